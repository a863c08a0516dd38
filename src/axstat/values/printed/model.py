"""What a printed number says: its value, unit, sign and how nearly it is meant, with the places of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Approx = Literal["exact", "about", "over", "under", "at_least", "at_most", "slightly_under", "slightly_over", "band"]
"""How nearly a number is meant: 約 about, 超 over, 未満 under, 以上, 以下, 弱, 強, 台."""

Script = Literal["ascii", "wide", "kanji"]
Form = Literal["scaled", "positional", "parts", "fraction", "of_people", "word", "range", "minutes"]


@dataclass(frozen=True, slots=True)
class Part:
    """One component of a numeral: the 3億 of 3億4,500万. `scale` is what its digits count, `words` what is printed."""

    scale: int
    words: str
    script: Script


@dataclass(frozen=True, slots=True)
class Style:
    """How a number is printed, so that another value can be printed the same way."""

    form: Form
    script: Script = "ascii"
    grouped: bool = False
    decimals: int = 0
    parts: tuple[Part, ...] = ()
    sign: str = ""
    point: str = "."
    of: int = 0
    """The people of 10人に4人, the 4 of 4分の3."""
    integer_digits: int = 1


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits and scale words alone: value without sign, and how much one of its last printed digit counts."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    style: Style
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """One number of a text.

    Attributes:
        start, end: the whole of it in the text, with sign, unit and words such as 約 and 超.
        core: the part that holds sign and digits.
        text: what is printed.
        kind: `number`, or why it is set apart: year, date, time, section, figure, table, page, note, postal,
            telephone, ordinal, age, code, class.
        value: with its scale resolved and without sign; percent as percent (61.0).
        upper: the upper end of a range.
        step: what one of the last printed digit counts.
        unit: the base unit (人, 円, %, ポイント, 団体, 時間 …), None where none is printed.
        per: 年 or 月, what hours are counted per.
        scaled: a scale word is printed, so that the value is one in the base unit.
        approx: how nearly it is meant.
        sign: the printed sign, 0 where there is none.
        by_words: the sign that the words beside it give (不足, 減少), 0 where they give none.
        undirected: the words beside it speak of a distance (差, 開き), which has no sign.
        denied: the sentence denies it (ではない).
        size: what a unit stated elsewhere multiplies the digits by (1000 under 単位：千円).
    """

    start: int
    end: int
    core: tuple[int, int]
    text: str
    kind: str
    value: Fraction | None
    step: Fraction
    style: Style
    upper: Fraction | None = None
    unit: str | None = None
    per: str | None = None
    scaled: bool = False
    approx: Approx = "exact"
    sign: int = 0
    by_words: int = 0
    undirected: bool = False
    denied: bool = False
    size: Fraction = Fraction(1)

    @property
    def is_number(self) -> bool:
        """Whether it is a number of its own, and not the number of a year, a page or a section."""
        return self.kind == "number"

    @property
    def signed(self) -> Fraction | None:
        """The value with the sign that mark or words give it; once negative is negative once."""
        return None if self.value is None else -self.value if -1 in (self.sign, self.by_words) else self.value
