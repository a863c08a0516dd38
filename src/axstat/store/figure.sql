-- What the views stand on: every observation with its dimensions, and how a cell is named and a figure chosen.

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
