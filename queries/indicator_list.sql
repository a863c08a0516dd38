-- title: Measures that are loaded
-- title_ja: 取り込まれた項目
-- about: One row for a measure of a dataset, with its periods and how many areas have a value.
-- about_ja: データセットの項目ごとに1行。期間と、値のある団体数。
-- param: text text none part of a measure's name | 項目名の一部
-- param: numbers_only boolean true leave out columns of free text | 数値のない項目を除く
-- column: measure - measure | 項目
-- column: dataset - dataset | データセット
-- column: unit - unit | 単位
-- column: first_period - first period | 最初の時点
-- column: last_period - last period | 最後の時点
-- column: areas 団体 areas with a value | 値のある団体
-- column: values 件 values | 値の数
-- column: simulated - simulated | 模擬データ
-- detail: simulated
-- minor: values
-- rows: asked
with asked as (
    select *
    from indicator
    where $text is null or contains(lower(nfc_normalize(measure)), lower(nfc_normalize($text)))
    qualify not $numbers_only or count(*) filter (where status = 'normal') over (partition by measure, dataset) > 0
)

select
    measure,
    dataset,
    first(unit order by unit) as unit,
    min(time_period) as first_period,
    max(time_period) as last_period,
    count(distinct area_code) filter (where status = 'normal') as areas,
    count(*) filter (where status = 'normal') as values,
    bool_or(simulated) as simulated
from asked
group by measure, dataset
order by measure, dataset
