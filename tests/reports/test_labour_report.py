"""METI's projection as a report: what was published, subsets marked, nothing summed that must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import NotLoaded, UsageError
from axstat.reports import labour_report, run, trace_rows
from axstat.store import Reader, open_reader
from tests.support.units import Cell, labour_unit, make_database


def test_the_revised_edition_by_occupation(reader: Reader) -> None:
    rows = [
        (r["category"], r["subset_of"], r["demand_10k"], r["supply_10k"], r["gap_10k"])
        for r in labour_report(reader).records()
    ]
    assert rows == [
        ("専門職", None, 1867.0, None, -181.0),
        ("AI・ロボット等利活用人材", "専門職", 782.0, 443.0, -339.0),
        ("事務職", None, 1039.0, 1476.0, 437.0),
        ("現場人材", None, 3283.0, 3023.0, -260.0),
    ]


def test_the_note_on_the_sum_leaves_the_subset_out(reader: Reader) -> None:
    notes = [note.en for note in labour_report(reader).notes]
    assert "the gaps of the 3 rows that are no subset add up to -40,000 people; subsets are not added" in notes


@pytest.mark.parametrize("edition", ["2025-05 (first)", "2025-05"])
def test_an_edition_is_found_by_the_beginning_of_its_name(reader: Reader, edition: str) -> None:
    assert labour_report(reader, edition=edition).column("category") == ["専門的・技術的職業", "事務", "販売"]


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("education", [("大学理系", -96.0)]),
        ("industry", [("製造業 × 現場人材", -256.0)]),
    ],
)
def test_other_breakdowns(reader: Reader, by: str, rows: list[tuple[str, float]]) -> None:
    assert [(r["category"], r["gap_10k"]) for r in labour_report(reader, by=by).records()] == rows


def test_a_region_without_a_published_number_is_empty_and_not_zero(reader: Reader) -> None:
    rows = {r["area"]: (r["gap_10k"], r["status"]) for r in labour_report(reader, by="region").records()}
    assert rows == {
        "関東(東京圏を除く)": (-89.0, "normal"),
        "中国": (-3.0, "normal"),
        "北海道": (None, "missing"),
    }


def test_only_declared_categories_stand_side_by_side(reader: Reader) -> None:
    rows = [
        (r["category_before"], r["gap_before"], r["category_after"], r["gap_after"])
        for r in run(reader, "labour_editions").records()
    ]
    assert rows == [("事務", 214.0, "事務職", 437.0), ("専門的・技術的職業", -49.0, "専門職", -181.0)]


def test_an_unknown_edition_names_those_loaded(reader: Reader) -> None:
    with pytest.raises(NotLoaded) as refusal:
        labour_report(reader, edition="2030")
    assert "`2026-01 (revised)`" in refusal.value.hint


def test_an_unknown_breakdown_names_the_choices(reader: Reader) -> None:
    with pytest.raises(UsageError) as refusal:
        labour_report(reader, by="age")
    assert "`education`" in refusal.value.hint


def test_without_a_projection_the_report_says_so(bare_reader: Reader) -> None:
    with pytest.raises(NotLoaded, match="no labour projection is loaded"):
        labour_report(bare_reader)


def test_the_slide_stands_beside_the_figures_that_it_rounds(tmp_path: Path) -> None:
    # The minister's five lines, and METI's gaps behind them (docs/concepts/sources.md).
    exact: list[dict[str, Cell]] = [
        {"category": "AI・ロボット等利活用人材", "subset_of": "専門職", "gap_10k": -339},
        {"category": "事務職", "gap_10k": 437},
        {"category": "現場人材", "gap_10k": -260},
        {"category": "大学理系", "dimension": "education", "gap_10k": -96},
        {"category": "院卒理系", "dimension": "education", "gap_10k": -27},
        {"category": "大学文系", "dimension": "education", "gap_10k": 61},
        {"category": "院卒文系", "dimension": "education", "gap_10k": 15},
    ]
    database = make_database(tmp_path / "a.duckdb", labour_unit(exact, edition="2026-01 (revised)"))
    with open_reader(database) as opened:
        for by in ("occupation", "education"):
            (slide,) = labour_report(opened, by=by).parts
            assert [(r["line"], r["printed_10k"], r["exact_10k"], r["rounding"]) for r in slide.records()] == [
                ("事務職", 440, 437, "to tens"),
                ("文系", 80, 76, "to tens"),
                ("AI・ロボット", -340, -339, "to tens"),
                ("理系", -120, -123, "to tens"),
                ("現場", -260, -260, "exact"),
            ]
        assert not labour_report(opened, by="industry").parts
        traced = {(r["name"], r["value"]) for r in trace_rows(opened, "labour_slide").records()}
    assert traced == {(row["category"], row["gap_10k"]) for row in exact}


def test_a_line_of_the_slide_is_never_made_up_nor_called_a_rounding_that_it_is_not(tmp_path: Path) -> None:
    other: list[dict[str, Cell]] = [
        {"category": "事務職", "gap_10k": 434},
        {"category": "大学理系", "dimension": "education", "gap_10k": -96},
    ]
    database = make_database(tmp_path / "a.duckdb", labour_unit(other, edition="2026-01 (revised)"))
    with open_reader(database) as opened:
        (slide,) = labour_report(opened).parts
    found = {r["line"]: (r["exact_10k"], r["rounding"]) for r in slide.records()}
    assert found["事務職"] == (434, "differs")
    assert found["理系"] == (None, "not loaded")  # one of its two parts is missing: no half sum


def test_an_edition_that_the_slide_is_not_about_has_no_such_table(reader: Reader) -> None:
    assert not labour_report(reader, edition="2025-05").parts
