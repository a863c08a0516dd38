"""A name is read as of the day of the data: bodies that are gone, and their namesakes elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from axstat.areas import gazetteer
from axstat.model.areas import Resolution


def label(text: str, prefecture: str = "", as_of: date | None = None) -> Resolution:
    return gazetteer().resolve_label(text, prefecture=prefecture, as_of=as_of)


def codes(answer: Resolution) -> list[str]:
    return sorted(area.area_code for area in answer.candidates)


ASAHI = {"155845": "新潟県", "064271": "山形県", "216071": "岐阜県", "204510": "長野県"}


@pytest.mark.parametrize(
    ("parts", "as_of", "code"),
    [
        ({"prefecture": "新潟県", "name": "朝日村"}, None, "155845"),
        ({"prefecture": "新潟県", "name": "朝日村"}, date(2007, 4, 1), "155845"),
        ({"prefecture": "新潟県", "name": "山北町"}, date(2007, 4, 1), "155853"),
        ({"prefecture": "新潟県", "name": "山北町"}, None, "155853"),
        ({"name": "朝日村"}, date(2024, 4, 1), "204510"),
        ({"name": "泊村"}, date(2024, 4, 1), "014036"),
        ({"name": "谷汲村"}, None, "214027"),  # nobody bears the name today
        ({"name": "水海道市"}, None, "082112"),
        ({"name": "清水市"}, date(2003, 3, 31), "222046"),
        ({"name": "清水市"}, None, "222046"),
        ({"name": "大和町"}, date(2010, 4, 1), "044211"),  # others of the name were gone
        ({"prefecture": "岡山県", "name": "岡山市"}, date(2008, 3, 31), "332011"),
        ({"prefecture": "岡山県", "name": "岡山市"}, None, "331007"),
        ({"code": "332011", "prefecture": "岡山県", "name": "岡山市"}, None, "332011"),
        ({"code": "33201", "prefecture": "岡山県"}, None, "332011"),
        ({"code": "33201", "prefecture": "岡山県", "name": "岡山市"}, date(2008, 3, 31), "332011"),
        ({"code": "331007", "name": "岡山市"}, date(2008, 3, 31), "331007"),
        ({"code": "103004", "prefecture": "群馬県", "name": "勢多郡"}, date(2008, 3, 31), "103004"),
        ({"prefecture": "愛知県", "name": "三好町"}, date(2009, 3, 31), "235211"),
        ({"prefecture": "群馬県", "name": "勢多郡東村"}, date(2004, 4, 1), "103098"),
        ({"prefecture": "岐阜県", "name": "海津"}, None, "212211"),  # today's 海津市, not its part 海津町
        ({"prefecture": "岐阜県", "name": "海津"}, date(2004, 4, 1), "213217"),
    ],
)
def test_a_name_is_read_as_of_the_day_and_never_as_a_namesake_elsewhere(
    parts: dict[str, str], as_of: date | None, code: str
) -> None:
    answer = gazetteer().resolve(**parts, as_of=as_of)  # type: ignore[arg-type]  # the parts are texts
    assert answer.area is not None, answer
    assert answer.area.area_code == code


@pytest.mark.parametrize("word", ["総和", "大正", "平和", "中原町の", "協和", "三和", "旭"])
@pytest.mark.parametrize("as_of", [None, date(2024, 4, 1)])
def test_a_word_without_suffix_does_not_bring_back_a_body_that_is_gone(word: str, as_of: date | None) -> None:
    assert label(word, as_of=as_of).status == "unknown"
    assert label(word, prefecture="茨城県", as_of=as_of).status == "unknown"


def test_a_word_without_suffix_means_the_body_of_its_day() -> None:
    assert label("総和", prefecture="茨城県", as_of=date(2004, 4, 1)).area == gazetteer().by_code("085413")


@pytest.mark.parametrize("as_of", [None, date(2004, 4, 1), date(2024, 4, 1)])
def test_no_ward_is_found_by_its_stem_alone(as_of: date | None) -> None:
    for ward in (area for area in gazetteer().areas if area.level == "ward"):
        answer = label(ward.name.split("市", 1)[1][:-1], as_of=as_of)
        assert answer.area is None or answer.area.level != "ward", ward


@pytest.mark.parametrize("as_of", [None, date(2004, 4, 1)])
def test_a_namesake_that_is_gone_keeps_a_name_alone_ambiguous(as_of: date | None) -> None:
    assert codes(label("朝日村", as_of=as_of)) == sorted(ASAHI)
    assert codes(label("朝日村", as_of=date(2007, 4, 1))) == ["155845", "204510"]
    for code, prefecture in ASAHI.items():
        area = label("朝日村", prefecture=prefecture, as_of=as_of).area
        assert area is not None
        assert area.area_code == code


@pytest.mark.parametrize(
    ("prefecture", "name", "counties"),
    [
        ("群馬県", "東村", {"勢多郡", "吾妻郡", "佐波郡"}),
        ("兵庫県", "一宮町", {"宍粟郡", "津名郡"}),
        ("広島県", "三和町", {"双三郡", "神石郡"}),
    ],
)
def test_bodies_of_one_name_in_one_prefecture_need_their_county(prefecture: str, name: str, counties: set[str]) -> None:
    answer = label(name, prefecture=prefecture, as_of=date(2003, 4, 1))
    assert answer.status == "ambiguous"
    assert {area.county for area in answer.candidates} == counties
    for county in counties:
        area = label(f"{county}{name}", prefecture=prefecture, as_of=date(2003, 4, 1)).area
        assert area is not None
        assert area.county == county


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("上斎原村", "上齋原村"),
        ("薮塚本町", "藪塚本町"),
        ("本耶馬溪町", "本耶馬渓町"),
        ("京ケ瀬村", "京ヶ瀬村"),
        ("與那城町", "与那城町"),
    ],
)
def test_a_dissolved_body_is_found_in_another_spelling(text: str, name: str) -> None:
    area = label(text).area
    assert area is not None
    assert area.name == name


def test_every_dissolved_body_is_found_by_prefecture_county_and_name_and_no_other_is() -> None:
    for area in (*gazetteer().areas, *gazetteer().former_names):
        if area.level == "municipality" and area.valid_to:
            parts = {"prefecture": area.prefecture, "name": f"{area.county}{area.name}"}
            assert gazetteer().resolve(**parts, as_of=area.valid_to).area == area  # type: ignore[arg-type]  # the parts are texts
            undated = gazetteer().resolve(**parts)  # type: ignore[arg-type]  # the parts are texts
            assert undated.area is not None
            assert undated.area.name == area.name
            assert undated.area.prefecture == area.prefecture
            assert undated.area.valid_to is None or gazetteer().place_of(undated.area) == gazetteer().place_of(area)
