"""Which files a call is about: what the shell did not expand is expanded, what is named literally goes first."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import PathNotFound
from axstat.ingest.files import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.xlsx", "a.XLSX", "~$a.xlsx", ".hidden.xlsx", "a.xlsx.axstat.toml", "memo.docx", "sub/c.csv"):
        (tmp_path / "資料" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "資料" / name).touch()
    return tmp_path / "資料"


def names(folder: Path, pattern: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in expand(folder / pattern)]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.xlsx", ["b.xlsx"]),
        ("?.*", ["a.XLSX", "b.xlsx"]),
        ("[ab].[xX][lL][sS][xX]", ["a.XLSX", "b.xlsx"]),
        ("*", ["a.XLSX", "b.xlsx", "sub/c.csv"]),
        ("**/*.csv", ["sub/c.csv"]),
    ],
)
def test_a_pattern_stands_for_the_workbooks_that_fit_it(folder: Path, pattern: str, found: list[str]) -> None:
    assert names(folder, pattern) == found


def test_a_file_of_that_very_name_goes_before_the_pattern(folder: Path) -> None:
    (folder / "[b].xlsx").touch()
    assert names(folder, "[b].xlsx") == ["[b].xlsx"]
    assert names(folder, "[b].xls?") == ["b.xlsx"]


@pytest.mark.parametrize("pattern", ["*.xls", "none/*", "*.docx", "~$*.xlsx"])
def test_a_pattern_that_no_workbook_fits_is_refused(folder: Path, pattern: str) -> None:
    with pytest.raises(PathNotFound, match="no workbook fits") as refusal:
        expand(folder / pattern)
    assert pattern in refusal.value.text("ja")


def test_a_plain_name_that_is_not_there_is_called_a_file(folder: Path) -> None:
    with pytest.raises(PathNotFound, match="there is no file or folder"):
        expand(folder / "none.xlsx")
