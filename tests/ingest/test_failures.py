"""A fault of axstat costs one file: the others load, one line says so, and a report that can be sent says where."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import axstat.ingest.reading as reading
import axstat.ingest.understanding as understanding
from axstat import __version__
from axstat.errors import AxstatFailed
from axstat.ingest import IngestReport, ingest, inspect
from axstat.model.cells import Grid
from axstat.store import open_reader
from tests.support.sheets import write_workbook

SHEET = """
    | 主要財政指標（令和３年度） |        |            |
    | 都道府県                   | 団体名 | 財政力指数 |
    | 北海道                     | 函館市 | {0}        |
    | 岡山県                     | 奈義町 | 0.33       |
    """
SECRET = "秘密の値"
FAULTS = {
    "a key that is not there": KeyError(SECRET),
    "an iterator at its end": StopIteration(),
    "endless recursion": RecursionError(SECRET),
    "a failed assertion": AssertionError(SECRET),
}


@pytest.fixture
def books(tmp_path: Path) -> list[Path]:
    """Give three sound workbooks, the second of which has a sheet called 壊."""
    folder = tmp_path / "in"
    names = {"1.xlsx": "表", "bad.xlsx": "壊", "2.xlsx": "表"}
    return [write_workbook(folder / n, {s: SHEET.format(f"0.4{k}")}) for k, (n, s) in enumerate(names.items())]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "out" / "axstat.duckdb"


Raising = Callable[[BaseException], None]


@pytest.fixture
def recogniser_raises(monkeypatch: pytest.MonkeyPatch) -> Raising:
    """Give a function that makes recognition raise on sheets called 壊."""
    sound: Any = vars(reading)["recognise"]

    def patch(error: BaseException) -> None:
        def recognise(grid: Grid, **options: Any) -> Any:
            if grid.sheet == "壊":
                raise error
            return sound(grid, **options)

        monkeypatch.setattr(reading, "recognise", recognise)

    return patch


def outcomes(report: IngestReport) -> dict[str, str]:
    return {Path(f.path).name: f.outcome for f in report.files}


def loaded(db: Path) -> list[str]:
    with open_reader(db) as reader:
        return [str(name) for (name,) in reader.execute("select file from source order by file").rows]


def reports(folder: Path) -> Iterator[Path]:
    return folder.glob("axstat-failure-*.txt")


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_the_others_load_where_recognition_fails_on_one(
    fault: Exception, books: list[Path], db: Path, recogniser_raises: Raising
) -> None:
    recogniser_raises(fault)

    report = ingest(books, db=db)

    assert outcomes(report) == {"1.xlsx": "loaded", "bad.xlsx": "refused", "2.xlsx": "loaded"}
    assert loaded(db) == ["1.xlsx", "2.xlsx"]
    (error,) = report.errors
    assert isinstance(error, AxstatFailed)
    assert error.__cause__ is not None
    assert report.exit_code == error.exit_code == 3
    (written,) = reports(db.parent)
    for line in (error.message, error.text("ja")):
        assert "bad.xlsx" in line
        assert "axstat" in line
        assert str(written) in line
        assert line.isprintable()


@pytest.mark.parametrize("stage", ["open_all", "read", "count"])
def test_the_others_load_whatever_stage_fails(
    stage: str, books: list[Path], db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = getattr(understanding, stage)
    calls = iter(range(3))

    def failing(*arguments: Any, **options: Any) -> Any:
        if next(calls) == 1:
            raise ZeroDivisionError
        return sound(*arguments, **options)

    monkeypatch.setattr(understanding, stage, failing)

    assert list(outcomes(ingest(books, db=db)).values()) == ["loaded", "refused", "loaded"]


def test_the_report_says_where_and_on_what_but_nothing_of_the_contents(
    books: list[Path], db: Path, recogniser_raises: Raising
) -> None:
    recogniser_raises(KeyError(SECRET))

    ingest(books, db=db)

    (written,) = reports(db.parent)
    text = written.read_text(encoding="utf-8")
    for said in (
        f"axstat {__version__}",
        "Python 3.",
        "file bad.xlsx",
        f"sha256 {sha256(books[1].read_bytes()).hexdigest()}",
        "axstat/ingest/understanding.py",
        "builtins.KeyError",
    ):
        assert said in text
    for unsaid in (SECRET, "函館市", "0.4", "壊", str(Path.home()), str(books[1].parent)):
        assert unsaid not in text


def test_the_report_goes_to_a_private_folder_where_there_is_no_database_yet(
    books: list[Path], db: Path, recogniser_raises: Raising, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    recogniser_raises(KeyError(SECRET))

    (error,) = ingest(books[1:2], db=db).errors

    written = Path(error.message.split("`")[5])
    assert written.is_file()
    assert written.parent.stat().st_mode & 0o077 == 0
    assert not db.parent.exists()


def test_two_failures_in_one_second_leave_two_reports(
    books: list[Path], db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(books[:1], db=db)

    def failing(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(understanding, "read", failing)
    ingest(books[1:], db=db)

    assert len(list(reports(db.parent))) == 2


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), MemoryError(), SystemExit(7)])
def test_what_ends_the_program_is_not_taken_for_a_file_s_fault(
    fault: BaseException, books: list[Path], db: Path, recogniser_raises: Raising
) -> None:
    recogniser_raises(fault)

    with pytest.raises(type(fault)):
        ingest(books, db=db)

    assert loaded(db) == ["1.xlsx"]


def test_inspect_fails_in_the_same_words(
    books: list[Path], recogniser_raises: Raising, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    recogniser_raises(KeyError(SECRET))
    monkeypatch.setenv("AXSTAT_DB", str(tmp_path / "axstat.duckdb"))

    with pytest.raises(AxstatFailed, match="axstat itself failed on") as caught:
        inspect(books[1])

    (written,) = reports(tmp_path)
    assert str(written) in caught.value.message
    assert f"sha256 {sha256(books[1].read_bytes()).hexdigest()}" in written.read_text(encoding="utf-8")
