"""Rows of `store.item` for a long table, made column by column from what its items have in common.

They are those of `dimensions.item_columns`, without an object for each line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from axstat.model.areas import Area
from axstat.model.items import Body, Items
from axstat.model.packed import Coded
from axstat.store.columns import as_series
from axstat.store.dimensions import ITEMS, PACKED_COLUMNS, period_fields

if TYPE_CHECKING:
    import polars as pl

AT_ONCE = 200_000  # rows handed over at once: bounds memory
_BODY = ("row_class", "area_id", "label", "category", "area_said")
_PERIOD = ("period", "period_kind", "period_start", "period_end", "fiscal_year")


def item_frames(table_id: int, first_item: int, items: Items, area_ids: Mapping[Area, int]) -> Iterator[pl.DataFrame]:
    """Yield the rows of a table's items, some at a time; columns as `ITEMS` says."""
    import polars as pl

    bodies = [_of_body(body, area_ids) if times else None for body, times in items.bodies.counted()]
    known = {name: _known(name, [body and body[n] for body in bodies]) for n, name in enumerate(_BODY)}
    if items.periods is not None:
        fields = [period_fields(period) for period in items.periods.distinct]
        known |= {name: _known(name, [field[n] for field in fields]) for n, name in enumerate(_PERIOD)}
    if items.facets is not None:
        known["facets"] = _known("facets", [facets or None for facets in items.facets.distinct])
    for start in range(0, len(items), AT_ONCE):
        some = items[start : start + AT_ONCE]
        coded: dict[str, Coded[Any] | None] = dict.fromkeys(_BODY, some.bodies)
        coded |= dict.fromkeys(_PERIOD, some.periods) | {"facets": some.facets}
        own = {
            "item_id": pl.int_range(first_item + start, first_item + start + len(some), dtype=pl.Int32, eager=True),
            "table_id": pl.repeat(table_id, len(some), dtype=pl.Int32, eager=True),
            "line": pl.Series(_numbers(some.lines), dtype=pl.Int32),
            "cells": _cells(some),
        }
        yield pl.DataFrame([own[name].alias(name) if name in own else _repeated(name, known, coded[name], len(some))
                            for name in ITEMS.types])  # fmt: skip


def _of_body(body: Body, area_ids: Mapping[Area, int]) -> tuple[Any, ...]:
    area_id = area_ids[body.area] if body.area is not None else None
    return body.row_class.value, area_id, body.label, body.category, body.by or None


def _known(name: str, values: Sequence[Any]) -> pl.Series:
    return as_series(name, ITEMS.types[name], values)


def _repeated(name: str, known: Mapping[str, pl.Series], coded: Coded[Any] | None, size: int) -> pl.Series:
    """Return a column whose values repeat; where no line has any, nulls."""
    import polars as pl

    if coded is None:
        return _known(name, [None]).gather(pl.repeat(0, size, dtype=pl.UInt32, eager=True))
    return known[name].gather(pl.Series(coded.numbers).cast(pl.UInt32))


def _numbers(lines: Sequence[int]) -> Any:
    import numpy as np

    return np.arange(lines.start, lines.stop) if isinstance(lines, range) else np.asarray(lines)


def _cells(items: Items) -> pl.Series:
    """Return the label cells of each line as numbers."""
    import numpy as np
    import polars as pl

    cells = items.cells
    if not all(cells.are_whole(items.lines)):
        packed = [[row * PACKED_COLUMNS + col - 1 for _, row, col in cells(line)] for line in items.lines]
        return as_series("cells", "BIGINT[]", packed)
    lines = _numbers(items.lines).astype(np.int64)
    columns = [(row or lines) * PACKED_COLUMNS + (col or lines) - 1 for _, row, col in cells.across]
    return pl.Series("cells", np.stack(columns, axis=1)).cast(pl.List(pl.Int64))
