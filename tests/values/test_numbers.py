"""One cell, one value or one reason: the cases of real workbooks, and what must never be read."""

from __future__ import annotations

import pytest

from axstat.model.cells import CellKind
from axstat.model.values import Reading, Status
from axstat.values.numbers import read_value


def normal(value: float, unit: str | None = None, second: float | None = None, note: str | None = None) -> Reading:
    return Reading(value, Status.NORMAL, unit, second, note)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("98.6", 98.6),
        ("0", 0.0),
        ("0.0", 0.0),
        (".5", 0.5),
        ("-0.1", -0.1),
        ("+3.2", 3.2),
        ("１０８．４", 108.4),
        ("3,186.2", 3186.2),
        ("１，２３４，５６７", 1234567.0),
        ("9,092,000\n", 9092000.0),
        ("9,092,000_x000D_\n", 9092000.0),
        ("\u202d65,918,229\u202c", 65918229.0),
        ("\u200b12.5\ufeff", 12.5),
        ("\u300012.5 ", 12.5),
        ("1\u2009234\u2009567", 1234567.0),
        ("1.0E-2", 0.01),
        ("5.0000000000000003E-2", 5.0000000000000003e-2),
        ("1e+16", 1e16),
        ("8.799999999999999", 8.799999999999999),
        ("0.5079161882893227", 0.5079161882893227),
    ],
)
def test_a_text_that_is_one_number_is_that_number_exactly(text: str, value: float) -> None:
    assert read_value(text) == normal(value)


@pytest.mark.parametrize(
    "text",
    [
        *["△13", "▲13", "▽13", "▼13", "-13", "−13", "－13", "‐13", "‑13", "–13", "—13", "―13", "ー13", "ｰ13"],
        *["△ 13", "▲　13", "- 13", "マイナス 13", "マイナス13", "ﾏｲﾅｽ 13", "▲１３", "▲\n13"],
    ],
)
def test_every_sign_of_a_negative_is_a_minus(text: str) -> None:
    assert read_value(text) == normal(-13.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13.6時間", normal(13.6, "時間")),
        ("13.6 h", normal(13.6, "時間")),
        ("72%", normal(72, "%")),
        ("７２．５％", normal(72.5, "%")),
        ("72パーセント", normal(72, "%")),
        ("▲0.2ポイント", normal(-0.2, "ポイント")),
        ("3,000円", normal(3000, "円")),
        ("¥3,000", normal(3000, "円")),
        ("▲￥3,000", normal(-3000, "円")),
        ("1.2千円", normal(1.2, "千円")),
        ("3億円", normal(3, "億円")),
        ("12.3日", normal(12.3, "日")),
        ("5人", normal(5, "人")),
        ("13.5時間／月", normal(13.5, "時間/月")),
        ("12.3(人)", normal(12.3, "人")),
        ("12.3m²", normal(12.3, "m2")),
        ("12.3 km²", normal(12.3, "km2")),
        ("12.3m³", normal(12.3, "m3")),
        ("10時間30分", normal(10.5, "時間")),
        ("１２時間３０分００秒", normal(12.5, "時間")),
        ("▲1時間30分", normal(-1.5, "時間")),
        ("10時間30分※1", normal(10.5, "時間", note="※1")),
        ("10時間", normal(10, "時間")),
        ("30分", normal(30, "分")),
    ],
)
def test_a_known_unit_behind_the_number_is_kept_and_never_applied(text: str, expected: Reading) -> None:
    assert read_value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(0.80)", normal(0.80, note="(…)")),
        ("（69.1）", normal(69.1, note="(…)")),
        ("(▲0.80)", normal(-0.80, note="(…)")),
        ("（▲ 5）", normal(-5, note="(…)")),
        ("（▲ 5）※1", normal(-5, note="(…) ※1")),
        ("[2.8%]", normal(2.8, "%", note="[…]")),
        ("(0.80)※1", normal(0.80, note="(…) ※1")),
    ],
)
def test_brackets_around_a_number_are_a_remark_and_no_minus(text: str, expected: Reading) -> None:
    assert read_value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13.3(11.9)", normal(13.3, second=11.9)),
        ("13.3\n（11.9）", normal(13.3, second=11.9)),
        ("▲0.2 (0.1)", normal(-0.2, second=0.1)),
        ("▲0.2（▲0.1）", normal(-0.2, second=-0.1)),
        ("131,936[2.8%]", normal(131936, second=2.8)),
        ("131,936〔2.8％〕", normal(131936, second=2.8)),
        ("3,141人(1,222人)", normal(3141, "人", second=1222)),
        ("3,141(1,222)人", normal(3141, "人", second=1222)),
        ("13.3(－)", normal(13.3, note="(-)")),
    ],
)
def test_a_second_number_printed_in_brackets_is_kept(text: str, expected: Reading) -> None:
    assert read_value(text) == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        *[("12.3※1)", "※1)"), ("12.3※", "※"), ("12.3※１", "※1"), ("12.3 注2", "注2"), ("12.3（注1）", "(注1)")],
        *[("12.3 1)", "1)"), ("12.3¹⁾", "¹⁾"), ("12.3*", "*"), ("12.3 *1", "*1"), ("12.3*1)", "*1)"), ("12.3†", "†")],
        *[("*12.3", "*"), ("※1) 12.3", "※1)"), ("※1 12.3", "※1"), ("（注） 12.3", "(注)"), ("12.3※1,2", "※1,2")],
        *[("12.3※1※2", "※1 ※2"), ("※ 12.3", "※"), ("※12.3", "※"), ("12.3 *", "*"), ("12.3注", "注")],
        *[("12.3¹", "¹"), ("12.3²", "²"), ("12.3¹・²", "¹・²"), ("12.3⁽¹⁾", "⁽¹⁾"), ("12.3 ¹", "¹"), ("¹⁾ 12.3", "¹⁾")],
        *[("12.3a)", "a)"), ("12.3 a)", "a)"), ("12.3 ｂ）", "b)")],
        *[
            ("p12.3", "p"),
            ("p 12.3", "p"),
            ("P12.3", "P"),
            ("12.3p", "p"),
            ("12.3(p)", "(p)"),
            ("12.3（速報）", "(速報)"),
        ],
        *[("r12.3", "r"), ("12.3r", "r"), ("(r)12.3", "(r)"), ("12.3 (確報)", "(確報)")],
    ],
)
def test_note_marks_are_peeled_and_kept(text: str, note: str) -> None:
    assert read_value(text) == normal(12.3, note=note)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234¹", normal(1234, note="¹")),
        ("1,890¹⁾", normal(1890, note="¹⁾")),
        ("10²", normal(10, note="²")),
        ("12.3%¹", normal(12.3, "%", note="¹")),
        ("12.3m²¹", normal(12.3, "m2", note="¹")),
        ("13.3(11.9)¹", normal(13.3, second=11.9, note="¹")),
        ("－¹", Reading(None, Status.MISSING, note="¹")),
        ("***²", Reading(None, Status.SUPPRESSED, note="²")),
        ("1,234r", normal(1234, note="r")),
        ("0（該当なし）", normal(0, note="(該当なし)")),
    ],
)
def test_a_raised_digit_is_a_note_and_never_a_digit(text: str, expected: Reading) -> None:
    assert read_value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *["12.31)", "*5", "※5", "※ 5", "*12", "※12", "12*3", "12.3※123", "12.3ab)", "12.3A)"],
        *["p12", "P.12", "12p", "r6", "R6.1", "R12.3", "e12.3", "X12.3", "#12.3", "12.3 p r", "pp12.3"],
        *["8.3×10²", "10⁴人", "10⁻²", "1¹/₂", "12m¹²", "12.3₁"],
    ],
)
def test_a_digit_that_may_belong_to_number_or_mark_is_not_read(text: str) -> None:
    assert read_value(text) == Reading(None, Status.UNPARSED)


@pytest.mark.parametrize(
    ("status", "texts"),
    [
        (Status.MISSING, ["-", "－", "―", "ー", "−", "　-", "　", "", "\n", "…", "...", "‥", "--", "(-)", "（－）"]),
        (Status.MISSING, ["なし", "無し", "特になし", "未設定", "不明", "未回答", "N/A", "NA"]),
        (Status.MISSING, ["集計不能", "把握不可", "算出不能", "算定不能", "皆無", "集計中", "調査中"]),
        (Status.SUPPRESSED, ["非開示", "＊", "***", "＊＊＊", "**", "x", "X", "χ", "Χ", "ｘ", "Ｘ", "秘匿", "非公表"]),
        (Status.NOT_APPLICABLE, ["該当なし", "該当者無し", "対象者なし", "対象外", "非該当", "・"]),
        (Status.INCLUDED_ELSEWHERE, ["上記に含む", "※上記に含む", "※調達費に含む", "調達費に含まれる"]),
        (Status.ERROR, ["#DIV/0!", "#VALUE!", "#N/A", "#REF!"]),
    ],
)
def test_a_mark_is_a_status_and_never_a_zero(status: Status, texts: list[str]) -> None:
    for text in texts:
        reading = read_value(text)
        assert (reading.value, reading.status) == (None, status), text


def test_a_note_beside_a_mark_is_kept() -> None:
    assert read_value("－※1") == Reading(None, Status.MISSING, note="※1")
    assert read_value("*** 注1") == Reading(None, Status.SUPPRESSED, note="注1")


@pytest.mark.parametrize(
    "text",
    [
        *[
            "①2,000,000\n②設定なし",
            "150,000,000（5年間）",
            "約90",
            "５１(～R1.9)→４８(R1.10～）",
            "４種類",
            "2,3",
            "1、2",
        ],
        *["④⑦", "①", "⑴", "½", "2,34", "1234,567", "1,2345", ",123", "0,123", "1,234,56", "12 345", "12\u3000345"],
        *[
            "12\n345",
            "1, 234",
            "007",
            "011002",
            "00.5",
            "5.",
            "1.2.3",
            "12.3-",
            "-(3)",
            "±5",
            "-▲5",
            "5▲",
            "5万",
            "1e5",
        ],
        *[
            "2024年",
            "2024-04-01",
            "2024/4/1",
            "R6.1.1",
            "13:30",
            "10時間60分",
            "13時間30分(12時間)",
            "10時30分",
            "10~20",
            "10～20",
            "1/2",
            "90以上",
            "12.3超",
        ],
        *[
            "市職員 13.6時間\n教職員 6.2時間",
            "○",
            "◯",
            "〃",
            "々",
            "同上",
            "実施",
            "十二",
            "٣",
            "𝟏",
            "nan円",
            "inf",
            "1e999",
            "9" * 400,
        ],
        *[
            "\u00ad13",
            "\x9613",
            "\u202e123",
            "1\u20e3",
            "12a",
            "$5",
            "((5))",
            "(5",
            "5)",
            "()",
            "送料5を含む",
            "上記に含まない",
        ],
    ],
)
def test_a_text_without_exactly_one_reading_is_unparsed(text: str) -> None:
    assert read_value(text) == Reading(None, Status.UNPARSED)


def test_cells_that_hold_no_number_have_the_status_of_their_kind() -> None:
    assert read_value("", CellKind.BLANK) == Reading(None, Status.MISSING)
    assert read_value("#DIV/0!", CellKind.ERROR) == Reading(None, Status.ERROR, note="#DIV/0!")
    assert read_value("TRUE", CellKind.BOOLEAN) == Reading(None, Status.UNPARSED)
