-- title: A measure: change between two periods
-- title_ja: 項目：2つの時点の間の増減
-- about: One row for an area with a figure in both periods and the same code in both; the bounds say what rounding leaves open.
-- about_ja: 両方の時点に同じ団体コードの値がある団体ごとに1行。上限・下限は丸めによる幅。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: from_period period previous earlier period | 前の時点
-- param: to_period period latest later period | 後の時点
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: before measured value before | 前の値
-- column: after measured value after | 後の値
-- column: change measured change | 増減
-- column: change_low measured change (at least) | 増減（下限）
-- column: change_high measured change (at most) | 増減（上限）
-- column: direction - direction of change | 向き
-- column: crossing - crossed the threshold | 基準をまたいだか
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
