-- title: Measures that can be asked for
-- title_ja: 利用できる項目
-- about: One row for a measure of a dataset and its unit: its periods, how many areas or categories have a number (N), and the sources it is read from.
-- about_ja: データセットの項目と単位ごとに1行。時点の範囲、数値のある団体・区分の数（N）、出典。
-- column: measure - measure | 項目
-- column: label - as printed | 見出し
-- column: dataset - dataset | データセット
-- column: unit - unit | 単位
-- column: first_period - first period | 最初の時点
-- column: last_period - last period | 最後の時点
-- column: n - N | N
-- column: values - numbers | 数値の数
-- column: sources - sources | 出典
-- column: simulated - simulated | 模擬データ
-- detail: simulated
-- minor: label values
-- rows: used
with used as (
    select *, coalesce(time_period, 'FY' || fiscal_year) as period
    from observation_detail
    where current and status = 'normal'
)

select
    measure,
    first(measure_label order by source_id desc, series_id) as label,
    dataset,
    unit,
    arg_min(period, (fiscal_year, period)) as first_period,
    arg_max(period, (fiscal_year, period)) as last_period,
    count(distinct coalesce(area_code, category, item_label)) as n,
    count(*) as values,
    array_to_string(list_sort(list(distinct source_id)), ', ') as sources,
    bool_or(simulated) as simulated
from used
group by measure, dataset, unit
order by dataset, measure, unit nulls first
