"""What a cell of a printed sheet holds: typed values, `－` where there is none, number formats by unit and language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from axstat.model.results import Column, Scalar
from axstat.model.text import Lang
from axstat.present.wording import decimals_shown, is_year, value_text

TEXT, DAY = "@", "yyyy-mm-dd"


def is_text(value: Scalar) -> bool:
    """Say whether a value is printed as text: codes and words, and the dash of no value."""
    return value is None or isinstance(value, str | bool)


def printed(column: Column, lang: Lang) -> Callable[[Scalar], tuple[Scalar, str]]:
    """Return what a cell of a column holds, and Excel's format for it: decimals, thousands, `%`, a sign for gaps.

    A negative number bears `▲` in Japanese, as ministries print it. Codes and words are read once each.
    """
    texts: dict[Any, tuple[Scalar, str]] = {}
    one_format = is_year(column) or decimals_shown(column) is not None
    form = number_format(0.0, column, lang) if one_format else ""

    def cell(value: Scalar) -> tuple[Scalar, str]:
        if is_text(value):
            key = (value, "yes or no") if isinstance(value, bool) else value
            if key not in texts:
                texts[key] = value_text(value, column, lang), TEXT
            return texts[key]
        if isinstance(value, date):
            return value, DAY
        return value, form or number_format(float(value), column, lang)  # type: ignore[arg-type]  # texts went before

    return cell


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
