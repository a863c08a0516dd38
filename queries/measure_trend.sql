-- title: A measure over its periods
-- title_ja: 項目の推移
-- about: One row for every period loaded, each with the universe of its own first day; beside it one area, and the median of those like it: same kind, nearest population.
-- about_ja: 取り込まれた時点ごとに1行。対象は各時点の初日の団体。団体を指定すると、その値と、同じ区分で人口の近い団体の中央値を並べる。
-- params: measure
-- param: period periods all periods of the figures (2024, R6, 2020-01-01, all) | 値の時点（2024、R6、2020-01-01、all など）
-- params: part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period
-- param: area area none an area to show beside all | 並べて示す団体
-- param: population measure none measure of population that similar areas are found by | 類似団体を決める人口の項目
-- param: population_period matching nearest its period; by itself the nearest | その時点（指定しなければ最も近い時点）
-- param: top integer 10 how many similar areas | 類似団体の数
-- columns: time_period scope unit decimals universe_size reporting beyond not_beyond undecidable share_beyond
-- columns: share_beyond_low share_beyond_high total mean median quartile_low quartile_high lowest highest missing
-- columns: suppressed other_status not_listed
-- column: area_value measured value of the area | 団体の値
-- column: similar_median measured.1 median of the similar areas | 類似団体の中央値
-- column: similar_areas 団体 similar areas with a value | 値のある類似団体
-- columns: simulated
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
