"""Areas in time: universes by date, successors, splits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from axstat.areas import gazetteer
from axstat.areas.records import NORTHERN_VILLAGES
from axstat.errors import UnknownName, UsageError
from tests.areas.walking import walk_forward


@pytest.mark.parametrize(
    ("name", "as_of", "size"),
    [
        # 市町村 as MIC published them, and the 23 special wards.
        ("all-municipalities", date(2000, 4, 1), 3229 + 23),
        ("all-municipalities", date(2003, 4, 1), 3190 + 23),
        ("all-municipalities", date(2004, 4, 1), 3100 + 23),
        ("all-municipalities", date(2005, 4, 1), 2395 + 23),
        ("all-municipalities", date(2006, 4, 1), 1820 + 23),
        ("all-municipalities", date(2007, 4, 1), 1804 + 23),
        ("all-municipalities", date(2008, 4, 1), 1788 + 23),
        ("all-municipalities", date(2009, 4, 1), 1777 + 23),
        ("all-municipalities", date(2010, 3, 31), 1727 + 23),
        ("all-municipalities", date(2006, 3, 31), 1844),  # rows of MIC's fiscal indices of FY2005
        ("designated-cities", date(2000, 4, 1), 12),
        ("designated-cities", date(2003, 3, 31), 12),
        ("designated-cities", date(2003, 4, 1), 13),  # さいたま市
        ("designated-cities", date(2005, 4, 1), 14),  # 静岡市
        ("designated-cities", date(2006, 4, 1), 15),  # 堺市
        ("designated-cities", date(2007, 4, 1), 17),  # 新潟市, 浜松市: MIC's survey of FY2006 counts 17
        ("all", date(2007, 4, 1), 1874),  # and 47 + 17 + 788 + 1,022 bodies in all
        ("designated-cities", date(2009, 4, 1), 18),  # 岡山市
        ("designated-cities", date(2010, 4, 1), 19),  # 相模原市
        ("wards", date(2000, 4, 1), 128),
        ("wards", date(2003, 4, 1), 128 + 9),
        ("wards", date(2005, 4, 1), 128 + 9 + 1 + 3),  # 岩槻区; 静岡市
        ("wards", date(2010, 4, 1), 170),
        ("municipalities", date(2024, 4, 1), 1721),
        ("designated-cities", date(2024, 4, 1), 20),
        ("prefectures", date(2024, 4, 1), 47),
        ("all-municipalities", date(2024, 4, 1), 1741),
        ("all", date(2024, 4, 1), 1788),
        ("wards", date(2024, 4, 1), 171),
        ("wards", date(2023, 12, 31), 175),
        ("all-municipalities", date(2010, 4, 1), 1750),  # rows of MIC's fiscal indices: FY2009 and FY2010
        ("all-municipalities", date(2011, 10, 11), 1742),  # FY2011 to FY2013
        ("all-municipalities", date(2014, 4, 4), 1742),
        ("all-municipalities", date(2014, 4, 5), 1741),
        ("municipalities", date(2014, 1, 2), 1722),
        ("municipalities", date(2014, 4, 5), 1721),
        ("municipalities", date(2012, 3, 31), 1723),  # 熊本市 was not designated yet
        ("municipalities", date(2026, 4, 1), 1721),
    ],
)
def test_a_universe_has_the_size_of_its_day(name: str, as_of: date, size: int) -> None:
    universe = gazetteer().universe(name, as_of)
    assert len(universe) == size
    assert universe.as_of == as_of


def test_a_universe_holds_the_codes_of_its_day() -> None:
    before = gazetteer().universe("municipalities", date(2016, 10, 9)).codes
    after = gazetteer().universe("municipalities", date(2016, 10, 10)).codes
    assert before - after == {"044237"}
    assert after - before == {"042161"}
    assert not {"016951", "000000", "131008", "133604"} & gazetteer().universe("all", date(2024, 4, 1)).codes


def test_no_universe_is_offered_before_the_history_begins() -> None:
    with pytest.raises(UsageError, match="`municipalities` is not known for 2000-03-31") as refusal:
        gazetteer().universe("municipalities", date(2000, 3, 31))
    assert "2000-04-01" in refusal.value.hint


@pytest.mark.parametrize("year", range(2000, 2027))
def test_counting_codes_by_their_days_gives_the_universe_of_the_day(year: int) -> None:
    day = date(year, 4, 1)
    counted = {
        area.area_code
        for area in gazetteer().code_spans
        if area.level == "municipality"
        and (area.valid_from is None or area.valid_from <= day)
        and (area.valid_to is None or day <= area.valid_to)
    }
    assert counted - NORTHERN_VILLAGES == gazetteer().universe("all-municipalities", day).codes


def test_a_code_borne_in_turn_is_never_without_a_bearer() -> None:
    assert [area.area_code for area in gazetteer().code_spans] == [area.area_code for area in gazetteer().areas]
    for former in gazetteer().former_names:
        heir = gazetteer().by_code(former.area_code, former.valid_to and former.valid_to + timedelta(days=1))
        assert heir is not None
        assert heir.valid_from == (former.valid_to and former.valid_to + timedelta(days=1))


def test_an_unknown_universe_names_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="no universe `cities`") as refusal:
        gazetteer().universe("cities", date(2024, 4, 1))
    assert "`designated-cities`" in refusal.value.hint


@pytest.mark.parametrize(
    ("code", "to", "codes"),
    [
        ("093670", date(2014, 4, 4), ["093670"]),
        ("093670", date(2014, 4, 5), ["092037"]),
        ("044237", date(2024, 4, 1), ["042161"]),
        ("221350", date(2023, 12, 31), ["221350"]),
        ("221350", date(2024, 1, 1), ["221384", "221392"]),
        ("221317", date(2024, 1, 1), ["221384"]),
        ("336238", date(2024, 1, 1), ["336238"]),
        ("332011", date(2009, 3, 31), ["332011"]),
        ("332011", date(2009, 4, 1), ["331007"]),
        ("112046", date(2001, 5, 1), ["112445"]),  # 浦和市 -> さいたま市 -> its code as designated city
        ("112046", date(2003, 4, 1), ["111007"]),
        ("193411", date(2006, 3, 1), ["192015", "194301"]),  # 上九一色村 was split
        ("204315", date(2005, 2, 13), ["212067"]),  # 山口村 of 長野県 went to 中津川市 of 岐阜県
        ("035238", date(2024, 1, 1), ["032140"]),  # 安代町 -> (岩手郡) -> 八幡平市
    ],
)
def test_an_area_walks_forward_to_what_it_became(code: str, to: date, codes: list[str]) -> None:
    area = gazetteer().by_code(code)
    assert area is not None
    assert [heir.area_code for heir in walk_forward(area, to)] == codes


def test_a_new_name_under_the_same_code_is_walked_to() -> None:
    former = gazetteer().by_code("282219", date(2018, 1, 1))
    assert former is not None
    assert former.valid_to == date(2019, 4, 30)
    assert [heir.name for heir in walk_forward(former, date(2020, 1, 1))] == ["丹波篠山市"]
    assert former in gazetteer().former_names
    assert former not in gazetteer().areas


def test_a_split_has_no_single_successor() -> None:
    area = gazetteer().by_code("221350")
    assert area is not None
    assert area.successor_code is None


def test_every_dissolved_area_leads_to_areas_of_today() -> None:
    today = date(2026, 4, 1)
    dissolved = [area for area in (*gazetteer().areas, *gazetteer().former_names) if area.valid_to]
    since_2010 = [area for area in dissolved if area.valid_to and area.valid_to >= date(2010, 3, 31)]
    assert len(since_2010) == 21 + 7  # municipalities (篠山市 by name only), and wards of 浜松市
    moved = set()
    for area in dissolved:
        heirs = walk_forward(area, today)
        assert heirs
        assert all(heir.valid_to is None for heir in heirs)
        moved |= {(area.name, heir.prefecture) for heir in heirs if heir.prefecture != area.prefecture}
    assert moved == {("山口村", "岐阜県")}


def test_a_new_area_begins_the_day_after_its_predecessor_ends() -> None:
    for area in gazetteer().areas:
        if area.valid_to and area.successor_code:
            next_day = area.valid_to + timedelta(days=1)
            heir = gazetteer().by_code(area.successor_code, next_day)
            assert heir is not None
            assert heir.valid_from is None or heir.valid_from <= next_day
            assert heir.valid_to is None or heir.valid_to >= next_day


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("044237", "042161", True),
        ("142093", "141500", True),
        ("221376", "221406", True),
        ("093670", "092037", False),
        ("221317", "221384", False),
        ("234818", "232131", False),
        ("332011", "331007", True),
        ("112445", "111007", True),
        ("112046", "112445", False),
        ("235211", "232360", True),  # 三好町, みよし市
        ("222011", "221007", True),  # 静岡市, although 蒲原町 and 由比町 went into 221007 later
        ("222046", "222011", False),
    ],
)
def test_only_one_to_one_successions_are_the_same_place(one: str, other: str, *, same: bool) -> None:
    first, second = gazetteer().by_code(one), gazetteer().by_code(other)
    assert first is not None
    assert second is not None
    assert (gazetteer().place_of(first) == gazetteer().place_of(second)) is same


def test_a_place_has_one_key_under_all_its_codes_and_names() -> None:
    def key(code: str, on: date | None = None) -> str:
        area = gazetteer().by_code(code, on)
        assert area is not None
        return gazetteer().place_of(area)

    assert key("044237") == key("042161") == "042161"
    assert key("403059") == key("402311") == "402311"
    assert key("282219", date(2018, 1, 1)) == key("282219") == "282219"
    assert key("332011") == "331007"
    assert key("035238") == key("033081") == "033081"  # 安代町 moved to 岩手郡, then went into 八幡平市
    assert key("082112", date(2005, 12, 31)) == "082112@2005-12-31"  # 水海道市; 常総市 bears its code
    assert key("082112") == "082112"


def test_a_code_borne_by_two_bodies_in_turn_follows_the_day() -> None:
    names = [gazetteer().by_code("082112", on) for on in (date(2005, 12, 31), date(2006, 1, 1), None)]
    assert [area.name for area in names if area] == ["水海道市", "常総市", "常総市"]


def test_an_unknown_code_is_no_area() -> None:
    assert gazetteer().by_code("999999") is None
