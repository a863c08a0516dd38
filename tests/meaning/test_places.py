"""The same word in every place that can say it: title, sheet name, heading, comment, unit row, header, note."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.meaning.reading import Reading, read
from tests.support.sheets import Drawing, write_workbook

TITLE = "令和６年度 時間外勤務の状況"
HEADER = "１人当たり月平均時間外勤務時間数（時間）"
BODIES = ("岡山市", "倉敷市", "津山市", "玉野市")


def sketch(title: str = TITLE, header: str = HEADER, *, second: str = "", heading: str = "", below: str = "") -> str:
    """Draw four bodies under a header of one or two rows."""
    head = [f"| {title} | |", *([f"| {heading} | |"] if heading else []), f"| 市町村名 | {header} |"]
    rows = [f"| {body} | {n + 8}.5 |" for n, body in enumerate(BODIES)]
    return "\n".join([*head, *([f"| | {second} |"] if second else []), *rows, *([f"| {below} | |"] if below else [])])


def load(tmp_path: Path, drawn: str | Drawing, sheet: str = "Sheet1") -> Reading:
    return read(write_workbook(tmp_path / "book.xlsx", {sheet: drawn}))


def parts(reading: Reading) -> set[str]:
    return {figure.part_of_hours for figure in reading.figures}


@pytest.mark.parametrize("mean", ["県平均", "類似団体平均", "全国平均", "岡山県平均", "管内市町村の単純平均値"])
def test_a_mean_of_bodies_is_no_bodys_figure_wherever_it_is_said(tmp_path: Path, mean: str) -> None:
    comment = Drawing(sketch(), comments={"B2": mean})
    drawn = (sketch(f"{TITLE}（{mean}）"), sketch(heading=f"■ {mean}"), sketch(below=f"※{mean}"), comment)
    assert [parts(load(tmp_path, one)) for one in drawn] == [{""}] * 4
    assert parts(load(tmp_path, sketch(), mean)) == {""}


@pytest.mark.parametrize(
    "title", ["（全国平均との比較）", "（県内市町村、平均）", "（県内15市）", "（国の調査）", "（Excel版）"]
)
def test_a_title_that_names_bodies_and_no_mean_of_them_says_nothing_of_the_measure(tmp_path: Path, title: str) -> None:
    assert parts(load(tmp_path, sketch(f"{TITLE}{title}"))) == {"全体"}


@pytest.mark.parametrize(
    ("comment", "part"),
    [
        ("最大月", ""),
        ("見込み", ""),
        ("上半期", ""),
        ("女性のみ", "女性"),
        ("人事課:\n本庁", "本庁"),
        ("職員１人当たり。会計年度任用職員を除く。", "全体"),
        ("人事課:\n要確認", "全体"),
    ],
)
def test_a_comment_is_a_label_of_the_figures(tmp_path: Path, comment: str, part: str) -> None:
    assert parts(load(tmp_path, Drawing(sketch(), comments={"B2": comment}))) == {part}


@pytest.mark.parametrize(
    ("row", "part"), [("（0.1時間）", ""), ("（10時間）", ""), ("（百時間）", ""), ("（時間）", "全体")]
)
def test_a_row_below_the_header_that_is_no_unit_of_hours_is_not_passed_over(
    tmp_path: Path, row: str, part: str
) -> None:
    assert parts(load(tmp_path, sketch(header="１人当たり月平均時間外勤務", second=row))) == {part}


def test_hours_and_minutes_in_one_unit_are_no_hours(tmp_path: Path) -> None:
    drawn = sketch(header="１人当たり月平均", heading="（単位：時間・分）")
    assert parts(load(tmp_path, drawn)) == {""}


@pytest.mark.parametrize(
    ("months", "part"), [("令和６年１月～12月", ""), ("R6.1～R6.12", ""), ("令和６年４月～令和７年３月", "全体")]
)
def test_months_of_a_calendar_year_are_no_fiscal_year(tmp_path: Path, months: str, part: str) -> None:
    assert parts(load(tmp_path, sketch(f"{TITLE}（{months}）"))) == {part}


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("時間外勤務職員（月平均）", ""),
        ("月45時間を超えた月の割合", ""),
        ("一般職 １人当たり月平均時間外勤務", "一般職"),
        ("一般職の職員１人当たり月平均時間外勤務", "全体"),
        ("１人当たり月平均時間外勤務命令時間数", "全体"),
    ],
)
def test_headers_of_persons_of_months_and_of_the_rest(tmp_path: Path, header: str, part: str) -> None:
    assert parts(load(tmp_path, sketch(header=header))) == {part}


LABOUR = "| 2040年の就業構造推計（単位：万人） | | | | |\n"


def test_a_column_of_a_region_is_not_the_nations_and_is_of_the_year_of_the_table(tmp_path: Path) -> None:
    heads = "| 職種 | 全国 | | 関東 | |\n| | 需要 | 供給 | 需要 | 供給 |\n"
    rows = (
        "| 専門職 | 1000 | 900 | 300 | 200 |\n| 事務職 | 800 | 850 | 250 | 240 |\n| 現場人材 | 1200 | 1100 | 40 | 38 |"
    )
    reading = load(tmp_path, LABOUR + heads + rows)
    assert {(figure.measure, figure.period) for figure in reading.figures if figure.cell[0] in "BC"} == {
        ("demand_10k", "2040"),
        ("supply_10k", "2040"),
    }
    assert {(figure.measure, figure.period) for figure in reading.figures if figure.cell[0] in "DE"} == {
        ("関東 › 需要", "2040"),
        ("関東 › 供給", "2040"),
    }
    assert [doubt.id for doubt in reading.doubts] == ["word-not-explained"]
    assert "--as labour.demand_10k=D3" in str(reading.doubts[0].hint)


def test_a_sign_that_is_reversed_on_all_of_three_lines_stops_the_file(tmp_path: Path) -> None:
    heads = "| 職種 | 需要 | 供給 | 過不足 | |\n"
    rows = "| 専門職 | 1000 | 900 | 100 | |\n| 事務職 | 800 | 850 | -50 | |\n| 現場人材 | 1200 | 1100 | 100 | |"
    assert load(tmp_path, LABOUR + heads + rows).outcome == "refused"
