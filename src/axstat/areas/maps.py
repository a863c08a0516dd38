"""Where areas are drawn: offices for a dot map, tiles for a prefecture map.

Promise: positions are for drawing only and no statistic is made of them. Offices come from the CC0 list of local
governments (data/offices.tsv); the tile layout is the project's own (data/tiles.txt).
"""

from __future__ import annotations

from functools import cache

from axstat.areas.records import DATA


def office_location(area_code: str) -> tuple[float, float] | None:
    """Return (latitude, longitude) of an area's office in degrees, None where none is listed.

    Municipalities and wards of today have one, except the wards of 浜松市 and the Northern Territories.
    """
    return _points("offices.tsv").get(area_code)


def drawing_location(area_code: str) -> tuple[float, float] | None:
    """Return (latitude, longitude) where an area's dot belongs.

    The office's place, except for four bodies whose office stands outside them: 双葉町, 三島村, 十島村, 竹富町.
    """
    return _points("drawing.tsv").get(area_code) or office_location(area_code)


@cache
def tile_grid() -> dict[str, tuple[int, int]]:
    """Return (column, row) of each prefecture's tile by its two-digit code, from the upper left; 14 x 9 tiles.

    The empty block at the upper left is for title and legend.
    """
    rows = (DATA / "tiles.txt").read_text(encoding="utf-8").splitlines()
    tiles = {code: (col, row) for row, line in enumerate(rows) for col, code in enumerate(line.split()) if code != ".."}
    return dict(sorted(tiles.items()))


@cache
def _points(file: str) -> dict[str, tuple[float, float]]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {row[0]: (float(row[1]), float(row[2])) for row in rows}
