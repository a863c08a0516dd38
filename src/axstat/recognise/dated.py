"""The period of each row, as a column or an era beside its year gives it; each distinct text is read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from axstat.model.packed import coded, distinct, firsts, is_packed, paired, rewritten
from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.recognise.block import Block, PeriodColumn
from axstat.recognise.sheet import Sheet, said_period
from axstat.values.dates import period_in_digits
from axstat.values.parts_of_year import next_period, part_of_year
from axstat.values.text import clean

_SAYS_FISCAL = re.compile("度|FY", re.IGNORECASE)
_BARE = re.compile(r"(元|\d{1,2})(年度?)?")


def said_periods(texts: Sequence[str], heading: str) -> dict[str, Period]:
    """Return the periods that texts under a heading are, from top to bottom: a number is the year after the one above.

    令和元年度 | ２ | ３年度: each is the year that follows. A number that would so be two years is none.
    """
    said = {text: period for text in distinct(texts) if (period := said_period(clean(text))) is not None}
    read = {text: _as_headed(period, text, heading) for text, period in said.items()}
    going_on: dict[str, Period | None] = {}
    last: Period | None = None
    for text in map(str, texts) if len(read) < len(set(distinct(texts)) - {""}) else ():
        cleaned = clean(text)
        if text in read:
            last = read[text]
        elif cleaned and (last is None or going_on.get(text) != last):  # several lines may be of one year
            last = _after(cleaned, last)
            if last is not None:
                going_on[text] = last if going_on.get(text, last) == last else None
    return read | {text: period for text, period in going_on.items() if period is not None}


def _after(text: str, last: Period | None) -> Period | None:
    """Return the year after `last` where a text is its number, with its unit or without."""
    bare = _BARE.fullmatch(text)
    if bare is None or last is None or (bare[2] and (bare[2] == "年度") != (last.kind == "fiscal_year")):
        return None
    return next_period("1" if bare[1] == "元" else bare[1], last)


def period_column(sheet: Sheet, col: int, first: int, *, full: bool, digits: bool = False) -> PeriodColumn | None:
    """Return the periods by row, one that is written once carried down; None where the first body has none.

    Args:
        sheet: the sheet.
        col: the column.
        first: the row of the first body.
        full: nearly every row of a body has a period.
        digits: digits alone are times (20220401).
    """
    texts = sheet.labels(col)
    if not full:
        if not texts[first].strip():
            return None
        texts = _carried(texts, first)
    heading = sheet.heading(col, first)
    periods: dict[str, Period | None] = {}
    for text, row in firsts(texts, range(len(texts))).items():
        if text:
            period = sheet.date(row, col) or said_period(text) or (period_in_digits(text) if digits else None)
            periods[text] = period and _as_headed(period, text, heading)
    return PeriodColumn(col, periods, texts)


def _as_headed(period: Period, text: str, heading: str) -> Period:
    """Return a year as the heading of its column takes it: 2023 under 年度 is a fiscal year, R3 under 年 is none."""
    if "年度" in heading and period.kind == "calendar_year":
        return fiscal_year(period.start.year)
    if heading in ("年", "暦年", "年次") and period.kind == "fiscal_year" and not _SAYS_FISCAL.search(text):
        return calendar_year(period.start.year)
    return period


def _carried(texts: Sequence[str], first: int) -> Sequence[str]:
    """Return texts with one that is written once carried down over the blanks below it."""
    carried, last = list(texts), ""
    for row in range(first, len(carried)):
        last = carried[row] = carried[row] if carried[row].strip() else last
    return coded(carried) if is_packed(texts) else carried


def dated_by_era(block: Block, eras: Sequence[int], first: int) -> Block:
    """Return the block dated by an era and its year in two columns, where no column gives the year itself."""
    if block.dated is not None or len(eras) < 2:
        return block
    era, year = sorted(eras)[:2]
    unit = "年度" if "年度" in block.sheet.heading(year, first) else "年"
    names, numbers = block.sheet.labels(era), block.sheet.labels(year)

    def written(pair: tuple[str, str]) -> str:
        name, number = pair
        return f"{name.strip()}{number.strip().removesuffix('.0')}{unit}" if name else ""

    texts = rewritten(paired(names, numbers), written)
    return replace(block, dated=PeriodColumn(year, {text: said_period(text) for text in distinct(texts)}, texts))


def dated_by_month(block: Block, months: Sequence[int]) -> Block:
    """Return the block dated by its column of years and the month beside each year."""
    if block.dated is None or not months:
        return block
    years = block.dated
    pairs = paired(years.texts, block.sheet.labels(months[0]))

    def of_year(pair: tuple[str, str]) -> Period | None:
        year, month = years.periods.get(pair[0]), pair[1].strip().removesuffix(".0").removesuffix("月")
        return part_of_year(f"{month}月", year) if year is not None else None

    periods = {f"{year} {month}": of_year((year, month)) for year, month in distinct(pairs)}
    return replace(block, dated=PeriodColumn(years.col, periods, rewritten(pairs, " ".join)))
