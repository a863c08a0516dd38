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

listed as (
    select
        *,
        case when verdict = 'undecidable' then verdict else status end as reason
    from judged
    where verdict is null or verdict = 'undecidable'
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
    list_position(['missing', 'suppressed', 'not_listed', 'undecidable'], reason) nulls last,
    reason,
    area_code
