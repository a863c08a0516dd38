"""A text folded for reading, each character of it with its place in the text as it stands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from axstat.values.lazy import Pattern

_SAME: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(c): "-" for c in "−‐‑–﹣－"},
    **{ord(c): "~" for c in "〜∼～"},
    **{ord(c): " " for c in "\u3000\u00a0\t\u2002\u2003"},
    ord("㌫"): "%",
    ord("﹪"): "%",
    ord("･"): "・",
    ord("￥"): "¥",
    ord("▼"): "▲",
    ord("▽"): "△",
    ord("○"): "〇",
    ord("零"): "〇",
    ord("壱"): "一",
    ord("弐"): "二",
    ord("参"): "三",
    ord("拾"): "十",
    ord("ヵ"): "か",
    ord("ヶ"): "か",
    ord("ケ"): "か",
    ord("箇"): "か",
    ord("／"): "/",
}
_UNSEEN = frozenset(
    chr(code)
    for span in ((0x200B, 0x200F), (0x2060, 0x2064), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xAD, 0xAD))
    for code in range(span[0], span[1] + 1)
)
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万億壱弐拾")
_ENDLESS = Pattern(r"[0-9〇一二三四五六七八九十百千万億兆京,.、・]{48,}")
"""No number is printed so long; patterns would look at each of its digits from each of them."""
_THIN = "\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` with half-width letters and one character for each dash; `places[i]` is where character i stands."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """Return a text for reading.

    One printed character stays one character, so that nothing moves; what is not seen is left out. Half-width kana
    stay as they are, except with their own mark.
    """
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _UNSEEN:
            continue
        code = ord(char)
        if char in _THIN:
            char = ","  # a group of digits; nobody sets it anywhere else
            digits = text[place - 1 : place].isdigit() and text[place + 1 : place + 4].isdigit()
            kept.append(char if digits else " ")
        elif char == "参" or char == "ケ":
            kept.append(_in_word(text, place, _SAME[code]))
        else:
            kept.append(_SAME.get(code) or (unicodedata.normalize("NFKC", char) if 0xFF65 <= code <= 0xFF9F else char))
        places.append(place)
    places.append(len(text))
    return Folded(_ENDLESS.sub(lambda run: "\ufffc" * len(run[0]), "".join(kept)), tuple(places))


def _in_word(text: str, place: int, folded: str) -> str:
    """Return 参 and ケ as what they are: a numeral between numerals, a counter (3ケ所), else themselves."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if text[place] == "ケ":
        return folded if before in _NUMERALS and before and after and after in "月所国年村" else text[place]
    return folded if any(char and char in _NUMERALS for char in (before, after)) else text[place]
