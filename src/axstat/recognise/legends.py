"""Gives signs the meaning that the sheet's own legend gives them: 「－」は皆無（ゼロ）を示す makes a dash 0.

The printed sign stays beside the value, and the cell of the legend is named where the file is loaded.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from axstat.model.tables import HeaderCell, Series
from axstat.model.values import Status
from axstat.recognise.columns import ReadSeries, value_column
from axstat.values.legends import Legend, legends_in, sign_of
from axstat.values.text import fold_label
from axstat.voice import Finding, Label, found

_Meanings = dict[str, tuple[Legend, HeaderCell]]


def by_legend(series: Sequence[ReadSeries], texts: Sequence[HeaderCell]) -> tuple[list[ReadSeries], list[Finding]]:
    """Return series with their signs read as the texts around the table say, and what was decided so, sign by sign.

    Args:
        series: the columns as they were read.
        texts: titles and notes, in which a legend may stand.
    """
    said = [(legend, cell) for cell in texts for legend in legends_in(cell.text)]
    if not said:
        return list(series), []
    counted: Counter[tuple[Legend, HeaderCell]] = Counter()
    read = [_read(one, _meanings(one.series, said), counted) for one in series]
    return read, [
        found("sign-by-legend", cells=[cell.ref], words=legend.words, status=_label(legend), where=cell.ref.a1, n=n)
        for (legend, cell), n in counted.items()
    ]


def _label(legend: Legend) -> Label:
    return Label("0", "0") if legend.status is Status.NORMAL else legend.status.label


def _meanings(series: Series, said: Sequence[tuple[Legend, HeaderCell]]) -> _Meanings:
    """Return what each sign means in a column: what is said of that column alone goes first; two meanings are none."""
    heads = {fold_label(level.text).split("(")[0] for level in series.path}
    fitting = [pair for pair in said if not pair[0].subject or fold_label(pair[0].subject) in heads]
    meanings: _Meanings = {}
    contested = set()
    for legend, cell in sorted(fitting, key=lambda pair: not pair[0].subject):
        known = meanings.setdefault(legend.sign, (legend, cell))[0]
        if known.status is not legend.status and bool(known.subject) == bool(legend.subject):
            contested.add(legend.sign)
    return {sign: meant for sign, meant in meanings.items() if sign not in contested}


def _read(one: ReadSeries, meanings: _Meanings, counted: Counter[tuple[Legend, HeaderCell]]) -> ReadSeries:
    values = one.read.values
    signs = {at: meanings.get(sign_of(values.texts[at])) for at, status in enumerate(values.statuses) if status}
    unread = (at for at, status in enumerate(values.statuses) if status == Status.UNPARSED)
    if not any(signs.values()) or not (one.series.numeric or all(signs[at] for at in unread)):
        return one  # a column of words, such as remarks
    numbers = array("d", (value or 0.0 for value in values.values))
    statuses = bytearray(values.statuses)
    for at, meant in signs.items():
        if meant is not None and meant[0].status != statuses[at]:
            statuses[at] = meant[0].status
            counted[meant] += 1
    series = replace(one.series, numeric=True)
    return ReadSeries(series, replace(one.read, values=value_column(numbers, statuses, values.texts), numeric=True))
