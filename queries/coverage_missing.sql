-- title: Coverage: areas without a value for overtime
-- title_ja: 収録状況：時間外勤務の値のない団体
-- about: One row for an area of the universe that has no value in a fiscal year, with the reason and the cell that gives it; areas that rounding leaves undecidable are listed too.
-- about_ja: 対象の団体のうち、その年度の値がないもの、丸めのため判定できないものを、理由とセルとともに1行ずつ。
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- params: scope threshold prefecture
-- columns: fiscal_year
-- column: reason - reason | 理由
-- columns: area_code prefecture name kind hours at_least at_most sheet cell
-- detail: area_code hours sheet cell
-- minor: kind
-- coded: reason=status kind
-- rows: judged
with judged as (
    select *
    from store.judged('overtime_counted', $year, $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

parted as (
    -- bodies that a workbook lists with some of their staff: no figure of all of them is not no line at all
    select distinct fiscal_year, area_code
    from overtime
    where fiscal_year in $year and staff_scope <> '全体'
),

listed as (
    select
        judged.*,
        case
            when judged.verdict = 'undecidable' then judged.verdict
            when judged.status = 'not_listed' and parted.area_code is not null then 'part_only'
            else judged.status
        end as reason
    from judged
    left join parted using (fiscal_year, area_code)
    where judged.verdict is null or judged.verdict = 'undecidable'
)

select
    fiscal_year,
    reason,
    area_code,
    prefecture,
    name,
    kind,
    cast(hours as double) as hours,
    cast(hours_low as double) as at_least,
    cast(hours_high as double) as at_most,
    sheet,
    cell
from listed
order by
    fiscal_year,
    list_position(['missing', 'suppressed', 'part_only', 'not_listed', 'undecidable'], reason) nulls last,
    reason,
    area_code
