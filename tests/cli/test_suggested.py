"""Commands that messages suggest can be pasted: they run on the database of the call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from axstat.cli.app import program_for
from axstat.cli.running import run
from axstat.cli.suggesting import WITHOUT_DATABASE, database, on_database


@pytest.fixture
def named() -> Iterator[None]:
    token = database.set("my data/x.duckdb")
    yield
    database.reset(token)


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("`axstat doctor --repair` mends it", '`axstat doctor --repair --db "my data/x.duckdb"` mends it'),
        ("`axstat sources use 2` or `axstat sources use 1`",
         '`axstat sources use 2 --db "my data/x.duckdb"` or `axstat sources use 1 --db "my data/x.duckdb"`'),
        ("`axstat inspect x.xlsx`", "`axstat inspect x.xlsx`"),
        ("`axstat query --help`", "`axstat query --help`"),
        ("another place with `--db FILE`", "another place with `--db FILE`"),
    ],
)  # fmt: skip
def test_a_suggested_command_names_the_database_of_the_call(said: str, meant: str) -> None:
    assert on_database(said) == meant


def _with_database(command: object) -> bool:
    own = any("--db" in parameter.opts for parameter in command.params)  # type: ignore[attr-defined]
    return own or any(_with_database(child) for child in getattr(command, "commands", {}).values())


def test_the_commands_that_read_no_database_are_those_without_db() -> None:
    commands = program_for([]).commands
    assert {name for name, command in commands.items() if not _with_database(command)} == WITHOUT_DATABASE


def test_the_hint_of_a_failed_call_names_its_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.duckdb"
    assert run(["report", "overtime", "--db", str(path)]) == 4
    assert f"--db {path}`" in capsys.readouterr().err
    assert run(["report", "overtime", f"--db={path}"]) == 4
    assert f"--db {path}`" in capsys.readouterr().err
