"""What is printed beside a name: read through where it changes nothing, left where it makes another body."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axstat.areas import gazetteer, peel_remarks
from axstat.areas.fold import fold_name
from axstat.model.areas import Area

TODAY = [area for area in gazetteer().areas if area.valid_to is None]
NAMES = sorted({area.name for area in TODAY})


def found(text: str, as_of: date | None = None) -> str:
    area = gazetteer().resolve_label(text, as_of=as_of).area
    return area.area_code if area else ""


@pytest.mark.parametrize(
    ("text", "name", "remark"),
    [
        ("札幌市", "札幌市", ""),
        ("※札幌市", "札幌市", "※"),
        ("＊ 札幌市", "札幌市", "＊"),
        ("○札幌市", "札幌市", "○"),
        ("●札幌市", "札幌市", "●"),
        ("◎札幌市", "札幌市", "◎"),
        ("①札幌市", "札幌市", "①"),
        ("1．札幌市", "札幌市", "1．"),
        ("1.札幌市", "札幌市", "1."),
        ("１ 札幌市", "札幌市", "１"),
        ("(1)札幌市", "札幌市", "(1)"),
        ("01 札幌市", "札幌市", "01"),
        ("（注1）札幌市", "札幌市", "（注1）"),
        ("札幌市※", "札幌市", "※"),
        ("札幌市 ※1", "札幌市", "※1"),
        ("札幌市*1", "札幌市", "*1"),
        ("札幌市1)", "札幌市", "1)"),
        ("札幌市 a)", "札幌市", "a)"),
        ("札幌市²", "札幌市", "²"),
        ("札幌市①", "札幌市", "①"),
        ("札幌市¹⁾", "札幌市", "¹⁾"),
        ("札幌市注1", "札幌市", "注1"),
        ("札幌市（注）", "札幌市", "（注）"),
        ("札幌市(注2)", "札幌市", "(注2)"),
        ("札幌市〔注〕", "札幌市", "〔注〕"),
        ("札幌市[1]", "札幌市", "[1]"),
        ("札幌市 Sapporo-shi", "札幌市", "Sapporo-shi"),
        ("札幌市（Sapporo）", "札幌市", "（Sapporo）"),
        ("Sapporo City 札幌市", "札幌市", "Sapporo City"),
        ("札幌市（さっぽろし）", "札幌市", "（さっぽろし）"),
        ("札幌市　サッポロシ", "札幌市", "サッポロシ"),
        ("※1．浜松市中央区（再編後）注1", "浜松市中央区", "※ 1． （再編後） 注1"),
        ("さいたま市（旧浦和市・大宮市・与野市）", "さいたま市", "（旧浦和市・大宮市・与野市）"),
    ],
)
def test_a_remark_is_peeled_and_returned(text: str, name: str, remark: str) -> None:
    peeled = peel_remarks(text)
    assert (peeled.name, peeled.remark) == (name, remark)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("瀬⼾市", "232041"),  # U+2F3E
        ("瀬戶市", "232041"),
        ("⻑野市", "202011"),  # U+2ED1
        ("⾧野市", "202011"),  # U+2FA7
        ("⻄宮市", "282049"),
        ("⻘森市", "022012"),
        ("⻲岡市", "262064"),
        ("⾼知市", "392014"),
        ("⽯巻市", "042021"),
        ("福島県 Fukushima", "070009"),
        ("Fukushima-ken 福島県", "070009"),
        ("東京都 Tokyo-to 1)", "130001"),
        ("大阪府 Ōsaka", "270008"),
        ("札幌市 Sapporo-shi", "011002"),
        ("札幌市中央区 Chuo-ku", "011011"),
        ("奈義町 Nagi Town", "336238"),
        ("東京都 a)", "130001"),
        ("東京都²", "130001"),
        ("1．鳥取市", "312011"),
        ("※津山市", "332038"),
        ("01 北海道", "010006"),
        ("府中市（東京都）※", "132063"),
        ("1. 岡山県 奈義町", "336238"),
        ("（注1）岡山県勝田郡奈義町", "336238"),
        ("浜松市中央区（再編後）", "221384"),
        ("天竜区（再編後）", "221406"),
        ("天竜区（再編前）", "221376"),
        ("浜松市中区（再編前）", "221317"),
        ("丹波篠山市（旧篠山市）", "282219"),
        ("みよし市（旧三好町）", "232360"),
        ("横浜市西区（にしく）", "141038"),
        ("谷汲村（たにぐみむら）", "214027"),  # its reading is not known, but ends like one
        ("みよし市（旧西加茂郡三好町）", "232360"),
        ("東御市（旧東部町・北御牧村）", "202193"),
    ],
)
def test_a_name_with_a_remark_finds_its_area(text: str, code: str) -> None:
    assert found(text) == code


def test_the_remark_on_a_reform_outweighs_the_day() -> None:
    assert found("天竜区（再編後）", date(2023, 4, 1)) == "221406"
    assert found("天竜区（再編前）", date(2024, 4, 1)) == "221376"


@pytest.mark.parametrize(
    "text",
    [
        *("津山市（本庁）", "津山市（消防）", "津山市（教育委員会）", "津山市本庁", "津山市内訳", "うち津山市"),
        *("旧津山市", "津山市（旧）", "津山市（旧市域）", "津山市（旧加茂町）", "津山市（旧加茂町・勝北町）"),
        *("津山圏域消防組合", "津山市消防組合", "津山市広域連合", "津山市企業団", "津山圏域資源循環施設組合"),
        *(
            "津山市を除く",
            "津山市（を除く）",
            "津山市外3町",
            "津山市ほか",
            "津山市外",
            "津山市平均",
            "津山市計",
            "津山市 計",
        ),
        *("津山市（計）", "津山市（平均）", "津山市（うち）", "津山市（ほか）", "津山市 Total", "津山市 (average)"),
        *(
            "札幌市（つやまし）",
            "札幌市 Tsuyama-shi",
            "浜松市中区（再編後）",
            "浜松市中央区（再編前）",
            "津山市（再編前）",
        ),
        *("津山市・岡山市", "津山市、岡山市", "津山市1", "10月津山市", "2020 津山市", "津山市 A", "注1", "※", "1)"),
        *("横浜市西区（うち）", "谷汲村（ほか）", "谷汲村（のこと）", "谷汲村 Tanigumi", "鈴鹿市（し）"),
    ],
)
def test_what_makes_it_another_body_is_not_peeled(text: str) -> None:
    answer = gazetteer().resolve_label(text)
    assert answer.status == "unknown"
    assert answer.area is None
    assert answer.reason


LEADING = ["※", "＊", "○ ", "1．", "(12)", "③", "007 ", "（注1）"]
TRAILING = ["※", " ※2", "*", "*3", "1)", " b)", "³", "④", "⁽²⁾", "注", "注3", "（注）", "(※1)", "［2］", "【注】"]


@given(
    st.sampled_from(TODAY),
    st.lists(st.sampled_from(LEADING), max_size=2),
    st.lists(st.sampled_from(TRAILING), max_size=2),
)
def test_marks_and_notes_never_change_the_answer(area: Area, before: list[str], after: list[str]) -> None:
    plain = gazetteer().resolve_label(area.name, prefecture=area.prefecture)
    marked = gazetteer().resolve_label("".join((*before, area.name, *after)), prefecture=area.prefecture)
    assert (marked.status, marked.area) == (plain.status, plain.area)


@given(st.sampled_from(NAMES), st.text(alphabet="市町村区外計旧組合平均ほか連消防第一二", min_size=1, max_size=4))
def test_other_words_after_a_name_are_never_peeled(name: str, rest: str) -> None:
    assert peel_remarks(name + rest).name == name + rest


@given(st.text(max_size=90))
def test_peeling_ends_and_keeps_what_it_took(text: str) -> None:
    peeled = peel_remarks(text)
    kept = "".join(f"{peeled.name}{peeled.remark}".split())
    assert sorted(kept) == sorted("".join(text.split()))
    assert len(peeled.name) <= len(text)


def test_every_radical_that_unicode_calls_a_kanji_of_a_name_is_read_as_it() -> None:
    used = {char for name in NAMES for char in name}
    tried = 0
    for code in range(0x2F00, 0x2FD6):
        kanji = fold_name(chr(code))
        if kanji in used:
            tried += 1
            for name in (name for name in NAMES if kanji in name):
                assert fold_name(name.replace(kanji, chr(code))) == fold_name(name)
    assert tried > 60
    assert unicodedata.normalize("NFKC", "⼾") == "戶"  # why the table of variants is needed after NFKC
