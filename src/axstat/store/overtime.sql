-- Overtime: measures of a dataset become columns, one row per area, fiscal year and staff scope.
-- The rows of `overtime` and `overtime_year` are kept in tables: working them out takes longer than what is asked of
-- them. kept.py writes them in every transaction that changes what they are worked out of.

-- Fiscal years with overtime in use. `partial` says which bodies are listed where only lists of some of them tell of
-- the year: such a year has no universe, and no share.
create view store.overtime_year_found as
select
    coalesce(s.fiscal_year, i.fiscal_year, f.fiscal_year) as fiscal_year,
    case when not bool_or(f.partial is null) then string_agg(distinct f.partial, '；' order by f.partial) end as partial
from store.sheet_table as t
join store.source as f on f.source_id = t.source_id
join (
    select distinct table_id, fiscal_year, period_kind from store.series where store.is_overtime(measure)
) as s on s.table_id = t.table_id
join (select distinct table_id, fiscal_year, period_kind from store.item) as i on i.table_id = t.table_id
where t.dataset = 'overtime'
    and f.current
    and coalesce(s.period_kind, i.period_kind, 'fiscal_year') = 'fiscal_year'
    and coalesce(s.fiscal_year, i.fiscal_year, f.fiscal_year) is not null
group by all;

create table store.overtime_year as from store.overtime_year_found limit 0;
create view overtime_year as from store.overtime_year;

-- Whether a figure belongs to one of the views: `in use` leaves a list of some bodies out of every year of which a list
-- of all is in use, so that neither fills the gaps of the other; `all bodies` and `some bodies` keep them apart.
create macro store.is_of_lists(lists, partial, year) as case lists
    when 'ever' then true
    when 'all bodies' then partial is null
    when 'some bodies' then partial is not null
    when 'in use' then partial is null
        or year not in (select y.fiscal_year from store.overtime_year_found as y where y.partial is null)
end;

create macro store.overtime_figures(figures, every_vintage, lists) as table
select
    g.measure, g.value, g.area_id, a.area_code, case when a.area_code is null then g.label end as unlisted,
    coalesce(g.period_year, g.source_year) as fiscal_year,
    coalesce(g.staff_scope, '全体') as staff_scope,
    case when every_vintage then g.source_id end as vintage,
    g.source_id, g.sheet, g.simulated, g.partial is not null as partial, g.series_id,
    store.standing(
        g.decided, g.rank, store.is_own_year(g.dataset, g.period_year, g.source_year), g.source_id
    ) as standing,
    {
        'value': g.value, 'status': g.status, 'series_line': g.series_line, 'item_line': g.item_line,
        'transposed': g.transposed, 'decimals': g.decimals
    } as place
from query_table(figures) as g
left join store.area as a on a.area_id = g.area_id
-- Hours of a month or of a calendar year would stand in a fiscal year's row as if they were the year's.
where g.dataset = 'overtime' and store.is_overtime(g.measure) and coalesce(g.period_kind, 'fiscal_year') = 'fiscal_year'
    and store.is_of_lists(lists, g.partial, coalesce(g.period_year, g.source_year));

-- Month and year stand in one row only where they come from one sheet: `sheets` holds what each sheet says of a body,
-- `decided` takes the hours of the one that goes first among those with hours. Within a source that is the sheet with
-- the annual figure, unless its edition (a draft) stands behind the other's. Shares may come from another sheet.
create macro store.overtime_rows(figures, every_vintage, lists) as table
with sheets as (
    select
        area_code, unlisted, fiscal_year, staff_scope, vintage, source_id, sheet, simulated, partial,
        arg_min(area_id, series_id) as area_id,
        arg_min(place, series_id) filter (measure = 'hours_per_year') as annual,
        arg_min(place, series_id) filter (measure = 'hours_per_month') as monthly,
        -- _null: where the first series has a mark for a share, no other series lends its number.
        arg_min_null(value, series_id) filter (measure = 'pct_over_45h') as pct_over_45h,
        arg_min_null(value, series_id) filter (measure = 'pct_45_to_100h') as pct_45_to_100h,
        arg_min_null(value, series_id) filter (measure = 'pct_over_100h') as pct_over_100h,
        bool_or(measure = 'pct_over_45h') as has_over_45h,
        bool_or(measure = 'pct_45_to_100h') as has_45_to_100h,
        bool_or(measure = 'pct_over_100h') as has_over_100h,
        max(standing) as standing,
        min(series_id) as first_series
    from store.overtime_figures(figures, every_vintage, lists)
    group by all
),
ranked as (
    select
        *,
        store.in_order(
            store.precedence(simulated, coalesce(annual.value, monthly.value), standing),
            annual.value is not null,
            first_series
        ) as precedence
    from sheets
),
pivoted as (
    select
        area_code, unlisted, fiscal_year, staff_scope, vintage,
        arg_max(
            {
                'annual': annual, 'monthly': monthly, 'source_id': source_id, 'sheet': sheet, 'simulated': simulated,
                'partial': partial, 'area_id': area_id
            },
            precedence
        ) as shown,
        arg_max_null(pct_over_45h, precedence) filter (has_over_45h) as pct_over_45h,
        arg_max_null(pct_45_to_100h, precedence) filter (has_45_to_100h) as pct_45_to_100h,
        arg_max_null(pct_over_100h, precedence) filter (has_over_100h) as pct_over_100h
    from ranked
    group by all
),
chosen as (
    select *, shown.annual as annual, shown.monthly as monthly from pivoted
),
decided as (
    select
        *,
        -- The cell that is shown and traced is that of the number used: a `-` for the year does not hide a month.
        case when annual.value is null and monthly.value is not null then monthly
            else coalesce(annual, monthly) end as used,
        -- Decimals: in binary 12 × (8.3 + 0.05) is 100.20000000000002, more than a threshold of 100.2 that it equals.
        annual.value::decimal(18, 6) as year,
        monthly.value::decimal(18, 6) as month,
        store.half_step(month, monthly.decimals) as half_step
    from chosen
),
addressed as (
    select
        *,
        case when used.transposed then used.series_line else used.item_line end as line,
        case when used.transposed then used.item_line else used.series_line end as col
    from decided
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
    d.shown.simulated as simulated,
    d.shown.source_id as source_id,
    d.shown.sheet as sheet,
    store.cell_name(d.line, d.col) as cell,
    d.monthly.decimals as month_decimals,
    coalesce(d.year, 12 * d.month) as hours,
    coalesce(d.year, 12 * (d.month - d.half_step)) as hours_low,
    coalesce(d.year, 12 * (d.month + d.half_step)) as hours_high,
    d.shown.partial as partial
from addressed as d
left join store.area as a on a.area_id = d.shown.area_id
left join store.area_region as r on r.scheme = 'meti2040' and r.prefecture_code = left(d.area_code, 2);

create view store.overtime_found as from store.overtime_rows('store.figure', false, 'in use');
create table store.overtime as from store.overtime_found limit 0;
create view overtime as from store.overtime;
create view overtime_all as from store.overtime_rows('store.figure_ever', true, 'ever');

-- What lists of some bodies say, one row for each list, beside what is in use of the lists of all bodies. Two figures
-- agree where a number of hours is left that both can be rounded from; simulated figures are compared with nothing.
create view overtime_listed as
select
    p.area_code,
    p.prefecture,
    p.name,
    p.kind,
    p.fiscal_year,
    p.staff_scope,
    p.hours_per_month,
    p.hours_per_year,
    p.hours,
    p.status,
    p.simulated,
    p.source_id,
    p.sheet,
    p.cell,
    w.hours_per_month as all_hours_per_month,
    w.hours_per_year as all_hours_per_year,
    w.hours as all_hours,
    w.source_id as all_source_id,
    w.sheet as all_sheet,
    w.cell as all_cell,
    case
        when p.hours is null or w.hours is null then null
        when p.hours_low <= w.hours_high and w.hours_low <= p.hours_high then 'same'
        else 'different'
    end as comparison
from store.overtime_rows('store.figure', true, 'some bodies') as p
left join store.overtime_rows('store.figure', false, 'all bodies') as w
    on w.area_code = p.area_code
    and w.fiscal_year = p.fiscal_year
    and w.staff_scope = p.staff_scope
    and w.simulated = p.simulated;

-- What the kept rows are worked out of, as one number: every row with a part in them but those of areas, which are added
-- and never changed, and the time of loading, so that one folder gives one number. Null where no overtime is loaded.
create view store.overtime_state as
with tables as (
    from store.sheet_table where dataset = 'overtime'
),
files as (
    select * exclude (ingested_at) from store.source where source_id in (select source_id from tables)
),
columns as (
    from store.series where table_id in (select table_id from tables)
)
select bit_xor(part)::varchar as state
from (
    select hash(t) as part from tables as t
    union all
    select hash(f) from files as f
    union all
    select hash(s) from columns as s
    union all
    select hash(i) from store.item as i where i.table_id in (select t.table_id from tables as t)
    union all
    select hash(o) from store.observation as o where o.series_id in (select s.series_id from columns as s)
);

-- Which number claims which cell of the view; `store.claim` holds those of all datasets.
create view store.overtime_claim as
select
    'overtime' as dataset, o.source_id, o.simulated, o.sheet, o.measure, o.value,
    concat_ws('、', coalesce(a.prefecture || a.name, o.unlisted), o.staff_scope, o.fiscal_year || '年度') as claimed,
    concat_ws('|', o.area_code, o.unlisted, o.staff_scope, o.fiscal_year) as claim,
    store.figure_cell(o.place.transposed, o.place.series_line, o.place.item_line) as cell
from store.overtime_figures('store.figure', false, 'in use') as o
left join store.area as a on a.area_id = o.area_id
where o.value is not null;
