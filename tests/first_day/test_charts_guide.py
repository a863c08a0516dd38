"""The command lines of docs/guides/charts.md draw what it says, in both languages, from data that are shipped."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from axstat.charts import kinds
from tests.support.cli import axstat
from tests.support.once import Once

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guides"
PAGES = ("charts.md", "charts.ja.md")


def lines(page: str) -> list[str]:
    (block,) = re.findall(r"^```\n(.*?)^```$", (GUIDES / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(block).splitlines()


def test_both_guides_hold_the_same_commands() -> None:
    english, japanese = (lines(page) for page in PAGES)
    assert english == japanese
    assert len(english) > 10


@pytest.mark.parametrize("page", PAGES)
def test_every_kind_of_any_measure_is_explained(page: str) -> None:
    text = (GUIDES / page).read_text(encoding="utf-8")
    assert [kind.name for kind in kinds() if kind.needs and f"`{kind.name}`" not in text] == []


def test_the_guides_command_lines_draw(tmp_path: Path, once: Once) -> None:
    once.shipped(tmp_path, "raw")
    assert axstat("ingest", ROOT / "examples" / "waiting-children.csv", cwd=tmp_path).code == 0
    for line in lines("charts.md"):
        ran = axstat(*shlex.split(line)[1:], "--lang", "ja", cwd=tmp_path)
        assert ran.code == 0, (line, ran.err)

    drawn = {path.name for path in tmp_path.iterdir() if path.suffix in (".svg", ".pdf", ".png")}
    assert len(drawn) == 9
    every = {path.stem for path in (tmp_path / "charts").glob("*.svg")}
    assert {"distribution", "ranking", "prefectures", "tiles", "dots", "trend", "slope", "kinds"} == every
