"""Region schemes and population bands."""

from __future__ import annotations

from itertools import pairwise

import pytest

from axstat.areas import population_band, population_bands, region, region_scheme, region_schemes
from axstat.errors import UnknownName


def test_every_scheme_places_all_47_prefectures() -> None:
    assert [scheme.name for scheme in region_schemes()] == ["meti", "meti2040", "lfs", "common8"]
    for scheme in region_schemes():
        assert sorted(scheme.members) == [f"{number:02d}" for number in range(1, 48)]
        assert set(scheme.regions) == set(scheme.members.values())


@pytest.mark.parametrize(("scheme", "regions"), [("meti", 9), ("meti2040", 9), ("lfs", 11), ("common8", 8)])
def test_a_scheme_has_its_number_of_regions(scheme: str, regions: int) -> None:
    assert len(region_scheme(scheme).regions) == regions


@pytest.mark.parametrize(
    ("prefecture", "meti", "meti2040", "lfs", "common8"),
    [
        ("15", "関東", "関東（東京圏を除く）", "北陸", "中部"),  # 新潟
        ("18", "近畿", "近畿", "北陸", "中部"),  # 福井
        ("19", "関東", "関東（東京圏を除く）", "北関東・甲信", "中部"),  # 山梨
        ("22", "関東", "関東（東京圏を除く）", "東海", "中部"),  # 静岡
        ("24", "中部", "中部", "東海", "近畿"),  # 三重
        ("13", "関東", "東京圏", "南関東", "関東"),
        ("47", "沖縄", "九州", "沖縄", "九州・沖縄"),
    ],
)
def test_a_prefecture_may_change_sides_between_schemes(
    prefecture: str, meti: str, meti2040: str, lfs: str, common8: str
) -> None:
    found = [region(prefecture, scheme) for scheme in ("meti", "meti2040", "lfs", "common8")]
    assert found == [meti, meti2040, lfs, common8]
    assert region(prefecture) == meti2040


def test_members_that_no_publication_names_are_marked() -> None:
    assumed = region_scheme("meti2040").assumed
    assert assumed == {"08", "09", "10", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "47"}  # fmt: skip # noqa: E501
    assert not region_scheme("lfs").assumed


def test_a_municipality_is_in_its_prefecture_s_region_and_the_nation_in_none() -> None:
    assert region("336238") == "中国"
    assert region("00") == ""


def test_an_unknown_scheme_names_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="no region scheme `kanto`") as refusal:
        region("13", "kanto")
    assert "`meti2040`" in refusal.value.hint
    with pytest.raises(UnknownName, match="population bands `mic9`"):
        population_bands("mic9")


@pytest.mark.parametrize(
    ("population", "label"),
    [
        (0, "1万人未満"),
        (9_999, "1万人未満"),
        (10_000, "1万人以上3万人未満"),
        (49_999, "3万人以上5万人未満"),
        (500_000, "50万人以上"),
        (3_700_000, "50万人以上"),
    ],
)
def test_bands_are_half_open(population: int, label: str) -> None:
    band = population_band(population)
    assert band is not None
    assert band.label.ja == label


@pytest.mark.parametrize(
    ("population", "kind", "key"),
    [(49_999, "市", "市-I"), (150_000, "市", "市-IV"), (5_000, "町", "町/村-II"), (20_000, "村", "町/村-V")],
)
def test_groups_of_similar_bodies_have_bands_for_cities_and_for_towns(population: int, kind: str, key: str) -> None:
    band = population_band(population, "ruiji", kind=kind)
    assert band is not None
    assert band.key == key


def test_groups_of_similar_bodies_have_no_band_for_designated_cities() -> None:
    assert population_band(1_000_000, "ruiji", kind="指定都市") is None


@pytest.mark.parametrize("scheme", ["mic8", "ruiji"])
def test_bands_follow_each_other_without_gap(scheme: str) -> None:
    bands = population_bands(scheme)
    for one, following in pairwise(bands):
        assert one.high == following.low or (one.high is None and following.low == 0)
