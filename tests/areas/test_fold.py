"""The comparison key of names."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.areas import fold_name, gazetteer
from axstat.areas.fold import VARIANTS, fold_kana

some_text = st.text(
    st.sampled_from("龍竜ヶケがガ之の山川島嶋⼤⻑葛\U000e0100\ufe00 　ｹﾞか゛き𠮷々Aａ①㍑()（）\u202d\u3099"), max_size=12
)


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("鰺ケ沢町", "鰺ヶ沢町"),
        ("龍ヶ崎市", "龍ケ崎市"),
        ("竜ｹ崎市", "龍ケ崎市"),
        ("鎌が谷市", "鎌ケ谷市"),
        ("霞ガ浦", "霞ヶ浦"),
        ("檮原町", "梼原町"),
        ("須惠町", "須恵町"),
        ("桧原村", "檜原村"),
        ("塩釜市", "塩竈市"),
        ("尼﨑市", "尼崎市"),
        ("飛驒市", "飛騨市"),
        ("葛󠄀城市", "葛城市"),
        ("⼤阪市", "大阪市"),
        ("⻑野市", "長野市"),
        ("⻯王町", "竜王町"),
        ("日ノ出町", "日の出町"),
        ("山之内町", "山ノ内町"),
        ("神\ufa19", "神神"),
        ("島 尻 郡\u3000八重瀬町", "島尻郡八重瀬町"),
        ("\u202d札幌市\u202c", "札幌市"),
        ("清水町（静岡県）", "清水町(静岡県)"),
    ],
)
def test_spellings_of_one_name_share_a_key(written: str, official: str) -> None:
    assert fold_name(written) == fold_name(official)


@pytest.mark.parametrize(
    ("one", "other"),
    [("つがる市", "つケる市"), ("尼崎市", "尼埼市"), ("大阪市", "大坂市"), ("佐賀市", "左賀市"), ("市", "町")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@settings(deadline=None)
@given(some_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


def test_no_variant_folds_to_another_variant() -> None:
    assert not set(VARIANTS) & set(VARIANTS.values())


def test_no_two_of_the_1741_municipalities_of_one_prefecture_share_a_key() -> None:
    today = [a for a in gazetteer().areas if a.level == "municipality" and not a.valid_to and a.county != "国後郡"]
    keys = Counter((area.prefecture_code, fold_name(area.name)) for area in today)
    assert len(today) == 1741 + 4
    assert not [key for key, count in keys.items() if count > 1]


def test_only_one_pair_of_names_clashes_between_prefectures() -> None:
    names: dict[str, set[str]] = {}
    for area in gazetteer().areas:
        if area.level == "municipality":
            names.setdefault(fold_name(area.name), set()).add(area.name)
    assert [spellings for spellings in names.values() if len(spellings) > 1] == [{"鹿嶋市", "鹿島市"}]


@pytest.mark.parametrize(
    ("written", "kana"), [("ﾎｯｶｲﾄﾞｳ", "ホッカイドウ"), ("なぎちょう", "ナギチョウ"), ("ナギ チョウ", "ナギチョウ")]
)
def test_kana_of_all_widths_share_a_key(written: str, kana: str) -> None:
    assert fold_kana(written) == kana
