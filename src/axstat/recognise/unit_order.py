"""Units of one note in the order of the columns: （単位：千円、人、円） over 給付費 | 被保険者数 | １人当たり給付費.

Taken only where the note states as many units as there are columns without a unit of their own, where no header's words
speak for another one, and those of one speak for the one at its place; else what the words do not decide stays open,
with a doubt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axstat.model.tables import HeaderCell
from axstat.recognise.meaning import counts_in, is_of_others

Units = dict[int, tuple[str | None, str | None]]
"""The unit of each column, and what said it."""


def in_order(
    units: Units, paths: Mapping[int, Sequence[HeaderCell]], columns: Sequence[int], note: str | None
) -> Units:
    """Return the units of columns with those that their headers leave open taken from a note, one after another.

    Args:
        units: what headers and note say of each column.
        paths: the header paths.
        columns: the columns of figures to which the note speaks, in order.
        note: the units that it states, joined by `、`.
    """
    options = note.split("、") if note else []
    if len(options) < 2 or len(options) != len(columns) or all(units[col][0] for col in columns):
        return units
    pairs = list(zip(columns, options, strict=True))
    if not all(units[col][0] in (None, unit) and not is_of_others(paths[col], unit) for col, unit in pairs):
        return units
    if not any(units[col][0] == unit or counts_in(paths[col], unit) for col, unit in pairs):
        return units
    said = units[pairs[0][0]][1] or f"`{note}`"
    taken = {col: (unit, f"{said}, in the order of the columns") for col, unit in pairs if units[col][0] is None}
    return units | taken
