"""Damaged, foreign and other databases: every command says which it is and what to do, and leaves the file as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import duckdb
import pytest

from axstat.store.engine import SCHEMA_VERSION
from tests.faults.project import database_of, environment, make_project, table
from tests.support.cli import Ran, axstat
from tests.support.counts import Count

DAMAGES = int(os.environ.get("AXSTAT_DAMAGES") or "24")
BATCH = 12
SUM = ["query", "--sql", "select count(*) as n, fsum(value) as total from indicator", "--format", "csv"]
COMMANDS = (
    ["report", "overtime"],
    ["report", "labour"],
    ["report", "area", "札幌市"],
    ["sources"],
    ["sources", "show", "1"],
    ["sources", "remove", "1", "--yes"],
    ["sources", "use", "1"],
    ["measures"],
    SUM,
    ["query", "overtime_ranking"],
    ["trace", "overtime", "--year", "2024"],
    ["chart", "overtime-trend", "-o", "x.svg"],
    ["diff", "1", "2"],
    ["ingest"],
)
FEW = (["report", "overtime"], ["sources"], ["ingest"])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with one loaded file, and one that is not loaded yet."""
    project = make_project(tmp_path_factory.mktemp("damaged") / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    (project / "data" / "raw" / "indices_2022.csv").write_text(table(2022), encoding="utf-8")
    return project


@pytest.fixture
def project(whole: Path, tmp_path: Path) -> Path:
    """Give a copy of the project to damage, without the record beside its database."""
    copy = shutil.copytree(whole, tmp_path / "p")
    record_of(copy).unlink()
    return copy


def record_of(project: Path) -> Path:
    database = database_of(project)
    return database.with_name(database.name + ".sources.json")


def log_of(project: Path) -> Path:
    database = database_of(project)
    return database.with_name(database.name + ".wal")


def leave_log(database: Path, sql: str = "insert into store.meta values ('left', 'in the log')") -> None:
    """Commit something by a process that dies at once: it stands in the log."""
    code = (
        "import os, sys, duckdb; c = duckdb.connect(sys.argv[1]); "
        "c.execute('pragma disable_checkpoint_on_shutdown'); c.execute(sys.argv[2]); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, database, sql], check=True)


def with_storage_version(contents: bytes, version: int) -> bytes:
    """Return a database of another storage version: a number in the first header, which has a checksum."""
    head = bytearray(contents[:4096])
    head[12:20] = struct.pack("<Q", version)
    checksum = 5381
    for (word,) in struct.iter_unpack("<Q", head[8:]):
        checksum ^= word * 0xBF58476D1CE4E5B9 & (2**64 - 1)
    return struct.pack("<Q", checksum) + bytes(head[8:]) + contents[4096:]


def other_program(database: Path, *statements: str) -> None:
    database.unlink()
    with duckdb.connect(database) as connection:
        for statement in statements:
            connection.execute(statement)


def truncate(project: Path, size: int) -> None:
    database_of(project).write_bytes(database_of(project).read_bytes()[:size])


def an_sqlite_file(project: Path) -> None:
    database_of(project).unlink()
    with sqlite3.connect(database_of(project)) as connection:
        connection.execute("create table overtime (hours)")
    connection.close()


def a_folder(project: Path) -> None:
    database_of(project).unlink()
    database_of(project).mkdir()


def a_pipe(project: Path) -> None:
    database_of(project).unlink()
    os.mkfifo(database_of(project))


def of_schema_version(project: Path, version: str) -> None:
    with duckdb.connect(database_of(project)) as connection:
        connection.execute("update store.meta set value = $v where name = 'schema_version'", {"v": version})


def storage_version(project: Path, version: int) -> None:
    database_of(project).write_bytes(with_storage_version(database_of(project).read_bytes(), version))


def a_log_alone(project: Path) -> None:
    leave_log(database_of(project))
    database_of(project).unlink()


def the_log_of_another(project: Path) -> None:
    other = project / "other.duckdb"
    duckdb.connect(other).close()
    leave_log(other, "create table a as select 1 as b")
    log_of(project).write_bytes((project / "other.duckdb.wal").read_bytes())


def the_log_of_before(project: Path) -> None:
    leave_log(database_of(project))
    log = log_of(project).read_bytes()
    duckdb.connect(database_of(project)).close()
    log_of(project).write_bytes(log)


def a_damaged_log(project: Path) -> None:
    leave_log(database_of(project))
    log = bytearray(log_of(project).read_bytes())
    log[len(log) // 2] ^= 1
    log_of(project).write_bytes(log)


def zeros_where_ours_was(project: Path) -> None:
    record_of(project).write_text("{}")
    database_of(project).write_bytes(bytes(100_000))


KINDS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "truncated": (lambda p: truncate(p, 1_000_000), "is damaged: it breaks off after 1,000,000 bytes", "壊れています"),
    "truncated in its headers": (lambda p: truncate(p, 5000), "breaks off after 5,000 bytes", "途切れています"),
    "a last byte lost": (lambda p: truncate(p, -1), "breaks off after", "途切れています"),
    "empty": (lambda p: truncate(p, 0), "is not a database: it is an empty file", "空のファイル"),
    "zeros": (lambda p: database_of(p).write_bytes(bytes(9000)), "it is a file of zeros", "ゼロだけのファイル"),
    "zeros where ours was": (zeros_where_ours_was, "is damaged: it is a file of zeros now", "ゼロだけのファイル"),
    "a text": (lambda p: database_of(p).write_text("団体,時間\n" * 900), "it is a text file", "テキストファイル"),
    "a picture": (
        lambda p: database_of(p).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99),
        "another kind",
        "",
    ),
    "sqlite": (an_sqlite_file, "it is an SQLite database", "SQLite のデータベース"),
    "a folder": (a_folder, "is a folder, not a database", "フォルダー"),
    "a pipe": (a_pipe, "is a device or a pipe, not a database", "パイプ"),
    "another program's": (
        lambda p: other_program(database_of(p), "create table t (a int)"),
        "is a DuckDB database, but not axstat's",
        "axstat のものではありません",
    ),
    "another program's with our names": (
        lambda p: other_program(
            database_of(p),
            "create table overtime as select 1 as area_code, 99.9 as hours_per_month",
            "create schema store",
            f"create table store.meta as select 'schema_version' as key, '{SCHEMA_VERSION}' as content",
        ),
        "is a DuckDB database, but not axstat's",
        "axstat のものではありません",
    ),
    "another program's with our version": (
        lambda p: other_program(
            database_of(p),
            "create schema store",
            "create table store.meta (name varchar, value varchar)",
            f"insert into store.meta values ('schema_version', '{SCHEMA_VERSION}'), ('created_by', 'axstat 9')",
            "create table overtime as select 1 as area_code, 99.9 as hours_per_month",
        ),
        "is a DuckDB database, but not axstat's",
        "axstat のものではありません",
    ),
    "an older schema": (lambda p: of_schema_version(p, "3"), "has axstat's schema version 3", "スキーマの版は 3"),
    "a newer schema": (lambda p: of_schema_version(p, "99"), "has axstat's schema version 99", "スキーマの版は 99"),
    "a newer storage": (lambda p: storage_version(p, 70), "was written by a newer DuckDB", "新しい版の DuckDB"),
    "an older storage": (lambda p: storage_version(p, 60), "was written by another version of DuckDB", "別の版"),
    "a log alone": (a_log_alone, "there is no database", "更新ログ"),
    "another's log": (the_log_of_another, "is the log of another database", "別のデータベース"),
    "an older log": (the_log_of_before, "is the log of another database, or of another state", "別の時点のログ"),
    "a damaged log": (a_damaged_log, "the log of `axstat.duckdb`, is damaged", "更新ログ"),
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def one_clear_line(ran: Ran, *words: str) -> None:
    assert ran.code == 4, ran
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert ran.err.count("error: ") == 1, ran.err
    assert ran.err.count("hint: ") == 1, ran.err
    for word in words:
        assert word in ran.err, ran.err


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_named_with_what_to_do_and_left_as_it_is(kind: str, project: Path) -> None:
    damage, words, words_ja = KINDS[kind]
    damage(project)
    before = contents(database_of(project).parent)

    for command in FEW:
        one_clear_line(axstat(*command, cwd=project), words)
    japanese = axstat("sources", cwd=project, env={"LC_ALL": "ja_JP.UTF-8"})
    doctor = axstat("doctor", "--format", "csv", cwd=project)

    assert japanese.code == 4
    assert words_ja in japanese.err
    assert doctor.code == 4
    assert words in doctor.out
    assert "Traceback" not in doctor.err
    assert contents(database_of(project).parent) == before


def test_every_command_says_it(project: Path) -> None:
    truncate(project, 1_000_000)
    before = contents(project)

    for command in COMMANDS:
        one_clear_line(axstat(*command, cwd=project), "it breaks off after 1,000,000 bytes", "doctor --repair")

    assert contents(project) == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="becomes another user, which only root may")
def test_a_database_that_may_not_be_read_says_so(project: Path) -> None:
    readable = project / "readable.duckdb"
    shutil.copy(database_of(project), readable)
    database_of(project).chmod(0)
    for folder in (project, *project.parents[:4]):
        folder.chmod(0o755)
    code = (  # the modules are loaded by root, whose interpreter may lie where others must not look
        "import contextlib, os, sys; from axstat.cli import main; path = sys.argv.pop(1); command = sys.argv[1:]\n"
        "with contextlib.redirect_stdout(sys.stderr): assert main([*command, '--db', path]) == 0\n"
        "os.setuid(65534); sys.exit(main(command))"
    )

    for command in (["sources"], ["query", "indicator_list"]):
        done = subprocess.run(
            [sys.executable, "-c", code, readable, *command],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
        )
        refused = done.stderr.partition("error: ")
        one_clear_line(
            Ran(done.returncode, done.stdout, "".join(refused[1:])), "cannot be read: Permission denied", "--db FILE"
        )


def damages(contents: bytes, rng: Random) -> Iterator[tuple[str, bytes]]:
    """Give truncations and flips without end: of a header, anywhere, of several bytes, of a whole stretch."""
    while True:
        size = rng.choice((rng.randrange(len(contents)), rng.randrange(len(contents) // 4096) * 4096))
        yield f"truncated after {size}", contents[:size]
        for low, high, many in ((0, 12_288, 1), (12_288, len(contents), 1), (0, len(contents), 40)):
            changed = bytearray(contents)
            for at in (places := [rng.randrange(low, high) for _ in range(many)]):
                changed[at] ^= 1 << rng.randrange(8)
            yield f"changed at {places[0]} and {many - 1} more", bytes(changed)
        start = rng.randrange(len(contents) - 4096)
        yield f"overwritten at {start}", contents[:start] + rng.randbytes(4096) + contents[start + 4096 :]


@pytest.mark.thorough
@pytest.mark.parametrize("batch", range(-(-DAMAGES // BATCH)))
def test_no_damage_gives_a_wrong_number_or_a_traceback(batch: int, project: Path, count: Count) -> None:
    database, truth = database_of(project), axstat(*SUM, cwd=project)
    assert truth.code == 0
    rng = Random(batch)
    cases = damages(database.read_bytes(), rng)
    for number in range(min(BATCH, DAMAGES - batch * BATCH)):
        name, damaged = next(cases)
        database.write_bytes(damaged)
        read = axstat(*SUM, cwd=project)
        doctor = axstat("doctor", "--format", "csv", cwd=project)
        assert database.read_bytes() == damaged, name
        loaded = axstat("ingest", cwd=project) if number % 3 == batch % 3 else read
        if loaded.code:
            one_clear_line(loaded)
            assert database.read_bytes() == damaged, name
        if read.code == 0:
            assert read == truth, name
        else:
            one_clear_line(read)
            assert doctor.code == 4, name
        for ran in (read, doctor, loaded):
            assert "Traceback" not in ran.err + ran.out, name
            assert ran.code in (0, 1, 4), (name, ran)
        count("damaged", {"files": 1, "refused": int(read.code == 4), "answered right": int(read.code == 0)})
        for file in (record_of(project), log_of(project)):
            file.unlink(missing_ok=True)
