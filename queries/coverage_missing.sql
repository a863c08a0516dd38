-- title: Coverage: areas without a value for overtime
-- title_ja: 収録状況：時間外勤務の値のない団体
-- about: One row for an area of the universe that has no value in a fiscal year, with the reason and the cell that gives it; areas that rounding leaves undecidable are listed too.
-- about_ja: 対象の団体のうち、その年度の値がないもの、丸めのため判定できないものを、理由とセルとともに1行ずつ。
-- param: year fiscal_year latest fiscal year of the data | データの年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: reason - reason | 理由
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: hours h/年.1 hours a year | 年間時間数
-- column: at_least h/年.1 at least | 下限
-- column: at_most h/年.1 at most | 上限
-- column: sheet - sheet | シート
-- column: cell - cell | セル
-- detail: area_code kind hours sheet
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

listed as (
    select
        *,
        case when verdict = 'undecidable' then verdict else status end as reason
    from judged
    where verdict is null or verdict = 'undecidable'
)

select
    listed.reason,
    listed.area_code,
    listed.prefecture,
    listed.name,
    listed.kind,
    cast(listed.hours as double) as hours,
    cast(listed.at_least as double) as at_least,
    cast(listed.at_most as double) as at_most,
    counted_rows.sheet,
    counted_rows.cell
from listed
left join counted_rows using (area_code, fiscal_year)
order by
    list_position(['missing', 'suppressed', 'not_listed', 'undecidable'], listed.reason) nulls last,
    listed.reason,
    listed.area_code
