"""Disks that are full or read-only, a source that changes, closed streams: one clear line, the state before."""

from __future__ import annotations

import resource
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.faults.project import database_of, environment, make_project, sha_of, state, table
from tests.support.cli import Ran, axstat
from tests.support.folders import names


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 12 MB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    done = subprocess.run([mount or "false", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder], capture_output=True)
    if done.returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(disk: Path) -> None:
    """Leave no room."""
    with (disk / "filler").open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(65_536))
        except OSError:
            pass


def one_clear_line(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran.out + ran.err
    assert "Traceback" not in ran.err
    assert ran.err.count("error: ") == 1, ran.err
    assert ran.err.count("hint: ") == 1, ran.err
    for word in words:
        assert word in ran.err


def test_a_full_disk_at_the_first_load_leaves_no_database(disk: Path) -> None:
    project = make_project(disk / "p", years=(2021,))
    fill(disk)

    one_clear_line(axstat("ingest", cwd=project), 4)

    assert not database_of(project).exists()
    (disk / "filler").unlink()
    assert axstat("ingest", cwd=project).code == 0


def test_a_full_disk_at_a_later_load_leaves_the_state_before(disk: Path) -> None:
    project = make_project(disk / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    before = state(database_of(project))
    (project / "data" / "raw" / "indices_2022.csv").write_text(table(2022), encoding="utf-8")
    fill(disk)

    one_clear_line(axstat("ingest", cwd=project), 4)

    assert state(database_of(project)) == before
    (disk / "filler").unlink()
    assert axstat("ingest", cwd=project).code == 0
    assert len(state(database_of(project))) == 2


def test_a_limit_on_file_sizes_leaves_the_state_before(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = subprocess.run(
        [sys.executable, "-m", "axstat", "ingest"],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        preexec_fn=limited,
        timeout=120,
        check=False,
    )

    one_clear_line(Ran(done.returncode, done.stdout, done.stderr), 4)
    assert not database_of(project).exists()


def test_a_report_to_a_full_disk_keeps_the_old_file(disk: Path, tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    assert axstat("query", "--sql", "select 'old' as x", "-o", disk / "x.csv", cwd=project).code == 0
    old = (disk / "x.csv").read_bytes()
    fill(disk)

    ran = axstat("query", "--sql", "select * from indicator", "-o", disk / "x.csv", cwd=project)

    one_clear_line(ran, 2, "No space left on device")
    assert (disk / "x.csv").read_bytes() == old
    assert sorted(p.name for p in disk.iterdir()) == [".axstat-written", "filler", "x.csv"]


def test_a_read_only_disk_can_be_read_but_not_loaded_into(disk: Path) -> None:
    project = make_project(disk / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    (project / "data" / "raw" / "indices_2022.csv").write_text(table(2022), encoding="utf-8")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    assert axstat("query", "--sql", "select count(*) from indicator", "--format", "csv", cwd=project).code == 0
    one_clear_line(axstat("ingest", cwd=project), 4, "Read-only file system")


def test_a_database_without_the_right_to_write_can_be_read(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    database = database_of(project)
    database.chmod(stat.S_IRUSR)
    database.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    before = database.read_bytes()

    ran = axstat("query", "--sql", "select count(*) as n from indicator", "--format", "csv", cwd=project)

    database.parent.chmod(stat.S_IRWXU)
    assert ran.out == "n\n3000\n"
    assert database.read_bytes() == before
    assert names(database.parent) == ["axstat.duckdb"]


def test_a_source_that_grows_while_it_is_read_is_refused_or_read_whole(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=())
    source, stop = project / "data" / "raw" / "growing_2021.csv", threading.Event()
    lines = table(2021).splitlines(keepends=True)
    source.write_text("".join(lines[:50]), encoding="utf-8")

    def grow() -> None:
        with source.open("a", encoding="utf-8", buffering=1) as stream:
            for line in lines[50:]:
                stream.write(line)
                if stop.wait(0.01):
                    return

    writer = threading.Thread(target=grow)
    writer.start()
    ran = axstat("ingest", cwd=project)
    stop.set()
    writer.join()

    content = source.read_bytes()
    ends = [at + 1 for at, byte in enumerate(content) if byte == 10]
    moments = {sha256(content[:end]).hexdigest(): 6 * (number - 2) for number, end in enumerate(ends, start=1)}
    loaded = {sha: n for sha, (n, _) in state(database_of(project)).items()}
    assert loaded.items() <= moments.items()
    if not loaded:
        one_clear_line(Ran(ran.code, "", ran.err or ran.out), 3, "changed while it was being read")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    assert axstat("ingest", cwd=project).code == 0
    for shape, rows in (("csv", 100_000), ("ndjson", 20_000), ("table", 3000)):
        command = (
            f"'{sys.executable}' -m axstat query --sql 'select range, file from range({rows}), source' --format {shape}"
        )
        script = f"{command} | head -n 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=project,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize(
    ("redirection", "words"), [(">&-", "stdout is closed"), (">/dev/full", "No space left on device")]
)
@pytest.mark.parametrize("command", ["areas 札幌", "--help", "--version"])
def test_an_answer_that_cannot_be_written_is_one_clear_line(redirection: str, words: str, command: str) -> None:
    script = f"'{sys.executable}' -m axstat {command} {redirection}"
    done = subprocess.run(["bash", "-c", script], env=environment(), capture_output=True, text=True, timeout=60)

    one_clear_line(Ran(done.returncode, "", done.stderr), 2, words)


def test_narration_without_stderr_does_not_go_to_stdout_or_into_a_file(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", years=(2021,))
    command = f"'{sys.executable}' -m axstat ingest --format json 2>&- <&-"
    done = subprocess.run(["bash", "-c", command], cwd=project, env=environment(), capture_output=True, timeout=120)

    assert done.returncode == 0
    assert done.stdout.startswith(b"{")
    assert set(state(database_of(project))) == {sha_of(project / "data" / "raw" / "indices_2021.csv")}
