-- title: A measure: every area
-- title_ja: 項目：団体別の一覧
-- about: One row for every area of the universe of the period, with its figure, the bounds that rounding leaves open, what it says of the threshold, and its cell.
-- about_ja: 時点の対象の団体ごとに1行。値、丸めによる幅、基準に対する判定、セル。
-- params: measure
-- param: period period latest period of the figures (2024, R6, 2020-01-01) | 値の時点（2024、R6、2020-01-01 など）
-- params: part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under prefecture per per_period
-- param: only choice all rows shown | 表示する団体 [all, beyond, not_beyond, undecidable, without_value]
-- columns: time_period area_code prefecture name kind region
-- column: value measured value | 値
-- columns: low high unit decimals verdict status sheet cell
-- detail: area_code region low high sheet cell decimals
-- minor: unit status
-- coded: kind verdict status
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, [$period], $part, $scope, $per, $per_period, $over, $under)
),

parted as (
    -- bodies that a workbook lists with another part of the whole
    select distinct area_code
    from store.measure_figures($measure)
    where time_period = $period and part <> $part
),

shown as (
    select * replace (
        case when status = 'not_listed' and area_code in (from parted) then 'part_only' else status end as status
    )
    from counted
    where
        ($prefecture is null or prefecture = $prefecture)
        and case $only
            when 'all' then true
            when 'without_value' then value is null
            when 'beyond' then verdict in ('over', 'under')
            when 'not_beyond' then verdict in ('not_over', 'not_under')
            else verdict = 'undecidable'
        end
),

behind as (
    from store.measure_behind('shown')
)

select
    time_period,
    area_code,
    prefecture,
    name,
    kind,
    region,
    cast(value as double) as value,
    cast(low as double) as low,
    cast(high as double) as high,
    unit,
    decimals,
    verdict,
    status,
    sheet,
    cell
from shown
order by area_code
