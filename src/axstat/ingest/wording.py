"""Words of the two reports in both languages, and padding by display width (a kanji is two columns wide)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from axstat.model.tables import RowClass
from axstat.model.text import Label, Lang
from axstat.model.values import Status

STATUS: Mapping[str, Label] = {
    Status.NORMAL.word: Label("値あり", "normal"),
    Status.MISSING.word: Label("欠測", "missing"),
    Status.SUPPRESSED.word: Label("秘匿", "suppressed"),
    Status.NOT_APPLICABLE.word: Label("該当なし", "not applicable"),
    Status.INCLUDED_ELSEWHERE.word: Label("他に含む", "included elsewhere"),
    Status.ERROR.word: Label("エラー値", "error"),
    Status.UNPARSED.word: Label("数値でない", "unparsed"),
}
ROWS: Mapping[str, Label] = {row_class.value: row_class.word for row_class in RowClass}
OUTCOME: Mapping[str, Label] = {
    "loaded": Label("取込", "loaded"),
    "unchanged": Label("変更なし", "unchanged"),
    "would-load": Label("取込可（未実行）", "would load"),
    "refused": Label("取込不可", "refused"),
}
AGAIN = Label("読み直し", "read again")
SIMULATED = "模擬データ (simulated)"


def width(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text padded with blanks to a display width."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def aligned(rows: Sequence[Sequence[str]], *, gap: str = "  ", right: frozenset[int] = frozenset()) -> list[str]:
    """Return rows of cells as lines with their columns aligned; trailing blanks are cut."""
    count = max((len(row) for row in rows), default=0)
    widths = [max((width(row[i]) for row in rows if i < len(row)), default=0) for i in range(count)]
    used = [i for i in range(count) if widths[i]]
    lines = []
    for row in rows:
        cells = (pad(row[i] if i < len(row) else "", widths[i], right=i in right) for i in used)
        lines.append(gap.join(cells).rstrip())
    return lines


def counted(
    counts: Mapping[str, int], words: Mapping[str, Label], lang: Lang, *, skip: frozenset[str] = frozenset()
) -> str:
    """Return counts in words: `1,721 municipality  1 total` / `市区町村 1,721　計 1`."""
    parts = []
    for key, number in counts.items():
        if number and key not in skip:
            word = words[key].text(lang)
            parts.append(f"{word} {number:,}" if lang == "ja" else f"{number:,} {word}")
    return "  ".join(parts)


def plural(number: int, word: Label, lang: Lang) -> str:
    """Return a number with what it counts: `3 files` / `3 件`."""
    if lang == "ja":
        return f"{number:,} {word.ja}"
    return f"{number:,} {word.en}{'' if number == 1 else 's'}"
