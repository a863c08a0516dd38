-- title: Coverage: areas without a value for overtime
-- title_ja: 収録状況：時間外勤務の値のない団体
-- about: One row for an area of the universe that has no value in a fiscal year, with the reason and the cell that gives it; areas that rounding leaves undecidable are listed too.
-- about_ja: 対象の団体のうち、その年度の値がないもの、丸めのため判定できないものを、理由とセルとともに1行ずつ。
-- param: year fiscal_years latest fiscal years of the data | データの年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- column: fiscal_year - fiscal year | 年度
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
-- detail: area_code hours sheet cell
-- minor: kind
-- coded: reason=status kind
-- rows: counted_rows
with judged as (
    select * from store.judged('overtime_counted', $year, $scope, $threshold)
),

counted_rows as (
    select source_id, sheet, cell from judged where source_id is not null
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
