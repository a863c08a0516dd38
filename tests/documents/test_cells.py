"""Every number of an answer has an address, and the check finds that very number by it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from axstat.documents.asking import Answers, Evidence
from axstat.documents.cells import Addresses
from axstat.reports.queries import run
from axstat.store import Reader

ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "a headline": ("overtime_share", {"year": "all"}),
    "groups": ("overtime_share_by", {"by": "prefecture"}),
    "groups with totals": ("overtime_share_by", {"by": "kind", "totals": True}),
    "a ranking": ("overtime_ranking", {"top": 20}),
    "classes of hours": ("overtime_histogram", {}),
    "regions by occupation": ("labour_gap_by_region", {}),
    "one body over the years": ("area_history", {"area": "奈義町"}),
}


@pytest.mark.parametrize("asked", ASKED)
def test_each_number_of_an_answer_is_found_by_its_address(reader: Reader, asked: str) -> None:
    name, parameters = ASKED[asked]
    result = run(reader, name, parameters)
    addresses, answers, numbers = Addresses.of(result), Answers(reader), 0
    for place, row in enumerate(result.rows):
        for column, value in zip(result.columns, row, strict=True):
            if isinstance(value, bool) or not isinstance(value, int | float):
                assert addresses.at(place, column.name) == ""
                continue
            found = answers.evidence(addresses.at(place, column.name))
            assert isinstance(found, Evidence), (column.name, found)
            assert abs(found.datum.value - Fraction(str(value))) < Fraction(1, 10**9)
            numbers += 1
    assert numbers >= len(result.rows)


def test_a_row_is_named_by_what_people_call_it_not_by_where_it_stands(reader: Reader) -> None:
    assert Addresses.of(run(reader, "overtime_ranking", {"top": 5})).keys == ("area_code",)
    assert Addresses.of(run(reader, "labour_gap_by_region", {})).keys == ("category", "area")


def test_rows_that_nothing_tells_apart_have_no_addresses(reader: Reader) -> None:
    result = run(reader, "overtime_ranking", {"top": 2})
    twice = replace(result, rows=(result.rows[0], result.rows[0]))
    assert Addresses.of(twice).at(0, "hours") == ""
