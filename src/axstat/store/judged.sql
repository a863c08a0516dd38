-- Overtime against a threshold: every area of a universe with its verdict, and groups of them counted up.

-- One row per area of the universe and year; `verdict` is null where no hours were reported. `report` names the view
-- `overtime_counted`, or what stands in for it.
create macro store.judged(report, years, wanted_scope, threshold) as table
select *, verdict(hours_low, hours_high, threshold) as verdict
from query_table(report)
where scope = wanted_scope
    and fiscal_year between list_min(years) and list_max(years) and fiscal_year in years;

-- Every area in its group by prefecture, kind or region and, with totals, once more in the totals that stand behind the
-- groups; `counted` names a table of areas. Among the kinds of city, 市 alone is the other cities.
create macro store.in_groups(counted, grouped_by, with_totals) as table
select
    *,
    'group' as row_kind,
    case
        when grouped_by = 'prefecture' then prefecture
        when grouped_by = 'region' then region
        when kind = '市' then 'その他の市'
        else kind
    end as group_name,
    case grouped_by
        when 'kind'
            then list_position(
                ['都道府県', '指定都市', '中核市', '施行時特例市', '特別区', '市', '町', '村'], kind
            )
        when 'region' then min(cast(prefecture_code as integer)) over (partition by region)
        else cast(prefecture_code as integer)
    end as position
from query_table(counted)
union all
select
    *,
    'total' as row_kind,
    case when kind in ('町', '村') then '町村計' else '市計' end as group_name,
    case when kind in ('町', '村') then 102 else 101 end as position
from query_table(counted)
where with_totals and grouped_by = 'kind' and kind not in ('都道府県', '特別区')
union all
select
    *,
    'total' as row_kind,
    '全国' as group_name,
    103 as position
from query_table(counted)
where with_totals;

-- Which way a change between two bounds goes, where rounding leaves that sure.
create macro store.direction(low, high) as case
    when low > 0 then 'up'
    when high < 0 then 'down'
    when low = 0 and high = 0 then 'same'
    else 'undecidable'
end;

-- Counts and shares of groups: `grouped` names a table of judged areas with group_name, position and row_kind. Behind
-- the first two, the columns stand as queries print them.
create macro store.overtime_tally(grouped) as table
select
    fiscal_year,
    position,
    group_name,
    row_kind,
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
