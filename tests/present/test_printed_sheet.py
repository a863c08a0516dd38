"""The first sheet of a workbook is what a colleague prints: one page wide, ruled, with its notes and sources."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from axstat.model.results import Column, Result, SourceNote
from axstat.model.text import Label, same
from axstat.present import Rendering, render
from tests.present.results import PREFECTURES, one_row

NOTED = replace(
    PREFECTURES,
    simulated=True,
    notes=(Label("平均は団体の単純平均", "means are plain"),),
    sources=(SourceNote(1, "a.xlsx", "7d04c8a7" + "0" * 56, "overtime", title="調査", publisher="総務省"),),
)


def sheet(result: Result, lang: Any = "ja", number: int = 0) -> Any:
    return openpyxl.load_workbook(BytesIO(render(result, "xlsx", Rendering(lang=lang)))).worksheets[number]


def pages(printed: Any) -> list[int]:
    """Return how many pages wide and high it is printed, 0 for as many as it takes; unsaid means 1."""
    return [1 if n is None else n for n in (printed.page_setup.fitToWidth, printed.page_setup.fitToHeight)]


def column_a(printed: Any) -> list[Any]:
    return [printed.cell(n, 1).value for n in range(1, printed.max_row + 1)]


def test_the_sheet_has_title_mark_subtitle_table_notes_and_sources() -> None:
    assert column_a(sheet(NOTED)) == [
        "年100時間超の割合",
        "模擬データ (simulated)",
        "年度：2024",
        "区分",
        *("青森県", "岩手県", "宮城県", "秋田県", "全国"),
        None,
        "注：平均は団体の単純平均",
        "出典：総務省 「調査」を加工して作成 / a.xlsx  sha256 7d04c8a7…",
    ]


def test_figures_are_numbers_in_one_format_a_column_and_words_are_read() -> None:
    printed = sheet(NOTED)
    row = {printed.cell(4, n).value: printed.cell(8, n) for n in range(1, 7)}
    assert list(row) == ["区分", "値あり\n（団体）", "割合", "平均\n（時間／年）", "判定", "注記"]
    assert [(c.value, c.number_format) for c in row.values()] == [
        ("秋田県", "@"),
        (1250, "#,##0;▲ #,##0"),
        (0.8, "0.0%;▲ 0.0%"),
        (133.5, "#,##0.0;▲ #,##0.0"),
        ("超える", "@"),
        ("模擬データ", "@"),
    ]
    assert {printed.cell(n, 4).number_format for n in (5, 6, 8, 9)} == {"#,##0.0;▲ #,##0.0"}
    assert printed.cell(7, 4).value == "－"


@pytest.mark.parametrize(("lang", "font", "tabs"), [("ja", "游ゴシック", "表"), ("en", "Arial", "table")])
def test_the_page_is_a4_one_page_wide_with_its_head_repeated(lang: str, font: str, tabs: str) -> None:
    printed = sheet(NOTED, lang)
    assert printed.title == tabs
    assert (int(printed.page_setup.paperSize), printed.page_setup.orientation) == (9, "portrait")
    assert printed.sheet_properties.pageSetUpPr.fitToPage
    assert pages(printed) == [1, 1]
    assert printed.print_title_rows == "$4:$4"
    assert printed.print_area.endswith("$12")
    assert printed.oddFooter.center.text == "&P"  # the other sheets are no pages of it
    assert printed.freeze_panes == "A5"
    assert printed.auto_filter.ref == "A4:F8"  # without the total, which no sort may move
    assert {printed.cell(n, 2).font.name for n in range(4, 10)} == {font}


def test_a_total_is_bold_under_a_rule_and_the_table_ends_with_a_thick_one() -> None:
    printed = sheet(NOTED)
    assert [printed.cell(n, 1).font.bold for n in range(5, 10)] == [False, False, False, False, True]
    assert printed.cell(9, 2).border.top.style == "thin"
    assert (printed.cell(4, 2).border.top.style, printed.cell(9, 2).border.bottom.style) == ("medium", "medium")


def wide(columns: int, rows: int) -> Result:
    made = tuple(Column(f"c{n}", "text", same(f"heading {n}")) for n in range(columns))
    return Result("wide", same("A & B"), made, tuple((f"text of cell {n}",) * columns for n in range(rows)))


@pytest.mark.parametrize(
    ("columns", "rows", "lies", "high"),
    [(4, 48, "portrait", 1), (4, 400, "portrait", 0), (9, 20, "landscape", 1), (9, 400, "landscape", 0)],
)
def test_the_page_lies_as_the_table_and_is_one_page_where_it_can_be_read(
    columns: int, rows: int, lies: str, high: int
) -> None:
    printed = sheet(wide(columns, rows))
    assert (printed.page_setup.orientation, pages(printed)) == (lies, [1, high])
    assert printed.oddHeader.left.text == "A && B"
    assert printed.firstHeader.left.text is None


def test_the_unit_of_all_figures_stands_above_the_table() -> None:
    columns = tuple(Column(n, "number", same(n), unit="万人") for n in ("demand", "supply"))
    printed = sheet(Result("labour", same("labour"), columns, ((1867.0, 443.0), (1.0, 2.0))))
    assert column_a(printed)[:3] == ["labour", "（単位：万人）", "demand"]
    assert printed["A2"].alignment.horizontal == "right"


def test_a_single_long_row_is_printed_as_a_list() -> None:
    printed = sheet(one_row(a=1, b=2.5, c=3, d=4, e=5, f=6, g="士別市、沼田町"))
    assert column_a(printed)[1:] == ["項目", "a", "b", "c", "d", "e", "f", "g"]
    assert [printed.cell(n, 2).value for n in range(3, 10)] == [1, 2.5, 3, 4, 5, 6, "士別市、沼田町"]


def test_the_second_sheet_has_the_bare_rows() -> None:
    data = sheet(NOTED, number=1)
    assert [c.value for c in data[1]] == [
        "年度", "区分", "値あり（団体）", "割合（比率）", "平均（時間／年）", "判定", "セル", "注記",
    ]  # fmt: skip
    assert [c.value for c in data[5]] == [2024, "秋田県", 1250, 0.8, 133.5, "超える", "B5", "模擬データ"]
    assert data.auto_filter.ref == "A1:H6"


@pytest.mark.parametrize(("lang", "heads"), [("ja", ["番号", "ファイル"]), ("en", ["number", "file"])])
def test_the_sources_are_headed_in_the_readers_language(lang: str, heads: list[str]) -> None:
    assert [c.value for c in sheet(NOTED, lang, 3)[1]][:2] == heads


def test_a_longer_note_has_a_higher_row() -> None:
    short, long = (replace(NOTED, notes=(same("あ" * n),), sources=()) for n in (10, 300))
    first, second = sheet(short), sheet(long)
    assert first.row_dimensions[11].height == 13.5
    assert second.row_dimensions[11].height > 5 * 13.5


def test_a_list_says_the_unit_of_a_share_once_and_has_its_values_left() -> None:
    columns = (*PREFECTURES.columns, Column("x", "text", same("備考")))
    single = replace(PREFECTURES, columns=columns, rows=((*PREFECTURES.rows[0], "長" * 70),), totals=frozenset())
    printed = sheet(single)
    first = next(n for n in range(1, 9) if printed.cell(n, 1).value == "項目") + 1
    found = {str(printed.cell(n, 1).value): printed.cell(n, 2) for n in range(first, first + 8)}
    assert [*found] == ["年度", "区分", "値あり（団体）", "割合", "平均（時間／年）", "判定", "セル", "備考"]
    assert {cell.alignment.horizontal for cell in found.values()} == {"left"}
    assert found["割合"].number_format == "0.0%;▲ 0.0%"
    assert printed.row_dimensions[found["備考"].row].height == 45  # three lines
