"""What DuckDB says of a statement, told apart by kind, so that a reader of Japanese learns what is wrong too."""

from __future__ import annotations

import re

from axstat.errors import QueryFailed
from axstat.store.damage import first_line
from axstat.store.wide import TWO_VALUES
from axstat.voice import said as clause
from axstat.voice import some

_TWO_VALUES = rf"{TWO_VALUES} (?P<measure>.+) of (?P<area>\S+)"

_CANDIDATES = r"(?:Candidate bindings: |Did you mean )(.+)"


def refused(error: Exception) -> QueryFailed:
    """Return the refusal of a statement for what DuckDB, or Python while it took the rows, says of it."""
    from axstat.store.driver import duckdb

    said = first_line(error)
    if not said:
        return QueryFailed("sql-failed", kind=type(error).__name__)
    if not isinstance(error, duckdb.Error):
        return QueryFailed("result-not-taken", said=said)
    if match := re.fullmatch(_TWO_VALUES, said):
        return QueryFailed("two-values-in-use", measure=match["measure"], area=match["area"])
    kinds: dict[type[duckdb.Error], str] = {
        duckdb.ParserException: "sql-syntax",
        duckdb.SyntaxException: "sql-syntax",
        duckdb.CatalogException: "sql-name",
        duckdb.BinderException: "sql-column",
        duckdb.ConversionException: "sql-conversion",
        duckdb.TypeMismatchException: "sql-conversion",
        duckdb.OutOfRangeException: "sql-range",
        duckdb.InvalidInputException: "sql-value",
        duckdb.PermissionException: "sql-not-permitted",
        duckdb.NotImplementedException: "sql-not-supported",
    }
    near = re.findall(r'"([^"]+)"', found[1]) if (found := re.search(_CANDIDATES, str(error))) else []
    hint = clause("sql-near", near=some(near, 5)) if near else None
    return QueryFailed(kinds.get(type(error), "sql-refused"), hint=hint, said=said)
