"""The marks of notes: ※１ in front of one, ＊印 that one is about, and which columns and lines carry them."""

from __future__ import annotations

from collections.abc import Iterator

from axstat.datasets.stating import LONGEST_PHRASE
from axstat.model.tables import Table
from axstat.values.lazy import Pattern
from axstat.values.text import clean

_SENTENCE = Pattern(r"[。\n]")
_MARK = Pattern(
    r"^\(?(?P<mark>(?:[※*#†]|注)\s?\d{0,2}|備考|参考|[●◆■□○◎▼・](?=\s*\S))\)?[)\]}.、:\s]*|^\(?\d{1,2}\s?[).．]\s*"
)
_BRACKETS = Pattern(
    r"^(?:[※*]\d{0,2}|\(?注\d{0,2}\)?)?\s?(?:\(\s?\)(?:内|書き?)?|(?:括弧|かっこ|カッコ)(?:内|書き?))(?:の?(?:数値|数字|値))?は、?"
)
_IN_BRACKETS = Pattern(r"\([\d.,]+\)")
BRACKET = "("
"""The sign of a note about figures in brackets: （　）内は推計値."""
_SIGN = Pattern(r"^(?P<sign>[※*#†○●◎△▲☆★])\s?印(?:の(?:付いた|ついた|ある)?[^はの:、]{0,6})?(?:については|は|:|=)、?")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a note."""
    return filter(None, map(clean, _SENTENCE.split(text)))


def is_prose(text: str) -> bool:
    """Tell whether a text is a sentence or longer than a heading, its mark aside."""
    plain, _ = without_mark(clean(text))
    return len(plain) > LONGEST_PHRASE or "。" in plain.rstrip("。")


def without_mark(text: str) -> tuple[str, str]:
    """Return a note without the mark in front of it, and the mark."""
    match = _MARK.match(text)
    return (text[match.end() :], (match["mark"] or "").replace(" ", "")) if match else (text, "")


def without_sign(text: str) -> tuple[str, str]:
    """Return a sentence without the sign whose figures it is about, and the sign: ＊印の団体は消防職員を含まない."""
    bracket = _BRACKETS.match(text)
    if bracket is not None:
        return text[bracket.end() :], BRACKET
    sign = _SIGN.match(text) or _SIGN.match(without_mark(text)[0])
    return (sign.string[sign.end() :], sign["sign"]) if sign else (text, "")


def lines_in_brackets(table: Table) -> frozenset[int]:
    """Return the lines that print a figure in brackets as a whole: (16.1), not 16.1(15.2)."""
    lines = set[int]()
    for column in table.values:
        lines |= {
            i.line for i, text in zip(table.items, column.texts, strict=True) if _IN_BRACKETS.fullmatch(clean(text))
        }
    return frozenset(lines)


def columns_with(table: Table, mark: str) -> frozenset[int]:
    """Return the columns whose header carries a mark."""
    return frozenset(s.line for s in table.series if any(_carries(level.text, mark) for level in s.path))


def lines_with(table: Table, mark: str) -> frozenset[int]:
    """Return the lines whose name or a figure carries a mark, or that have it in a cell of its own."""
    lines = {item.line for item in table.items if _carries(item.label, mark)}
    for column in table.values:
        figures = zip(table.items, column.texts, strict=True)
        lines |= {
            i.line
            for i, text in figures
            if _carries(text, mark) and (any(map(str.isdigit, text)) or _is_mark(text, mark))
        }
    alone = (note.ref for note in table.notes if _is_mark(note.text, mark))
    beside = {ref.col if table.transposed else ref.row for ref in alone}
    return frozenset(lines | {item.line for item in table.items if item.line in beside})


def _is_mark(text: str, mark: str) -> bool:
    return clean(text).strip("() ") == mark


def _carries(text: str, mark: str) -> bool:
    """Tell whether a printed text has a note's mark before or behind it: 津山市※1, 16.1 *, ※玉野市, 定員※1（人）."""
    plain = clean(text).replace(" ", "").strip("()")
    return (
        plain.endswith(mark)
        or plain.partition("(")[0].endswith(mark)
        or (plain.startswith(mark) and not plain[len(mark) :][:1].isdigit())
    )
