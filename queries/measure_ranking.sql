-- title: A measure: areas ranked
-- title_ja: 項目：団体の順位
-- about: Equal figures share a rank; an area tied with the last rank asked for is shown too.
-- about_ja: 同じ値は同順位。最後の順位と同順位の団体もすべて示す。
-- params: measure period part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period top order
-- columns: time_period rank tied area_code prefecture name kind
-- column: value measured value | 値
-- columns: low high unit decimals verdict of
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
