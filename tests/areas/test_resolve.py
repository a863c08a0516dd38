"""Which area do a code, a prefecture, a 郡 and a name mean together?"""

from __future__ import annotations

from datetime import date

import pytest

from axstat.areas import gazetteer
from axstat.model.areas import Resolution


def label(text: str, prefecture: str = "", as_of: date | None = None) -> Resolution:
    return gazetteer().resolve_label(text, prefecture=prefecture, as_of=as_of)


def codes(answer: Resolution) -> list[str]:
    return sorted(area.area_code for area in answer.candidates)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("北海道", "010006"),
        ("札幌市", "011002"),
        ("札幌市中央区", "011011"),
        ("北海道 札幌市 中央区", "011011"),
        ("北海道　札幌市　中央区", "011011"),
        ("岡山県奈義町", "336238"),
        ("岡山県勝田郡奈義町", "336238"),
        ("岡山県・奈義町", "336238"),
        ("岡山 奈義町", "336238"),
        ("勝田郡奈義町", "336238"),
        ("島尻郡八重瀬町", "473626"),
        ("清水町（静岡県）", "223417"),
        ("清水町(静岡)", "223417"),
        ("池田町（揖斐郡）", "214043"),
        ("三宅島三宅村", "133817"),
        ("三宅島　三宅村", "133817"),
        ("三宅村", "133817"),
        ("八丈島八丈町", "134015"),
        ("北海道泊村", "014036"),
        ("国後郡泊村", "016969"),
        ("北海道国後郡泊村", "016969"),
        ("古宇郡泊村", "014036"),
        ("13000-1", "130001"),
        ("R01100", "011002"),
        ("1100.0", "011002"),
        ("01100 札幌市", "011002"),
        ("13 東京都", "130001"),
        ("13東京都", "130001"),
        ("01_北海道", "010006"),
        ("札幌市※1", "011002"),
        ("札幌市(注2)", "011002"),
        ("札幌市1)", "011002"),
        ("檮原町", "394050"),
        ("須惠町", "403440"),
        ("鹿嶋市", "082228"),
        ("鹿島市", "412074"),
        ("全国", "000000"),
        ("東京都区部", "131008"),
        ("特別区部", "131008"),
        ("特別区 ", "131008"),
        ("岩舟町", "093670"),
        ("篠山市", "282219"),
        ("丹波篠山市", "282219"),
        ("熊本市", "431001"),
        ("幌延町", "015202"),
        ("浜松市北区", "221350"),
        ("天竜区", "221406"),
        ("東津軽郡", "023001"),
        ("青森県東津軽郡", "023001"),
        ("東京都島しょ", "133604"),
    ],
)
def test_a_label_that_means_one_area_finds_it(text: str, code: str) -> None:
    answer = label(text)
    assert answer.status == "found"
    assert answer.area is not None
    assert answer.area.area_code == code


@pytest.mark.parametrize(
    "name",
    [
        *("余市町", "上郡町", "郡山市", "郡上市", "蒲郡市", "小郡市", "大和郡山市", "四日市市", "廿日市市", "野々市市"),
        *("市川市", "市川町", "市川三郷町", "玉村町", "大町市", "大町町", "田村市", "十日町市", "町田市", "村山市"),
        *("武蔵村山市", "榛東村"),
    ],
)
def test_the_characters_of_city_town_village_and_county_inside_a_name_are_part_of_it(name: str) -> None:
    answer = label(name)
    assert answer.status == "found"
    assert answer.area is not None
    assert answer.area.name == name
    prefixed = label(f"{answer.area.prefecture}{answer.area.county}{name}")
    assert prefixed.area == answer.area


REPEATED = [
    *("伊達市", "府中市", "松前町", "森町", "日高町", "清水町", "池田町", "南部町", "川崎町"),
    *("美里町", "美郷町", "朝日町", "金山町", "川西町", "小国町", "昭和村", "南牧村", "高山村"),
    *("明和町", "美浜町", "川上村", "高森町", "日野町", "太子町", "広川町"),
]


@pytest.mark.parametrize("name", REPEATED)
def test_a_name_of_several_prefectures_is_ambiguous_alone_and_found_inside_one(name: str) -> None:
    answer = label(name)
    assert answer.status == "ambiguous"
    assert answer.area is None
    assert {area.name for area in answer.candidates} == {name}
    for area in answer.candidates:
        assert gazetteer().resolve(prefecture=area.prefecture, name=name).area == area


def test_exactly_25_names_of_57_municipalities_are_repeated() -> None:
    assert len(REPEATED) == 25
    assert sum(area.valid_to is None for name in REPEATED for area in label(name).candidates) == 57


@pytest.mark.parametrize(
    ("name", "prefecture"),
    [
        ("釧路", "北海道"),
        ("越前", "福井県"),
        ("松川", "長野県"),
        ("白川", "岐阜県"),
        ("府中", "広島県"),
        ("土佐", "高知県"),
        ("四万十", "高知県"),
    ],
)
def test_a_dropped_suffix_is_ambiguous_where_two_municipalities_fit(name: str, prefecture: str) -> None:
    answer = gazetteer().resolve(prefecture=prefecture, name=name)
    assert answer.status == "ambiguous"
    assert len(answer.candidates) == 2


@pytest.mark.parametrize(
    ("name", "prefecture", "code"),
    [
        ("奈義", "岡山県", "336238"),
        ("奈義", "", "336238"),
        ("青森", "青森県", "022012"),
        ("津", "三重県", "242012"),
        ("港", "東京都", "131032"),
    ],
)
def test_a_dropped_suffix_is_found_where_one_fits_and_the_answer_says_so(name: str, prefecture: str, code: str) -> None:
    answer = gazetteer().resolve(prefecture=prefecture, name=name)
    assert answer.area is not None
    assert answer.area.area_code == code
    assert answer.reason is not None
    assert "lacks" in answer.reason.message


def test_a_name_without_suffix_may_be_a_prefecture_or_a_city() -> None:
    assert codes(label("青森")) == ["020001", "022012"]


@pytest.mark.parametrize(("name", "some"), [("大田", {"322059", "131113"}), ("中央", {"192147", "131024", "011011"})])
def test_a_name_without_suffix_may_be_a_city_or_a_ward(name: str, some: set[str]) -> None:
    assert some <= set(codes(label(name)))


@pytest.mark.parametrize(
    "text", ["市" * 100_000, "(" * 100_000, "札幌市" + "※1" * 50_000, "１" * 100_000, "お" + "　" * 100_000 + "い"]
)
def test_a_text_of_any_length_is_answered_at_once(text: str) -> None:
    assert label(text).status == "unknown"


@pytest.mark.parametrize(("name", "how_many"), [("南区", 13), ("西区", 12), ("中央区", 11), ("北区", 12)])
def test_a_ward_without_its_city_is_ambiguous(name: str, how_many: int) -> None:
    answer = label(name)  # today's wards, 浜松's of before 2024 and Tokyo's special wards of that name
    assert answer.status == "ambiguous"
    assert len(answer.candidates) == how_many


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"code": "336238", "prefecture": "岡山県", "name": "奈義町"}, "336238"),
        ({"code": "12106", "prefecture": "北海道", "name": "岩見沢市"}, "012106"),
        ({"code": "12106", "prefecture": "千葉県"}, "121061"),
        ({"code": "010006", "prefecture": "北海道", "name": "-"}, "010006"),
        ({"code": "011002", "prefecture": "北海道"}, "011002"),
        ({"code": "042161", "prefecture": "宮城県", "name": "富谷町"}, "042161"),
        ({"code": "044237", "name": "富谷市"}, "044237"),
        ({"code": "282219", "name": "篠山市"}, "282219"),
        ({"code": "016969", "prefecture": "北海道", "name": "泊村"}, "016969"),
        ({"code": "022012", "prefecture": "青森県", "name": "青森"}, "022012"),
        ({"code": "020001", "prefecture": "青森県", "name": "青森"}, "020001"),
        ({"code": "133604", "prefecture": "東京都", "name": "島しょ"}, "133604"),
        ({"code": "R00000", "prefecture": "全国", "name": "全国"}, "000000"),
        ({"code": "-", "prefecture": "岡山県", "name": "奈義町"}, "336238"),
        ({"prefecture": "全国"}, "000000"),
        ({"prefecture": "13 東京都", "name": "府中市"}, "132063"),
        ({"prefecture": "岡山", "name": "奈義町"}, "336238"),
        ({"prefecture": "岡山県", "name": "岡山県奈義町"}, "336238"),
        ({"prefecture": "岡山県", "county": "勝田郡", "name": "奈義町"}, "336238"),
        ({"prefecture": "兵庫県", "county": "赤穂郡"}, "284807"),
        ({"prefecture": "北海道", "county": "札幌市", "name": "中央区"}, "011011"),
        ({"prefecture": "北海道", "county": "国後郡", "name": "泊村"}, "016969"),
        ({"prefecture": "北海道", "name": "中央区"}, "011011"),
        ({"prefecture": "東京都", "name": "中央区"}, "131024"),
    ],
)
def test_parts_of_a_row_that_agree_find_the_area(parts: dict[str, str], code: str) -> None:
    answer = gazetteer().resolve(**parts)  # type: ignore[arg-type]  # as_of is not among the parts
    assert answer.area is not None
    assert answer.area.area_code == code


@pytest.mark.parametrize(
    ("parts", "candidates"),
    [
        ({"code": "011002", "name": "函館市"}, ["011002", "012025"]),
        ({"code": "011002", "prefecture": "北海道", "name": "函館市"}, ["011002", "012025"]),
        ({"code": "092037", "prefecture": "栃木県", "name": "岩舟町"}, ["092037", "093670"]),
        ({"code": "011002", "prefecture": "岡山県"}, ["011002", "330001"]),
        ({"code": "011002", "prefecture": "岡山県", "name": "札幌市"}, ["011002", "330001"]),
        ({"prefecture": "岡山県", "name": "北海道札幌市"}, ["010006", "330001"]),
        ({"code": "222216", "prefecture": "静岡県", "name": "新居町"}, ["222216", "225037"]),
        ({"code": "092038", "prefecture": "栃木県", "name": "栃木市"}, ["092037"]),
    ],
)
def test_parts_that_name_different_areas_contradict_each_other(parts: dict[str, str], candidates: list[str]) -> None:
    answer = gazetteer().resolve(**parts)  # type: ignore[arg-type]  # as_of is not among the parts
    assert answer.status == "contradiction"
    assert answer.area is None
    assert codes(answer) == candidates
    assert answer.reason


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"name": "合計"},
        {"prefecture": "合計", "name": "-"},
        {"prefecture": "東北", "name": "仙台市"},
        {"prefecture": "和歌山県", "name": "芽室町"},
        {"prefecture": "岐阜県", "name": "奈義町"},
        {"prefecture": "青森県", "county": "東津軽郡", "name": "奈義町"},
        {"prefecture": "鳥取県", "name": "東伯郡奈義町"},
        {"name": "勝山郡奈義町"},
        {"name": "サービス職業従事者"},
        {"name": "町"},
        {"name": "光"},
        {"code": "099999"},
        {"code": "013013", "name": "当別町"},
        {"code": "222216", "prefecture": "静岡県", "name": "敷知町"},
    ],
)
def test_what_nothing_fits_is_unknown_and_names_no_area(parts: dict[str, str]) -> None:
    answer = gazetteer().resolve(**parts)  # type: ignore[arg-type]  # as_of is not among the parts
    assert answer.status == "unknown"
    assert answer.area is None
    assert answer.reason


@pytest.mark.parametrize(
    ("text", "as_of", "code"),
    [
        ("那珂川町", date(2024, 4, 1), "094111"),
        ("熊本市", date(2012, 3, 31), "432016"),
        ("熊本市", date(2012, 4, 1), "431001"),
        ("幌延町", date(2024, 4, 1), "015202"),
        ("富谷町", date(2024, 4, 1), "044237"),
        ("富谷市", date(2010, 4, 1), "042161"),
        ("天竜区", date(2023, 12, 31), "221376"),
        ("浜松市天竜区", date(2024, 1, 1), "221406"),
        ("岩舟町", date(2014, 4, 4), "093670"),
    ],
)
def test_the_day_prefers_the_area_that_existed_and_accepts_any_other(text: str, as_of: date, code: str) -> None:
    answer = label(text, as_of=as_of)
    assert answer.area is not None
    assert answer.area.area_code == code


def test_a_name_that_lives_on_elsewhere_is_ambiguous_without_a_day() -> None:
    assert codes(label("那珂川町")) == ["094111", "403059"]
    assert label("那珂川町", as_of=date(2018, 9, 30)).status == "ambiguous"


def test_one_code_under_two_names_follows_the_day() -> None:
    former = gazetteer().resolve(code="28221", as_of=date(2019, 4, 30)).area
    today = gazetteer().resolve(code="28221", as_of=date(2019, 5, 1)).area
    assert former is not None
    assert today is not None
    assert (former.name, today.name) == ("篠山市", "丹波篠山市")
