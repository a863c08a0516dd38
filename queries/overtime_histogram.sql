-- title: Overtime: areas by hours a year, in bins
-- title_ja: 時間外勤務：年間時間数の階級別団体数
-- about: Bins are open below and closed above, so that a threshold on an edge parts the areas over it from the others. Empty bins are shown.
-- about_ja: 階級は「超〜以下」。基準が階級の境にあれば、超える団体と超えない団体がちょうど分かれる。0件の階級も示す。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: width number 10 width of a bin in hours | 階級の幅（時間）
-- column: fiscal_year - fiscal year | 年度
-- column: above h/年 more than | 超
-- column: up_to h/年 up to and including | 以下
-- column: areas 団体 areas | 団体数
-- column: over 団体 of them over the threshold | うち基準を超える
-- column: undecidable 団体 of them undecidable | うち判定できない
-- column: share fraction.1 share of reporting areas | 割合
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

binned as (
    -- 0 hours belongs to the first bin although that is open below
    select
        *,
        greatest(cast(ceil(hours / cast($width as decimal(18, 6))) as integer), 1) as bin
    from judged
    where hours is not null
),

bins as (
    select unnest(generate_series(min(bin), max(bin))) as bin
    from binned
),

counted as (
    select
        bin,
        count(hours) as areas,
        count(*) filter (where verdict = 'over') as over,
        count(*) filter (where verdict = 'undecidable') as undecidable
    from bins
    left join binned using (bin)
    group by bin
)

select
    years.fiscal_year,
    (counted.bin - 1) * $width as above,
    counted.bin * $width as up_to,
    counted.areas,
    counted.over,
    counted.undecidable,
    counted.areas / sum(counted.areas) over () as share
from counted
cross join years
order by counted.bin
