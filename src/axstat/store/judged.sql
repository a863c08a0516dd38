-- Overtime against a threshold: every area of a universe with its verdict, and groups of them counted up.

-- One row per area of the universe and year; `verdict` is null where no hours were reported. `report` names the view
-- `overtime_counted`, or what stands in for it.
create macro store.judged(report, years, wanted_scope, threshold) as table
select *, verdict(hours_low, hours_high, threshold) as verdict
from query_table(report)
where scope = wanted_scope
    and fiscal_year between list_min(years) and list_max(years) and fiscal_year in years;

-- Counts and shares of groups: `grouped` names a table of judged areas with group_name, position and row_kind.
create macro store.overtime_tally(grouped) as table
select
    fiscal_year,
    position,
    row_kind,
    group_name,
    count(*) as universe_size,
    count(verdict) as reporting,
    count(*) filter (where verdict = 'over') as over,
    count(*) filter (where verdict = 'not_over') as not_over,
    count(*) filter (where verdict = 'undecidable') as undecidable,
    over / nullif(reporting, 0) as share_over,
    over / nullif(reporting, 0) as share_over_low,
    (over + undecidable) / nullif(reporting, 0) as share_over_high,
    cast(sum(hours) as double) / nullif(count(hours), 0) as mean_hours,
    cast(median(hours) as double) as median_hours,
    count(*) filter (where status = 'missing') as missing,
    count(*) filter (where status = 'suppressed') as suppressed,
    count(*) filter (where status not in ('normal', 'missing', 'suppressed', 'not_listed')) as other_status,
    count(*) filter (where status = 'not_listed') as not_listed,
    count(*) filter (where hours_basis = 'monthly') as monthly_only,
    coalesce(bool_or(simulated), false) as simulated
from query_table(grouped)
group by fiscal_year, position, row_kind, group_name;
