"""Views of datasets that a project declares: one row per area and period, a column for each measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from axstat.errors import CheckFailed

if TYPE_CHECKING:
    import duckdb

    from axstat.model.observations import WideView

_VIEW = """
create or replace view {name} as
select
    area_code, any_value(left(area_code, 5)) as jis_code, any_value(prefecture) as prefecture,
    any_value(area_name) as name, time_period, fiscal_year{facets},
    {columns},
    any_value(simulated) as simulated, any_value(source_id) as source_id, any_value(sheet) as sheet
from observation_detail
where dataset = {dataset} and current and area_code is not null and measure in ({measures})
group by area_code, time_period, fiscal_year{group}
"""
TWO_VALUES = "two values in use for"
"""How a view says that it would have to choose; refused.py knows it by these words."""
_COLUMN = f"""case
        when count(distinct value) filter (where measure = {{measure}}) > 1
        then error('{TWO_VALUES} ' || {{measure}} || ' of ' || area_code)
        else max(value) filter (where measure = {{measure}})
    end as {{name}}"""
_TAKEN = """
    select 1 from duckdb_views()
    where schema_name = 'main' and view_name = $name and not starts_with(coalesce(comment, ''), $mark)
"""
_DECLARED = """
    select view_name, comment, sql from duckdb_views()
    where database_name = $database and schema_name = 'main' and starts_with(coalesce(comment, ''), $mark)
    order by view_name
"""
_DECLARED_COLUMNS = """
    select c.table_name, c.column_name, c.comment
    from duckdb_columns() as c
    join duckdb_views() as v on v.database_name = c.database_name and v.view_name = c.table_name
    where c.database_name = $database and v.schema_name = 'main' and c.schema_name = 'main'
        and starts_with(coalesce(v.comment, ''), $mark) and c.comment is not null
    order by c.table_name, c.column_index
"""
MARK = "Declared dataset: "


def create_view(connection: duckdb.DuckDBPyConnection, view: WideView) -> None:
    """Create the view of a declared dataset, or replace its own older one.

    Raises:
        CheckFailed: another view has its name.
    """
    comment = f"{MARK}{view.title.en} ({view.title.ja})"
    columns = {column.measure: f"{column.label.en} ({column.label.ja}), {column.unit}" for column in view.columns}
    create(connection, view.name, comment, view.facets, columns)


def create(
    connection: duckdb.DuckDBPyConnection, name: str, comment: str, facets: Sequence[str], columns: Mapping[str, str]
) -> None:
    """Create the view of a declared dataset with its comments; `columns` are measures with what is said of them.

    Raises:
        CheckFailed: another view has its name.
    """
    if connection.execute(_TAKEN, {"name": name, "mark": MARK}).fetchone() is not None:
        raise CheckFailed("dataset-named-as-view", name=name)
    connection.execute("delete from store.wide_measure where dataset = $name", {"name": name})
    connection.executemany("insert into store.wide_measure values (?, ?)", [(name, measure) for measure in columns])
    named = [f"attributes[{_text(facet)}] as {_quoted(facet)}" for facet in facets]
    cells = [_COLUMN.format(measure=_text(measure), name=_quoted(measure)) for measure in columns]
    connection.execute(
        _VIEW.format(
            name=_quoted(name),
            dataset=_text(name),
            measures=", ".join(map(_text, columns)),
            columns=",\n    ".join(cells),
            facets="".join(f", {facet}" for facet in named),
            group="".join(f", attributes[{_text(facet)}]" for facet in facets),
        )
    )
    connection.execute(f"comment on view {_quoted(name)} is {_text(comment)}")
    for measure, said in columns.items():
        connection.execute(f"comment on column {_quoted(name)}.{_quoted(measure)} is {_text(said)}")


def copy_views(connection: duckdb.DuckDBPyConnection, database: str) -> None:
    """Create the views of declared datasets that an attached database has, with their comments."""
    known = {"database": database, "mark": MARK}
    for name, comment, statement in connection.execute(_DECLARED, known).fetchall():
        connection.execute(statement)
        connection.execute(f"comment on view {_quoted(name)} is {_text(comment)}")
    for name, column, comment in connection.execute(_DECLARED_COLUMNS, known).fetchall():
        connection.execute(f"comment on column {_quoted(name)}.{_quoted(column)} is {_text(comment)}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
