"""Where options may stand, which do not go together, and which names a project's own queries may have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import axstat
from tests.support.sheets import write_workbook
from tests.support.units import NAGI, SAPPORO, make_database, overtime_unit

HEADER = "-- title: a query of my own\n-- column: n count number\n"

QUERIES = Path(__file__).resolve().parents[2] / "queries"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a database of two areas, and a folder for queries of its own."""
    unit = overtime_unit({NAGI: {"hours_per_year": 440.4}, SAPPORO: {"hours_per_year": 50.0}}, year=2024)
    make_database(tmp_path / "data" / "processed" / "axstat.duckdb", unit, full_gazetteer=True)
    (tmp_path / "data" / "raw").mkdir()
    (tmp_path / "queries").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "call",
    [
        ["--db", "other.duckdb", "report", "overtime"],
        ["--db=other.duckdb", "report", "overtime"],
        ["report", "--db", "other.duckdb", "overtime"],
        ["report", "overtime", "--db", "other.duckdb"],
    ],
)
def test_the_database_may_be_named_anywhere(call: list[str], project: Path) -> None:
    (project / "data" / "processed" / "axstat.duckdb").rename(project / "other.duckdb")
    ran = axstat(*call, "--format", "csv", cwd=project)
    assert ran.code == 0, ran.err
    assert "share_over" in ran.out


def test_a_command_that_reads_no_database_does_not_mind_one_before_it(project: Path) -> None:
    assert axstat("--db", "none.duckdb", "areas", "奈義町", cwd=project).code == 0


@pytest.mark.parametrize("call", [["report", "overtime", "--lang"], ["--lang"]])
def test_a_language_option_without_a_language_says_so(call: list[str], project: Path) -> None:
    ran = axstat(*call, cwd=project)
    assert ran.code == 2
    assert ran.err.startswith("error: the option `--lang` needs a value"), ran.err


@pytest.mark.parametrize("other", [["--by", "prefecture"], ["--top", "3"]])
def test_a_list_of_the_missing_has_no_groups_and_no_ranks(other: list[str], project: Path) -> None:
    ran = axstat("report", "overtime", "--list-missing", *other, cwd=project)
    assert ran.code == 2
    assert ran.err.startswith(f"error: `--list-missing` and `{other[0]}` cannot be used together"), ran.err


def test_a_query_of_ones_own_cannot_take_the_name_of_a_shipped_one(project: Path) -> None:
    own = project / "queries" / "overtime_trend.sql"
    own.write_text(HEADER + "select 1 as n")
    asked = axstat("query", "overtime_trend", cwd=project)
    assert asked.code == 2
    assert "overtime_trend" in asked.err
    reported = axstat("report", "overtime", cwd=project)
    assert reported.code == 0, reported.err

    traced = axstat("trace", "overtime_trend", cwd=project)
    assert (traced.code, traced.err) == (2, asked.err)

    own.rename(own.with_name("my_trend.sql"))
    assert axstat("query", "my_trend", cwd=project).code == 0

    own.write_bytes((QUERIES / "overtime_trend.sql").read_bytes())  # a copy, as in a clone: both answer the same
    assert axstat("query", "overtime_trend", cwd=project).code == 0
    own.unlink()


@pytest.mark.parametrize("typed", ["岡山県", "岡山", "Okayama"])
def test_a_prefecture_of_a_query_is_understood_as_it_is_typed(typed: str, project: Path) -> None:
    ran = axstat("query", "overtime_ranking", "-p", f"prefecture={typed}", "--format", "csv", cwd=project)
    assert ran.code == 0, ran.err
    assert "奈義町" in ran.out
    assert "札幌市" not in ran.out


def test_a_prefecture_that_does_not_exist_is_an_error_with_the_nearest(project: Path) -> None:
    ran = axstat("query", "overtime_ranking", "-p", "prefecture=岡山件", cwd=project)
    assert ran.code == 2
    assert ran.err.startswith("error: there is no prefecture `岡山件`\nhint: nearest: `岡山県`"), ran.err


def test_a_program_that_leaves_its_database_open_ends_by_itself(project: Path) -> None:
    """The process of a query of the user's own ends with the program that asked."""
    program = (
        "import axstat\n"
        "db = axstat.connect('data/processed/axstat.duckdb')\n"
        "print(db.sql('select count(*) as n from overtime').column('n'))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("year", ["2024", "R6", "令和６年度"])
def test_the_year_of_a_workbook_may_be_said_in_any_way(year: str, tmp_path: Path) -> None:
    sheet = """
        | 主要財政指標 |        |            |
        | 都道府県     | 団体名 | 財政力指数 |
        | 北海道       | 函館市 | 0.46       |
        | 岡山県       | 奈義町 | 0.33       |
        | 岡山県       | 津山市 | 0.51       |
        """
    write_workbook(tmp_path / "a.xlsx", {"表": sheet})
    ran = axstat("ingest", "a.xlsx", "--year", year, "--db", "a.duckdb", cwd=tmp_path)
    assert ran.code == 0, ran.err
    years = "select distinct fiscal_year as n from indicator"
    asked = axstat("query", "--sql", years, "--format", "csv", "--db", "a.duckdb", cwd=tmp_path)
    assert asked.out.split() == ["n", "2024"]


@pytest.mark.parametrize("year", ["令和", "24", "R6-R7"])
def test_what_is_no_year_is_refused_before_anything_is_read(year: str, tmp_path: Path) -> None:
    assert axstat("ingest", "none.xlsx", "--year", year, "--db", "a.duckdb", cwd=tmp_path).code == 2


@pytest.mark.parametrize(
    "call",
    [
        ["report", "overtime", "--year", "2023", "--year", "2024"],
        ["report", "overtime", "--threshold=100", "--threshold", "200"],
        ["query", "--sql", "select 1 as n", "-o", "a.csv", "--output", "b.csv"],
        ["--db", "a.duckdb", "report", "overtime", "--db", "b.duckdb"],
    ],
)
def test_an_option_of_one_value_is_given_once(call: list[str], project: Path) -> None:
    ran = axstat(*call, cwd=project)
    assert ran.code == 2
    assert "is given twice" in ran.err
    assert not (project / "b.csv").exists()


def test_options_of_several_values_and_values_that_look_like_options_are_no_repetition(project: Path) -> None:
    sql = "select 1 as n --year --year"
    assert axstat("query", "--sql", sql, "--format", "csv", cwd=project).out.split() == ["n", "1"]
    ran = axstat("query", "overtime_ranking", "-p", "top=5", "-p", "prefecture=岡山県", cwd=project)
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("year", ["2024", "R6", "令和６年度"])
def test_a_trace_takes_the_year_in_any_way(year: str, project: Path) -> None:
    ran = axstat("trace", "overtime", "奈義町", "--year", year, "--lang", "en", cwd=project)
    assert ran.code == 0, ran.err
    assert "440.4" in ran.out


@pytest.mark.parametrize("year", ["令和", "令和7年1月", "²⁰²⁴", "2024-04-01"])
@pytest.mark.parametrize("call", [["trace", "overtime", "奈義町"], ["report", "overtime"]])
def test_what_is_no_fiscal_year_is_refused_and_never_answered_with_another_period(
    call: list[str], year: str, project: Path
) -> None:
    assert axstat(*call, "--year", year, cwd=project).code == 2


def test_hours_a_year_are_a_quantity_and_years_are_names(project: Path) -> None:
    ran = axstat(
        "query",
        "--sql",
        "select fiscal_year, hours_per_year * 10.01 as hours_per_year from overtime order by 2",
        cwd=project,
    )
    figures = [line.split()[:2] for line in ran.out.splitlines() if line.lstrip().startswith("2024")]
    assert figures == [["2024", "500.500"], ["2024", "4,408.404"]]


def test_a_parameter_says_by_its_type_that_it_is_a_prefecture(project: Path) -> None:
    where = "select name as n from overtime where prefecture = $where"
    (project / "queries" / "here.sql").write_text(
        f"-- param: where prefecture required where\n-- column: n - n\n{where}"
    )
    (project / "queries" / "as_it_is.sql").write_text(
        "-- param: prefecture text required any words\n-- column: n - n\nselect $prefecture as n"
    )
    assert (
        axstat("query", "here", "-p", "where=Okayama", "--format", "csv", cwd=project).out.splitlines()[1] == "奈義町"
    )
    ran = axstat("query", "as_it_is", "-p", "prefecture=岡山あたり", "--format", "csv", cwd=project)
    assert ran.out.splitlines()[1] == "岡山あたり", ran.err


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["sources", "--format", "json", "show", "1"], "`--format` stands before the command it is for"),
        (["report", "labour", "-fjson", "-fcsv"], "`--format` is given twice"),
        (["chart", "overtime-ranking", "--dpi", "5000"], "it is a whole number from 36 to 1,200"),
        (["chart", "--all", "-o", "figures", "--data", "d.csv"], "`--all` and `--data` cannot be used together"),
        (["query", "--list", "--provenance", "p.json"], "`--list` and `--provenance` cannot be used together"),
        (
            ["measures", "--new", "x", "--from", "x.xlsx", "-o", "y.csv"],
            "`--new` and `--output` cannot be used together",
        ),
        (["query", "--sql", "select 1 as a, 2 as a"], "two columns are called `a`"),
    ],
)
def test_what_would_be_ignored_or_lost_is_refused(call: list[str], message: str, project: Path) -> None:
    ran = axstat(*call, cwd=project)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize("call", [["--db", "x.duckdb"], ["--db", "x.duckdb", "report"], ["report", "--db=x.duckdb"]])
def test_a_group_shows_its_page_wherever_the_database_is_named(call: list[str], project: Path) -> None:
    ran = axstat(*call, cwd=project)
    assert ran.code == 0
    assert ran.out.startswith("Usage: axstat")


@pytest.mark.parametrize("output", ["x.foo", "data/raw/x.csv"])
@pytest.mark.parametrize("command", [["ingest", "a.csv"], ["inspect", "a.csv"], ["doctor", "--repair"]])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_done(
    command: list[str], output: str, tmp_path: Path
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "a.csv").write_text("団体名,財政力指数\n奈義町,0.3\n津山市,0.5\n勝央町,0.4\n", encoding="utf-8")
    database = [] if command[0] == "inspect" else ["--db", "a.duckdb"]
    assert axstat(*command, *database, "-o", output, cwd=tmp_path).code == 2
    assert not (tmp_path / "a.duckdb").exists()


def test_the_statement_of_a_query_can_be_written_to_a_file(project: Path) -> None:
    ran = axstat("query", "overtime_trend", "--explain", "-o", "trend.sql", cwd=project)
    assert (ran.code, ran.out, ran.err) == (0, "", "trend.sql: written\n")
    assert (project / "trend.sql").read_text(encoding="utf-8").startswith("-- title:")


def test_a_full_disk_is_named_in_the_readers_language(project: Path) -> None:
    full = f"{sys.executable} -m axstat report overtime --lang ja > /dev/full"
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PATH": os.environ["PATH"]}
    ran = subprocess.run(full, shell=True, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert "結果を出力できません（ディスクに空きがありません）" in ran.stderr


@pytest.mark.parametrize("words", [("--by", "都道府県"), ("--by=都道府県",), ("--by", "prefecture")])
def test_a_choice_may_be_typed_in_the_words_of_the_table(project: Path, words: tuple[str, ...]) -> None:
    ran = axstat("report", "overtime", *words, "--format", "json", cwd=project)
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["parameters"]["scope"] == "municipalities"
    assert len(json.loads(ran.out)["rows"]) == 48


def test_areas_are_named_in_latin_letters_as_prefectures_are(project: Path) -> None:
    ran = axstat("trace", "overtime", "Okayama Nagi", "--year", "2024", "--lang", "en", cwd=project)
    assert ran.code == 0, ran.err
    ran = axstat("report", "area", "Ikeda", "--lang", "en", cwd=project)
    assert "is the name of 5 areas" in ran.err
