"""Read the gazetteer's data file: rows of text first, areas only when someone asks for them.

Promise: nothing but `data/areas.tsv` is read, once, by string splitting; a universe needs no more than the rows.
scripts/build_gazetteer.py compiles the file.
"""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple, cast

from axstat.model.areas import HISTORY_BEGINS as HISTORY_BEGINS
from axstat.model.areas import NATION_CODE, Area, Kind, Level

DATA = Path(__file__).with_name("data")
NORTHERN_VILLAGES = frozenset({"016951", "016969", "016977", "016985", "016993", "017001"})
SPECIAL_WARDS = "131008"

_LEVELS: dict[str, Level] = {
    "国": "nation",
    "都道府県": "prefecture",
    "行政区": "ward",
    "郡": "county",
    "地域": "region",
}


class Row(NamedTuple):
    """One line of the data file; dates are ISO text, `successors` codes with blanks between."""

    area_code: str
    kind: str
    name: str
    kana: str
    county: str
    parent_code: str
    valid_from: str
    valid_to: str
    successors: str

    @property
    def level(self) -> Level:
        """The level that the kind implies."""
        return _LEVELS.get(self.kind, "municipality")


class Records:
    """The data file's rows in order of code and time, and the areas made from them."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        """Keep the rows; an area is made when it is first asked for."""
        self.rows = rows
        self._made: dict[int, Area] = {}
        self._prefectures = {row.area_code[:2]: row for row in rows if row.kind == "都道府県"}

    def area(self, number: int) -> Area:
        """Return the area of the row with a number, the same object every time."""
        made = self._made.get(number)
        if made is None:
            row = self.rows[number]
            made = self._made[number] = _area(row, self._prefectures.get(row.area_code[:2]))
        return made

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """All areas, dissolved ones and counties included."""
        return tuple(map(self.area, range(len(self.rows))))

    @cached_property
    def successors(self) -> dict[Area, tuple[str, ...]]:
        """The codes of the heirs of every dissolved area."""
        return {
            area: tuple(row.successors.split(" "))
            for area, row in zip(self.areas, self.rows, strict=True)
            if row.successors
        }


def read_records() -> Records:
    """Return what the data file holds."""
    lines = (DATA / "areas.tsv").read_text(encoding="utf-8").splitlines()
    return Records(tuple(Row._make(line.split("\t")) for line in lines[1:]))


@cache
def _day(text: str) -> date | None:
    """Return a day; most of the history's events share a few hundred."""
    return date.fromisoformat(text) if text else None


def _area(row: Row, prefecture: Row | None) -> Area:
    level = row.level
    parent = NATION_CODE if level == "prefecture" else row.parent_code or (prefecture.area_code if prefecture else None)
    return Area(
        row.area_code,
        level,
        cast("Kind", row.kind),
        row.name,
        row.kana,
        prefecture.name if prefecture else "",
        row.county,
        parent,
        _day(row.valid_from),
        _day(row.valid_to),
        row.successors if row.successors and " " not in row.successors else None,
    )
