"""The Makefile of docs/guides/makefile.md, run by make: it settles, and says what it did on the way."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guides"
MAKE = shutil.which("make")
BOOK = "data/raw/simulated/overtime_2024_simulated.xlsx"

pytestmark = pytest.mark.skipif(MAKE is None or os.name != "posix", reason="make is not installed")


def rules(page: str) -> str:
    (text,) = re.findall(r"^```make\n(.*?)^```", (GUIDES / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with a workbook, and `axstat` on its path."""
    for book in ("data/raw/meti_2040_labour.xlsx", BOOK):
        (tmp_path / book).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / book, tmp_path / book)
    program = tmp_path / "bin" / "axstat"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m axstat "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def make(project: Path, text: str) -> list[str]:
    """Run make and return the commands that it ran."""
    (project / "Makefile").write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AXSTAT_", "MAKE"))}
    done = subprocess.run(
        [str(MAKE)],
        cwd=project,
        env=kept | {"PATH": f"{project / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [line.split()[1] for line in done.stdout.splitlines() if line.startswith("axstat ")]


def later(path: Path) -> None:
    """Touch a file, a moment after everything that was made before."""
    newest = max(found.stat().st_mtime_ns for found in path.parents[3].rglob("*"))
    os.utime(path, ns=(newest + 1000, newest + 1000))


def test_the_makefile_of_the_guide_settles(project: Path) -> None:
    text = rules("makefile.md")
    assert make(project, text) == ["ingest", "report", "chart"]
    made = {name: (project / name).read_bytes() for name in ("share.csv", "ranking.svg", "share.csv.json")}
    assert make(project, text) == []

    later(project / BOOK)
    assert make(project, text) == ["ingest", "report", "chart"]
    assert {name: (project / name).read_bytes() for name in made} == made
    assert make(project, text) == []


def test_a_rule_for_the_database_itself_settles_too(project: Path) -> None:
    database = "data/processed/axstat.duckdb"
    text = f"{database}: $(wildcard data/raw/*.xlsx data/raw/*/*.xlsx)\n\taxstat ingest\n"
    assert make(project, text) == ["ingest"]
    assert make(project, text) == []
    content = (project / database).read_bytes()

    later(project / BOOK)
    assert make(project, text) == ["ingest"]
    assert make(project, text) == []
    assert (project / database).read_bytes() == content


def test_a_workbook_that_is_refused_stops_make_each_time_until_it_is_right(project: Path) -> None:
    text = rules("makefile.md")
    (project / "data/raw/bad.xlsx").write_text("<html>", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(AssertionError, match=r"bad\.xlsx"):
            make(project, text)
    (project / "data/raw/bad.xlsx").unlink()
    assert make(project, text)[0] == "ingest"


def test_both_guides_hold_the_same_rules() -> None:
    english, japanese = (re.sub(" +#.*", "", rules(page)) for page in ("makefile.md", "makefile.ja.md"))
    assert english == japanese
