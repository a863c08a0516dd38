"""What people's formats print of a result: title, subtitle, unit, the columns that a white paper has, remarks.

Columns that say the same in every row move into the subtitle; a unit that all columns share is said once; every
column has one number of decimals. Table, markdown, html and xlsx lay the same page out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import SIMULATED
from axstat.present.wording import (
    decimals_of,
    heading,
    is_right_aligned,
    is_year,
    led,
    note_lines,
    source_lines,
    unit_line,
    unit_of,
    value_text,
)

Cell = tuple[Scalar, Column]
_TURNED = 6
"""A single row of more columns than this is printed as a list: a line for a column, details too, for there is room."""
_ITEM, _VALUE = Column("item", "text", Label("項目", "item")), Label("値", "value")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one language; `unit` is None where the headings say each column's own."""

    lang: Lang
    title: str
    mark: str
    subtitle: str
    unit: str | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    totals: frozenset[int]
    remarks: tuple[str, ...]
    left_out: tuple[Column, ...]
    row_units: tuple[Scalar, ...] = ()
    """Each row's own unit, where they differ: numbers of one unit have one number of decimals."""
    by_unit: Mapping[Scalar, tuple[Column, ...]] = field(default_factory=dict)

    @property
    def headings(self) -> list[str]:
        """The headings of the columns, with their units unless the page says one for all."""
        return [heading(column, self.lang, unit=self.unit is None) for column in self.columns]

    def cells(self) -> Iterator[list[Cell]]:
        """Yield each row as pairs of value and column."""
        for number, row in enumerate(self.rows):
            columns = self.by_unit[self.row_units[number]] if self.row_units else self.columns
            yield list(zip(row, columns, strict=True))

    @property
    def above(self) -> list[str]:
        """The lines between title and table: the subtitle, and the unit of all columns."""
        return [line for line in (self.subtitle, unit_line(self.unit or "", self.lang)) if line]

    def texts(self) -> list[list[str]]:
        """Return each row as people read it."""
        return [[value_text(value, column, self.lang) for value, column in row] for row in self.cells()]


@dataclass(frozen=True, slots=True)
class TurnedPage(Page):
    """A page of a single row, a line for each of its columns."""

    @property
    def headings(self) -> list[str]:
        """The headings of item and value."""
        return [_ITEM.label.text(self.lang), _VALUE.text(self.lang)]

    def cells(self) -> Iterator[list[Cell]]:
        """Yield for each column its heading and its value."""
        for value, column in next(Page.cells(self)):
            yield [(heading(column, self.lang), _ITEM), (value, column)]


_OF_BODIES = frozenset({"prefecture", "kind", "region"})
_OF_LISTS = frozenset({"top", "only", "period"})
"""Parameters of queries that list bodies or their figures: what all of their rows share may be chance."""


def page_of(result: Result, lang: Lang, *, turn: bool = True) -> Page:
    """Return the page of a result; with `turn` a single long row becomes a list."""
    every = [i for i in range(len(result.columns)) if not _is_of_other_language(result, i, lang)]
    shown = [i for i in every if not result.columns[i].detail] or [*every]
    shown = [i for i in shown if not _is_empty(result, i)] or shown
    turned = turn and len(result.rows) == 1 and len(shown) > _TURNED
    if turned:
        shown = [i for i in every if i in shown or result.rows[0][i] not in (None, "")]
    said = [i for i in shown if _is_constant(result, i)]
    kept = [i for i in shown if i not in said] or shown
    row_units = tuple(result.column("unit")) if any(c.name == "unit" for c in result.columns) else ()
    columns = _settled(result, kept, result.rows)
    title = result.title.text(lang)
    facts = [] if kept == shown and said == shown else [_fact(result, i, lang) for i in said]
    units = [unit_of(c, lang) for c in columns if is_right_aligned(c) and not is_year(c)]
    return (TurnedPage if turned else Page)(
        lang=lang,
        title=title,
        mark=SIMULATED if result.simulated else "",
        subtitle={"ja": "　", "en": "; "}[lang].join(fact for fact, value in facts if not _says(title, value)),
        unit=units[0] if len(units) > 1 and len(set(units)) == 1 and not turned else None,
        columns=columns,
        rows=tuple(tuple(row[i] for i in kept) for row in result.rows),
        totals=result.totals,
        remarks=(*note_lines(result, lang), *source_lines(result, lang)),
        left_out=tuple(result.columns[i] for i in every if i not in shown),
        row_units=row_units,
        by_unit={
            unit: _settled(result, kept, [row for row, its in zip(result.rows, row_units, strict=True) if its == unit])
            for unit in set(row_units)
        },
    )


def _is_of_other_language(result: Result, index: int, lang: Lang) -> bool:
    """Say whether a column is the twin of another in the other language: `message` beside `message_ja`."""
    names = {column.name for column in result.columns}
    name = result.columns[index].name
    return f"{name}_ja" in names if lang == "ja" else name.endswith("_ja") and name.removesuffix("_ja") in names


def _is_constant(result: Result, index: int) -> bool:
    """Say whether a column that sorts rows, and measures none, has one value in all, three or two asked for.

    In a list of bodies, what they are stays beside each of them where it was not asked for: that the first three lie in
    one prefecture, or that all have a figure, would read above the table as if others had been left out.
    """
    column = result.columns[index]
    if result.parameters.get(column.name) is None and _OF_LISTS & result.parameters.keys():
        of_one = "area" in result.parameters  # bodies like it are of its kind, and asked for so
        if column.name == "status" or (column.name in _OF_BODIES and not of_one):
            return False
    sorts = column.type not in ("integer", "number") or is_year(column) or column.name in result.parameters
    if not sorts or column.chosen or len(result.rows) < (2 if column.name in result.parameters else 3):
        return False
    first = result.rows[0][index]
    return first is not None and all(row[index] == first for row in result.rows)


def _is_empty(result: Result, index: int) -> bool:
    """Say whether a column has no value in any of several rows: it is named, and not printed."""
    several = len(result.rows) > 1 and not result.columns[index].chosen
    return several and all(row[index] is None for row in result.rows)


def _fact(result: Result, index: int, lang: Lang) -> tuple[str, str]:
    column = result.columns[index]
    value = value_text(result.rows[0][index], column, lang)
    unit = unit_of(column, lang)
    return led(column.label.text(lang), f"{value} {unit}" if unit else value, lang), value


def _says(title: str, value: str) -> bool:
    """Say whether a title already has a value: a number not inside another, a word of two characters or more."""
    if not value[-1:].isdigit():
        return len(value) > 1 and value in title
    return re.search(rf"(?<![\d.,]){re.escape(value)}(?![\d.,]*\d)", title) is not None


def _settled(result: Result, places: list[int], rows: Sequence[tuple[Scalar, ...]]) -> tuple[Column, ...]:
    """Return columns in which numbers have the decimals that all of these rows need, where nothing says them."""
    columns = [(place, result.columns[place]) for place in places]
    return tuple(
        replace(column, decimals=decimals_of(row[place] for row in rows))
        if column.type == "number" and column.decimals is None and not column.percent
        else column
        for place, column in columns
    )
