"""Read the gazetteer's data file into areas.

Promise: nothing but `data/areas.tsv` is read, once, with string splitting alone, so that a look-up costs
milliseconds from a cold start. scripts/build_gazetteer.py compiles the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from axstat.model.areas import NATION_CODE, Area, Kind, Level

DATA = Path(__file__).with_name("data")
HISTORY_BEGINS = date(2010, 4, 1)
NORTHERN_VILLAGES = frozenset({"016951", "016969", "016977", "016985", "016993", "017001"})
SPECIAL_WARDS = "131008"

_LEVELS: dict[str, Level] = {
    "国": "nation",
    "都道府県": "prefecture",
    "行政区": "ward",
    "郡": "county",
    "地域": "region",
}
_BLANKS = [""] * 8


@dataclass(frozen=True, slots=True)
class Records:
    """All areas of the data file, in order of code and time, and the heirs of every dissolved one by code."""

    areas: tuple[Area, ...]
    successors: dict[str, tuple[str, ...]]


def read_records() -> Records:
    """Return what the data file holds."""
    lines = (DATA / "areas.tsv").read_text(encoding="utf-8").splitlines()
    rows = [(line.split("\t") + _BLANKS)[:9] for line in lines[1:]]
    prefectures = {row[0][:2]: (row[0], row[2]) for row in rows if row[1] == "都道府県"}
    heirs = {row[0]: tuple(row[8].split(" ")) for row in rows if row[8]}
    return Records(tuple(_area(row, prefectures) for row in rows), heirs)


def _area(row: list[str], prefectures: dict[str, tuple[str, str]]) -> Area:
    code, kind, name, kana, county, parent, since, until, heirs = row
    level = _LEVELS.get(kind, "municipality")
    prefecture_code, prefecture = prefectures.get(code[:2], ("", ""))
    if level == "prefecture":
        parent = NATION_CODE
    return Area(
        code,
        level,
        cast("Kind", kind),
        name,
        kana,
        prefecture,
        county,
        parent or prefecture_code or None,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
        heirs if heirs and " " not in heirs else None,
    )
