"""A watch for revisions: which linked numbers move between the vintage in use and another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reports.conftest import ASAHIKAWA, HAKODATE, NAGI
from tests.support.cli import axstat
from tests.support.units import Cell, make_database, overtime_unit

HOURS = "axstat:overtime_values/hours?year=2024&where.name="


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file, and its corrected edition: 函館 100 → 120, 旭川 new, 奈義 as before."""
    old: dict[object, dict[str, Cell]] = {NAGI: {"hours_per_year": 440.4}, HAKODATE: {"hours_per_year": 100.0}}
    new = {**old, HAKODATE: {"hours_per_year": 120.0}, ASAHIKAWA: {"hours_per_year": 50.0}}
    units = [overtime_unit(rows, year=2024) for rows in (old, new)]  # type: ignore[arg-type]  # areas only
    return make_database(tmp_path_factory.mktemp("against") / "a.duckdb", *units, full_gazetteer=True)


@pytest.mark.parametrize("source", ["1", "2"])
def test_the_linked_numbers_that_move_are_named(database: Path, tmp_path: Path, source: str) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        f"函館市は年[120.0時間]({HOURS}函館市)、旭川市は年[50.0時間]({HOURS}旭川市)、奈義町は年[440.4時間]({HOURS}奈義町)。",
        encoding="utf-8",
    )
    ran = axstat("check", paper, "--against", source, "--db", database, "--format", "json")
    (document,) = json.loads(ran.out)["documents"]
    assert (ran.code, [one["state"] for one in document["numbers"]]) == (0, ["ok"] * 3)
    assert [(one["printed"], one["before"], one["after"], one["unit"]) for one in document["moved"]] == [
        ("120.0時間", 100, 120, "h/年"),
        ("50.0時間", None, 50, "h/年"),
    ]
    for lang, words in (("ja", "改訂"), ("en", "MOVED")):
        told = axstat("check", paper, "--against", source, "--db", database, "--lang", lang)
        assert told.out.count(words) == 2
    assert axstat("check", paper, "--against", "7", "--db", database).code == 2
