"""A body of which a workbook lists a part is not one that it leaves out."""

from __future__ import annotations

from pathlib import Path

from axstat.present import Rendering, render
from axstat.reports import measure_report, overtime_report
from axstat.store import open_reader
from tests.support import units
from tests.support.units import make_database, overtime_unit


def test_hours_of_a_part_of_the_staff_are_listed_as_a_part(tmp_path: Path) -> None:
    whole = overtime_unit({units.NAGI: {"hours_per_month": 10.5}})
    part = overtime_unit({units.HAKODATE: {"hours_per_month": 9.5}}, staff_scope="本庁", file="part.xlsx")
    with open_reader(make_database(tmp_path / "a.duckdb", whole, part)) as reader:
        result = overtime_report(reader, list_missing=True)
        reasons = {row["name"]: row["reason"] for row in result.records()}
        shown = render(overtime_report(reader, list_missing=True, prefecture="北海道"), "table", Rendering("ja", 100))
    assert "奈義町" not in reasons
    assert (reasons["函館市"], reasons.get("小樽市", "not_listed")) == ("part_only", "not_listed")
    assert "内訳のみ掲載" in shown.decode()


def test_a_measure_of_a_part_alone_is_listed_as_a_part(tmp_path: Path) -> None:
    whole = overtime_unit({units.NAGI: {"hours_per_month": 10.5}})
    part = overtime_unit({units.HAKODATE: {"hours_per_month": 9.5}}, staff_scope="本庁", file="part.xlsx")
    with open_reader(make_database(tmp_path / "a.duckdb", whole, part)) as reader:
        rows = measure_report(reader, "hours_per_month", list_missing=True).records()
    statuses = {row["name"]: row["status"] for row in rows}
    assert statuses["函館市"] == "part_only"
    assert set(statuses.values()) == {"part_only", "not_listed"}
    assert "奈義町" not in statuses
