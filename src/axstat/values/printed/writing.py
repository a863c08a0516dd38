"""Print a value the way another number is printed: digits, groups, scale words, 割, full width, △."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from axstat.values.printed.agreement import Datum, in_units_of, place, rounded
from axstat.values.printed.model import Part, Printed, Script, Style
from axstat.values.printed.numerals import KANJI

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NEGATIVE = ("△", "▲", "▽", "▼", "-", "−", "－", "‐", "‑", "–", "マイナス", "minus")


def written(printed: Printed, datum: Datum) -> str | None:
    """Return sign and digits of a value in the style of a printed number.

    None where that cannot be: another unit, a word (過半数), a range, a fraction whose value is another.
    """
    size = in_units_of(printed, datum)
    if not isinstance(size, Fraction) or not printed.is_number:
        return None
    value = datum.value * size
    number = _nearest(printed, abs(value))
    digits = _digits(printed.style, number / printed.size)
    if digits is None:
        return None
    return _sign(printed, negative=value < 0 and number != 0) + digits


def _nearest(printed: Printed, value: Fraction) -> Fraction:
    """Return the number that says a value with the word that stands beside the printed one (約, 超, 弱 …)."""
    one = place(printed)
    match printed.approx:
        case "about":
            return rounded(value, one)
        case "over" | "slightly_over":
            return (ceil(value / one) - 1) * one
        case "at_least":
            return floor(value / one) * one
        case "band":
            width = (printed.upper or Fraction(0)) - (printed.value or Fraction(0))
            return floor(value / width) * width
        case "at_most":
            return ceil(value / one) * one
        case "under" | "slightly_under":
            return (floor(value / one) + 1) * one
        case _:
            return rounded(value, printed.step)


def _sign(printed: Printed, *, negative: bool) -> str:
    mark = printed.style.sign
    is_negative = mark.strip().startswith(_NEGATIVE)
    if negative:
        return mark if is_negative else "" if printed.by_words < 0 or printed.undirected else "△"
    return "" if is_negative else mark


def _digits(style: Style, number: Fraction) -> str | None:
    match style.form:
        case "of_people" | "fraction":
            share = number * style.of / 100
            whole = floor(share + Fraction(1, 2))
            fits = style.form == "of_people" or share == whole
            return _plain(Fraction(whole), 0, grouped=False, script=style.script) if fits and style.of else None
        case "scaled" | "parts" | "positional" if style.point == "割":
            return _tenths(style, number)
        case "parts":
            return _in_words(number) if number.denominator == 1 else None
        case "scaled" | "positional":
            return _with_scales(style, number)
        case _:
            return None


def _tenths(style: Style, number: Fraction) -> str:
    """Return 7割, 3割5分."""
    if style.form == "scaled":
        return _plain(number / 10, style.decimals, grouped=False, script=style.script)
    tenths, rest = divmod(int(number), 10)
    fine = f"割{_plain(Fraction(rest), 0, grouped=False, script=style.script)}分" if rest else "割"
    return _plain(Fraction(tenths), 0, grouped=False, script=style.script) + fine


def _with_scales(style: Style, number: Fraction) -> str:
    """Return 3億4,500万: whole numbers of each scale, the rest with the last."""
    parts = style.parts or (Part(1, "", style.script),)
    written, rest = "", number
    for part in parts[:-1]:
        whole = floor(rest / part.scale)
        rest -= whole * part.scale
        if whole or written:
            written += _plain(Fraction(whole), 0, grouped=style.grouped, script=style.script) + part.words
    last = parts[-1]
    if rest or not written or last.words == "":
        amount = rest / last.scale
        grouped = style.grouped or (style.integer_digits < 4 and amount >= 1000)
        written += _plain(amount, style.decimals, grouped=grouped, script=style.script, point=style.point) + last.words
    return written


def _plain(amount: Fraction, decimals: int, *, grouped: bool, script: Script, point: str = ".") -> str:
    count = int(rounded(amount, Fraction(1, 10**decimals)) * 10**decimals)
    whole, tail = divmod(count, 10**decimals)
    text = f"{whole:,}" if grouped else str(whole)
    text += f"{point}{tail:0{decimals}}" if decimals else ""
    if script == "kanji":
        return text.replace(",", "、").replace(".", "・").translate({ord(str(i)): k for i, k in enumerate(KANJI)})
    return text.translate(_WIDE) if script == "wide" else text


def _in_words(number: Fraction) -> str:
    """Return a whole number as 四百三十七万."""
    rest, text = int(number), ""
    for size, word in ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, "")):
        section, rest = divmod(rest, size)
        text += (_section(section) + word) if section else ""
    return text or "〇"


def _section(number: int) -> str:
    text = ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        text += "" if not digit else word if digit == 1 and word else KANJI[digit] + word
    return text
