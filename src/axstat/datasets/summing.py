"""What stands behind the parts of a year: their sum and their mean are of the months that stand there.

| 市町村名 | 4月 | 5月 | … | 3月 | 計   | 平均 |      twelve months: 99.6 is of the year, 8.3 a monthly mean
| 岡山市   | 8.1 | 9.0 | … | 9.9 | 99.6 | 8.3  |
| 市町村名 | 4月 | 5月 | 6月 | 計 |                    three of them: the sum is of April to June, and of no year
| 市町村名 | 4月 | 7月 | 計 |                          of April and July, which is no period at all
| 市町村名 | 令和5年度 | 令和6年度 | 計 |              of both years, and not of the title's
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate

from axstat.datasets.explaining import is_part_of_year
from axstat.model.tables import HeaderCell, Series, Table
from axstat.model.values import Period
from axstat.values.calendars import interval
from axstat.values.lazy import Pattern
from axstat.values.text import fold_label

_YEARS = ("fiscal_year", "calendar_year")
_SUM = Pattern(r"(?:年間?|年度)?(?:合計|総計|計|累計)(?:\([^()]*\))?")
_MEAN = Pattern(r"(?:年間?|年度)?平均(?:\([^()]*\))?")
_OF_PARTS = Pattern(r"(?:合計|総計|小計|計|累計|平均|月平均)(?:\([^()]*\))?")


def over_months(table: Table) -> dict[int, HeaderCell]:
    """Return for each column that sums up twelve months, or is their mean, what its header says by standing there."""
    whole = {above for above, of in _parts(table).items() if len(of) == 12}
    return {one.line: said for one in table.series if _above(one) in whole and (said := _said(one)) is not None}


def with_months(table: Table) -> Table:
    """Return a table whose sums and means over some months only are of these months."""
    within = {above: period for above, of in _parts(table).items() if (period := _joined(of)) is not None}
    if not within:
        return table
    return replace(table, series=tuple(_dated(one, within) for one in table.series))


def of_no_period(series: Series, table: Table) -> str:
    """Return why a sum or mean of what stands beside it is of no period: `of-some-months`, `of-years`; else ''."""
    if series.period is not None or not _is_of_parts(series):
        return ""
    above = _above(series)
    parts = _parts(table).get(above, [])
    if len(parts) > 1 and not _follow(parts):
        return "of-some-months"
    years = {one.period for one in table.series if one.period and one.period.kind in _YEARS and _above(one) == above}
    return "of-years" if len(years) > 1 else ""


def _dated(one: Series, within: Mapping[tuple[str, ...], Period]) -> Series:
    period = within.get(_above(one))
    if period is None or one.period is not None or not _is_of_parts(one):
        return one
    return replace(one, period=period, period_said="the months beside it")


def _is_of_parts(one: Series) -> bool:
    return _OF_PARTS.fullmatch(fold_label(one.path[-1].text) if one.path else "") is not None


def _parts(table: Table) -> dict[tuple[str, ...], list[Period]]:
    """Return the parts of a year that stand side by side, in order, by what stands above them."""
    parts: dict[tuple[str, ...], set[Period]] = {}
    for one in table.series:
        if one.period is not None and is_part_of_year(one.period):
            parts.setdefault(_above(one), set()).add(one.period)
    return {above: sorted(of, key=lambda p: p.start) for above, of in parts.items()}


def _joined(parts: Sequence[Period]) -> Period | None:
    """Return the months of parts that follow one another and are not a whole year."""
    several = len(parts) > 1 and _follow(parts)
    joined = interval(parts[0].start, max(part.end for part in parts)) if several else None
    return joined if joined is not None and is_part_of_year(joined) else None


def _follow(parts: Sequence[Period]) -> bool:
    """Tell whether no month lies between parts, of which some may lie in others: 4月 … 9月 | 上半期 | 10月."""
    ends = accumulate((part.end for part in parts), max)
    return all(after.start <= end + timedelta(1) for end, after in zip(ends, parts[1:], strict=False))


def _above(series: Series) -> tuple[str, ...]:
    return tuple(level.text for level in series.path[:-1])


def _said(series: Series) -> HeaderCell | None:
    leaf = series.path[-1] if series.path else None
    text = fold_label(leaf.text) if leaf is not None else ""
    word = "年間" if _SUM.fullmatch(text) else "月平均" if _MEAN.fullmatch(text) else ""
    return HeaderCell(leaf.ref, word) if leaf is not None and word else None
