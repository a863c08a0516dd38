"""Boundary files: TopoJSON and GeoJSON by code, missing and unknown codes listed, anything else refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from axstat.charts import plan, read_boundaries
from axstat.charts.bodies import Dots
from axstat.charts.canvas import Polygon
from axstat.charts.fonts import find_font
from axstat.charts.layout import lay_out
from axstat.errors import PathNotFound, UsageError
from tests.charts.made_up import area_row, overtime

SQUARE = [[139.0, 35.0], [140.0, 35.0], [140.0, 36.0], [139.0, 36.0], [139.0, 35.0]]
VALUES = overtime([area_row("131016", "千代田区", 120.0, prefecture="東京都"), area_row("336238", "奈義町", 440.4)])


def geojson(*codes: str, key: str = "N03_007") -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {key: code}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
        for code in codes
    ]
    return {"type": "FeatureCollection", "features": features}


TOPOJSON = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [139.0, 35.0]},
    "arcs": [[[0, 0], [2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2]]],
    "objects": {
        "n03": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "arcs": [[0, 1]], "properties": {"N03_007": "13101"}}],
        }
    },
}


def written(folder: Path, document: object) -> Path:
    path = folder / "boundaries.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_geojson_gives_rings_by_code(tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, geojson("13101")))

    assert boundaries.rings("131016") == (tuple((x, y) for x, y in SQUARE),)
    assert boundaries.rings("336238") == ()


def test_quantised_topojson_arcs_are_decoded_and_joined(tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, TOPOJSON))

    assert boundaries.rings("131016") == (tuple((x, y) for x, y in SQUARE),)


def test_codes_are_found_under_another_property(tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, geojson("131016", key="団体コード")))

    assert boundaries.rings("131016")


def test_missing_and_unknown_codes_are_listed(tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, geojson("13101", "99999")))
    drawing = plan("municipality-dots", VALUES, boundaries=boundaries)

    assert isinstance(drawing.body, Dots)
    assert [place.area_code for place in drawing.body.places] == ["131016"]
    assert "値のない境界のコード（1）：99999。" in drawing.notes
    assert "地図に位置のない団体（1）：奈義町（岡山県）。" in drawing.notes


def test_outlines_far_off_the_map_are_not_drawn_off_the_page(tmp_path: Path) -> None:
    far = [[x + 14.0, y - 11.0] for x, y in SQUARE]
    document = geojson("13101")
    document["features"].append(
        {"properties": {"N03_007": "13101"}, "geometry": {"type": "Polygon", "coordinates": [far]}}
    )
    drawing = plan("municipality-dots", VALUES, boundaries=read_boundaries(written(tmp_path, document)))
    page = lay_out(drawing, find_font().measure)
    points = [at for shape in page.shapes if isinstance(shape, Polygon) for ring in shape.rings for at in ring]

    assert len(points) == len(SQUARE)
    assert all(0 <= x <= page.width and 0 <= y <= page.height for x, y in points)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html></html>", "neither TopoJSON nor GeoJSON"),
        ("[]", "neither TopoJSON nor GeoJSON"),
        ('{"type": "Feature"}', "neither TopoJSON nor GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "no property that holds"),
        (json.dumps(geojson("千代田区")), "no property that holds"),
    ],
)
def test_other_files_are_refused(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "boundaries.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=words):
        read_boundaries(path)


def test_a_file_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound, match=r"nowhere\.json"):
        read_boundaries(tmp_path / "nowhere.json")


@pytest.mark.parametrize("key", ["prefecture_code", "N03_001"])
def test_outlines_of_prefectures_are_borders_beneath_the_dots(key: str, tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, geojson("13", "33", key=key)))
    tokyo = overtime([area_row("131016", "千代田区", 120.0, prefecture="東京都")])
    drawing = plan("municipality-dots", tokyo, boundaries=boundaries)

    assert boundaries.of_prefectures
    assert isinstance(drawing.body, Dots)
    assert drawing.body.borders == (tuple((x, y) for x, y in SQUARE),)
    assert drawing.body.places[0].rings == ()
    assert any(note == "境界：boundaries.json" for note in drawing.notes)
    shapes = lay_out(drawing, find_font().measure).shapes
    assert sum(isinstance(shape, Polygon) for shape in shapes) == 1


def test_a_map_of_a_part_does_not_list_the_rest_of_the_country_as_a_gap(tmp_path: Path) -> None:
    boundaries = read_boundaries(written(tmp_path, geojson("13101", "13102", "33623")))
    tokyo = overtime([area_row("131016", "千代田区", 120.0, prefecture="東京都")])
    part = replace(tokyo, parameters={**tokyo.parameters, "prefecture": "東京都"})

    assert "値のない境界のコード（2）：13102、33623。" in plan("municipality-dots", tokyo, boundaries=boundaries).notes
    assert "値のない境界のコード（1）：13102。" in plan("municipality-dots", part, boundaries=boundaries).notes
