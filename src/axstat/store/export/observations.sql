-- The rows of `observations`: `observation_detail`, and what the other long views show besides. Every value of every
-- vintage, with its cell, whether it is simulated, and its keys.
select
    d.* exclude (dataset) replace (cast(d.status as varchar) as status),
    f.partial,
    left(d.area_code, 2) as prefecture_code,
    nullif(
        array_to_string(
            [e.key || '=' || e.value for e in map_entries(d.attributes)]
            || [e.key || '=' || e.value for e in map_entries(d.facets) if e.value <> ''],
            '; '
        ),
        ''
    ) as qualifiers,
    coalesce(s.fiscal_year, i.fiscal_year) as period_fiscal_year,
    s.period as series_period,
    s.fiscal_year as series_fiscal_year
from observation_detail as d
join store.series as s on s.series_id = d.series_id
join store.item as i on i.item_id = d.item_id
join store.source as f on f.source_id = d.source_id
where {which}
order by d.source_id, d.series_id, d.item_id
