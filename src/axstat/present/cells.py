"""What a cell of a printed sheet holds: typed values, `－` where there is none, number formats by unit and language."""

from __future__ import annotations

from datetime import date

from axstat.model.results import Column, Scalar
from axstat.model.text import Lang
from axstat.present.wording import decimals_shown, is_year, value_text

TEXT, DAY = "@", "yyyy-mm-dd"


def is_text(value: Scalar) -> bool:
    """Say whether a value is printed as text: codes and words, and the dash of no value."""
    return value is None or isinstance(value, str | bool)


def shown(value: Scalar, column: Column, lang: Lang) -> Scalar:
    """Return what a cell holds: numbers and dates as they are, the rest as people read it."""
    return value_text(value, column, lang) if is_text(value) else value


def cell_format(value: Scalar, column: Column, lang: Lang) -> str:
    """Return Excel's format for a value: the column's decimals, thousands, `%` for fractions, a sign for gaps.

    A negative number bears `▲` in Japanese, as ministries print it.
    """
    if is_text(value) or isinstance(value, str):
        return TEXT
    if isinstance(value, date):
        return DAY
    return number_format(float(value or 0), column, lang)


def number_format(value: float, column: Column, lang: Lang) -> str:
    """Return Excel's format for a number of a column."""
    if is_year(column):
        return "0"
    decimals = decimals_shown(column)
    if decimals is None:
        plain = "#,##0" if value.is_integer() else "#,##0.######"
    else:
        places = "." + "0" * decimals if decimals else ""
        plain = f"0{places}%" if column.percent else f"#,##0{places}"
    minus = f"▲ {plain}" if lang == "ja" else f"-{plain}"
    if column.signed:
        return f"+{plain};{minus};{plain}"
    return f"{plain};{minus}" if lang == "ja" else plain
