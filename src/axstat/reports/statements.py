"""A statement's outline: where its main `select` begins, so that a CTE of it can be selected instead or beside.

Only quotes, comments and brackets are understood: that is all it takes to tell the outermost words from those
inside the CTEs. Whether the SQL is right is DuckDB's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      '(?:[^']|'')*(?:'|\Z)   # text; what is not closed goes to the end, once and not again from each quote in it
    | "(?:[^"]|"")*(?:"|\Z)   # quoted name
    | --[^\n]*                # comment
    | /\*.*?(?:\*/|\Z)        # comment
    | (?P<open>[(\[{])
    | (?P<close>[)\]}])
    | \bdistinct\s+from\b     # a comparison, not the clause
    | \b(?P<word>select|from|distinct|union|intersect|except|with)\b
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def outermost_words(sql: str) -> Iterator[tuple[str, int]]:
    """Yield (keyword, position) of the clauses that stand outside all brackets."""
    depth = 0
    for token in _TOKEN.finditer(sql):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth -= 1
        elif token["word"] and depth == 0:
            yield token["word"].lower(), token.start()


def main_select(sql: str) -> int | None:
    """Return the position of the outermost `select`, None when there is none."""
    return next((position for word, position in outermost_words(sql) if word == "select"), None)


def select_from(sql: str, cte: str, what: str) -> str | None:
    """Return the statement that selects `what` of the cells that the CTE `cte` of `sql` names.

    Rows without a source (an area that no workbook lists) name none. None when `sql` has no main select.
    """
    position = main_select(sql)
    if position is None:
        return None
    return f"{sql[:position]}select {what} from {cte} where source_id is not null order by all"  # noqa: S608  both names stand in the query file


def with_column(sql: str, expression: str) -> str | None:
    """Return `sql` with one more column, its last; None where the outline is not a plain `select … from …`."""
    words = list(outermost_words(sql))
    names = [word for word, _ in words if word != "with"]
    if names != ["select", "from"]:
        return None
    position = words[-1][1]
    return f"{sql[:position].rstrip()}\n, {expression}\n{sql[position:]}"


def with_first(sql: str, ctes: str) -> str | None:
    """Return `sql` with `ctes` placed before its own, so that they stand in for views of the same name."""
    words = list(outermost_words(sql))
    if words and words[0][0] == "with":
        head = words[0][1] + len("with")
        return f"{sql[:head]} {ctes},{sql[head:]}"
    position = main_select(sql)
    return None if position is None else f"{sql[:position]}with {ctes}\n{sql[position:]}"
