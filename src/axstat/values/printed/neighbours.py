"""The words beside a number: its unit, what it is counted per, how nearly it is meant, its direction, its denial."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from re import Match
from typing import Any

from axstat.values.lazy import Pattern
from axstat.values.printed import words
from axstat.values.printed.model import Approx, Printed

_REACH = 60
"""Characters before a number in which its month or year is looked for; a sentence does not reach farther."""
_SHORT = 24
_ASIDE = Pattern(r"\([^()]*\)")
_SENTENCE = "。．\n！？"
_CAN_BE_SHORT = frozenset({"人", "時間", "円", None})
_BEHIND_NUMBER = Pattern(r"[\d〇一二三四五六七八九十百千万億兆%][^\s、。,\d]{0,4}?(?:の|が|を|は|も)?\s?$")
_DIRECTED = frozenset({"団体", "社", "企業", "事業所", "校", "施設", "都道府県", "市", "町", "村", "県", "町村"})
"""What a verb behind it describes, and not the number: 1,280団体が減少した."""


def with_neighbours(text: str, found: Printed) -> Printed:
    """Return a number with what the words beside it say. `text` is folded, places are places in it."""
    if found.kind != "number":
        return found
    found = _with_unit(text, found)
    found, behind = _with_approx(text, found)
    if found.unit == "時間" and found.per is None:
        found = replace(found, per=_per_before(text, found.start))
    found = _with_direction(text, found, behind)
    return replace(found, denied=_is_denied(text, behind))


def in_parallel(text: str, numbers: list[Printed]) -> list[Printed]:
    """Return numbers with the direction that one of them has for the one before it too.

    AI人材が339万人、現場人材が260万人不足する: both are short. Only where both stand alike, subject and number, in one
    unit, and nothing between them compares (前年より, うち).
    """
    found = list(numbers)
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        between = text[one.end : other.start]
        alike = (one.unit, one.per, one.kind) == (other.unit, other.per, other.kind) and one.unit is not None
        plain = not (one.sign or one.by_words or one.undirected or other.sign)
        if alike and plain and other.by_words and _is_alike(text, one, between):
            found[place] = replace(one, by_words=other.by_words)
    return found


def _is_alike(text: str, one: Printed, between: str) -> bool:
    subjects = text[: one.start].rstrip()[-1:], between.rstrip()[-1:]  # a line may break between subject and number
    parallel = all(particle in ("が", "は", "も") for particle in subjects)
    return parallel and between[0] in "、，,・" and len(between) < 32 and not words.COMPARED.search(between)


def _with_unit(text: str, found: Printed) -> Printed:
    end, unit, per = found.end, found.unit, None
    if unit is None or unit == "倍":
        match = words.UNIT.match(text, end) or words.COUNTED_BODIES.match(text, end)
        if match is not None:
            unit, end = words.same_unit(match["unit"]), match.end()
        elif unit is None and end < len(text) and words.FOREIGN.match(text, end) and not _is_word_behind(text, end):
            unit = _foreign(text, end)
            end += len(unit)
    if unit == "年間":
        unit = "年"
    if unit == "時間":
        counted = words.PER_BEHIND.match(text, end)
        if counted is not None:
            end = counted.end()
            per = counted["per"] or counted["inside"] or words.PER[counted["english"]]
    value, step, upper = found.value, found.step, found.upper
    if unit == "分" and value is not None:  # minutes, as hours
        unit, value, step = "時間", value / 60, step / 60
        upper = upper / 60 if upper is not None else None
    if unit == "割" and value is not None:
        unit, value, step = "%", value * 10, step * 10
        upper = upper * 10 if upper is not None else None
    scaled = found.scaled or unit in ("%", "ポイント")
    return replace(found, end=end, unit=unit, per=per, value=value, step=step, upper=upper, scaled=scaled)


def _is_word_behind(text: str, end: int) -> bool:
    """Say whether what stands right behind digits is one of the words that are read here, and so no unit."""
    patterns = [pattern for _, pattern in words.APPROX_BEHIND] + [words.BAND, words.DIRECTION_BEHIND]
    return any(pattern.match(text, end) for pattern in patterns)


def _foreign(text: str, end: int) -> str:
    at = end
    while at < len(text) and words.FOREIGN.match(text, at) and at - end < 8:
        at += 1
    return text[end:at]


def _with_approx(text: str, found: Printed) -> tuple[Printed, int]:
    """Return a number with how nearly it is meant, and where the words that say so end."""
    start, end = found.start, found.end
    if found.style.form == "word" and found.approx != "exact":
        return found, end
    approx, start = _approx_before(text, found)
    found = replace(found, start=start, approx=approx)
    band = words.BAND.match(text, end)
    if band is not None and _is_band(text, found):
        return _as_band(replace(found, end=band.end())), band.end()
    if band is not None and found.unit is None:
        return replace(found, end=band.end(), unit="台"), band.end()
    behind = _approx_behind(text, end)
    if behind is None:
        return found, end
    approx, after = behind
    unit = words.UNIT.match(text, after) if found.unit is None and approx == "over" else None  # 1,000余人
    if unit is not None:
        return replace(found, end=unit.end(), unit=words.same_unit(unit["unit"]), approx=approx), unit.end()
    of_verb = text[end:after].strip()[:1] in ("を", "に", "よ", "の")
    return replace(found, end=end if of_verb else after, approx=approx), after


def _approx_before(text: str, found: Printed) -> tuple[Approx, int]:
    head = text[max(0, found.start - 24) : found.start]
    for name, pattern in words.APPROX_BEFORE:
        match = pattern.search(head)
        if match is not None:
            return name, found.start - len(match[0])
    return found.approx, found.start


def _approx_behind(text: str, end: int) -> tuple[Approx, int] | None:
    for name, pattern in words.APPROX_BEHIND:
        match = pattern.match(text, end)
        if match is not None:
            return name, match.end()
    return None


def _is_band(text: str, found: Printed) -> bool:
    """Say whether 台 behind a number means a band: behind a unit, or a round figure that counts no vehicles."""
    if found.value is None or found.upper is not None:
        return False
    if found.unit is not None:
        return found.unit != "台"
    if words.VEHICLES.search(text[: found.start]) or found.value == 0:
        return False
    return _last_place(found.value) > 1


def _last_place(value: Fraction) -> Fraction:
    """Return what one of the last digit that is not zero counts: 100 in 4,300, 1/10 in 61.3."""
    place = Fraction(1)
    while (value / place).denominator != 1:
        place /= 10
    while value and (value / (place * 10)).denominator == 1:
        place *= 10
    return place


def _as_band(found: Printed) -> Printed:
    value = found.value or Fraction(0)
    place = max(_last_place(value), found.step) if found.unit == "%" and found.step >= 1 else _last_place(value)
    return replace(found, approx="band", upper=value + place)


def _per_before(text: str, start: int) -> str | None:
    """Return 年 or 月 by the nearest word before in the sentence, None where there is none."""
    begin = max((text.rfind(mark, 0, start) for mark in _SENTENCE), default=-1) + 1
    near = _ASIDE.sub("", text[max(begin, start - _REACH) : start])
    last = None
    for match in words.PER_BEFORE.finditer(near):
        last = words.PER[str(match.lastgroup)]
    return last


def _with_direction(text: str, found: Printed, end: int) -> Printed:
    if found.unit in ("倍", "位") or (found.approx in ("over", "under") and text[end - 2 : end] in ("上回", "下回")):
        return found  # never a difference, or a threshold
    before, of_other = _before(text, found.start)
    if before is not None and not of_other:
        return replace(found, **before)
    end = _past_aside(text, found.start, end)
    if words.LEVEL_BEHIND.match(text, end):
        return found
    match = words.DIRECTION_BEHIND.match(text, end)
    if match is not None and not (found.unit in _DIRECTED and text[end : end + 1] in ("が", "は")):
        return replace(found, **_sign_of(match))
    if before is not None:
        return replace(found, **before)
    if found.unit in _CAN_BE_SHORT and (short := words.SHORTAGE_BEHIND.match(text, end)) is not None:
        return replace(found, by_words=-1 if short["down"] else 1)
    for pattern, sign in ((words.ALSO_DOWN, -1), (words.ALSO_UP, 1)):
        if pattern.match(text, end):
            return replace(found, by_words=sign)
    return found


def _past_aside(text: str, start: int, end: int) -> int:
    """Return where a sentence goes on behind brackets: 3.2時間（2.1％）減少, for both numbers."""
    aside = _ASIDE.match(text, end)
    if aside is not None and len(aside[0]) <= _SHORT:
        return aside.end()
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return end + 1 if alone and text[end + 1 : end + 2] not in ("が", "は", "も", "を") else end


def _before(text: str, start: int) -> tuple[dict[str, Any] | None, bool]:
    """Return what a word before a number says, and whether it ends what is said of another number.

    In 9億円の黒字、8億円の赤字 the word of the first is not the one of the second, which has its own; in
    339万人の不足は260万人に縮小 it is that of both.
    """
    near = text[max(0, start - 32) : start]
    match = words.DIRECTION_BEFORE.search(near)
    if match is not None:
        ends = match[0].rstrip()[-1:] not in ("は", "が", "も")
        return _sign_of(match), ends and _BEHIND_NUMBER.search(near[: match.start()]) is not None
    english = words.ENGLISH_BEFORE.search(near)
    return (None if english is None else {"by_words": -1 if english["down"] else 1}), False


def _sign_of(match: Match[str]) -> dict[str, Any]:
    return {"undirected": True} if match["none"] else {"by_words": -1 if match["down"] else 1}


def _is_denied(text: str, end: int) -> bool:
    """Say whether the clause behind a number denies it: 339万人の不足ではない."""
    stop = words.CLAUSE.search(text[end:])
    clause = text[end : end + stop.start()] if stop is not None else text[end:]
    denied = words.DENIED.search(words.NOT_DENIED.sub("", clause))
    return denied is not None
