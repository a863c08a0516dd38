"""`axstat backup` and `axstat restore`: whole or not at all, and nothing of anybody's is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.faults.project import Started, State, database_of, environment, make_project, state, table
from tests.faults.test_company import HOLD
from tests.faults.test_damaged import leave_log, log_of, of_schema_version, record_of, truncate
from tests.faults.test_disks import disk, fill  # noqa: F401 - `disk` is a fixture
from tests.support.cli import Ran, axstat
from tests.support.folders import names


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project of two files with a backup of the first alone."""
    project = make_project(tmp_path_factory.mktemp("backup") / "p", years=(2021, 2022))
    assert axstat("ingest", "data/raw/indices_2021.csv", cwd=project).code == 0
    assert axstat("backup", "first.duckdb", cwd=project).code == 0
    assert axstat("ingest", cwd=project).code == 0
    return project


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "p")


def refused(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran
    assert ran.out == ""
    assert (ran.err.count("error: "), ran.err.count("hint: ")) == (1, 1), ran.err
    for word in words:
        assert word in ran.err, ran.err


def loaded(path: Path) -> State:
    found = state(path)
    assert found
    return found


def test_a_backup_holds_what_the_database_holds_and_restores_it(project: Path) -> None:
    before = loaded(database_of(project))

    saved = axstat("backup", "deep/er/b.duckdb", cwd=project)
    assert (saved.code, saved.out) == (0, "")
    assert "2 sources" in saved.err
    assert names(project / "deep" / "er") == ["b.duckdb"]
    database_of(project).unlink()
    ran = axstat("restore", "deep/er/b.duckdb", cwd=project)

    assert ran.code == 0, ran
    assert loaded(database_of(project)) == before
    assert loaded(project / "deep" / "er" / "b.duckdb") == before
    assert names(database_of(project).parent) == ["axstat.duckdb"]
    assert axstat("doctor", cwd=project).code == 0
    assert axstat("ingest", cwd=project).out.count("unchanged") >= 2


def test_a_log_is_folded_in_and_left_where_it_is(project: Path) -> None:
    leave_log(database_of(project))
    database, log = database_of(project).read_bytes(), log_of(project).read_bytes()

    assert axstat("backup", "b.duckdb", cwd=project).code == 0

    assert [p.name for p in project.glob("*b.duckdb*")] == ["b.duckdb"]
    with duckdb.connect(project / "b.duckdb", read_only=True) as connection:
        assert connection.execute("select value from store.meta where name = 'left'").fetchall() == [("in the log",)]
    assert (database_of(project).read_bytes(), log_of(project).read_bytes()) == (database, log)


def test_restore_keeps_the_database_that_was_there(project: Path) -> None:
    shutil.copy(database_of(project), project / "same.duckdb")
    before = database_of(project).read_bytes()

    ran = axstat("restore", "same.duckdb", cwd=project)

    assert ran.code == 0, ran
    (kept,) = [p for p in database_of(project).parent.glob("axstat.duckdb.before-*") if p.suffix != ".json"]
    assert kept.read_bytes() == before
    assert f"kept as {kept}" in ran.err


@pytest.mark.thorough
def test_neither_loses_sources_unless_forced(project: Path) -> None:
    assert axstat("backup", "both.duckdb", cwd=project).code == 0
    both, first = (loaded(project / name) for name in ("both.duckdb", "first.duckdb"))
    assert len(first) < len(both)

    refused(axstat("restore", "first.duckdb", cwd=project), 4, "`indices_2022.csv`", "--force")
    assert loaded(database_of(project)) == both
    assert axstat("restore", "first.duckdb", "--force", cwd=project).code == 0
    assert loaded(database_of(project)) == first
    refused(axstat("backup", "both.duckdb", cwd=project), 4, "`indices_2022.csv`", "--force")
    assert loaded(project / "both.duckdb") == both
    assert axstat("backup", "both.duckdb", "--force", cwd=project).code == 0
    assert loaded(project / "both.duckdb") == first


def test_a_backup_may_be_written_again(project: Path) -> None:
    assert axstat("backup", "first.duckdb", cwd=project).code == 0
    assert loaded(project / "first.duckdb") == loaded(database_of(project))


@pytest.mark.parametrize("what", ["text", "workbook", "duckdb", "database", "folder", "damaged"])
def test_a_backup_replaces_nothing_but_a_backup(what: str, project: Path) -> None:
    to = project / "b.duckdb"
    if what == "text":
        to.write_text("my notes")
    elif what == "workbook":
        to = project / "data" / "raw" / "indices_2021.csv"
    elif what == "duckdb":
        with duckdb.connect(to) as connection:
            connection.execute("create table mine as select 1 as a")
    elif what == "database":
        to = database_of(project)
    elif what == "folder":
        to.mkdir()
    else:
        to.write_bytes(database_of(project).read_bytes()[:-1000])
    before = to.read_bytes() if to.is_file() else b""

    hint = {"workbook": "choose another file", "database": "choose another file", "folder": "the name of a file in it"}
    refused(axstat("backup", to, cwd=project), 2, hint.get(what, "another file name"))

    assert (to.read_bytes() if to.is_file() else b"") == before
    assert len(names(database_of(project).parent)) == 1


@pytest.mark.parametrize("what", ["missing", "truncated", "text", "foreign", "older", "flipped"])
def test_what_is_no_whole_backup_is_not_restored(what: str, project: Path) -> None:
    backup = project / "b.duckdb"
    if what != "missing":
        shutil.copy(database_of(project), backup)
    if what in ("truncated", "flipped"):
        contents = bytearray(backup.read_bytes())
        if what == "flipped":
            contents[len(contents) // 3] ^= 4
        backup.write_bytes(contents if what == "flipped" else contents[:400_000])
    elif what == "text":
        backup.write_text("text")
    elif what == "foreign":
        backup.unlink()
        duckdb.connect(backup).close()
    elif what == "older":
        with duckdb.connect(backup) as connection:
            connection.execute("update store.meta set value = '1' where name = 'schema_version'")
    before = loaded(database_of(project))

    refused(axstat("restore", backup, cwd=project), 4, "b.duckdb")

    assert loaded(database_of(project)) == before
    assert names(database_of(project).parent) == ["axstat.duckdb"]


def test_a_damaged_database_is_not_backed_up_over_a_whole_backup(project: Path) -> None:
    whole = (project / "first.duckdb").read_bytes()
    truncate(project, 400_000)

    refused(axstat("backup", "first.duckdb", cwd=project), 4, "axstat.duckdb` is damaged")

    assert (project / "first.duckdb").read_bytes() == whole


def test_a_damaged_or_older_database_can_be_restored_and_is_kept(project: Path) -> None:
    assert axstat("backup", "b.duckdb", cwd=project).code == 0
    for kind in ("truncated", "older"):
        if kind == "older":
            of_schema_version(project, "2")
        else:
            truncate(project, 400_000)
        ran = axstat("restore", "b.duckdb", cwd=project)
        assert ran.code == 0, ran
        assert loaded(database_of(project)) == loaded(project / "b.duckdb")
    assert len([n for n in names(database_of(project).parent) if ".before-" in n]) == 2


def test_what_is_not_ours_is_not_moved_by_restore(project: Path) -> None:
    database_of(project).unlink()
    record_of(project).unlink()
    with duckdb.connect(database_of(project)) as connection:
        connection.execute("create table mine as select 1 as a")
    before = database_of(project).read_bytes()

    refused(axstat("restore", "first.duckdb", cwd=project), 4, "not axstat's")

    assert database_of(project).read_bytes() == before


def test_a_backup_while_another_program_writes_waits_and_says_for_whom(project: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, database_of(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdout.readline()
    try:
        for command in ("backup", "restore"):
            refused(axstat(command, "first.duckdb", "--force", "--wait", "0", cwd=project), 4, str(other.pid))
    finally:
        other.communicate("\n", timeout=60)


@pytest.mark.thorough
def test_a_backup_during_loads_holds_whole_files(project: Path) -> None:
    for year in (2016, 2017, 2018, 2019):
        (project / "data" / "raw" / f"indices_{year}.csv").write_text(table(year), encoding="utf-8")
    run = Started(project, "ingest", "--wait", "100")
    counts: list[set[int]] = []
    while run.process.poll() is None:
        ran = axstat("backup", f"b{len(counts)}.duckdb", "--wait", "60", cwd=project)
        assert ran.code == 0, ran
        counts.append({n for n, _ in loaded(project / f"b{len(counts)}.duckdb").values()})
    assert run.finish() == 0, run.err
    assert counts
    assert all(count == {3000} for count in counts)


def test_readers_go_on_while_a_backup_is_written(project: Path) -> None:
    code = (
        "import sys, subprocess; from pathlib import Path; from axstat.store import open_reader\n"
        "with open_reader(Path(sys.argv[1])) as reader:\n"
        "    subprocess.run([sys.executable, '-m', 'axstat', 'backup', 'b.duckdb', '--wait', '0'], check=True)\n"
        "    print(reader.execute('select count(*) from source').rows)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, database_of(project)],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[(2,)]\n"


def test_a_full_disk_keeps_the_backup_that_was_there(disk: Path, project: Path) -> None:  # noqa: F811
    shutil.copy(project / "first.duckdb", disk / "b.duckdb")
    before = (disk / "b.duckdb").read_bytes()
    fill(disk)

    refused(axstat("backup", disk / "b.duckdb", cwd=project), 2, "No space left on device")

    assert (disk / "b.duckdb").read_bytes() == before
    assert sorted(p.name for p in disk.iterdir()) == ["b.duckdb", "filler"]


def test_both_answer_in_japanese(project: Path) -> None:
    japanese = {"LC_ALL": "ja_JP.UTF-8"}

    saved = axstat("backup", "b.duckdb", cwd=project, env=japanese)
    restored = axstat("restore", "b.duckdb", cwd=project, env=japanese)
    not_lost = axstat("restore", "first.duckdb", cwd=project, env=japanese)

    assert "出典 2 件" in saved.err
    assert "復元しました" in restored.err
    assert "にある出典 `indices_2022.csv` はバックアップにないため、復元すると失われます" in not_lost.err
