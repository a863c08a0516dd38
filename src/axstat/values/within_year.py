"""What of a year figures are of, where a text beside the year says it: 令和6年度 救急件数（4月～12月分）.

Such figures are not the year's. `4月から9月まで`, `12月末までの累計`, `上半期`, `第3四半期まで` say which months;
`9か月分` says only that it is not the year; `12月末現在` is a day, as of which stocks are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from axstat.model.values import Period
from axstat.values.calendars import date_period, interval, month_period, part_of_fiscal_year
from axstat.values.lazy import Pattern
from axstat.values.periods import find_periods, for_periods

_YEARS = ("fiscal_year", "calendar_year")
_ALONE = r"(?<![\d年第表.~-])"
_DAY = r"(?:\s?(?P<day>\d{1,2})\s?日|末日?|分)?"
_SPAN = Pattern(
    rf"{_ALONE}(?P<first>\d{{1,2}})\s?月?(?:\s?1日)?\s?(?:~|-|から)\s?(?:翌年?\s?)?(?P<last>\d{{1,2}})\s?月(?!額|日){_DAY}"
)
_UNTIL = Pattern(rf"{_ALONE}(?P<last>\d{{1,2}})\s?月{_DAY}\s?(?:まで|迄|(?:現在|時点)?の?累計)")
_AS_OF = Pattern(rf"{_ALONE}(?<!各年度)(?<!毎年度)(?<!各年)(?<!毎年)(?P<last>\d{{1,2}})\s?月{_DAY}\s?(?:現在|時点)")
_ONE = Pattern(rf"{_ALONE}(?P<only>\d{{1,2}})\s?月分|^(?P<alone>\d{{1,2}})\s?月$|\((?P<inside>\d{{1,2}})\s?月\)")
_PART = Pattern(
    r"(?P<part>上半期|上期|前半期|下半期|下期|後半期|第\s?[1-4]\s?四半期)(?P<until>分?\s?(?:まで|迄|の?累計))?"
)
_COUNT = Pattern(
    r"(?<![\d.])(?P<count>\d{1,2})\s?(?:か|カ|ヶ|ヵ|ケ|箇)月(?:分|間の?(?:累計|実績)|の?累計)(?=$|[)\]\s、・の])"
)
_PATTERNS = (_SPAN, _UNTIL, _AS_OF, _ONE, _PART, _COUNT)
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A part of whatever year is meant, and the words that say it.

    Its months run from `first`, None for the year's beginning, to `last`, to its `day` where one is said. `named` is a
    half or quarter. Nothing is set where only the number of months is said.
    """

    words: str
    first: int | None = None
    last: int | None = None
    day: int | None = None
    named: str = ""
    as_of: bool = False

    @property
    def is_told(self) -> bool:
        """Whether the words say which months."""
        return self.last is not None or bool(self.named)

    def of(self, year: Period) -> Period | None:
        """Return the part of a year, the year where it is all of it; None where that is no period."""
        if self.named:
            part = part_of_fiscal_year(year.start.year, self.named) if year.kind == "fiscal_year" else None
            return part if part is None or self.first is not None else interval(year.start, part.end)
        end = _in(year, self.last, self.day, at_end=self.as_of) if self.last is not None else None
        if end is None:
            return None
        if self.as_of:
            return year if end.end in (year.start, year.end) else end
        start = year if self.first is None else _in(year, self.first)
        if self.first == self.last and self.day is None:
            return end
        return interval(start.start, end.end) if start is not None else None


def _in(year: Period, month: int, day: int | None = None, *, at_end: bool = False) -> Period | None:
    """Return a month or day of a year; January to March of a fiscal year are of the next."""
    at = year.start.year + (year.kind == "fiscal_year" and month < year.start.month)
    found = month_period(at, month)
    if found is None or (day is None and not at_end):
        return found
    return date_period(at, month, day or found.end.day)


def narrowed(year: Period | None, parts: frozenset[PartOfYear]) -> Period | None:
    """Return the part of a year that texts say, the period itself where they say none, or several, or it is no year."""
    if year is None or year.kind not in _YEARS or len(parts) != 1:
        return year
    (part,) = parts
    return part.of(year) or year


def parts_in(text: str) -> Iterator[PartOfYear]:
    """Yield the parts of a year that a text says beside the year; one said with its year is a period of its own."""
    plain = for_periods(text)
    if "月" not in plain and "期" not in plain:
        return
    for mention in find_periods(text):
        plain = plain.replace(mention.words, "年" if mention.words.endswith("年") else " ", 1)
    for pattern in _PATTERNS:
        yield from filter(None, map(_part, pattern.finditer(plain)))
        plain = pattern.sub(" ", plain)


def _part(match: re.Match[str]) -> PartOfYear | None:
    words, said = match[0].strip("()"), {name: text for name, text in match.groupdict().items() if text}
    if "count" in said:
        return PartOfYear(words) if 0 < int(said["count"]) < len(_MONTHS) else None
    if "part" in said:
        return PartOfYear(words, None if "until" in said else 0, named=said["part"])
    only = said.get("only") or said.get("alone") or said.get("inside")
    first, last = said.get("first", only), int(said.get("last") or only or 0)
    if last not in _MONTHS or (first is not None and int(first) not in _MONTHS):
        return None
    day = int(said["day"]) if "day" in said else None
    return PartOfYear(words, int(first) if first else None, last, day, as_of=words.endswith(("現在", "時点")))
