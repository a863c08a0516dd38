"""Count what a workbook gave: areas, values per status, lines per class, periods. Numbers only, no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from axstat.datasets import Meaning
from axstat.datasets.meant import MeantTable
from axstat.model.items import samples
from axstat.model.observations import ObservationSeries, ObservationTable
from axstat.model.tables import RowClass, SheetReading, ValueColumn
from axstat.model.values import Status
from axstat.voice import Finding


@dataclass(frozen=True, slots=True)
class Passed:
    """A sheet that holds cells and no table: its figures, if it has any, are not loaded."""

    sheet: str
    hidden: bool
    reason: Finding | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What one file holds, as loaded.

    `statuses` counts the values of series of figures, by status word; `words` the cells of series of words
    that hold anything. `rows` counts every line of the recognised tables by class, those that are not loaded included.
    `passed` are the sheets without a table, empty ones left out.
    """

    sheets: int = 0
    passed: tuple[Passed, ...] = ()
    tables: int = 0
    areas: int = 0
    categories: int = 0
    measures: int = 0
    observations: int = 0
    words: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()


def count_statuses(column: ValueColumn) -> Counter[Status]:
    """Return how many values of a column have each status; bytes are counted without a loop."""
    statuses = column.statuses
    if isinstance(statuses, bytes | bytearray):
        found = {status: statuses.count(status) for status in Status}
        return Counter({status: n for status, n in found.items() if n})
    return Counter({Status(code): n for code, n in Counter(statuses).items()})


def count_words(column: ValueColumn) -> int:
    """Return how many cells of a column of words hold anything: the 無 of a column 有無 is an answer."""
    return sum(not text.isspace() for text in column.texts if text)


def count(meaning: Meaning, readings: Sequence[SheetReading]) -> Counts:
    """Count what a file means and the sheets it came from."""
    unit = meaning.unit
    words_of = {(m.table.sheet, s.series.line) for m in meaning.tables for s in m.series if not s.series.numeric}
    statuses: Counter[Status] = Counter()
    measures: set[str] = set()
    words = observations = 0
    for table, series in _series(unit.tables):
        found = count_statuses(series.values)
        observations += found.total()
        if (table.sheet, series.line) in words_of:
            words += count_words(series.values)
        else:
            statuses += found
            measures.add(series.measure.id)
    rows: Counter[RowClass] = Counter()
    for reading in readings:
        for recognised in reading.tables:
            rows.update(recognised.row_counts)
    listed = {id(i.area): i.area for m in meaning.tables for i in samples(m.table.items) if i.row_class.is_observed}
    named = {
        (item.category, *item.facets[:1])
        for table in unit.tables
        if any(item.category is not None for item in samples(table.items))
        for item in table.items
        if item.category is not None
    }
    return Counts(
        sheets=len(readings),
        passed=tuple(Passed(r.sheet, r.hidden, r.reason) for r in readings if not r.tables and r.n_rows),
        tables=len(unit.tables),
        areas=len({area.area_code for area in listed.values() if area is not None}),
        categories=len(named),
        measures=len(measures),
        observations=observations,
        words=words,
        statuses={s.word: statuses[s] for s in Status if statuses[s]},
        rows={c.value: rows[c] for c in RowClass if rows[c]},
        periods=periods_of(m for m in meaning.tables if m.declared.lines == "bodies"),
        editions=tuple(sorted({s.attributes["edition"] for _, s in _series(unit.tables) if "edition" in s.attributes})),
    )


def _series(tables: Iterable[ObservationTable]) -> Iterable[tuple[ObservationTable, ObservationSeries]]:
    return ((table, series) for table in tables for series in table.series)


def periods_of(tables: Iterable[MeantTable]) -> tuple[str, ...]:
    """Return the periods of tables, of their columns and of their lines, from the first to the last."""
    periods = {p for m in tables for p in (*(s.period for s in m.series if s.period is not None), *m.item_periods)}
    return tuple(p.text for p in sorted(periods, key=lambda p: (p.start, p.end)))
