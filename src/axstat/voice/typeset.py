"""Japanese line breaking: lines never start with a closing mark nor end with an opening one (禁則処理).

Pure: the caller gives a function that measures text. Among the breaks that keep the number of lines smallest, the
one that falls between phrases is chosen, so that a title does not split 時間外 or 1,050団体.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

Measure = Callable[[str, float], float]

NEVER_FIRST = frozenset(
    "、。，．・：；？！ー々〻」』】〕〉》）)]}’”％%℃,.:;?!ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜…‥→＝"
)
NEVER_LAST = frozenset("＝「『【〔〈《（([{‘“￥$＃#※−△▲〒")
NUMBER = r"[0-9０-９][0-9０-９,，.．〜–]*(?:-[0-9]+)*(?:[%％]|[万億]?[一-鿿]{0,2})"
WORD = r"[A-Za-z0-9_'’\-/&+.,%]+[ ]?"
CHARACTER = r".[\uFE00-\uFE0F\U000E0100-\U000E01EF]?"
CODE = r"`[^`\n]{1,40}`"
ATOM = re.compile(f"{CODE}|{NUMBER}|{WORD}|{CHARACTER}", re.S)


def atoms(text: str) -> list[str]:
    """Split `text` into pieces that are never broken inside: words, numbers with their counters, single characters."""
    pieces: list[str] = []
    for piece in ATOM.findall(text):
        glue = pieces and (piece[0] in NEVER_FIRST or pieces[-1][-1] in NEVER_LAST)
        if glue:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _script(char: str) -> str:
    name = unicodedata.name(char, "")
    if "KATAKANA" in name:  # first: ー is named after both, and lengthens the sounds of words in katakana
        return "katakana"
    if "HIRAGANA" in name:
        return "hiragana"
    return "kanji" if "CJK" in name else "other"


def _cost(before: str, after: str) -> float:
    """How bad a break between two atoms reads: 0 after a comma, small after a particle, large inside a word."""
    last, first = before[-1], after[0]
    left, right = _script(last), _script(first)
    if last in "、。，；　" or first == "　":
        return 0.0
    if first in "（「『(":
        return 1.5
    if last in "）」』 )/":
        return 6.0 if right == "hiragana" else 0.5
    if last in "・：":
        return 6.0
    if left == "hiragana" and right != "hiragana":
        return 2.0
    if left == right == "hiragana":
        return 6.0
    return 4.0 if left != right else 8.0


def wrap(text: str, width: float, size: float, measure: Measure, *, fill: bool = False) -> list[str]:
    """Break `text` into lines no wider than `width` (as `measure(text, size)` says); a longer atom is cut anywhere.

    `fill` fills each line before the next (notes); otherwise lines are broken where they read best (titles, labels).
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        pieces = [part for atom in atoms(paragraph) for part in _fit(atom, width, size, measure)]
        if fill:
            lines += _filled(pieces, width, size, measure)
        else:
            lines += _best(tuple(pieces), width, size, measure) if pieces else [""]
    return lines


def _fit(atom: str, width: float, size: float, measure: Measure) -> list[str]:
    """Return an atom in parts that fit: a path is cut behind its slashes, then a name behind its `_`, then anywhere."""
    if measure(atom.rstrip(), size) <= width:
        return [atom]
    for joint in ("/", "_"):
        parts = re.findall(f"[^{joint}]*{joint}|[^{joint}]+", atom)
        if len(parts) > 1:
            return joined([p for part in parts for p in _fit(part, width, size, measure)], width, size, measure)
    return joined(list(atom), width, size, measure)


def joined(parts: Sequence[str], width: float, size: float, measure: Measure) -> list[str]:
    """Return neighbouring parts joined as long as they fit."""
    joined = [""]
    for part in parts:
        if joined[-1] and measure(joined[-1] + part, size) > width:
            joined.append("")
        joined[-1] += part
    return joined


def _filled(pieces: Sequence[str], width: float, size: float, measure: Measure) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _best(pieces: tuple[str, ...], width: float, size: float, measure: Measure) -> list[str]:
    wanted = len(_filled(pieces, width, size, measure))
    if wanted == 1:
        return ["".join(pieces).rstrip()]

    @cache
    def solve(start: int, lines_left: int) -> tuple[float, tuple[int, ...]]:
        if measure("".join(pieces[start:]).rstrip(), size) <= width:
            return (_widow(pieces[start:], width, size, measure), ()) if lines_left == 1 else (float("inf"), ())
        if lines_left == 1:
            return float("inf"), ()
        best: tuple[float, tuple[int, ...]] = (float("inf"), ())
        for end in range(start + 1, len(pieces)):
            used = measure("".join(pieces[start:end]).rstrip(), size)
            if used > width:
                break
            rest, breaks = solve(end, lines_left - 1)
            cost = rest + _cost(pieces[end - 1], pieces[end]) + 12 * ((width - used) / width) ** 2
            if cost < best[0]:
                best = (cost, (end, *breaks))
        return best

    _, breaks = solve(0, wanted)
    ends = [*breaks, len(pieces)]
    starts = [0, *breaks]
    return ["".join(pieces[a:b]).strip() for a, b in zip(starts, ends, strict=True)]


def _widow(rest: tuple[str, ...], width: float, size: float, measure: Measure) -> float:
    """A last line of one word reads badly: the shorter it is, the more it costs."""
    return 14 * max(0.0, 0.4 - measure("".join(rest), size) / width)


def shorten(text: str, width: float, size: float, measure: Measure) -> str:
    """Return `text`, cut with an ellipsis when it is wider than `width`."""
    if measure(text, size) <= width:
        return text
    kept = text
    while kept and measure(kept + "…", size) > width:
        kept = kept[:-1]
    return kept + "…"


def display_width(text: str) -> int:
    """Return the columns that `text` takes on a terminal: full-width characters take two."""
    if text.isascii():
        return len(text)
    wide = 0
    for char in text:
        if unicodedata.combining(char) or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
            continue
        wide += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return wide


def broken(text: str, columns: int) -> list[str]:
    """Return `text` in lines of so many terminal columns, each filled before the next."""
    return wrap(text, columns, 1, in_columns, fill=True)


def in_columns(text: str, _size: float) -> float:
    """Measure text on a terminal."""
    return display_width(text)


def pad(text: str, width: int) -> str:
    """Fill `text` with blanks to `width` terminal columns; longer text is cut with an ellipsis."""
    if display_width(text) > width:
        while text and display_width(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - display_width(text))
