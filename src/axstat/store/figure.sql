-- What the views stand on: every observation with its dimensions, how a cell is named and a figure chosen.

create macro store.figures(facts) as table
select
    o.series_id, o.item_id, o.prefecture_code, o.value, o.status, o.form, o.raw,
    s.line as series_line, s.measure, s.label as measure_label, s.unit, s.unit_said, s.measure_said, s.period_said,
    s.staff_scope, s.attributes, s.header, s.decimals, s.rank,
    coalesce(s.period, i.period) as time_period,
    coalesce(s.period_kind, i.period_kind) as period_kind,
    coalesce(s.period_start, i.period_start) as period_start,
    coalesce(s.period_end, i.period_end) as period_end,
    coalesce(s.fiscal_year, i.fiscal_year) as period_year,
    i.line as item_line, i.row_class, i.area_id, i.label, i.category, i.facets, i.cells, i.area_said,
    t.table_id, t.dataset, t.sheet, t.transposed, t.facet_names,
    f.source_id, f.file, f.path, f.sha256, f.title, f.publisher, f.edition, f.fiscal_year as source_year,
    f.simulated, f.partial, f.decided, f.current and o.replaced_by is null as current, o.replaced_by
from query_table(facts) as o
join store.series as s on s.series_id = o.series_id
join store.sheet_table as t on t.table_id = s.table_id
join store.source as f on f.source_id = t.source_id
join store.item as i on i.item_id = o.item_id;

create view store.kept as select *, null::integer as replaced_by from store.observation;
create view store.kept_and_replaced as from store.kept union all from store.replaced;

-- The values in use, which never gave way one by one; and all that were ever loaded.
create view store.figure as from store.figures('store.kept') where current;
create view store.figure_ever as from store.figures('store.kept_and_replaced');

create macro store.figure_cell(transposed, series_line, item_line) as case
    when transposed then store.cell_name(series_line, item_line) else store.cell_name(item_line, series_line)
end;

create macro store.facet(facets, names, wanted) as nullif(facets[list_position(names, wanted)], '');

-- The measures of which the view `overtime` has columns: a table's other columns (職員数, 目標) give it no lines.
create macro store.is_overtime(measure) as measure in (
    'hours_per_year', 'hours_per_month', 'pct_over_45h', 'pct_45_to_100h', 'pct_over_100h'
);

-- A year's hours are compared with a threshold as they were published, whatever digits they print; `overtime` does so.
create macro store.is_as_published(dataset, measure) as dataset = 'overtime' and measure = 'hours_per_year';

-- The shipped datasets that have a view of their own, and those that projects declare: a row there has room for one
-- value a cell.
create macro store.is_shipped_wide(dataset) as dataset in ('overtime', 'labour');

create macro store.has_wide_view(dataset) as
    store.is_shipped_wide(dataset) or dataset in (select w.dataset from store.wide_measure as w);

-- What a table is about, with its sheet where only that tells it from another table of its file.
create macro store.subject_of(subject, sheet_subject, sheet_matters) as
    case when sheet_matters and sheet_subject <> subject then subject || '・' || sheet_subject else subject end;

-- Whether values of two tables can be of one period: periods of none are those of the lines.
create macro store.may_share_a_period(one, other) as
    len(one) = 0 or len(other) = 0 or list_has_any(one, other);

-- The facets of an item that make it another figure, as text; a remark on how sure a figure is does not.
create macro store.facet_key(facets, names) as array_to_string(
    [
        '|' || names[n] || '=' || facets[n] for n in range(1, coalesce(len(facets), 0) + 1)
        if facets[n] <> '' and names[n] not in ('confidence', 'subset_of')
    ],
    ''
);

-- Which sources' sheet goes before another's: the one a person decided for, the latest such decision first; then final
-- and plain editions before preliminary ones, the source that is about that very year, final before plain, and the
-- source loaded last. Within one dataset and among real (or among simulated) sources it is a total order of sources.
create macro store.standing(decided, rank, own_year, source_id) as
    (decided::bigint << 48) + ((rank >= 0)::bigint << 47) + (own_year::bigint << 46) + ((rank + 8)::bigint << 40)
    + source_id;

-- Restated figures of earlier years give way to the source of that year where a dataset has one source a year.
create macro store.is_own_year(dataset, period_year, source_year) as
    not store.is_shipped_wide(dataset) or coalesce(period_year = source_year, true);

-- Which of several figures stands in a wide view: real before simulated, a number before none, then the source's
-- standing. Two numbers that differ never meet here: the load was refused.
create macro store.precedence(simulated, value, standing) as
    ((not simulated)::bigint << 62) + ((value is not null)::bigint << 61) + standing;

-- One number to order by: precedence, then a further condition, then the first series.
create macro store.in_order(precedence, further, series_id) as
    precedence::hugeint * 8589934592 + further::hugeint * 4294967296 + (2147483647 - series_id);

-- What rounding leaves open on either side of a monthly mean: half of the last digit that its series prints. A mean
-- is taken to 0.1 h unless it prints more digits itself, and to whole hours only where its series prints no more.
create macro store.half_step(month, series_decimals) as [0.5, 0.05, 0.005, 0.0005][1 + least(
    coalesce(series_decimals, 1),
    case when month = round(month, 1) then 1 when month = round(month, 2) then 2 else 3 end
)]::decimal(18, 6);
