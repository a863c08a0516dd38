-- title: A measure: areas ranked
-- title_ja: 項目：団体の順位
-- about: Equal figures share a rank; an area tied with the last rank asked for is shown too.
-- about_ja: 同じ値は同順位。最後の順位と同順位の団体もすべて示す。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: period periods latest periods of the figures (2024, R6, 2020-01-01, all) | 値の時点（2024、R6、2020-01-01、all など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- param: top integer 20 ranks shown | 表示する順位
-- param: order choice highest which end | 並び順 [highest, lowest]
-- column: time_period - period | 時点
-- column: rank 位 rank | 順位
-- column: tied 団体 areas sharing the rank | 同順位の団体数
-- column: area_code - area code | 団体コード
-- column: prefecture - prefecture | 都道府県
-- column: name - area | 団体名
-- column: kind - kind | 区分
-- column: value measured value | 値
-- column: low measured value (at least) | 値（下限）
-- column: high measured value (at most) | 値（上限）
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: verdict - against the threshold | 判定
-- column: of 団体 areas ranked | 順位の対象
-- column: universe_size 団体 areas with or without a value | 値のない団体を含む対象
-- detail: tied low high area_code of universe_size decimals
-- minor: kind unit verdict
-- coded: kind verdict
-- plot: bars value by name or bars value by prefecture name
-- rows: behind
-- lists: bodies
with counted as (
    select *
    from store.measure_counted($measure, $period, $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

ranked as (
    select
        *,
        rank() over (partition by time_period order by case $order when 'highest' then -value else value end) as place,
        count(*) over (partition by time_period, value) as tied,
        count(*) over (partition by time_period) as of_areas
    from counted
    where value is not null
),

universe_counts as (
    select time_period, count(*) as universe_size
    from counted
    group by time_period
),

behind as (
    from store.measure_behind('counted')
)

select
    time_period,
    place as rank,
    tied,
    area_code,
    prefecture,
    name,
    kind,
    cast(value as double) as value,
    cast(low as double) as low,
    cast(high as double) as high,
    unit,
    decimals,
    verdict,
    of_areas as of,
    universe_size
from ranked
inner join universe_counts using (time_period)
where place <= $top
order by day, time_period, place, area_code
