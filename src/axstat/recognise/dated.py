"""The period of each row, as a column or an era beside its year gives it; each distinct text is read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from axstat.model.packed import coded, distinct, firsts, is_packed, paired, rewritten
from axstat.model.values import Period, calendar_year, fiscal_year
from axstat.recognise.block import Block, PeriodColumn
from axstat.recognise.sheet import Sheet, said_period
from axstat.values.calendars import era_named
from axstat.values.parts_of_year import part_of_year
from axstat.values.periods import read_period
from axstat.values.text import clean

_SAYS_FISCAL = re.compile("度|FY", re.IGNORECASE)
_BARE = re.compile(r"(元|\d{1,2})(年度?)?")
_IN_ERA = re.compile(r"\D+?\s?(元|\d{1,2})(年度?)?", re.ASCII)


def said_periods(texts: Sequence[str]) -> dict[str, Period]:
    """Return the periods that texts are, from top to bottom: a number goes on the era of the year above it.

    令和元年度 | ２ | ３: each is the year that follows. A number that would so be two years is none.
    """
    read = {text: period for text in distinct(texts) if (period := said_period(clean(text))) is not None}
    if len(read) == len(set(distinct(texts)) - {""}) or not any(era_named(clean(text)) for text in read):
        return read
    going_on: dict[str, Period | None] = {}
    era, year, unit = "", 0, ""
    for text in map(str, texts):
        cleaned = clean(text)
        whole, bare = text in read and _IN_ERA.fullmatch(cleaned), _BARE.fullmatch(cleaned)
        if whole:
            era, year, unit = era_named(cleaned) or "", _number(whole[1]), whole[2] or "年度"
        elif bare and era and _number(bare[1]) - year in (0, 1):
            year = _number(bare[1])
            period = read_period(f"{era}{year}{bare[2] or unit}")
            going_on[text] = period if going_on.get(text, period) == period else None
        elif cleaned:
            era = ""
    return read | {text: period for text, period in going_on.items() if period is not None}


def _number(digits: str) -> int:
    return 1 if digits == "元" else int(digits)


def period_column(sheet: Sheet, col: int, first: int, *, full: bool) -> PeriodColumn | None:
    """Return the periods by row, one that is written once carried down; None where the first body has none.

    Args:
        sheet: the sheet.
        col: the column.
        first: the row of the first body.
        full: nearly every row of a body has a period.
    """
    texts = sheet.labels(col)
    if not full:
        if not texts[first].strip():
            return None
        texts = _carried(texts, first)
    heading = clean(sheet.heading(col, first))
    fiscal, calendar = "年度" in heading, heading in ("年", "暦年", "年次")
    periods: dict[str, Period | None] = {}
    for text, row in firsts(texts, range(len(texts))).items():
        if text:
            period = sheet.date(row, col) or said_period(text)
            if fiscal and period is not None and period.kind == "calendar_year":
                period = fiscal_year(period.start.year)
            elif calendar and period is not None and period.kind == "fiscal_year" and not _SAYS_FISCAL.search(text):
                period = calendar_year(period.start.year)  # R3 under 年
            periods[text] = period
    return PeriodColumn(col, periods, texts)


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
