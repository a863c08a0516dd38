"""The limits of a query, however it is asked: measured from outside, with the two statements that once broke them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from axstat.errors import QueryFailed
from axstat.reports.catalog import shipped_folder
from axstat.store import Reader, open_reader
from tests.support.memory import peak_of
from tests.support.units import NAGI, SAPPORO, make_database, overtime_unit

MEMORY = 512 << 20
SECONDS = 1
START = 2.0
"""Seconds for two Python processes to start, on a machine where other tests run."""
ONE_LIST = "select range(1000000000)"
MANY_LISTS = "select list(range(1000000)) from range(100)"
ONE_STEP = "select levenshtein(repeat('a', 200000), repeat('b', 200000)) as n"
EITHER = r"AXSTAT_MAX_QUERY_\w+|longer than 1 s"
"""On a busy machine the second may be over before the memory is."""
HEADER = "-- title: endless\n-- column: n 字 steps\n"
NEVER_TRACED = """-- title: endless
-- column: n 字 steps
-- rows: endless
with endless as (
    select source_id, sheet, cell from indicator where levenshtein(repeat('a', 200000), repeat('b', 200000)) > 0
)
select 1 as n from overtime where false
"""


@dataclass(frozen=True)
class Run:
    """How a program ended, and what it took with all that it started."""

    code: int
    err: str
    seconds: float
    bytes: int


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a database and queries of its own."""
    unit = overtime_unit({NAGI: {"hours_per_year": 440.4}, SAPPORO: {"hours_per_year": 50.0}})
    make_database(tmp_path / "data" / "processed" / "axstat.duckdb", unit, full_gazetteer=True)
    (tmp_path / "data" / "raw").mkdir()
    own = tmp_path / "queries"
    own.mkdir()
    for name, text in (
        ("one_step", HEADER + ONE_STEP),
        ("one_list", "-- title: one list\n" + ONE_LIST),
        ("many_lists", "-- title: many lists\n" + MANY_LISTS),
        ("never_traced", NEVER_TRACED),
    ):
        (own / f"{name}.sql").write_text(text, encoding="utf-8")
    return tmp_path


def run(argv: Sequence[str | Path], cwd: Path, stdin: str = "") -> Run:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AXSTAT_")}
    environment |= {"AXSTAT_MAX_QUERY_MEMORY": f"{MEMORY >> 20}MiB", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    started = time.monotonic()
    with (
        subprocess.Popen(
            [sys.executable, *map(str, argv)],
            cwd=cwd,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as program,
        peak_of(program.pid) as peak,
    ):
        _, err = program.communicate(stdin, timeout=60)
        return Run(program.returncode, err, time.monotonic() - started, peak.bytes)


def within_limits(ran: Run, word: str) -> None:
    assert ran.code == 1, ran
    assert re.search(word, ran.err), ran
    assert "hint: " in ran.err, ran
    assert "Traceback" not in ran.err, ran
    assert ran.seconds < SECONDS + 1 + START, ran
    assert ran.bytes < MEMORY * 1.2, ran


@pytest.mark.parametrize(
    ("way", "sql"),
    [("--sql", ONE_LIST), ("--sql", MANY_LISTS), ("--sql", ONE_STEP), ("-", MANY_LISTS), ("FILE", ONE_STEP)],
)
def test_they_bind_on_sql_of_the_command_line(project: Path, way: str, sql: str) -> None:
    (project / "x.sql").write_text(sql)
    given = {"--sql": ("--sql", sql), "-": ("-",), "FILE": ("x.sql",)}[way]
    ran = run(("-m", "axstat", "query", *given, "--timeout", str(SECONDS)), project, stdin=sql)
    within_limits(ran, "longer than 1 s" if sql == ONE_STEP else EITHER)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("argv", "word"),
    [
        (("query", "one_step"), "longer than 1 s"),
        (("query", "one_list"), EITHER),
        (("query", "many_lists"), EITHER),
        (("query", "never_traced"), "longer than 1 s"),
        (("trace", "never_traced"), "longer than 1 s"),
    ],
)
def test_they_bind_on_queries_of_a_users_folder(project: Path, argv: tuple[str, ...], word: str) -> None:
    within_limits(run(("-m", "axstat", *argv, "--timeout", str(SECONDS)), project), word)


def test_they_bind_on_provenance(project: Path) -> None:
    text = NEVER_TRACED.replace("where false", "").replace("from overtime", "").replace("-- rows: endless\n", "")
    (project / "queries" / "later.sql").write_text(text.replace("-- column", "-- rows: endless\n-- column"))
    ran = run(
        ("-m", "axstat", "query", "later", "--provenance", "p.json", "--timeout", str(SECONDS)),
        project,
    )
    within_limits(ran, "longer than 1 s")
    assert not (project / "p.json").exists()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("sql", "error"), [(ONE_LIST, "QueryTooLarge"), (MANY_LISTS, "QueryT"), (ONE_STEP, "QueryTimeout")]
)
def test_they_bind_in_python(project: Path, sql: str, error: str) -> None:
    script = project / "ask.py"
    script.write_text(
        "import sys, axstat\n"
        "try:\n"
        "    with axstat.connect() as db:\n"
        f"        db.sql({sql!r}, timeout={SECONDS})\n"
        "except axstat.errors.AxstatError as error:\n"
        "    print(type(error).__name__, 'hint: ', error.hint, file=sys.stderr)\n"
        "    sys.exit(1)\n"
    )
    within_limits(run((script,), project), error)


def test_a_shipped_query_keeps_within_them_too(project: Path) -> None:
    """The only parameter that can make one large is the width of a bin."""
    argv = (
        "-m",
        "axstat",
        "query",
        "overtime_histogram",
        "-p",
        "width=0.00001",
        "-p",
        "scope=all",
        "--timeout",
        str(SECONDS),
    )
    within_limits(run(argv, project), EITHER)


def test_what_axstat_ships_starts_no_further_process(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from axstat.reports import overtime_report, provenance
    from axstat.reports import run as ask

    monkeypatch.chdir(project)
    monkeypatch.setattr("axstat.store.confined.start_python", _no_process)
    with open_reader(project / "data" / "processed" / "axstat.duckdb") as reader:
        report = overtime_report(reader)
        provenance(report, reader)
        assert ask(reader, "overtime_trend").rows
        _is_refused(reader, "one_step")


def test_a_shipped_text_is_known_wherever_it_lies(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from axstat.reports import run_sql

    text = (shipped_folder() / "overtime_trend.sql").read_text(encoding="utf-8")
    monkeypatch.setattr("axstat.store.confined.start_python", _no_process)
    with open_reader(project / "data" / "processed" / "axstat.duckdb") as reader:
        assert run_sql(reader, text).rows
        with pytest.raises(QueryFailed, match="in a process of its own"):
            run_sql(reader, f"{text}\n-- mine")


def test_doctor_shows_them(project: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "axstat", "doctor", "--format", "json"],
        cwd=project,
        env={**os.environ, "AXSTAT_MAX_QUERY_MEMORY": "3GiB", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        check=False,
    )
    (row,) = [row for row in json.loads(ran.stdout)["rows"] if row["what"] == "query limits"]
    assert row["state"] == "ok"
    assert row["seen"].startswith("memory 3 GiB, result 384 MiB, temporary files ")


def _no_process(*_: object) -> None:
    raise OSError("no process")


def _is_refused(reader: Reader, name: str) -> None:
    from axstat.reports import run as ask

    with pytest.raises(QueryFailed, match="in a process of its own"):
        ask(reader, name)
