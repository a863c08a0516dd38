"""Short notes, headings and remarks that are no sentences: 対象：消防職員, ※上期, （２）出先機関, 10月まで."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.meaning.reading import Figure, Reading, read
from tests.support.sheets import Drawing, write_workbook

TITLE = "| 令和６年度 時間外勤務の状況（市町村） | |"
HEADER = "| 市町村名 | 職員１人当たり月平均時間外勤務時間数（時間） |"
BODIES = ("岡山市", "倉敷市", "津山市", "玉野市")
ROWS = "\n".join(f"| {body} | {n + 8}.5 |" for n, body in enumerate(BODIES))


def load(tmp_path: Path, drawn: str | Drawing) -> Reading:
    return read(write_workbook(tmp_path / "book.xlsx", {"Sheet1": drawn}))


def figures(tmp_path: Path) -> tuple[Figure, ...]:
    """Return what was loaded last."""
    return read(tmp_path / "book.xlsx").figures


def parts(tmp_path: Path) -> dict[str, str]:
    """Return the part of each body's hours by its cell's row, '' where they are none of the dataset's measures."""
    return {figure.cell: figure.part_of_hours for figure in figures(tmp_path)}


def measures(tmp_path: Path) -> dict[str, tuple[str, str | None]]:
    """Return measure and period by cell."""
    return {figure.cell: (figure.measure, figure.period) for figure in figures(tmp_path)}


LABELS: Mapping[str, str] = {
    "対象：本庁勤務職員": "本庁",
    "対象職員　消防職員": "消防職",
    "【対象】女性職員": "女性",
    "※集計対象は首長部局": "首長部局",
    "数値は女性。": "女性",
    "集計期間　令和６年４月から令和６年12月": "",
    "調査対象月：令和６年10月": "",
    "対象期間：令和６年４月～令和７年３月": "全体",
    "※病院・消防を除く。": "病院を除く・消防を除く",
    "※女性": "女性",
    "（女性）": "女性",
    "＊一般行政職": "一般行政職",
    "※上期": "",
    "※月最大": "",
    "※上限時間": "",
    "注）令和５年度": "",
    "※時間外勤務を命じた職員１人当たり": "",
    "※年間時間数を12で除したもの": "全体",
    "※順不同": "全体",
    "※回答のあった団体のみ": "全体",
    "※未回答の団体は除く": "全体",
    "令和７年３月": "全体",
    "作成：令和７年10月１日": "全体",
    "（参考）県平均 11.2時間": "全体",
    "担当課：人事課": "全体",
    "岡山県人事課": "全体",
    "＊市町村コード順": "全体",
}


@pytest.mark.parametrize(("note", "part"), LABELS.items())
def test_a_label_below_the_table_says_what_the_figures_are(tmp_path: Path, note: str, part: str) -> None:
    assert load(tmp_path, f"{TITLE}\n{HEADER}\n{ROWS}\n| {note} | |").outcome == "loaded"
    assert set(parts(tmp_path).values()) == {part}


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("（１）本庁", "本庁"),
        ("■ 女性職員の時間外勤務", "女性"),
        ("1) 消防職員", "消防職"),
        ("・上限時間", ""),
        ("[参考] 目標", ""),
        ("○ 最大月の時間外勤務", ""),
        ("（１）全体", "全体"),
        ("１　市町村別の状況", "全体"),
    ],
)
def test_a_numbered_line_above_the_header_is_a_title_and_no_note(tmp_path: Path, heading: str, part: str) -> None:
    load(tmp_path, f"{TITLE}\n| {heading} | |\n{HEADER}\n{ROWS}")
    assert set(parts(tmp_path).values()) == {part}


@pytest.mark.parametrize(
    ("sheet", "part"),
    [
        ("参考", ""),
        ("参考（国）", ""),
        ("再掲", ""),
        ("うち書き", ""),
        ("分", ""),
        ("国", ""),
        ("うち女性", "女性"),
        ("参考資料１", "全体"),
        ("別表", "全体"),
        ("岡山県分", "全体"),
    ],
)
def test_a_sheet_that_stands_beside_the_whole_is_none_of_it(tmp_path: Path, sheet: str, part: str) -> None:
    book = write_workbook(tmp_path / "book.xlsx", {sheet: f"{TITLE}\n{HEADER}\n{ROWS}"})
    file = read(book)
    assert set(parts(tmp_path).values()) == {part}
    assert [doubt.id for doubt in file.doubts] == ([] if part else ["word-not-explained"])


@pytest.mark.parametrize("between", ["| | |\n", ""])
def test_a_numbered_line_right_above_the_next_header_is_its_heading(tmp_path: Path, between: str) -> None:
    load(tmp_path, f"{TITLE}\n| （１）全体 | |\n{HEADER}\n{ROWS}\n{between}| （２）うち女性 | |\n{HEADER}\n{ROWS}")
    last = 11 if between else 10
    assert {parts(tmp_path)[cell] for cell in ("B4", "B7")} == {"全体"}
    assert {parts(tmp_path)[cell] for cell in (f"B{last}", f"B{last + 3}")} == {"女性"}


def test_a_numbered_heading_takes_over_the_title_of_the_page(tmp_path: Path) -> None:
    rows = "\n".join(f"| {body} | 8 |" for body in BODIES)
    head = "| 市町村名 | 待機児童数 |"
    title = "| 保育所待機児童数（令和６年４月１日現在） | |"
    load(tmp_path, f"{title}\n| （１）公立 | |\n{head}\n{rows}\n| | |\n| （２）私立 | |\n{head}\n{rows}")
    found = measures(tmp_path)
    assert found["B4"] == ("公立 › 待機児童数", "2024-04-01")
    assert found["B11"] == ("私立 › 待機児童数", "2024-04-01")


REMARKS: Mapping[str, str] = {
    "推計値（未回答のため）": "",
    "令和５年度の数値": "",
    "R5実績": "",
    "令和６年度実績": "全体",
    "４～12月": "",
    "10月まで": "",
    "管理職を含む": "",
    "前年度値": "",
    "累計": "",
    "最大月": "",
    "上半期分": "",
    "災害対応分": "",
    "年間": "",
    "単位：分": "",
    "単位：時間": "全体",
    "速報値": "全体",
    "暫定": "全体",
    "確認中": "全体",
    "市長部局の内数（合計に加えない）": "全体",
    "R6.4.1庁舎移転": "全体",
    "職員数は４月１日現在": "全体",
}


@pytest.mark.parametrize(("remark", "part"), REMARKS.items())
def test_a_remark_beside_a_body_says_what_its_figure_is(tmp_path: Path, remark: str, part: str) -> None:
    rows = [f"| {body} | {n + 8}.5 | {remark if n == 2 else ''} |" for n, body in enumerate(BODIES)]
    load(tmp_path, "\n".join([f"{TITLE} |", f"{HEADER} 備考 |", *rows]))
    assert parts(tmp_path) == {"B3": "全体", "B4": "全体", "B5": part, "B6": "全体"}


@pytest.mark.parametrize("place", ["above", "beside", "below", "names"])
def test_a_unit_that_no_column_has_contradicts_the_header(tmp_path: Path, place: str) -> None:
    unit = "（単位：分）"
    head = HEADER.replace("市町村名", f"市町村名{unit}") if place == "names" else HEADER
    lines = [TITLE, head, ROWS]
    if place in ("above", "beside"):
        lines.insert(1, f"| {unit} | |" if place == "above" else f"| | {unit} |")
    elif place == "below":
        lines.append(f"| {unit} | |")
    file = load(tmp_path, "\n".join(lines))
    assert set(parts(tmp_path).values()) == {""}
    (doubt,) = file.doubts
    assert "`単位：分` (unit) is not a word of overtime" in doubt.message


def test_a_unit_of_another_column_contradicts_nothing(tmp_path: Path) -> None:
    rows = "\n".join(f"| {body} | 8.5 | 100 |" for body in BODIES)
    load(tmp_path, f"{TITLE} （単位：時間、人） |\n{HEADER} 職員数（人） |\n{rows}")
    assert parts(tmp_path)["B3"] == "全体"


@pytest.mark.parametrize("column", ["A", "C"])
@pytest.mark.parametrize("heading", ["区分", ""])
def test_a_word_merged_over_several_bodies_is_said_of_each(tmp_path: Path, column: str, heading: str) -> None:
    if column == "A" and not heading:
        pytest.skip("a column of names without a heading stands beside")
    words = ["女性", "", "全体", ""]
    lines = [(TITLE + " |", ""), (HEADER, heading)]
    lines += [(f"| {body} | {n + 8}.5 |", words[n]) for n, body in enumerate(BODIES)]
    drawn = "\n".join(f"| {word} {line}" if column == "A" else f"{line} {word} |" for line, word in lines)
    load(tmp_path, Drawing(drawn, merge=f"{column}3:{column}4 {column}5:{column}6"))
    figures = "C" if column == "A" else "B"
    said = ("女性", "女性", "全体", "全体")
    assert parts(tmp_path) == {f"{figures}{row}": part for row, part in enumerate(said, 3)}


@pytest.mark.parametrize(
    ("title", "header", "name"),
    [
        ("令和４年度 住民１人当たり歳出額（円）", "総務費", "住民1人当たり › 総務費"),
        ("令和４年度 １世帯当たり支出（円）", "食料", "1世帯当たり › 食料"),
        ("令和４年度 就業者数（女）", "就業者", "女 › 就業者"),
        ("令和４年度 女性就業者の産業別内訳", "第１次産業", "女性 › 第1次産業"),
        ("令和４年度 女性就業者の産業別内訳", "男性", "男性"),
        ("令和４年度 男女別就業者数", "就業者", "就業者"),
        ("令和４年度 女性活躍の推進状況", "係長級", "係長級"),
        ("令和４年度 男鹿市ほかの職員数", "係長級", "係長級"),
    ],
)
def test_a_title_says_of_whom_a_figure_is_where_its_header_does_not(
    tmp_path: Path, title: str, header: str, name: str
) -> None:
    rows = "\n".join(f"| {body} | 8 |" for body in BODIES)
    load(tmp_path, f"| {title} | |\n| 市町村名 | {header} |\n{rows}")
    assert {measure for measure, _ in measures(tmp_path).values()} == {name}


@pytest.mark.parametrize("title", ["市町村平均の財政力指数（令和４年度）", "県内市町村の平均財政力指数（令和４年度）"])
def test_a_mean_of_municipalities_is_not_the_prefecture_s_own_figure(tmp_path: Path, title: str) -> None:
    rows = "\n".join(f"| {name} | 0.4 |" for name in ("北海道", "青森県", "岩手県", "宮城県"))
    load(tmp_path, f"| {title} | |\n| 都道府県名 | 財政力指数 |\n{rows}")
    assert all("平均 › " in measure for measure, _ in measures(tmp_path).values())


def test_a_day_below_a_year_is_that_day(tmp_path: Path) -> None:
    rows = "\n".join(f"| {body} | 8 | 9 | 7 |" for body in BODIES)
    years = "| 市町村名 | 令和６年 | | 令和６年度 |\n| | ４月１日 | 10月１日現在 | ３月１日 |"
    load(tmp_path, Drawing(f"| 待機児童数 | | | |\n{years}\n{rows}", merge="A2:A3 B2:C2"))
    found = measures(tmp_path)
    assert [found[cell][1] for cell in ("B4", "C4", "D4")] == ["2024-04-01", "2024-10-01", "2025-03-01"]


@pytest.mark.parametrize(
    ("heading", "areas"),
    [("駅名", 0), ("税務署", 0), ("営業所", 0), ("市名", 4), ("都市", 4), ("団体名", 4), ("", 4)],
)
def test_a_short_name_is_a_city_only_under_a_heading_of_bodies(tmp_path: Path, heading: str, areas: int) -> None:
    rows = "\n".join(f"| {name} | {n + 100} |" for n, name in enumerate(("倉敷", "津山", "玉野", "笠岡")))
    load(tmp_path, f"| 令和６年度 | |\n| {heading} | 件数 |\n{rows}")
    assert sum(figure.body is not None for figure in figures(tmp_path)) == areas


def test_a_title_of_two_topics_is_about_columns_of_each(tmp_path: Path) -> None:
    load(tmp_path, f"| 令和６年度 時間外勤務及び年次有給休暇の状況 | |\n{HEADER}\n{ROWS}")
    assert set(parts(tmp_path).values()) == {"全体"}


def test_a_title_s_unit_of_another_column_says_nothing_of_the_hours(tmp_path: Path) -> None:
    rows = "\n".join(f"| {body} | 8.5 | 100 |" for body in BODIES)
    load(tmp_path, f"| 令和６年度 時間外勤務の状況（単位：千円） | | |\n{HEADER} 時間外勤務手当 |\n{rows}")
    assert {parts(tmp_path)[f"B{row}"] for row in range(3, 7)} == {"全体"}


def test_a_sheet_named_by_number_and_prefecture_says_nothing_of_the_measure(tmp_path: Path) -> None:
    write_workbook(tmp_path / "book.xlsx", {"33岡山県": f"{TITLE}\n{HEADER}\n{ROWS}"})
    assert set(parts(tmp_path).values()) == {"全体"}


COMPARED = ("26年度比", "対26年度比（%）", "令和4年度との差", "令和4年度からの増減", "元年度比", "令和2年度末比")


def test_what_is_measured_against_a_year_is_not_of_that_year(tmp_path: Path) -> None:
    heads = " | ".join(COMPARED)
    rows = "\n".join(f"| {body} | {n + 100} |{' 1.5 |' * len(COMPARED)}" for n, body in enumerate(BODIES))
    load(tmp_path, f"| 平成28年度 市町村の職員数 | |\n| 市町村名 | 職員数（人） | {heads} |\n{rows}")
    found = measures(tmp_path)
    assert {period for _, period in found.values()} == {"FY2016"}
    assert {measure for measure, _ in found.values()} == {"職員数（人）", *COMPARED}


def test_an_index_beside_a_number_is_not_the_number_that_the_title_names(tmp_path: Path) -> None:
    rows = "\n".join(f"| {body} | {n + 200} | {n + 98}.5 |" for n, body in enumerate(BODIES))
    load(tmp_path, f"| 令和６年度 職員数の状況 | | |\n| 市町村名 | 職員数（人） | 2015年＝100 |\n{rows}")
    found = measures(tmp_path)
    assert found["B3"][0] == "職員数（人）"
    assert found["C3"][0].endswith("2015年=100")
    assert found["C3"][1] == "FY2024"


def test_how_long_is_not_in_what_is_counted(tmp_path: Path) -> None:
    rows = "\n".join(f"| {body} | {n + 200} | {n + 98} |" for n, body in enumerate(BODIES))
    header = "| 市町村名 | 相談（年間） | 歳出（市町村） |"
    load(tmp_path, f"| 令和６年度 相談の状況 | | （単位：件） |\n{header}\n{rows}")
    assert {figure.unit for figure in figures(tmp_path)} == {"件"}
