"""What is in use depends on which sources are loaded and in which order, not on what was loaded and removed between.

A model in plain Python says which value is in use: of every value (area, measure, year, staff scope) the one whose
source goes first by decision, edition, own year, final edition, order of loading.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from axstat.model.observations import Asked, LoadUnit
from axstat.store import changing
from axstat.store.kept import keep
from tests.support.units import HAKODATE, NAGI, SAPPORO, indicator_unit, overtime_unit, source_file

PLACES = (NAGI, SAPPORO, HAKODATE)
MEASURES = ("hours_per_year", "pct_over_45h")
EDITIONS = ("速報", "", "確報")
RANKS = {"速報": -2, "": 0, "確報": 1}


class Source(NamedTuple):
    """A small file: its table, edition, years of data and of the source, and cells as (area, measure, value)."""

    wide: bool
    edition: str
    year: int
    own_year: int
    simulated: bool
    cells: tuple[tuple[int, int, int], ...]


SOURCE = st.builds(
    Source,
    st.booleans(),
    st.sampled_from(EDITIONS),
    st.integers(2022, 2023),
    st.integers(2022, 2023),
    st.integers(0, 4).map(lambda n: n == 0),
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 9)),
        min_size=1,
        max_size=4,
        unique_by=lambda cell: cell[:2],
    ).map(tuple),
)
STEPS = st.lists(
    st.one_of(
        SOURCE.map(lambda source: ("load", source)),
        st.tuples(st.just("again"), st.tuples(st.integers(0, 9), SOURCE)),
        st.tuples(st.just("remove"), st.integers(0, 9)),
        st.tuples(st.just("use"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
    ),
    min_size=2,
    max_size=9,
)


def unit(source: Source, name: str, *, said: str = "") -> LoadUnit:
    rows: dict[Any, dict[str, Any]] = {}
    for place, measure, value in source.cells:
        rows.setdefault(PLACES[place], {})[MEASURES[measure]] = float(value)
    make = overtime_unit if source.wide else indicator_unit
    made = make(rows, year=source.year, file=name, title=f"時間外勤務の状況（{source.edition}）")
    meta = replace(made.meta, fiscal_year=source.own_year, simulated=source.simulated)
    return replace(made, file=source_file(name), meta=meta, asked=Asked(name, said_as=(said,)))


def in_use(sources: dict[str, Source], decided: dict[str, int]) -> dict[tuple[Any, ...], tuple[str, float | None]]:
    """Return the model's answer: value and file by what the value is about."""
    put_away = {
        name
        for name, s in sources.items()
        if s.simulated
        and any(
            not r.simulated and r.wide == s.wide and (r.own_year == s.own_year or r.year == s.year)
            for r in sources.values()
        )
    }
    best: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for order, (name, source) in enumerate(sources.items()):
        if name in put_away:
            continue
        rank = RANKS[source.edition]
        own = not source.wide or source.year == source.own_year
        for key, value in table(source).items():
            standing = (decided.get(name, 0), rank >= 0, own, rank, order)
            about = (source.wide, source.simulated, source.year, *key)
            if about not in best or best[about][0] < standing:
                best[about] = (standing, name, value)
    return {about: (name, value) for about, (_, name, value) in best.items()}


def table(source: Source) -> dict[tuple[int, int], float | None]:
    """Return the cells of a source's rectangle: what was not given is blank, and blank is published too."""
    places = {place for place, _, _ in source.cells}
    measures = {measure for _, measure, _ in source.cells}
    given = {(place, measure): float(value) for place, measure, value in source.cells}
    return {(place, measure): given.get((place, measure)) for place in places for measure in measures}


def shown(connection: duckdb.DuckDBPyConnection) -> dict[tuple[Any, ...], tuple[str, float | None]]:
    rows = connection.execute(
        """
        select dataset = 'overtime', simulated, fiscal_year, area_name, measure, file, value
        from observation_detail where current
        """
    ).fetchall()
    names = [area.name for area in PLACES]
    found = {
        (wide, simulated, year, names.index(name), MEASURES.index(measure)): (file, value)
        for wide, simulated, year, name, measure, file, value in rows
    }
    assert len(found) == len(rows), rows
    return found


@contextlib.contextmanager
def emptied(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Undo what the block loads: an empty database costs more than the loads."""
    connection.begin()
    try:
        yield
    finally:
        connection.rollback()


@pytest.mark.thorough
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_what_is_in_use_is_what_the_sources_left_say(
    memory: duckdb.DuckDBPyConnection, steps: list[tuple[str, Any]]
) -> None:
    loaded: dict[str, Source] = {}
    ids: dict[str, int] = {}
    decided: dict[str, int] = {}
    with emptied(memory):
        for n, (step, what) in enumerate(steps):
            if step == "load":
                name = f"{n}.xlsx"
                ids[name] = changing.load(memory, unit(what, name)).source_id
                loaded[name] = what
            elif step == "again" and loaded:
                name = list(loaded)[what[0] % len(loaded)]
                number = changing.load(memory, unit(what[1], name, said=str(n))).source_id
                assert number == ids[name]
                loaded[name] = what[1]
            elif loaded:
                name = list(loaded)[what % len(loaded)]
                if step == "remove":
                    changing.remove(memory, ids.pop(name))
                    del loaded[name]
                    decided.pop(name, None)
                elif not loaded[name].simulated:
                    changing.use(memory, ids[name], undo=step == "undo")
                    decided.pop(name, None)
                    if step == "use":
                        decided[name] = max(decided.values(), default=0) + 1
            assert shown(memory) == in_use(loaded, decided)
            keep(memory)
            kept = memory.execute("from overtime order by all").fetchall()
            assert kept == memory.execute("from store.overtime_found order by all").fetchall()
        state = _state(memory)
    with emptied(memory):
        fresh = {name: changing.load(memory, unit(source, name)).source_id for name, source in loaded.items()}
        for name in sorted(decided, key=lambda name: decided[name]):
            changing.use(memory, fresh[name], undo=False)
        assert _state(memory) == state


def _state(connection: duckdb.DuckDBPyConnection) -> list[Any]:
    """Return what every view shows but for the numbers of sources, series and items, and who replaced what."""
    keep(connection)
    return [
        connection.execute(sql).fetchall()
        for sql in (
            "select file, current, in_use, observations, decided from source order by file",
            "select o.file, n.file, s.observations from store.supersession as s"
            " join source as o on o.source_id = s.older join source as n on n.source_id = s.newer order by all",
            "select d.file, cell, d.current, raw, value, n.file from observation_detail as d"
            " left join source as n on n.source_id = d.replaced_by order by all",
            "select area_code, overtime.fiscal_year, staff_scope, hours_per_year, pct_over_45h, file, cell"
            " from overtime join source using (source_id) order by all",
        )
    ]
