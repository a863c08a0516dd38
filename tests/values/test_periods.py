"""Periods in Japanese text, file names and year cells, and what they are about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.values.periods import find_periods, find_periods_in_file_name, read_period


def day(year: int, month: int, number: int) -> Period:
    return Period("date", date(year, month, number), date(year, month, number))


def span(start: date, end: date) -> Period:
    return Period("interval", start, end)


def said(text: str) -> list[tuple[str, str]]:
    return [(mention.period.text, mention.role) for mention in find_periods(text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        *[("令和６年度", fiscal_year(2024)), ("令和元年度", fiscal_year(2019)), ("平成31年度", fiscal_year(2019))],
        *[
            ("Ｒ６", fiscal_year(2024)),
            ("R6年度", fiscal_year(2024)),
            ("R.6年度", fiscal_year(2024)),
            ("Ｒ元年度", fiscal_year(2019)),
        ],
        *[
            ("㋿6年度", fiscal_year(2024)),
            ("㍻30年度", fiscal_year(2018)),
            ("H30", fiscal_year(2018)),
            ("S60", fiscal_year(1985)),
        ],
        *[
            ("２０２４年度", fiscal_year(2024)),
            ("2024年度", fiscal_year(2024)),
            ("FY2024", fiscal_year(2024)),
            ("ＦＹ２０２４", fiscal_year(2024)),
        ],
        *[
            ("令　和　６　年　度", fiscal_year(2024)),
            ("令和06年度", fiscal_year(2024)),
            ("（令和3年度）", fiscal_year(2021)),
        ],
        *[
            ("令和6(2024)年度", fiscal_year(2024)),
            ("2024（令和6）年度", fiscal_year(2024)),
            ("2019年度（令和元年度）", fiscal_year(2019)),
        ],
        *[
            ("平成31・令和元年度", fiscal_year(2019)),
            ("①令和6年度", fiscal_year(2024)),
            ("令和5年度末", fiscal_year(2023)),
        ],
        *[("令和6年", calendar_year(2024)), ("2024年", calendar_year(2024)), ("平成25年", calendar_year(2013))],
        *[("昭和64年", calendar_year(1989)), ("大正9年", calendar_year(1920)), ("明治45年", calendar_year(1912))],
        *[
            ("2020", calendar_year(2020)),
            ("２０２０", calendar_year(2020)),
            ("2020.0", calendar_year(2020)),
            ("西暦2020年", calendar_year(2020)),
            ("平成27暦年", calendar_year(2015)),
        ],
        *[
            ("2022年06月21日", day(2022, 6, 21)),
            ("令06.01.01", day(2024, 1, 1)),
            ("R6.1.1", day(2024, 1, 1)),
            ("H30.10.1", day(2018, 10, 1)),
        ],
        *[
            ("令和6年4月1日現在", day(2024, 4, 1)),
            ("令和6年(2024年)4月1日", day(2024, 4, 1)),
            ("2024/4/1", day(2024, 4, 1)),
        ],
        *[
            (text, day(2022, 4, 1))
            for text in ("2022/4/1", "２０２２．４．１", "2022.4.1", "令4.04.01", "R4.4.1", "令和4.4.1")
        ],
        *[(text, day(2008, 4, 1)) for text in ("平成20.4.1", "H20.4.1", "H20/4/1", "平20.4.1")],
        *[("2024-04-01", day(2024, 4, 1)), ("2024.4.1", day(2024, 4, 1)), ("平成 25年 3月31日", day(2013, 3, 31))],
        ("令和6年4月", Period("month", date(2024, 4, 1), date(2024, 4, 30))),
        ("R6.2", Period("month", date(2024, 2, 1), date(2024, 2, 29))),
    ],
)
def test_a_text_that_is_one_period_is_read(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022-2024年", span(date(2022, 1, 1), date(2024, 12, 31))),
        ("2022-2024", span(date(2022, 1, 1), date(2024, 12, 31))),
        ("2022-24年度", span(date(2022, 4, 1), date(2025, 3, 31))),
        ("令和4～6年度", span(date(2022, 4, 1), date(2025, 3, 31))),
        ("令和4年度～6年度", span(date(2022, 4, 1), date(2025, 3, 31))),
        ("平成29年度～令和3年度", span(date(2017, 4, 1), date(2022, 3, 31))),
        ("H31.4～R1.11", span(date(2019, 4, 1), date(2019, 11, 30))),
        ("令和6年4月～9月", span(date(2024, 4, 1), date(2024, 9, 30))),
        ("令和6年4月1日から9月30日", span(date(2024, 4, 1), date(2024, 9, 30))),
        ("2024年4月1日～15日", span(date(2024, 4, 1), date(2024, 4, 15))),
        ("令和６年度上半期", span(date(2024, 4, 1), date(2024, 9, 30))),
        ("令和6年度下期", span(date(2024, 10, 1), date(2025, 3, 31))),
        ("2024年度第4四半期", span(date(2025, 1, 1), date(2025, 3, 31))),
        ("平成31年４月１日～令和２年３月31日", fiscal_year(2019)),
        ("令和6年4月～7年3月", fiscal_year(2024)),
        ("令和6年4月1日から翌年3月31日", fiscal_year(2024)),
        ("平成31年1月1日から令和元年12月31日", calendar_year(2019)),
        ("令和6年1月～12月", calendar_year(2024)),
    ],
)
def test_an_interval_is_read_and_a_whole_year_is_that_year(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        *[
            "令和99年",
            "平成32年度",
            "昭和65年",
            "平成0年",
            "令和6年13月",
            "令和6年2月30日",
            "32年度",
            "元年度",
            "6年",
            "2020100000",
        ],
        *[
            "20240401",
            "24",
            "1899",
            "2101",
            "202",
            "20200",
            "2024.4",
            "2010-12",
            "令和6(2023)年度",
            "2024-2022",
            "令和",
            "年度",
        ],
        *[
            "2024年以降",
            "1990年代",
            "10年生",
            "5年間",
            "R2=0.9",
            "R²",
            "H2O",
            "S1",
            "T5",
            "M3",
            "昭和1丁目",
            "CR7",
            "R6-1",
            "",
        ],
        *["2020年=100", "2020=100", "平成23年基準", "基準年 2015年", "令和6年3月公表", "令和5年4月1日合併", "20220401"],
        *["令和6年度実施", "2024年度版", "令和5年度と令和6年度", "令和6年度決算額"],
    ],
)
def test_a_text_that_is_no_period_or_says_more_is_none(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市町村の主要財政指標（平成30年度決算）", [("FY2018", "data")]),
        (
            "令和2年1月1日住民基本台帳人口・世帯数、令和元年（平成31年1月1日から令和元年12月31日まで）人口動態（市区町村別）",
            [("2020-01-01", "data"), ("2019", "data"), ("2019", "data")],
        ),
        ("平成25年3月31日住民基本台帳人口・世帯数、平成24年度人口動態", [("2013-03-31", "data"), ("FY2012", "data")]),
        ("令和元年度（平成31年４月１日～令和２年３月31日）の決算見込", [("FY2019", "data"), ("FY2019", "data")]),
        ("ラスパイレス指数は平成18年4月1日現在の数値である。", [("2006-04-01", "data")]),
        ("令和4・5年度", [("FY2022", "data"), ("FY2023", "data")]),
        ("令和4年度、5年度、6年度", [("FY2022", "data"), ("FY2023", "data"), ("FY2024", "data")]),
        ("2022、2023年度", [("FY2022", "data"), ("FY2023", "data")]),
        ("令和5年度と令和6年度", [("FY2023", "data"), ("FY2024", "data")]),
        ("5,2024 人 2020", []),
        ("平成11年以降に合併", []),
        ("平成の大合併", []),
        ("令和2年国勢調査", [("2020", "data")]),
        ("R6.1.1現在の団体", [("2024-01-01", "data")]),
        ("５１(～R1.9)→４８(R1.10～）", [("2019-09", "data"), ("2019-10", "data")]),
    ],
)
def test_every_period_of_a_title_is_found_in_order(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_a_mention_keeps_its_words() -> None:
    (mention,) = find_periods("財政指標（令和３年度）")
    assert mention.words == "令和3年度"
    (interval,) = find_periods("（平成31年1月1日から令和元年12月31日まで）")
    assert interval.words == "平成31年1月1日から令和元年12月31日まで"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fiscal_indices_city_H29.xlsx", [("FY2017", "data")]),
        ("furusato_detail_R1.xlsx", [("FY2019", "data")]),
        ("kessan_h29.xls", [("FY2017", "data")]),
        ("report_r1.xls", []),
        ("令和6年度勤務条件等調査.xlsx", [("FY2024", "data")]),
        ("2024年度_時間外.csv", [("FY2024", "data")]),
        ("overtime_FY2024.xlsx", [("FY2024", "data")]),
        ("fy2024.xlsx", [("FY2024", "data")]),
        ("000123456.zip/【R06個別資料】（１）自治体DX.xlsx", [("FY2024", "data")]),
        ("住基人口_R6.1.1.xlsx", [("2024-01-01", "data")]),
        ("overtime_2024_simulated.xlsx", [("FY2024", "edition")]),
        ("juki_population_2003.xlsx", [("FY2003", "edition")]),
        ("meti_2040_labour.xlsx", [("FY2040", "edition")]),
        ("ssdse_c_2025_cp932.csv", [("FY2025", "edition")]),
        ("白書2024年度版.xlsx", [("FY2024", "edition")]),
        ("20240712_resources_table_01.zip", [("2024-07-12", "published")]),
        ("juki_population_1303.xlsx", []),
        ("000959256.xlsx", []),
        ("20241399.xlsx", []),
        ("H29/data.xlsx", []),
        ("AFAHO11H0010.xlsx", []),
        *[
            (f"{name}.xlsx", [])
            for name in ("sh2000", "v2000", "No2000", "No.2000", "第2000号", "overtime2024", "2024overtime", "2023data")
        ],
        *[
            (f"{name}.xlsx", [])
            for name in ("A2019", "report-2023v2", "r5", "sh2000_copy", "2000m", "12000", "ver.2000")
        ],
        ("H30_overtime.xlsx", [("FY2018", "data")]),
        ("overtime_fy2023.xlsx", [("FY2023", "data")]),
        ("20230401.xlsx", [("2023-04-01", "published")]),
        ("sh2000_R5.xlsx", [("FY2023", "data")]),
        ("sh2000_2023.xlsx", [("FY2023", "edition")]),
        *[
            (f"{name}.xlsx", [("FY2024", "edition")])
            for name in ("r6_2024", "zangyo_2024", "zangyo-2024", "残業2024", "2024", "a 2024 b")
        ],
        ("cpi_2020=100_2023.xlsx", [("2020", "base"), ("FY2023", "edition")]),
        ("cpi_2020基準_2023.xlsx", [("FY2020", "base"), ("FY2023", "edition")]),
    ],
)
def test_a_file_name_claims_periods(name: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.period.text, mention.role) for mention in find_periods_in_file_name(name)] == expected


ERAS = [
    ("明治", "M", 1868, 1912),
    ("大正", "T", 1912, 1926),
    ("昭和", "S", 1926, 1989),
    ("平成", "H", 1989, 2019),
    ("令和", "R", 2019, 2100),
]


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_every_way_of_writing_an_era_year_is_the_same_fiscal_year(data: st.DataObject) -> None:
    kanji, letter, first, last = data.draw(st.sampled_from(ERAS))
    year = data.draw(st.integers(first, last))
    in_era = year - first + 1
    number = data.draw(st.sampled_from([str(in_era), f"{in_era:02}", *(["元"] if in_era == 1 else [])]))
    if data.draw(st.booleans()):
        number = number.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    era = data.draw(st.sampled_from([kanji, letter, chr(ord(letter) + 0xFEE0)]))
    blank = data.draw(st.sampled_from(["", " ", "　"]))
    text = f"{era}{blank}{number}{blank}年度"
    assert read_period(text) == fiscal_year(year), text
    assert [mention.period for mention in find_periods(f"市町村別（{text}決算）")] == [fiscal_year(year)]


@settings(deadline=None, max_examples=300)
@given(
    st.dates(date(1989, 1, 8), date(2100, 12, 31)),
    st.sampled_from(["{y}年{m}月{d}日", "{y}/{m}/{d}", "{y}-{m:02}-{d:02}", "era", "dotted"]),
)
def test_every_way_of_writing_a_date_is_the_same_day(value: date, form: str) -> None:
    era, letter, base = ("令和", "R", 2018) if value >= date(2019, 5, 1) else ("平成", "H", 1988)
    in_era = value.year - base
    text = {
        "era": f"{era}{in_era}年{value.month}月{value.day}日",
        "dotted": f"{letter}{in_era}.{value.month}.{value.day}",
    }.get(form, form.format(y=value.year, m=value.month, d=value.day))
    assert read_period(text) == Period("date", value, value), text
