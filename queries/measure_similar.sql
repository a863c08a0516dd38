-- title: A measure of an area beside those like it
-- title_ja: 項目：団体と類似団体
-- about: The area asked for and those of its kind whose population is nearest to it, with their figures.
-- about_ja: 指定した団体と、同じ区分で人口の最も近い団体の値。
-- notes: similar
-- params: measure
-- param: area area required the municipality | 団体
-- param: top integer 10 how many | 団体数
-- param: period period latest period of the figures (2024, R6, 2020-01-01) | 値の時点（2024、R6、2020-01-01 など）
-- params: part
-- param: scope scope auto areas counted; auto: those that the figures are of | 範囲（auto は値のある種類の団体）
-- params: over under per per_period population population_period
-- columns: nearness time_period area_code prefecture name kind population population_period
-- column: value measured value | 値
-- columns: unit decimals verdict status
-- detail: area_code status population_period decimals
-- minor: kind unit
-- coded: kind verdict status
-- plot: bars value by name or bars value by prefecture name
-- rows: behind
with counted as (
    select *
    from store.measure_counted($measure, [$period], $part, $scope, $per, $per_period, $over, $under)
),

shown as (
    select
        counted.*,
        alike.nearness,
        alike.people,
        alike.people_period,
        alike.source_id as people_source,
        alike.sheet as people_sheet,
        alike.cell as people_cell
    from counted
    inner join store.similar($area, $population, $population_period) as alike using (area_code)
    where alike.nearness <= $top
),

behind as (
    from store.measure_behind('shown')
    union all
    select area_code, people_source as source_id, people_sheet as sheet, people_cell as cell from shown
)

select
    nearness,
    time_period,
    area_code,
    prefecture,
    name,
    kind,
    cast(people as bigint) as population,
    people_period as population_period,
    cast(value as double) as value,
    unit,
    decimals,
    verdict,
    status
from shown
order by nearness
