-- The contract with analysts' SQL, `queries/` and other tools: views and what their columns mean.

create view store.figure as
select
    o.series_id, o.item_id, o.prefecture_code, o.value, o.status, o.form, o.raw,
    s.line as series_line, s.measure, s.label as measure_label, s.unit, s.unit_said, s.period_said,
    s.staff_scope, s.attributes, s.header, s.decimals,
    coalesce(s.period, i.period) as time_period,
    coalesce(s.period_kind, i.period_kind) as period_kind,
    coalesce(s.period_start, i.period_start) as period_start,
    coalesce(s.period_end, i.period_end) as period_end,
    coalesce(s.fiscal_year, i.fiscal_year) as period_year,
    i.line as item_line, i.row_class, i.area_id, i.label, i.category, i.facets, i.cells,
    t.table_id, t.dataset, t.sheet, t.transposed, t.facet_names,
    f.source_id, f.file, f.path, f.sha256, f.title, f.publisher, f.edition, f.fiscal_year as source_year,
    f.simulated, f.current
from store.observation as o
join store.series as s on s.series_id = o.series_id
join store.sheet_table as t on t.table_id = s.table_id
join store.source as f on f.source_id = t.source_id
join store.item as i on i.item_id = o.item_id;

create macro store.figure_cell(transposed, series_line, item_line) as case
    when transposed then store.cell_name(series_line, item_line) else store.cell_name(item_line, series_line)
end;

create macro store.facet(facets, names, wanted) as nullif(facets[list_position(names, wanted)], '');

-- Which of several figures for the same cell of a view is shown: real before simulated, then the source that is
-- about that very year, then the newest source, then the first series on its sheet.
create macro store.precedence(simulated, own_year, source_id, series_id) as
    ((not simulated)::bigint << 60) + (own_year::bigint << 59) + (source_id::bigint << 31) + (2147483647 - series_id);

-- What rounding leaves open on either side of a monthly mean: half of the last digit that its series prints. A mean
-- is taken to 0.1 h unless it prints more digits itself, and to whole hours only where its series prints no more.
create macro store.half_step(month, series_decimals) as [0.5, 0.05, 0.005, 0.0005][1 + least(
    coalesce(series_decimals, 1),
    case when month = round(month, 1) then 1 when month = round(month, 2) then 2 else 3 end
)]::decimal(18, 6);

create macro store.overtime_rows(every_vintage) as table
with figure as (
    select
        g.measure, g.value, g.area_id, a.area_code, case when a.area_code is null then g.label end as unlisted,
        coalesce(g.period_year, g.source_year) as fiscal_year,
        coalesce(g.staff_scope, '全体') as staff_scope,
        case when every_vintage then g.source_id end as vintage,
        store.precedence(
            g.simulated, coalesce(g.period_year = g.source_year, true), g.source_id, g.series_id
        ) as precedence,
        {
            'value': g.value, 'status': g.status, 'source_id': g.source_id, 'simulated': g.simulated,
            'sheet': g.sheet, 'series_line': g.series_line, 'item_line': g.item_line,
            'transposed': g.transposed, 'decimals': g.decimals
        } as place
    from store.figure as g
    left join store.area as a on a.area_id = g.area_id
    where g.dataset = 'overtime'
        and coalesce(g.period_kind, 'fiscal_year') = 'fiscal_year'
        and (every_vintage or g.current)
),
pivoted as (
    select
        area_code, unlisted, fiscal_year, staff_scope, vintage,
        arg_max(area_id, precedence) as area_id,
        arg_max(place, precedence) filter (measure = 'hours_per_year') as annual,
        arg_max(place, precedence) filter (measure = 'hours_per_month') as monthly,
        arg_max(place, precedence) as other,
        arg_max_null(value, precedence) filter (measure = 'pct_over_45h') as pct_over_45h,
        arg_max_null(value, precedence) filter (measure = 'pct_45_to_100h') as pct_45_to_100h,
        arg_max_null(value, precedence) filter (measure = 'pct_over_100h') as pct_over_100h
    from figure
    group by all
),
decided as (
    select
        *,
        case when annual.value is null and monthly.value is not null then monthly
            else coalesce(annual, monthly) end as used,
        annual.value::decimal(18, 6) as year,
        monthly.value::decimal(18, 6) as month,
        store.half_step(month, monthly.decimals) as half_step
    from pivoted
)
select
    d.area_code,
    left(d.area_code, 5) as jis_code,
    a.prefecture,
    coalesce(a.name, d.unlisted) as name,
    a.kind,
    r.region,
    d.fiscal_year,
    d.staff_scope,
    d.monthly.value as hours_per_month,
    d.annual.value as hours_per_year,
    case when d.annual.value is not null then 'annual' else 'monthly' end as hours_basis,
    d.pct_over_45h,
    d.pct_45_to_100h,
    d.pct_over_100h,
    coalesce(d.used.status::varchar, 'missing') as status,
    coalesce(d.used.simulated, d.other.simulated) as simulated,
    coalesce(d.used.source_id, d.other.source_id) as source_id,
    coalesce(d.used.sheet, d.other.sheet) as sheet,
    store.figure_cell(d.used.transposed, d.used.series_line, d.used.item_line) as cell,
    d.monthly.decimals as month_decimals,
    coalesce(d.year, 12 * d.month) as hours,
    coalesce(d.year, 12 * (d.month - d.half_step)) as hours_low,
    coalesce(d.year, 12 * (d.month + d.half_step)) as hours_high
from decided as d
left join store.area as a on a.area_id = d.area_id
left join store.area_region as r on r.scheme = 'meti2040' and r.prefecture_code = left(d.area_code, 2);

create macro store.labour_rows(every_vintage) as table
with figure as (
    select
        g.measure, g.value,
        coalesce(
            store.facet(g.facets, g.facet_names, 'publisher'), g.attributes['publisher'], g.publisher
        ) as publisher,
        coalesce(store.facet(g.facets, g.facet_names, 'edition'), g.attributes['edition'], g.edition) as edition,
        coalesce(
            store.facet(g.facets, g.facet_names, 'area'), g.attributes['area'], a.name, '全国'
        ) as area,
        coalesce(store.facet(g.facets, g.facet_names, 'dimension'), g.attributes['dimension']) as dimension,
        coalesce(g.category, g.label) as category,
        coalesce(store.facet(g.facets, g.facet_names, 'subset_of'), g.attributes['subset_of']) as subset_of,
        coalesce(store.facet(g.facets, g.facet_names, 'confidence'), g.attributes['confidence']) as confidence,
        year(g.period_start) as year,
        case when every_vintage then g.source_id end as vintage,
        store.precedence(g.simulated, true, g.source_id, g.series_id) as precedence,
        {
            'value': g.value, 'status': g.status, 'source_id': g.source_id, 'simulated': g.simulated,
            'sheet': g.sheet, 'series_line': g.series_line, 'item_line': g.item_line, 'transposed': g.transposed
        } as place
    from store.figure as g
    left join store.area as a on a.area_id = g.area_id
    where g.dataset = 'labour' and (every_vintage or g.current)
),
pivoted as (
    select
        publisher, edition, area, dimension, category, year, vintage,
        arg_max(subset_of, precedence) as subset_of,
        arg_max(confidence, precedence) as confidence,
        arg_max(place, precedence) filter (measure = 'demand_10k') as demand,
        arg_max(place, precedence) filter (measure = 'supply_10k') as supply,
        arg_max(place, precedence) filter (measure = 'gap_10k') as gap,
        arg_max(place, precedence) filter (measure = 'employed_10k') as employed
    from figure
    group by all
),
decided as (
    select
        *,
        case
            when gap.value is not null then gap
            when demand.value is not null then demand
            when supply.value is not null then supply
            when employed.value is not null then employed
            else coalesce(gap, demand, supply, employed)
        end as used
    from pivoted
)
select
    publisher,
    edition,
    area,
    dimension,
    category,
    subset_of,
    year,
    demand.value as demand_10k,
    supply.value as supply_10k,
    gap.value as gap_10k,
    confidence,
    coalesce(used.status::varchar, 'missing') as status,
    used.simulated as simulated,
    used.source_id as source_id,
    used.sheet as sheet,
    store.figure_cell(used.transposed, used.series_line, used.item_line) as cell,
    employed.value as employed_10k
from decided
where used is not null;

create macro store.qualifiers(attributes, facets, facet_names) as nullif(
    array_to_string(
        [entry.key || '=' || entry.value for entry in map_entries(attributes)]
        || [facet_names[n] || '=' || facets[n] for n in range(1, coalesce(len(facets), 0) + 1) if facets[n] <> ''],
        '; '
    ),
    ''
);

create macro store.indicator_rows(every_vintage) as table
select
    g.dataset,
    a.area_code,
    case when g.row_class = 'unlisted' then g.label else a.name end as area_name,
    g.category,
    g.measure,
    g.unit,
    g.time_period,
    g.value,
    g.status,
    store.raw_text(g.value, g.form, g.raw) as raw,
    g.simulated,
    g.source_id,
    g.sheet,
    store.figure_cell(g.transposed, g.series_line, g.item_line) as cell,
    a.prefecture,
    g.row_class,
    store.qualifiers(g.attributes, g.facets, g.facet_names) as qualifiers,
    g.prefecture_code,
    g.period_year as fiscal_year
from store.figure as g
left join store.area as a on a.area_id = g.area_id
where every_vintage or g.current;

create view observation as
select
    t.dataset,
    s.measure,
    s.unit,
    s.period as time_period,
    s.fiscal_year,
    o.prefecture_code,
    o.value,
    o.status,
    f.simulated,
    f.source_id
from store.observation as o
join store.series as s on s.series_id = o.series_id
join store.sheet_table as t on t.table_id = s.table_id
join store.source as f on f.source_id = t.source_id
where f.current;

create view overtime as from store.overtime_rows(false);
create view overtime_all as from store.overtime_rows(true);
create view labour as from store.labour_rows(false);
create view labour_all as from store.labour_rows(true);
create view indicator as from store.indicator_rows(false);
create view indicator_all as from store.indicator_rows(true);

-- The kinds of area that a scope counts.
create macro store.is_in_scope(kind, scope) as case scope
    when 'prefectures' then kind = '都道府県'
    when 'designated-cities' then kind = '指定都市'
    when 'municipalities' then kind in ('中核市', '施行時特例市', '特別区', '市', '町', '村')
    when 'all-municipalities' then kind in ('指定都市', '中核市', '施行時特例市', '特別区', '市', '町', '村')
    when 'all' then kind in ('都道府県', '指定都市', '中核市', '施行時特例市', '特別区', '市', '町', '村')
end;

create view area as
select
    a.area_code,
    left(a.area_code, 5) as jis_code,
    a.level,
    a.kind,
    a.name,
    a.kana,
    left(a.area_code, 2) as prefecture_code,
    a.prefecture,
    nullif(a.county, '') as county,
    r.region,
    a.valid_from,
    a.valid_to,
    a.successor_code,
    a.parent_code
from store.area as a
left join store.area_region as r
    on r.scheme = 'meti2040' and r.prefecture_code = left(a.area_code, 2) and a.level <> 'nation'
where a.listed;

-- The six villages of the Northern Territories (01695 to 01700) file no statistics and are in no universe. Years are
-- those since the Local Autonomy Act; areas of which no beginning is known are taken to have been there always.
create view universe as
select
    s.scope,
    y.fiscal_year::integer as fiscal_year,
    a.area_code,
    a.jis_code,
    a.kind,
    a.name,
    a.prefecture_code,
    a.prefecture,
    a.region
from area as a
join (values
    ('municipalities'), ('designated-cities'), ('prefectures'), ('all-municipalities'), ('all')
) as s (scope) on store.is_in_scope(a.kind, s.scope)
join range(1947, 2101) as y (fiscal_year)
    on coalesce(a.valid_from, date '0001-01-01') <= make_date(y.fiscal_year, 4, 1)
    and coalesce(a.valid_to, date '9999-12-31') >= make_date(y.fiscal_year, 4, 1)
where a.jis_code not between '01695' and '01700';

create view overtime_year as
select distinct coalesce(s.fiscal_year, i.fiscal_year, f.fiscal_year) as fiscal_year
from store.sheet_table as t
join store.source as f on f.source_id = t.source_id
join (select distinct table_id, fiscal_year, period_kind from store.series) as s on s.table_id = t.table_id
join (select distinct table_id, fiscal_year, period_kind from store.item) as i on i.table_id = t.table_id
where t.dataset = 'overtime'
    and f.current
    and coalesce(s.period_kind, i.period_kind, 'fiscal_year') = 'fiscal_year'
    and coalesce(s.fiscal_year, i.fiscal_year, f.fiscal_year) is not null;

-- `report` names the view with what was reported: another may stand in for `overtime`.
create macro store.counted(report) as table
select
    u.scope,
    u.fiscal_year,
    u.area_code,
    u.prefecture_code,
    u.prefecture,
    u.name,
    u.kind,
    u.region,
    o.hours_per_month,
    o.hours_per_year,
    o.hours,
    o.hours_low,
    o.hours_high,
    case when o.hours is not null then o.hours_basis end as hours_basis,
    coalesce(o.status, 'not_listed') as status,
    o.simulated,
    o.source_id,
    o.sheet,
    o.cell
from universe as u
left join query_table(report) as o
    on o.area_code = u.area_code and o.fiscal_year = u.fiscal_year and o.staff_scope = '全体'
where u.fiscal_year in (select fiscal_year from overtime_year);

create view overtime_counted as from store.counted('overtime');

-- What hours whose rounding leaves them between two bounds say of a threshold. Over is strictly more; a null says that
-- there are no hours.
create macro verdict(hours_low, hours_high, threshold) as case
    when hours_low > threshold then 'over'
    when hours_high <= threshold then 'not_over'
    when hours_low is not null then 'undecidable'
end;

create view area_region as from store.area_region;

create view source as
select
    source_id, file, sha256, bytes, dataset, title, publisher, fiscal_year, survey_year, edition, url, licence,
    retrieved_on, ingested_at, simulated, current
from store.source;

create view finding as from store.finding;

create view observation_detail as
select
    g.source_id,
    g.file,
    g.path,
    g.sha256,
    g.dataset,
    g.simulated,
    g.current,
    g.sheet,
    store.figure_cell(g.transposed, g.series_line, g.item_line) as cell,
    store.raw_text(g.value, g.form, g.raw) as raw,
    g.value,
    g.status,
    g.measure,
    g.measure_label,
    g.unit,
    g.unit_said,
    g.time_period,
    g.period_said,
    coalesce(g.period_year, g.source_year) as fiscal_year,
    array_to_string([h.text for h in g.header], ' › ') as header_path,
    g.header,
    a.area_code,
    a.prefecture,
    a.name as area_name,
    a.kind,
    g.category,
    g.label as item_label,
    [store.packed_cell_name(c) for c in g.cells] as item_cells,
    g.row_class,
    map(g.facet_names[1:coalesce(len(g.facets), 0)], coalesce(g.facets, [])) as facets,
    g.attributes,
    g.series_id,
    g.item_id
from store.figure as g
left join store.area as a on a.area_id = g.area_id;
