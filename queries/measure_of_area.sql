-- title: A measure of one area
-- title_ja: 項目：1団体の推移
-- about: One row for every period of the measure in which the area exists: its figure, the bounds that rounding leaves open, what it says of the threshold, and its cell; or why it has none. Lists of some bodies count too: an area's own table says what it says.
-- about_ja: 団体が存在した、項目の時点ごとに1行。その団体の値、丸めによる幅、基準に対する判定、セル。値がなければその理由。一部の団体だけの一覧（その団体自身の表など）の値も示す。
-- params: measure area
-- param: period periods all periods of the figures (2024, R6, 2020-01-01, all) | 値の時点（2024、R6、2020-01-01、all など）
-- params: part over under per per_period
-- columns: time_period area_code prefecture name kind
-- column: area_value measured value | 値
-- columns: low high unit decimals verdict status sheet cell
-- detail: area_code prefecture name kind low high sheet cell decimals
-- minor: unit status
-- coded: kind verdict status
-- plot: line area_value by time_period
-- rows: behind
-- lists: bodies
with counted as (
    select *
    from store.measure_counted($measure, $period, $part, 'all', $per, $per_period, $over, $under)
    where area_code = $area
),

behind as (
    from store.measure_behind('counted')
)

select
    time_period,
    area_code,
    prefecture,
    name,
    kind,
    cast(value as double) as area_value,
    cast(low as double) as low,
    cast(high as double) as high,
    unit,
    decimals,
    verdict,
    status,
    sheet,
    cell
from counted
order by day, time_period
