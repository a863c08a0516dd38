-- title: Measures that hold the population of municipalities
-- title_ja: 市区町村の人口を示す項目
-- about: Measures whose path ends in 人口 › 計 (住民基本台帳に基づく人口), newest first; the first one is what population bands use. This is the one place that says what counts as a population.
-- about_ja: 項目名が「人口 › 計」で終わるもの（住民基本台帳に基づく人口）、新しい順。人口規模別の集計は先頭の項目を使う。
-- columns: measure
-- column: time_period - date | 時点
-- column: areas 団体 areas with a value | 値のある団体
-- rows: people
with people as (
    select measure, time_period, area_code, source_id, sheet, cell
    from indicator
    where
        status = 'normal'
        and area_code is not null
        and (measure = '人口 › 計' or measure like '%› 人口 › 計')
)

select
    measure,
    time_period,
    count(distinct area_code) as areas
from people
group by measure, time_period
having count(distinct area_code) > 0
order by regexp_extract(time_period, '[0-9].*') desc, areas desc, measure
