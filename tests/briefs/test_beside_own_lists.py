"""Briefs where own lists are loaded beside the shipped data: what a name no longer tells is said, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from axstat.briefs import ask_basis, brief
from axstat.papers.blocks import plain, texts
from axstat.reports.parameters import resolve_area
from axstat.store import Reader, open_reader
from tests.support.cli import axstat
from tests.support.once import Once
from tests.support.sheets import write_workbook

NAGI, TOTTORI = "336238", "310000"
GIFU = "岐阜市 大垣市 高山市 多治見市 関市 中津川市"
NOT_LOADED = "取り込まれていない、または"
UNCLEAR = "複数が当てはまり"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Iterator[Reader]:
    """The shipped data, a list of three bodies with another figure of one, and a newer year of one prefecture."""
    folder = once.shipped(tmp_path_factory.mktemp("beside"), "raw", "compiled")
    bodies = "| 奈義町 | 12.3 |\n| 勝央町 | 13.4 |\n| 津山市 | 14.5 |"
    own = f"| 類似団体の比較（令和５年度） | |\n| 市町村 | 経常収支比率（％） |\n{bodies}"
    write_workbook(folder / "own.xlsx", {"比較": own})
    lines = "\n".join(f"| {name} | 8.5 |" for name in GIFU.split())
    title = "| 令和７年度　市町村職員の時間外勤務の状況（全職員、１人当たり） | |"
    write_workbook(folder / "newer.xlsx", {"R7": f"{title}\n| 市町村名 | 月平均時間数 |\n{lines}"})
    ran = axstat("ingest", "own.xlsx", "newer.xlsx", cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    with open_reader(folder / "data" / "processed" / "axstat.duckdb") as opened:
        yield opened


def said(reader: Reader, code: str, year: int | None = None) -> list[str]:
    basis = ask_basis(reader, year=year)
    return [plain(text) for text in texts(brief(resolve_area(code), basis, lang="ja").blocks)]


def test_a_name_that_fits_several_measures_is_said_to_and_they_are_named(reader: Reader) -> None:
    lines = said(reader, NAGI)
    (unclear,) = [line for line in lines if UNCLEAR in line]
    assert "類似団体の比較 › 経常収支比率（%）" in unclear
    assert "市区町村の主要財政指標 › 経常収支比率（%）" in unclear
    assert not any(NOT_LOADED in line and "経常収支比率" in line for line in lines)


def test_a_newer_list_of_one_prefecture_is_not_the_year_of_a_brief(reader: Reader) -> None:
    assert ask_basis(reader).year == 2024


def test_a_year_without_any_prefecture_has_no_chart_and_says_so(reader: Reader) -> None:
    (missing,) = [line for line in said(reader, TOTTORI, 2025) if NOT_LOADED in line]
    assert "分布の図" in missing
