-- Overtime: measures of a dataset become columns, one row per area, fiscal year and staff scope.

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
    coalesce(d.used.simulated, d.other.simulated) as simulated,
    coalesce(d.used.source_id, d.other.source_id) as source_id,
    coalesce(d.used.sheet, d.other.sheet) as sheet,
    store.cell_name(d.line, d.col) as cell,
    d.monthly.decimals as month_decimals,
    coalesce(d.year, 12 * d.month) as hours,
    coalesce(d.year, 12 * (d.month - d.half_step)) as hours_low,
    coalesce(d.year, 12 * (d.month + d.half_step)) as hours_high
from addressed as d
left join store.area as a on a.area_id = d.area_id
left join store.area_region as r on r.scheme = 'meti2040' and r.prefecture_code = left(d.area_code, 2);

create view overtime as from store.overtime_rows(false);
create view overtime_all as from store.overtime_rows(true);
