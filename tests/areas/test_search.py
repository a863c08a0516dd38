"""What a person finds who types a name."""

from __future__ import annotations

import pytest

from axstat.areas import gazetteer


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("奈義町", "奈義町"),
        ("奈義", "奈義町"),
        ("なぎちょう", "奈義町"),
        ("ナギチョウ", "奈義町"),
        ("ﾅｷﾞﾁｮｳ", "奈義町"),
        ("336238", "奈義町"),
        ("33623", "奈義町"),
        ("岡山県奈義町", "奈義町"),
        ("竜ヶ崎", "龍ケ崎市"),
        ("篠山市", "篠山市"),
        ("岩舟町", "岩舟町"),
        ("札幌市中央区", "札幌市中央区"),
    ],
)
def test_the_best_match_comes_first(text: str, first: str) -> None:
    assert gazetteer().search(text)[0].name == first


def test_names_come_before_beginnings_and_parts() -> None:
    names = [area.name for area in gazetteer().search("清水")]
    assert names[:2] == ["清水町", "清水町"]
    assert {"静岡市清水区", "小清水町", "土佐清水市"} <= set(names)
    assert len(names) == len(gazetteer().search("清水"))


def test_ambiguous_names_list_every_area_of_that_name_first() -> None:
    assert [area.prefecture for area in gazetteer().search("池田町")[:4]] == ["北海道", "福井県", "長野県", "岐阜県"]


def test_a_misspelt_name_finds_near_ones() -> None:
    assert "奈義町" in {area.name for area in gazetteer().search("奈儀町")}
    assert [area.name for area in gazetteer().search("岡山県奈木町")] == ["奈義町"]  # not 津奈木町 in 熊本県


@pytest.mark.parametrize("text", ["", " ", "xyzxyz"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert gazetteer().search(text) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nagi", "336238"),
        ("nagi-cho", "336238"),
        ("Okayama Nagi", "336238"),
        ("Nagi (Okayama)", "336238"),
        ("Nagi, Okayama-ken", "336238"),
        ("Kurashiki City", "332020"),
    ],
)
def test_latin_letters_spell_the_areas_of_today(text: str, code: str) -> None:
    (area,) = gazetteer().spelt(text)
    assert area.area_code == code
    assert gazetteer().search(text)[0] == area


@pytest.mark.parametrize("text", ["", "Nagix", "奈義 Nagi", "336238", "Hiroshima Nagi"])
def test_letters_that_spell_no_area_find_none(text: str) -> None:
    assert gazetteer().spelt(text) == ()
