"""How people read a value, a source and a warning: the wording shared by table, markdown, html and xlsx."""

from __future__ import annotations

from datetime import date

from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label, Lang

SIMULATED = "模擬データ (simulated)"
MISSING = "－"
_NOTES = Label("注", "Note")
_SOURCES = Label("出典", "Source")
# Units as an English heading says them; files and JSON keep the unit as it is published.
_ENGLISH_UNITS = {
    "団体": "areas",
    "h/年": "h/year",
    "h/月": "h/month",
    "時間": "hours",
    "万人": "10k people",
    "人": "people",
    "世帯": "households",
    "位": "rank",
    "件": "count",
    "バイト": "bytes",
    "円": "yen",
    "千円": "1,000 yen",
    "百万円": "million yen",
}


def heading(column: Column, lang: Lang) -> str:
    """Return a column's heading: its label, and its unit in brackets unless the label says it or ends in brackets."""
    label = column.label.text(lang)
    unit = "%" if column.percent else column.unit
    if unit and lang == "en":
        unit = _ENGLISH_UNITS.get(unit, unit)
    if not unit or unit == label or label.endswith((")", "）")):
        return label
    return f"{label}（{unit}）" if lang == "ja" else f"{label} ({unit})"


def value_text(value: Scalar, column: Column, lang: Lang) -> str:
    """Return a value as people read it: rounded as the column says, thousands separated, `－` where there is none."""
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return {"ja": ("いいえ", "はい"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) or column.type == "text":
        return one_line(str(value))
    return _number_text(value, column)


def _number_text(value: int | float, column: Column) -> str:
    number = value * 100 if column.percent else value
    decimals = column.decimals if column.decimals is not None else (1 if column.percent else None)
    if column.name.endswith(("year", "_id")):
        return f"{number:g}" if isinstance(number, int) or float(number).is_integer() else str(number)
    if decimals is not None:
        # A negative that rounds to zero would print as -0.0.
        text = f"{round(number, decimals) + 0.0:,.{decimals}f}"
    elif isinstance(number, int):
        text = f"{number:,}"
    else:
        text = f"{number:,.15g}"
    return f"+{text}" if column.signed and number > 0 and text.strip("0.,") else text


def one_line(text: str) -> str:
    """Return text without line breaks and control characters, so that it stays inside its cell."""
    return "".join(" " if ch in "\r\n\t" else ch for ch in text if ch in "\r\n\t" or ch.isprintable())


def is_right_aligned(column: Column) -> bool:
    """Say whether a column holds numbers, which align to the right."""
    return column.type in ("integer", "number")


def note_lines(result: Result, lang: Lang) -> list[str]:
    """Return the notes, each with its heading word."""
    separator = "：" if lang == "ja" else ": "
    return [f"{_NOTES.text(lang)}{separator}{note.text(lang)}" for note in result.notes]


def source_lines(result: Result, lang: Lang) -> list[str]:
    """Return one line a source, as a white paper would cite it, with file and short hash."""
    separator = "：" if lang == "ja" else ": "
    return [f"{_SOURCES.text(lang)}{separator}{source_text(source, lang)}" for source in result.sources]


def source_text(source: SourceNote, lang: Lang) -> str:
    """Return how a source is cited: publisher, title, processed by axstat, file and short hash."""
    name = "「" + source.title + "」" if source.title and lang == "ja" else source.title
    cited = " ".join(part for part in (source.publisher, name) if part)
    processed = Label("を加工して作成", ", processed").text(lang) if cited else ""
    mark = f"  {SIMULATED}" if source.simulated else ""
    said = f"  {source.users_word.text(lang)}" if source.users_word else ""
    separator = " / " if cited else ""
    return f"{cited}{processed}{separator}{source.file}  sha256 {source.sha256[:8]}…{said}{mark}"
