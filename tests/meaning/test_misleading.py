"""Layouts that were drawn to be misread, kind by kind, each beside a true one that must load.

What is expected was written down with the sheet: a figure of the whole staff, of a part, or of no measure ('').
"""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.meaning.reading import Reading, read
from tests.support.sheets import Drawing, write_workbook
from tests.support.units import empty_database

TITLE = "令和６年度 時間外勤務の状況（市町村）"
HOURS = "職員１人当たり月平均時間外勤務時間数（時間）"
BODIES = ("鳥取市", "米子市", "倉吉市", "境港市")
FIGURES = ("14.2", "13.1", "12.3", "8.4")
ALL = dict.fromkeys(BODIES, "全体")
NONE = dict.fromkeys(BODIES, "")


def draw(tmp_path: Path, *sheets: str | Drawing) -> Path:
    return write_workbook(tmp_path / "book.xlsx", {f"表{n}": sheet for n, sheet in enumerate(sheets, start=1)})


def load(tmp_path: Path, *sheets: str | Drawing) -> FileReport:
    (file,) = ingest([draw(tmp_path, *sheets)], db=empty_database(tmp_path / "a.duckdb")).files
    return file


def understood(tmp_path: Path, *sheets: str | Drawing) -> Reading:
    return read(draw(tmp_path, *sheets))


def parts(tmp_path: Path) -> dict[str | None, str | None]:
    """Return as which part each body's hours a month stand in the view, '' where they are no measure."""
    figures = (figure for figure in read(tmp_path / "book.xlsx").figures if figure.cell.startswith("B"))
    return {figure.body: figure.part if figure.measure == "hours_per_month" else "" for figure in figures}


def bodies(
    title: str = TITLE,
    header: str = HOURS,
    *,
    above: str = "",
    below: str = "",
    beside: tuple[str, str, str] | None = None,
) -> str:
    """Draw four bodies; `beside` are a heading, a body and what stands on its line in the last column."""
    heading, marked, said = beside or ("", "", "")
    lines = [f"| {title} | | |", f"| 市町村名 | {header} | {heading} |"]
    lines += [
        f"| {body} | {figure} | {said if body == marked else ''} |"
        for body, figure in zip(BODIES, FIGURES, strict=True)
    ]
    return "\n".join([*lines, *([f"| {below} | | |"] if below else [])])


@pytest.mark.parametrize("heading", ["備考", ""])
@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("分", ""),
        ("分単位", ""),
        ("千時間", ""),
        ("人", ""),
        ("（前年度）", ""),
        ("在庁時間で集計", ""),
        ("消防本部を除く", "消防本部を除く"),
        ("時間", "全体"),
        ("令和６年10月に庁舎移転", "全体"),
    ],
)
def test_what_stands_behind_a_line_is_of_that_line_alone(tmp_path: Path, heading: str, said: str, part: str) -> None:
    draw(tmp_path, bodies(beside=(heading, "倉吉市", said)))
    assert parts(tmp_path) == ALL | {"倉吉市": part}


def test_a_unit_beside_a_line_is_named_with_its_cell(tmp_path: Path) -> None:
    (doubt,) = understood(tmp_path, bodies(beside=("備考", "倉吉市", "分"))).doubts
    assert "「単位：分（食い違う単位）」（C5）" in doubt.text("ja")


@pytest.mark.parametrize(
    ("note", "part"),
    [
        ("注）令和６年４月から12月までの実績を集計した。", ""),
        ("調査期間：令和６年４月～９月", ""),
        ("※調査期間は令和６年４月～９月である。", ""),
        ("調査期間：令和７年６月１日～６月30日", "全体"),
        ("注）令和６年４月から令和７年３月までの実績を集計した。", "全体"),
        ("※令和６年10月に庁舎を移転した。", "全体"),
        ("※会計年度任用職員を含む。", "会計年度任用職員を含む"),
        ("※再任用職員を含む。", "全体"),
        ("（注）本表における職員とは、一般行政職をいう。", "一般行政職"),
        ("※ここでいう職員は本庁に勤務する者を指す。", ""),
        ("対象部局：教育委員会事務局", "教育委員会事務局"),
        ("対象職種：消防吏員", "消防職"),
        ("職員区分：会計年度任用職員", "会計年度任用職員"),
        ("※災害対応、選挙事務に係る時間を控除している。", ""),
        ("※年間の最大月の時間数を記載", ""),
        ("（注）中央値を記載している。", ""),
        ("※数値は見込みであり、今後変更されることがある。", ""),
        ("これは目標値です。", ""),
        ("※平均ではなく合計である。", ""),
        ("※時間数は命令ベースではなく実働ベース", ""),
        ("※単位は0.1時間である。", ""),
        ("※小数点以下は分を表す。", ""),
        ("※管理職員を含めず、臨時職員を含む。", "会計年度任用職員を含む・管理職を除く"),
        ("※管理職を除き、再任用職員を含む。", "管理職を除く"),
        ("※管理職を除き、消防職員を含まない。", "管理職を除く・消防職を除く"),
        ("※１日当たりに換算している。", ""),
        ("（１週間当たり）", ""),
        ("※上期（４～９月）", ""),
        ("※１人当たりは、時間外勤務を行った職員数で除した値である。", ""),
        ("※職員１人当たりは、時間外勤務時間数を職員数で除したもの", "全体"),
        ("※月平均時間外勤務時間数＝年間時間外勤務時間数÷12÷職員数", "全体"),
        ("※調査基準日：令和７年４月１日", "全体"),
        ("※調査期間：令和７年７月１日～７月31日", "全体"),
        ("※この表は一般職の職員についてのものである。", "全体"),
        ("※消防職員を除いた時間外勤務時間数である。", "消防職を除く"),
        ("※女性職員のみの時間外勤務時間数である。", "女性"),
        ("※「8.30」は８時間30分を表す。", ""),
        ("※指数（令和元年度＝100）で表示", ""),
        ("※暦年（１月～12月）の集計である。", ""),
        ("（令和６年４月～６月）", ""),
        ("※各団体のホームページから作成", "全体"),
        ("※調査対象は人口５万人以上の団体である。", "全体"),
        ("※速報値を掲載している。", "全体"),
        ("※県市町村課集計", "全体"),
        ("※単位は時間である。", "全体"),
        ("※端数処理のため、合計と一致しない場合がある。", "全体"),
        ("※本調査は10月に実施した。", "全体"),
        ("※時間外勤務手当の単価は団体により異なる。", "全体"),
        ("※職員とは、地方公務員法に定める職員をいう。", "全体"),
    ],
)
def test_months_and_people_that_prose_says_the_figures_are_of(tmp_path: Path, note: str, part: str) -> None:
    draw(tmp_path, bodies(below=note))
    assert parts(tmp_path) == dict.fromkeys(BODIES, part)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("令和６年度 時間外勤務の多い上位６団体", ALL),
        ("令和６年度 残業時間ワースト６", ALL),
        ("令和６年度 残業時間の少ない市町村ベスト５", ALL),
        ("令和６年度 市町村職員の残業時間ランキングTOP10", ALL),
        ("令和６年度 残業時間ワースト10市", ALL),
        ("令和６年度 残業時間上位10人", NONE),
        ("令和６年度 残業時間上位10％", NONE),
        ("令和６年度 残業時間の多い上位５部署", NONE),
        ("令和６年度 残業時間の上位３か月", NONE),
        ("令和６年度 職員別残業時間ワースト10", NONE),
        ("令和６年度 残業時間上位10団体の平均", NONE),
        ("令和６年度 女性活躍推進法第21条に基づく超過勤務の公表", ALL),
        ("令和６年度 職業生活と家庭生活との両立に資する勤務環境の整備（超過勤務）", ALL),
        ("調査票様式３ 令和６年度 時間外勤務の状況", ALL),
    ],
)
def test_how_many_bodies_a_title_lists_says_nothing_of_the_hours(
    tmp_path: Path, title: str, expected: dict[str, str]
) -> None:
    draw(tmp_path, bodies(title))
    assert parts(tmp_path) == expected


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("令和６年度 市区町村における時間外勤務の状況（都道府県別）", ""),
        ("令和６年度 市町村の時間外勤務（都道府県別）", ""),
        ("令和６年度 時間外勤務の状況（市区町村分）", ""),
        ("令和６年度 都道府県・市区町村の時間外勤務の状況", "全体"),
        ("令和６年度 都道府県・指定都市・市区町村における時間外勤務", "全体"),
        ("令和６年度 都道府県別・市区町村別の時間外勤務", "全体"),
        ("令和６年度 都道府県の時間外勤務", "全体"),
    ],
)
def test_figures_of_municipalities_beside_prefectures_are_not_the_prefectures_own(
    tmp_path: Path, title: str, part: str
) -> None:
    draw(tmp_path, f"| {title} | |\n| 都道府県名 | {HOURS} |\n| 鳥取県 | 14.2 |\n| 島根県 | 13.1 |\n| 岡山県 | 12.3 |")
    assert parts(tmp_path) == dict.fromkeys(("鳥取県", "島根県", "岡山県"), part)


@pytest.mark.parametrize(("unit", "part"), [("時間", "全体"), ("分", ""), ("人", "")])
def test_a_unit_that_only_a_note_states_is_held_against_the_words_of_the_header(
    tmp_path: Path, unit: str, part: str
) -> None:
    draw(tmp_path, bodies(header="職員１人当たり月平均時間外勤務時間数", below=f"※単位は{unit}である。"))
    assert parts(tmp_path) == dict.fromkeys(BODIES, part)


def test_what_is_and_what_is_aimed_at_stand_above_their_years(tmp_path: Path) -> None:
    lines = "\n".join(f"| {body} | {figure} | 7.0 |" for body, figure in zip(BODIES, FIGURES, strict=True))
    head = f"| {HOURS} | | |\n| 市町村名 | 現状値 | 目標値 |\n| | 令和６年度 | 令和11年度 |"
    load(tmp_path, Drawing(f"{head}\n{lines}", merge="A2:A3"))
    assert view(tmp_path, "overtime", "name, fiscal_year, hours_per_month") == [
        (body, 2024, float(figure)) for body, figure in sorted(zip(BODIES, FIGURES, strict=True))
    ]


def test_the_month_of_the_peak_says_nothing_of_the_mean_beside_it(tmp_path: Path) -> None:
    lines = "\n".join(f"| {body} | {figure} | 3月 | 40.5 |" for body, figure in zip(BODIES, FIGURES, strict=True))
    head = f"| {TITLE} | | | |\n| 市町村名 | {HOURS} | 最多月 | |\n| | | 月 | 時間 |"
    load(tmp_path, Drawing(f"{head}\n{lines}", merge="A2:A3 B2:B3 C2:D2"))
    assert parts(tmp_path) == ALL
    assert len(view(tmp_path, "overtime", "name, hours_per_month")) == len(BODIES)


def test_cities_and_counties_tell_bodies_apart(tmp_path: Path) -> None:
    load(
        tmp_path,
        f"| {TITLE} | | |\n| 郡市名 | 市町村名 | {HOURS} |\n| 市部 | 鳥取市 | 14.2 |\n| 市部 | 米子市 | 13.1 |"
        "\n| 八頭郡 | 八頭町 | 6.5 |",
    )
    assert view(tmp_path, "overtime", "name, hours_per_month") == [("八頭町", 6.5), ("米子市", 13.1), ("鳥取市", 14.2)]


def view(tmp_path: Path, name: str, columns: str, where: str = "true") -> list[tuple[object, ...]]:
    with open_reader(tmp_path / "a.duckdb") as reader:
        return reader.execute(f"select {columns} from {name} where {where} order by all").rows


@pytest.mark.parametrize(
    ("cover", "codes"),
    [
        ("消防職員の時間外勤務に関する調査（令和６年度）", ["part-on-cover"]),
        ("※数値は女性職員のみの値である。", ["part-on-cover"]),
        ("地方公務員の時間外勤務に関する調査（令和６年度）", []),
        ("※会計年度任用職員を除く。", []),
        ("女性活躍推進法に基づく公表", []),
    ],
)
def test_a_part_that_only_another_sheet_says_is_doubted(tmp_path: Path, cover: str, codes: list[str]) -> None:
    file = understood(tmp_path, f"| {cover} |\n| 鳥取県 |", bodies())
    assert [doubt.id for doubt in file.doubts] == codes


PROJECTION = "2040年の就業構造推計（改訂版） 職業別の労働需給"
GAPS = {"管理的職業": 51.0, "事務": 437.0, "販売": -100.0}


def gaps(
    tmp_path: Path, header: str, *, title: str = PROJECTION, note: str = "", unit: str = "（単位：万人）"
) -> dict[object, object] | str:
    """Load three gaps under a header and return what the view holds, or why the file was refused."""
    lines = [f"| {title} | |", f"| {note} | |", f"| | {unit} |", f"| 職業 | {header} |"]
    lines += [f"| {name} | {gap:.0f} |" for name, gap in GAPS.items()]
    file = load(tmp_path, "\n".join(lines))
    if file.error is not None:
        return file.error.id
    rows = view(tmp_path, "labour", "category, gap_10k", "gap_10k is not null")
    return {row[0]: row[1] for row in rows}


@pytest.mark.parametrize(
    "note",
    [
        "※マイナスは人材不足を示す。",
        "（注）負の値は供給不足、正の値は供給過剰を表す。",
        "注１）「△」は、人材の不足を意味する。",
        "※不足を▲で表示している。",
        "※需要が供給を上回る場合はマイナスで表記",
        "※過不足は供給から需要を差し引いたもの。",
        "※正の値は余剰、負の値は不足を示す。",
    ],
)
def test_a_legend_that_calls_a_shortage_negative_states_the_sign(tmp_path: Path, note: str) -> None:
    assert gaps(tmp_path, "過不足", note=note) == GAPS


@pytest.mark.parametrize(
    "note",
    [
        "※正の値は不足、負の値は余剰を示す。",
        "（注）負の値は需要不足、正の値は需要過剰を表す。",
        "※余剰を▲で表示している。",
        "※需要が供給を上回る場合はプラスで表記",
        "※過不足は需要から供給を差し引いたもの。",
        "プラスは需要超過",
    ],
)
@pytest.mark.parametrize("header", ["過不足", "過不足（供給－需要）"])
def test_a_legend_the_other_way_round_is_never_passed_over(tmp_path: Path, header: str, note: str) -> None:
    assert gaps(tmp_path, header, note=note) in ("not-understood", {})


@pytest.mark.parametrize(
    ("title", "unit", "expected"),
    [
        (PROJECTION, "（単位：万人。ただし管理的職業は千人）", {}),
        (f"{PROJECTION}（▲は余剰）", "（単位：万人）", "not-understood"),
        ("2021年及び2040年の就業構造推計（改訂版） 職業別の労働需給", "（単位：万人）", "period-unknown"),
        ("経産省推計 2040年の職業別労働需給の見通し", "（単位：万人）", GAPS),
    ],
)
def test_what_stands_around_a_projection(tmp_path: Path, title: str, unit: str, expected: object) -> None:
    assert gaps(tmp_path, "過不足（供給－需要）", title=title, unit=unit) == expected


def test_a_year_of_its_own_line_against_the_title_of_a_projection_is_refused(tmp_path: Path) -> None:
    assert gaps(tmp_path, "過不足（供給－需要）", note="（2035年時点）") == "period-unknown"
