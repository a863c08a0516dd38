"""Help and version come at once: what is imported is looked at, not timed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from axstat import __version__
from axstat.cli.app import program_for
from axstat.cli.helping import page
from axstat.voice import Lang
from tests.support.cli import axstat

HEAVY = {
    "polars",
    "duckdb",
    "_duckdb",
    "openpyxl",
    "xlsxwriter",
    "matplotlib",
    "numpy",
    "pyarrow",
    "pandas",
    "pydantic",
    "xlrd",
    "hypothesis",
}

_PROBE = """
import sys, io, contextlib
from axstat.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    main(sys.argv[1:])
print(" ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""


def modules_after(*argv: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _PROBE, *argv], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "argv", [["--help"], ["ingest", "--help"], ["report", "overtime", "--help"], ["chart", "--help"], ["nonsense"]]
)
def test_help_imports_no_heavy_library(argv: list[str]) -> None:
    assert modules_after(*argv) & HEAVY == set()


def test_version_does_not_even_import_the_framework() -> None:
    assert modules_after("--version") & (HEAVY | {"typer", "rich"}) == set()


def test_an_answer_loads_no_more_of_duckdb_than_its_engine(tmp_path: Path) -> None:
    tree = Path(__file__).parents[2]
    database = str(tmp_path / "t.duckdb")
    assert axstat("ingest", tree / "data" / "raw" / "meti_2040_labour.xlsx", "--db", database, cwd=tmp_path).code == 0
    loaded = modules_after("query", "labour_gap_by_occupation", "--db", database)
    assert loaded & HEAVY == {"_duckdb"}


def test_version_is_printed() -> None:
    assert axstat("--version").out == f"axstat {__version__}\n"


@pytest.mark.parametrize(
    "command", ["ingest", "inspect", "sources", "areas", "report", "query", "chart", "trace", "diff", "doctor"]
)
def test_every_command_of_the_design_has_help_with_an_example(command: str) -> None:
    ran = axstat(command, "--help")
    assert ran.code == 0
    assert "Example" in ran.out or command in ("report", "sources")


def test_an_unknown_command_is_a_usage_error() -> None:
    ran = axstat("ingets")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert "hint: " in ran.err


def test_an_unknown_option_is_a_usage_error_with_one_line() -> None:
    ran = axstat("report", "overtime", "--treshold", "80")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert ran.err.count("error:") == 1


def words_of_commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, child in getattr(command, "commands", {}).items():
        yield (*words, name)
        yield from words_of_commands(child, (*words, name))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_of_all_commands_is_that_of_the_whole_program(lang: Lang) -> None:
    assert page(program_for(["--help"]), ["axstat"], lang, 90) == page(program_for([]), ["axstat"], lang, 90)


@pytest.mark.parametrize("words", list(words_of_commands(program_for([]))), ids=" ".join)
def test_a_command_built_alone_is_the_command_of_the_whole_program(words: tuple[str, ...]) -> None:
    whole, alone = program_for([]), program_for(words)
    for word in words:
        whole, alone = whole.commands[word], alone.commands[word]
    assert page(alone, ["axstat", *words], "en", 90) == page(whole, ["axstat", *words], "en", 90)
    assert [parameter.opts for parameter in alone.params] == [parameter.opts for parameter in whole.params]
