"""The notebook of the examples runs from top to bottom, and its figures are those of the white paper beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.once import Once

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples" / "notebook" / "white_paper.ipynb"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory, once: Once) -> dict[str, Any]:
    """What the cells have defined when all of them ran in a copy of the project."""
    project = once.shipped(tmp_path_factory.mktemp("project"), "raw", "compiled")
    folder = project / "examples" / "notebook"
    folder.mkdir(parents=True)
    found: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("AXSTAT_DB", raising=False)
        for number, cell in enumerate(json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]):
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), f"cell {number}", "exec"), found)
    return found


def test_the_headline_is_that_of_the_paper(names: dict[str, Any]) -> None:
    shares = dict(zip(names["share"].column("fiscal_year"), names["share"].column("share_over"), strict=True))
    paper = (ROOT / "examples" / "white_paper" / "paper.md").read_text(encoding="utf-8")
    for year, share in shares.items():
        assert f"[{100 * share:.1f}％](axstat:overtime_share/share_over?year={year}&threshold=100)" in paper


def test_what_a_reader_adds_up_is_what_the_report_says(names: dict[str, Any]) -> None:
    report = {row["group_name"]: (row["over"], row["reporting"]) for row in names["kinds"].to_dicts()}
    for row in names["own"].to_dicts():
        assert report[row["kind"] if row["kind"] != "市" else "その他の市"] == (row["over"], row["reporting"])


def test_no_output_is_kept_in_the_file() -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    assert all(not cell["outputs"] for cell in cells if cell["cell_type"] == "code")
