"""Units in headers, unit rows and notes; and brackets that are none."""

from __future__ import annotations

import pytest

from axstat.values.units import cell_unit, is_unit_text, read_unit


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
        *["4月1日(日)", "職員数（人）（千人）"],
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
        ("h", "h"),
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
