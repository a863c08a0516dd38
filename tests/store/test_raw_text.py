"""The raw text of a cell comes back to the character, whatever was stored of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from axstat.model.numerals import Numerals
from axstat.model.observations import LoadUnit, Measure, ObservationSeries, ObservationTable, SourceMeta
from axstat.model.tables import ValueColumn
from axstat.model.values import Status
from axstat.store import columns
from axstat.store.changing import load
from tests.support.units import area_item, source_file

Pair = tuple[float | None, str]
Hold = Callable[[list[str]], Sequence[str]]
_numbers = count()

PRINTS = (
    "{!r}",
    "{:.17g}",
    "{:.15g}",
    "{:.0f}",
    "{:.1f}",
    "{:.2f}",
    "{:.6f}",
    "{:,}",
    "{:,.0f}",
    "{:e}",
    " {}",
    "{}%",
    "{}.",
    "+{}",
)


def unit_of(pairs: Sequence[Pair], hold: Hold = list) -> LoadUnit:
    """Return a unit with one series whose values and raw texts are `pairs`, the texts held in a list or otherwise."""
    values = ValueColumn(
        [value for value, _ in pairs],
        [Status.NORMAL if value is not None else Status.UNPARSED for value, _ in pairs],
        hold([raw for _, raw in pairs]),
    )
    items = [area_item(1 + n, f"{n}村") for n in range(len(pairs))]
    series = ObservationSeries(Measure("m", "m"), 4, (), values, None)
    table = ObservationTable("indicator", "一覧", False, items, [series])
    return LoadUnit(source_file(f"{next(_numbers)}.xlsx"), SourceMeta("indicator"), [table])


def read_back(memory: duckdb.DuckDBPyConnection, pairs: Sequence[Pair], hold: Hold = list) -> list[Pair]:
    summary = load(memory, unit_of(pairs, hold))
    return memory.execute(
        "select value, raw from observation_detail where source_id = $id order by item_id", {"id": summary.source_id}
    ).fetchall()


@st.composite
def printed(draw: st.DrawFn) -> Pair:
    """A number and a text that may or may not be its usual print."""
    value = draw(
        st.one_of(
            st.floats(allow_nan=False, allow_infinity=False),
            st.integers(-(10**16), 10**16).map(float),
            st.decimals(-(10**6), 10**6, places=2).map(float),
        )
    )
    return value, draw(st.sampled_from(PRINTS)).format(value)


pairs_strategy = st.lists(
    st.one_of(
        printed(),
        st.tuples(st.none(), st.text(max_size=20)),
        st.tuples(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20)),
        st.tuples(
            st.floats(allow_nan=False, allow_infinity=False),
            st.from_regex(r"-?[0-9]{1,18}(\.[0-9]{0,12})?", fullmatch=True),
        ),
    ),
    min_size=1,
    max_size=30,
)

HARD: list[Pair] = [
    (93.0, "93"),
    (93.0, "93.0"),
    (93.0, "93."),
    (93.0, "093"),
    (100000.0, "1e5"),
    (100000.0, "1E+05"),
    (0.1, "0.10"),
    (0.1, ".1"),
    (0.1, "0.1"),
    (0.1, "0.10000000000000001"),
    (0.1, "1.0000000000000001E-1"),
    (0.0, "0"),
    (-0.0, "-0"),
    (-0.0, "0"),
    (0.0, "-0"),
    (-0.0, "-0.0"),
    (0.0, "0.00"),
    (8.4, "8.4000000000000004"),
    (8.4, "8.4"),
    (8.4, "８．４"),
    (1234.0, "1,234"),
    (1234.5, "1,234.5"),
    (1234567.0, "1,234,567"),
    (1234.0, "12,34"),
    (256.0, "△ 256"),
    (1e15, "1000000000000000"),
    (999999999999999.0, "999999999999999"),
    (9007199254740993.0, "9007199254740993"),
    (1e-4, "0.0001"),
    (1e-5, "0.00001"),
    (5e-324, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e308"),
    (0.30000000000000004, "0.30000000000000004"),
    (0.123456789, "0.1234567890"),
    (72.0, "72%"),
    (None, ""),
    (None, "***"),
    (None, "8.4"),
    (None, "\x01"),
    (None, " 　-　"),
    (1.0, ""),
]


def test_every_hard_text_comes_back(memory: duckdb.DuckDBPyConnection) -> None:
    assert [raw for _, raw in read_back(memory, HARD)] == [raw for _, raw in HARD]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=pairs_strategy)
@example(pairs=HARD)
def test_value_and_text_come_back_as_they_went_in(memory: duckdb.DuckDBPyConnection, pairs: list[Pair]) -> None:
    assert read_back(memory, pairs) == pairs


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=pairs_strategy, hold=st.sampled_from([list, Numerals.of]))
@example(pairs=HARD, hold=list)
@example(pairs=HARD, hold=Numerals.of)
def test_large_tables_keep_their_texts_too(memory: duckdb.DuckDBPyConnection, pairs: list[Pair], hold: Hold) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "FEW_ROWS", 1)
        patch.setattr(columns, "FEW_ROWS_WITHOUT_POLARS", 1)
        assert read_back(memory, pairs, hold) == pairs


@pytest.mark.parametrize(
    ("value", "raw", "form"),
    [
        (93.0, "93", 1),
        (8.4, "8.4", 1),
        (8.4, "8.4000000000000004", 2),
        (1234.0, "1,234", 3),
        (8.0, "8.0", 11),
        (8.4, "8.40", 12),
        (8.4, "8.4時間", 0),
        (None, "", 0),
    ],
)
def test_common_prints_take_no_space(
    memory: duckdb.DuckDBPyConnection, value: float | None, raw: str, form: int
) -> None:
    summary = load(memory, unit_of([(value, raw)]))
    row = memory.execute(
        """
        select o.form, o.raw
        from store.observation as o join store.series using (series_id) join store.sheet_table using (table_id)
        where source_id = $id
        """,
        {"id": summary.source_id},
    ).fetchall()
    assert row == [(form, None if form else raw)]
