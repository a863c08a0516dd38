"""Places for drawing."""

from __future__ import annotations

from itertools import pairwise

import pytest

from axstat.areas import drawing_location, gazetteer, office_location, tile_grid

UNLISTED = {"016951", "016969", "016977", "016985", "016993", "017001", "221384", "221392", "221406"}


def test_every_municipality_and_ward_has_an_office_except_the_known_ones() -> None:
    units = [a for a in gazetteer().areas if a.level in ("municipality", "ward") and a.valid_to is None]
    assert {area.area_code for area in units if office_location(area.area_code) is None} == UNLISTED


def test_every_office_lies_in_japan() -> None:
    for area in gazetteer().areas:
        place = office_location(area.area_code)
        if place is not None:
            assert 24 <= place[0] <= 46
            assert 122 <= place[1] <= 149


def test_an_office_is_where_it_is() -> None:
    lat, lon = office_location("336238") or (0.0, 0.0)
    assert lat == pytest.approx(35.12, abs=0.05)
    assert lon == pytest.approx(134.18, abs=0.05)


@pytest.mark.parametrize("code", ["075469", "463035", "463043", "473812"])
def test_four_bodies_are_drawn_where_they_are_not_where_their_office_stands(code: str) -> None:
    assert drawing_location(code) != office_location(code)
    assert drawing_location(code) is not None


def test_all_others_are_drawn_at_their_office() -> None:
    moved = [a.area_code for a in gazetteer().areas if drawing_location(a.area_code) != office_location(a.area_code)]
    assert moved == ["075469", "463035", "463043", "473812"]


def test_the_tile_grid_has_one_tile_for_each_prefecture() -> None:
    tiles = tile_grid()
    assert list(tiles) == [f"{number:02d}" for number in range(1, 48)]
    assert len(set(tiles.values())) == 47
    assert max(col for col, _ in tiles.values()) == 13
    assert max(row for _, row in tiles.values()) == 8


def test_neighbours_touch_on_the_grid_and_the_corner_for_the_title_is_empty() -> None:
    tiles = tile_grid()
    for one, other in pairwise(["08", "09", "10"]):  # 茨城, 栃木, 群馬 from east to west
        assert tiles[one][0] > tiles[other][0] or tiles[one][1] > tiles[other][1]
    assert tiles["01"] == (13, 0)
    assert tiles["47"] == (0, 8)
    assert not [tile for tile in tiles.values() if tile[0] < 4 and tile[1] < 5]
