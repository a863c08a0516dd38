"""What a note says of the figures is part of their meaning; what it says of anything else is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from tests.meaning.reading import Reading, read
from tests.support.cli import axstat
from tests.support.sheets import write_workbook

TITLE = "| 令和６年度 時間外勤務の状況（市町村） | |\n"
HEADER = "職員１人当たり月平均時間外勤務時間数（時間）"
BODIES = ("岡山市", "倉敷市", "津山市", "玉野市")


def sketch(*, above: str = "", mark: str = "", below: str = "", marked: str = "") -> str:
    """Draw four bodies with a note above the header or below the table, and its mark behind the header or 津山市."""
    lines = [TITLE.strip(), f"| {above} | |"] if above else [TITLE.strip()]
    lines.append(f"| 市町村名 | {HEADER}{mark} |")
    lines += [f"| {body}{marked if body == '津山市' else ''} | {n + 8}.5 |" for n, body in enumerate(BODIES)]
    return "\n".join([*lines, f"| {below} | |"] if below else lines)


def load(tmp_path: Path, drawn: str, name: str = "book.xlsx") -> Reading:
    return read(write_workbook(tmp_path / name, {"Sheet1": drawn}))


def found(tmp_path: Path) -> dict[str | None, tuple[str, str | None]]:
    """Return for each body the part and period of its hours; no part where they are none of the dataset's measures."""
    (book,) = tmp_path.glob("*.xlsx")
    return {figure.body: (figure.part_of_hours, figure.period) for figure in read(book).figures}


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    ("note", "part"),
    [
        ("※女性職員の数値である。", "女性"),
        ("（注）本庁勤務職員のみの数値。", "本庁"),
        ("注１ 数値は、消防職員に限る。", "消防職"),
        ("＊管理職を除く。", "管理職を除く"),
        ("※ 管理職は含まれていません。", "管理職を除く"),
        ("※対象は女性職員である。", "女性"),
        ("（注）時間外勤務時間数は、管理職を除いた数値である。", "管理職を除く"),
        ("※会計年度任用職員を除く。", "全体"),
        ("※数値は４月から９月までの平均である。", ""),
        ("※目標値", ""),
        ("※令和６年度の数値である。", "全体"),
        ("（注）令和６年度は計画値である。", ""),
        ("※消防職員及び病院を除く。", "病院を除く・消防職を除く"),
        ("※休日勤務を除く。", ""),
        ("※時間外勤務を命じた職員の平均である。", ""),
        ("※時間外勤務手当の支給対象者１人当たりの数値である。", ""),
        ("※特別職及び県費負担教職員を除く。", "全体"),
        ("※消防職員を除いている。", "消防職を除く"),
        ("※消防職員は計上していない。", "消防職を除く"),
        ("（注）消防本部の職員は集計に含めていない。", "消防本部を除く"),
        ("※ここには市立病院の職員は入っていない。", "市立病院を除く"),
        ("※休日勤務を含む。", ""),
        ("※数値は推計を含む。", ""),
        ("※消防職員は別途加算している。", ""),
        ("※前年度の実績により推計して算出した。", ""),
    ],
)
def test_a_statement_about_all_figures_is_read_like_a_title(tmp_path: Path, place: str, note: str, part: str) -> None:
    drawn = sketch(above=note) if place == "above" else sketch(below=note)
    assert load(tmp_path, drawn).outcome == "loaded"
    assert set(found(tmp_path).values()) == {(part, "FY2024")}


@pytest.mark.parametrize(
    "note",
    [
        "出典：総務省「地方公共団体の勤務条件等に関する調査」",
        "※端数処理のため、合計と一致しないことがある。",
        "※小数点以下第２位を四捨五入した数値である。",
        "（注）「－」は該当なし。",
        "※速報値である。",
        "（注）１ 一部事務組合を除く。",
        "※平均は各団体の単純平均である。",
        "※時間外勤務とは、正規の勤務時間以外の時間に命じた勤務をいう。",
        "※管理職には時間外勤務手当を支給しない。",
        "※津山市は令和５年３月に庁舎を移転した。",
        "※女性活躍推進法に基づく公表",
        "・前年度に比べ増加した団体が多い。",
        "担当：人事課給与係",
        "※職員数は令和６年４月１日現在の人数",
        "注）月平均は年間時間数を12で除した数値である。",
    ],
)
def test_any_other_prose_says_nothing_of_the_figures(tmp_path: Path, note: str) -> None:
    file = load(tmp_path, sketch(below=note))
    assert file.outcome == "loaded"
    assert set(found(tmp_path).values()) == {("全体", "FY2024")}


@pytest.mark.parametrize(
    ("note", "part", "period"),
    [
        ("※津山市は令和５年度の数値である。", "全体", "FY2023"),
        ("注 ただし、津山市については、令和５年度。", "全体", "FY2023"),
        ("※津山市は消防職員を含まない。", "消防職を除く", "FY2024"),
        ("※津山市は見込値", "", "FY2024"),
    ],
)
def test_a_statement_about_a_body_is_of_its_line_alone(tmp_path: Path, note: str, part: str, period: str) -> None:
    load(tmp_path, sketch(below=note))
    expected = dict.fromkeys(BODIES, ("全体", "FY2024")) | {"津山市": (part, period)}
    assert found(tmp_path) == expected


def test_the_cell_of_a_note_that_dates_a_line_is_evidence_of_the_line(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "book.xlsx", {"Sheet1": sketch(below="※津山市は令和５年度の数値である。")})
    ingest([book], db=tmp_path / "a.duckdb")
    ran = axstat("trace", "overtime", "津山市", "--db", tmp_path / "a.duckdb")
    assert "A5 A7 `津山市`" in ran.out


@pytest.mark.parametrize(
    "note",
    [
        "※消防を含まない市町村もある。",
        "※消防は除いている団体がある。",
        "（注）一部の市町村は本庁のみの数値",
        "※一部団体は暦年",
        "※下線は推計値",
        "※ 太字は前年度の数値",
        "注 斜体の団体は、推計により算出した。",
        "※団体により集計期間が異なる。",
        "注）＊印の団体は消防職員を含まない。",
    ],
)
def test_what_is_said_of_some_figures_without_telling_which_leaves_none_free_of_it(tmp_path: Path, note: str) -> None:
    (doubt,) = load(tmp_path, sketch(below=note)).doubts
    assert doubt.id == "word-not-explained"
    assert "（一部の数値）`" in doubt.message
    assert "(A7)" in doubt.message
    assert {part for part, _ in found(tmp_path).values()} == {""}


@pytest.mark.parametrize(
    "note",
    [
        "※一部の団体は未回答である。",
        "※一部の団体は速報値",
        "※下線は新たに公表した団体",
        "※ ○印は中核市",
        "※端数処理のため合計と一致しない場合がある。",
        "※手当の支給方法は団体により異なる。",
        "※職員数には再任用職員を含む。",
        "※岡山市は政令指定都市である。",
    ],
)
def test_what_some_bodies_are_or_did_says_nothing_of_the_figures(tmp_path: Path, note: str) -> None:
    load(tmp_path, sketch(below=note))
    assert {part for part, _ in found(tmp_path).values()} == {"全体"}


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        ("※中核市は本庁のみの数値", {"倉敷市"}),
        ("※市は消防職員を含まない。", set(BODIES)),
        ("※町村は４月～９月の実績", set()),
    ],
)
def test_a_note_about_a_kind_of_bodies_is_of_their_lines(tmp_path: Path, note: str, lines: set[str]) -> None:
    load(tmp_path, sketch(below=note))
    assert {body for body, (part, _) in found(tmp_path).items() if part != "全体"} == lines


@pytest.mark.parametrize("column", ["", "＊"])
def test_a_note_about_a_sign_is_of_the_lines_that_have_it(tmp_path: Path, column: str) -> None:
    drawn = sketch(marked="" if column else "＊", below="注）＊印の団体は消防職員を含まない。")
    if column:
        drawn = "\n".join(line + (f" {column} |" if "津山市" in line else " |") for line in drawn.splitlines())
    load(tmp_path, drawn)
    assert {body for body, (part, _) in found(tmp_path).items() if part == "消防職を除く"} == {"津山市"}


def test_a_note_with_a_mark_is_of_the_lines_that_carry_it(tmp_path: Path) -> None:
    load(tmp_path, sketch(marked="※１", below="※１ 女性職員のみ。"))
    assert found(tmp_path) == dict.fromkeys(BODIES, ("全体", "FY2024")) | {"津山市": ("女性", "FY2024")}


def test_a_note_with_a_mark_is_of_the_column_that_carries_it(tmp_path: Path) -> None:
    load(tmp_path, sketch(mark="※１", below="※１ 女性職員のみ。"))
    assert set(found(tmp_path).values()) == {("女性", "FY2024")}


@pytest.mark.parametrize(("remark", "part"), [("目標値", ""), ("４～９月分のみ", ""), ("管理職を除く", "管理職を除く")])
def test_a_remark_beside_a_body_is_of_its_line_alone(tmp_path: Path, remark: str, part: str) -> None:
    rows = [f"| {body} | {n + 8}.5 | {remark if body == '津山市' else ''} |" for n, body in enumerate(BODIES)]
    load(tmp_path, "\n".join([f"{TITLE.strip()} |", f"| 市町村名 | {HEADER} | 備考 |", *rows]))
    assert found(tmp_path) == dict.fromkeys(BODIES, ("全体", "FY2024")) | {"津山市": (part, "FY2024")}


@pytest.mark.parametrize(
    "note", ["※時間外勤務手当の支給対象者１人当たりの数値である。", "※時間外勤務を命じた職員の平均である。"]
)
def test_a_note_that_turns_a_measure_away_is_said(tmp_path: Path, note: str) -> None:
    assert [doubt.id for doubt in load(tmp_path, sketch(below=note)).doubts] == ["word-not-explained"]


def test_the_doubt_names_the_words_of_the_note_and_its_cell(tmp_path: Path) -> None:
    (doubt,) = load(tmp_path, sketch(below="※目標値")).doubts
    assert "`目標` (A7) is not a word of overtime" in doubt.message
    assert "--as overtime.hours_per_month=B2" in str(doubt.hint)


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("令和６年度 県職員の時間外勤務の状況 市町村別", ""),
        ("令和６年度 市職員の時間外勤務の状況", "全体"),
        ("令和６年度 時間外勤務の縮減実績", ""),
        ("令和６年度 時間外勤務の縮減に向けた取組について", "全体"),
    ],
)
def test_whose_hours_and_whether_they_are_hours_is_said_by_the_title(tmp_path: Path, title: str, part: str) -> None:
    load(tmp_path, sketch().replace(TITLE.strip(), f"| {title} | |"))
    assert {found for found, _ in found(tmp_path).values()} == {part}


def indicators(tmp_path: Path, drawn: str) -> dict[str, list[str | None]]:
    """Load a table of no dataset and return its measures with the bodies that they have figures of."""
    of: dict[str, list[str | None]] = {}
    for figure in load(tmp_path, drawn).figures:
        of.setdefault(figure.measure, []).append(figure.body)
    return of


@pytest.mark.parametrize(
    ("column", "words", "name"),
    [
        ("性別", ("女", "女", "女", "女"), "女 › 職員数（人）"),
        ("区分", ("臨時職員", "臨時職員", "臨時職員", "臨時職員"), "臨時職員 › 職員数（人）"),
        ("病院名", ("市民病院", "中央病院", "津山病院", "玉野病院"), "病院名 › 職員数（人）"),
        ("類型", ("Ⅱ－１", "Ⅱ－１", "Ⅱ－２", "Ⅰ－１"), "職員数（人）"),
        ("市長名", ("甲野", "乙川", "丙山", "丁田"), "職員数（人）"),
        ("備考", ("速報", "速報", "速報", "速報"), "職員数（人）"),
    ],
)
def test_a_column_of_words_names_what_the_figures_of_its_lines_are_of(
    tmp_path: Path, column: str, words: tuple[str, ...], name: str
) -> None:
    rows = [f"| {body} | {word} | {n + 80} |" for n, (body, word) in enumerate(zip(BODIES, words, strict=True))]
    drawn = "\n".join(["| 令和６年度 職員数 | | |", f"| 市町村名 | {column} | 職員数（人） |", *rows])
    assert indicators(tmp_path, drawn) == {name: list(BODIES)}


def test_a_heading_between_bodies_names_the_figures_below_it(tmp_path: Path) -> None:
    rows = [f"| {body} | {n + 80} |" for n, body in enumerate(BODIES)]
    drawn = ["| 令和６年度 職員数 | |", "| 市町村名 | 職員数（人） |", *rows[:2], "| うち女性 | |", *rows[2:]]
    assert indicators(tmp_path, "\n".join(drawn)) == {
        "職員数（人）": ["岡山市", "倉敷市"],
        "うち女性 › 職員数（人）": ["津山市", "玉野市"],
    }


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("※女性職員の数値である。", "女性職員の数値 › 職員数（人）"),
        ("※臨時職員を除く。", "臨時職員を除く › 職員数（人）"),
        ("※見込値である。", "見込値 › 職員数（人）"),
        ("※各団体の報告による数値である。", "職員数（人）"),
        ("出典：総務省「地方公共団体定員管理調査」", "職員数（人）"),
    ],
)
def test_a_note_that_narrows_the_figures_is_part_of_their_name(tmp_path: Path, note: str, name: str) -> None:
    rows = [f"| {body} | {n + 80} |" for n, body in enumerate(BODIES)]
    drawn = ["| 令和６年度 職員数 | |", "| 市町村名 | 職員数（人） |", *rows, f"| {note} | |"]
    assert indicators(tmp_path, "\n".join(drawn)) == {name: list(BODIES)}


def test_a_note_about_a_year_of_a_body_dates_its_line_under_any_measure(tmp_path: Path) -> None:
    rows = [f"| {body} | {n + 80} |" for n, body in enumerate(BODIES)]
    note = "| ※津山市は令和５年度の数値である。 | |"
    load(tmp_path, "\n".join(["| 令和６年度 職員数 | |", "| 市町村名 | 職員数（人） |", *rows, note]))
    assert {body: period for body, (_, period) in found(tmp_path).items()} == {
        "岡山市": "FY2024", "倉敷市": "FY2024", "津山市": "FY2023", "玉野市": "FY2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("時間外勤務_女性_R6.xlsx", ["part-in-file-name"]),
        ("R6時間外勤務（消防）.xlsx", ["part-in-file-name"]),
        ("R6時間外勤務（岡山県）最終版.xlsx", []),
        ("女性活躍推進法に基づく公表_R6.xlsx", []),
        ("時間外勤務上限時間_R6.xlsx", ["no-result-in-file-name"]),
        ("R6時間外勤務_目標値.xlsx", ["no-result-in-file-name"]),
        ("R6特定事業主行動計画_時間外勤務.xlsx", []),
    ],
)
def test_a_part_that_only_the_file_name_says_is_doubted(tmp_path: Path, name: str, codes: list[str]) -> None:
    file = load(tmp_path, sketch(), name)
    assert [doubt.id for doubt in file.doubts] == codes
    assert {part for part, _ in found(tmp_path).values()} == {"全体"}


def test_a_part_that_file_name_and_title_say_is_none_to_doubt(tmp_path: Path) -> None:
    file = load(tmp_path, sketch(above="女性職員"), "時間外勤務_女性_R6.xlsx")
    assert file.doubts == ()
    assert {part for part, _ in found(tmp_path).values()} == {"女性"}


def test_a_year_below_the_table_that_its_title_contradicts_is_not_passed_over(tmp_path: Path) -> None:
    file = load(tmp_path, sketch(below="※令和５年度の数値である。"))
    assert [doubt.id for doubt in file.doubts] == ["word-not-explained"]
    assert {part for part, _ in found(tmp_path).values()} == {""}


def test_a_year_above_the_table_that_its_title_contradicts_is_refused(tmp_path: Path) -> None:
    assert load(tmp_path, sketch(above="※令和５年度の数値である。")).outcome == "refused"


def test_a_year_that_a_dated_table_does_not_have_is_not_passed_over(tmp_path: Path) -> None:
    header = f"| 市町村名 | {HEADER} | {HEADER} |\n| | 令和５年度 | 令和６年度 |"
    rows = "\n".join(f"| {body} | 8.5 | 9.5 |" for body in BODIES)
    file = load(tmp_path, f"{TITLE.strip()} |\n{header}\n{rows}\n| ※津山市は令和４年度の数値である。 | | |")
    assert [doubt.id for doubt in file.doubts] == ["word-not-explained"] or file.outcome == "refused"
    if file.outcome == "loaded":
        assert found(tmp_path)["津山市"][0] == ""


@pytest.mark.parametrize(
    ("note", "part"), [("（　）内は推計値", ""), ("※括弧内は消防を除いた数値", "消防を除く"), ("（ ）内は女性", "女性")]
)
def test_a_note_about_brackets_is_of_the_lines_whose_figures_stand_in_them(
    tmp_path: Path, note: str, part: str
) -> None:
    load(tmp_path, sketch(below=note).replace("| 津山市 | 10.5 |", "| 津山市 | (10.5) |"))
    assert {body for body, (found_part, _) in found(tmp_path).items() if found_part == part} == {"津山市"}


def test_a_note_about_second_figures_in_brackets_says_nothing_of_the_first(tmp_path: Path) -> None:
    load(tmp_path, sketch(below="（　）内は推計値").replace("| 津山市 | 10.5 |", "| 津山市 | 10.5(9.5) |"))
    assert {part for part, _ in found(tmp_path).values()} == {"全体"}


def test_a_note_that_calls_the_figures_a_change_is_no_level(tmp_path: Path) -> None:
    (doubt,) = load(tmp_path, sketch(below="※対前年度増減を示す。")).doubts
    assert "`増減` (A7)" in doubt.message
