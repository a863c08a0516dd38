"""Areas in time: universes by date, successors, splits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from axstat.areas import gazetteer
from axstat.errors import UnknownName, UsageError


@pytest.mark.parametrize(
    ("name", "as_of", "size"),
    [
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
    assert universe.label_ja
    assert universe.label_en


def test_a_universe_holds_the_codes_of_its_day() -> None:
    before = gazetteer().universe("municipalities", date(2016, 10, 9)).codes
    after = gazetteer().universe("municipalities", date(2016, 10, 10)).codes
    assert before - after == {"044237"}
    assert after - before == {"042161"}
    assert not {"016951", "000000", "131008", "133604"} & gazetteer().universe("all", date(2024, 4, 1)).codes


def test_no_universe_is_offered_before_the_history_begins() -> None:
    with pytest.raises(UsageError, match="`municipalities` is not known for 2010-03-31"):
        gazetteer().universe("municipalities", date(2010, 3, 31))


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
    ],
)
def test_an_area_walks_forward_to_what_it_became(code: str, to: date, codes: list[str]) -> None:
    area = gazetteer().by_code(code)
    assert area is not None
    assert [heir.area_code for heir in gazetteer().walk_forward(area, to)] == codes


def test_a_new_name_under_the_same_code_is_walked_to() -> None:
    former = gazetteer().by_code("282219", date(2018, 1, 1))
    assert former is not None
    assert former.valid_to == date(2019, 4, 30)
    assert [heir.name for heir in gazetteer().walk_forward(former, date(2020, 1, 1))] == ["丹波篠山市"]
    assert former in gazetteer().former_names
    assert former not in gazetteer().areas


def test_a_split_has_no_single_successor() -> None:
    area = gazetteer().by_code("221350")
    assert area is not None
    assert area.successor_code is None


def test_every_dissolved_area_leads_to_areas_of_today() -> None:
    today = date(2026, 4, 1)
    dissolved = [area for area in gazetteer().areas if area.valid_to]
    assert len(dissolved) == 20 + 7
    for area in dissolved:
        heirs = gazetteer().walk_forward(area, today)
        assert heirs
        assert all(heir.valid_to is None and heir.prefecture == area.prefecture for heir in heirs)


def test_a_new_area_begins_the_day_after_its_predecessor_ends() -> None:
    for area in gazetteer().areas:
        if area.valid_to and area.successor_code:
            heir = gazetteer().by_code(area.successor_code)
            assert heir is not None
            assert heir.valid_from in (None, area.valid_to + timedelta(days=1))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("044237", "042161", True),
        ("142093", "141500", True),
        ("221376", "221406", True),
        ("093670", "092037", False),
        ("221317", "221384", False),
        ("234818", "232131", False),
    ],
)
def test_only_one_to_one_successions_are_the_same_place(one: str, other: str, *, same: bool) -> None:
    first, second = gazetteer().by_code(one), gazetteer().by_code(other)
    assert first is not None
    assert second is not None
    assert gazetteer().same_place(first, second) is same
    assert gazetteer().same_place(second, first) is same


def test_an_unknown_code_is_no_area() -> None:
    assert gazetteer().by_code("999999") is None
