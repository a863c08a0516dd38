"""The example paper is made from the shipped workbooks and checks green; one changed digit turns it red."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.cli import axstat
from tests.support.once import Once

ROOT = Path(__file__).parents[2]
PAPER = ROOT / "examples" / "white_paper"
FORMATS = ("html", "docx", "pdf", "pptx")
FIGURES = {
    "overtime-distribution": ("--year", "2024"),
    "overtime-prefectures": ("--year", "2024"),
    "overtime-quartiles": ("--year", "2024", "-p", "measure=財政力指数", "-p", "period=FY2024"),
    "labour-gap": (),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """The folder of the paper as its Makefile leaves it, with small figures."""
    folder = once.shipped(tmp_path_factory.mktemp("white_paper"), "raw", "compiled")
    (folder / "data" / "processed" / "axstat.duckdb").rename(folder / "a.duckdb")
    shutil.copy(PAPER / "paper.md", folder)
    for name, options in FIGURES.items():
        drawn = axstat(
            "--db", "a.duckdb", "chart", name, "-o", f"figures/{name}.png", "--dpi", "40", *options, cwd=folder
        )
        assert drawn.code == 0, drawn.err
    return folder


def typeset(folder: Path, text: str, *names: str) -> list[Path]:
    for name in names:
        made = axstat("--lang", "ja", "--db", "a.duckdb", "typeset", text, "-o", name, cwd=folder)
        assert made.code == 0, made.err
    return [folder / name for name in names]


def checked(folder: Path, *files: Path) -> list[bool]:
    """Say of each file whether it passes the check."""
    ran = axstat("--db", "a.duckdb", "check", *files, "--allow-simulated", "--format", "json", cwd=folder)
    passed = [bool(document["ok"]) for document in json.loads(ran.out)["documents"]]
    assert ran.code == (0 if all(passed) else 1)
    return passed


def test_the_same_paper_gives_the_same_bytes_and_every_number_agrees_in_every_format(folder: Path) -> None:
    papers = typeset(folder, "paper.md", *(f"paper.{fmt}" for fmt in FORMATS))
    again = typeset(folder, "paper.md", *(f"again.{fmt}" for fmt in FORMATS))
    for first, second in zip(papers, again, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name
    read = [path for path in papers if path.suffix != ".pdf"]
    assert checked(folder, folder / "paper.md", *read) == [True] * 4


def test_a_changed_digit_is_found_in_what_was_set(folder: Path) -> None:
    text = (folder / "paper.md").read_text(encoding="utf-8")
    (folder / "wrong.md").write_text(text.replace("[851団体]", "[861団体]"), encoding="utf-8")
    assert checked(folder, *typeset(folder, "wrong.md", "wrong.html", "wrong.docx")) == [False, False]


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
