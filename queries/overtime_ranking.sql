-- title: Overtime: areas ranked by hours a year
-- title_ja: 時間外勤務：年間時間数の順位
-- about: Equal hours share a rank; an area tied with the last rank asked for is shown too. Where only a monthly mean was published, hours is 12 × that mean.
-- about_ja: 同じ時間数は同順位。最後の順位と同順位の団体もすべて示す。月平均のみ公表の団体は月平均×12。
-- note: A rank among figures rounded to 0.1 hours a month is no finer than that: neighbours can differ by rounding alone | 0.1時間単位に丸められた値の順位であり、隣り合う順位の差は丸めによることがある
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: top integer 20 ranks shown | 表示する順位
-- param: order choice highest which end | 並び順 [highest, lowest]
-- param: prefecture text none only this prefecture | 都道府県で絞る
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: rank 位 rank | 順位
-- column: tied 団体 areas sharing the rank | 同順位の団体数
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: hours h/年.1 hours a year | 年間時間数
-- column: hours_basis - basis | 基礎
-- column: verdict - against the threshold | 判定
-- column: of 団体 areas ranked | 順位の対象
-- detail: tied area_code hours_basis of
-- rows: counted_rows
with years as (
    select cast($year as integer) as fiscal_year
),

reported as materialized (
    select overtime.*
    from overtime
    inner join years using (fiscal_year)
    where overtime.staff_scope = '全体'
),

universe as (
    -- areas of the scope that existed on 1 April of the fiscal year; the six villages of the Northern Territories,
    -- which file no statistics, are in no universe
    select
        years.fiscal_year,
        area.area_code,
        area.prefecture_code,
        area.prefecture,
        area.name,
        area.kind,
        area.region
    from years
    inner join area
        on coalesce(area.valid_from, date '1900-01-01') <= make_date(years.fiscal_year, 4, 1)
        and coalesce(area.valid_to, date '9999-12-31') >= make_date(years.fiscal_year, 4, 1)
    where
        area.jis_code not between '01695' and '01700'
        and case $scope
            when 'municipalities' then area.level = 'municipality' and area.kind <> '指定都市'
            when 'designated-cities' then area.kind = '指定都市'
            when 'prefectures' then area.level = 'prefecture'
            else area.level in ('municipality', 'prefecture')
        end
),

counted_rows as (
    select reported.*
    from reported
    inner join universe using (area_code, fiscal_year)
),

bounds as (
    -- a published year is taken as it is; a monthly mean published to 0.1 h leaves the year open by 12 × ±0.05 h;
    -- finer steps count only for a value that itself prints more decimals, coarser ones where no value prints any
    select
        area_code,
        fiscal_year,
        coalesce(hours_per_year, 12 * month) as hours,
        coalesce(hours_per_year, 12 * (month - half_step)) as at_least,
        coalesce(hours_per_year, 12 * (month + half_step)) as at_most,
        status,
        hours_basis
    from (
        select
            area_code,
            fiscal_year,
            hours_basis,
            status,
            cast(hours_per_year as decimal(18, 6)) as hours_per_year,
            cast(hours_per_month as decimal(18, 6)) as month,
            cast(
                0.5 / power(
                    10,
                    least(
                        coalesce(month_decimals, 1),
                        case when month = round(month, 1) then 1 when month = round(month, 2) then 2 else 3 end
                    )
                ) as decimal(18, 6)
            ) as half_step
        from counted_rows
    )
),

judged as (
    -- one row per area of the universe; `verdict` is null where no hours were reported
    select
        universe.*,
        bounds.hours,
        bounds.at_least,
        bounds.at_most,
        case when bounds.hours is not null then bounds.hours_basis end as hours_basis,
        case when bounds.hours is null then coalesce(bounds.status, 'not_listed') else 'normal' end as status,
        case
            when bounds.at_least > $threshold then 'over'
            when bounds.at_most <= $threshold then 'not_over'
            when bounds.hours is not null then 'undecidable'
        end as verdict
    from universe
    left join bounds using (area_code, fiscal_year)
),

ranked as (
    select
        *,
        rank() over (order by case $order when 'highest' then -hours else hours end) as place,
        count(*) over (partition by hours) as tied,
        count(*) over () as of_areas
    from judged
    where
        hours is not null
        and ($prefecture is null or prefecture = $prefecture)
)

select
    place as rank,
    tied,
    area_code,
    prefecture,
    name,
    kind,
    cast(hours as double) as hours,
    hours_basis,
    verdict,
    of_areas as of
from ranked
where place <= $top
order by place, area_code
