"""The views keep the columns that docs/schema.md promises to other tools; every view and column says what it is."""

from __future__ import annotations

import pytest

from axstat.store import ViewDescription, describe

CONTRACT = {
    "overtime": "area_code jis_code prefecture name kind region fiscal_year staff_scope hours_per_month hours_per_year"
    " hours_basis pct_over_45h pct_45_to_100h pct_over_100h status simulated source_id sheet cell",
    "labour": "publisher edition area dimension category subset_of year demand_10k supply_10k gap_10k confidence status"
    " simulated source_id sheet cell",
    "indicator": "dataset area_code area_name category measure unit time_period value status raw simulated source_id"
    " sheet cell",
    "area": "area_code jis_code level kind name kana prefecture_code prefecture county region valid_from valid_to"
    " successor_code",
    "source": "source_id file sha256 bytes dataset title publisher fiscal_year survey_year edition url licence"
    " retrieved_on ingested_at simulated current",
}
CONTRACT |= {f"{name}_all": CONTRACT[name] for name in ("overtime", "labour", "indicator")}


@pytest.fixture(scope="module")
def views() -> dict[str, ViewDescription]:
    return {view.name: view for view in describe()}


@pytest.mark.parametrize("name", CONTRACT)
def test_contract_columns_come_first_and_in_order(views: dict[str, ViewDescription], name: str) -> None:
    expected = CONTRACT[name].split()
    assert [column.name for column in views[name].columns][: len(expected)] == expected


def test_every_view_and_column_says_what_it_is(views: dict[str, ViewDescription]) -> None:
    silent = [view.name for view in views.values() if not view.comment]
    silent += [f"{view.name}.{column.name}" for view in views.values() for column in view.columns if not column.comment]
    assert silent == []


@pytest.mark.parametrize(
    ("view", "column", "unit"),
    [
        ("overtime", "hours_per_month", "hours a month"),
        ("overtime_all", "hours_per_year", "hours a year"),
        ("overtime", "pct_over_45h", "%"),
        ("labour", "gap_10k", "万人"),
        ("source", "bytes", "bytes"),
    ],
)
def test_units_stand_in_the_comments(views: dict[str, ViewDescription], view: str, column: str, unit: str) -> None:
    comments = {c.name: c.comment for c in views[view].columns}
    assert unit in comments[column]
