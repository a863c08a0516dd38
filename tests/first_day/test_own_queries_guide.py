"""The query of the guide, put where the guide says, answers its own command lines with sources and a trace."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import get_args

import pytest

from axstat.reports import header
from tests.support.cli import axstat
from tests.support.once import Once

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guides"
PAGES = ("own-queries.md", "own-queries.ja.md")


def blocks(page: str, kind: str) -> list[str]:
    text = (GUIDES / page).read_text(encoding="utf-8")
    every = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for found, block in every if found == kind]


def test_the_guides_own_command_lines_run(tmp_path: Path, once: Once) -> None:
    page = PAGES[0]  # the other has the same query and lines
    once.shipped(tmp_path, "raw")
    (sql, _), (lines,) = blocks(page, "sql"), blocks(page, "")
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "towns_over.sql").write_text(sql, encoding="utf-8")

    answers = [axstat(*shlex.split(line)[1:], "--lang", "ja", cwd=tmp_path) for line in lines.splitlines()]

    assert [ran.code for ran in answers] == [0] * 4, answers
    table, _, described, traced = (ran.out for ran in answers)
    assert "指定の時間を超える町村" in table
    assert "出典：axstat（模擬データ）" in table
    assert "追跡されていません" not in table
    assert "年間の時間" in described
    assert "overtime_2023_simulated.xlsx" in traced
    assert json.loads((tmp_path / "towns.json").read_text(encoding="utf-8"))["traced"] is True


@pytest.mark.parametrize("page", PAGES)
def test_every_key_and_type_of_the_header_is_explained(page: str) -> None:
    text = (GUIDES / page).read_text(encoding="utf-8")
    known = (*header._ONCE, *header._MANY, *get_args(header.ParameterType))
    assert not [word for word in known if f"`{word}`" not in text]


def test_both_guides_hold_the_same_query() -> None:
    english, japanese = (blocks(page, "sql") + blocks(page, "") for page in PAGES)
    assert english == japanese
