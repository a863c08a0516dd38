"""Columns that only together give a figure: hours and minutes side by side are one number of hours.

| 月平均 (merged) |    |
| 時間            | 分 |      12 | 30 is 12.5 hours; the hours alone would be a wrong number
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from axstat.model.tables import Figures, ValueColumn
from axstat.model.values import Status
from axstat.recognise.columns import ReadSeries
from axstat.values.text import fold_label
from axstat.voice import Finding, found

_HOURS, _MINUTES = "時間", "分"
_SIXTY = 60


def join_hours_and_minutes(series: Sequence[ReadSeries]) -> tuple[list[ReadSeries], list[Finding]]:
    """Return the series with each pair 時間 | 分 under one heading joined into hours, and a doubt for each pair."""
    joined: list[ReadSeries] = []
    doubts: list[Finding] = []
    for one in series:
        before = joined[-1] if joined else None
        if before is None or not _are_pair(before, one):
            joined.append(one)
            continue
        joined[-1] = _joined(before, one)
        cells = (before.series.path[-1].ref, one.series.path[-1].ref)
        doubts.append(found("hours-and-minutes", cells=cells))
    return joined, doubts


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
    packed = bytes(statuses)
    read = replace(hours.read, values=ValueColumn(Figures(numbers, packed), packed, texts), unit=_HOURS)
    return replace(hours, series=replace(hours.series, unit=_HOURS), read=read)
