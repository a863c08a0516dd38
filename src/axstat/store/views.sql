-- Every dataset in long form, areas and sources.

create macro store.qualifiers(attributes, facets, facet_names) as nullif(
    array_to_string(
        [entry.key || '=' || entry.value for entry in map_entries(attributes)]
        || [facet_names[n] || '=' || facets[n] for n in range(1, coalesce(len(facets), 0) + 1) if facets[n] <> ''],
        '; '
    ),
    ''
);

create macro store.indicator_rows(figures) as table
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
    g.period_year as fiscal_year,
    g.replaced_by
from query_table(figures) as g
left join store.area as a on a.area_id = g.area_id;

-- No join with the items: a sum over 50 million rows never looks at one. So periods that lines give are not here;
-- `indicator` has them.
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

create view indicator as select * exclude (replaced_by) from store.indicator_rows('store.figure');
create view indicator_all as from store.indicator_rows('store.figure_ever');

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
-- 全体 alone: a body that reports its 本庁 only has not reported, and is counted so.
left join query_table(report) as o
    on o.area_code = u.area_code and o.fiscal_year = u.fiscal_year and o.staff_scope = '全体';

create view overtime_counted as
from store.counted('overtime')
where fiscal_year in (select fiscal_year from overtime_year where partial is null);

-- What hours whose rounding leaves them between two bounds say of a threshold. Over is strictly more; a null says that
-- there are no hours.
create macro verdict(hours_low, hours_high, threshold) as case
    when hours_low > threshold then 'over'
    when hours_high <= threshold then 'not_over'
    when hours_low is not null then 'undecidable'
end;

create view area_region as from store.area_region;

-- Which number claims which cell of a wide view: two sources in use must not claim one with different numbers.
create view store.declared_claim as
select
    g.dataset, g.source_id, g.simulated, g.sheet, g.measure, g.value,
    concat_ws('、', a.prefecture || a.name, array_to_string(map_values(g.attributes), '・'), g.time_period) as claimed,
    concat_ws('|', a.area_code, list_sort(map_entries(g.attributes))::varchar, g.time_period) as claim,
    store.figure_cell(g.transposed, g.series_line, g.item_line) as cell
from store.figure as g
join store.wide_measure as w on w.dataset = g.dataset and w.measure = g.measure
join store.area as a on a.area_id = g.area_id
where g.value is not null;

create view store.claim as
from store.overtime_claim
union all
from store.labour_claim
union all
from store.declared_claim;

create view source as
select
    s.source_id, s.file, s.sha256, s.bytes, s.dataset, s.title, s.publisher, s.fiscal_year, s.survey_year, s.edition,
    s.url, s.licence, s.retrieved_on, s.ingested_at, s.simulated, s.current,
    s.observations,
    case when s.current then s.observations - coalesce(gone.observations, 0) else 0 end as in_use,
    gone.replaced_by,
    s.decided > 0 as decided,
    nullif(concat_ws(
        ', ',
        case when s.cited.title is not null then 'title' end,
        case when s.cited.publisher is not null then 'publisher' end,
        case when s.cited.url is not null then 'url' end,
        case when s.cited.licence is not null then 'licence' end,
        case when s.cited.retrieved_on is not null then 'retrieved_on' end
    ), '') as cited,
    s.partial
from store.source as s
left join (
    select
        older as source_id,
        sum(observations)::bigint as observations,
        string_agg(newer, ', ' order by newer) as replaced_by
    from store.supersession
    group by older
) as gone using (source_id);

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
    g.measure_said,
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
    g.area_said,
    g.row_class,
    map(g.facet_names[1:coalesce(len(g.facets), 0)], coalesce(g.facets, [])) as facets,
    g.attributes,
    g.series_id,
    g.item_id,
    g.replaced_by
from store.figure_ever as g
left join store.area as a on a.area_id = g.area_id;

-- Observations of `observation_detail` as their trace tells them: of which part each is, a text in a column without
-- any number as `text` (it is no number that could not be read), header and row with their cells, and who published it.
create macro store.traced(found) as table
with numbered as (
    select distinct series_id
    from store.kept_and_replaced
    where status = 'normal' and series_id in (select series_id from query_table(found) where status = 'unparsed')
)
select
    f.* replace (
        case when f.status = 'unparsed' and n.series_id is null then 'text' else f.status::varchar end as status,
        array_to_string([h.cell || ' `' || h.text || '`' for h in f.header], ' › ') as header
    ),
    nullif(array_to_string(
        [p.value for p in map_entries(f.attributes) if p.key <> 'publisher' and p.value not in ('', '全体')]
        || [
            case when p.key = 'subset_of' then p.value || 'の内数' else p.value end
            for p in map_entries(f.facets)
            if p.value not in ('', '全国')
        ],
        '、'
    ), '') as part,
    -- Lines of one body's years: their cells say the year, and the title says the body.
    array_to_string(f.item_cells, ' ') || case
        when f.area_said = 'sheet name' or f.area_said like 'title %' then ' (' || f.time_period || ')'
        else ' `' || f.item_label || '`'
    end as row_label,
    s.publisher
from query_table(found) as f
join source as s on s.source_id = f.source_id
left join numbered as n on n.series_id = f.series_id;
