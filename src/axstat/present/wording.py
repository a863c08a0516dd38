"""How people read a value, a source and a warning: the wording shared by table, markdown, html and xlsx."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from axstat.model import wording
from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.rounding import half_up
from axstat.model.text import Label, Lang
from axstat.model.wording import MISSING, SIMULATED
from axstat.values.units import read_unit

_MOST = 6
"""More decimals than this are a quotient, not a published figure."""
_STORED = re.compile(r"-?\d+\.\d{12,}(?:E[+-]?\d+)?")
"""A decimal number as Excel stores it, with all 17 digits."""
YES = {True: Label("はい", "yes"), False: Label("いいえ", "no")}
_NOTES = Label("注", "Note")
_SOURCES = Label("出典", "Source")


def heading(column: Column, lang: Lang, *, unit: bool = True) -> str:
    """Return a column's heading: its label, and its unit in brackets unless the label says one."""
    label = column.label.text(lang)
    said = unit_of(column, lang) if unit else None
    if not said or said == label or (label.endswith((")", "）")) and (said in label or read_unit(label) is not None)):
        return label
    return f"{label}（{said}）" if lang == "ja" else f"{label} ({said})"


def unit_of(column: Column, lang: Lang) -> str | None:
    """Return a column's unit as its heading says it."""
    unit = "%" if column.percent else column.unit
    return wording.unit(unit).text(lang) if unit else None


def unit_line(unit: str, lang: Lang) -> str:
    """Return what stands above a table whose figures are all of one unit, '' above others."""
    if not unit:
        return ""
    return f"（単位：{unit}）" if lang == "ja" else f"(unit: {unit})"


def value_text(value: Scalar, column: Column, lang: Lang) -> str:
    """Return a value as people read it: codes in words, rounded as the column says, `－` where there is none."""
    if value is None:
        return MISSING
    if column.words and (isinstance(value, bool) or column.type == "text"):
        return _in_words(str(value), column, lang)
    if isinstance(value, bool):
        return YES[value].text(lang)
    if isinstance(value, date):
        return value.isoformat()
    if column.name == "unit":
        # Where one column has figures of several units, its shares stand there as they are stored.
        is_of_one = value == "fraction" and not column.detail
        return (wording.SHARE_OF_ONE if is_of_one else wording.unit(str(value))).text(lang)
    if isinstance(value, str) or column.type == "text":
        return one_line(_plain_number(str(value)))
    return _number_text(value, column)


def _in_words(text: str, column: Column, lang: Lang) -> str:
    """Return what people read for a code, or for several with `、` between them."""
    words = column.words or {}
    said = [words[code].text(lang) if code in words else one_line(code) for code in text.split("、")]
    return ("、" if lang == "ja" else ", ").join(said)


def _plain_number(text: str) -> str:
    """Return the text of a number as one types it, where a workbook stores 17 digits of it: 0.55 for 0.550…04."""
    short = f"{float(text):.15g}" if _STORED.fullmatch(text) else text
    return short if len(short) < len(text) - 3 else text


def _number_text(value: int | float, column: Column) -> str:
    number = value * 100 if column.percent else value
    if is_year(column):
        return f"{number:g}" if isinstance(number, int) or float(number).is_integer() else str(number)
    decimals = decimals_shown(column)
    if decimals is not None:
        text = f"{half_up(number, decimals):,}"
    elif isinstance(number, int):
        text = f"{number:,}"
    else:
        text = f"{number:,.15g}"
    return f"+{text}" if column.signed and number > 0 and text.strip("0.,") else text


def decimals_shown(column: Column) -> int | None:
    """Return how many decimals a column prints, None where each number has its own."""
    return column.decimals if column.decimals is not None else (1 if column.percent else None)


def decimals_of(values: Iterable[Scalar]) -> int | None:
    """Return the fewest decimals that print every number as it is, None where that takes more than six."""
    texts = [f"{value:.15g}" for value in values if isinstance(value, float)]
    most = max((len(text.partition(".")[2]) for text in texts), default=0)
    return most if most <= _MOST and not any("e" in text for text in texts) else None


def is_year(column: Column) -> bool:
    """Say whether a column's numbers name something, as years and ids do: they have no thousands and no decimals.

    Those are whole numbers of no unit; hours_per_year is a quantity.
    """
    return column.type == "integer" and column.unit is None and column.name.endswith(("year", "_id"))


def one_line(text: str) -> str:
    """Return text without line breaks and control characters, so that it stays inside its cell."""
    return "".join(" " if ch in "\r\n\t" else ch for ch in text if ch in "\r\n\t\u3000" or ch.isprintable())


def is_right_aligned(column: Column) -> bool:
    """Say whether a column holds numbers, which align to the right."""
    return column.type in ("integer", "number")


def note_lines(result: Result, lang: Lang) -> list[str]:
    """Return the notes, each with its heading word."""
    return [led(_NOTES.text(lang), note.text(lang), lang) for note in result.notes]


def source_lines(result: Result, lang: Lang) -> list[str]:
    """Return one line a source, as a white paper would cite it, with file and short hash."""
    return [led(_SOURCES.text(lang), source_text(source, lang), lang) for source in result.sources]


def led(word: str, text: str, lang: Lang) -> str:
    """Return a text with the word in front that says what it is."""
    return f"{word}：{text}" if lang == "ja" else f"{word}: {text}"


def source_text(source: SourceNote, lang: Lang) -> str:
    """Return how a source is cited: publisher, title, processed by axstat, file and short hash."""
    name = "「" + source.title + "」" if source.title and lang == "ja" else source.title
    cited = " ".join(part for part in (source.publisher, name) if part)
    processed = Label("を加工して作成", ", processed").text(lang) if cited else ""
    mark = f"  {SIMULATED}" if source.simulated else ""
    said = f"  {source.users_word.text(lang)}" if source.users_word else ""
    separator = " / " if cited else ""
    return f"{cited}{processed}{separator}{source.file}  sha256 {source.sha256[:8]}…{said}{mark}"
