"""Nothing made from simulated data leaves without the mark, whatever the format, the columns and the rows."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO

import openpyxl
import polars as pl
import pytest

from axstat.model.results import CardLine, Column, Result
from axstat.model.text import Label, same
from axstat.present import FORMATS, Choice, Rendering, choose, render
from tests.present.results import PREFECTURES, one_row

SIMULATED = replace(PREFECTURES, simulated=True)
WHOLE = "模擬データ (simulated)"
HEADED = ("table", "markdown", "html", "xlsx")
"""Formats with a title, which has the whole mark; their rows have it short."""


def lines(result: Result, fmt: str, how: Rendering) -> list[str]:
    """Return what a format holds as text, a row of the table in each line."""
    made = render(result, fmt, how)
    if fmt == "xlsx":
        sheet = openpyxl.load_workbook(BytesIO(made)).worksheets[0]
        return ["\t".join(str(cell.value) for cell in row if cell.value is not None) for row in sheet.iter_rows()]
    if fmt == "parquet":
        return [str(row) for row in pl.read_parquet(BytesIO(made)).iter_rows()]
    if fmt == "json":
        return [json.dumps(row, ensure_ascii=False) for row in json.loads(made)["rows"]]
    return made.decode().splitlines()


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(("lang", "short"), [("ja", "模擬データ"), ("en", "simulated")])
@pytest.mark.parametrize("columns", [None, "all", "区分,割合"])
def test_every_row_of_every_format_says_that_it_is_simulated(
    fmt: str, lang: str, short: str, columns: str | None
) -> None:
    chosen = choose(SIMULATED, Choice(columns=columns))
    written = lines(chosen, fmt, Rendering(lang=lang))  # type: ignore[arg-type]  # parametrize gives str
    for row in SIMULATED.rows:
        pasted = [line for line in written if str(row[1]) in line]
        assert pasted
        assert all((short if fmt in HEADED else WHOLE) in line for line in pasted)
    if fmt in HEADED:
        assert any(WHOLE in line for line in written if "割合" in line or "share" in line or line == WHOLE)


@pytest.mark.parametrize("fmt", FORMATS)
def test_real_figures_are_not_called_simulated(fmt: str) -> None:
    assert not any("simulated" in line or "模擬" in line for line in lines(PREFECTURES, fmt, Rendering(lang="ja")))


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_table_without_rows_says_it_too(fmt: str) -> None:
    made = render(replace(SIMULATED, rows=(), totals=frozenset()), fmt, Rendering())
    if fmt == "xlsx":
        made = "\n".join(lines(replace(SIMULATED, rows=(), totals=frozenset()), fmt, Rendering())).encode()
    assert fmt == "ndjson" or b"simulated" in made  # ndjson has a line for a row, and here it has none


def test_the_columns_that_stood_there_keep_their_place() -> None:
    header = render(SIMULATED, "csv", Rendering()).decode().splitlines()[0]
    assert header == "fiscal_year,group_name,reporting,share_over,mean_hours,verdict,cell,simulated"


def test_a_file_that_says_which_rows_are_simulated_is_believed() -> None:
    column = Column("simulated", "boolean", Label("模擬", "simulated"), detail=True)
    mixed = Result("mixed", same("mixed"), (Column("a", "text", same("a")), column), (("x", True), ("y", False)))
    mixed = replace(mixed, simulated=True)
    assert render(mixed, "csv", Rendering()).decode() == "a,simulated\nx,true\ny,false\n"
    rows = render(mixed, "markdown", Rendering(lang="ja")).decode().splitlines()
    assert "| x | 模擬データ |" in rows
    assert "| y | － |" in rows


@pytest.mark.parametrize("value", [False, "no", 0])
def test_a_column_of_that_name_hides_nothing(value: bool | str | int) -> None:
    written = lines(replace(one_row(hours=5, simulated=value), simulated=True), "csv", Rendering())
    assert written[0] == "hours,simulated,simulated_data"
    assert written[1].endswith(WHOLE)


def test_the_mark_finds_a_name_however_many_are_taken() -> None:
    taken = ("simulated", "simulated_data", "simulated_data_")
    result = Result("x", same("x"), tuple(Column(n, "integer", same(n)) for n in taken), ((1, 2, 3),), simulated=True)
    assert render(result, "csv", Rendering()).decode().split() == [
        "simulated,simulated_data,simulated_data_,simulated_data__",
        f"1,2,3,{WHOLE}".split(" ")[0],
        "(simulated)",
    ]


def test_each_figure_of_a_card_says_it() -> None:
    card = (CardLine(same("share"), "61.3 %", same("of all " * 12)), CardLine(same("highest"), "361.2"))
    for width in (None, 60):
        printed = render(replace(SIMULATED, card=card), "table", Rendering(lang="en", width=width)).decode()
        lines = [line for line in printed.splitlines() if "61.3" in line or "361.2" in line]
        assert len(lines) == 2
        assert all(re.search(r"(61\.3 %|361\.2)   simulated(   of all.*)?$", line) for line in lines)
        assert max(map(len, printed.split("\n\n")[1].splitlines())) <= (width or 999)


def test_the_metadata_of_a_parquet_file_say_it() -> None:
    assert pl.read_parquet_metadata(BytesIO(render(SIMULATED, "parquet", Rendering())))["simulated"] == WHOLE
    assert "simulated" not in pl.read_parquet_metadata(BytesIO(render(PREFECTURES, "parquet", Rendering())))


def test_the_head_of_each_printed_page_says_it() -> None:
    sheet = openpyxl.load_workbook(BytesIO(render(SIMULATED, "xlsx", Rendering()))).worksheets[0]
    assert (sheet.firstHeader.right.text, sheet.oddHeader.right.text) == (WHOLE, WHOLE)
