"""Fiscal years, calendar years, months, dates and intervals from Japanese text, with what they are about.

An era year must exist, and digits alone are no year inside running text. 令和6年度 and 平成31年度 = 令和元年度 are
fiscal years (April to March); 令和6年 is a calendar year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from axstat.model.values import Period, PeriodMention, PeriodRole, calendar_year, fiscal_year
from axstat.values import period_patterns as patterns
from axstat.values.calendars import (
    date_period,
    era_year,
    interval,
    month_period,
    part_of_fiscal_year,
    western_year,
)
from axstat.values.lazy import Pattern
from axstat.values.period_roles import are_results, asks, role_of
from axstat.values.text import clean

# Enclosed and raised digits are list and note marks: NFKC would glue them to the year (①2024 → 12024).
_ATTACHED_DIGITS = Pattern("[①-⓿❶-➓⁰¹²³⁴-⁹₀-₉]")
_DASHES = Pattern("[‐‑‒–—―−─]")
_WAVES = Pattern("[〜～]")
_AROUND_ONE_PERIOD = Pattern(r"[()\[\]【】〔〕<>〈〉・/=\s]*(?:末|分|中)?(?:現在|時点)?[()\[\]【】〔〕<>〈〉\s]*")
_YEAR_CELL = Pattern(r"((?:19|20)\d\d|2100)(?:\.0)?", re.ASCII)
_YEAR_CELLS = Pattern(r"((?:19|20)\d\d) ?[-~] ?((?:19|20)\d\d)", re.ASCII)
_SUFFIX = Pattern(r"\.(?:xlsx?|xlsm|csv|tsv|zip|txt|pdf)$", re.IGNORECASE)
_NEAR = 24  # how far the words that say a period's role may stand from it


@dataclass(frozen=True, slots=True)
class _Found:
    """A period between two offsets of the cleaned text."""

    period: Period
    start: int
    end: int


def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """Return every period a text mentions, in order of appearance.

    `words` are those of the text after NFKC. A bare number (2020) is no period unless it is the base of an index
    (2020=100); a bare era year (`R6`) is a fiscal year. An interval that is exactly one fiscal or calendar year is
    returned as that year.
    """
    readable = for_periods(text)
    return _mentions(readable, _find(readable))


def read_period(text: str) -> Period | None:
    """Return the period a text consists of, None when it says anything else beside.

    For cells known to hold a period: bare four digits (`2020`, 1900 to 2100) are a calendar year.
    """
    readable = for_periods(text)
    cell = _YEAR_CELL.fullmatch(readable)
    if cell:
        return calendar_year(int(cell[1]))
    cells = _YEAR_CELLS.fullmatch(readable)
    if cells:
        return interval(calendar_year(int(cells[1])).start, calendar_year(int(cells[2])).end)
    found = _find(readable)
    if not found or any(item.period != found[0].period for item in found):
        return None
    rest = readable
    for item in reversed(found):
        rest = rest[: item.start] + rest[item.end :]
    return found[0].period if _AROUND_ONE_PERIOD.fullmatch(rest) else None


def find_periods_in_file_name(name: str) -> tuple[PeriodMention, ...]:
    """Return the periods a file name claims, in order.

    Era and 年度/FY tokens are claims (role `data` unless the words say otherwise). Eight digits that are a date are
    `published`; bare four-digit years are `edition`, as fiscal years, where they stand apart from Latin letters
    (`zangyo_2024`, 残業2024): `sh2000` and `v2000` claim nothing.
    """
    readable = for_periods(_SUFFIX.sub("", re.split(r"[/\\]", name)[-1]))
    readable = patterns.LOWER_ERA.sub(lambda token: token[0].upper(), readable)
    found = _find(readable)
    mentions = dict(zip((item.start for item in found), _mentions(readable, found), strict=True))
    for match in patterns.DIGITAL_DATE.finditer(readable):
        day = date_period(int(match[1]), int(match[2]), int(match[3]))
        if day is not None:
            found.append(_Found(day, match.start(), match.end()))
            mentions[match.start()] = PeriodMention(day, match[0], "published")
    taken = {offset for item in found for offset in range(item.start, item.end)}
    for match in patterns.DIGITAL_YEAR.finditer(readable):
        if taken.isdisjoint(range(match.start(), match.end())):
            year = int(match[0])
            base = role_of(calendar_year(year), "", readable[match.end() : match.end() + _NEAR]).role == "base"
            mentions[match.start()] = PeriodMention(fiscal_year(year), match[0], "base" if base else "edition")
    return tuple(mentions[start] for start in sorted(mentions))


def for_periods(text: str) -> str:
    """Return the text cleaned for finding periods, its dashes and wave dashes unified."""
    if text.isascii():
        return clean(text)
    unified = _WAVES.sub("~", _DASHES.sub("-", _ATTACHED_DIGITS.sub(" ", text)))
    return _DASHES.sub("-", clean(unified))


def _mentions(text: str, found: list[_Found]) -> tuple[PeriodMention, ...]:
    """Give every period its role; 平成27年（2015年）基準 is one period said twice, and has one role."""
    roles: list[PeriodRole] = []
    periods: list[Period] = []
    spent = 0
    for index, item in enumerate(found):
        first, last = _said_twice(text, found, index)
        if first < index:
            roles.append(roles[-1])
            periods.append(periods[-1])
            continue
        before = text[max(spent, item.start - _NEAR) : item.start]
        end = found[last].end + (first < last)
        behind = text[end : min(_next_start(found, last, len(text)), end + _NEAR)]
        said = role_of(item.period, before, behind)
        spent = end + said.used
        roles.append(said.role)
        periods.append(_of_census(item.period, before, behind))
    for index, item in enumerate(found[:-1]):
        after = found[index + 1]
        if roles[index] == roles[index + 1] == "data" and asks(text[item.end : after.start]):
            roles[index] = "survey" if are_results(text[after.end :]) else "data"
    return tuple(
        PeriodMention(counted if role == "data" else item.period, text[item.start : item.end], role)
        for item, counted, role in zip(found, periods, roles, strict=True)
    )


def _of_census(period: Period, before: str, behind: str) -> Period:
    """Return the calendar year of a census where the words about a fiscal year name one: R2国調 is 令和2年国勢調査."""
    named = patterns.CENSUS.match(behind) or patterns.CENSUS_BEFORE.search(before)
    return calendar_year(period.start.year) if named and period.kind == "fiscal_year" else period


def _said_twice(text: str, found: list[_Found], index: int) -> tuple[int, int]:
    """Return the first and last of the mentions that say the same year, the second of them in brackets."""
    for first in (index - 1, index):
        if 0 <= first < len(found) - 1:
            one, other = found[first], found[first + 1]
            same = one.period.start.year == other.period.start.year
            if same and text[one.end : other.start].strip() == "(" and text.startswith(")", other.end):
                return first, first + 1
    return index, index


def _next_start(found: list[_Found], index: int, length: int) -> int:
    """Return where the next period begins; the periods of a list (令和4・5年度) stand at one place."""
    later = (found[at].start for at in range(index + 1, len(found)))
    return next((start for start in later if start >= found[index].end), length)


def _find(text: str) -> list[_Found]:
    """Return every period of a cleaned text, in order."""
    if not any(char in "0123456789元" for char in text):
        return []
    taken = bytearray(len(text))
    found: list[_Found] = []
    # What says more is taken first: of 令和4・5年度 the points alone would leave 5年度 without its era.
    for group in (_bases(text), _spans_of_years(text), _spans_of_months(text), _points(text)):
        free = [item for item in group if not any(taken[item.start : item.end])]
        for item in free:
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
        found += free
    return _joined(sorted(found, key=lambda item: item.start), text)


def _joined(found: list[_Found], text: str) -> list[_Found]:
    """Join neighbours with `～` or から between them into intervals."""
    joined: list[_Found] = []
    for item in found:
        if joined and patterns.BETWEEN.fullmatch(text[joined[-1].end : item.start]):
            period = interval(joined[-1].period.start, item.period.end)
            if period is not None:
                end = item.end + 2 * text.startswith("まで", item.end)
                joined[-1] = _Found(period, joined[-1].start, end)
                continue
        joined.append(item)
    return joined


def _year(era: str | None, number: str | None, west: str | None) -> int | None:
    """Return the year of the parts a pattern caught, None when it does not exist."""
    if era is not None and number is not None:
        return era_year(era, number)
    return western_year(west) if west is not None else None


def _spans_of_years(text: str) -> list[_Found]:
    """Find ranges and lists of years that share era and unit: `令和4・5年度`, `2022-2024年`."""
    found: list[_Found] = []
    for match in patterns.SPAN_OF_YEARS.finditer(text):
        years = _years_of_span(match)
        if not years or match["own"] not in (None, match["unit"]) or patterns.OPEN_ENDED.match(text[match.end() :]):
            continue
        make = fiscal_year if "度" in match["unit"] else calendar_year
        periods: list[Period | None] = [make(year) for year in years]
        if not patterns.LIST.match(match["more"]):
            periods = [interval(make(years[0]).start, make(years[-1]).end)]
        found += [_Found(period, match.start(), match.end()) for period in periods if period]
    return found


def _years_of_span(match: re.Match[str]) -> list[int]:
    """Return the years that a span names, first to last; none of them when one does not exist or goes back."""
    years = [_year(match["era"], match["number"], match["west"])]
    for digits in re.findall(r"\d+", match["more"]):
        if len(digits) == 4:
            years.append(western_year(digits))
        elif match["era"] and len(digits) < 3:
            years.append(era_year(match["era"], digits))
        elif len(digits) == 2 and not patterns.LIST.match(match["more"]):
            years.append(western_year(match["west"][:2] + digits))
        else:
            years.append(None)
    known = [year for year in years if year is not None]
    return known if len(known) == len(years) and known == sorted(set(known)) else []


def _spans_of_months(text: str) -> list[_Found]:
    """Find months or days whose second end leaves out the era or year: `令和6年4月～9月`, `令和6年4月～7年3月`."""
    found = []
    for match in patterns.SPAN_OF_MONTHS.finditer(text):
        first_year = _year(match["era"], match["number"], match["west"])
        last_year = _last_year_of_span(match, first_year)
        if first_year is None or last_year is None:
            continue
        first = _month_or_day(first_year, match["from_month"], match["from_day"])
        last = _month_or_day(last_year, match["to_month"] or match["from_month"], match["to_day"] or match["only_day"])
        period = interval(first.start, last.end) if first and last else None
        if period:
            found.append(_Found(period, match.start(), match.end()))
    return found


def _last_year_of_span(match: re.Match[str], first_year: int | None) -> int | None:
    """Return the year of a span's second end: the same, the next (翌年), or another of the same era."""
    number = match["to_number"]
    if number is None or number == "同" or first_year is None:
        return first_year
    if number == "翌":
        return first_year + 1
    return era_year(match["era"], number) if match["era"] else None


def _month_or_day(year: int, month: str, day: str | None) -> Period | None:
    return date_period(year, int(month), int(day)) if day else month_period(year, int(month))


def _bases(text: str) -> list[_Found]:
    """Find the base of an index that is written without 年: `2020=100`, `H27＝100`."""
    if "=" not in text:
        return []
    matches = ((m, _year(m["era"], m["number"], m["west"])) for m in patterns.INDEX_BASE.finditer(text))
    return [_Found(calendar_year(year), m.start(), m.end()) for m, year in matches if year is not None]


def _points(text: str) -> list[_Found]:
    """Find single years, months and dates."""
    found = []
    for match in patterns.POINT.finditer(text):
        period = _point(match, text[match.end() : match.end() + 8])
        if period is not None:
            found.append(_Found(period, match.start(), match.end()))
    return found


def _point(match: re.Match[str], behind: str) -> Period | None:
    """Return the period of one point, None when it is not clearly one."""
    year = _year(match["era"], match["number"], match["west"])
    if year is None or patterns.OPEN_ENDED.match(behind):
        return None
    if match["twin"] and _year(match["twin_era"], match["twin_number"], match["twin_west"]) != year:
        return None  # 令和6(2023)年度 contradicts itself
    if match["dot"]:
        return _dotted(match, year)
    if match["fiscal"]:
        return _part_of_fiscal_year(year, match["part"], behind) if match["part"] else fiscal_year(year)
    if match["year"] is not None:
        return _month_or_day(year, match["month"], match["day"]) if match["month"] else calendar_year(year)
    return _bare(match, year, behind)


def _part_of_fiscal_year(year: int, part: str, behind: str) -> Period | None:
    """Return a half or quarter of a fiscal year, from the year's beginning where the text goes on `まで` or 累計."""
    found = part_of_fiscal_year(year, part)
    return interval(fiscal_year(year).start, found.end) if found and patterns.UP_TO.match(behind) else found


def _dotted(match: re.Match[str], year: int) -> Period | None:
    """Read `R6.1.1`, `R6.1` and `2024/4/1`; a Western year needs its day, because `2024.4` is a number."""
    if match["dot_day"]:
        return date_period(year, int(match["dot_month"]), int(match["dot_day"]))
    if match["west"] or match["dot"] != "." or match["era"][0] in "MT":
        return None
    return month_period(year, int(match["dot_month"]))


def _bare(match: re.Match[str], year: int, behind: str) -> Period | None:
    """Read a year without 年: `FY2024`; `R6`, `H30` and `令和6` are fiscal years unless something is attached."""
    if match["prefix"] or match["fy_behind"]:
        return calendar_year(year) if (match["prefix"] or "").startswith("西") else fiscal_year(year)
    era = match["era"]
    if era is None or era[0] in "MT" or patterns.ATTACHED.match(behind):
        return None
    # S60 is an era year, S1 more often a table or a cell.
    return None if era[0] == "S" and len(match["number"]) < 2 else fiscal_year(year)
