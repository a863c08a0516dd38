"""Two vintages of one file: three cells differ, and the report says which and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from axstat.errors import UnknownName, UsageError
from axstat.model.results import Column
from axstat.model.text import Label
from axstat.reports import diff_results, diff_values, trace, trace_value
from axstat.reports.catalog import find_query
from axstat.reports.moves import Move, card
from axstat.store import Reader, open_reader
from tests.reports.conftest import ASAHIKAWA, FUCHU_TOKYO, HAKODATE, NAGI, OTARU
from tests.support.units import Cell, make_database, overtime_unit

OLD: dict[str, float | str] = {"奈義町": 440.4, "函館市": 100.0, "小樽市": 98.4, "旭川市": "***"}
AREAS = {"奈義町": NAGI, "函館市": HAKODATE, "小樽市": OTARU, "旭川市": ASAHIKAWA, "府中市": FUCHU_TOKYO}


@pytest.fixture(scope="module")
def vintages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file, and its corrected edition: 函館 100.0 → 120.0, 小樽 → ***, 旭川 *** → 50.0, 府中 added."""
    new: dict[str, float | str] = {**OLD, "函館市": 120.0, "小樽市": "***", "旭川市": 50.0, "府中市": 90.0}
    units = []
    for hours in (OLD, new):
        rows: dict[object, dict[str, Cell]] = {AREAS[name]: {"hours_per_year": value} for name, value in hours.items()}
        units.append(overtime_unit(rows, year=2024))  # type: ignore[arg-type]  # areas only
    return make_database(tmp_path_factory.mktemp("diff") / "a.duckdb", *units, full_gazetteer=True)


@pytest.fixture(scope="module")
def two(vintages: Path) -> Iterator[Reader]:
    """A reader of both vintages."""
    with open_reader(vintages) as opened:
        yield opened


def test_every_changed_value_is_shown_with_both_cells(two: Reader) -> None:
    result = diff_values(two, "1", "2")
    assert [
        (r["change"], r["name"], r["old_value"], r["new_value"], r["difference"], r["old_cell"], r["new_cell"])
        for r in result.records()
    ] == [
        ("changed", "北海道 函館市", 100.0, 120.0, 20.0, "D6", "D6"),
        ("changed", "北海道 小樽市", 98.4, None, None, "D7", "D7"),
        ("changed", "北海道 旭川市", None, 50.0, None, "D8", "D8"),
        ("added", "東京都 府中市", None, 90.0, None, None, "D9"),
    ]
    assert result.notes[0].en == "1 added, 0 removed, 3 changed"
    assert [(r["old_raw"], r["new_raw"]) for r in result.records()][1] == ("98.4", "***")


def test_the_other_way_round_what_was_added_is_removed(two: Reader) -> None:
    assert diff_values(two, "2", "1").notes[0].en == "0 added, 1 removed, 3 changed"


def test_the_results_that_move_are_named_with_old_and_new_figures(two: Reader) -> None:
    rows = {
        r["column"]: (r["old"], r["new"])
        for r in diff_results(two, "1", "2").records()
        if r["query"] == "overtime_share"
    }
    assert rows["over"] == (1.0, 2.0)
    assert rows["reporting"] == (3.0, 4.0)
    assert rows["share_over"] == (1 / 3, 0.5)
    assert "suppressed" not in rows  # one before, one after
    assert rows["not_listed"] == (1717.0, 1716.0)
    assert "universe_size" not in rows


def test_a_terminal_gets_the_headline_first_then_each_query_in_a_few_lines(two: Reader) -> None:
    result = diff_results(two, "1", "2")
    lines = [(line.label.en.strip(), line.figure, line.remark.en if line.remark else "") for line in result.card]
    assert lines[0] == (find_query("overtime_share").title.en, "", "8 figures")
    assert ("2024 over", "1 → 2 団体", "+1") in lines[1:9]
    assert ("2024 share over", "33.3 → 50.0 %", "+16.7 points") in lines[1:9]
    assert ("北海道 函館市 hours a year", "100 → 120 h/年", "+20") in lines
    assert len(result.card) < len(result.rows)
    assert not [line for line in lines if "012025" in line[0]]  # names, no codes


@pytest.mark.parametrize(
    ("move", "shown"),
    [
        (Move("", "c", "h/年", 129.609807355517, 129.768826619965), ("129.61 → 129.77 h/年", "+0.16")),
        (Move("", "c", "fraction", 0.798015178, 0.798598949), ("79.802 → 79.860 %", "+0.058 points")),
        (Move("", "c", "団体", 1367.0, 1368.0), ("1,367 → 1,368 団体", "+1")),
        (Move("", "c", "h/年", 1000.25, None), ("1,000.3 → － h/年", "gone")),
        (Move("", "c", "h/年", None, 7.0), ("－ → 7 h/年", "new")),
    ],
)
def test_a_move_is_shown_with_as_many_digits_as_the_change_needs(move: Move, shown: tuple[str, str]) -> None:
    query = replace(find_query("overtime_share"), columns=(Column("c", "number", Label("c", "c"), move.unit),))
    _, line = card(query, [move], headline=True)
    assert (line.figure, line.remark.en if line.remark else "") == shown


def test_a_query_that_reads_nothing_of_the_source_does_not_move(two: Reader) -> None:
    assert not {r for r in diff_results(two, "1", "2").column("query") if str(r).startswith("labour")}


def test_a_source_compared_with_itself_moves_nothing(two: Reader) -> None:
    with pytest.raises(UsageError, match="the same source"):
        diff_values(two, "1", "1")


@pytest.mark.parametrize(("text", "error"), [("9", UnknownName), ("overtime_2024.xlsx", UsageError)])
def test_a_source_must_be_named_clearly(two: Reader, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        diff_values(two, text, "2")


def test_a_name_that_nothing_has_is_refused_with_the_nearest(two: Reader) -> None:
    with pytest.raises(UnknownName, match="there is no dataset and no query `overtme`") as refusal:
        trace(two, "overtme", "函館市")
    assert "`overtime`" in refusal.value.hint


def test_a_trace_shows_what_is_in_use_first_and_says_what_was_replaced(two: Reader) -> None:
    traced = trace_value(two, "overtime", "函館市")
    assert [(r["current"], r["raw"], r["source_id"]) for r in traced.records()] == [
        (True, "120.0", 2),
        (False, "100.0", 1),
    ]
    remarks = [line.remark.ja for line in traced.card if line.remark and line.figure]
    assert remarks == ["FY2024  値あり", "FY2024  値あり  旧版（使用中ではない）"]
