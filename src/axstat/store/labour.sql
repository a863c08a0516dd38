-- Labour: measures become columns, one row per publisher, edition, area, dimension, category and year.

create macro store.labour_figures(figures, every_vintage) as table
select
    g.measure, g.value, g.source_id, g.simulated, g.sheet,
    coalesce(store.facet(g.facets, g.facet_names, 'publisher'), g.attributes['publisher'], g.publisher) as publisher,
    coalesce(store.facet(g.facets, g.facet_names, 'edition'), g.attributes['edition'], g.edition) as edition,
    coalesce(store.facet(g.facets, g.facet_names, 'area'), g.attributes['area'], a.name, '全国') as area,
    coalesce(store.facet(g.facets, g.facet_names, 'dimension'), g.attributes['dimension']) as dimension,
    coalesce(g.category, g.label) as category,
    coalesce(store.facet(g.facets, g.facet_names, 'subset_of'), g.attributes['subset_of']) as subset_of,
    coalesce(store.facet(g.facets, g.facet_names, 'confidence'), g.attributes['confidence']) as confidence,
    year(g.period_start) as year,
    case when every_vintage then g.source_id end as vintage,
    store.in_order(
        store.precedence(g.simulated, g.value, store.standing(g.decided, g.rank, true, g.source_id)),
        false,
        g.series_id
    ) as precedence,
    {
        'value': g.value, 'status': g.status, 'source_id': g.source_id, 'simulated': g.simulated,
        'sheet': g.sheet, 'series_line': g.series_line, 'item_line': g.item_line, 'transposed': g.transposed
    } as place
from query_table(figures) as g
left join store.area as a on a.area_id = g.area_id
where g.dataset = 'labour';

create macro store.labour_rows(figures, every_vintage) as table
with pivoted as (
    select
        publisher, edition, area, dimension, category, year, vintage,
        arg_max(subset_of, precedence) as subset_of,
        arg_max(confidence, precedence) as confidence,
        arg_max(place, precedence) filter (measure = 'demand_10k') as demand,
        arg_max(place, precedence) filter (measure = 'supply_10k') as supply,
        arg_max(place, precedence) filter (measure = 'gap_10k') as gap,
        arg_max(place, precedence) filter (measure = 'employed_10k') as employed
    from store.labour_figures(figures, every_vintage)
    group by all
),
decided as (
    select
        *,
        -- The cell that stands for the row: the gap is what the row is about, and the employed of the base year least.
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

create view labour as from store.labour_rows('store.figure', false);
create view labour_all as from store.labour_rows('store.figure_ever', true);

-- concat_ws leaves nulls out; with the bars between them a row without an edition and one without an area differ.
create view store.labour_claim as
select
    'labour' as dataset, l.source_id, l.simulated, l.sheet, l.measure, l.value,
    concat_ws('、', l.publisher, l.edition, l.area, l.category, l.year || '年') as claimed,
    concat_ws('|', l.publisher, '|', l.edition, '|', l.area, '|', l.dimension, '|', l.category, '|', l.year) as claim,
    store.figure_cell(l.place.transposed, l.place.series_line, l.place.item_line) as cell
from store.labour_figures('store.figure', false) as l
where l.value is not null;

-- Projections in the order of their publication. `figures` names the view they come from: another may stand in for
-- `labour`. A line with nothing but the employed of a base year is no projection.
create macro store.published(figures) as table
with placed as (
    select
        *,
        row_number() over (
            order by sheet, cast(regexp_extract(cell, '[0-9]+') as integer), length(cell), cell, source_id
        ) as position
    from query_table(figures)
    where demand_10k is not null or supply_10k is not null or gap_10k is not null or employed_10k is null
)
select child.*, coalesce(parent.position, child.position) as whole_position
from placed as child
left join placed as parent
    on parent.category = child.subset_of
    and parent.dimension = child.dimension
    and parent.area = child.area
    and parent.year = child.year
    and parent.edition = child.edition
    and parent.publisher is not distinct from child.publisher;

create view labour_published as from store.published('labour');
