"""One nasty result through every format: goldens pin the bytes, and table and csv agree cell by cell."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from axstat.errors import TooLargeForExcel, UsageError
from axstat.model.results import CardLine, Column, Result, SourceNote
from axstat.model.text import Label, same
from axstat.present import FORMATS, Rendering, format_of, render
from axstat.present.table import bar
from axstat.present.wording import value_text
from axstat.voice.typeset import display_width
from tests.support.golden import golden

NASTY = Result(
    name="nasty",
    title=Label("変わった値の一覧 | <b>太字</b>", "A list of nasty values | <b>bold</b>"),
    columns=(
        Column("area_code", "text", Label("団体コード", "area code")),
        Column("name", "text", Label("団体名", "name")),
        Column("raw", "text", Label("原文", "raw text")),
        Column("value", "number", Label("値", "value"), unit="h/年", decimals=1),
        Column("share", "number", Label("割合", "share"), percent=True),
        Column("fiscal_year", "integer", Label("年度", "fiscal year")),
        Column("count", "integer", Label("団体数", "areas")),
        Column("simulated", "boolean", Label("模擬", "simulated")),
        Column("on", "date", Label("基準日", "date")),
    ),
    rows=(
        ("011002", "札幌市", "１，２３４．５", 1234.5, 0.6129, 2024, 1721, False, date(2024, 4, 1)),
        ("394050", "梼原町", "▲0.2", -0.2, -0.004, 2024, 0, True, None),
        ("292109", "葛󠄀城市", "=1+1", 0.1 + 0.2, None, 2024, None, None, None),
        ("", "|縦棒|と<b>&\"引用\"", "改行\nあり", None, 0.0, 2024, -5, None, None),
        ("013609", "@SUM(A1)", "-1.5", -0.04, 1.0, 2024, 1_000_000, False, date(2025, 3, 31)),
        ("133817", "髙﨑𠮷ｶﾅ", "***", 1e-7, 0.5, 2024, 1, False, None),
    ),
    parameters={"threshold": 100.0, "year": 2024},
    sources=(
        SourceNote(1, "overtime_2024.xlsx", "7d04c8a7" + "0" * 56, "overtime", title="勤務条件等調査",
                   publisher="総務省", fiscal_year=2024, simulated=True),
    ),
    notes=(Label("平均は団体の単純平均", "means are plain means over areas"),),
    simulated=True,
)  # fmt: skip

SUFFIX = {"table": "txt", "markdown": "md"}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("fmt", [f for f in FORMATS if f not in ("xlsx", "parquet")])
def test_every_text_format_is_pinned(fmt: str, lang: str) -> None:
    text = render(NASTY, fmt, Rendering(lang=lang)).decode()  # type: ignore[arg-type]  # parametrize gives str
    golden(f"present/nasty_{lang}.{SUFFIX.get(fmt, fmt)}", text)


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_result_gives_the_same_bytes(fmt: str) -> None:
    assert render(NASTY, fmt, Rendering()) == render(NASTY, fmt, Rendering())


def test_table_and_csv_agree_cell_by_cell() -> None:
    rows = list(csv.reader(StringIO(render(NASTY, "csv", Rendering()).decode())))
    parsed: dict[str, Callable[[str], object]] = {
        "number": float,
        "integer": int,
        "text": str,
        "boolean": lambda t: t == "true",
    }

    assert rows[0] == [column.name for column in NASTY.columns]
    for record, row in zip(NASTY.rows, rows[1:], strict=True):
        for value, text, column in zip(record, row, NASTY.columns, strict=True):
            if value is None:
                assert text == ""
            elif isinstance(value, date):
                assert date.fromisoformat(text) == value
            elif isinstance(value, str):
                assert text.removeprefix("'") == value
            else:
                assert parsed[column.type](text) == value
            if value is not None and column.type == "number":
                shown = value_text(value, column, "ja").replace(",", "")
                scale = 100 if column.percent else 1
                assert float(shown) == pytest.approx(float(text) * scale, abs=0.05)


def test_wide_characters_are_aligned() -> None:
    lines = render(NASTY, "table", Rendering(lang="ja")).decode().splitlines()
    table = [line for line in lines if line.startswith(("団体コード", "011002", "394050", "133817"))]
    ends = [line[: found.end(1)] for line in table if (found := re.search(r"(団体数|1,721| 0| 1)  (?:模擬|－)", line))]
    assert len(ends) == 4
    assert len({display_width(end) for end in ends}) == 1


def test_a_narrow_terminal_gets_records_with_every_value() -> None:
    text = render(NASTY, "table", Rendering(lang="ja", width=40)).decode()
    assert "団体名" in text
    assert all(str(row[1]) in text for row in NASTY.rows)
    assert max(display_width(line) for line in text.splitlines() if "  " in line and "出典" not in line) <= 60


def test_details_are_left_out_and_named() -> None:
    columns = tuple(replace(c, detail=c.name in ("raw", "on")) for c in NASTY.columns)
    text = render(replace(NASTY, columns=columns), "table", Rendering(lang="en")).decode()
    assert "further columns (-o FILE.csv has all): raw text, date" in text
    assert "2024-04-01" not in text
    assert "1,234.5" in text


def test_colour_appears_only_when_asked_for() -> None:
    assert "\x1b[" not in render(NASTY, "table", Rendering()).decode()
    assert "\x1b[" in render(NASTY, "table", Rendering(color=True)).decode()


def test_a_card_replaces_the_table_on_a_terminal_and_nowhere_else() -> None:
    card = replace(NASTY, card=(CardLine(Label("割合", "share"), "61.3 %", same("1,050 / 1,713")),))
    assert "団体コード" not in render(card, "table", Rendering(lang="ja")).decode()
    assert render(card, "csv", Rendering()) == render(NASTY, "csv", Rendering())


def test_a_remark_too_long_for_the_line_of_its_figure_stands_below_and_japanese_breaks_anywhere() -> None:
    remark = Label("月平均のみ公表で、丸めのため基準のどちら側とも言えない：士別市（北海道）", "")
    card = replace(NASTY, card=(CardLine(Label("判定できない団体", ""), "20", remark),), simulated=False)
    lines = render(card, "table", Rendering(lang="ja", width=60)).decode().splitlines()
    assert lines[2] == "  判定できない団体   20"
    assert lines[3] == " " * 6 + "月平均のみ公表で、丸めのため基準のどちら側とも言えな"
    assert lines[4] == " " * 6 + "い：士別市（北海道）"


def test_a_card_line_without_a_figure_has_its_remark_at_its_label() -> None:
    card = (CardLine(same("奈義町"), "15.5 時間／月", same("normal")), CardLine(same("cell"), "", same("D1332")))
    lines = render(replace(NASTY, card=card), "table", Rendering()).decode().splitlines()
    assert lines[2:4] == ["  奈義町   15.5 時間／月   模擬データ   normal", "  cell   D1332"]


def test_colour_adds_nothing_but_colour() -> None:
    from rich.text import Text

    coloured = render(NASTY, "table", Rendering(color=True)).decode()
    assert Text.from_ansi(coloured).plain.splitlines() == render(NASTY, "table", Rendering()).decode().splitlines()


def test_an_empty_result_says_so() -> None:
    assert "該当なし" in render(replace(NASTY, rows=()), "table", Rendering(lang="ja")).decode()


def test_json_holds_the_keys_of_the_contract() -> None:
    content = json.loads(render(NASTY, "json", Rendering(lang="en")))
    assert list(content) == ["name", "title", "parameters", "columns", "rows", "sources", "notes", "simulated"]
    assert content["rows"][0]["value"] == 1234.5
    assert content["rows"][2]["value"] == 0.1 + 0.2
    assert content["columns"][3] == {"name": "value", "type": "number", "unit": "h/年", "label": "value"}


def test_ndjson_is_one_row_a_line() -> None:
    lines = render(NASTY, "ndjson", Rendering()).decode().splitlines()
    assert [json.loads(line)["area_code"] for line in lines] == [row[0] for row in NASTY.rows]


def test_xlsx_keeps_types_codes_and_harmless_text() -> None:
    book = openpyxl.load_workbook(BytesIO(render(NASTY, "xlsx", Rendering(lang="ja"))))
    assert book.sheetnames == ["表", "データ", "定義", "出典"]
    sheet = book["データ"]
    assert [cell.value for cell in sheet[1]][:4] == ["団体コード", "団体名", "原文", "値（時間／年）"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("011002", "s")
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=1+1", "s")
    assert (sheet["D2"].value, sheet["D2"].number_format) == (1234.5, "General")  # no marks in what machines read
    assert (sheet["E1"].value, sheet["E2"].value, sheet["E2"].number_format) == ("割合（比率）", 0.6129, "General")
    assert sheet["D5"].value is None
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in book["出典"][1]][:3] == ["番号", "ファイル", "sha256"]
    assert book["出典"]["B2"].value == "overtime_2024.xlsx"


def test_parquet_keeps_types() -> None:
    frame = pl.read_parquet(BytesIO(render(NASTY, "parquet", Rendering())))
    assert frame["value"].to_list() == [row[3] for row in NASTY.rows]
    assert frame["area_code"][0] == "011002"
    assert frame.schema["on"] == pl.Date


def test_a_whole_number_beyond_64_bits_is_text_in_parquet_and_never_nothing() -> None:
    columns = (Column("large", "integer", same("large")), Column("small", "integer", same("small")))
    result = Result("sums", same("sums"), columns, ((2**63, 0), (-(2**63), -1), (None, None)))
    frame = pl.read_parquet(BytesIO(render(result, "parquet", Rendering())))
    assert frame["large"].to_list() == ["9223372036854775808", "-9223372036854775808", None]
    assert frame["small"].to_list() == [0, -1, None]


@pytest.mark.parametrize(
    ("share", "expected"), [(0, ""), (1, "█" * 12), (0.5, "█" * 6), (1 / 96, "▏"), (2, "█" * 12), (-1, "")]
)
def test_bars_are_drawn_in_eighths(share: float, expected: str) -> None:
    assert bar(share) == expected


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(UsageError, match="no suffix that names a format"):
        format_of(Path("out.doc"), None)
    assert format_of(Path("out.doc"), "csv") == "csv"
    assert format_of(Path("out.XLSX"), None) == "xlsx"


@pytest.mark.parametrize("number", [8.3, 8.7, 0.1 + 0.2, 1e-7, 1.7976931348623157e308, 123456789.12345679])
def test_xlsx_keeps_every_digit_of_a_number(number: float) -> None:
    result = replace(NASTY, columns=(Column("value", "number", same("value")),), rows=((number,),))
    book = openpyxl.load_workbook(BytesIO(render(result, "xlsx", Rendering())))
    assert book.worksheets[1]["A2"].value == number


def only(*columns: str, rows: int = 1, value: str | int = 1) -> Result:
    made = tuple(Column(name, "text" if isinstance(value, str) else "integer", same(name)) for name in columns)
    return Result("only", same("only"), made, ((value,) * len(columns),) * rows)


FORMULAS = ["=cmd|' /C calc'!A0", "+1+cmd", "-2+cmd", "@SUM(A1)", "\t=1", "=1+1"]


@pytest.mark.parametrize("name", FORMULAS)
def test_no_heading_is_a_formula(name: str) -> None:
    for fmt, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(StringIO(render(only(name), fmt, Rendering()).decode()), delimiter=delimiter))
        assert rows[0] == ["'" + name]
    cell = openpyxl.load_workbook(BytesIO(render(only(name), "xlsx", Rendering()))).worksheets[1]["A1"]
    assert (cell.data_type, cell.value) == ("s", name.replace("\t", " "))


def test_a_heading_that_is_a_number_stays_one_text() -> None:
    assert render(only("-2024"), "csv", Rendering()) == b"-2024\n1\n"


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (only("a", rows=1_048_576), "1,048,577 rows and 1 columns, the heading included"),
        (only(*(f"c{number}" for number in range(16_385))), "2 rows and 16,385 columns"),
        (only("a", "b", value="あ" * 32_768), "表!A3` would have 32,768 characters"),
    ],
)
def test_what_excel_cannot_hold_is_refused_with_what_holds_it(result: Result, says: str) -> None:
    with pytest.raises(TooLargeForExcel, match=says) as refusal:
        render(result, "xlsx", Rendering())
    assert ".parquet" in refusal.value.hint
    assert ".parquet" in refusal.value.what_to_do("ja")
    assert "Excel" in refusal.value.text("ja")


def test_the_longest_text_of_excel_is_written_whole() -> None:
    book = openpyxl.load_workbook(BytesIO(render(only("a", value="あ" * 32_767), "xlsx", Rendering())))
    assert book.worksheets[1]["A2"].value == "あ" * 32_767


def test_a_share_belongs_to_its_figure_and_long_remarks_and_notes_stand_under_what_they_are_about() -> None:
    card = (
        CardLine(same("over"), "1,367 / 1,713", share="79.8 %"),
        CardLine(same("missing"), "5", same("酒田市（山形県）、栄村（長野県）、近江八幡市（滋賀県）")),
    )
    result = replace(NASTY, card=card, notes=(same("平均は団体の単純平均であり、職員1人当たりの平均とは異なる"),))
    lines = render(result, "table", Rendering(lang="ja", width=44)).decode().splitlines()
    assert lines[2:6] == [
        "  over      1,367 / 1,713   79.8 %   模擬データ",
        "  missing               5   模擬データ",
        "      酒田市（山形県）、栄村（長野県）、近江",
        "      八幡市（滋賀県）",
    ]
    assert "注：平均は団体の単純平均であり、職員1人当た\n    りの平均とは異なる" in "\n".join(lines)
