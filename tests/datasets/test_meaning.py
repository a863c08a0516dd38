"""From tables to a load unit: which dataset, what is refused and how, what a source says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from axstat.datasets import interpret, shipped
from axstat.errors import AxstatError, CheckFailed, NotUnderstood
from axstat.model.cells import CellRef
from axstat.model.tables import Table
from axstat.voice import Finding, found
from axstat.voice import said as clause
from tests.datasets.tables import reading, series, table, workbook

ROW = {"011002": [10.0], "012025": [8.3]}


@pytest.mark.parametrize(
    ("title", "header", "dataset"),
    [
        ("時間外勤務（令和６年度）", "月平均", "overtime"),
        ("職員の状況（令和６年度）", "超過勤務時間数（月平均）", "overtime"),
        ("残業時間（令和６年度）", "時間/月", "overtime"),
        ("職員の状況（令和６年度）", "月平均", "indicator"),
        ("時間外勤務と財政（令和６年度）", "財政力指数", "indicator"),
        ("主要財政指標（令和６年度）", "財政力指数", "indicator"),
    ],
)
def test_a_table_is_overtime_by_its_words_and_an_hours_measure(title: str, header: str, dataset: str) -> None:
    unit = interpret(workbook(), [reading(table(ROW, [header], title=title))])
    assert unit.meta.dataset == unit.tables[0].dataset == dataset


def test_the_dataset_option_reads_a_table_as_indicators() -> None:
    given = table(ROW, ["月平均"], title="時間外勤務（令和６年度）")
    unit = interpret(workbook(), [reading(given)], dataset="indicator")
    assert unit.tables[0].series[0].measure.id == "時間外勤務 › 月平均"


def refusal(*tables: Table, dataset: str | None = None, reason: Finding | None = None) -> AxstatError:
    with pytest.raises(AxstatError) as raised:
        interpret(workbook(), [reading(*tables, reason=reason)], dataset=dataset)
    return raised.value


def test_a_workbook_without_a_table_is_not_understood_and_says_why() -> None:
    error = refusal(reason=clause("no-axis"))
    assert isinstance(error, NotUnderstood)
    assert error.message.startswith(
        "`book.xlsx` has no table of areas or categories: `一覧` neither a column nor a row"
    )
    assert error.exit_code == 3


def test_areas_with_nothing_but_words_are_refused_unless_words_are_wanted() -> None:
    given = table({"011002": ["実施"], "012025": ["未実施"]}, [series(4, "取組", numeric=False)], title="令和6年度")
    error = refusal(given)
    assert isinstance(error, NotUnderstood)
    assert "all its values are words (`実施` under `book.xlsx!一覧!D2`)" in error.message
    assert "--dataset indicator" in error.hint
    unit = interpret(workbook(), [reading(given)], dataset="indicator")
    assert list(unit.tables[0].series[0].values.texts) == ["実施", "未実施"]


def test_a_code_that_contradicts_its_name_stops_the_file_with_both_cells() -> None:
    code, name = CellRef("一覧", 5, 1), CellRef("一覧", 5, 2)
    said: dict[str, Any] = {"cell": code, "code": "014036", "beside": "B5", "name": "神恵内村", "why": ""}
    doubt = found("code-contradicts-name", "error", [code, name], **said)
    error = refusal(replace(table(ROW, ["財政力指数"], title="令和6年度"), doubts=(doubt,)))
    assert isinstance(error, CheckFailed)
    assert "`book.xlsx!一覧!A5` code `014036`, but the name beside it (`B5`) is 神恵内村" in error.message
    assert "`book.xlsx!一覧!A5` のコード「014036」と、隣の名前（`B5`「神恵内村」）が合いません" in error.text("ja")
    assert "axstat inspect my/book.xlsx" in str(error.of_file("my/book.xlsx").what_to_do("en"))


def test_a_list_of_areas_alone_is_a_source_without_observations() -> None:
    unit = interpret(workbook(), [reading(table({"011002": [], "012025": []}, []))])
    assert unit.tables == ()
    assert unit.meta.dataset == "indicator"
    assert "rows-add-up" in {c.id for c in unit.checks}


@pytest.mark.parametrize(
    ("name", "first", "simulated"),
    [
        ("overtime_2024_simulated.xlsx", "", True),
        ("book.xlsx", "【模擬データ（simulated）】時間外勤務", True),
        ("book.xlsx", "Simulated data", True),
        ("時間外_模擬データ.xlsx", "", True),
        ("book.xlsx", "時間外勤務", False),
    ],
)
def test_simulated_data_says_so_in_its_name_or_first_cell(name: str, first: str, simulated: bool) -> None:
    given = table(ROW, ["財政力指数"], title="令和6年度")
    assert interpret(workbook(name=name, first=first), [reading(given)], year=2024).meta.simulated is simulated


@pytest.mark.parametrize(
    ("notes", "publisher"),
    [(("出典：総務省",), "総務省"), (("総務省と厚生労働省の調べ",), None), ((), None)],
)
def test_a_publisher_is_named_only_where_the_sheet_names_one(notes: tuple[str, ...], publisher: str | None) -> None:
    given = table(ROW, ["財政力指数"], title="主要財政指標（令和6年度）", notes=notes)
    assert interpret(workbook(), [reading(given)]).meta.publisher == publisher


def test_declarations_name_every_measure_once_with_unit_and_both_languages() -> None:
    measures = [m for d in shipped().values() for m in d.measures.values()]
    assert len({m.id for m in measures}) == len(measures) == 21
    assert all(m.unit and m.label.ja and m.label.en for m in measures)
