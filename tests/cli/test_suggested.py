"""Commands that messages suggest can be pasted: they run on the database of the call."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from axstat.cli import main
from axstat.cli.app import program_for
from axstat.cli.running import run
from axstat.cli.suggesting import WITHOUT_DATABASE, database, on_database
from axstat.cli.usage import _bad_value


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


def test_what_is_given_for_a_backup_is_not_taken_for_the_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--db", str(tmp_path / "x.duckdb")]
    assert run(["restore", str(tmp_path / "nope.duckdb"), *where]) == 4
    assert "there is no file" in capsys.readouterr().err
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n" + b"x" * 20_000)
    assert run(["restore", str(tmp_path / "x.pdf"), *where]) == 4
    said = capsys.readouterr().err
    assert "it is a PDF" in said
    assert "hint: give the file that `axstat backup` wrote" in said


@pytest.mark.parametrize("given", ["60000", "60,000", "1,234,567.5"])
def test_a_number_may_have_its_thousands_apart(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--db", str(tmp_path / "x.duckdb")]
    assert run(["report", "measure", "x", "--over", given, *where]) == 4  # the call is understood; there is no database
    capsys.readouterr()


@pytest.mark.parametrize("given", ["6,0", "1234,567", "6万", ",000", "1,000,", "-"])
def test_a_comma_elsewhere_is_no_number(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "measure", "x", f"--over={given}"]) == 2
    assert "a number such as 60000 or 60,000" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="rights by number are POSIX's")
def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.xlsx"
    path.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser of a container may read everything
    parameter = SimpleNamespace(type=SimpleNamespace(name="path"), name="paths")
    assert _bad_value(parameter, str(path), None).id == "usage"
    assert "cannot be read: Permission denied" in _bad_value(parameter, str(path), None).message
    assert "アクセス権がありません" in _bad_value(parameter, str(path), None).text("ja")
    parameter.name = "db"
    assert _bad_value(parameter, str(path), None).id == "database"


def test_a_language_that_axstat_does_not_speak_is_said_once_and_the_locale_decides(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AXSTAT_LANG", "fr")
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert run(["areas", "奈義町"]) == 0
    said = capsys.readouterr()
    assert said.err == "環境変数 `AXSTAT_LANG` の「fr」は使えません。使えるのは `ja` と `en` です\n"
    assert "都道府県" in said.out
    assert run(["areas", "奈義町", "--lang", "en"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["ingest", "--lang", "ja"], "中断しました。途中の結果は残していません\n"),
        (["ingest", "--lang=en"], "interrupted: nothing half done was kept\n"),
    ],
)
def test_the_end_by_ctrl_c_is_said_in_the_language_of_the_call(
    words: list[str], text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("axstat.cli.running.run", stop)
    assert main(words) == 130
    assert capsys.readouterr().err == text
