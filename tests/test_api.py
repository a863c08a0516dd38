"""The Python API: what a notebook does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import axstat
from axstat.errors import DatabaseMissing, UnknownName
from tests.reports.conftest import NAGI, OTARU
from tests.support.units import make_database, overtime_unit


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two areas, one over the threshold."""
    unit = overtime_unit({NAGI: {"hours_per_year": 440.4}, OTARU: {"hours_per_year": 50.0}})
    return make_database(tmp_path_factory.mktemp("api") / "a.duckdb", unit, full_gazetteer=True)


@pytest.fixture
def db(database: Path) -> Iterator[axstat.api.Connection]:
    """An open connection."""
    with axstat.connect(database) as connection:
        yield connection


def test_a_report_is_a_result_that_turns_into_a_frame(db: axstat.api.Connection) -> None:
    import polars as pl

    share = db.report("overtime", year=2024)
    assert share.column("share_over") == [0.5]
    frame = share.to_polars()
    assert frame["universe_size"].to_list() == [1721]
    assert frame.schema["mean_hours"] == pl.Float64
    assert frame.schema["scope"] == pl.String


def test_queries_traces_and_sources_are_frames_too(db: axstat.api.Connection) -> None:
    assert db.query("overtime_ranking", top=1).to_polars()["name"].to_list() == ["奈義町"]
    assert db.trace("overtime", "奈義町", year=2024).to_polars()["cell"].to_list() == ["D5"]
    assert db.trace("overtime_ranking", top=1).column("cell") == ["D5", "D6"]
    assert db.sources().to_polars()["file"].to_list() == ["overtime_2024.xlsx"]
    assert db.report("area", "奈義町").column("value")[0] == 440.4


def test_sql_takes_parameters_by_name(db: axstat.api.Connection) -> None:
    answer = db.sql("select hours_per_year as h from overtime where name = $name", name="奈義町")
    assert answer.rows == ((440.4,),)
    assert answer.to_polars()["h"].to_list() == [440.4]


def test_an_answer_without_rows_is_a_frame_with_types(db: axstat.api.Connection) -> None:
    import polars as pl

    frame = db.sql("select name, hours_per_year from overtime where name = 'x'").to_polars()
    assert frame.schema == {"name": pl.String, "hours_per_year": pl.Float64}


def test_a_notebook_shows_a_table(db: axstat.api.Connection) -> None:
    assert "<table" in db.report("overtime")._repr_html_()


def test_an_unknown_report_names_the_nearest(db: axstat.api.Connection) -> None:
    with pytest.raises(UnknownName) as refusal:
        db.report("overtme")
    assert "`overtime`" in refusal.value.hint


def test_a_missing_database_is_never_created(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        axstat.connect(tmp_path / "none.duckdb")
    assert not list(tmp_path.iterdir())


def test_a_name_that_axstat_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = axstat.nothing
