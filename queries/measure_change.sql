-- title: A measure: change between two periods
-- title_ja: 項目：2つの時点の間の増減
-- about: One row for an area with a figure in both periods and the same code in both; the bounds say what rounding leaves open.
-- about_ja: 両方の時点に同じ団体コードの値がある団体ごとに1行。上限・下限は丸めによる幅。
-- params: measure
-- param: from_period period previous earlier period | 前の時点
-- param: to_period period latest later period | 後の時点
-- params: part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period
-- columns: area_code prefecture name kind unit decimals
-- column: before measured value before | 前の値
-- column: after measured value after | 後の値
-- column: change measured change | 増減
-- column: change_low measured change (at least) | 増減（下限）
-- column: change_high measured change (at most) | 増減（上限）
-- columns: direction crossing
-- signed: change change_low change_high
-- detail: area_code kind change_low change_high decimals
-- minor: unit crossing
-- coded: kind direction crossing
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, [$from_period, $to_period], $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

paired as (
    select
        later.area_code,
        later.prefecture,
        later.name,
        later.kind,
        later.unit,
        greatest(earlier.decimals, later.decimals) as decimals,
        earlier.value as before,
        later.value as after,
        earlier.verdict as verdict_before,
        later.verdict as verdict_after,
        later.value - earlier.value as change,
        later.low - earlier.high as change_low,
        later.high - earlier.low as change_high
    from counted as later
    inner join counted as earlier using (area_code)
    where
        later.time_period = $to_period
        and earlier.time_period = $from_period
        and later.value is not null
        and earlier.value is not null
),

behind as (
    from store.measure_behind('counted')
)

select
    area_code,
    prefecture,
    name,
    kind,
    unit,
    decimals,
    cast(before as double) as before,
    cast(after as double) as after,
    cast(change as double) as change,
    cast(change_low as double) as change_low,
    cast(change_high as double) as change_high,
    store.direction(change_low, change_high) as direction,
    case
        when verdict_before in ('not_over', 'not_under') and verdict_after in ('over', 'under') then 'to beyond'
        when verdict_before in ('over', 'under') and verdict_after in ('not_over', 'not_under') then 'to not beyond'
        when verdict_before = verdict_after and verdict_after <> 'undecidable' then 'no'
        when verdict_before is not null then 'undecidable'
    end as crossing
from paired
order by paired.change desc, area_code
