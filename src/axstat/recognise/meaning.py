"""Unit and period of each series, and what titles and notes around a table say, each with the words that said it.

The deepest level of a header path that states something decides; a note for the whole table counts only where it
states one unit, or where the header says which of several is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from axstat.model.tables import HeaderCell
from axstat.model.values import Period, PeriodMention
from axstat.recognise import words
from axstat.recognise.columns import FRACTION
from axstat.recognise.vocabulary import peel_footnote
from axstat.values.calendars import month_period
from axstat.values.periods import find_periods, read_period
from axstat.values.text import clean, fold_label
from axstat.values.units import read_unit

_ERA_ALONE = re.compile(r"(明治|大正|昭和|平成|令和)(?:年度?)?")
_ERA_YEAR = re.compile(r"\(?(元|\d{1,2})(年度|年)?\)?")
_YEAR_ALONE = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{1,2})月(?:分|中)?")
_COUNTED_BY = (
    ("件", re.compile(r"件数?")),
    ("世帯", re.compile(r"世帯数?")),
    ("団体", re.compile(r"団体数")),
    ("人", re.compile(r"人口|人数|者数|員数|職員数")),
    ("%", re.compile(r"率|割合|比率|構成比")),
    ("時間", re.compile(r"時間")),
    ("日", re.compile(r"日数")),
)
_MONEY = re.compile(r"額|費|料|収入|支出|歳入|歳出|予算|決算")


@dataclass(slots=True)
class Surroundings:
    """Texts around a table: titles and notes with their cells, the unit note, the periods they mention."""

    titles: list[HeaderCell] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unit: str | None = None
    unit_said: str | None = None
    mentions: list[PeriodMention] = field(default_factory=list)

    def hear(self, cell: HeaderCell, raw: str, said_before: str = "") -> None:
        """Take in one text beside the table; `said_before` is the label in the cell before it (`公開日：`)."""
        if words.is_unit_note(raw):
            self._hear_unit(cell, raw)
        elif words.is_note(raw):
            self.notes.append(cell.text)
        else:
            self.titles.append(cell)
            if self.unit is None and "単位" in raw:
                self._hear_unit(cell, raw)
        self.mentions.extend(find_periods(said_before + raw))

    @property
    def title(self) -> str:
        """The first title that is no label of the cell beside it (`表題：`)."""
        return next((t.text for t in self.titles if not t.text.endswith(("：", ":"))), "")

    def hear_note(self, cell: HeaderCell, raw: str) -> None:
        """Take in a note below the table; only a unit note says something of the values."""
        if words.is_unit_note(raw):
            self._hear_unit(cell, raw)

    def inherit(self, above: Surroundings, *, same_header: bool) -> None:
        """Take over what the titles of the table above say for the whole page.

        Its period holds here unless this table states one; its unit only under the same header.
        """
        if not any(m.role == "data" for m in self.mentions) and (
            same_header or len(above.titles) > 1 or not self.titles
        ):
            self.mentions.extend(above.mentions)
        if same_header and self.unit is None:
            self.unit, self.unit_said = above.unit, above.unit_said

    def _hear_unit(self, cell: HeaderCell, raw: str) -> None:
        unit = read_unit(raw)
        if unit is not None:
            self.unit = unit if self.unit in (None, unit) else f"{self.unit}、{unit}"
            said = f"`{cell.text}` ({cell.ref.a1})"
            self.unit_said = said if self.unit_said is None else f"{self.unit_said}, {said}"


def series_unit(path: Sequence[HeaderCell], around: Surroundings, stated: str | None) -> tuple[str | None, str | None]:
    """Return the unit of a series and what said it.

    Args:
        path: the header path.
        around: the table's own unit note.
        stated: the unit that the cells themselves state (`%`, or `fraction` from the number format).
    """
    unit, said = None, None
    for cell in reversed(path):
        unit = read_unit(cell.text)
        if unit is not None:
            said = f"`{cell.text}` ({cell.ref.a1})"
            break
    if stated is not None:
        by_cells = "number format" if stated == FRACTION else "its cells"
        return stated, by_cells if said is None else f"{by_cells}; header {said}"
    if unit is not None and "、" not in unit:
        return unit, said
    if around.unit is None:
        return None, said
    return _from_note(path, unit or around.unit, said or around.unit_said or "")


def _from_note(path: Sequence[HeaderCell], units: str, said: str) -> tuple[str | None, str]:
    """Choose the unit a header means among those of a note; None where the header does not say."""
    options = units.split("、")
    if len(options) == 1:
        return units, said
    for cell in reversed(path):
        label = peel_footnote(fold_label(cell.text))
        fitting = [u for u in options if _counts(u, label)]
        if len(fitting) == 1:
            return fitting[0], f"{said}, as `{cell.text}` ({cell.ref.a1})"
        if fitting:
            break
    return None, said


def _counts(unit: str, label: str) -> bool:
    if unit.endswith("円"):
        return _MONEY.search(label) is not None
    return any(unit == name and pattern.search(label) for name, pattern in _COUNTED_BY)


def series_period(path: Sequence[HeaderCell]) -> tuple[Period | None, str | None]:
    """Return the period that a header path states and the cells that said it; None where it states several."""
    for depth in range(len(path) - 1, -1, -1):
        cell = path[depth]
        text = clean(cell.text)
        said = f"`{cell.text}` ({cell.ref.a1})"
        month = _MONTH.fullmatch(text)
        if month is not None:
            return _month(path[:depth], int(month[1]), said)
        joined = _era_above(path[:depth], text)
        if joined is not None:
            return joined, said
        found = {m.period for m in find_periods(text) if m.role == "data"}
        if not found and _YEAR_ALONE.fullmatch(text) and (alone := read_period(text)) is not None:
            found = {alone}
        if found:
            return (found.pop(), said) if len(found) == 1 else (None, said)
    return None, None


def _era_above(above: Sequence[HeaderCell], text: str) -> Period | None:
    """Read a year of an era that stands in a heading above: 令和 › 6年度."""
    year = _ERA_YEAR.fullmatch(text)
    if year is None:
        return None
    for cell in reversed(above):
        era = _ERA_ALONE.fullmatch(clean(cell.text).replace(" ", ""))
        if era is not None:
            unit = year[2] or ("年度" if cell.text.rstrip().endswith("年度") else "年")
            return read_period(f"{era[1]}{year[1]}{unit}")
    return None


def _month(above: Sequence[HeaderCell], month: int, said: str) -> tuple[Period | None, str | None]:
    """Return a month of the year that a heading above it states."""
    period, year_said = series_period(above)
    if period is None or period.kind not in ("fiscal_year", "calendar_year") or not 1 <= month <= 12:
        return None, said
    year = period.start.year + (1 if period.kind == "fiscal_year" and month < 4 else 0)
    return month_period(year, month), f"{year_said} {said}"
