"""Whether a printed number says what the data say. In doubt it does not.

An exact number agrees when the value, rounded half up to the digits printed, is the number. The words 約 超 以上 … have
one meaning each, in terms of the place of the number: one of its last digit that is not zero, never coarser than its
second digit. docs/concepts/check.md states the rules; its table is a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from axstat.values.printed.model import Printed
from axstat.values.units import factor

Why = Literal[
    "value", "sign", "marks", "unit", "per", "bare", "denied", "unread", "ends",
]  # fmt: skip
"""What does not agree: the value, its sign, a mark against the words, the unit, month or year, a unit left out, a
denial, a number without value, the ends of a range farther apart than one step."""

_FRACTION_PLACE = Fraction(5)
_NOT_LEFT_OUT = frozenset({"%", "ポイント", "時間", "円"})


@dataclass(frozen=True, slots=True)
class Datum:
    """A value of the data with the unit of its column, None where that has none."""

    value: Fraction
    unit: str | None = None

    @classmethod
    def of(cls, number: float | int, unit: str | None) -> Datum:
        """Return a number as 15 digits say it, which is what a workbook shows of it."""
        return cls(Fraction(number) if isinstance(number, int) else Fraction(f"{number:.15g}"), unit)


def disagreement(printed: Printed, datum: Datum) -> Why | None:
    """Return why a printed number does not agree with a value, None where it does."""
    if printed.kind == "year":
        return None if printed.value == datum.value and datum.unit is None else "value"
    if not printed.is_number or printed.value is None:
        return "unread"
    if printed.denied:
        return "denied"
    size = in_units_of(printed, datum)
    if not isinstance(size, Fraction):
        return size
    if printed.sign and printed.by_words and printed.sign != printed.by_words and printed.sign > 0:
        return "marks"
    if printed.sign < 0 < printed.by_words:
        return "marks"
    return _magnitude(printed, datum.value * size)


def in_units_of(printed: Printed, datum: Datum) -> Fraction | Why:
    """Return what a value is multiplied by to stand in the unit of a printed number, or why it cannot."""
    unit, known = printed.unit, datum.unit
    if known is None:
        return Fraction(1) if unit is None else "unit"
    if unit is None:
        return _left_out(printed, known)
    if unit == "時間":
        return _hours(printed, known)
    size = factor(known, unit) if known != unit else Fraction(1)
    return size if size is not None else "unit"


def _left_out(printed: Printed, known: str) -> Fraction | Why:
    """Return the size of a value where no unit is printed: fractions and whole things go without."""
    if known == "fraction":
        return Fraction(1) if not printed.scaled else "bare"
    base = next((one for one in ("人", "円", "%", "ポイント", "時間") if factor(known, one) is not None), None)
    size = factor(known, base) if base is not None else Fraction(1)
    if size is None or base in _NOT_LEFT_OUT or "/" in known:
        return size if base == "円" and printed.scaled and size is not None else "bare"
    return size if printed.scaled or size == 1 else "bare"


def _hours(printed: Printed, known: str) -> Fraction | Why:
    whole = factor(known, f"時間/{printed.per}") if printed.per else factor(known, "時間")
    if whole is not None:
        return whole
    is_time = any(factor(known, f"時間{per}") is not None for per in ("", "/年", "/月", "/週", "/日"))
    return "per" if is_time else "unit"


def _magnitude(printed: Printed, value: Fraction) -> Why | None:
    """Return `sign` or `value` where a value in the printed unit is not the one printed."""
    number = printed.value or Fraction(0)
    negative = -1 in (printed.sign, printed.by_words)
    fits = _fits(printed, abs(value), number)
    if not fits:
        return "ends" if printed.upper is not None and printed.approx != "band" and _is_wide(printed) else "value"
    if number == 0 and printed.approx == "exact":
        return None
    if printed.undirected and not printed.sign:
        return None
    return None if negative == (value < 0) else "sign"


def place(printed: Printed) -> Fraction:
    """Return what one of the last digit counts that is not zero, never more than one of the second digit."""
    number = printed.value or Fraction(0)
    digits = number / printed.step
    if printed.style.form in ("fraction", "word") or digits.denominator != 1:
        return _FRACTION_PLACE if printed.unit == "%" else printed.step
    written = str(int(digits))
    zeros = len(written) - len(written.rstrip("0"))
    return printed.step * int(10 ** max(0, min(zeros, len(written) - 2)))


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """Return a value that is not negative as a whole number of steps, halves up."""
    return floor(value / step + Fraction(1, 2)) * step


def _fits(printed: Printed, value: Fraction, number: Fraction) -> bool:
    if printed.approx == "band":
        return printed.upper is not None and number <= value < printed.upper
    if printed.upper is not None:
        return not _is_wide(printed) and number <= value <= printed.upper
    wide = _half(printed, value)
    if wide is not None:
        return wide
    one, half = place(printed), place(printed) / 2
    match printed.approx:
        case "exact":
            if printed.style.form in ("fraction", "word"):
                return rounded(value, printed.step) == rounded(number, printed.step)
            return rounded(value, printed.step) == number
        case "about":
            return number - half <= value < number + half
        case "over":
            return number < value <= number + one
        case "at_least":
            return number <= value < number + one
        case "at_most":
            return number - one < value <= number
        case "under":
            return number - one <= value < number
        case "slightly_under":
            return number - half <= value < number
        case _:
            return number < value <= number + half


def _half(printed: Printed, value: Fraction) -> bool | None:
    """Say whether a value fits 過半数, 半数以下 and the like, which name no further digit; None for other numbers."""
    if printed.style.form != "word" or printed.unit != "%" or printed.value != 50:
        return None
    match printed.approx:
        case "over":
            return 50 < value <= 100
        case "at_least":
            return 50 <= value <= 100
        case "at_most":
            return value <= 50
        case "under":
            return value < 50
        case _:
            return None


def _is_wide(printed: Printed) -> bool:
    """Say whether the ends of a range are farther apart than one of their last digit."""
    low, high = printed.value or Fraction(0), printed.upper or Fraction(0)
    return high - low > max(place(printed), printed.step)
