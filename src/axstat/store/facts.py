"""Writing the fact table: every series of a table, value by value, in the order of series and items.

What the views show of a value is exactly what the unit holds: the raw text is stored unless the number prints to
it (`store.raw_form`). Large tables let polars recognise the texts that are plain decimals of up to 15 digits, which
every correct printer of shortest decimals writes alike; all other texts are judged by the SQL that reads them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from axstat.errors import CheckFailed
from axstat.model.items import Body, Items
from axstat.model.numerals import are_shortest, joined
from axstat.model.observations import ObservationSeries, ObservationTable
from axstat.model.tables import Figures, Item, ValueColumn
from axstat.model.values import Status
from axstat.store.columns import Target, ahead, is_few, write, write_frame

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
_SMALL = Target(
    """
    insert into store.observation
    select
        $first_series::integer + (place // $items)::integer,
        $first_item::integer + (place % $items)::integer,
        ($prefectures::varchar[])[place % $items + 1],
        value, store.status_word(status), form,
        case when form = 0 then raw end
    from (select *, row_number() over () - 1 as place, store.raw_form(value, raw) as form from incoming)
    """,
    {name: _TYPES[name] for name in ("value", "status", "raw")},
)
"""Rows come series by series, each with every item in its order: the ids follow from a row's place."""
_LARGE = Target(
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
        where series_id between $first_series and $last_series and value is not null
        group by series_id
    ) as printed
    where series.series_id = printed.series_id
"""


def write_observations(
    connection: duckdb.DuckDBPyConnection, table: ObservationTable, first_series: int, first_item: int
) -> dict[Status, int]:
    """Append a table's observations and return how many there are of each status.

    Raises:
        CheckFailed: a series has not one value per item, or the stored rows are not one per series and item.
    """
    n_items, n_series = len(table.items), len(table.series)
    for series in table.series:
        _check_lengths(table, series)
    if is_few(n_items * n_series):
        ids = {"first_series": first_series, "first_item": first_item, "items": n_items}
        write(connection, _SMALL, _small_columns(table), few=True, values={**ids, "prefectures": _prefectures(table)})
    else:
        for frame in ahead(_frames(first_series, first_item, table)):
            write_frame(connection, _LARGE, frame)
    series_range = {"first_series": first_series, "last_series": first_series + n_series - 1}
    if table.rounded:
        connection.execute(_DECIMALS, series_range)
    counts = _stored(connection, first_item=first_item, last_item=first_item + n_items - 1, **series_range)
    if sum(counts.values()) != n_items * n_series:
        stored, expected = sum(counts.values()), n_items * n_series
        raise CheckFailed("observations-lost", sheet=table.sheet, expected=expected, stored=stored)
    return counts


def _stored(connection: duckdb.DuckDBPyConnection, **bounds: int) -> dict[Status, int]:
    """Count what is stored by status, proving that no series has an item twice."""
    rows = connection.execute(_STORED.format(**bounds)).fetchall()
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


def _small_columns(table: ObservationTable) -> list[Sequence[Any]]:
    every = table.series
    return [
        list(chain.from_iterable(series.values.values for series in every)),
        list(chain.from_iterable(series.values.statuses for series in every)),
        list(chain.from_iterable(series.values.texts for series in every)),
    ]


def _prefectures(table: ObservationTable) -> list[str | None]:
    return list(map(_prefecture, table.items))


def _prefecture(item: Item | Body) -> str | None:
    return None if item.area is None else item.area.prefecture_code


def _prefecture_series(items: Sequence[Item]) -> pl.Series:
    import polars as pl

    if not isinstance(items, Items):
        return pl.Series([_prefecture(item) for item in items], dtype=pl.String)
    known = pl.Series(items.bodies.mapped(_prefecture).distinct, dtype=pl.String)
    return known.gather(pl.Series(items.bodies.numbers).cast(pl.UInt32))


def _frames(first_series: int, first_item: int, table: ObservationTable) -> Iterator[pl.DataFrame]:
    """Yield a large table's observations, a bounded number of series at a time; plain texts are null."""
    import numpy as np
    import polars as pl

    n_items = len(table.items)
    step = max(1, CHUNK_ROWS // n_items)
    for first in range(0, len(table.series), step):
        columns = [series.values for series in table.series[first : first + step]]
        for start in range(0, n_items, CHUNK_ROWS):
            part = slice(start, min(start + CHUNK_ROWS, n_items))
            item_ids = pl.int_range(first_item + part.start, first_item + part.stop, dtype=pl.Int32, eager=True)
            series_ids = pl.int_range(len(columns), dtype=pl.Int32, eager=True) + (first_series + first)
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
