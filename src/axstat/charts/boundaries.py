"""Outlines of municipalities from a TopoJSON or GeoJSON file that the user brings, keyed by code.

No outlines ship with axstat (sources.md#outlines-and-tiles). Codes are taken from a property named like
国土数値情報's N03_007 or, failing that, from the first property whose values all look like codes. Nothing is guessed: a
file without codes is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axstat.charts.bodies import Point, Ring
from axstat.errors import PathNotFound, UsageError
from axstat.voice.system import reason

MUNICIPALITY = re.compile(r"^\d{5,6}$")
PREFECTURE = re.compile(r"^\d{2}$")
CODE_NAMES = ("N03_007", "N03_007_code", "area_code", "jis_code", "code", "JCODE", "KEY_CODE", "prefecture_code", "id")


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Rings (longitude, latitude) by the 5-digit code of a municipality, or the 2-digit one of a prefecture."""

    name: str
    by_code: dict[str, tuple[Ring, ...]]
    of_prefectures: bool = False

    def rings(self, area_code: str) -> tuple[Ring, ...]:
        """Return an area's rings, empty where the file does not have it."""
        return self.by_code.get(area_code[:5], ())

    def codes_beyond(self, area_codes: Iterable[str]) -> tuple[str, ...]:
        """Return the file's codes that none of `area_codes` answers to."""
        known = {code[:5] for code in area_codes}
        return tuple(sorted(set(self.by_code) - known))


def read_boundaries(path: Path) -> Boundaries:
    """Read a boundary file.

    Raises:
        PathNotFound: there is no such file.
        UsageError: it cannot be read, is neither TopoJSON nor GeoJSON, or carries no codes.
    """
    if not path.is_file():
        raise PathNotFound("no-boundary-file", path=str(path))
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        features = list(_features(document))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UsageError("boundaries-of-another-kind", path=str(path)) from error
    except OSError as error:
        raise UsageError("file-not-read", path=str(path), reason=reason(error)) from error
    rows = [properties for properties, _ in features]
    name = _code_property(rows, MUNICIPALITY)
    prefectures = None if name else _code_property(rows, PREFECTURE)
    if name is None and prefectures is None:
        raise UsageError("boundaries-without-codes", path=str(path))
    codes = MUNICIPALITY if name else PREFECTURE
    by_code: dict[str, tuple[Ring, ...]] = {}
    for properties, rings in features:
        code = str(properties.get(name or prefectures or "") or "")
        if codes.match(code) and rings:
            by_code[code[:5]] = (*by_code.get(code[:5], ()), *rings)
    return Boundaries(path.name, by_code, of_prefectures=name is None)


def _code_property(rows: Sequence[dict[str, Any]], codes: re.Pattern[str]) -> str | None:
    """Find the property that holds codes: by its name, else by its values."""
    if not rows:
        return None
    keys = list(dict.fromkeys(key for row in rows for key in row))
    for key in (*(name for name in CODE_NAMES if name in keys), *keys):
        values = [str(row[key]) for row in rows if row.get(key) not in (None, "")]
        if values and all(codes.match(value) for value in values):
            return key
    return None


def _features(document: Any) -> Iterator[tuple[dict[str, Any], tuple[Ring, ...]]]:
    if document.get("type") == "Topology":
        arcs = _arcs(document)
        for collection in document["objects"].values():
            for geometry in collection.get("geometries", [collection]):
                yield _properties(geometry), tuple(_topo_rings(geometry, arcs))
        return
    if document.get("type") != "FeatureCollection":
        raise ValueError(document.get("type"))
    for feature in document["features"]:
        yield _properties(feature), tuple(_geo_rings(feature.get("geometry") or {}))


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = dict(feature.get("properties") or {})
    if "id" in feature:
        found.setdefault("id", feature["id"])
    return found


def _polygons(geometry: dict[str, Any], held: str) -> list[Any]:
    """Return the polygons of a geometry, each its rings; points and lines have none."""
    match geometry.get("type"):
        case "Polygon":
            return [geometry[held]]
        case "MultiPolygon":
            return list(geometry[held])
    return []


def _geo_rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    for polygon in _polygons(geometry, "coordinates"):
        for ring in polygon:
            yield tuple((float(x), float(y)) for x, y, *_ in ring)


def _arcs(document: dict[str, Any]) -> list[list[Point]]:
    """Decode the arcs: quantised ones are differences from point to point."""
    transform = document.get("transform")
    decoded = []
    for arc in document["arcs"]:
        if transform is None:
            decoded.append([(float(x), float(y)) for x, y, *_ in arc])
            continue
        (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
        x = y = 0
        points = []
        for dx, dy, *_ in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def _topo_rings(geometry: dict[str, Any], arcs: list[list[Point]]) -> Iterator[Ring]:
    for polygon in _polygons(geometry, "arcs"):
        for ring in polygon:
            points: list[Point] = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc[1:] if points else arc
            yield tuple(points)
