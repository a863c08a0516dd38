"""What the user says of where a source is from: it goes beside the file's word, and stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from axstat.errors import NotLoaded, UsageError
from axstat.model.observations import Asked, LoadUnit
from axstat.reports import still_replaced
from axstat.store import changing, citing, open_reader, open_writer, read_record
from axstat.store.writer import Writer
from tests.store.conftest import select
from tests.support.units import NAGI, SAPPORO, indicator_unit, make_database, overtime_unit

CITED = "select publisher, title, url, licence, retrieved_on, cited from source order by source_id"
NATIONAL = overtime_unit({NAGI: {"hours_per_year": 91.5}}, title="時間外勤務の状況", file="national.xlsx")


def unit(publisher: str | None = None, **meta: object) -> LoadUnit:
    return replace(NATIONAL, meta=replace(NATIONAL.meta, publisher=publisher, **meta))  # type: ignore[arg-type]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_database(tmp_path / "a.duckdb", unit())


def writer_of(database: Path) -> Writer:
    with open_writer(database) as writer:
        return writer


def test_what_the_user_says_completes_the_citation_and_is_known_as_the_users_word(database: Path) -> None:
    writer_of(database).cite([1], {"publisher": "総務省", "retrieved_on": date(2026, 1, 31)})

    assert select(database, CITED) == [
        ("総務省", "時間外勤務の状況", None, None, date(2026, 1, 31), "publisher, retrieved_on")
    ]
    with open_reader(database) as reader:
        (source,) = reader.sources()
    assert (source.publisher, source.cited) == ("総務省", ("publisher", "retrieved_on"))


def test_what_the_file_says_itself_is_kept_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    database = make_database(tmp_path / "a.duckdb", unit("経済産業省", licence="公共データ利用規約"))
    writer = writer_of(database)

    with pytest.raises(UsageError, match=r"source 1 itself says `経済産業省` \(publisher\)"):
        writer.cite([1], {"url": "https://example.jp", "publisher": "総務省"})
    assert select(database, CITED)[0][:3] == ("経済産業省", "時間外勤務の状況", None)

    writer.cite([1], {"publisher": "総務省", "title": "別の題"}, replace=True)
    assert select(database, CITED)[0][:2] == ("総務省", "別の題")

    writer.cite([1], {"publisher": None, "title": None})
    assert select(database, CITED)[0] == ("経済産業省", "時間外勤務の状況", None, "公共データ利用規約", None, None)


def test_the_word_that_the_file_says_too_is_no_contradiction(tmp_path: Path) -> None:
    database = make_database(tmp_path / "a.duckdb", unit("総務省"))
    writer_of(database).cite([1], {"publisher": "総務省"})
    assert select(database, CITED)[0][0] == "総務省"


def test_it_stays_when_the_file_is_read_again_and_stands_in_the_record(database: Path) -> None:
    writer = writer_of(database)
    writer.cite([1], {"publisher": "総務省", "retrieved_on": date(2026, 1, 31)})

    summary = writer.load(replace(unit(), asked=Asked("a.xlsx", year=2024)))

    assert summary.again
    assert summary.cited.publisher == "総務省"
    assert select(database, CITED)[0][0] == "総務省"
    (record,) = read_record(database) or ()
    assert (record.cited.publisher, record.cited.retrieved_on) == ("総務省", date(2026, 1, 31))


def test_several_sources_are_cited_together_or_not_at_all(tmp_path: Path) -> None:
    other = overtime_unit({SAPPORO: {"hours_per_year": 99.6}}, year=2022, file="other.xlsx")
    database = make_database(
        tmp_path / "a.duckdb", unit(), replace(other, meta=replace(other.meta, publisher="札幌市"))
    )
    writer = writer_of(database)

    with pytest.raises(UsageError, match="source 2"):
        writer.cite([1, 2], {"publisher": "総務省"})
    assert [row[0] for row in select(database, CITED)] == [None, "札幌市"]
    with pytest.raises(NotLoaded):
        writer.cite([1, 9], {"publisher": "総務省"})

    writer.cite([1, 2], {"url": "https://example.jp"})
    assert [row[2] for row in select(database, CITED)] == ["https://example.jp"] * 2


def test_a_publisher_said_afterwards_brings_no_replaced_value_back(tmp_path: Path) -> None:
    later = replace(unit("経済産業省"), file=replace(NATIONAL.file, name="later.xlsx", sha256="0" * 64))
    database = make_database(tmp_path / "a.duckdb", unit(), later)
    in_use = "select in_use from source order by source_id"
    assert select(database, in_use) == [(0,), (1,)]
    writer = writer_of(database)

    assert writer.cite([1], {"publisher": "総務省"}) == ()  # what replaced what was decided when they were loaded
    assert select(database, in_use) == [(0,), (1,)]
    with open_reader(database) as reader:
        (line,) = still_replaced(reader, [1])
    assert "`axstat sources use 1`" in line.ja

    lost = writer.use(1)  # who wants the other says so
    assert [(one.source_id, one.values) for one in lost] == [(2, 1)]
    assert select(database, in_use) == [(1,), (0,)]


def test_publishers_never_leave_two_numbers_for_one_cell(tmp_path: Path) -> None:
    corrected = overtime_unit({NAGI: {"hours_per_year": 99.9}}, title="時間外勤務の状況", file="corrected.xlsx")
    corrected = replace(corrected, meta=replace(corrected.meta, publisher="経済産業省"))
    database = make_database(tmp_path / "a.duckdb", unit(), corrected)

    writer_of(database).cite([1], {"publisher": "総務省"})
    assert select(database, CITED)[0][0] == "総務省"
    assert select(database, "select hours_per_year, source_id from overtime") == [(99.9, 2)]


def test_one_name_said_of_two_makes_them_editions_of_one_table(tmp_path: Path) -> None:
    first = indicator_unit({NAGI: {"給付費": 5}}, file="a.xlsx", title="国保")
    second = indicator_unit({NAGI: {"給付費": 9}}, file="b.xlsx", title="国保")
    second = replace(second, meta=replace(second.meta, publisher="総務省自治財政局"))
    database = make_database(tmp_path / "a.duckdb", first, second)
    found = "select measure, value from indicator order by all"
    assert select(database, found) == [("総務省 国保 › 給付費", 5), ("総務省自治財政局 国保 › 給付費", 9)]

    writer_of(database).cite([2], {"publisher": "総務省"}, replace=True)
    assert select(database, found) == [("給付費", 9)]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("load"), st.integers(0, 3)),
        st.tuples(st.sampled_from(["use", "undo", "remove"]), st.integers(0, 3)),
        st.tuples(st.sampled_from(["甲", "乙", None]), st.integers(0, 3)),
    ),
    min_size=3,
    max_size=9,
)
OWN = ((None, "国保"), (None, "国保（訂正）"), ("甲", "国保"), ("乙", "介護"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_a_bodys_cell_has_one_current_value_in_every_order(memory: duckdb.DuckDBPyConnection, steps: list[Any]) -> None:
    loaded: dict[int, int] = {}
    memory.begin()
    try:
        for step, n in steps:
            if step == "load":
                publisher, title = OWN[n]
                made = indicator_unit({NAGI: {"給付費": 10 * n}}, file=f"{n}.xlsx", title=title)
                made = replace(made, meta=replace(made.meta, publisher=publisher))
                loaded[n] = changing.load(memory, made).source_id
            elif n in loaded and step == "remove":
                changing.remove(memory, loaded.pop(n))
            elif n in loaded and step in ("use", "undo"):
                changing.use(memory, loaded[n], undo=step == "undo")
            elif n in loaded:
                citing.cite(memory, [loaded[n]], {"publisher": step}, replace=True)
            rows = memory.execute("select measure, area_code from indicator").fetchall()
            assert len(rows) == len(set(rows)), steps
            assert bool(rows) == bool(loaded)
    finally:
        memory.rollback()
