"""What a sheet says of some lines alone, by a heading or a column of words, is part of their meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.meaning.reading import Reading, read
from tests.support.sheets import write_workbook

TOP = "| 令和６年度 時間外勤務の状況（市町村） | |\n| 市町村名 | 職員１人当たり月平均時間外勤務時間数（時間） |\n"
UPPER = "| 岡山市 | 16.1 |\n| 倉敷市 | 12.4 |\n| 津山市 | 9.7 |\n"
LOWER = "| 玉野市 | 8.5 |\n| 笠岡市 | 7.3 |\n| 井原市 | 6.2 |"


def load(tmp_path: Path, sketch: str) -> Reading:
    return read(write_workbook(tmp_path / "book.xlsx", {"Sheet1": sketch}))


def found(tmp_path: Path) -> dict[str | None, str | None]:
    """Return for each body as which part its hours stand in the view, '' where it is none of the dataset's measures."""
    figures = read(tmp_path / "book.xlsx").figures
    return {figure.body: figure.part if figure.dataset == "overtime" else "" for figure in figures}


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("【女性】", "女性"),
        ("２ 消防本部", "消防本部"),
        ("（管理職を除く）", "管理職を除く"),
        ("消防職員", "消防職"),
        ("表２ 令和６年度 女性職員の時間外勤務の状況", "女性"),
        ("■ 上限時間", ""),
        ("参考：次の団体は上限時間", ""),
        ("Ⅱ 見込み", ""),
        ("その他", ""),
        ("年間時間数（１人当たり）", ""),
    ],
)
def test_a_heading_between_bodies_is_said_of_those_below_it(tmp_path: Path, heading: str, part: str) -> None:
    assert load(tmp_path, f"{TOP}{UPPER}| {heading} | |\n{LOWER}").outcome == "loaded"
    assert found(tmp_path) == dict.fromkeys(("岡山市", "倉敷市", "津山市"), "全体") | dict.fromkeys(
        ("玉野市", "笠岡市", "井原市"), part
    )


def test_a_heading_that_names_a_region_says_nothing_of_the_measure(tmp_path: Path) -> None:
    load(tmp_path, f"{TOP}{UPPER}| 市部 | |\n{LOWER}")
    assert set(found(tmp_path).values()) == {"全体"}


@pytest.mark.parametrize("heading", ["令和５年度", "表２ 令和５年度 時間外勤務の状況"])
def test_a_year_between_the_lines_is_refused_with_its_cell(tmp_path: Path, heading: str) -> None:
    file = load(tmp_path, f"{TOP}{UPPER}| {heading} | |\n{LOWER}")
    assert file.outcome == "refused"
    assert "`book.xlsx!Sheet1!A6` the year `FY2023` stands between the lines" in str(file.error)


def test_the_year_of_the_title_again_is_no_other(tmp_path: Path) -> None:
    load(tmp_path, f"{TOP}{UPPER}| 令和６年度（続き） | |\n{LOWER}")
    assert len(found(tmp_path)) == 6


@pytest.mark.parametrize(
    ("heading", "words", "parts"),
    [
        ("区分", ["女性"] * 3, ["女性"] * 3),
        ("対象", ["消防職員"] * 3, ["消防職"] * 3),
        ("部局", ["消防局", "市長部局", "消防局"], ["消防局", "首長部局", "消防局"]),
        ("区分", ["見込"] * 3, [""] * 3),
        ("対象期間", ["４～９月"] * 3, [""] * 3),
        ("月", ["12月"] * 3, [""] * 3),
        ("備考", ["合併", "", "速やかに改善"], ["全体"] * 3),
        ("圏域", ["県南", "県南", "県北"], ["全体"] * 3),
    ],
)
def test_a_column_of_words_is_said_of_its_lines(
    tmp_path: Path, heading: str, words: list[str], parts: list[str]
) -> None:
    bodies = ["岡山市", "倉敷市", "津山市"]
    lines = "\n".join(f"| {body} | {word} | {n}.5 |" for n, (body, word) in enumerate(zip(bodies, words, strict=True)))
    header = f"| 市町村名 | {heading} | 職員１人当たり月平均時間外勤務時間数（時間） |"
    load(tmp_path, f"| 令和６年度 時間外勤務の状況 | | |\n{header}\n{lines}")
    assert found(tmp_path) == dict(zip(bodies, parts, strict=True))


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("令和６年度 時間外勤務が月45時間超の団体", "割合（％）"),
        ("令和６年度 時間外勤務の状況", "時間外勤務を命じた職員１人当たりの月平均時間数"),
        ("令和６年度 時間外勤務の状況", "残業した職員１人当たりの月平均残業時間"),
        ("令和６年度 時間外勤務の状況", "一定の時間を超えた職員の月平均時間外勤務時間数"),
        ("令和６年度 その他の職員の時間外勤務の状況", "月平均時間外勤務時間数（時間）"),
        ("令和６年度 一月分の時間外勤務の状況", "職員１人当たり時間外勤務時間数（時間）"),
    ],
)
def test_words_that_make_it_another_figure(tmp_path: Path, title: str, header: str) -> None:
    load(tmp_path, f"| {title} | |\n| 市町村名 | {header} |\n{UPPER}")
    assert set(found(tmp_path).values()) == {""}


def test_a_projection_for_one_prefecture_is_not_the_nation_s(tmp_path: Path) -> None:
    lines = "\n".join(f"| {name} | 100 | 90 |" for name in ("事務職", "専門職", "現場人材"))
    file = load(tmp_path, f"| 東京都の2040年の就業構造推計（万人） | | |\n| 職種 | 需要 | 供給 |\n{lines}")
    assert file.dataset == "indicator"


@pytest.mark.parametrize(
    ("headers", "years"),
    [
        (("平成30年度", "元年度", "2年度"), ("FY2018", "FY2019", "FY2020")),
        (("平成29年度", "30年度", "令和元年度", "２年度"), ("FY2017", "FY2018", "FY2019", "FY2020")),
        (("平成４年度", "５年度", "６年度"), ("FY1992", "FY1993", "FY1994")),
    ],
)
def test_a_year_without_its_era_goes_on_the_years_before_it(
    tmp_path: Path, headers: tuple[str, ...], years: tuple[str, ...]
) -> None:
    top = "| 令和６年度公表 職員１人当たり月平均時間外勤務時間数（時間）" + " |" * len(headers)
    rows = [f"| {body} | " + " | ".join(["8.5"] * len(headers)) + " |" for body in ("岡山市", "倉敷市", "津山市")]
    file = load(tmp_path, "\n".join([top + " |", f"| 市町村名 | {' | '.join(headers)} |", *rows]))
    assert {figure.period for figure in file.figures} == set(years)


def test_a_unit_between_the_lines_that_the_header_contradicts_is_refused_with_its_cell(tmp_path: Path) -> None:
    file = load(tmp_path, f"{TOP}{UPPER}| （単位：分） | |\n{LOWER}")
    assert file.outcome == "refused"
    assert "`book.xlsx!Sheet1!A6` the unit `分` stands between the lines" in str(file.error)


def test_totals_above_the_bodies_that_look_like_years_are_no_header(tmp_path: Path) -> None:
    totals = "| 岡山県 | 2000 |\n| 市町村計 | 2100 |\n| 市計 | 1500 |\n"
    file = load(tmp_path, f"| 令和６年度 職員数 | |\n| 団体名 | 職員数（人） |\n{totals}{UPPER}{LOWER}")
    assert {(figure.measure, figure.period) for figure in file.figures} == {("職員数（人）", "FY2024")}


def test_a_remark_beside_the_title_is_said_of_the_table(tmp_path: Path) -> None:
    title, header = TOP.splitlines()
    load(tmp_path, f"{title[:-1]} （管理職を除く） |\n{header} |\n{UPPER}{LOWER}")
    assert set(found(tmp_path).values()) == {"管理職を除く"}


def test_a_column_of_cities_and_towns_is_headed_so(tmp_path: Path) -> None:
    load(tmp_path, f"{TOP.replace('市町村名', '市町名')}{UPPER}{LOWER}")
    assert set(found(tmp_path).values()) == {"全体"}


def test_years_beside_a_named_column_are_of_what_the_title_says(tmp_path: Path) -> None:
    sketch = """
        | 決算額の推移（単位：千円） |            |            |              |
        | 団体名                     | 令和元年度 | 令和２年度 | 前年度比(％) |
        | 津山市                     | 100        | 110        | 10.0         |
        | 玉野市                     | 200        | 210        | 5.0          |
        | 笠岡市                     | 300        | 330        | 10.0         |
        """
    file = read(write_workbook(tmp_path / "決算.xlsx", {"S": sketch}))
    assert file.outcome == "loaded"
    assert {(figure.dataset, figure.measure, figure.unit, figure.period) for figure in file.figures} == {
        ("indicator", "決算額の推移 › 前年度比（%）", "%", None),
        ("indicator", "決算額の推移", "千円", "FY2019"),
        ("indicator", "決算額の推移", "千円", "FY2020"),
    }
