"""Find every number of a text and read it with the words beside it.

A number is what its digits, scale, unit, sign and neighbours say together; where they cannot be meant together, the
number has no value. The lists of words are in `words`, what is set apart in `apart`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from axstat.values.lazy import Pattern
from axstat.values.printed import words
from axstat.values.printed.apart import NUMBERED, SECTION, spans_apart
from axstat.values.printed.folding import Folded, fold
from axstat.values.printed.model import Approx, Numeral, Printed, Style
from axstat.values.printed.neighbours import in_parallel, with_neighbours
from axstat.values.printed.numerals import BIG, KANJI, SMALL, read_numeral
from axstat.values.printed.special import read_special

_ANY = Pattern(r"[0-9〇一二三四五六七八九十百千]|過半|半[数分減]|倍増|ゼロ|\b(?:one|two|three|four|five|half|twice)\b")
_SIGN = Pattern(r"(?:[△▲+]|(?<![0-9A-Za-z)])-|マイナス|プラス|minus\s|plus\s)\s?(?:[¥$€]\s?)?$")
_NEGATIVE = ("△", "▲", "-", "マイナス", "minus ")
_CURRENCY = Pattern(r"[¥$€]\s?$")
_MONEY = {"¥": "円", "$": "ドル", "€": "ユーロ"}
_RANGE = Pattern(r"\s?(?:~|-(?!\d{1,2}-))\s?(?=[0-9〇一二三四五六七八九十百千])")
_NEXT = Pattern(r"[、,・](?=[0-9一二三四五六七八九十])")
_BROKEN = Pattern(r"[,.]?\d|\.\d|,\d")
_BEFORE_KANJI = frozenset("約計延各第全総毎同超均数は日月年週")
_SAFE_COUNTERS = Pattern(
    r"\s?(?:人(?!工|生|材|口|々|間|事|格|種|権|命|気|為|物|選|数)|割(?!合|引|り|愛|高|安)|倍(?!率|額|数)|団体|件(?!数|費)|位(?!置)|社(?!会|長|員|内)|校(?!長|舎|内)|名(?!前|称|簿|義)"
    r"|世帯|時間|分の[〇一二三四五六七八九十]|年間|か[月所国]|カ[月所国]|[万億兆千百]|%|パーセント|ポイント|市町|市区|つ(?!い|ま)|回(?!答|復|数|り|避|収)|点(?!検|数|在)|自治体|市(?!場|民|街|内)|県(?!民|内|庁)|町(?!内|村民)|村(?!民))"
)


def read_numbers(text: str, *, names: Iterable[tuple[int, int]] = (), is_heading: bool = False) -> tuple[Printed, ...]:
    """Return the numbers of a text in their order, those set apart (years, pages …) among them with their kind.

    Args:
        text: a paragraph, a cell of a table or a heading.
        names: spans of names in it (四日市市), in which no number is looked for.
        is_heading: whether a number at its beginning, with a space behind it, is that of a section (1　時間外勤務).
    """
    folded = fold(text)
    if _ANY.search(folded.text) is None:
        return ()
    opening = SECTION if is_heading else NUMBERED
    found = in_parallel(folded.text, list(_numbers(folded.text, _inside(folded, names), opening)))
    return tuple(_placed(one, folded, text) for one in found)


def _inside(folded: Folded, names: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of the text as spans of its folded form."""
    return [
        (
            next(i for i, place in enumerate(folded.places) if place >= start),
            next(i for i, place in enumerate(folded.places) if place >= end),
        )
        for start, end in names
    ]


def _numbers(text: str, names: list[tuple[int, int]], opening: Pattern) -> Iterator[Printed]:
    apart = {start: (end, kind) for start, end, kind in spans_apart(text)}
    heading = opening.match(text)
    if heading is not None and heading.end() < len(text):
        apart = {s: v for s, v in apart.items() if s >= heading.end()} | {0: (heading.end(), "section")}
    named = dict(names)
    at = 0
    while at < len(text):
        if at in named:
            at = max(named[at], at + 1)
        elif (special := read_special(text, at)) is not None and special.start == at:
            special = _share_range(text, special)
            yield with_neighbours(text, _signed(text, special))
            at = max(special.end, at + 1)
        elif at in apart:
            end, kind = apart[at]
            if kind:
                yield _set_apart(text, at, end, kind)
            at = end
        elif (numeral := _begins(text, at)) is not None:
            found = _whole(text, numeral)
            yield found
            at = max(found.core[1], numeral.end, at + 1)
        else:
            at += 1


def _begins(text: str, at: int) -> Numeral | None:
    """Return the numeral that begins at a place, None where none does or where it is part of a word."""
    char, before = text[at], text[at - 1] if at else " "
    if "0" <= char <= "9":
        if before.isascii() and (before.isalnum() or before == "."):
            return None
        return read_numeral(text, at)
    if char not in KANJI and char not in SMALL:
        return None
    numeral = read_numeral(text, at)
    if numeral is None or (before in KANJI or before in SMALL or before in BIG):
        return None
    printed = text[numeral.start : numeral.end]
    if set(printed) <= {"〇"}:
        return None
    alone = len(printed) == 1 or (printed[0] in "百千" and len(printed) < 3 and not set(printed) & set(BIG))
    inside_word = "一" <= before <= "鿿" and before not in _BEFORE_KANJI
    if _opens_list(text, numeral):
        return numeral
    if words.UNIT.match(text, numeral.end) is None and _SAFE_COUNTERS.match(text, numeral.end) is None:
        return None
    if alone and (inside_word or _SAFE_COUNTERS.match(text, numeral.end) is None):
        return None
    return numeral


def _opens_list(text: str, numeral: Numeral) -> bool:
    """Say whether a numeral is the first of 四、五十人."""
    joint = _NEXT.match(text, numeral.end)
    return joint is not None and _listed(text, numeral) is not None


def _whole(text: str, numeral: Numeral) -> Printed:
    """Return a number with its other end where it is a range, its sign, and its neighbours."""
    found = _range(text, numeral) or _listed(text, numeral)
    if found is None and _BROKEN.match(text, numeral.end) is not None:
        return _malformed(text, numeral)
    found = found or _single(text, numeral)
    return with_neighbours(text, found)


def _single(text: str, numeral: Numeral) -> Printed:
    start, sign, unit = _sign(text, numeral.start)
    style = replace(numeral.style, sign=text[start : numeral.start] if sign else "")
    return Printed(
        start, numeral.end, (start if sign else numeral.start, numeral.end), "", "number",
        numeral.value, numeral.step, style,
        unit=unit, scaled=numeral.scaled, sign=sign,
    )  # fmt: skip


def _signed(text: str, special: Printed) -> Printed:
    """Return a number that is no plain numeral with the sign before it."""
    start, sign, _ = _sign(text, special.start)
    if not sign:
        return special
    core, style = (start, special.core[1]), replace(special.style, sign=text[start : special.start])
    return replace(special, start=start, core=core, style=style, sign=sign)


def _sign(text: str, start: int) -> tuple[int, int, str | None]:
    """Return where a number with its sign begins, the sign, and the currency printed before the digits."""
    head = text[max(0, start - 8) : start]
    money = _CURRENCY.search(head)
    unit = _MONEY[money[0].strip()] if money else None
    mark = _SIGN.search(head)
    if mark is None:
        return start - (len(money[0]) if money else 0), 0, unit
    begin = start - len(mark[0])
    return begin, -1 if mark[0].startswith(_NEGATIVE) else 1, unit


def _range(text: str, low: Numeral) -> Printed | None:
    """Return a range (5〜6割); a scale word behind it holds for both ends unless the lower were then the greater."""
    unit = words.UNIT.match(text, low.end)
    middle = unit.end() if unit is not None else low.end
    joint = _RANGE.match(text, middle)
    high = read_numeral(text, joint.end()) if joint is not None else None
    if high is None:
        return None
    return _ends(text, low, high, same=unit["unit"] if unit is not None else None)


def _share_range(text: str, low: Printed) -> Printed:
    """Return 5割〜6割 as one, any other number as it is."""
    joint = _RANGE.match(text, low.end) if low.style.point == "割" else None
    high = read_special(text, joint.end()) if joint is not None else None
    if high is None or high.style.point != "割" or None in (low.value, high.value):
        return low
    core = (low.core[0], high.core[1])
    return replace(low, end=high.end, core=core, upper=high.value, style=Style("range", low.style.script))


def _ends(text: str, low: Numeral, high: Numeral, same: str | None = None) -> Printed:
    shared = high.style.parts[-1].scale if high.style.parts else 1
    value, step = low.value, low.step
    if same is None and not low.scaled and high.scaled and value * shared <= high.value:
        value, step = value * shared, step * shared
    start, sign, money = _sign(text, low.start)
    style = Style("range", low.style.script, low.style.grouped)
    number = Printed(
        start, high.end, (start, high.end), "", "number", value, min(step, high.step), style,
        upper=high.value, unit=money, scaled=low.scaled or high.scaled, sign=sign,
    )  # fmt: skip
    return number if value < high.value and not sign else replace(number, value=None)


def _listed(text: str, low: Numeral) -> Printed | None:
    """Return 2、3日, 四、五十人, 百二、三十件: two neighbouring figures with a comma are a range."""
    joint = _NEXT.match(text, low.end)
    high = read_numeral(text, joint.end()) if joint is not None else None
    if high is None or (low.scaled and low.style.script != "kanji") or low.style.decimals or high.style.decimals:
        return None
    if words.UNIT.match(text, high.end) is None:
        return None
    size = _size(high)
    first = low.value % 10 if low.style.form == "parts" else low.value
    second = high.value / size
    if first >= 10 or second != first + 1 or (joint is not None and joint[0] == "・" and size == 1):
        return None
    base = (low.value - first) + first * size if low.style.form == "parts" else first * size
    upper = base - first * size + high.value if low.style.form == "parts" else high.value
    whole = replace(low, value=Fraction(base), step=Fraction(size))
    return _ends(text, whole, replace(high, value=Fraction(upper), step=Fraction(size)), same="")


def _size(numeral: Numeral) -> int:
    """Return what the first digit of a numeral counts: 10 in 五十, 10000 in 3万."""
    return numeral.style.parts[0].scale if len(numeral.style.parts) == 1 else 1


def _malformed(text: str, numeral: Numeral) -> Printed:
    """Return digits that are no number (1,72): they are shown, without a value."""
    end = numeral.end
    while end < len(text) and (text[end].isdigit() or (text[end] in ",." and text[end + 1 : end + 2].isdigit())):
        end += 1
    start = numeral.start
    return Printed(start, end, (start, end), "", "number", None, Fraction(1), Style("word"))


def _set_apart(text: str, start: int, end: int, kind: str) -> Printed:
    """Return what is set apart; a year keeps its value, which a query's column of years may give."""
    value = None
    if kind == "year":
        from axstat.values.years import fiscal_year_said

        year = fiscal_year_said(text[start:end].removesuffix("年").strip())
        value = Fraction(year) if year is not None else None
    return Printed(start, end, (start, end), "", kind, value, Fraction(1), Style("word"))


def _placed(found: Printed, folded: Folded, text: str) -> Printed:
    """Return a number with its places in the text as it stands."""
    start, end = folded.places[found.start], folded.places[found.end]
    core = (folded.places[found.core[0]], folded.places[found.core[1]])
    style = found.style
    printed = text[core[0] : core[1]]
    if any("０" <= char <= "９" for char in printed):
        style = replace(style, script="wide")
    if style.sign:
        style = replace(style, sign=_sign_as_printed(printed))
    return replace(found, start=start, end=end, core=core, text=text[start:end].strip(), style=style)


def _sign_as_printed(core: str) -> str:
    end = 0
    while end < len(core) and not (core[end].isdigit() or core[end] in KANJI or core[end] in SMALL):
        end += 1
    return core[:end]


__all__ = ["Approx", "read_numbers"]
