"""The read path answers `select`s and refuses everything else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from axstat.errors import (
    DatabaseBusy,
    DatabaseError,
    DatabaseMissing,
    DatabaseVersion,
    QueryFailed,
    QueryTimeout,
    QueryTooLarge,
)
from axstat.model.results import SourceNote
from axstat.store import QueryLimits, Reader, Rows, open_reader, statement_parameters
from tests.store.conftest import select
from tests.support.folders import names
from tests.support.units import NAGI, SAPPORO, make_database, overtime_unit

UNIT = overtime_unit({NAGI: {"hours_per_month": 36.7}, SAPPORO: {"hours_per_month": "***"}}, year=2023)
NEVER_ENDS = "select count(*) from range(100000000) as a, range(100000000) as b where a.range + b.range = 7"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_database(tmp_path_factory.mktemp("store") / "a.duckdb", UNIT)


@pytest.fixture(scope="module")
def reader(path: Path) -> Iterator[Reader]:
    with open_reader(path) as reader:
        yield reader


def test_rows_come_with_names_and_types(reader: Reader) -> None:
    assert reader.execute(
        "select name, fiscal_year, hours_per_month, simulated, status from overtime where area_code = $code",
        {"code": "336238"},
    ) == Rows(
        (
            ("name", "VARCHAR"),
            ("fiscal_year", "INTEGER"),
            ("hours_per_month", "DOUBLE"),
            ("simulated", "BOOLEAN"),
            ("status", "VARCHAR"),
        ),
        [("奈義町", 2023, 36.7, False, "normal")],
    )


def test_enumerations_are_text_and_decimals_are_floats(reader: Reader) -> None:
    rows = reader.execute(
        "select status, prefecture_code, cast(1.5 as decimal(9, 2)) as d from indicator order by 1 limit 1"
    )
    assert [kind for _, kind in rows.columns] == ["VARCHAR", "VARCHAR", "DECIMAL(9,2)"]
    assert rows.rows == [("normal", "33", 1.5)]
    assert isinstance(rows.rows[0][2], float)


def test_a_status_can_be_asked_for_by_its_word(reader: Reader) -> None:
    sql = "select area_code from indicator where status = $status"
    assert reader.execute(sql, {"status": "suppressed"}).rows == [("011002",)]
    assert reader.execute(sql, {"status": "no such status"}).rows == []


def test_values_are_bound_never_pasted(reader: Reader) -> None:
    evil = "x' or true; drop table store.source --"
    assert reader.execute("select $text as t", {"text": evil}).rows == [(evil,)]


def test_parameters_a_statement_does_not_use_are_left_out(reader: Reader) -> None:
    assert reader.execute("select $a + 1 as b", {"a": 1, "unused": 2}).rows == [(2,)]


def test_a_parameter_without_value_is_named(reader: Reader) -> None:
    with pytest.raises(QueryFailed, match="needs a value for `a`, `b`"):
        reader.execute("select $a, $b, $c", {"c": 1})


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("select 1", set()),
        ("select $year where $year > $threshold", {"year", "threshold"}),
        ("with a as (select $x as x) select '$y' as text from a -- $z", {"x"}),
    ],
)
def test_parameters_of_a_statement(sql: str, names: set[str]) -> None:
    assert statement_parameters(sql) == names


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("", "this text has none"),
        ("-- nothing", "this text has none"),
        ("select 1; select 2", "this text has 2"),
        ("select ?", "parameters need names"),
        ("select $1", "parameters need names"),
        ("selec 1", "syntax error"),
        ("select nothing_like_it from overtime", "nothing_like_it"),
        ("select * from no_such_view", "no_such_view"),
        ("select 'a'::integer", "Could not convert"),
    ],
)
def test_wrong_statements_fail_in_one_line(reader: Reader, sql: str, message: str) -> None:
    with pytest.raises(QueryFailed, match=message) as caught:
        reader.execute(sql)
    assert "\n" not in caught.value.message
    assert not caught.value.message.endswith(".")


@pytest.mark.parametrize(
    "sql",
    [
        "insert into store.source select * from store.source",
        "update store.source set simulated = false",
        "delete from store.observation",
        "drop view overtime",
        "create table a as select 1",
        "create temp table a as select 1",
        "create temp macro f() as 1",
        "create secret (type http)",
        "attach ':memory:' as other",
        "attach 'other.duckdb'",
        "detach a",
        "use memory",
        "copy (select 1) to 'out.csv'",
        "copy store.source from 'in.csv'",
        "export database 'out'",
        "import database 'out'",
        "install httpfs",
        "load httpfs",
        "set threads = 1",
        "set enable_external_access = true",
        "reset enable_external_access",
        "pragma database_list",
        "call pragma_database_size()",
        "checkpoint",
        "vacuum",
        "begin",
        "prepare p as select 1",
        "execute p",
        "comment on view overtime is 'x'",
        "explain delete from store.observation",
        "explain analyze copy (select 1) to 'out.csv'",
        "explain analyze create temp table t as select 1",
        "explain analyze begin",
        "explain analyze set variable a = 1",
        "EXPLAIN\nANALYZE\nset variable a = 1",
        "explain /* a */ analyze set variable a = 1",
        "explain analyze /* select 1 /* */ */ begin",
        "explain (analyze) begin",
        "-- x\rexplain analyze begin",
        "/* x */ explain analyze begin",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "select * from read_csv('https://example.com/a.csv')",
        "select * from parquet_scan('a.parquet')",
        "select * from duckdb_secrets() where load_aws_credentials() is null",
        "select * from secret_frame",
        "select getenv('HOME')",
    ],
)
def test_nothing_but_reading_this_database_is_possible(path: Path, sql: str) -> None:
    secret_frame = [1, 2, 3]
    before = path.read_bytes()
    with open_reader(path) as reader, pytest.raises(QueryFailed) as caught:
        reader.execute(sql)
    assert "\n" not in caught.value.message
    assert path.read_bytes() == before
    assert secret_frame == [1, 2, 3]
    assert names(path.parent) == ["a.duckdb"]


@pytest.mark.parametrize(
    "sql",
    [
        "explain select * from overtime",
        "-- why\nexplain analyze\nselect * from overtime;",
        "explain with a as (select 1) select * from a",
        "from overtime",
        "describe overtime",
        "summarize overtime",
        "values (1)",
        "show tables",
    ],
)
def test_every_way_of_reading_is_allowed(reader: Reader, sql: str) -> None:
    assert reader.execute(sql).rows


def test_a_query_that_never_ends_is_stopped(reader: Reader) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"longer than 0\.2 s"):
        reader.execute(NEVER_ENDS, timeout=0.2)
    assert time.monotonic() - started < 5
    assert reader.execute("select 1", timeout=5).rows == [(1,)]


def test_a_query_beyond_memory_fails_instead_of_filling_the_disk(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    limits = QueryLimits(memory=100 << 20, result=10 << 20)
    with open_reader(path, limits=limits) as reader, pytest.raises(QueryTooLarge, match="more memory than the limit"):
        reader.execute("select list(range) from range(100000000)")
    assert names(path.parent) == ["a.duckdb"]


def test_two_readers_with_other_settings_in_one_process_do_not_mix(reader: Reader) -> None:
    with (
        pytest.raises(DatabaseBusy, match="held by this process"),
        open_reader(reader.path, wait=0, limits=QueryLimits(memory=1 << 30, result=1 << 20, threads=1)),
    ):
        pass


def test_a_missing_database_is_missing_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing, match="there is no database"), open_reader(tmp_path / "a.duckdb"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_axstat_database_of_this_version_is_refused(tmp_path: Path) -> None:
    text, foreign, older = (tmp_path / name for name in ("text.duckdb", "foreign.duckdb", "older.duckdb"))
    text.write_text("not a database\n" * 1000)
    duckdb.connect(foreign).close()
    make_database(older, UNIT)
    with duckdb.connect(older) as connection:
        connection.execute("update store.meta set value = '0' where name = 'schema_version'")
    for file, message in ((text, "is not a database"), (foreign, "not axstat's"), (older, "schema version 0")):
        with pytest.raises(DatabaseVersion, match=message), open_reader(file):
            pass


def test_a_damaged_header_says_so(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    contents = bytearray(path.read_bytes())
    contents[12] ^= 0xFF
    path.write_bytes(contents)
    with pytest.raises(DatabaseError, match="is damaged") as caught, open_reader(path):
        pass
    assert "axstat ingest" in caught.value.hint


def test_a_damaged_database_is_an_error_of_ours(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", UNIT)
    contents = path.read_bytes()
    for damaged in (contents[:5000], contents[:20000] + b"\0" * (len(contents) - 20000)):
        path.write_bytes(damaged)
        with pytest.raises((DatabaseError, QueryFailed)), open_reader(path) as reader:
            reader.execute("select sum(value) from indicator")


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_a_database_in_a_read_only_folder_can_be_read(tmp_path: Path) -> None:
    path = make_database(tmp_path / "data" / "a.duckdb", UNIT)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert select(path, "select count(*) from overtime") == [(2,)]
        assert names(path.parent) == ["a.duckdb"]
    finally:
        path.parent.chmod(0o755)


def test_sources_are_notes_for_results(reader: Reader) -> None:
    assert reader.sources() == (
        SourceNote(1, "overtime_2023.xlsx", UNIT.file.sha256, "overtime", "時間外勤務の状況", "総務省", 2023),
    )
