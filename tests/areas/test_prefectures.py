"""Cells that should name a prefecture, and wards that stand under one."""

from __future__ import annotations

import pytest

from axstat.areas import gazetteer

PREFECTURES = [area for area in gazetteer().areas if area.level == "prefecture"]
LATIN = """
Hokkaido Aomori Iwate Miyagi Akita Yamagata Fukushima Ibaraki Tochigi Gunma Saitama Chiba Tokyo Kanagawa Niigata
Toyama Ishikawa Fukui Yamanashi Nagano Gifu Shizuoka Aichi Mie Shiga Kyoto Osaka Hyogo Nara Wakayama Tottori Shimane
Okayama Hiroshima Yamaguchi Tokushima Kagawa Ehime Kochi Fukuoka Saga Nagasaki Kumamoto Oita Miyazaki Kagoshima Okinawa
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青森県", "青森県"),
        ("青森", "青森県"),
        ("青 森", "青森県"),
        ("青　森　県", "青森県"),
        ("02 青森県", "青森県"),
        ("02青森県", "青森県"),
        ("2．青森", "青森県"),
        ("②青森県", "青森県"),
        ("青森県 ※1", "青森県"),
        ("青森県（注）", "青森県"),
        ("Aomori", "青森県"),
        ("AOMORI", "青森県"),
        ("aomori-ken", "青森県"),
        ("Aomori Prefecture", "青森県"),
        ("02 Aomori", "青森県"),
        ("青森県 Aomori-ken", "青森県"),
        ("北海道", "北海道"),
        ("Hokkaido", "北海道"),
        ("Hokkaidō", "北海道"),
        ("Tokyo-to", "東京都"),
        ("Tōkyō", "東京都"),
        ("東京", "東京都"),
        ("京都", "京都府"),
        ("Kyoto", "京都府"),
        ("Osaka-fu", "大阪府"),
        ("Gumma", "群馬県"),
        ("Oita", "大分県"),
        ("Ôita", "大分県"),
        ("⾼知県", "高知県"),
    ],
)
def test_a_prefecture_is_named_in_many_ways(text: str, name: str) -> None:
    prefecture = gazetteer().prefecture_named(text)
    assert prefecture is not None
    assert prefecture.name == name


@pytest.mark.parametrize(
    "text",
    [
        *(
            "札幌",
            "札幌市",
            "函館",
            "北海",
            "青森市",
            "横浜",
            "Sapporo",
            "Yokohama",
            "全国",
            "計",
            "",
            "-",
            "13",
            "130001",
        ),
        *(
            "東北",
            "青森県計",
            "青森県内市町村",
            "青森県（市町村計）",
            "青森県 Iwate",
            "青森県（いわてけん）",
            "Aomori City",
        ),
        *("Aomori total", "旧青森県", "青森県外", "Total"),
    ],
)
def test_anything_else_names_no_prefecture(text: str) -> None:
    assert gazetteer().prefecture_named(text) is None


def test_every_prefecture_is_found_by_its_latin_name() -> None:
    for name, area in zip(LATIN.split(), PREFECTURES, strict=True):
        for text in (name, name.upper(), name.lower(), f"{area.area_code[:2]} {name}"):
            assert gazetteer().prefecture_named(text) == area


@pytest.mark.parametrize(
    ("prefecture", "name", "code"),
    [("北海道", "中央区", "011011"), ("Hokkaido", "中央区", "011011"), ("愛知県", "名東区", "231151")],
)
def test_a_ward_alone_under_its_prefecture_is_found_where_there_is_one(prefecture: str, name: str, code: str) -> None:
    for answer in (
        gazetteer().resolve(prefecture=prefecture, name=name),
        gazetteer().resolve_label(name, prefecture=prefecture),
    ):
        assert answer.area is not None
        assert answer.area.area_code == code


@pytest.mark.parametrize(("prefecture", "name"), [("大阪府", "北区"), ("神奈川県", "中央区"), ("福岡県", "中央区")])
def test_a_ward_alone_is_the_only_one_of_its_prefecture_or_ambiguous(prefecture: str, name: str) -> None:
    answer = gazetteer().resolve(prefecture=prefecture, name=name)
    everywhere = [a for a in gazetteer().areas if a.level == "ward" and a.name.endswith(f"市{name}") and not a.valid_to]
    wards = [ward for ward in everywhere if ward.prefecture == prefecture]
    assert answer.area == (wards[0] if len(wards) == 1 else None)
