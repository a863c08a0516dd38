"""Key uniqueness: one value per measure, area or category, and period; on one table and across a file's tables.

The same area twice with different values stops the file with both cells. Lines that repeat another word for word
are kept once. Generic tables that share a header but not their values are told apart by sheet or place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from axstat.datasets.checks.outcome import shown
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.datasets.own_names import heading_alone
from axstat.datasets.spelling import spelled
from axstat.datasets.undating import bare_title
from axstat.model.cells import CellRef
from axstat.model.items import Body, Items, facets_of, periods_of, samples, where
from axstat.model.observations import Measure
from axstat.model.packed import Coded, pairs_of, repeats
from axstat.model.tables import Item, RowClass, Table
from axstat.values.text import fold_label
from axstat.voice import Finding, found, said, some

Key = tuple[Hashable, ...]


def keyed(meant: MeantTable) -> tuple[dict[Key, int], list[tuple[int, int]]]:
    """Return each key's first item, and the pairs (first, repeated) of items with one key.

    Lines that are no observations, and unlisted ones, whose name is no key, are left out.
    """
    first: dict[Key, int] = {}
    repeated: list[tuple[int, int]] = []
    # Few periods are shared by many lines, and a text is hashed once where dates are hashed each time.
    shared = {id(item.period): item.period for item in meant.table.items if item.period is not None}
    texts = {identity: period.text for identity, period in shared.items()}
    for index, item in enumerate(meant.table.items):
        if _has_key(item):
            key = (_name(item), item.facets, texts.get(id(item.period)))
            if first.setdefault(key, index) != index:
                repeated.append((first[key], index))
    return first, repeated


def _repeated(meant: MeantTable) -> list[tuple[int, int]]:
    """Return the pairs (first, repeated) of items with one key; of a long table only those few are made."""
    items = meant.table.items
    if not isinstance(items, Items):
        return keyed(meant)[1]
    keys: Coded[Any] = items.bodies.merged(lambda body: _name(body) if _has_key(body) else None)
    if items.facets is not None:
        keys = pairs_of(keys, items.facets.merged(lambda facets: facets))
    if items.periods is not None:
        keys = pairs_of(keys, items.periods.merged(lambda period: period.text if period is not None else None))
    named = where(items, _has_key)
    return [(one, other) for one, other in repeats(keys) if named[other]]


def _has_key(item: Item | Body) -> bool:
    return item.row_class.is_observed and item.row_class is not RowClass.UNLISTED


def _name(item: Item | Body) -> str:
    return item.area.area_code if item.area is not None else item.category or item.label


def check_table(meant: MeantTable) -> tuple[list[Finding], frozenset[int]]:
    """Check one table; return its outcomes and the lines to drop because they repeat another."""
    repeated = _repeated(meant)
    outcomes: list[Finding] = []
    same: list[int] = []
    for one, other in repeated:
        line = _redundant(meant, one, other)
        if line is None:
            outcomes.append(_conflict(meant, one, other))
        else:
            same.append(line)
    items = meant.table.items
    if same:
        cells = [items[i].cells[0] for i in same if items[i].cells]
        named = [
            said("label-and-cell", label=items[i].label, cell=items[i].cells[0].a1 if items[i].cells else items[i].line)
            for i in same
        ]
        fields: dict[str, Any] = {"sheet": meant.table.sheet, "n": len(same), "named": some(named)}
        outcomes.append(found("repeated-lines", "warning", cells, **fields))
    if not outcomes:
        outcomes.append(found("keys-unique", "ok", sheet=meant.table.sheet))
    return outcomes, frozenset(items[i].line for i in same)


def _redundant(meant: MeantTable, one: int, other: int) -> int | None:
    """Return the index of the line that adds nothing to the other: the same cells, or none at all."""
    texts = [(s.values.texts[one].strip(), s.values.texts[other].strip()) for s in meant.series]
    if all(a == b for a, b in texts) or not any(b for _, b in texts):
        return other
    return one if not any(a for a, _ in texts) else None


def _conflict(meant: MeantTable, one: int, other: int) -> Finding:
    first, second = meant.table.items[one], meant.table.items[other]
    series = next(s for s in meant.series if s.values.texts[one].strip() != s.values.texts[other].strip())
    cells = (meant.ref(first, series), meant.ref(second, series))
    return _twice(first.label, series.measure.label, cells, (shown(series.values, one), shown(series.values, other)))


def _twice(item: str, measure: str, cells: tuple[CellRef, CellRef], values: tuple[str, str]) -> Finding:
    fields: dict[str, Any] = {"cell": cells[0], "value": values[0], "other": cells[1], "instead": values[1]}
    return found("stands-twice", "error", cells, item=item, measure=measure, **fields)


def _series_key(one: MeantSeries) -> Key:
    return fold_label(one.measure.id), tuple(sorted(one.attributes.items())), one.period


def check_across(
    tables: Sequence[MeantTable],
) -> tuple[list[Finding], list[MeantTable], dict[int, frozenset[int]]]:
    """Compare tables that share measures and areas.

    Returns:
        The outcomes, the tables (generic measures renamed where two tables disagree), and per position of a table
        the lines to drop because an earlier table says exactly the same.
    """
    outcomes: list[Finding] = []
    result = list(tables)
    dropped: dict[int, frozenset[int]] = {}
    clashing: dict[str, set[int]] = defaultdict(set)
    for (a, b), lines in _meetings(tables).items():
        pairs = _shared_series(tables[a], tables[b])
        differing = [p for p in pairs if any(_differ(p, x, y) for x, y in lines)]
        if not differing:
            dropped[b] = dropped.get(b, frozenset()) | _repeated_lines(tables[b], pairs, lines)
            outcomes.append(_repeats(tables[a], tables[b], lines))
        elif not tables[a].declared.measures:
            for one, _ in differing:
                clashing[one.measure.id] |= {a, b}
        else:
            outcomes.append(_clash(tables[a], tables[b], differing[0], lines))
    for identifier, positions in clashing.items():
        places = _places([tables[p].table for p in sorted(positions)])
        for position, place in zip(sorted(positions), places, strict=True):
            result[position] = _qualified(result[position], identifier, place)
        outcomes.append(found("measure-in-tables", "warning", measure=identifier, tables=some(places)))
    return outcomes, result, dropped


def _places(tables: Sequence[Table]) -> list[str]:
    """Return what tells tables apart: their sheets, else the titles that they do not share, else their ranges.

    Titles go without their years: next year's file is to give its figures the same names.
    """
    titles = [list(filter(None, (bare_title(t.text) for t in heading_alone(table.titles)))) for table in tables]
    shared = set(titles[0]).intersection(*titles)
    ways = (
        [table.sheet for table in tables],
        [" › ".join(text for text in own if text not in shared) for own in titles],
        [f"{table.sheet}!{table.range}" for table in tables],
    )
    return next(way for way in ways if len(set(filter(None, way))) == len(tables))


def _meetings(tables: Sequence[MeantTable]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the pairs of tables that share a series, with the lines of the same key in both.

    A table meets the first that has a line of its key among tables with the same series: thousands of sheets alike
    cost what they hold, not the square of it.
    """
    alike = [frozenset(_series_key(s) for s in t.series) for t in tables] if len(tables) > 1 else []
    first: dict[frozenset[Key], dict[Key, tuple[int, int]]] = {}
    having: dict[Key, set[frozenset[Key]]] = defaultdict(set)
    met: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    parts = [_parts(table) for table in tables] if len(tables) > 1 else []
    for b, (table, series) in enumerate(zip(tables, alike, strict=False)):
        if table.declared.lines == "categories":
            continue
        if isinstance(table.table.items, Items) and not _may_meet(b, parts):
            continue  # a key for each of its lines would fill the memory
        series = frozenset((table.dataset, *key) for key in series)
        keys = keyed(table)[0]
        for other in {alike for key in series for alike in having[key]}:
            for key in keys.keys() & first[other].keys():
                a, line = first[other][key]
                met[a, b].append((line, keys[key]))
        known = first.setdefault(series, {})
        for key, line in keys.items():
            known.setdefault(key, (b, line))
        for one in series:
            having[one].add(series)
    return dict(sorted(met.items()))


def _parts(meant: MeantTable) -> tuple[set[Hashable], ...]:
    """Return the names, facets and periods of which the keys of a table's lines are made."""
    items = meant.table.items
    names: set[Hashable] = {_name(item) for item in samples(items) if _has_key(item)}
    periods: set[Hashable] = {period and period.text for period in periods_of(items)}
    return names, set(facets_of(items)), periods


def _may_meet(place: int, parts: Sequence[tuple[set[Hashable], ...]]) -> bool:
    """Say whether a line of a table may have the key of a line of another: no part of the key rules it out."""
    others = (other for at, other in enumerate(parts) if at != place)
    return any(all(map(set.intersection, parts[place], other)) for other in others)


def _shared_series(a: MeantTable, b: MeantTable) -> list[tuple[MeantSeries, MeantSeries]]:
    other = {_series_key(s): s for s in b.series}
    return [(s, other[key]) for s in a.series if (key := _series_key(s)) in other]


def _differ(pair: tuple[MeantSeries, MeantSeries], x: int, y: int) -> bool:
    a, b = pair[0].values, pair[1].values
    if a.values[x] is not None and b.values[y] is not None:
        return a.values[x] != b.values[y]
    return a.texts[x].strip() != b.texts[y].strip()


def _repeated_lines(
    table: MeantTable, pairs: list[tuple[MeantSeries, MeantSeries]], lines: list[tuple[int, int]]
) -> frozenset[int]:
    """Return the lines of the later table that add nothing; none when it has further series."""
    if len(pairs) < len(table.series):
        return frozenset()
    return frozenset(table.table.items[y].line for _, y in lines)


def _repeats(a: MeantTable, b: MeantTable, lines: list[tuple[int, int]]) -> Finding:
    named = sorted({b.table.items[y].label for _, y in lines})
    fields: dict[str, Any] = {"sheet": b.table.sheet, "n": len(lines), "other": a.table.sheet, "named": some(named)}
    return found("repeated-sheet", "warning", **fields)


def _clash(
    a: MeantTable, b: MeantTable, pair: tuple[MeantSeries, MeantSeries], lines: list[tuple[int, int]]
) -> Finding:
    x, y = next((x, y) for x, y in sorted(lines) if _differ(pair, x, y))
    cells = (a.ref(a.table.items[x], pair[0]), b.ref(b.table.items[y], pair[1]))
    values = (shown(pair[0].values, x), shown(pair[1].values, y))
    return _twice(a.table.items[x].label, pair[0].measure.label, cells, values)


def _qualified(meant: MeantTable, identifier: str, own: str) -> MeantTable:
    """Name the series of a measure after the table they stand in, which `own` tells from the others."""
    return replace(
        meant,
        series=tuple(
            replace(
                s, measure=Measure(f"{spelled(own)} › {s.measure.id}", f"{own} › {s.measure.label}", s.measure.unit)
            )
            if s.measure.id == identifier
            else s
            for s in meant.series
        ),
    )
