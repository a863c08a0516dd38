"""全国地方公共団体コード: check digits and the many ways a sheet writes a code.

Promise: `normalise_code` returns every valid reading of a lone text and never picks one; which of them is a real area
is the gazetteer's business. What one text leaves open its column decides: columns.py.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NATION = "000000"
_FIVE = 5
_SIX = 6
_LOST_ZERO_OF_FIVE = 4
_PREFECTURES = frozenset(f"{number:02d}" for number in range(1, 48))
_BODY = re.compile(r"R([0-9]{5})|([0-9]{4,6})(?:\.0+)?|([0-9]{5})-([0-9])")
# A circled or raised number is a mark beside a code, never one of its digits.
_NO_DIGITS = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉①②③④⑤⑥⑦⑧⑨", "*"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー－", "-"))


def check_digit(five: str) -> str:
    """Return the check digit of a five-digit code: weights 6-5-4-3-2, (11 - sum mod 11) mod 10.

    Raises:
        ValueError: `five` is not five digits.
    """
    if len(five) != _FIVE or not (five.isascii() and five.isdigit()):
        raise ValueError(five)
    total = sum(int(digit) * weight for digit, weight in zip(five, range(6, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


def with_check_digit(five: str) -> str:
    """Return the six-digit code of a five-digit one; the nation's `00000` becomes `000000`."""
    return NATION if five == NATION[:5] else five + check_digit(five)


def is_valid(six: str) -> bool:
    """Whether a text is six digits, of prefectures 01 to 47 (or the nation), with the right check digit."""
    if len(six) != _SIX or not (six.isascii() and six.isdigit()):
        return False
    return six == NATION or (six[:2] in _PREFECTURES and six[5] == check_digit(six[:5]))


def looks_like_code(text: str) -> bool:
    """Whether a text has the form of a code, valid or not (`092038` with a wrong check digit does)."""
    return code_digits(text) is not None


def code_digits(text: str) -> str | None:
    """Return the four to six digits of a text in the form of a code, None for other texts."""
    return None if begins_with_kanji(text) else _digits(_plain(text))


def begins_with_kanji(text: str) -> bool:
    """Whether a text begins with a kanji as most names do, so that it is neither code nor dash however folded."""
    return "一" <= text[:1] <= "龥"


def written_forms(six: str) -> tuple[str, ...]:
    """Return all texts of digits that `normalise_code` reads as a valid code: `011002`, `01100`, `1100`, `11002`."""
    if six[0] != "0":
        return six, six[:_FIVE]
    return (six, six[:_FIVE], six[1:_FIVE]) if six[1] == "0" else (six, six[:_FIVE], six[1:_FIVE], six[1:])


@lru_cache(maxsize=16384)
def normalise_code(text: str) -> tuple[str, ...]:
    """Return all six-digit codes that a cell's text can stand for, () when there is none.

    `011002`, `01100`, `1100`, `11002` (a lost zero), `1100.0`, `13000-1`, `R01100` and full width digits are read.
    Five digits without a leading zero may be a code of the west without check digit or a six-digit code of 01-09
    whose zero a spreadsheet dropped: where the check digit allows both, both are returned.
    """
    plain = _plain(text)
    digits = _digits(plain)
    if digits is None:
        return ()
    if len(digits) == _SIX:
        return (digits,) if is_valid(digits) else ()
    if len(digits) == _LOST_ZERO_OF_FIVE:
        return _of_five("0" + digits)
    lost_zero = "0" + digits
    if plain[0] in "R0" or not is_valid(lost_zero):
        return _of_five(digits)
    return (*_of_five(digits), lost_zero)


def _of_five(five: str) -> tuple[str, ...]:
    six = with_check_digit(five)
    return (six,) if is_valid(six) else ()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_NO_DIGITS)).strip().upper().translate(_DASHES)


def _digits(plain: str) -> str | None:
    match = _BODY.fullmatch(plain)
    if match is None:
        return None
    return match[1] or match[2] or match[3] + match[4]
