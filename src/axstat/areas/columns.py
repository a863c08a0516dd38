"""The form of a column of codes: with check digit or without, or the two digits of prefectures.

Promise: a form is named only where it reads every code of the column; what two forms read equally well stays `any`.
One text alone is codes.py's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from axstat.areas.codes import NATION, code_digits, is_valid, looks_like_code, normalise_code, with_check_digit

CodeForm = Literal["six", "five", "prefecture", "any"]

_PREFECTURE = r"([0-9]{1,2})(?:\.0+)?"


def code_form(
    texts: Iterable[str], *, known: Callable[[str], bool] | None = None, beside_prefectures: bool = False
) -> CodeForm | None:
    """Return how a column writes its codes, None where it holds none.

    A form fits when it reads every code-shaped text as a valid code: `six` by the check digit, `five` by the
    prefecture. Where both fit, the one whose codes are all known; where that leaves both or none, `any`: each text
    then has the readings it has alone. Other texts of the column (headings, names, blanks) say nothing.

    Args:
        texts: the column's cells.
        known: whether a six-digit code is an area's; without it the forms alone decide.
        beside_prefectures: the neighbouring cells name prefectures, so that `1`, `02` and `47` may be theirs.
    """
    distinct = dict.fromkeys(texts)
    codes = [text for text in distinct if looks_like_code(text)]
    if not codes:
        numbers = [text for text in distinct if re.search(r"[0-9]", unicodedata.normalize("NFKC", text))]
        fits = beside_prefectures and bool(numbers) and all(read_code(text, "prefecture") for text in numbers)
        return "prefecture" if fits else None
    forms: tuple[CodeForm, ...] = ("six", "five")
    fitting = [form for form in forms if all(read_code(text, form) for text in codes)]
    if len(fitting) > 1 and known is not None:
        fitting = [form for form in fitting if all(known(read_code(text, form)[0]) for text in codes)]
    return fitting[0] if len(fitting) == 1 else "any"


@lru_cache(maxsize=16384)
def read_code(text: str, form: CodeForm) -> tuple[str, ...]:
    """Return the six-digit codes that a text stands for in a column of a form: one or none, several only for `any`.

    `six`: `011002`, `11002` (the zero lost), `13000-1`. `five`: `01100`, `1100` (the zero lost), `R01100`.
    `prefecture`: `01`, `1`, `47`; `0` and `00` are the nation.
    """
    if form == "any":
        return normalise_code(text)
    if form == "prefecture":
        match = re.fullmatch(_PREFECTURE, unicodedata.normalize("NFKC", text).strip())
        return _valid(with_check_digit(match[1].zfill(2) + "000")) if match else ()
    digits = code_digits(text)
    if digits is None:
        return ()
    area_form = unicodedata.normalize("NFKC", text).strip().upper().startswith("R")
    if form == "five":
        return _valid(with_check_digit(digits.zfill(5))) if len(digits) in (4, 5) else ()
    if area_form or len(digits) not in (5, 6) or (len(digits) == 5 and digits[0] == "0" and digits != NATION[:5]):
        return ()
    return _valid(digits.zfill(6))


def _valid(six: str) -> tuple[str, ...]:
    return (six,) if is_valid(six) else ()
