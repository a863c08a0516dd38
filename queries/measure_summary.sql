-- title: A measure: its areas counted up
-- title_ja: 項目：団体の集計
-- about: One row for a period: how many areas have a figure, how they spread, how many are over or under a threshold, and who has none. A sum stands only where every area has its figure and figures of the unit may be added up.
-- about_ja: 時点ごとに1行。値のある団体の数、分布、基準を超える（下回る）団体の数、値のない団体。合計は、すべての団体に値があり、足し合わせてよい単位のときだけ示す。
-- param: measure measure required measure, or a part of its name that no other has | 項目（一意なら名前の一部でよい）
-- param: period periods latest periods of the figures (2024, R6, 2020-01-01, all) | 値の時点（2024、R6、2020-01-01、all など）
-- param: part part whole which part of the whole | 全体のうちどの部分か
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- param: over number none count the areas over this | この値を超える団体を数える
-- param: under number none count the areas under this | この値を下回る団体を数える
-- param: prefecture prefecture none only this prefecture | 都道府県で絞る
-- param: per measure none divide by this measure | この項目で割る
-- param: per_period matching matching period of that measure; by itself the one that matches | 割る項目の時点（指定しなければ対応する時点）
-- param: weight measure none weigh the mean by this measure | 平均の重みとする項目
-- param: weight_period matching matching period of the weight; by itself the one that matches | 重みの時点（指定しなければ対応する時点）
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
-- column: lowest_area - area with the lowest | 最小の団体
-- column: highest_area - area with the highest | 最大の団体
-- column: missing 団体 missing | 欠測
-- column: suppressed 団体 suppressed | 秘匿
-- column: other_status 団体 other | その他
-- column: not_listed 団体 not listed | 掲載なし
-- column: outside_universe 団体 outside the universe | 対象外
-- column: missing_areas - missing | 欠測の団体
-- column: suppressed_areas - suppressed | 秘匿の団体
-- column: undecidable_areas - undecidable | 判定できない団体
-- column: not_listed_areas - not listed | 掲載のない団体
-- column: weighted_mean measured.1 weighted mean | 加重平均
-- column: weighted 団体 areas in the weighted mean | 加重平均の団体
-- column: simulated - simulated | 模擬データ
-- detail: share_beyond_low share_beyond_high not_beyond quartile_low quartile_high lowest_area highest_area missing suppressed other_status not_listed outside_universe missing_areas suppressed_areas undecidable_areas not_listed_areas weighted_mean weighted simulated decimals
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
        fsum(cast(value as double) * cast(weight as double)) / nullif(fsum(cast(weight as double)), 0) as weighted_mean,
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
