"""The example paper is made from the shipped workbooks and checks green; one changed digit turns it red."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.cli import axstat
from tests.support.shipped import Shipped

ROOT = Path(__file__).parents[2]
PAPER = ROOT / "examples" / "white_paper"
FIGURES = {
    "overtime-distribution": ("--year", "2024"),
    "overtime-prefectures": ("--year", "2024"),
    "overtime-quartiles": ("--year", "2024", "-p", "measure=財政力指数", "-p", "period=FY2024"),
    "labour-gap": (),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shipped: Shipped) -> Path:
    """The folder of the paper as its Makefile leaves it, with small figures."""
    folder = shipped(tmp_path_factory.mktemp("white_paper"), "raw", "compiled")
    (folder / "data" / "processed" / "axstat.duckdb").rename(folder / "a.duckdb")
    shutil.copy(PAPER / "paper.md", folder)
    for name, options in FIGURES.items():
        drawn = axstat(
            "--db", "a.duckdb", "chart", name, "-o", f"figures/{name}.png", "--dpi", "40", *options, cwd=folder
        )
        assert drawn.code == 0, drawn.err
    return folder


def check(folder: Path, *files: str) -> int:
    return axstat("--db", "a.duckdb", "check", *files, "--allow-simulated", cwd=folder).code


@pytest.mark.parametrize("fmt", ["md", "html", "docx", "pptx"])
def test_every_number_of_the_paper_agrees_in_every_format(folder: Path, fmt: str) -> None:
    if fmt != "md":
        made = axstat("--lang", "ja", "--db", "a.duckdb", "typeset", "paper.md", "-o", f"paper.{fmt}", cwd=folder)
        assert made.code == 0, made.err
    assert check(folder, f"paper.{fmt}") == 0


@pytest.mark.parametrize("fmt", ["html", "docx"])
def test_a_changed_digit_is_found_in_what_was_set(folder: Path, fmt: str) -> None:
    text = (folder / "paper.md").read_text(encoding="utf-8")
    (folder / "wrong.md").write_text(text.replace("[851団体]", "[861団体]"), encoding="utf-8")
    assert axstat("--db", "a.duckdb", "typeset", "wrong.md", "-o", f"wrong.{fmt}", cwd=folder).code == 0
    assert check(folder, f"wrong.{fmt}") == 1


def test_the_same_paper_gives_the_same_bytes(folder: Path) -> None:
    for fmt in ("html", "docx", "pdf", "pptx"):
        pages = []
        for name in ("one", "two"):
            assert axstat("--db", "a.duckdb", "typeset", "paper.md", "-o", f"{name}.{fmt}", cwd=folder).code == 0
            pages.append((folder / f"{name}.{fmt}").read_bytes())
        assert pages[0] == pages[1], fmt


def test_simulated_parts_say_so() -> None:
    lines = (PAPER / "paper.md").read_text(encoding="utf-8").splitlines()
    shown = [line for line in lines if line.startswith(("![", "表")) and "時間" in line]
    assert len(shown) == 4
    assert all("模擬データ" in line for line in shown)


def test_the_makefile_draws_every_figure_that_the_paper_shows() -> None:
    text = (PAPER / "paper.md").read_text(encoding="utf-8")
    make = (PAPER / "Makefile").read_text(encoding="utf-8")
    for name in FIGURES:
        assert f"(figures/{name}.png)" in text
        assert f"{name}.png" in make
