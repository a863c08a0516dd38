"""The fields that a form may have: every column of the queries that answer about one body."""

from __future__ import annotations

from collections.abc import Iterator

from axstat.briefs.forms.fields import AREA_FIELDS
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import unit
from axstat.reports.catalog import shipped_queries
from axstat.reports.header import NamedQuery

_COLUMNS = (
    Column("field", "text", Label("フィールド", "field")),
    Column("label", "text", Label("内容", "what it holds")),
    Column("unit", "text", Label("単位", "unit")),
    Column("query", "text", Label("クエリ", "query")),
)
_ROWS_BY = {
    "similar_bodies": "[nearness=1]",
    "similar_municipalities": "[nearness=1]",
    "measure_similar": "[nearness=1]",
    "area_indicators": "[measure=財政力指数]",
}
"""What chooses a row of the queries that answer several about one body."""
_GIVEN = {"measure": "財政力指数", "answers": "AIの導入状況"}
"""Examples of parameters that must be given."""
_PLACES = frozenset({"file", "sheet", "cell", "raw", "decimals", "area_code", "similar_code", "simulated"})


def fields_result(lang: Lang) -> Result:
    """Return every field with what it holds, its unit and the query that it asks."""
    rows: list[tuple[Scalar, ...]] = [
        (f"{{{{ area.{name} }}}}", label.text(lang), None, None) for name, label in AREA_FIELDS.items()
    ]
    rows += [row for query in shipped_queries() if _is_of_bodies(query) for row in _rows(query, lang)]
    return Result("fields", Label("様式に書けるフィールド", "fields of forms"), _COLUMNS, tuple(rows))


def _is_of_bodies(query: NamedQuery) -> bool:
    """Say whether a query answers about one body when its area, or its row, is known."""
    required = {p.name for p in query.parameters if p.is_required and p.type != "area"}
    by_area = any(p.type == "area" for p in query.parameters) or any(c.name == "area_code" for c in query.columns)
    return by_area and required <= _GIVEN.keys()


def _rows(query: NamedQuery, lang: Lang) -> Iterator[tuple[Scalar, ...]]:
    given = ", ".join(f"{p.name}={_GIVEN[p.name]}" for p in query.parameters if p.is_required and p.name in _GIVEN)
    called = f"{query.name}({given})" if given else query.name
    for column in query.columns:
        if column.name not in _PLACES:
            shown = unit(column.unit).text(lang) if column.unit and column.unit != "measured" else None
            said = f"{{{{ {called}{_ROWS_BY.get(query.name, '')}.{column.name} }}}}"
            yield said, column.label.text(lang), shown, query.title.text(lang)
