"""What is known of a source beyond its values: title, publisher, edition, and whether it is simulated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from axstat.model.cells import Grid, Workbook
from axstat.model.items import samples
from axstat.model.tables import Table
from axstat.values.editions import DRAFT, edition_of_note, edition_rank, edition_word
from axstat.values.text import clean

_SIMULATED = re.compile("模擬データ|simulated", re.IGNORECASE)
_PARTIAL = re.compile("一部の団体(?:だけ|のみ)|partial list", re.IGNORECASE)
_EDITION = re.compile(r"(初版|第1版|改訂版|改定版)[ )）(（]*(\d{4})[-/.年](\d{1,2})")
_DATED_EDITION = re.compile(r"(\d{4})年(\d{1,2})月\s?(初版|第1版|改訂版|改定版|版)")
_FIRST = ("初版", "第1版")
_PUBLISHERS = ("経済産業省", "総務省", "内閣府", "厚生労働省", "文部科学省", "財務省", "国土交通省", "デジタル庁")


def is_simulated(workbook: Workbook) -> bool:
    """Say whether the file name or the first title cell of a sheet says 模擬データ or simulated.

    Source of the rule: sources.md#simulated-data.
    """
    return _SIMULATED.search(clean(workbook.file.name)) is not None or any(
        _SIMULATED.search(first_text(grid)) for grid in workbook.sheets
    )


def partial_in(workbook: Workbook) -> str | None:
    """Return the first title cell that says that only some of the bodies are listed; None where none does."""
    return next((text for grid in workbook.sheets if _PARTIAL.search(text := first_text(grid))), None)


def only_body(tables: Sequence[Table]) -> str | None:
    """Return the one body whose figures the tables hold, with its prefecture; None where they hold several, or none."""
    areas = {item.area for table in tables for item in samples(table.items) if item.area is not None}
    if len(areas) != 1:
        return None
    (only,) = areas
    return (
        None if only.level == "nation" else f"{only.prefecture}{only.name}" if only.level != "prefecture" else only.name
    )


def first_text(grid: Grid) -> str:
    """Return the first text of a sheet in reading order, cleaned."""
    columns = sorted(grid.columns)
    for row in range(1, min(grid.n_rows, 30) + 1):
        for col in columns:
            text = clean(grid.text(row, col))
            if text:
                return text
    return ""


def title_of(tables: Iterable[Table]) -> str:
    """Return the title of the first table that has one, as printed."""
    return next((" ".join(t.title.split()) for t in tables if t.title.strip()), "")


def labour_edition(texts: Iterable[str]) -> str | None:
    """Return the edition METI's projection names: `2025-05 (first)` or `2026-01 (revised)`."""
    for text in texts:
        match = _EDITION.search(clean(text))
        if match:
            return _edition(match[2], match[3], match[1])
        match = _DATED_EDITION.search(clean(text))
        if match:
            return _edition(match[1], match[2], match[3])
    return None


def edition_in(tables: Sequence[Table], file_name: str) -> str | None:
    """Return which edition the tables say they are (確報, 速報, 訂正 …): by title or sheet name, note, file name.

    A draft beside a table that names its edition does not count.
    """
    titled = [_first_word((t.title, *(h.text for h in t.titles), t.sheet)) for t in tables]
    noted = [edition_of_note(note.text) for t in tables for note in t.notes]
    for found in (titled, noted, [edition_word(file_name)]):
        words = [word for word in dict.fromkeys(found) if word]
        if words:
            return "、".join([word for word in words if edition_rank(word) != DRAFT] or words)
    return None


def _first_word(texts: Iterable[str]) -> str | None:
    return next((word for text in texts if (word := edition_word(text))), None)


def _edition(year: str, month: str, word: str) -> str:
    kind = " (first)" if word in _FIRST else " (revised)" if word != "版" else ""
    return f"{year}-{int(month):02d}{kind}"


def publisher_in(texts: Iterable[str]) -> str | None:
    """Return the ministry that titles and notes name; None when they name none, or more than one."""
    named = {name for text in texts for name in _PUBLISHERS if name in clean(text)}
    return named.pop() if len(named) == 1 else None
