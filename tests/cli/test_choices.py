"""`--columns`, `--sort` and `--limit`, and what a terminal of a given size shows, from the command line."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from axstat.areas import gazetteer
from axstat.model.areas import Area
from tests.support.cli import axstat
from tests.support.units import Cell, make_database, overtime_unit

HOURS: dict[Area | str, dict[str, Cell]] = {
    area: {"hours_per_year": 90.0 + number % 7 * 5}
    for number, area in enumerate(gazetteer().areas)
    if area.level == "municipality" and area.valid_to is None
}
SIMULATED = "模擬データ (simulated)"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a simulated figure of every municipality."""
    unit = overtime_unit(HOURS, year=2024, simulated=True)
    return make_database(tmp_path_factory.mktemp("choices") / "a.duckdb", unit, full_gazetteer=True)


def rows(*words: str, db: Path) -> list[list[str]]:
    ran = axstat(*words, "--format", "csv", "--db", db)
    assert ran.code == 0, ran.err
    return list(csv.reader(StringIO(ran.out)))


def test_prefectures_can_be_ranked_with_the_nation_behind(database: Path) -> None:
    words = [
        "report",
        "overtime",
        "--by",
        "prefecture",
        "--columns",
        "区分,share_over",
        "--sort",
        "-share_over",
        "--limit",
        "5",
    ]
    header, *body = rows(*words, db=database)
    assert header == ["group_name", "share_over", "simulated"]
    shares = [float(row[1]) for row in body[:5]]
    assert shares == sorted(shares, reverse=True)
    assert len(body) == 6
    assert body[5][0] == "全国"
    assert {row[2] for row in body} == {SIMULATED}
    every = {row[0]: float(row[1]) for row in rows(*words[:-2], db=database)[1:-1]}
    assert len(every) == 47
    assert shares == sorted(every.values(), reverse=True)[:5]


def test_bare_rows_say_on_stderr_that_they_are_not_all(database: Path) -> None:
    ran = axstat("query", "overtime_values", "--limit", "3", "--format", "csv", "--db", database)
    assert len(ran.out.splitlines()) == 4
    assert ran.err == "3 of 1,721 rows\n"


def test_a_file_is_whole_unless_a_limit_is_asked_for(database: Path, tmp_path: Path) -> None:
    for words, said in (([], "1,721 rows"), (["--limit", "2"], "2 of 1,721 rows")):
        ran = axstat("query", "overtime_values", *words, "-o", tmp_path / "a.csv", "--db", database, "--force")
        assert said in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--columns", "share_ovr"], "there is no column `share_ovr`"),
        (["--sort", "-share_ovr"], "there is no column `share_ovr`"),
        (["--limit", "0"], "`0` is no value of `--limit`: it is a whole number of 1 or more"),
        (["--limit", "many"], "`many` is no value of `--limit`: it is a whole number of 1 or more"),
    ],
)
def test_what_cannot_be_chosen_is_refused(words: list[str], said: str, database: Path) -> None:
    ran = axstat("report", "overtime", *words, "--db", database)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def on_a_terminal(columns: int, *words: str) -> str:
    """Return what a command prints on a terminal that wide."""
    pty = pytest.importorskip("pty")
    from fcntl import ioctl
    from struct import pack
    from termios import TIOCSWINSZ

    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, pack("HHHH", 50, columns, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
    environment |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "AXSTAT_LANG": "ja"}
    process = subprocess.Popen([sys.executable, "-m", "axstat", *words], stdout=theirs, env=environment)
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 65_536)
        except OSError:  # Linux: the last writer is gone
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    assert process.wait(60) == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
def test_the_prefectures_are_a_table_on_every_usual_terminal(columns: int, database: Path) -> None:
    printed = on_a_terminal(columns, "report", "overtime", "--by", "prefecture", "--db", str(database))
    lines = [line for line in printed.splitlines() if re.match(r"\S+[都道府県] ", line)]
    assert len(lines) == 47
    assert all("模擬データ" in line for line in lines)
    assert len(printed.splitlines()) < 70


def test_a_terminal_shows_sixty_rows_and_says_where_the_others_are(database: Path) -> None:
    printed = on_a_terminal(100, "query", "overtime_values", "--db", str(database))
    assert "全1,721行のうち60行を表示（-o ファイル名.csv で全行）" in printed
    assert len([line for line in printed.splitlines() if line.startswith("北海道")]) == 60
    asked = on_a_terminal(100, "query", "overtime_values", "--limit", "70", "--db", str(database))
    assert len([line for line in asked.splitlines() if line.startswith("北海道")]) == 70
