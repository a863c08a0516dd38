"""What others say, in Japanese too: the operating system's reasons, DuckDB's kinds of error, errors of a process."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import duckdb
import pytest

from axstat.errors import AxstatError, DatabaseBusy, NotABackup, QueryFailed, SourcesMissing
from axstat.model.sizes import GIB, MIB, shown_size
from axstat.store import open_reader
from axstat.store.damage import first_line
from axstat.store.refused import refused
from axstat.store.wide import TWO_VALUES
from axstat.voice import said, some
from axstat.voice.system import quoted, reason
from tests.support.units import NAGI, make_database, overtime_unit
from tests.voice.languages import english_in


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_database(tmp_path_factory.mktemp("db") / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 36.7}}))


@pytest.mark.parametrize(
    ("number", "english", "japanese"),
    [
        (errno.EACCES, "Permission denied", "アクセス権がありません"),
        (errno.ENOSPC, "No space left on device", "ディスクに空きがありません"),
        (errno.EPIPE, "Broken pipe", "システムのエラー（`EPIPE`）"),
    ],
)
def test_what_the_system_refuses_is_said_in_the_readers_language_alone(
    number: int, english: str, japanese: str
) -> None:
    error = OSError(number, english)

    assert reason(error).en == english
    assert reason(error).ja == japanese
    assert english_in(reason(error).ja) == []


def test_the_words_of_a_machine_in_another_language_are_not_shown() -> None:
    assert reason(OSError(errno.EACCES, "アクセスが拒否されました。")).en == "Permission denied"


def test_an_error_without_a_number_or_words_still_says_something() -> None:
    assert reason(OSError("no locks here")).en == "no locks here"
    assert reason(OSError()).ja == "システムのエラー（`OSError`）"


def test_what_a_library_passes_on_from_the_system_is_led_by_our_words() -> None:
    text = 'Could not write file "a.duckdb": No space left on device'

    assert quoted(text, "DuckDB").ja == "ディスクに空きがありません（DuckDB からの報告）"
    assert quoted("something new", "DuckDB").ja == "DuckDB のエラー（`something new`）"
    assert quoted("something new", "DuckDB").en == "something new"


@pytest.mark.parametrize(
    ("sql", "japanese"),
    [
        ("selec 1", "SQL の構文に誤りがあります"),
        ("select * from no_such_view", "SQL で使われている表、ビューまたは関数が見つかりません"),
        ("select no_such_function(1)", "SQL で使われている表、ビューまたは関数が見つかりません"),
        ("select no_such_column from overtime", "SQL の列名、または関数の引数に誤りがあります"),
        ("select 'a'::integer", "値を指定の型に変換できません"),
        ("select 9223372036854775807 + 1", "計算の結果が、型で表せる範囲を超えました"),
        ("select error('abc')", "クエリで扱えない値があります"),
        ("select * from read_csv('/no/such/file')", "クエリでは許可されていない操作です"),
    ],
)
def test_a_statement_is_refused_in_japanese_by_kind(database: Path, sql: str, japanese: str) -> None:
    with open_reader(database) as reader, pytest.raises(QueryFailed) as caught:
        reader.execute(sql)
    error = caught.value

    assert error.text("ja") == f"{japanese}（DuckDB：{error.message}）"
    assert " Error: " not in error.message


def test_two_values_of_a_declared_view_are_told_in_our_words() -> None:
    with duckdb.connect() as connection, pytest.raises(duckdb.Error) as caught:
        connection.execute(f"select error('{TWO_VALUES} 職員数 of 336238')").fetchall()

    assert refused(caught.value).text("ja") == "`336238` の `職員数` に、有効な値が 2 つあります"
    assert refused(caught.value).message == "two values in use for 職員数 of 336238"


def test_what_python_says_of_a_value_is_not_duckdbs() -> None:
    assert (
        refused(OverflowError("year is out of range")).text("ja")
        == "結果に受け取れない値があります（year is out of range）"
    )
    assert refused(OverflowError()).message == "DuckDB cannot run the query (`OverflowError`)"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Out of Range Error: Overflow", "Overflow"),
        ("INTERNAL Error: a", "a"),
        ("IO Error: Could not: Error: b.\nmore", "Could not: Error: b"),
        ("Binder Error: c", "c"),
    ],
)
def test_the_kind_of_an_error_is_no_part_of_what_it_says(text: str, line: str) -> None:
    assert first_line(Exception(text)) == line


@pytest.mark.parametrize(
    "error",
    [
        DatabaseBusy("database-held", path="a", holder=said("holder-program", pid=7, program="dbeaver"), waited=""),
        SourcesMissing("backup-holds-more", path="a", names=some(["b.xlsx", "c.xlsx"])),
        NotABackup("no-backup-there", path="a", why=said("no-database", path="a"), hint=said("quote-tabs")),
    ],
)
def test_an_error_says_the_same_in_another_process(error: AxstatError) -> None:
    there = pickle.loads(pickle.dumps(error))

    assert type(there) is type(error)
    assert there.finding == error.finding
    for lang in ("ja", "en"):
        assert there.text(lang) == error.text(lang)
        assert there.what_to_do(lang) == error.what_to_do(lang)


@pytest.mark.parametrize(
    ("size", "shown"), [(1000, "1,000 B"), (MIB, "1 MiB"), (300 * MIB, "300 MiB"), (3 * GIB // 2, "1.5 GiB")]
)
def test_a_size_is_never_shown_as_nothing(size: int, shown: str) -> None:
    assert shown_size(size) == shown
