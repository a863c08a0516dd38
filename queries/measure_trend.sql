-- title: A measure over its periods
-- title_ja: 項目の推移
-- about: One row for every period loaded, each with the universe of its own first day; beside it one area, and the median of those like it: same kind, nearest population.
-- about_ja: 取り込まれた時点ごとに1行。対象は各時点の初日の団体。団体を指定すると、その値と、同じ区分で人口の近い団体の中央値を並べる。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: period periods all periods of the figures (2024, R6, 2020-01-01, all) | 値の時点（2024、R6、2020-01-01、all など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- param: area area none an area to show beside all | 並べて示す団体
-- param: population measure none measure of population that similar areas are found by | 類似団体を決める人口の項目
-- param: population_period matching nearest its period; by itself the nearest | その時点（指定しなければ最も近い時点）
-- param: top integer 10 how many similar areas | 類似団体の数
-- column: time_period - period | 時点
-- column: scope - areas counted | 範囲
-- column: unit - unit | 単位
-- column: decimals - decimals printed | 小数の桁数
-- column: universe_size 団体 universe | 対象
-- column: reporting 団体 reporting | 値あり
-- column: beyond 団体 over or under | 超える・下回る
-- column: not_beyond 団体 not over or under | 超えない・下回らない
-- column: undecidable 団体 undecidable | 判定不能
-- column: share_beyond fraction.1 share over or under | 超える・下回る割合
-- column: share_beyond_low fraction.1 share (low) | 割合の下限
-- column: share_beyond_high fraction.1 share (high) | 割合の上限
-- column: total measured total | 合計
-- column: mean measured.1 mean | 平均
-- column: median measured.1 median | 中央値
-- column: quartile_low measured.1 lower quartile | 第1四分位
-- column: quartile_high measured.1 upper quartile | 第3四分位
-- column: lowest measured lowest | 最小
-- column: highest measured highest | 最大
-- column: missing 団体 missing | 欠測
-- column: suppressed 団体 suppressed | 秘匿
-- column: other_status 団体 other | その他
-- column: not_listed 団体 not listed | 掲載なし
-- column: area_value measured value of the area | 団体の値
-- column: similar_median measured.1 median of the similar areas | 類似団体の中央値
-- column: similar_areas 団体 similar areas with a value | 値のある類似団体
-- column: simulated - simulated | 模擬データ
-- detail: scope share_beyond_low share_beyond_high not_beyond quartile_low quartile_high missing suppressed other_status not_listed simulated decimals
-- minor: universe_size total lowest highest
-- coded: scope
-- plot: line share_beyond by time_period or line median by time_period or parts beyond undecidable not_beyond
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, $period, $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

alike as (
    select area_code, nearness, source_id, sheet, cell
    from store.similar($area, $population, list_slice(coalesce($population_period, []), -1, -1))
    where nearness <= $top
),

grouped as (
    select *, '' as group_name, 1 as position, 'total' as row_kind from counted
),

compared as (
    select
        counted.time_period,
        max(counted.value) filter (where counted.area_code = $area) as area_value,
        median(cast(counted.value as double)) filter (where alike.nearness > 0) as similar_median,
        count(counted.value) filter (where alike.nearness > 0) as similar_areas
    from counted
    left join alike using (area_code)
    group by counted.time_period
),

behind as (
    from store.measure_behind('counted')
    union all
    select area_code, source_id, sheet, cell from alike
)

select
    time_period,
    $scope as scope,
    tally.* exclude (time_period, day, position, group_name, row_kind, simulated),
    cast(area_value as double) as area_value,
    similar_median,
    similar_areas,
    simulated
from store.measure_tally('grouped') as tally
inner join compared using (time_period)
order by day, time_period
