"""What a reader asks for of a result: which columns, in which order, how many rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from axstat.errors import UnknownName
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label

Row = tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; None leaves it as the result has it.

    `columns` are names or labels with commas between them, or `all`; `sort` is one of them, with `-` before it for
    the highest first; `limit` is a number of rows, on a `screen` the reader is told where the others are.
    """

    columns: str | None = None
    sort: str | None = None
    limit: int | None = None
    screen: bool = False


def choose(result: Result, choice: Choice) -> Result:
    """Return the result as asked for. Totals stay behind the rows that they add up, and no limit counts them.

    Raises:
        UnknownName: no column is called so; the hint names the nearest.
    """
    return _chosen(_limited(_sorted(result, choice.sort), choice), choice.columns)


def _sorted(result: Result, sort: str | None) -> Result:
    if sort is None:
        return result
    index = _place(result.columns, sort.removeprefix("-"))
    rows, totals = _apart(result)
    known = [row for row in rows if row[index] is not None]
    known.sort(key=lambda row: row[index], reverse=sort.startswith("-"))  # type: ignore[arg-type,return-value]  # one type a column, no None
    return _with_rows(result, [*known, *(row for row in rows if row[index] is None)], totals)


def _limited(result: Result, choice: Choice) -> Result:
    limit = choice.limit
    if limit is None:
        return result
    rows, totals = _apart(result)
    if len(rows) <= limit:
        return result
    where = Label("（-o ファイル名.csv で全行）", " (-o FILE.csv has all)") if choice.screen else Label("", "")
    note = Label(
        f"全{len(rows):,}行のうち{limit:,}行を表示{where.ja}", f"{limit:,} of {len(rows):,} rows are shown{where.en}"
    )
    # What the rows shown happen to share is not what all rows share: no page may say it of the whole.
    columns = tuple(
        replace(column, chosen=column.chosen or len({row[index] for row in rows}) > 1)
        for index, column in enumerate(result.columns)
    )
    return replace(_with_rows(result, rows[:limit], totals), columns=columns, notes=(note, *result.notes))


def _chosen(result: Result, names: str | None) -> Result:
    if names is None:
        return result
    if names.strip() == "all":
        return replace(result, columns=tuple(replace(c, detail=False, minor=False) for c in result.columns), card=())
    places = list(dict.fromkeys(_place(result.columns, name) for name in names.split(",")))
    columns = tuple(replace(result.columns[i], detail=False, minor=False, chosen=True) for i in places)
    return replace(result, columns=columns, rows=tuple(tuple(row[i] for i in places) for row in result.rows), card=())


def _place(columns: Sequence[Column], wanted: str) -> int:
    """Return where the column of that name or label stands."""
    word = wanted.strip().casefold()
    for index, column in enumerate(columns):
        if word in (column.name.casefold(), column.label.ja, column.label.en.casefold()):
            return index
    from difflib import get_close_matches

    known = {called: None for c in columns for called in (c.name, c.label.ja, c.label.en)}
    near = get_close_matches(wanted.strip(), list(known), n=3, cutoff=0.5) or [column.name for column in columns]
    raise UnknownName("no-column", name=wanted.strip(), near=tuple(near))


def _apart(result: Result) -> tuple[list[Row], list[Row]]:
    """Return the rows without the totals, and the totals."""
    rows: tuple[list[Row], list[Row]] = ([], [])
    for number, row in enumerate(result.rows):
        rows[number in result.totals].append(row)
    return rows


def _with_rows(result: Result, rows: list[Row], totals: list[Row]) -> Result:
    together = (*rows, *totals)
    return replace(result, rows=together, totals=frozenset(range(len(rows), len(together))))
