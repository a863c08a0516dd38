"""Hours and minutes that only together give a figure: in two columns side by side, or as 7.45 under 時間.分.

| 月平均 (merged) |    |
| 時間            | 分 |      12 | 30 is 12.5 hours; the hours alone would be a wrong number
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import replace

from axstat.model.values import Status
from axstat.recognise.columns import ReadColumn, ReadSeries, value_column
from axstat.values.text import fold_label
from axstat.values.units import HOURS_AND_MINUTES
from axstat.voice import Finding, found

_HOURS, _MINUTES = "時間", "分"
_SIXTY = 60
_NOISE = 1e-6  # 8.05 is stored as 8.0500000000000007


def in_hours(series: Sequence[ReadSeries]) -> tuple[list[ReadSeries], list[Finding]]:
    """Return the series with 7.45 under 時間.分 as 7.75 hours, and 時間 | 分 under one heading as one series of hours.

    There is a doubt for each such column and pair.
    """
    joined: list[ReadSeries] = []
    points, pairs = [], []
    for one in series:
        cell = one.series.path[-1].ref
        if one.series.unit == HOURS_AND_MINUTES:
            one = replace(one, series=replace(one.series, unit=_HOURS), read=_at_the_point(one.read))
            points.append(found("minutes-at-the-point", cells=(cell,), label=one.series.label))
        if joined and _are_pair(joined[-1], one):
            pairs.append(found("hours-and-minutes", cells=(joined[-1].series.path[-1].ref, cell)))
            joined[-1] = _joined(joined[-1], one)
        else:
            joined.append(one)
    return joined, [*points, *pairs]


def _at_the_point(read: ReadColumn) -> ReadColumn:
    """Return hours for hours and minutes at the point; what has no minutes below sixty there is not read."""
    values, numbers, statuses = read.values, array("d"), bytearray(read.values.statuses)
    for index, status in enumerate(statuses):
        value = (values.values[index] or 0.0) if status == Status.NORMAL else 0.0
        hundredths = round(abs(value) * 100)
        hours, minutes = divmod(hundredths, 100)
        if minutes >= _SIXTY or abs(abs(value) * 100 - hundredths) > _NOISE:
            statuses[index], minutes = Status.UNPARSED, 0
        numbers.append(math.copysign(hours + minutes / _SIXTY, value))
    return replace(read, values=value_column(numbers, statuses, values.texts), unit=_HOURS)


def _are_pair(one: ReadSeries, other: ReadSeries) -> bool:
    first, second = one.series.path, other.series.path
    leaves = len(first) == len(second) and [_leaf(first[-1].text), _leaf(second[-1].text)] == [_HOURS, _MINUTES]
    return leaves and other.series.line == one.series.line + 1 and first[:-1] == second[:-1]


def _leaf(text: str) -> str:
    return fold_label(text).strip("()")


def _joined(hours: ReadSeries, minutes: ReadSeries) -> ReadSeries:
    """Return one series of hours; a line is read only where both cells are and the minutes are below sixty."""
    a, b = hours.read.values, minutes.read.values
    numbers, statuses, texts = array("d"), bytearray(), []
    for index, text in enumerate(a.texts):
        hour, minute = a.values[index], b.values[index]
        status = a.statuses[index] or b.statuses[index]
        if hour is not None and minute is not None and 0 <= minute < _SIXTY:
            numbers.append(hour + minute / _SIXTY)
        else:
            numbers.append(0.0)
            status = status or Status.UNPARSED
        statuses.append(status)
        texts.append(f"{text}{_HOURS}{b.texts[index]}{_MINUTES}" if text.strip() or b.texts[index].strip() else "")
    read = replace(hours.read, values=value_column(numbers, statuses, texts), unit=_HOURS)
    return replace(hours, series=replace(hours.series, unit=_HOURS), read=read)
