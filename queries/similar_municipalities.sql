-- title: Similar municipalities: same kind, nearest population
-- title_ja: 類似団体：同じ区分で人口の近い団体
-- about: The area asked for and those of its kind whose population is nearest to it, with their overtime. This is not MIC's 類似団体 classification, which also needs industry shares.
-- about_ja: 指定した団体と、同じ区分で人口の最も近い団体、その時間外勤務。総務省の類似団体区分（産業構造も用いる）とは異なる。
-- notes: similar monthly_mean
-- param: area area required the municipality | 団体
-- param: top integer 10 how many | 団体数
-- params: year
-- param: scope choice all areas compared | 比べる範囲 [municipalities, designated-cities, prefectures, all]
-- params: threshold population population_period
-- columns: nearness area_code prefecture name kind population population_period hours verdict status
-- detail: area_code status population_period
-- minor: kind
-- coded: kind verdict status
-- rows: behind
with judged as (
    select * from store.judged('overtime_counted', [$year], $scope, $threshold)
),

compared as (
    select
        judged.*,
        alike.nearness,
        cast(alike.people as bigint) as population,
        alike.people_period as population_period,
        alike.source_id as people_source,
        alike.sheet as people_sheet,
        alike.cell as people_cell
    from judged
    inner join store.similar($area, $population, $population_period) as alike using (area_code)
),

shown as (
    select * from compared where nearness <= $top
),

behind as (
    select source_id, sheet, cell
    from shown
    union all
    select people_source as source_id, people_sheet as sheet, people_cell as cell
    from shown
)

select
    nearness,
    area_code,
    prefecture,
    name,
    kind,
    population,
    population_period,
    cast(hours as double) as hours,
    verdict,
    status
from shown
order by nearness
