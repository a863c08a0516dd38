"""Properties that hold for every area of the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from axstat.areas import gazetteer
from axstat.areas.codes import is_valid, normalise_code
from axstat.areas.fold import fold_kana
from axstat.areas.records import NORTHERN_VILLAGES
from axstat.model.areas import Area

TODAY = [area for area in gazetteer().areas if area.valid_to is None]
UNITS = [area for area in TODAY if area.level in ("prefecture", "municipality", "ward")]
LISTED = [area for area in UNITS if area.area_code not in NORTHERN_VILLAGES]


def test_the_gazetteer_holds_the_known_numbers_of_each_kind() -> None:
    assert Counter(area.kind for area in LISTED) == {
        "都道府県": 47,
        "指定都市": 20,
        "中核市": 62,
        "施行時特例市": 23,
        "市": 687,
        "特別区": 23,
        "町": 743,
        "村": 183,
        "行政区": 171,
    }
    assert len(UNITS) - len(LISTED) == 6


def test_every_code_is_valid_and_stands_once() -> None:
    codes = [area.area_code for area in gazetteer().areas]
    assert len(codes) == len(set(codes))
    assert all(is_valid(code) for code in codes)


def test_every_kana_is_katakana_of_full_width_and_only_of_bodies_gone_before_2010_unknown() -> None:
    for area in gazetteer().areas:
        assert area.kana or (area.valid_to is not None and area.valid_to < date(2010, 4, 1)), area
        assert fold_kana(area.kana) == area.kana
        assert all("ァ" <= char <= "ヶ" or char == "ー" for char in area.kana), area


def test_every_parent_exists_and_every_ward_stands_in_its_city() -> None:
    for area in gazetteer().areas:
        parent = gazetteer().by_code(area.parent_code) if area.parent_code else None
        assert (parent is None) == (area.level == "nation")
        if area.level == "ward":
            assert parent is not None
            assert parent.kind == "指定都市"
            assert area.name.startswith(parent.name)
            assert area.kana.startswith(parent.kana)


def test_only_towns_and_villages_have_a_county_and_only_tokyo_s_islands_lack_one() -> None:
    with_county = {area.area_code for area in TODAY if area.county}
    towns = {area.area_code for area in TODAY if area.kind in ("町", "村")}
    assert with_county <= towns
    assert {code[:2] for code in towns - with_county} == {"13"}
    assert len(towns - with_county) == 9


def forms(area: Area) -> Iterator[dict[str, str]]:
    name = area.name
    yield {"code": area.area_code}
    yield {"code": f"{area.area_code[:5]}-{area.area_code[5]}"}
    yield {"code": f"R{area.jis_code}"}
    yield {"code": area.jis_code, "prefecture": area.prefecture}
    yield {"code": str(int(area.area_code)), "prefecture": area.prefecture}
    yield {"code": str(int(area.jis_code)), "prefecture": area.prefecture}
    yield {"code": f"{float(area.area_code)}", "prefecture": area.prefecture, "name": name}
    yield {"code": f"{float(area.jis_code)}", "prefecture": area.prefecture, "name": name}
    yield {"code": area.area_code, "name": name}
    yield {"prefecture": area.prefecture, "name": name, "county": area.county}
    if area.level != "prefecture":
        yield {"prefecture": area.prefecture, "name": f"{area.county}{name}"}
        yield {"name": f"{area.prefecture}{area.county}{name}"}
        yield {"name": f"{area.prefecture} {area.county} {name}"}
        yield {"name": f"{area.county}{name}（{area.prefecture}）"}
        yield {"name": f"{area.area_code} {area.county}{name}"}
    if area.area_code not in NORTHERN_VILLAGES:
        yield {"prefecture": area.prefecture, "name": name}


@pytest.mark.parametrize(
    "prefecture", [area for area in TODAY if area.level == "prefecture"], ids=lambda area: area.name
)
def test_every_area_resolves_from_each_of_its_forms(prefecture: Area) -> None:
    for area in UNITS:
        if area.prefecture == prefecture.name:
            for parts in forms(area):
                answer = gazetteer().resolve(**parts)  # type: ignore[arg-type]  # as_of is not among the parts
                assert answer.area == area, (parts, answer)


def test_every_name_alone_finds_its_area_or_lists_it() -> None:
    for area in LISTED:
        answer = gazetteer().resolve(name=area.name)
        assert area in (answer.area, *answer.candidates)
        assert answer.status in ("found", "ambiguous")


def test_every_county_resolves_by_name_in_its_prefecture_and_by_its_code() -> None:
    for county in gazetteer().counties:
        named = gazetteer().resolve(prefecture=county.prefecture, name=county.name)
        assert named.area == county
        assert county.level == "county"
        if "-" not in county.area_code:
            coded = gazetteer().resolve(code=county.area_code, prefecture=county.prefecture, name=county.name)
            assert coded.area == county
    without_code = [county for county in gazetteer().counties if not is_valid(county.area_code)]
    assert {county.prefecture for county in without_code} == {"北海道", "長崎県"}
    assert [county.name for county in without_code if county.prefecture == "長崎県"] == ["上県郡"]


def test_no_county_has_the_code_of_another_area() -> None:
    codes = {area.area_code for area in gazetteer().areas}
    assert not codes & {county.area_code for county in gazetteer().counties}


def test_every_number_that_is_read_as_a_known_code_is_among_the_written_forms() -> None:
    known = {
        text
        for number in range(100_000)
        for width in (4, 5)
        if len(text := str(number).zfill(width)) == width
        and any(gazetteer().by_code(code) for code in normalise_code(text))
    }
    assert {text for text in gazetteer().code_forms if len(text) < 6} == known
    assert {text for text in gazetteer().code_forms if len(text) == 6} == {
        a.area_code for a in (*gazetteer().areas, *gazetteer().counties) if a.area_code.isdigit()
    }


@pytest.mark.parametrize("as_of", [None, date(2012, 1, 1)])
def test_code_and_name_as_written_give_what_the_same_with_blanks_gives(as_of: date | None) -> None:
    for area in (*gazetteer().areas, *gazetteer().former_names, *gazetteer().counties):
        exact = gazetteer().resolve(code=area.area_code, prefecture=area.prefecture, name=area.name, as_of=as_of)
        spaced = gazetteer().resolve(code=area.area_code, prefecture=area.prefecture, name=f" {area.name}", as_of=as_of)
        assert exact == spaced, area
