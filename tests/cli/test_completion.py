"""What the shell offers after Tab, asked as the shells' own scripts ask."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import axstat

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "datasets"


def offered(line: str, cwd: Path) -> list[str]:
    """Return what zsh would offer at the end of a line."""
    ran = axstat(cwd=cwd, env={"_AXSTAT_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line})
    return [part.split('"')[0] for part in ran.out.split('"')[1::2]] if "_arguments" in ran.out else []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("axstat query overtime_ra", ["overtime_ranking"]),
        ("axstat query overtime_ranking -p thr", ["threshold="]),
        ("axstat query overtime_ranking -p scope=des", ["scope=designated-cities"]),
        ("axstat query area_history -p area=岡山県奈", ["area=岡山県奈義町"]),
        ("axstat query nosuch -p t", []),
        ("axstat query overtime_ranking --columns hours_b", ["hours_basis"]),
        ("axstat query overtime_ranking --columns name,kin", ["name,kind"]),
        ("axstat report overtime --by prefecture --sort gro", ["group_name"]),
        ("axstat report labour --columns gap", ["gap_10k"]),
        ("axstat report area 奈義", ["奈義町"]),
        ("axstat report area 岡山県奈", ["岡山県奈義町"]),
        ("axstat areas 池田", ["池田町", "池田市"]),
        ("axstat trace overtime_c", ["overtime_change"]),
        ("axstat trace overtime 奈義", ["奈義町"]),
        ("axstat chart overtime-di", ["overtime-distribution"]),
        ("axstat chart overtime-ranking --highlight 奈義", ["奈義町"]),
    ],
)
def test_tab_offers_what_fits(line: str, expected: list[str], tmp_path: Path) -> None:
    assert offered(line, tmp_path)[: len(expected)] == expected
    assert expected or not offered(line, tmp_path)


def test_bash_gets_plain_lines(tmp_path: Path) -> None:
    asked = {"_AXSTAT_COMPLETE": "complete_bash", "COMP_WORDS": "axstat query overtime_ra", "COMP_CWORD": "2"}

    assert axstat(cwd=tmp_path, env=asked).out.split() == ["overtime_ranking"]


def test_the_datasets_of_the_project_are_offered(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    shutil.copytree(EXAMPLES, tmp_path / "datasets")
    assert offered("axstat trace 待", tmp_path) == ["待機児童"]
