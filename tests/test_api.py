"""The Python API: what a notebook does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import axstat
from axstat.answers import SHOWN_ROWS
from axstat.errors import DatabaseMissing, OutputNotOurs, OutputProtected, UnknownName, UsageError
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


def test_a_notebook_shows_a_table_and_keeps_its_own_looks(db: axstat.api.Connection) -> None:
    html = db.report("overtime")._repr_html_()
    assert html.startswith('<div class="axstat"')
    assert "<caption>Overtime of municipalities" in html
    for word in ("<!doctype", "<html", "<body", "<head", "<title"):
        assert word not in html
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    selectors = [one for rule in style.split("}") for one in rule.partition("{")[0].split(",") if one.strip()]
    assert selectors
    assert all(one.strip().startswith(".axstat ") for one in selectors)


def test_a_notebook_shows_the_first_rows_and_says_how_many_more_there_are(db: axstat.api.Connection) -> None:
    shown = db.sql("select range as n from range(120)")
    html = shown._repr_html_()
    assert html.count("<tr") == SHOWN_ROWS + 1
    assert "70 more rows" in html
    assert len(shown.rows) == 120


def test_the_language_is_the_connections(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with axstat.connect(database, lang="ja") as db:
        assert "市区町村の時間外勤務" in db.report("overtime")._repr_html_()
    monkeypatch.setenv("AXSTAT_LANG", "ja")
    with axstat.connect(database) as db:
        assert db.lang == "ja"


def test_what_is_printed_of_an_answer_is_one_line(db: axstat.api.Connection) -> None:
    assert re.fullmatch(r"<axstat overtime_share: 1 row × \d+ columns>", repr(db.report("overtime")))
    assert repr(db) == f"<axstat database {db.path}>"


def test_a_refusal_keeps_its_candidates(db: axstat.api.Connection) -> None:
    with pytest.raises(UsageError) as refusal:
        db.report("area", "池田町")
    assert "長野県池田町 (204811)" in refusal.value.message
    assert refusal.value.__notes__ == [f"hint: {refusal.value.hint}"]


def test_a_frame_of_pandas_knows_what_is_missing(db: axstat.api.Connection) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    answer = db.sql(
        "select * from (values ('011002', 1::bigint, 2.5, true, date '2024-04-01'), (null, null, null, null, null))"
        " as t(code, n, share, yes, day)"
    )
    frame = answer.to_pandas()
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "float64", "boolean", "datetime64[s]"]
    assert frame["code"][0] == "011002"
    assert frame.isna().to_numpy().tolist() == [[False] * 5, [True] * 5]
    assert answer.to_polars().null_count().row(0) == (1, 1, 1, 1, 1)


def test_a_chart_is_shown_and_saved_with_its_words(db: axstat.api.Connection, tmp_path: Path) -> None:
    chart = db.chart("overtime-ranking", year=2024, lang="ja")
    assert chart._repr_svg_().startswith("<?xml")
    saved = chart.save(tmp_path / "ranking.svg")
    assert saved.read_bytes().decode() == chart._repr_svg_()
    assert (tmp_path / "ranking.svg.alt.txt").read_text(encoding="utf-8") == chart.alt_text + "\n"
    assert "奈義町" in chart.data().column("name")

    one, several = (db.chart("overtime-ranking", year=2024, highlight=who) for who in ("奈義町", ["奈義町"]))
    assert one._repr_svg_() == several._repr_svg_() != chart._repr_svg_()

    (tmp_path / "mine.svg").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputNotOurs):
        chart.save(tmp_path / "mine.svg")
    with pytest.raises(UsageError, match="no option `boundaries`"):
        db.chart("overtime-ranking", boundaries="map.json")
    with pytest.raises(UnknownName, match="no parameter `yaer`"):
        db.chart("overtime-ranking", yaer=2024)


def test_a_chart_is_never_saved_among_the_sources_wherever_a_link_leads(
    db: axstat.api.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "project" / "data").mkdir(parents=True)
    (tmp_path / "project" / "data" / "raw").symlink_to(tmp_path / "share")
    monkeypatch.chdir(tmp_path / "project")
    with pytest.raises(OutputProtected):
        db.chart("overtime-ranking", year=2024).save(tmp_path / "share" / "ranking.svg")
    assert not list((tmp_path / "share").iterdir())


def test_a_connection_loads_and_reads_on(tmp_path: Path) -> None:
    example = Path(__file__).parent.parent / "examples" / "waiting-children.csv"
    database = make_database(tmp_path / "a.duckdb", overtime_unit({NAGI: {"hours_per_year": 1.0}}), full_gazetteer=True)
    with axstat.connect(database) as db:
        report = db.ingest(str(example.with_name("*.csv")))
        assert [file.outcome for file in report.files] == ["loaded"]
        assert db.query("measure_values", measure="待機児童数").column("value").count(0) > 0
        measure = db.report("measure", "待機児童数", over=0)
        figures = [v for v in db.query("measure_values", measure="待機児童数").column("value") if v is not None]
        assert measure.column("reporting") == [len(figures)]
        assert measure.column("beyond") == [sum(1 for figure in figures if isinstance(figure, float) and figure > 0)]
        with pytest.raises(UsageError):
            db.ingest(example, year=99999)
        assert len(db.sources().rows) == 2


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
