"""The sheet データ follows the government's rules of machine-readable tables (機械判読可能なデータの表記方法).

Each test names the rules, by their ids in the checklist of 2026, that it holds the written file against.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from axstat.model.plots import Plot
from axstat.model.results import Asked, Column, Result
from axstat.model.text import Label, same
from axstat.present import Rendering, render
from axstat.reports import run
from axstat.store import Reader
from tests.present.results import PREFECTURES
from tests.present.test_formats import NASTY
from tests.reports.conftest import database, reader  # noqa: F401  fixtures

ASKED = {
    "prefectures": ("overtime_share_by", {}),
    "bodies": ("overtime_values", {}),
    "ranking": ("overtime_ranking", {}),
    "classes": ("overtime_histogram", {}),
    "labour": ("labour_gap_by_occupation", {}),
    "editions": ("labour_editions", {}),
    "a measure": ("measure_values", {"measure": "財政力指数"}),
}
UNITS = {
    "h/年": ("時間／年", "hours a year"),
    "h/月": ("時間／月", "hours a month"),
    "団体": ("団体", "areas"),
    "位": ("位", "rank"),
    "万人": ("万人", "10,000 people"),
}
_DEPENDENT = re.compile(r"[①-⓿㈠-㋿㌀-㏿Ⅰ-ⅿ､-ﾟ]")
"""Characters in circles and brackets, units in one, Roman numerals, half-width kana: 機種依存文字."""


@pytest.fixture(
    scope="module", params=[(name, lang) for name in ASKED for lang in ("ja", "en")], ids=lambda p: "-".join(p)
)
def written(request: pytest.FixtureRequest, reader: Reader) -> tuple[Result, Any, str]:  # noqa: F811
    """A result of a shipped query, and the workbook that it was written to."""
    name, lang = request.param
    query, parameters = ASKED[name]
    result = run(reader, query, parameters)
    content = render(result, "xlsx", Rendering(lang=lang))
    return result, openpyxl.load_workbook(BytesIO(content)), lang


def bare(book: Any) -> Any:
    return next(sheet for sheet in book if sheet.title in ("データ", "data"))


def body(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows(min_row=2):
        yield from row


def test_one_table_from_the_first_row_on_each_row_a_record_each_cell_a_value(written: tuple[Result, Any, str]) -> None:
    """L1-01 L1-02 L1-03 L1-04 L1-14 L3-01 L3-09."""
    result, book, _ = written
    sheet = bare(book)
    assert sheet.dimensions.startswith("A1:")
    assert (sheet.max_row, sheet.max_column) == (len(result.rows) + 1, len(result.columns))
    for cells, values in zip(sheet.iter_rows(min_row=2, values_only=True), result.rows, strict=True):
        for cell, value, column in zip(cells, values, result.columns, strict=True):
            if column.type in ("integer", "number") or value is None:
                assert cell == value


def test_every_column_has_a_heading_of_its_own_on_one_line(written: tuple[Result, Any, str]) -> None:
    """L1-05 L1-06 L2-02 L2-03."""
    headings = [cell.value for cell in bare(written[1])[1]]
    assert all(headings)
    assert len(set(headings)) == len(headings)
    assert not any("\n" in text or text != text.strip() or "  " in text or "〃" in text for text in headings)


def test_no_heading_has_characters_that_some_machines_lack(written: tuple[Result, Any, str]) -> None:
    """L1-08."""
    assert not [cell.value for cell in bare(written[1])[1] if _DEPENDENT.search(str(cell.value))]


def test_nothing_is_merged_hidden_drawn_coloured_or_computed(written: tuple[Result, Any, str]) -> None:
    """L1-10 L1-11 L1-12 L1-13 L2-06."""
    sheet = bare(written[1])
    assert not sheet.merged_cells.ranges
    assert not sheet._charts
    assert not sheet._images
    assert not any(d.hidden for d in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
    assert not [cell.coordinate for cell in body(sheet) if cell.data_type == "f"]
    for column in sheet.iter_cols(min_row=2):
        looks = {
            (c.font.b, c.font.color and c.font.color.rgb, c.fill.patternType, c.number_format)
            for c in column
            if c.value is not None
        }
        assert len(looks) <= 1, column[0].coordinate


def test_numbers_are_numbers_without_marks_and_an_empty_cell_is_no_zero(written: tuple[Result, Any, str]) -> None:
    """L1-09 L2-01."""
    result, book, _ = written
    for index, column in enumerate(result.columns, start=1):
        if column.type in ("integer", "number"):
            cells = [cell for cell in next(bare(book).iter_cols(index, index, 2)) if cell.value is not None]
            assert {(cell.data_type, cell.number_format) for cell in cells} <= {("n", "General")}
            assert sum(cell.value == 0 for cell in cells) == sum(row[index - 1] == 0 for row in result.rows)


def test_units_stand_in_the_heading_or_in_a_column_of_their_own(written: tuple[Result, Any, str]) -> None:
    """L3-04."""
    result, book, lang = written
    has_column = any(column.name == "unit" for column in result.columns)
    for cell, column in zip(bare(book)[1], result.columns, strict=True):
        if column.percent:
            assert cell.value.endswith({"ja": "（比率）", "en": "(fraction)"}[lang])
        elif column.unit is not None and column.unit != "measured" and not has_column:
            assert UNITS[column.unit][lang == "en"] in cell.value


def test_time_is_a_year_or_an_iso_date_and_areas_have_their_code(written: tuple[Result, Any, str]) -> None:
    """L3-05 L3-06."""
    result, book, _ = written
    for index, column in enumerate(result.columns, start=1):
        cells = [cell.value for cell in next(bare(book).iter_cols(index, index, 2)) if cell.value is not None]
        if column.name in ("fiscal_year", "year"):
            assert all(isinstance(value, int) and 1900 < value < 2100 for value in cells)
        if column.name == "time_period":
            assert all(re.fullmatch(r"(FY)?\d{4}(-\d\d){0,2}", value) for value in cells)
        if column.name == "area_code":
            assert all(re.fullmatch(r"\d{6}", value) for value in cells)


def test_columns_codes_and_empty_cells_are_defined_and_sources_named(written: tuple[Result, Any, str]) -> None:
    """L3-02 L3-03 L3-08."""
    result, book, lang = written
    sheet = next(s for s in book if s.title in ("定義", "definitions"))
    defined = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in defined if row[2] and row[6] is None] == [column.name for column in result.columns]
    codes = {(row[2], row[6]): row[5] for row in defined if row[6] is not None}
    for index, column in enumerate(result.columns):
        for code in {row[index] for row in result.rows} - {None}:
            if column.words and str(code) in column.words:
                assert codes[column.name, str(code)] == column.words[str(code)].text(lang)  # type: ignore[arg-type]
    empty = {"ja": "空欄は値がないことを示し、0ではない", "en": "an empty cell has no value, which is not 0"}[lang]
    assert empty in {row[5] for row in defined}
    sources = next(s for s in book if s.title in ("出典", "sources"))
    assert [sources.cell(n, 3).value for n in range(2, 2 + len(result.sources))] == [s.sha256 for s in result.sources]


def test_the_headings_are_the_same_each_year(reader: Reader) -> None:  # noqa: F811
    """L3-07."""
    found = []
    for year in (2023, 2024):
        content = render(run(reader, "overtime_values", {"year": year}), "xlsx", Rendering())
        found.append([cell.value for cell in bare(openpyxl.load_workbook(BytesIO(content)))[1]])
    assert found[0] == found[1]


def test_two_columns_of_one_label_are_told_apart_by_their_names() -> None:
    """L2-03."""
    columns = (Column("a", "text", same("as called there")), Column("b", "text", same("as called there")))
    content = render(Result("r", same("r"), columns, (("x", "y"),)), "xlsx", Rendering())
    assert [c.value for c in bare(openpyxl.load_workbook(BytesIO(content)))[1]] == [
        "as called there a",
        "as called there b",
    ]


def test_a_share_is_a_fraction_that_its_heading_and_definition_call_so() -> None:
    """L2-01 L3-04: 0.8 under `%` would be read as 0.8 per cent."""
    book = openpyxl.load_workbook(BytesIO(render(PREFECTURES, "xlsx", Rendering())))
    assert (bare(book)["D1"].value, bare(book)["D2"].value) == ("割合（比率）", 0.8)
    assert "比率は 1 が 100％" in [row[5] for row in book["定義"].iter_rows(values_only=True)]


def test_provenance_says_what_was_asked_in_words_and_of_which_sql() -> None:
    asked = (Asked("year", Label("データの年度", "fiscal year"), Label("令和6年度（2024年度）", "FY2024")),)
    result = replace(NASTY, asked=asked, sql="select 1")
    sheet = openpyxl.load_workbook(BytesIO(render(result, "xlsx", Rendering(lang="ja"))))["出典"]
    rows = [list(row[:7]) for row in sheet.iter_rows(values_only=True)]
    assert rows[-2:] == [
        ["シート", "クエリ", "SQLのsha256", "模擬データを含む", "パラメーター", "パラメーターの意味", "値"],
        [
            *("データ", "nasty", sha256(b"select 1").hexdigest(), "模擬データ (simulated)"),
            *("year", "データの年度", "令和6年度（2024年度）"),
        ],
    ]


def test_the_properties_name_the_report_and_hold_no_date_of_today() -> None:
    drawn = replace(NASTY, plots=(Plot("bars", ("name",), ("value",)),))
    properties = openpyxl.load_workbook(BytesIO(render(drawn, "xlsx", Rendering(lang="ja")))).properties
    assert (properties.creator, properties.title, properties.subject) == ("axstat", NASTY.title.ja, "nasty")
    assert {properties.created.year, properties.modified.year} == {2000}


@pytest.mark.parametrize("text", ["<r><t>x</t></r>", "<r>", "_x0041_", "=1+1", "a\nb", " x ", "&amp;<b>"])
def test_a_text_is_kept_as_it_is(text: str) -> None:
    result = Result("t", same("t"), (Column("a", "text", same("a")),), ((text,), ("y",)))
    book = openpyxl.load_workbook(BytesIO(render(result, "xlsx", Rendering())))
    cell = bare(book)["A2"]
    assert (cell.value, cell.data_type) == (text.replace("\n", " "), "s")
    assert unicodedata.normalize("NFC", text) == text
