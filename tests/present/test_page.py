"""What people read of a result: the subtitle, the unit, words for codes, decimals, what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from axstat.model.results import Column, Result
from axstat.model.text import Label, same
from axstat.present import FORMATS, Rendering, render
from axstat.present.page import page_of
from axstat.present.wording import value_text
from axstat.voice.typeset import display_width
from tests.present.results import PREFECTURES, VERDICT, one_row


def table(*columns: Column, rows: tuple[tuple[object, ...], ...], title: str = "title", **more: object) -> Result:
    return Result("t", same(title), columns, rows, **more)  # type: ignore[arg-type]  # scalars by construction


def test_what_all_rows_share_is_said_once() -> None:
    page = page_of(PREFECTURES, "ja")
    assert page.subtitle == "年度：2024"
    assert [c.name for c in page.columns] == ["group_name", "reporting", "share_over", "mean_hours", "verdict"]
    assert page_of(PREFECTURES, "en").subtitle == "fiscal year: 2024"


@pytest.mark.parametrize(
    ("title", "said"), [("割合 FY2024（令和6年度）", ""), ("割合 20240", "年度：2024"), ("12,024 団体", "年度：2024")]
)
def test_what_the_title_says_is_not_said_again(title: str, said: str) -> None:
    assert page_of(replace(PREFECTURES, title=same(title)), "ja").subtitle == said


def test_a_figure_that_happens_to_be_the_same_stays_in_its_column() -> None:
    name, count = Column("name", "text", same("name")), Column("count", "integer", same("count"))
    page = page_of(table(name, count, rows=(("a", 3), ("b", 3))), "en")
    assert [c.name for c in page.columns] == ["name", "count"]


def test_two_rows_that_happen_to_agree_are_left_as_they_are() -> None:
    name, kind = Column("name", "text", same("name")), Column("kind", "text", same("kind"))
    two, three = (page_of(table(name, kind, rows=tuple((n, "町") for n in names)), "en") for names in ("ab", "abc"))
    assert (two.subtitle, three.subtitle) == ("", "kind: 町")


def test_a_parameter_is_no_figure() -> None:
    name, limit = Column("name", "text", same("name")), Column("threshold", "number", same("threshold"), unit="h/年")
    result = table(name, limit, rows=(("a", 100.0), ("b", 100.0)), parameters={"threshold": 100.0})
    assert page_of(result, "ja").subtitle == "threshold：100 時間／年"


def test_a_chosen_column_stays_where_it_is() -> None:
    columns = tuple(replace(c, chosen=True) for c in PREFECTURES.columns)
    assert page_of(replace(PREFECTURES, columns=columns), "ja").subtitle == ""


def test_a_unit_that_all_figures_share_is_said_once() -> None:
    a, b = (Column(n, "number", same(n), unit="万人") for n in "ab")
    ja, en = (page_of(table(a, b, rows=((1.0, 2.0), (3.0, 4.5))), lang) for lang in ("ja", "en"))
    assert (ja.above, ja.headings) == (["（単位：万人）"], ["a", "b"])
    assert en.above == ["(unit: 10,000 people)"]
    assert page_of(PREFECTURES, "ja").headings[1] == "値あり（団体）"
    without = table(a, b, Column("r", "number", same("r")), rows=((1.0, 2.0, 0.5), (3.0, 4.5, 0.7)))
    assert page_of(without, "ja").headings == ["a（万人）", "b（万人）", "r"]  # a coefficient has no unit


def test_a_column_without_any_value_is_not_printed_but_named() -> None:
    a, b = Column("a", "text", same("a")), Column("b", "text", same("b"))
    page = page_of(table(a, b, rows=(("x", None), ("y", None))), "en")
    assert ([c.name for c in page.columns], [c.name for c in page.left_out]) == (["a"], ["b"])


def test_a_single_long_row_is_a_list_with_everything_it_says() -> None:
    result = one_row(a=1, b=2, c=3, d=4, e=5, f=6, g="", names="士別市、沼田町")
    columns = tuple(replace(c, detail=c.name in ("g", "names")) for c in result.columns)
    long = replace(result, columns=(*columns, Column("h", "integer", same("h"))), rows=((*result.rows[0], 7),))
    text = render(long, "markdown", Rendering(lang="ja")).decode()
    assert "| 項目 | 値 |" in text
    assert "| names | 士別市、沼田町 |" in text
    assert "| g |" not in text


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ((186.0, 170.3), ["186.0", "170.3"]),
        ((1867.0, 443.0), ["1,867", "443"]),
        ((0.25, 1.5, None), ["0.25", "1.50", "－"]),
        ((1 / 3, 2.0), ["0.333333333333333", "2"]),
        ((0.1 + 0.2, 0.5), ["0.3", "0.5"]),
    ],
)
def test_a_column_has_one_number_of_decimals(values: tuple[float | None, ...], printed: list[str]) -> None:
    result = table(Column("v", "number", same("v")), rows=tuple((value,) for value in values))
    assert [row[0] for row in page_of(result, "ja").texts()] == printed


def test_where_units_differ_each_unit_has_its_decimals() -> None:
    columns = Column("value", "number", same("value")), Column("unit", "text", same("unit"))
    rows = ((186.0, "h/年"), (170.3, "h/年"), (5.0, "位"), (12_345.0, "円"))
    texts = page_of(table(*columns, rows=rows), "en").texts()
    assert texts == [["186.0", "hours a year"], ["170.3", "hours a year"], ["5", "rank"], ["12,345", "yen"]]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("0.55000000000000004", "0.55"),
        ("7.0000000000000007E-2", "0.07"),
        ("-15.300000000000001", "-15.3"),
        ("0.12345678901234", "0.12345678901234"),
        ("1234567890123456789", "1234567890123456789"),
        ("15.5", "15.5"),
        ("***", "***"),
    ],
)
def test_the_text_of_a_cell_is_as_it_was_typed(cell: str, read: str) -> None:
    assert value_text(cell, Column("raw", "text", same("raw")), "ja") == read


@pytest.mark.parametrize("fmt", ["table", "markdown", "html"])
@pytest.mark.parametrize(("lang", "word"), [("ja", "超えない"), ("en", "not over")])
def test_people_read_words_and_machines_codes(fmt: str, lang: str, word: str) -> None:
    text = render(PREFECTURES, fmt, Rendering(lang=lang)).decode()  # type: ignore[arg-type]  # parametrize gives str
    assert word in text
    assert "not_over" not in text
    for machine in set(FORMATS) - {"table", "markdown", "html", "xlsx", "parquet"}:
        assert "not_over" in render(PREFECTURES, machine, Rendering(lang="ja")).decode()


def test_several_codes_in_one_cell_are_each_read() -> None:
    column = Column("remark", "text", same("remark"), words=VERDICT)
    assert value_text("over、not_over、other", column, "en") == "over, not over, other"


def test_the_blank_of_japanese_text_is_kept() -> None:
    assert value_text("岡山県　奈義町", Column("name", "text", same("name")), "ja") == "岡山県　奈義町"


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [50, 60, 80, 100, 120])
def test_a_table_fits_its_terminal(width: int, lang: str) -> None:
    printed = render(replace(PREFECTURES, simulated=True), "table", Rendering(lang=lang, width=width)).decode()  # type: ignore[arg-type]  # parametrize gives str
    body = printed.split("\n\n")[1].splitlines()
    assert max(map(display_width, body)) <= width
    assert len([line for line in body if "県" in line]) == 4  # a line for each: no records


def test_a_narrow_terminal_leaves_the_minor_columns_out_first_and_names_them() -> None:
    wide, narrow = (render(PREFECTURES, "table", Rendering(lang="ja", width=w)).decode() for w in (120, 40))
    assert "135.3" in wide
    assert "135.3" not in narrow
    assert "ほかの列（-o ファイル名.csv で全列）：平均、セル" in narrow.replace("\n", "")


def test_a_long_text_wraps_in_its_own_column() -> None:
    columns = (
        Column("name", "text", same("name")),
        Column("text", "text", same("text")),
        Column("n", "integer", same("n")),
    )
    result = table(*columns, rows=(("a", "あ" * 60, 1), ("b", "い", 22)))
    lines = render(result, "table", Rendering(lang="ja", width=60)).decode().splitlines()
    assert max(map(display_width, lines)) <= 60
    assert sum(line.count("あ") for line in lines) == 60
    assert [line.split()[-1] for line in lines if line.startswith(("a", "b"))] == ["1", "22"]


@pytest.mark.parametrize("width", range(44, 120, 3))
def test_a_heading_is_never_read_one_character_at_a_time(width: int) -> None:
    names = ("注意", "値あり", "シート", "都道府県", "データセット", "見出しのセル")
    columns = tuple(Column(f"c{n}", "integer", Label(name, name), minor=n < 2) for n, name in enumerate(names))
    result = table(*columns, rows=((1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11, 12)))
    head = render(result, "table", Rendering(lang="ja", width=width)).decode().split("\n\n")[1].split("─")[0]
    words = head.split()
    assert words
    assert min(map(display_width, words)) >= 4
    assert not {"シー", "値あ", "都道", "都道府"} & set(words)


@pytest.mark.parametrize("width", range(30, 60))
def test_dates_and_other_short_ascii_words_never_break_inside(width: int) -> None:
    columns = (Column("n", "integer", same("n")), Column("text", "text", same("text")))
    said = "市区町村は 2024-04-01 現在、pct_over_45h は A1748、1,721 のうち 2025-03-31 まで x@y:z"
    printed = render(table(*columns, rows=((1, said), (2, said))), "table", Rendering(width=width)).decode()
    assert max(map(display_width, printed.splitlines())) <= width
    for word in ("2024-04-01", "pct_over_45h", "A1748", "1,721", "2025-03-31", "x@y:z"):
        assert printed.count(word) == 2


def test_a_heading_is_as_narrow_as_its_column_whose_text_was_wrapped() -> None:
    columns = (Column("t", "text", same("一二三四五六七八九十")), Column("u", "text", same("u")))
    result = table(*columns, rows=(("あ" * 30, "い" * 30), ("あ", "い")))
    head = render(result, "table", Rendering(lang="ja", width=26)).decode().split("\n\n")[1].splitlines()
    rule = next(line for line in head if "─" in line)
    assert max(map(display_width, head[: head.index(rule)])) <= display_width(rule)
    assert "".join(head[: head.index(rule)]).replace(" ", "") == "一二三四五六七八九十u"


def test_records_are_the_last_resort() -> None:
    columns = tuple(Column(n, "integer", Label(n, n)) for n in ("one", "two", "three", "four"))
    text = render(table(*columns, rows=((10**9,) * 4,) * 2), "table", Rendering(lang="en", width=30)).decode()
    assert "three  1,000,000,000" in text


@pytest.mark.parametrize("width", [38, 40, 60])
def test_english_words_of_a_narrow_column_stay_whole_and_apart(width: int) -> None:
    columns = (
        Column("claim", "text", same("claim")),
        Column("n", "integer", same("claimed")),
        Column("reason", "text", same("reason")),
    )
    claim = "61 % of the municipalities exceed 100 hours of overtime a year (programme, period or revitalisation)"
    short = "what is said of it is not in any of the data that are at hand, so it is not told here"
    result = table(*columns, rows=((claim, 61, short), (claim, 1722, short)))
    lines = render(result, "table", Rendering(lang="en", width=width)).decode().splitlines()
    assert max(map(display_width, lines)) <= width
    printed = " ".join(lines).split()
    assert all(printed.count(word) == 2 for word in ("municipalities", "exceed", "(programme,", "revitalisation)"))


def test_a_word_longer_than_its_column_keeps_the_blank_behind_it() -> None:
    columns = (Column("a", "text", same("a")), Column("b", "text", same("b")))
    result = table(*columns, rows=(("x" * 25 + " exceed", "y" * 40), ("z", "z")))
    printed = render(result, "table", Rendering(lang="en", width=34)).decode()
    assert "xexceed" not in printed


def test_a_long_list_is_cut_on_a_terminal_and_whole_elsewhere() -> None:
    names = "、".join(f"町{n:04}（北海道）" for n in range(1700))
    columns = (Column("n", "integer", same("n")), Column("areas", "text", same("areas")))
    result = table(*columns, *(Column(f"c{n}", "integer", same(f"count {n}")) for n in range(12)),
                   rows=((1, names, *range(12)), (2, "", *range(12))))  # fmt: skip
    shown = render(result, "table", Rendering(lang="ja", width=80)).decode()
    assert max(map(display_width, shown.splitlines())) <= 80
    assert "行（-o ファイル名.csv で全部）" in shown
    assert len(shown.splitlines()) < 50
    piped = render(result, "table", Rendering(lang="ja")).decode()
    assert names in piped
    assert sum(display_width(line) > 1000 for line in piped.splitlines()) == 1  # no rule and no blanks as wide as it
