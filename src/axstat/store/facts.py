"""Writing the fact table: every series of a table, value by value, in the order of series and items.

What the views show of a value is exactly what the unit holds: the raw text is stored unless the number prints to
it (`store.raw_form`). Large tables let polars recognise the texts that are plain decimals of up to 15 digits, which
every correct printer of shortest decimals writes alike; all other texts are judged by the SQL that reads them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from axstat.errors import CheckFailed
from axstat.model.items import Body, Items
from axstat.model.numerals import are_shortest, joined
from axstat.model.observations import ObservationSeries, ObservationTable
from axstat.model.tables import Figures, Item, ValueColumn
from axstat.model.values import Status
from axstat.store.columns import Target, ahead, is_few, write_frame, write_rows
from axstat.store.subjects import Subject

if TYPE_CHECKING:
    from array import array

    import duckdb
    import polars as pl

CHUNK_ROWS = 250_000  # observations handed over at once: bounds memory

_TYPES = {
    "series_id": "INTEGER",
    "item_id": "INTEGER",
    "prefecture_code": "VARCHAR",
    "value": "DOUBLE",
    "status": "UTINYINT",
    "raw": "VARCHAR",
}
_OBSERVATIONS = Target(
    """
    insert into store.observation
    select
        series_id, item_id, prefecture_code, value, store.status_word(status), form,
        case when form = 0 then raw end
    from (
        select *, case when raw is null then 1::utinyint else store.raw_form(value, raw) end as form from incoming
    )
    """,
    _TYPES,
)
_STORED = """
    select status::varchar, sum(n)::bigint, sum(items)::bigint
    from (
        select series_id, status, count(*) as n, bit_count(bitstring_agg(item_id, {first_item}, {last_item})) as items
        from store.observation
        where series_id between {first_series} and {last_series}
        group by series_id, status
    )
    group by status
"""
_DECIMALS = """
    update store.series set decimals = printed.decimals
    from (
        select series_id, max(store.printed_decimals(value, form)) as decimals
        from store.observation
        where series_id in (select unnest($series)) and value is not null
        group by series_id
    ) as printed
    where series.series_id = printed.series_id
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its subject and the first of its keys: those of its items and series follow each other."""

    table: ObservationTable
    subject: Subject
    table_id: int
    first_item: int
    first_series: int

    @property
    def series_ids(self) -> range:
        """The keys of its series."""
        return range(self.first_series, self.first_series + len(self.table.series))

    @property
    def item_ids(self) -> range:
        """The keys of its items."""
        return range(self.first_item, self.first_item + len(self.table.items))

    @property
    def observations(self) -> int:
        """How many values it has: one for each series and item."""
        return len(self.series_ids) * len(self.item_ids)


def write_observations(connection: duckdb.DuckDBPyConnection, tables: Sequence[Placed]) -> dict[Status, int]:
    """Append the observations of small tables, or of one large, and return how many there are of each status.

    Raises:
        CheckFailed: a series has not one value per item, or the stored rows are not one per series and item.
    """
    tables = [placed for placed in tables if placed.observations]
    if not tables:
        return {}
    for placed in tables:
        for series in placed.table.series:
            _check_lengths(placed.table, series)
    if is_few(sum(placed.observations for placed in tables)):
        write_rows(connection, _OBSERVATIONS, chain.from_iterable(map(_rows, tables)))
    else:
        for frame in ahead(chain.from_iterable(map(_frames, tables))):
            write_frame(connection, _OBSERVATIONS, frame)
    rounded = [series_id for placed in tables if placed.table.rounded for series_id in placed.series_ids]
    if rounded:
        connection.execute(_DECIMALS, {"series": rounded})
    counts = _stored(connection, tables)
    if sum(counts.values()) != sum(placed.observations for placed in tables):
        for placed in tables:  # only to say which
            stored = sum(_stored(connection, [placed]).values())
            if stored != placed.observations:
                sheet, expected = placed.table.sheet, placed.observations
                raise CheckFailed("observations-lost", sheet=sheet, expected=expected, stored=stored)
    return counts


def _stored(connection: duckdb.DuckDBPyConnection, tables: Sequence[Placed]) -> dict[Status, int]:
    """Count what is stored by status, proving that no series has an item twice."""
    first, last = tables[0], tables[-1]
    bounds = {"first_series": first.first_series, "last_series": last.series_ids[-1]}
    statement = _STORED.format(**bounds, first_item=first.first_item, last_item=last.item_ids[-1])
    rows = connection.execute(statement).fetchall()
    for _, n, items in rows:
        if n != items:
            raise CheckFailed("observation-stored-twice", stored=n, items=items)
    return {Status[word.upper()]: n for word, n, _ in sorted(rows, key=lambda row: Status[row[0].upper()])}


def _check_lengths(table: ObservationTable, series: ObservationSeries) -> None:
    values = series.values
    n_items = len(table.items)
    wrong = {len(values.values), len(values.statuses), len(values.texts)} - {n_items}
    if wrong:
        raise CheckFailed(
            "series-of-wrong-length",
            series=series.measure.label,
            sheet=table.sheet,
            lengths=tuple(sorted(wrong)),
            items=n_items,
        )


def _rows(placed: Placed) -> Iterator[tuple[Any, ...]]:
    """Yield a small table's observations, series by series, in the order of `_TYPES`."""
    prefectures = [_prefecture(item) for item in placed.table.items]
    for series_id, series in zip(placed.series_ids, placed.table.series, strict=True):
        values = series.values
        columns = (placed.item_ids, prefectures, values.values, values.statuses, values.texts)
        yield from zip(repeat(series_id), *columns, strict=False)  # as long as each other: `_check_lengths`


def _prefecture(item: Item | Body) -> str | None:
    return None if item.area is None else item.area.prefecture_code


def _prefecture_series(items: Sequence[Item]) -> pl.Series:
    import polars as pl

    if not isinstance(items, Items):
        return pl.Series([_prefecture(item) for item in items], dtype=pl.String)
    known = pl.Series(items.bodies.mapped(_prefecture).distinct, dtype=pl.String)
    return known.gather(pl.Series(items.bodies.numbers).cast(pl.UInt32))


def _frames(placed: Placed) -> Iterator[pl.DataFrame]:
    """Yield a large table's observations, a bounded number of series at a time; plain texts are null."""
    import numpy as np
    import polars as pl

    table, first_item, n_items = placed.table, placed.first_item, len(placed.item_ids)
    step = max(1, CHUNK_ROWS // n_items)
    for first in range(0, len(table.series), step):
        columns = [series.values for series in table.series[first : first + step]]
        for start in range(0, n_items, CHUNK_ROWS):
            part = slice(start, min(start + CHUNK_ROWS, n_items))
            item_ids = pl.int_range(first_item + part.start, first_item + part.stop, dtype=pl.Int32, eager=True)
            series_ids = pl.int_range(len(columns), dtype=pl.Int32, eager=True) + placed.series_ids[first]
            yield pl.DataFrame(
                {
                    "series_id": series_ids.gather(pl.Series(np.repeat(np.arange(len(columns)), len(item_ids)))),
                    "item_id": pl.concat([item_ids] * len(columns)),
                    "prefecture_code": pl.concat([_prefecture_series(table.items[part])] * len(columns)),
                    **_values(columns, part),
                }
            )


def _values(columns: Sequence[ValueColumn], part: slice) -> dict[str, pl.Series]:
    """Return values, null where a cell states none, statuses, and texts, null where the number prints to it."""
    import polars as pl

    value = pl.concat([_numbers(column.values[part]) for column in columns])
    status = _packed(b"".join(bytes(column.statuses[part]) for column in columns), "u1")
    known = value.set(status != Status.NORMAL, None)
    texts = [column.texts[part] for column in columns]
    if packed := joined(texts):
        raw = packed.unless(value.to_numpy(), known.is_not_null().to_numpy())
    else:
        raw = pl.Series(list(chain.from_iterable(texts)), dtype=pl.String)
        raw = raw.set(pl.Series(are_shortest(raw, known)), None)
    return {"value": known, "status": status, "raw": raw}


def _numbers(values: Sequence[float | None]) -> pl.Series:
    """Return numbers as a series; packed ones as they stand, whatever is packed where a value has none."""
    import polars as pl

    if isinstance(values, Figures):
        return _packed(values.numbers, "f8")
    return pl.Series(values, dtype=pl.Float64)


def _packed(buffer: array[float] | bytes, dtype: str) -> pl.Series:
    """Return packed numbers as a series without a Python object for each."""
    import numpy as np
    import polars as pl

    return pl.Series(np.frombuffer(buffer, dtype))
