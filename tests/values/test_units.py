"""Units in headers, unit rows and notes; and brackets that are none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.values.units import cell_unit, factor, format_unit, is_unit_text, read_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（単位：千円、件）", "千円、件"),
        ("（単位：人、世帯、％）", "人、世帯、%"),
        ("(単位:時間)", "時間"),
        ("（単位　千円）", "千円"),
        ("(単位％)", "%"),
        ("【単位：百万円】", "百万円"),
        ("単位　人", "人"),
        ("単位：時間／月", "時間/月"),
        ("単位：百人・%", "百人、%"),
        ("単位：1,000円", "1000円"),
        ("単位：人（％）", "人、%"),
        ("単位：千円　令和6年度", "千円"),
        ("金額単位：億円", "億円"),
        ("（注）単位：千円", "千円"),
        ("金額の単位は千円", "千円"),
        ("単位：標準財政規模比", "標準財政規模比"),
        ("単位:ﾎﾟｲﾝﾄ", "ポイント"),
    ],
)
def test_a_stated_unit_is_read_from_titles_and_notes(text: str, unit: str) -> None:
    assert read_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（％）", "%"),
        ("(時間)", "時間"),
        ("【千円】", "千円"),
        ("〔人〕", "人"),
        ("時間／月", "時間/月"),
        ("目標とする寄附金額（円）", "円"),
        ("　寄附金額の実績\n　（令和元年度末時点）（円）", "円"),
        ("#D02206_課税対象所得（納税義務者1人当たり）【千円】", "千円"),
        ("１人当たり月平均時間外勤務時間（時間）", "時間"),
        ("人口密度（人／k㎡）", "人/km2"),
        ("面積［㎢］", "km2"),
        ("取得日数（日）", "日"),
        ("死亡率（人口10万対）", "人口10万対"),
        ("（人、％）", "人、%"),
        ("構成比％", "%"),
        ("対前年増減率 %", "%"),
        ("人口【千人】", "千人"),
        ("職員数（人）", "人"),
        ("（人）", "人"),
        ("＜人＞", "人"),
        ("[千円]", "千円"),
        ("千人", "千人"),
        ("時間外勤務（時間数）", "時間"),
        ("総労働時間（千時間）", "千時間"),
        ("面積（平方キロメートル）", "km2"),
        ("面積（平方キロ）", "km2"),
        ("残業 (hours)", "時間"),
        ("時間外勤務（時間／ヶ月）", "時間/月"),
    ],
)
def test_a_known_unit_is_read_from_a_header(text: str, unit: str) -> None:
    assert read_unit(text) == unit


@pytest.mark.parametrize(
    "text",
    [
        *[
            "市区町村名（カナ）",
            "増減数(Ａ)-(Ｂ)",
            "転入者数（国内）",
            "職員数（本庁）",
            "（令和３年度）",
            "計（男）",
            "(1)",
            "（a）",
            "(h)",
        ],
        *["団体", "市町村", "施設", "年", "氏名", "", "時間外勤務時間数", "年間", "50%", "合計 72.5 %"],
        *["時間単位年休", "単位未満四捨五入", "単位 未満は切捨て", "単位が異なる", "取得単位数", "単位", "単位："],
        *["【総計】", "【北海道】", "時間数", "（時間外）", "（d）"],
        *["4月1日(日)", "職員数（人）（千人）"],
        *["延べ人数（年間）", "最長の職員（年間）", "歳入総額（市町村）", "補助金（団体）", "予算（企業）"],
    ],
)
def test_what_is_no_unit_or_two_units_is_not_read(text: str) -> None:
    assert read_unit(text) is None


@pytest.mark.parametrize(
    "text", ["時間", "(%)", "％", "人", "円", "千円", "（千円）", "【人】", "時間／月", " 日 ", "千 円", "人、%"]
)
def test_the_cells_of_a_unit_row_are_units(text: str) -> None:
    assert is_unit_text(text)


@pytest.mark.parametrize(
    "text", ["", "時間外", "団体", "施設", "月平均（時間）", "(A)", "12", "3円", "-", "計", "男", "町", "m"]
)
def test_the_cells_of_other_rows_are_not(text: str) -> None:
    assert not is_unit_text(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("時間", "時間"),
        ("%", "%"),
        ("h", "時間"),
        ("千円", "千円"),
        ("年", None),
        ("m", None),
        ("種類", None),
        ("10億円", None),
        ("", None),
    ],
)
def test_only_a_clear_unit_may_follow_a_number(text: str, unit: str | None) -> None:
    assert cell_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *[(word, "時間") for word in ("h", "hr", "hours", " Hours", "時間", "時間数")],
        *[
            ("hours/month", "時間/月"),
            ("hours per month", "時間/月"),
            ("h/月", "時間/月"),
            ("min", "分"),
            ("days", "日"),
        ],
        *[("people", "人"), ("yen", "円"), ("%", "%"), ("千円", "千円")],
        *[(word, None) for word in ("d", " d", "M", "m", "H", "a", "x", "abc", "hours/foo", "h/m/d", "年", "")],
    ],
)
def test_only_real_unit_words_of_a_number_format_count(text: str, unit: str | None) -> None:
    assert format_unit(text) == unit


@pytest.mark.parametrize(
    ("unit", "into", "expected"),
    [
        ("分", "時間", Fraction(1, 60)),
        ("時間", "分", Fraction(60)),
        ("秒", "時間", Fraction(1, 3600)),
        ("h", "時間", Fraction(1)),
        ("時間数", "時間", Fraction(1)),
        ("千時間", "時間", Fraction(1000)),
        ("分／月", "時間／月", Fraction(1, 60)),
        ("minutes/月", "時間/月", None),
        ("千人", "人", Fraction(1000)),
        ("十人", "人", Fraction(10)),
        ("人", "百万人", Fraction(1, 10**6)),
        ("十万人", "千人", Fraction(100)),
        ("名", "人", Fraction(1)),
        ("百万円", "億円", Fraction(1, 100)),
        ("万円", "千円", Fraction(10)),
        ("1,000円", "千円", Fraction(1)),
        ("10億円", "百万円", Fraction(1000)),
        ("兆円", "億円", Fraction(10**4)),
        ("件", "千件", Fraction(1, 1000)),
        ("fraction", "%", Fraction(100)),
        ("％", "fraction", Fraction(1, 100)),
        ("‰", "%", Fraction(1, 10)),
        ("パーセント", "%", Fraction(1)),
        ("㎢", "km2", Fraction(1)),
        ("平方キロ", "km²", Fraction(1)),
        ("校", "校", Fraction(1)),
    ],
)
def test_a_factor_is_exact(unit: str, into: str, expected: Fraction | None) -> None:
    assert factor(unit, into) == expected


@pytest.mark.parametrize(
    ("unit", "into"),
    [
        *[
            ("日", "時間"),
            ("週", "時間"),
            ("人", "世帯"),
            ("人", "円"),
            ("人日", "人"),
            ("時間", "時間/月"),
            ("時間/月", "時間/年"),
        ],
        *[("分/月", "時間/人"), ("%", "ポイント"), ("ha", "m2"), ("人、%", "人、%"), ("標準財政規模比",) * 2, ("", "")],
    ],
)
def test_units_of_different_things_have_no_factor(unit: str, into: str) -> None:
    assert factor(unit, into) is None


BASES = ["人", "円", "件", "世帯", "時間", "校"]
MULTIPLIERS = ["", "十", "百", "千", "万", "十万", "百万", "千万", "億", "十億", "百億", "千億", "兆", "10", "1,000"]
UNITS = [
    *(m + b for b in BASES for m in MULTIPLIERS if b != "時間" or not m[:1].isdigit()),
    "分",
    "秒",
    "%",
    "fraction",
]
PERS = ["", "/月", "/年", "／人", "/千人"]


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from(PERS))
def test_factors_there_and_back_are_one_and_chain(one: str, other: str, third: str, per: str) -> None:
    there, back = factor(one + per, other + per), factor(other + per, one + per)
    assert (there is None) == (back is None)
    if there is None or back is None:
        return
    assert there * back == 1
    on = factor(other + per, third + per)
    if on is not None:
        assert factor(one + per, third + per) == there * on
