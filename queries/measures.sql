-- title: Measures that can be asked for
-- title_ja: 利用できる項目
-- about: One row for a measure of a dataset and its unit: its periods, how many areas or categories have a number (N), and the sources it is read from.
-- about_ja: データセットの項目と単位ごとに1行。時点の範囲、数値のある団体・区分の数（N）、出典。
-- columns: measure
-- column: label - as printed | 見出し
-- columns: dataset unit
-- column: first_period - first period | 最初の時点
-- column: last_period - last period | 最後の時点
-- column: n - N | N
-- column: values - numbers | 数値の数
-- column: sources - sources | 出典
-- columns: simulated
-- detail: simulated
-- minor: label values
-- rows: behind
-- sources: used
with lines as materialized (
    -- numbers for texts: every value is looked at
    select
        item.item_id,
        item.period,
        item.fiscal_year,
        dense_rank() over (order by coalesce(area.area_code, item.category, item.label)) as name_id,
        dense_rank() over (order by item.period, item.fiscal_year) as period_id
    from store.item as item
    left join store.area as area using (area_id)
),

periods as (
    select distinct period_id, period, fiscal_year
    from lines
),

columns as materialized (
    select
        series.*,
        sheet_table.dataset,
        source.source_id,
        source.simulated,
        source.fiscal_year as source_year,
        dense_rank() over (order by sheet_table.dataset, series.measure, series.unit) as measure_id
    from store.series as series
    inner join store.sheet_table as sheet_table using (table_id)
    inner join store.source as source using (source_id)
    where source.current
),

reached as (
    select columns.measure_id, count(distinct lines.name_id) as n
    from store.observation as observation
    inner join columns using (series_id)
    inner join lines using (item_id)
    where observation.status = 'normal'
    group by columns.measure_id
),

counted as (
    -- one key of two numbers: by both apart, DuckDB would first add up line by line
    select lines.period_id * 4294967296 + observation.series_id as place, count(*) as values
    from store.observation as observation
    inner join lines using (item_id)
    where observation.status = 'normal'
    group by place
),

used as materialized (
    select
        columns.*,
        counted.values,
        coalesce(columns.fiscal_year, periods.fiscal_year, columns.source_year) as year,
        coalesce(columns.period, periods.period, 'FY' || year) as time_period
    from counted
    inner join columns on columns.series_id = counted.place % 4294967296
    inner join periods on periods.period_id = counted.place // 4294967296
),

behind as (
    select source_id, sheet, cell
    from observation_detail
    where current and status = 'normal'
)

select
    used.measure,
    first(used.label order by used.source_id desc, used.series_id) as label,
    used.dataset,
    used.unit,
    arg_min(used.time_period, (used.year, used.time_period)) as first_period,
    arg_max(used.time_period, (used.year, used.time_period)) as last_period,
    any_value(reached.n) as n,
    cast(sum(used.values) as bigint) as values,
    array_to_string(list_sort(list(distinct used.source_id)), ', ') as sources,
    bool_or(used.simulated) as simulated
from used
inner join reached using (measure_id)
group by used.measure, used.dataset, used.unit
order by used.dataset, used.measure, used.unit nulls first
