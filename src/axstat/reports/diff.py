"""Two vintages of a source compared: which figures changed, and which shipped queries' results move and by how much.

The second answer runs each query twice, with the views replaced by what they would show if only the one or only the
other vintage were in use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, UsageError
from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label
from axstat.reports.catalog import shipped_queries
from axstat.reports.header import NamedQuery
from axstat.reports.moves import Move, card
from axstat.reports.parameters import loaded_editions, resolve
from axstat.reports.queries import run
from axstat.reports.sources import find_source
from axstat.reports.vintages import execute_as_of

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

_READS = re.compile(r"\b(?:from|join)\s+(?:store\.judged\(')?(overtime|labour|indicator)(?:_counted|_published)?\b")
_HEADLINES = ("overtime_share", "labour_gap_by_occupation")
"""Queries of which people quote figures: they come first."""

Figures = dict[tuple[Scalar, ...], dict[str, float | None]]


def diff_values(reader: Reader, old: str, new: str, *, timeout: Timeout | None = None) -> Result:
    """Compare two sources value by value: added, removed and changed figures with both cells.

    Args:
        reader: an open database that holds both.
        old: number, file name or beginning of the hash of one source.
        new: of the other.
        timeout: seconds for the query.

    Raises:
        UnknownName, UsageError: see `find_source`; the two are the same.
    """
    earlier, later = _pair(reader, old, new)
    result = run(reader, "diff_values", {"old": earlier.source_id, "new": later.source_id}, timeout=timeout)
    changes = result.column("change")
    counts = {word: changes.count(word) for word in ("added", "removed", "changed")}
    summary = Label(
        f"追加 {counts['added']:,}、削除 {counts['removed']:,}、変更 {counts['changed']:,}",
        f"{counts['added']:,} added, {counts['removed']:,} removed, {counts['changed']:,} changed",
    )
    return replace(result, title=_title(earlier, later), notes=(summary, *result.notes))


def diff_results(reader: Reader, old: str, new: str, *, timeout: Timeout | None = None) -> Result:
    """Return the figures of shipped queries that differ between the two vintages: one row a figure.

    A terminal gets the headline's figures and, for each other query, how many moved and which most. Queries that need
    a parameter are not run. Fiscal year and edition are those of the sources.

    Raises:
        UnknownName, UsageError: see `find_source`; the two are the same.
    """
    earlier, later = _pair(reader, old, new)
    loaded = run(reader, "sources").records()
    current = {int(str(source["source_id"])) for source in loaded if source["current"]}
    before = sorted((current - {later.source_id}) | {earlier.source_id})
    after = sorted((current - {earlier.source_id}) | {later.source_id})
    found: list[tuple[NamedQuery, list[Move]]] = []
    for query in sorted(shipped_queries(), key=lambda query: query.name not in _HEADLINES):
        if not _is_comparable(query, later.dataset):
            continue
        for wanted in _wanted(reader, query, earlier, later):
            try:
                bound = resolve(reader, query, wanted)
            except NotLoaded:  # a change needs two years, a population band a population
                continue
            moves = list(_moves(query, *(_figures(reader, query, bound, ids, timeout) for ids in (before, after))))
            if moves:
                found.append((query, moves))
    return Result(
        name="diff_queries",
        title=_title(earlier, later, Label("動くクエリ結果", "query results that move")),
        columns=_COLUMNS,
        rows=tuple((q.name, m.row, m.column, m.unit, m.old, m.new, m.change) for q, moves in found for m in moves),
        parameters={"old": earlier.source_id, "new": later.source_id},
        sources=(earlier, later),
        notes=(_summary(found),),
        simulated=earlier.simulated or later.simulated,
        card=tuple(line for q, moves in found for line in card(q, moves, headline=q.name in _HEADLINES)),
    )


def _summary(found: Sequence[tuple[NamedQuery, Sequence[Move]]]) -> Label:
    figures = sum(len(moves) for _, moves in found)
    if not figures:
        return Label("動く値はありません", "no figure moves")
    queries = len({query.name for query, _ in found})
    return Label(
        f"{queries} クエリの {figures:,} の値が動く（`-o ファイル` ですべて書き出す）",
        f"{figures:,} figures of {queries} queries move (`-o FILE` writes them all)",
    )


_COLUMNS = (
    Column("query", "text", Label("クエリ", "query")),
    Column("row", "text", Label("行", "row")),
    Column("column", "text", Label("列", "column")),
    Column("unit", "text", Label("単位", "unit")),
    Column("old", "number", Label("前", "old")),
    Column("new", "number", Label("後", "new")),
    Column("difference", "number", Label("差", "difference"), signed=True),
)


def _pair(reader: Reader, old: str, new: str) -> tuple[SourceNote, SourceNote]:
    earlier, later = find_source(reader, old), find_source(reader, new)
    if earlier.source_id == later.source_id:
        raise UsageError("same-source", old=old, new=new)
    return earlier, later


def _title(old: SourceNote, new: SourceNote, what: Label | None = None) -> Label:
    more = what or Label("値の差", "values")
    return Label(
        f"{more.ja}：{old.source_id} {old.file} → {new.source_id} {new.file}",
        f"Difference of {more.en}: {old.source_id} {old.file} → {new.source_id} {new.file}",
    )


def _is_comparable(query: NamedQuery, dataset: str) -> bool:
    views = {match.lower() for match in _READS.findall(query.sql)}
    wanted = dataset if _READS.fullmatch(f"from {dataset}") else "indicator"  # a dataset without a view of its own
    return wanted in views and not any(p.is_required for p in query.parameters)


def _wanted(reader: Reader, query: NamedQuery, old: SourceNote, new: SourceNote) -> Iterator[dict[str, Any]]:
    """Yield the parameters to run a query with: the sources' year, each edition loaded."""
    year = new.fiscal_year or old.fiscal_year
    wanted: dict[str, Any] = {"year": year} if year is not None and query.parameter("year") else {}
    if any(p.type == "measure" for p in query.parameters):
        return
    if query.parameter("edition"):
        yield from ({**wanted, "edition": edition} for edition in loaded_editions(reader))
    else:
        yield wanted


def _figures(
    reader: Reader, query: NamedQuery, bound: dict[str, Scalar], source_ids: Sequence[int], timeout: Timeout | None
) -> tuple[tuple[str, ...], list[dict[str, Scalar]]]:
    """Run a query as if only `source_ids` were in use; return its column names and rows."""
    answer = execute_as_of(reader, query, bound, source_ids, timeout)
    names = tuple(name for name, _ in answer.columns)
    return names, [dict(zip(names, row, strict=True)) for row in answer.rows]


def _moves(
    query: NamedQuery,
    before: tuple[tuple[str, ...], list[dict[str, Scalar]]],
    after: tuple[tuple[str, ...], list[dict[str, Scalar]]],
) -> Iterator[Move]:
    """Yield each figure that differs, rows matched by what identifies them."""
    units = {c.name: c.unit for c in query.columns}
    key = _key(before[0], units, [before[1], after[1]])
    old, new = (_by_key(rows, key, units) for _, rows in (before, after))
    labels = _labels(key, [*before[1], *after[1]])
    for row in dict.fromkeys((*old, *new)):
        for column, unit in units.items():
            if column in key or unit is None:
                continue
            a, b = old.get(row, {}).get(column), new.get(row, {}).get(column)
            if a != b:
                yield Move(labels[row], column, unit, a, b)


def _labels(key: Sequence[str], rows: Sequence[dict[str, Scalar]]) -> dict[tuple[Scalar, ...], str]:
    """Return what each row is called: areas by name, and of the rest only what differs from row to row."""
    identities = {tuple(row[name] for name in key): row for row in rows}
    varying = [name for n, name in enumerate(key) if len({identity[n] for identity in identities}) > 1] or key[:1]
    return {identity: " ".join(_called(name, row) for name in varying) for identity, row in identities.items()}


def _called(name: str, row: dict[str, Scalar]) -> str:
    if name == "area_code" and row.get("name"):
        return f"{row.get('prefecture') or ''} {row['name']}".strip()
    value = row[name]
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _key(
    names: Sequence[str], units: dict[str, str | None], tables: Sequence[list[dict[str, Scalar]]]
) -> tuple[str, ...]:
    """Return the columns that identify a row: those about areas, else as few of the first as it takes."""
    about = tuple(n for n in names if n in ("fiscal_year", "area_code") and units.get(n) is None)
    if "area_code" in about and all(_is_unique(rows, about) for rows in tables):
        return about
    for count in range(1, len(names) + 1):
        if all(_is_unique(rows, names[:count]) for rows in tables):
            return tuple(names[:count])
    return tuple(names)


def _is_unique(rows: list[dict[str, Scalar]], key: Sequence[str]) -> bool:
    return len({tuple(row[name] for name in key) for row in rows}) == len(rows)


def _by_key(rows: list[dict[str, Scalar]], key: Sequence[str], units: dict[str, str | None]) -> Figures:
    return {
        tuple(row[name] for name in key): {
            name: float(value) if isinstance(value, (int, float)) else None
            for name, value in row.items()
            if units.get(name) is not None
        }
        for row in rows
    }
