"""No traceback reaches a user who did not ask for it: one line, a report to send, exit code 3."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import axstat.ingest.reading as reading
from axstat.cli import main
from tests.support.sheets import write_workbook

SHEET = """
    | 主要財政指標（令和３年度） |        |            |
    | 都道府県                   | 団体名 | 財政力指数 |
    | 北海道                     | 函館市 | 0.46       |
    | 岡山県                     | 奈義町 | 0.33       |
    """


def failing(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("函館市")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project folder with one workbook, as the working folder of an English terminal."""
    write_workbook(tmp_path / "bad.xlsx", {"表": SHEET})
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "processed").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("AXSTAT_DB", "AXSTAT_LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("command", ["ingest", "inspect"])
def test_a_fault_on_a_file_is_one_line_with_a_report(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "recognise", failing)

    assert main([command, "bad.xlsx"]) == 3

    err = capsys.readouterr().err
    (report,) = (folder / "data" / "processed").glob("axstat-failure-*.txt")
    assert err.startswith("error: axstat itself failed on `bad.xlsx` (`ZeroDivisionError`); `")
    assert report.name in err
    assert "hint: send the file" in err
    assert "Traceback" not in err


def test_a_japanese_terminal_says_it_in_japanese(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "recognise", failing)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")

    main(["ingest", "bad.xlsx"])

    err = capsys.readouterr().err
    assert "エラー: `bad.xlsx` の処理中に、axstat 自体の不具合が起きました（`ZeroDivisionError`）" in err
    assert "開発者に送ってください" in err


@pytest.mark.parametrize("place", [["--debug", "ingest"], ["ingest", "--debug"]], ids=" ".join)
def test_the_traceback_is_printed_for_those_who_ask(
    place: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "recognise", failing)

    assert main([*place, "bad.xlsx"]) == 3

    err = capsys.readouterr().err
    assert "Traceback (most recent call last)" in err
    assert "ZeroDivisionError: 函館市" in err


def test_debug_changes_nothing_where_nothing_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "--debug", "bad.xlsx"]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("fault", [ZeroDivisionError("函館市"), MemoryError(), ImportError("no numpy")])
def test_a_fault_of_any_other_command_is_one_line_with_a_report(
    fault: Exception, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from axstat.cli import diagnosis

    def raising(*_: Any, **__: Any) -> Any:
        raise fault

    monkeypatch.setattr(diagnosis, "diagnose", raising)

    assert main(["doctor"]) == 3

    err = capsys.readouterr().err
    (report,) = (folder / "data" / "processed").glob("axstat-failure-*.txt")
    assert err.splitlines()[0] == f"error: axstat itself failed (`{type(fault).__name__}`); `{report}` says where"
    assert "Traceback" not in err
    assert "函館市" not in report.read_text(encoding="utf-8")
