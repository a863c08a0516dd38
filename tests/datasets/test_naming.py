"""Naming the series of a whole table: rivals for one measure, repeated and equal headers, generic names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from axstat.datasets import own_names, shipped
from axstat.datasets.meant import Findings, MeantSeries
from axstat.datasets.measures import meant_tables
from axstat.errors import CheckFailed, NotUnderstood
from axstat.model.tables import Table
from axstat.model.values import fiscal_year
from tests.datasets.tables import series, table

TWO = ("011002", "012025")


def overtime(given: Table) -> tuple[tuple[MeantSeries, ...], Findings]:
    findings = Findings("book.xlsx")
    (meant,) = meant_tables(given, shipped(), findings)
    return meant.series, findings


def generic(given: Table) -> tuple[tuple[MeantSeries, ...], Findings]:
    findings = Findings("book.xlsx")
    return own_names.name_all(given, shipped()["indicator"], findings, lambda _: ()), findings


def ids(named: tuple[MeantSeries, ...]) -> list[str]:
    return [s.measure.id for s in named]


def scopes(named: tuple[MeantSeries, ...]) -> list[str]:
    return [s.attributes["staff_scope"] for s in named if s.rule]


def test_the_column_of_all_employees_is_the_measure_and_groups_are_its_parts() -> None:
    given = table(
        {TWO[0]: [10.0, 11.0, 9.0], TWO[1]: [8.0, 9.0, 7.0]},
        ["時間外勤務 › 月平均", "時間外勤務 › 男 › 月平均", "時間外勤務 › 女 › 月平均"],
    )
    named, findings = overtime(given)
    assert ids(named) == ["hours_per_month"] * 3
    assert scopes(named) == ["全体", "男性", "女性"]
    assert not findings.doubts


def test_groups_without_a_column_of_all_employees_are_not_taken_for_it() -> None:
    given = table({TWO[0]: [11.0, 9.0]}, ["時間外勤務 › 一般行政職 › 月平均", "時間外勤務 › 技能労務職 › 月平均"])
    assert scopes(overtime(given)[0]) == ["一般行政職", "技能労務職"]


def test_a_word_that_nobody_declared_keeps_the_column_under_its_own_header_with_one_doubt() -> None:
    given = table({TWO[0]: [11.0, 9.0]}, ["時間外勤務 › 月平均", "時間外勤務 › 最大 › 月平均"])
    named, findings = overtime(given)
    assert ids(named) == ["hours_per_month", "時間外勤務 › 最大 › 月平均"]
    (doubt,) = findings.doubts
    assert doubt.id == "word-not-explained"
    assert "`最大` (E3)" in doubt.message
    assert doubt.hint is not None
    assert "--as overtime.hours_per_month=E4" in doubt.hint


def test_two_columns_of_one_measure_that_agree_are_read_once() -> None:
    given = table({TWO[0]: [10.0, 10.0], TWO[1]: [8.0, 8.0]}, ["時間外勤務 › 月平均", "時間外勤務（再掲） › 月平均"])
    named, findings = overtime(given)
    assert [s.measure.id for s in named if s.rule] == ["hours_per_month"]
    assert not findings.problems


def test_two_columns_of_one_measure_that_differ_stop_the_file_with_both_cells() -> None:
    given = table({TWO[0]: [10.0, 10.5], TWO[1]: [8.0, 8.0]}, ["時間外勤務 › 月平均", "時間外勤務 › 月平均"])
    _, findings = overtime(given)
    assert isinstance(findings.problems[0], CheckFailed)
    assert "D3" in findings.problems[0].message
    assert "E3" in findings.problems[0].message


def test_two_fiscal_years_side_by_side_are_no_rivals() -> None:
    given = table(
        {TWO[0]: [10.0, 10.5]},
        [
            series(4, "令和5年度 › 時間外勤務月平均", period=fiscal_year(2023)),
            series(5, "令和6年度 › 時間外勤務月平均", period=fiscal_year(2024)),
        ],
    )
    named, findings = overtime(given)
    assert ids(named) == ["hours_per_month", "hours_per_month"]
    assert not findings.problems


def test_hours_without_month_or_year_stop_the_file_with_the_header_cell() -> None:
    given = table({TWO[0]: [10.0]}, [series(4, "時間外勤務時間数", unit="時間")])
    _, findings = overtime(given)
    problem = findings.problems[0]
    assert isinstance(problem, NotUnderstood)
    assert problem.exit_code == 3
    assert problem.message.startswith("`book.xlsx!一覧!D2` header `時間外勤務時間数`")
    assert "月平均" in problem.hint


def test_beside_a_clear_column_an_unclear_one_is_only_pointed_out() -> None:
    given = table({TWO[0]: [10.0, 99.0]}, ["時間外勤務 › 月平均", series(5, "時間外勤務時間数", unit="時間")])
    named, findings = overtime(given)
    assert named[0].measure.id == "hours_per_month"
    assert named[1].rule is None
    assert not findings.problems
    assert findings.doubts[0].id == "measure-unclear"


@pytest.mark.parametrize(
    ("path", "identifier", "label"),
    [
        ("財政力指数", "財政力指数", "財政力指数"),
        ("ラスパイレス指数\n参考値※", "ラスパイレス指数参考値※", "ラスパイレス指数 参考値※"),
        ("人　口 › 総　数", "人口 › 総数", "人 口 › 総 数"),
        ("増減数(Ａ)-(Ｂ)", "増減数（A）-（B）", "増減数(Ａ)-(Ｂ)"),
    ],
)
def test_a_generic_measure_is_called_as_its_header_is_printed_in_one_spelling(
    path: str, identifier: str, label: str
) -> None:
    named, _ = generic(table({TWO[0]: [1.0]}, [path]))
    assert (named[0].measure.id, named[0].measure.label) == (identifier, label)


def test_a_header_level_that_is_only_the_period_is_left_out_of_the_name() -> None:
    given = table({TWO[0]: [1.0]}, [series(4, "平成20年度 › 寄附金額", period=fiscal_year(2008))])
    named, _ = generic(given)
    assert ids(named) == ["寄附金額"]


def test_equal_headers_with_different_values_are_told_apart_by_their_columns() -> None:
    named, findings = generic(table({TWO[0]: [1.0, 2.0]}, ["計", "計"]))
    assert ids(named) == ["計 (D)", "計 (E)"]
    assert findings.doubts[0].id == "same-header"


def test_equal_headers_with_equal_values_are_read_once() -> None:
    named, findings = generic(table({TWO[0]: [1.0, 1.0], TWO[1]: ["-", "-"]}, ["計", "計"]))
    assert ids(named) == ["計"]
    assert findings.doubts[0].id == "columns-repeat"


def test_two_columns_under_one_merged_header_are_two_measures() -> None:
    """hazards.md#merged-headers: ⑦その他 is merged over a mark and its text; both have the same header cell."""
    one, other = series(4, "⑦その他"), series(5, "⑦その他")
    named, findings = generic(table({TWO[0]: [1.0, 2.0]}, [one, replace(other, path=one.path)]))
    assert ids(named) == ["⑦その他 (D)", "⑦その他 (E)"]
    assert [doubt.id for doubt in findings.doubts] == ["same-header"]
