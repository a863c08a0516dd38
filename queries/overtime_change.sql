-- title: Overtime: change between two fiscal years, by area
-- title_ja: 時間外勤務：2つの年度の間の増減
-- about: One row for every area with a value in both years, largest increase first. Where a year is known only to a rounded monthly mean, the change is open by as much; direction says up or down only when that cannot turn it.
-- about_ja: 両年度に値のある団体ごとに1行、増加の大きい順。月平均のみの年度は丸めの幅だけ増減も不確かで、向きは丸めで変わらないときだけ示す。
-- note: Where only a monthly mean was published the year is 12 × that mean, open by ±0.6 hours when the mean is rounded to 0.1 (hours_basis, monthly_only) | 月平均だけが公表された値は月平均×12とした。0.1時間単位に丸められた月平均では年間に±0.6時間の幅がある
-- param: from_year fiscal_year previous first fiscal year | 前の年度
-- param: to_year fiscal_year latest second fiscal year | 後の年度
-- param: scope choice municipalities areas counted | 範囲 [municipalities, designated-cities, prefectures, all]
-- param: threshold number 100 hours of overtime a year; over means strictly more | 年間の時間数（これを超えるものを数える）
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: hours_before h/年.1 hours a year (first year) | 前の年度の時間数
-- column: hours_after h/年.1 hours a year (second year) | 後の年度の時間数
-- column: change h/年.1 change | 増減
-- column: change_low h/年.1 change (at least) | 増減（下限）
-- column: change_high h/年.1 change (at most) | 増減（上限）
-- column: direction - direction of change | 向き
-- column: crossing - crossed the threshold | 基準をまたいだか
-- signed: change change_low change_high
-- detail: area_code kind change_low change_high
-- minor: crossing
-- coded: kind direction crossing
-- rows: counted_rows
with judged as (
    select *
    from store.judged('overtime_counted', [$from_year, $to_year], $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
),

counted_rows as (
    select area_code, source_id, sheet, cell from judged where source_id is not null
),

paired as (
    select
        later.area_code,
        later.prefecture,
        later.name,
        later.kind,
        earlier.hours as hours_before,
        later.hours as hours_after,
        earlier.verdict as verdict_before,
        later.verdict as verdict_after,
        later.hours - earlier.hours as change,
        later.hours_low - earlier.hours_high as change_low,
        later.hours_high - earlier.hours_low as change_high
    from judged as later
    inner join judged as earlier using (area_code)
    where
        later.fiscal_year = $to_year
        and earlier.fiscal_year = $from_year
        and later.hours is not null
        and earlier.hours is not null
)

select
    area_code,
    prefecture,
    name,
    kind,
    cast(hours_before as double) as hours_before,
    cast(hours_after as double) as hours_after,
    cast(change as double) as change,
    cast(change_low as double) as change_low,
    cast(change_high as double) as change_high,
    store.direction(change_low, change_high) as direction,
    case
        when verdict_before = 'not_over' and verdict_after = 'over' then 'to over'
        when verdict_before = 'over' and verdict_after = 'not_over' then 'to not over'
        when verdict_before = verdict_after and verdict_after <> 'undecidable' then 'no'
        else 'undecidable'
    end as crossing
from paired
order by change desc, area_code
