-- title: Overtime: change between two fiscal years, by area
-- title_ja: 時間外勤務：2つの年度の間の増減
-- about: One row for every area with a value in both years, largest increase first. Where a year is known only to a rounded monthly mean, the change is open by as much; direction says up or down only when that cannot turn it.
-- about_ja: 両年度に値のある団体ごとに1行、増加の大きい順。月平均のみの年度は丸めの幅だけ増減も不確かで、向きは丸めで変わらないときだけ示す。
-- notes: monthly_mean
-- param: from_year fiscal_year previous first fiscal year | 前の年度
-- param: to_year fiscal_year latest second fiscal year | 後の年度
-- params: scope threshold prefecture
-- columns: area_code prefecture name kind
-- column: hours_before h/年.1 hours a year (first year) | 前の年度の時間数
-- column: hours_after h/年.1 hours a year (second year) | 後の年度の時間数
-- column: change h/年.1 change | 増減
-- column: change_low h/年.1 change (at least) | 増減（下限）
-- column: change_high h/年.1 change (at most) | 増減（上限）
-- columns: direction crossing
-- signed: change change_low change_high
-- detail: area_code kind change_low change_high
-- minor: crossing
-- coded: kind direction crossing
-- rows: judged
with judged as (
    select *
    from store.judged('overtime_counted', [$from_year, $to_year], $scope, $threshold)
    where $prefecture is null or prefecture = $prefecture
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
