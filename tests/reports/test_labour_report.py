"""METI's projection as a report: what was published, subsets marked, nothing summed that must not be."""

from __future__ import annotations

import pytest

from axstat.errors import NotLoaded, UsageError
from axstat.reports import labour_report, run
from axstat.store import Reader


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
