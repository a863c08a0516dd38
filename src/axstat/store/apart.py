"""Tells measures of one name apart where tables about different things give one body different figures under it.

| 市町村別小学校数 |      |        | 市町村別中学校数 |      |
| 市町村名 | 校数（校） |        | 市町村名 | 校数（校） |      two measures, which their columns call the same

The name of each then begins with what its table is about: 市町村別小学校数 › 校数（校）. A person's decision for one of
the sources (`axstat sources use`) settles it instead. As with vintages, the outcome depends on what is loaded and
decided, never on the way there.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from axstat.voice import Finding, found, some

if TYPE_CHECKING:
    import duckdb

_SHOWN = 5
# The names of some sources under which tables of several subjects stand, or stood: most loads have none.
_NAMES = """
    select s.name
    from store.series as s
    join store.sheet_table as t using (table_id)
    join store.source as f using (source_id)
    where not store.has_wide_view(t.dataset) and s.name in (
        select s.name
        from store.series as s join store.sheet_table as t using (table_id)
        where t.source_id in (select unnest($sources::integer[]))
    )
    group by t.dataset, s.name
    having
        count(distinct (store.subject_of(t.subject, t.sheet_subject, t.sheet_matters), f.own.publisher)) > 1
        or bool_or(s.measure <> s.name)
"""
# Figures of one key whose roundings leave no number in common are of different things, unless one source goes before
# the other for a reason.
_CONTESTED = """
    create or replace temp table contested as
    with named as (
        select
            s.series_id, t.dataset, s.name, s.qualifier, f.simulated, f.partial is null as is_whole, f.decided,
            store.subject_of(t.subject, t.sheet_subject, t.sheet_matters) as subject, f.own.publisher as publisher
        from store.series as s
        join store.sheet_table as t using (table_id)
        join store.source as f using (source_id)
        where f.current and not store.has_wide_view(t.dataset) and s.name in (select unnest($names::varchar[]))
    ),
    told as (
        select
            n.*, g.unit, store.period_of(g.time_period, g.source_year) as time_period,
            coalesce(a.area_code, g.category, g.label) || store.facet_key(g.facets, g.facet_names) as line,
            g.value::double - store.half_digit(store.printed_decimals(g.value, g.form), g.unit)::double as low,
            g.value::double + store.half_digit(store.printed_decimals(g.value, g.form), g.unit)::double as high
        from store.figure as g
        join named as n using (series_id)
        left join store.area as a using (area_id)
        where g.value is not null
    )
    select dataset, name, bool_or(by_publisher) as by_publisher
    from (
        select dataset, name, count(distinct publisher) > count(distinct subject) as by_publisher
        from told
        group by dataset, name, qualifier, unit, simulated, is_whole, decided, time_period, line
        having count(distinct (subject, publisher)) > 1 and max(low) > min(high)
    )
    group by dataset, name
"""
_RENAMED = """
    create or replace temp table renamed as
    select s.series_id, t.dataset, s.name, s.measure as was,
        case when c.name is null then s.name
        else if(c.by_publisher, coalesce(f.own.publisher || ' ', ''), '')
            || store.subject_of(t.subject, t.sheet_subject, t.sheet_matters) || ' › ' || s.name end as becomes
    from store.series as s
    join store.sheet_table as t using (table_id)
    join store.source as f using (source_id)
    left join contested as c on c.dataset = t.dataset and c.name = s.name
    where s.name in (select unnest($names::varchar[])) and not store.has_wide_view(t.dataset) and was <> becomes
"""
_RENAME = """
    update store.series as s set measure = r.becomes from renamed as r where r.series_id = s.series_id
"""
_TOLD = """
    select name, list(distinct measure order by measure)
    from store.series
    where name in (select name from renamed where becomes <> name) and measure <> name
    group by name
    order by name
"""


def names_in(connection: duckdb.DuckDBPyConnection, sources: Collection[int]) -> set[str]:
    """Return the names of measures of some sources that tables about several things have, or had."""
    return {name for (name,) in connection.execute(_NAMES, {"sources": sorted(sources)}).fetchall()}


def tell_apart(connection: duckdb.DuckDBPyConnection, names: Collection[str]) -> tuple[Finding, ...]:
    """Name the measures of some names anew, in the open transaction; return what is told apart that was not before."""
    if not names:
        return ()
    values = {"names": sorted(names)}
    connection.execute(_CONTESTED, values)
    connection.execute(_RENAMED, values)
    connection.execute(_RENAME)
    told = connection.execute(_TOLD).fetchall()
    for table in ("contested", "renamed"):
        connection.execute(f"drop table temp.{table}")
    return tuple(
        found("told-apart", "warning", name=name, n=len(measures), measures=some(measures, _SHOWN))
        for name, measures in told
    )
