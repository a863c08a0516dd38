-- title: A measure: its areas counted up
-- title_ja: 項目：団体の集計
-- about: One row for a period: how many areas have a figure, how they spread, how many are over or under a threshold, and who has none. A sum stands only where every area has its figure and figures of the unit may be added up.
-- about_ja: 時点ごとに1行。値のある団体の数、分布、基準を超える（下回る）団体の数、値のない団体。合計は、すべての団体に値があり、足し合わせてよい単位のときだけ示す。
-- params: measure period part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period
-- param: weight measure none weigh the mean by this measure | 平均の重みとする項目
-- param: weight_period matching matching period of the weight; by itself the one that matches | 重みの時点（指定しなければ対応する時点）
-- columns: time_period scope unit decimals universe_size reporting beyond not_beyond undecidable share_beyond
-- columns: share_beyond_low share_beyond_high total mean median quartile_low quartile_high lowest highest
-- column: lowest_area - area with the lowest | 最小の団体
-- column: highest_area - area with the highest | 最大の団体
-- columns: missing suppressed other_status not_listed outside_universe missing_areas suppressed_areas other_areas
-- columns: undecidable_areas not_listed_areas
-- column: weighted_mean measured.1 weighted mean | 加重平均
-- column: weighted 団体 areas in the weighted mean | 加重平均の団体
-- columns: simulated
-- detail: share_beyond_low share_beyond_high not_beyond quartile_low quartile_high lowest_area highest_area missing suppressed other_status not_listed outside_universe missing_areas suppressed_areas other_areas undecidable_areas not_listed_areas weighted_mean weighted simulated decimals
-- minor: universe_size total
-- coded: scope
-- plot: line share_beyond by time_period or line median by time_period or parts beyond undecidable not_beyond
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, $period, $part, $scope, $per, $per_period, $over, $under)
    where $prefecture is null or prefecture = $prefecture
),

weights as (
    select area_code, value as weight, source_id, sheet, cell, of_period
    from store.measured_beside($weight, $weight_period, $period)
    where value > 0
),

outside as (
    -- bodies with a figure that are not of the universe of its day: founded, merged or renamed since
    select figures.time_period, count(*) as outside_universe
    from store.measured($measure, $period, $part) as figures
    left join area on area.area_code = figures.area_code
    anti join counted on counted.area_code = figures.area_code and counted.time_period = figures.time_period
    where
        store.is_in_scope(figures.kind, $scope)
        and figures.value is not null
        and ($prefecture is null or area.prefecture = $prefecture)
    group by figures.time_period
),

grouped as (
    select *, '' as group_name, 1 as position, 'total' as row_kind from counted
),

named as (
    select
        time_period,
        string_agg(name, '、' order by area_code) filter (where status = 'missing') as missing_areas,
        string_agg(name, '、' order by area_code) filter (where status = 'suppressed') as suppressed_areas,
        string_agg(name, '、' order by area_code) filter (where verdict = 'undecidable') as undecidable_areas,
        string_agg(name, '、' order by area_code)
        filter (where status not in ('normal', 'missing', 'suppressed', 'not_listed')) as other_areas,
        string_agg(name, '、' order by area_code) filter (where status = 'not_listed') as not_listed_areas,
        string_agg(full_name, '、' order by area_code) filter (where value = lowest) as lowest_area,
        string_agg(full_name, '、' order by area_code) filter (where value = highest) as highest_area
    from (
        select
            *,
            if(prefecture = name, name, prefecture || ' ' || name) as full_name,
            min(value) over (partition by time_period) as lowest,
            max(value) over (partition by time_period) as highest
        from counted
    )
    group by time_period
),

weighed as (
    select
        counted.time_period,
        -- in one order: threads that add up in another may differ in the last digit
        fsum(cast(value as double) * cast(weight as double) order by counted.area_code)
        / nullif(fsum(cast(weight as double) order by counted.area_code), 0) as weighted_mean,
        count(*) as weighted
    from counted
    inner join weights on weights.area_code = counted.area_code and weights.of_period = counted.time_period
    where value is not null
    group by counted.time_period
),

behind as (
    from store.measure_behind('counted')
    union all
    select weights.area_code, weights.source_id, weights.sheet, weights.cell
    from weights
    inner join counted on weights.area_code = counted.area_code and weights.of_period = counted.time_period
    where counted.value is not null
)

select
    time_period,
    $scope as scope,
    unit,
    decimals,
    universe_size,
    reporting,
    beyond,
    not_beyond,
    undecidable,
    share_beyond,
    share_beyond_low,
    share_beyond_high,
    total,
    mean,
    median,
    quartile_low,
    quartile_high,
    lowest,
    highest,
    lowest_area,
    highest_area,
    missing,
    suppressed,
    other_status,
    not_listed,
    coalesce(outside_universe, 0) as outside_universe,
    missing_areas,
    suppressed_areas,
    other_areas,
    undecidable_areas,
    not_listed_areas,
    weighted_mean,
    weighted,
    simulated
from store.measure_tally('grouped')
inner join named using (time_period)
left join outside using (time_period)
left join weighed using (time_period)
order by day, time_period
