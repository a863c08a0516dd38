"""One cell of a workbook: typed values, codes as text, no text that can act as a formula, number formats by unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from axstat.errors import TooLargeForExcel
from axstat.model.results import Column, Scalar
from axstat.present.wording import decimals_shown, is_year, one_line

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_MAX_TEXT = 32_767
"""Characters that Excel takes in a cell."""


def put(sheet: Worksheet, row: int, index: int, value: Scalar, column: Column | None = None) -> Cell:
    """Write a value, nothing for None, and return its cell.

    Raises:
        TooLargeForExcel: more text than Excel takes in one cell.
    """
    cell: Cell = sheet.cell(row, index)
    if isinstance(value, str):
        text = one_line(value)
        if len(text) > _MAX_TEXT:  # openpyxl would cut it off without a word
            place = f"{sheet.title}!{cell.coordinate}"
            raise TooLargeForExcel("cell-too-small", cell=place, length=len(text), most=_MAX_TEXT)
        cell.value = text
        cell.data_type = "s"  # text such as `=1+1` stays text
        cell.number_format = "@"
    elif value is not None:
        cell.value = value
        if column is not None and not isinstance(value, bool | date):
            cell.number_format = number_format(value, column)
    return cell


def number_format(value: float, column: Column) -> str:
    """Return Excel's format for a number: the column's decimals, thousands, `%` for fractions, a sign for gaps."""
    if is_year(column):
        return "0"
    decimals = decimals_shown(column)
    if decimals is None:
        plain = "#,##0" if float(value).is_integer() else "#,##0.######"
    else:
        places = "." + "0" * decimals if decimals else ""
        plain = f"0{places}%" if column.percent else f"#,##0{places}"
    return f"+{plain};-{plain};{plain}" if column.signed else plain
