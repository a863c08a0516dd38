"""What time a figure is of, and what times a sentence names for it: fiscal years, years, months, days and ranges.

A sentence names a time for a number where it says one before it (2023年度の成約件数は) or in brackets right behind it.
That of a comparison, a survey, an edition, a target or an event (2023年度に比べ, 2025年版, 2015年に始まった) is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from re import Match

from axstat.model.results import Column, Result, Scalar
from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.values.calendars import interval
from axstat.values.lazy import Pattern
from axstat.values.periods import find_periods, for_periods, read_period
from axstat.values.printed.model import Printed
from axstat.values.printed.numerals import read_numeral

_OF_ROW = ("fiscal_year", "year", "time_period", "period")
"""The columns that say what time a row is of."""
_ASKED = ("year", "period", "from_year", "to_year", "from_period", "to_period")
"""The parameters that say it where no column does."""
_BESIDE = "_period"
"""The ending of what says the time of something else in the row: population_period."""
_ENDS = {"before": ("from_year", "from_period"), "after": ("to_year", "to_period")}
"""The columns of a change that are of one of its times alone."""
_MONTH = Pattern(r"(\d{4})-(\d{2})")
_A_YEAR = 366

_KANA = Pattern(r"[ぁ-んァ-ヺ]")
"""What an English sentence has none of, whatever names it holds."""
_KANJI = "〇一二三四五六七八九十"
_KANJI_YEAR = Pattern(
    rf"(?:(?<=令和)|(?<=平成)|(?<=昭和))[{_KANJI}]{{1,3}}(?=年)|(?<![{_KANJI}])[一二][{_KANJI}]{{3}}(?=年)"
)
_KANJI_DAY = Pattern(rf"(?<=[年月])[{_KANJI}]{{1,3}}(?=[月日])")
_OF = r"(?:の[^、。,はがも\d]{0,14})?"
_OTHER = Pattern(
    rf"\s?(?:{_OF}(?:に比べ|と比べ|と比較|に対し|に続|を(?:上回|下回|超え))|から|{_OF}より|比"
    r"|以降|以前|以来|以後|まで|を境|をピーク|公表|調査|推計|白書|版|問題|の?(?:目標|計画)"
    r"|に(?:始ま|開始|施行|改正|制定|成立|公表|実施|導入|策定|設置|発足|発表|行われ|行った)"
    r"|(?:現在|時点)(?:で|に|の|まで)?(?:公表|把握|入手|確認|取り込|最新|判明))"
)
"""What follows a time that is not the one of the figures."""
_ASIDE = Pattern(r"\s?[(（](?P<inside>[^()（）]{2,40})[)）]")
_OF_NUMBER = Pattern(r"[^、,]*|\s?末?(?:現在|時点)?(?:に|で)?は、?[^、,]*")
"""What may stand between a time and a number that it is said of, whatever was said of the numbers before."""
_SINCE = Pattern(r"以来|以降|から|より|比べ|比較|対し")


@dataclass(frozen=True, slots=True)
class Times:
    """What times a figure is of. `beside` are those of other figures of its row: a sentence may name them too."""

    own: tuple[Period, ...] = ()
    beside: tuple[Period, ...] = ()

    def other(self, text: str, one: Printed, numbers: Sequence[Printed], begin: int, since: int) -> Period | None:
        """Return the time that a sentence names for a number and that is none of its own, None where there is none.

        Args:
            text: the paragraph.
            one: the number.
            numbers: all numbers of the paragraph.
            begin: where its sentence begins.
            since: where the linked number before it ends: what stands behind that speaks of this number first.
        """
        if not self.own:
            return None
        aside = _ASIDE.match(text, one.end)
        behind = read_period(_digits(aside["inside"])) if aside else None
        if behind is not None:
            return None if self._fits([behind]) else behind
        plain = _without_asides(text, one, numbers)
        behind_link = since > begin and _KANA.search(text)
        near = list(_named(plain[since : one.start], nearest=True)) if behind_link else []
        named = near or [*_named(plain[begin : one.start]), *_read(plain, numbers, begin, one.start)]
        if not _KANA.search(text):  # English says the time behind the number too, and of which number is open
            named += [*_named(plain[one.end :]), *_read(plain, numbers, one.end, len(plain))]
            if len({period.start.year for period in named}) > 1:
                return None
        return None if not named or self._fits(named) else named[-1]

    def _fits(self, named: Sequence[Period]) -> bool:
        # a span of years speaks of a change from its first to its last, and not of one that only ends in it
        named = [one for one in named if _days(one) <= _A_YEAR or all(_spans(one, own) for own in self.own)]
        return any(_is_of(own, named) for own in (*self.own, *self.beside))


def times_of(result: Result, column: Column, row: Sequence[Scalar]) -> Times:
    """Return what times a value is of, by the columns of its row that say so, else by what was asked for."""
    says = {one.name: value for one, value in zip(result.columns, row, strict=True)}
    asked = {name: value for name, value in result.parameters.items() if name not in says}
    if (sibling := column.name + _BESIDE) in says:
        return Times(tuple(_periods(says[sibling])))
    side = column.name.rpartition("_")[2]
    if own := _all(asked, _ENDS.get(side, ())):
        return Times(own)
    says = {name: _calendar(value) if name == "year" else value for name, value in says.items()}
    own = _all(says, _OF_ROW) or _all(asked, _ASKED)
    both = asked | says
    return Times(own, _all(both, [name for name in both if name in _OF_ROW or name.endswith(_BESIDE)]))


def _all(values: dict[str, Scalar], names: Sequence[str]) -> tuple[Period, ...]:
    return tuple(period for name in names for period in _periods(values.get(name)))


def _calendar(value: Scalar) -> Scalar:
    """Return a number of a column `year` as a calendar year is written; the parameter of that name is a fiscal one."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _periods(value: object) -> Iterator[Period]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _periods(one)
    elif isinstance(value, int) and not isinstance(value, bool):
        if 1800 <= value <= 2200:
            yield fiscal_year(value)
    elif value is not None and (period := stored_period(str(value))) is not None:
        yield period


def stored_period(text: str) -> Period | None:
    """Return a period as the database writes it: `FY2024`, `2024`, `2024-04`, `2024-04-01`, `2022/2024`."""
    first, slash, last = text.strip().partition("/")
    if slash:
        ends = stored_period(first), stored_period(last)
        return interval(ends[0].start, ends[1].end) if ends[0] and ends[1] else None
    month = _MONTH.fullmatch(first)
    return read_period(f"{month[1]}年{month[2]}月" if month else first)


def _is_of(own: Period, named: Sequence[Period]) -> bool:
    """Say whether times that a sentence names can be the one of a figure.

    A year is the figure's year, called fiscal or not; another time holds the figure's, or lies in its year (a day).
    """
    if any(_holds(one, own) or (_days(one) > _A_YEAR and _spans(one, own)) for one in named):
        return True
    if _days(own) > _A_YEAR:  # a mean of years is of none of them
        starts, ends = {one.start.year for one in named}, {_last_year(one) for one in named}
        return own.start.year in starts and _last_year(own) in ends
    return any(_holds(own, one) for one in named)


def _holds(wide: Period, narrow: Period) -> bool:
    years = "fiscal_year", "calendar_year"
    if wide.kind in years and narrow.kind in years:
        return wide.start.year == narrow.start.year
    return wide.start <= narrow.start and narrow.end <= wide.end


def _spans(wide: Period, narrow: Period) -> bool:
    """Say whether years hold those of another period, fiscal or not."""
    return wide.start.year <= narrow.start.year and _last_year(narrow) <= _last_year(wide)


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _last_year(period: Period) -> int:
    """Return the year in which the last year of a period begins."""
    return period.end.year - (1 if period.end == date(period.end.year, 3, 31) else 0)


def _digits(text: str) -> str:
    """Return a text with the years, months and days of Japanese numerals in digits: 令和五年, 二〇二三年度."""
    return _KANJI_DAY.sub(_plain, _KANJI_YEAR.sub(_plain, text))


def _plain(match: Match[str]) -> str:
    written = match[0]
    numeral = read_numeral(written, 0)
    return str(int(numeral.value)) if numeral is not None and numeral.end == len(written) else written


def _without_asides(text: str, one: Printed, numbers: Sequence[Printed]) -> str:
    """Return a text without the times in brackets behind other numbers, which are those of these numbers."""
    for other in numbers:
        aside = _ASIDE.match(text, other.end) if other.is_number and other.end < one.start else None
        if aside is not None and read_period(_digits(aside["inside"])) is not None:
            text = text[: other.end] + " " * len(aside[0]) + text[aside.end() :]
    return text


def _named(text: str, *, nearest: bool = False) -> Iterator[Period]:
    """Yield the times that words before a number name as the figures' own; `nearest`: said of that number alone."""
    text = for_periods(_digits(text))
    at = 0
    for mention in find_periods(text):
        start = text.find(mention.words, at)
        end = (start if start >= 0 else at) + len(mention.words)
        at = max(at, end if start >= 0 else at)
        if mention.role != "data" or _OTHER.match(text, end):
            continue
        rest = text[end:]
        if not nearest or (_OF_NUMBER.fullmatch(rest) and not _SINCE.search(rest)):
            yield mention.period


def _read(text: str, numbers: Sequence[Printed], begin: int, end: int) -> Iterator[Period]:
    """Yield the years that are read as such and that `find_periods` does not know: in 2023."""
    for number in numbers:
        if number.kind != "year" or number.value is None or not begin <= number.start < end:
            continue
        if not find_periods(_digits(number.text)) and not _OTHER.match(text, number.end):
            yield calendar_year(int(number.value))
