"""Headings and numbers as people read them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from axstat.model.results import Column, Result
from axstat.model.text import Label, same
from axstat.present import Rendering, render
from axstat.present.wording import heading, value_text


@pytest.mark.parametrize(
    ("label", "unit", "ja", "en"),
    [
        (Label("対象", "universe"), "団体", "対象（団体）", "universe (areas)"),
        (Label("平均", "mean"), "h/年", "平均（時間／年）", "mean (hours a year)"),
        (Label("需要", "demand"), "万人", "需要（万人）", "demand (10,000 people)"),
        (Label("順位", "rank"), "位", "順位（位）", "rank"),
        (Label("面積", "surface"), "km2", "面積（km2）", "surface (km2)"),
    ],
)
def test_an_english_heading_has_an_english_unit(label: Label, unit: str, ja: str, en: str) -> None:
    column = Column("x", "number", label, unit=unit)
    assert (heading(column, "ja"), heading(column, "en")) == (ja, en)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (437, None, "+437"),
        (-260, None, "-260"),
        (0, None, "0"),
        (0.04, 1, "0.0"),
        (-0.04, 1, "0.0"),
        (1234.5, 1, "+1,234.5"),
    ],
)
def test_a_signed_column_shows_which_way_a_gap_goes(value: Any, decimals: int | None, printed: str) -> None:
    column = Column("gap_10k", "number", same("gap"), unit="万人", decimals=decimals, signed=True)
    assert value_text(value, column, "en") == printed


def test_excel_shows_the_sign_and_keeps_the_number() -> None:
    column = Column("gap_10k", "integer", same("gap"), signed=True)
    made = render(Result("gap", same("gap"), (column,), ((437,),)), "xlsx", Rendering())
    printed, bare, *_ = openpyxl.load_workbook(BytesIO(made)).worksheets
    assert (printed["A3"].value, printed["A3"].number_format) == (437, "+#,##0;▲ #,##0;#,##0")
    assert (bare["A2"].value, bare["A2"].number_format) == (437, "General")
