"""A writer killed at any moment leaves the state before or after; exits are quiet."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from axstat.errors import DatabaseLog
from axstat.store import open_writer
from tests.store.conftest import select
from tests.support.folders import names
from tests.support.units import NAGI, make_database, overtime_unit

ROOT = Path(__file__).parents[2]
KILLS = 10

# Loads one file of 60 series after another until it is killed; says which are committed.
LOAD_FOR_EVER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from axstat.store import Geography, open_writer
from tests.support.units import AREAS, NAGI, SAPPORO, HAKODATE, indicator_unit
areas = (NAGI, SAPPORO, HAKODATE)
print("ready", flush=True)
with open_writer(Path(sys.argv[1]), geography=Geography(AREAS, ())) as writer:
    for n in range(1000):
        rows = {place: {f"m{k}": k / 10 for k in range(60)} for place in areas}
        writer.load(indicator_unit(rows, file=f"{n}.xlsx", title=str(n), contents=n))
        print(n, flush=True)
"""

READ_AND_LOAD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from axstat.store import columns, open_reader
columns.FEW_ROWS = columns.FEW_ROWS_WITHOUT_POLARS = 1
from tests.support.units import NAGI, make_database, overtime_unit
path = make_database(Path(sys.argv[1]), overtime_unit({NAGI: {"hours_per_month": 36.7}}))
with open_reader(path) as reader:
    print(reader.execute("select hours_per_month from overtime", timeout=5).rows)
"""


def killed_during(path: Path, load: int, seconds: float) -> int:
    """Start loading into `path`, kill the process `seconds` into a load, and return how many loads it reported."""
    command = [sys.executable, "-c", LOAD_FOR_EVER, str(path), str(ROOT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(1 + load):
            assert child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return load + len(child.stdout.read().splitlines())


@pytest.mark.thorough
def test_a_kill_at_any_moment_leaves_whole_files_only(tmp_path: Path) -> None:
    moments = random.Random(20240401)
    made = make_database(tmp_path / "made", overtime_unit({NAGI: {"hours_per_month": 36.7}}))
    for kill in range(KILLS):
        path = tmp_path / f"{kill}.duckdb"
        before = kill > 1  # the first two kills hit the making of the database
        if before:
            shutil.copy(made, path)
        reported = killed_during(path, load=kill % 2, seconds=moments.uniform(0, 0.3))
        loaded = select(path, "select count(*) from source")[0][0] - before if path.exists() else 0
        assert loaded in (reported, reported + 1)
        make_database(path, overtime_unit({NAGI: {"hours_per_month": 36.7}}, year=2000))
        observations = "select count(*), count(distinct (series_id, item_id)) from observation_detail"
        assert select(path, observations) == [(180 * loaded + before + 1,) * 2]
        assert select(path, "select count(*), max(series_id) from store.series") == [(60 * loaded + before + 1,) * 2]
        assert set(names(tmp_path)) == {"made", *(f"{k}.duckdb" for k in range(kill + 1))}


def test_a_half_built_database_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "a.duckdb.new").write_bytes(b"half")
    (tmp_path / "a.duckdb.new.wal").write_bytes(b"half")
    make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 36.7}}))
    assert names(tmp_path) == ["a.duckdb"]


COMMIT_AND_DIE = """
import os, sys, duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("insert into store.meta values ('left_in', 'the log')")
os._exit(0)
"""


def with_a_log(path: Path) -> Path:
    """Commit something by a process that dies at once: it stands in the log beside the database, not in it."""
    make_database(path, overtime_unit({NAGI: {"hours_per_month": 36.7}}))
    subprocess.run([sys.executable, "-c", COMMIT_AND_DIE, str(path)], check=True)
    assert path.with_name(path.name + ".wal").stat().st_size > 0
    return path


def test_the_log_of_a_deleted_database_is_kept_and_does_not_spoil_the_next(tmp_path: Path) -> None:
    path = with_a_log(tmp_path / "a.duckdb")
    log = path.with_name("a.duckdb.wal")
    held = log.read_bytes()
    path.unlink()
    with pytest.raises(DatabaseLog, match="there is no database"):
        make_database(path, overtime_unit({NAGI: {"hours_per_month": 40.0}}))
    assert not path.exists()
    assert log.read_bytes() == held
    log.unlink()
    make_database(path, overtime_unit({NAGI: {"hours_per_month": 40.0}}))
    assert select(path, "select hours_per_month from overtime") == [(40.0,)]


def test_a_log_that_a_kill_left_is_kept_by_a_rewrite(tmp_path: Path) -> None:
    path = with_a_log(tmp_path / "a.duckdb")
    with open_writer(path) as writer:
        writer.compact()
    assert select(path, "select hours_per_month from overtime") == [(36.7,)]
    assert names(tmp_path) == ["a.duckdb"]


def test_loading_and_reading_leave_stderr_clean(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_LOAD, str(tmp_path / "a.duckdb"), str(ROOT)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("[(36.7,)]\n", "")


def test_reading_imports_neither_polars_nor_the_gazetteer(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 36.7}}))
    code = (
        "import sys; from pathlib import Path; from axstat.store import open_reader\n"
        "with open_reader(Path(sys.argv[1])) as reader: reader.execute('from overtime')\n"
        "print(sorted(m for m in sys.modules if m in ('polars', 'numpy', 'pandas', 'pyarrow')\n"
        "             or m.startswith('axstat.areas')))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_importing_the_store_imports_no_heavy_library() -> None:
    code = "import sys; import axstat.store; print([m for m in ('duckdb', 'polars', 'threading') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "duckdb" not in done.stdout
    assert "polars" not in done.stdout


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="needs prlimit")
def test_a_full_disk_leaves_the_state_before(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_month": 36.7}}))
    limit = 200_000  # bytes that a file may reach: soon neither database nor log can be written
    command = ["prlimit", f"--fsize={limit}", sys.executable, "-c", LOAD_FOR_EVER, str(path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    reported = len(done.stdout.splitlines()) - 1
    assert select(path, "select count(*) from source") == [(1 + reported,)]
