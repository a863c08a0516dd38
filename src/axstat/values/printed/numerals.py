"""Digits and scale words: 1,722, 3億4,500万, 12万3千, 4.37百万, 四百三十七万, 二〇二四, 一、六九四.

A numeral is read only where its parts can be meant together: groups of three, scales that fall. What follows a
numeral is not looked at here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from re import Match

from axstat.values.lazy import Pattern
from axstat.values.printed.model import Numeral, Part, Script, Style

KANJI = "〇一二三四五六七八九"
SMALL = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_ARABIC = Pattern(r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?")
_ENGLISH = Pattern(r"\s(?P<word>thousand|million|billion|trillion)\b")
_ENGLISH_SIZES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DOTTED = Pattern(r"(?P<whole>\d+)・(?P<tenths>\d+)(?=\s?(?:%|パーセント|ポイント|倍|割|万|億|兆|度|時間))")
_POSITIONAL = Pattern(
    r"(?:[一二三四五六七八九][〇一二三四五六七八九]{0,2}(?:、[〇一二三四五六七八九]{3})+(?![〇一二三四五六七八九])"
    r"|[〇一二三四五六七八九]+)"
    r"(?:・[〇一二三四五六七八九]+(?=\s?(?:%|パーセント|ポイント|倍|割|万|億|兆|度|時間)))?"
)


@dataclass(slots=True)
class _Sum:
    """A numeral while it is read: what is complete, the section below the next 万, and the number just read."""

    total: Fraction = Fraction(0)
    section: Fraction | None = None
    pending: Fraction | None = None
    step: Fraction = Fraction(1)
    small: int = 10**4
    big: int = 10**20
    fractional: bool = False
    kanji: bool = False
    places: int = 0
    """Digits before the point of the number just read."""


def read_numeral(text: str, at: int) -> Numeral | None:
    """Return the longest numeral that begins at a place of a folded text, None where none begins.

    A scale word alone (万) is none; 百 and 千 alone are.
    """
    run, end, seen = _Sum(), at, _Seen(at)
    while end < len(text):
        after = _digits(text, end, run, seen) or _small(text, end, run, seen) or _big(text, end, run, seen)
        if after is None:
            break
        end = after
    if end == at:
        return None
    if run.pending is not None and not run.total and (match := _ENGLISH.match(text, end)) is not None:
        return _in_english(at, match, run, seen)
    value = run.total + (run.section or 0) + (run.pending or 0)
    return Numeral(at, end, value, run.step, seen.style(), scaled=seen.scaled)


def _in_english(at: int, match: Match[str], run: _Sum, seen: _Seen) -> Numeral:
    """Return 4.4 million."""
    size = _ENGLISH_SIZES[match["word"]]
    _scale(seen, size, match[0])
    value = (run.pending or Fraction(0)) * size
    return Numeral(at, match.end(), value, run.step * size, seen.style(), scaled=True)


@dataclass(slots=True)
class _Seen:
    """How a numeral is printed, as far as it is read."""

    start: int
    parts: tuple[Part, ...] = ()
    scaled: bool = False
    grouped: bool = False
    decimals: int = 0
    script: Script = "ascii"
    point: str = "."
    positional: bool = True
    integer_digits: int = 0

    def style(self) -> Style:
        """Return the style."""
        return Style(
            "scaled" if self.positional or self.script != "kanji" else "parts",
            self.script,
            self.grouped,
            self.decimals,
            self.parts,
            point=self.point,
            integer_digits=self.integer_digits,
        )


def _digits(text: str, at: int, run: _Sum, seen: _Seen) -> int | None:
    """Read digits, Arabic or Japanese, of which none is waiting for a scale word."""
    if run.pending is not None or run.fractional:
        return None
    char = text[at]
    found = _DOTTED.match(text, at) or _ARABIC.match(text, at) if "0" <= char <= "9" else None
    if found is not None:
        written, kanji = found[0].replace(",", "").replace("・", "."), False
    elif char in KANJI and (found := _POSITIONAL.match(text, at)) is not None:
        written, kanji = _as_arabic(found[0]), True
    else:
        return None
    value = Fraction(written)
    if value >= min(run.small, run.big) and (run.section is not None or run.total):
        return None  # 3億45000万: no digits of one number
    if run.kanji and not kanji and run.section is not None:
        return None
    whole, _, tenths = written.partition(".")
    run.pending, run.step, run.kanji = value, Fraction(1, 10 ** len(tenths)), kanji
    run.fractional, run.places = bool(tenths), len(whole)
    seen.decimals, seen.script = len(tenths), "kanji" if kanji else "ascii"
    seen.grouped = seen.grouped or "," in found[0] or "、" in found[0]
    seen.point = "・" if "・" in found[0] else "."
    seen.integer_digits = max(seen.integer_digits, len(whole))
    seen.parts += (Part(1, "", seen.script),)
    return found.end()


def _as_arabic(written: str) -> str:
    digits = written.replace("、", "").replace("・", ".")
    return "".join(str(KANJI.index(c)) if c in KANJI else c for c in digits)


def _small(text: str, at: int, run: _Sum, seen: _Seen) -> int | None:
    """Read 十, 百 or 千, each smaller than the one before it in its section."""
    size = SMALL.get(text[at])
    if size is None or size >= run.small:
        return None
    if run.kanji and run.pending is not None and (run.pending >= 10 or run.pending == 0):
        return None  # 二〇千 is nothing
    head = Fraction(1) if run.pending is None else run.pending
    own = run.pending is not None and not run.kanji
    run.section = (run.section or Fraction(0)) + head * size
    run.step = run.step * size if own else Fraction(1)
    run.small = size
    if run.pending is None and not seen.parts:
        seen.script, run.kanji = "kanji", True
    _scale(seen, size, text[at])
    seen.positional = seen.positional and own
    run.pending = None
    return at + 1


def _big(text: str, at: int, run: _Sum, seen: _Seen) -> int | None:
    """Read 万, 億, 兆 or 京 behind a number, each smaller than the one before."""
    size = BIG.get(text[at])
    if size is None or size >= run.big:
        return None
    section = None if run.section is None and run.pending is None else (run.section or 0) + (run.pending or 0)
    if section is None:
        return None
    run.total += section * size
    run.step *= size
    run.big, run.small = size, 10**4
    _scale(seen, size, text[at])
    run.section = run.pending = None
    return at + 1


def _scale(seen: _Seen, size: int, word: str) -> None:
    """Note a scale word beside the last digits, or alone where none stand before it (百団体)."""
    last = seen.parts[-1] if seen.parts else Part(1, "", seen.script)
    seen.scaled = True
    seen.parts = (*seen.parts[:-1], replace(last, scale=last.scale * size, words=last.words + word))
