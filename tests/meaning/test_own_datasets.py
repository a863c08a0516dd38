"""A third dataset (待機児童) and a fourth (給与) by declaration alone: a TOML file in the project's `datasets/`.

The declarations are the examples that axstat ships in `examples/datasets/`; no code knows them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from axstat.datasets.declaration import read_declaration
from axstat.ingest import FileReport, ingest
from axstat.reports import run_sql, trace_value
from axstat.store import open_reader, open_writer
from tests.meaning.support import answer, meaning
from tests.support.sheets import Drawing, write_workbook

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "datasets"
WAITING = read_declaration(EXAMPLES / "待機児童.toml")
PAY = read_declaration(EXAMPLES / "給与.toml")

CHILDREN = Drawing(
    """
    | 保育所等の待機児童の状況（令和７年４月１日現在） |
    | 団体コード | 都道府県 | 市区町村 | 待機児童数（人） | 申込者数（人） | 利用定員（人） |
    | 012025     | 北海道   | 函館市   | 3                | 3900           | 4100           |
    | 012033     | 北海道   | 小樽市   | 12               | 1500           | 1450           |
    | 012041     | 北海道   | 旭川市   | 0                | 6100           | 6300           |
    """,
    merge="A1:F1",
)
WAGES = Drawing(
    """
    | 給与実態調査（令和６年度） |
    | 団体コード | 都道府県 | 市区町村 | 一般行政職         |                  | 技能労務職         |                  |
    |            |          |          | 平均給料月額（円） | ラスパイレス指数 | 平均給料月額（円） | ラスパイレス指数 |
    | 012025     | 北海道   | 函館市   | 302000             | 97.1             | 290100             | 98.8             |
    | 012033     | 北海道   | 小樽市   | 299500             | 96.0             | 285000             | 97.3             |
    | 012041     | 北海道   | 旭川市   | 305000             | 98.2             | 295000             | 99.0             |
    """,
    merge="A1:G1 A2:A3 B2:B3 C2:C3 D2:E2 F2:G2",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that declares both datasets; the working folder is inside it."""
    (tmp_path / "data" / "raw").mkdir(parents=True)
    shutil.copytree(EXAMPLES, tmp_path / "datasets")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AXSTAT_DB", raising=False)
    return tmp_path


def load(drawing: Drawing, name: str = "表.xlsx", sheet: str = "表") -> FileReport:
    """Load one drawn sheet into the project's database."""
    return ingest([write_workbook(Path("data/raw") / name, {sheet: drawing})]).files[0]


def ask(sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a statement over the project's database."""
    with open_reader(Path("data/processed/axstat.duckdb")) as reader:
        return list(run_sql(reader, sql).rows)


def test_waiting_children_are_a_dataset_with_a_view_of_its_name(project: Path) -> None:
    report = load(CHILDREN)
    assert report.warnings == ()
    assert ask("select name, time_period, age, waiting, applicants, places from 待機児童 order by area_code") == [
        ("函館市", "2025-04-01", "全年齢", 3, 3900, 4100),
        ("小樽市", "2025-04-01", "全年齢", 12, 1500, 1450),
        ("旭川市", "2025-04-01", "全年齢", 0, 6100, 6300),
    ]


def test_pay_is_a_dataset_whose_jobs_are_a_column_of_its_view(project: Path) -> None:
    assert load(WAGES).warnings == ()
    assert ask("select name, fiscal_year, job, base_pay, laspeyres from 給与 order by area_code, job") == [
        ("函館市", 2024, "一般行政職", 302000, 97.1),
        ("函館市", 2024, "技能労務職", 290100, 98.8),
        ("小樽市", 2024, "一般行政職", 299500, 96.0),
        ("小樽市", 2024, "技能労務職", 285000, 97.3),
        ("旭川市", 2024, "一般行政職", 305000, 98.2),
        ("旭川市", 2024, "技能労務職", 295000, 99.0),
    ]


def test_pay_of_nobody_in_particular_is_of_all_jobs(project: Path) -> None:
    load(
        Drawing("""
            | 給与の状況（令和６年度） |                    |
            | 団体名                   | 平均給料月額（円） |
            | 函館市                   | 301000             |
            | 小樽市                   | 298000             |
            | 旭川市                   | 303000             |
        """)
    )
    assert ask("select distinct job from 給与") == [("全職種",)]


def test_a_trace_leads_to_the_cell_and_says_which_words_made_it_the_measure(project: Path) -> None:
    load(CHILDREN)
    with open_reader(Path("data/processed/axstat.duckdb")) as reader:
        (row,) = trace_value(reader, "待機児童", "小樽市", measure="waiting").records()
    assert (row["cell"], row["raw"], row["value"]) == ("D4", "12", 12)
    assert row["measure_said"] == "`待機児童数` (D2); `人` (D2)"


def test_the_view_holds_the_measures_only_and_the_rest_stays_under_its_own_header(project: Path) -> None:
    report = load(
        Drawing(
            """
            | 保育所等の待機児童の状況（令和７年４月１日現在） |
            | 市区町村 | 待機児童数（人） | 待機児童数の増減（人） | 前年比（％） | 申込率（％） |
            | 函館市   | 3                | 1                      | 150.0        | 44.0         |
            | 小樽市   | 12               | 7                      | 240.0        | 40.2         |
            | 旭川市   | 0                | 0                      | 100.0        | 48.8         |
            """,
            merge="A1:E1",
        )
    )
    (warning,) = report.warnings
    assert "`増減` (C2) is not a word of children waiting for day care" in warning.message
    assert ask("select name, waiting, applicants, places from 待機児童 order by area_code") == [
        ("函館市", 3, None, None),
        ("小樽市", 12, None, None),
        ("旭川市", 0, None, None),
    ]
    assert ask("select distinct measure from indicator where measure <> 'waiting' order by all") == [
        ("保育所等の待機児童の状況 › 前年比（%）",), ("待機児童数の増減（人）",), ("申込率（%）",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("待機児童数（人）",), ("waiting", "全体")),
        (("待機児童", "計"), ("waiting", "全体")),
        (("利用申込児童数",), ("applicants", "全体")),
        (("申込者数", "3歳未満児"), ("applicants", "3歳未満児")),
        (("定員",), ("places", "全体")),
        (("待機児童の増減",), None),
        (("待機児童数の前年比",), None),
        (("待機児童率（％）",), None),
        (("申込率（％）",), None),
        (("待機児童数（千人）",), None),
        (("潜在的待機児童数",), None),
        (("待機児童数", "0歳児・3歳以上児"), None),
    ],
)
def test_a_declared_word_is_a_measure_and_any_other_is_not(
    path: tuple[str, ...], expected: tuple[str, str] | None
) -> None:
    assert meaning(answer(path, titles=("保育所等の状況",), dataset=WAITING)) == expected


@pytest.mark.parametrize(
    ("path", "unit", "expected"),
    [
        (("平均給料月額（円）",), None, ("base_pay", "全体")),
        (("平均給料月額",), "円", ("base_pay", "全体")),
        (("一般行政職", "ラスパイレス指数"), None, ("laspeyres", "一般行政職")),
        (("平均給料月額（千円）",), None, None),
        (("平均給料月額",), None, ("?", "unit")),
        (("平均給与月額（円）",), None, None),
        (("平均給料月額（円）の対前年差",), None, None),
        (("参考ラスパイレス指数（地域手当補正後）",), None, None),
    ],
)
def test_what_pay_asks_for_stops_the_file_and_is_never_guessed(
    path: tuple[str, ...], unit: str | None, expected: tuple[str, str] | None
) -> None:
    assert meaning(answer(path, unit, ("給与の状況",), dataset=PAY)) == expected


def test_a_project_without_declarations_keeps_the_columns_under_their_own_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AXSTAT_DB", raising=False)
    load(CHILDREN)
    assert ask("select distinct dataset, measure from indicator order by all") == [
        ("indicator", "利用定員（人）"), ("indicator", "待機児童数（人）"), ("indicator", "申込者数（人）")
    ]  # fmt: skip


@pytest.mark.usefixtures("project")
def test_two_tables_that_contradict_each_other_in_a_cell_of_the_view_are_refused() -> None:
    assert load(CHILDREN).outcome == "loaded"
    other = CHILDREN.sketch.replace("保育所等の待機児童の状況", "待機児童の一覧").replace("| 12 ", "| 13 ")

    refused = load(Drawing(other, merge="A1:F1"), name="別.xlsx")

    assert refused.outcome == "refused"
    assert "`別.xlsx!表!D4` says 13 and `表.xlsx!表!D4`" in str(refused.error)
    with open_reader(Path("data/processed/axstat.duckdb")) as reader:
        found = run_sql(reader, 'select name, waiting from "待機児童" order by area_code', {}).rows
    assert [row[1] for row in found] == [3, 12, 0]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("decided", "shown"), [((1,), 12), ((1, 2), 13)])
def test_a_decision_by_hand_settles_which_of_two_contradicting_tables_stands(
    decided: tuple[int, ...], shown: int
) -> None:
    load(CHILDREN)
    other = CHILDREN.sketch.replace("保育所等の待機児童の状況", "待機児童の一覧").replace("| 12 ", "| 13 ")
    database = Path("data/processed/axstat.duckdb")
    for source_id in decided:
        with open_writer(database) as writer:
            writer.use(source_id)
        load(Drawing(other, merge="A1:F1"), name="別.xlsx")
    with open_reader(database) as reader:
        rows = run_sql(reader, """select waiting from "待機児童" where name = '小樽市'""", {}).rows
    assert rows == ((shown,),)


@pytest.mark.usefixtures("project")
def test_two_tables_that_agree_are_both_loaded_and_the_view_shows_one_line_for_each_body() -> None:
    assert load(CHILDREN).outcome == "loaded"
    again = CHILDREN.sketch.replace("保育所等の待機児童の状況", "待機児童の一覧")
    assert load(Drawing(again, merge="A1:F1"), name="別.xlsx").outcome == "loaded"
    with open_reader(Path("data/processed/axstat.duckdb")) as reader:
        assert run_sql(reader, 'select count(*) from "待機児童"', {}).rows == ((3,),)
