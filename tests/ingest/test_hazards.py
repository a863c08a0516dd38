"""Drawn workbooks for the hazards of real files that no narrower test draws: files, values, time, drift of columns.

Each test names its hazard (docs/concepts/hazards.md) and says which value must stand where, from file to observation.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from axstat.errors import AxstatError
from axstat.ingest.reading import Wishes, open_all, read
from axstat.model.observations import LoadUnit
from tests.support.sheets import Drawing, write_workbook
from tests.workbook.biff import XlsSheet, xls_file

Answer = tuple[float | None, str, str]
THREE = ("岡山市", "倉敷市", "奈義町")
CODES = dict(zip(THREE, ("331007", "332020", "336238"), strict=True))


def understood(path: Path, year: int | None = None) -> tuple[LoadUnit, tuple[AxstatError, ...]]:
    """Read a file as `ingest` does, up to the load."""
    meaning = read(open_all(path)[0], path, Wishes(year=year)).meaning
    return meaning.unit, meaning.problems


def observations(path: Path, year: int | None = 2023) -> dict[tuple[str, str, str], Answer]:
    """Return {(area, measure, period): (value, status, raw)} of a file that nothing stops."""
    unit, problems = understood(path, year)
    assert problems == ()
    found: dict[tuple[str, str, str], Answer] = {}
    for table in unit.tables:
        for series in table.series:
            for index, item in enumerate(table.items):
                period = series.period or item.period
                key = (
                    item.area.area_code if item.area else item.label,
                    series.measure.id,
                    period.text if period else "",
                )
                assert key not in found, key
                values = series.values
                found[key] = (values.values[index], values.status(index).word, values.texts[index])
    return found


def column_of(tmp_path: Path, header: str, cells: tuple[str, ...], **drawing: Any) -> list[Answer]:
    """Return what a column of values beside 岡山市, 倉敷市, 奈義町, … becomes, top to bottom."""
    names = (*THREE, "津山市", "玉野市", "笠岡市", "井原市", "総社市", "高梁市", "新見市", "備前市")
    rows = "".join(f"| {name} | {cell} | 1 |\n" for name, cell in zip(names, cells, strict=False))
    path = write_workbook(tmp_path / "a.xlsx", {"表": Drawing(f"| 団体名 | {header} | 数 |\n{rows}", **drawing)})
    return [answer for key, answer in observations(path).items() if key[1] != "数"]


# ── A, B: files and what surrounds the table ──


def test_the_old_format_gives_the_same_observations(tmp_path: Path) -> None:
    """hazards.md#two-file-formats-in-one-series."""
    rows: list[tuple[object, ...]] = [("団体コード", "団体名", "指数")]
    rows += [(CODES[name], name, 0.5 + index) for index, name in enumerate(THREE)]
    cells = {(r, c): (value, 0) for r, row in enumerate(rows) for c, value in enumerate(row)}
    path = tmp_path / "指数.xls"
    path.write_bytes(xls_file(XlsSheet("表", cells)))
    assert {k[0]: v[0] for k, v in observations(path).items()} == {"331007": 0.5, "332020": 1.5, "336238": 2.5}


def test_a_csv_in_cp932_gives_the_same_observations(tmp_path: Path) -> None:
    """hazards.md#cp932, #full-width: CP932 with CRLF; full-width digits in the title."""
    path = tmp_path / "指数.csv"
    lines = [
        "主要指数（令和３年度）,,",
        "団体コード,団体名,指数",
        "331007,岡山市,0.5",
        '332020,倉敷市,"1,200"',
        "336238,奈義町,－",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp932"))
    assert observations(path, None) == {
        ("331007", "主要指数 › 指数", "FY2021"): (0.5, "normal", "0.5"),
        ("332020", "主要指数 › 指数", "FY2021"): (1200.0, "normal", "1,200"),
        ("336238", "主要指数 › 指数", "FY2021"): (None, "missing", "－"),
    }


def test_a_question_of_hundreds_of_characters_is_a_header(tmp_path: Path) -> None:
    """hazards.md#questions-as-headers, #sheet-names: and a sheet name with a blank at its end."""
    question = "令和元年度の募集に要した費用を記入してください。" * 12
    path = write_workbook(
        tmp_path / "a.xlsx",
        {
            "集計 ": Drawing(
                f"| 団体名 | {question} | |\n| | 広報 | 事務 |\n"
                "| 岡山市 | 1 | 2 |\n| 倉敷市 | 3 | 4 |\n| 奈義町 | 5 | 6 |",
                merge="A1:A2 B1:C1",
            )
        },
    )
    found = observations(path, None)
    assert {k[2] for k in found} == {"FY2019"}
    assert [v[0] for k, v in found.items() if k[1].endswith("事務")] == [2.0, 4.0, 6.0]


def test_freeze_panes_and_junk_names_mislead_nobody(tmp_path: Path) -> None:
    """hazards.md#freeze-panes-and-filters, #junk-names."""
    path = write_workbook(tmp_path / "a.xlsx", {"1": "| 団体名 | 数 |\n| 岡山市 | 1 |\n| 倉敷市 | 2 |\n| 奈義町 | 3 |"})
    book = openpyxl.load_workbook(path)
    book.worksheets[0].freeze_panes = "O1111"
    for name in ("_", "あ", "tblDOUTAIwk_T"):
        book.defined_names[name] = DefinedName(name, attr_text="'1'!$A$9:$Z$99")
    book.save(path)
    assert [v[0] for v in observations(path).values()] == [1.0, 2.0, 3.0]


# ── C, G: which bodies, which columns ──


@pytest.mark.parametrize(("year", "city"), [(2009, "142093"), (2021, "141500")])
def test_bodies_are_those_of_the_files_year(tmp_path: Path, year: int, city: str) -> None:
    """hazards.md#bodies-of-the-year: 相模原市 became a designated city in 2010, with another code."""
    path = write_workbook(
        tmp_path / "a.xlsx",
        {
            "1": "| 都道府県名 | 団体名 | 数 |\n| 神奈川県 | 相模原市 | 1 |\n"
            "| 神奈川県 | 川崎市 | 2 |\n| 神奈川県 | 鎌倉市 | 3 |"
        },
    )
    assert [k[0] for k in observations(path, year)] == [city, "141305", "142042"]


def test_columns_in_another_order_keep_their_meaning(tmp_path: Path) -> None:
    """hazards.md#columns-that-move: columns are added, dropped and moved from edition to edition."""
    editions = {
        2005: "| 団体名 | 経常収支比率 | 起債制限比率 | 財政力指数 |\n| 岡山市 | 90 | 12 | 0.7 |"
        "\n| 倉敷市 | 91 | 13 | 0.8 |"
        "\n| 奈義町 | 92 | 14 | 0.3 |",
        2008: "| 団体コード | 団体名 | 財政力指数 | 将来負担比率 | 経常収支比率 |\n| 331007 | 岡山市 | 0.7 | 50 | 90 |"
        "\n| 332020 | 倉敷市 | 0.8 | 60 | 91 |\n| 336238 | 奈義町 | 0.3 | - | 92 |",
    }
    found = [observations(write_workbook(tmp_path / f"{y}.xlsx", {"1": sketch}), y) for y, sketch in editions.items()]
    for edition, year in zip(found, editions, strict=True):
        assert edition["336238", "財政力指数", f"FY{year}"][0] == 0.3
        assert edition["336238", "経常収支比率", f"FY{year}"][0] == 92.0
    assert {k[1] for k in found[0]} ^ {k[1] for k in found[1]} == {"起債制限比率", "将来負担比率"}


def test_the_same_body_in_two_kinds_of_files_has_one_code(tmp_path: Path) -> None:
    """hazards.md#one-body-in-two-files: designated cities have a file of their own and are in that of all cities."""
    own = write_workbook(tmp_path / "a.xlsx", {"1": "| 団体名 | 数 |\n| 岡山市 | 1 |\n| 札幌市 | 2 |\n| 仙台市 | 3 |"})
    every = write_workbook(
        tmp_path / "b.xlsx", {"1": "| 団体名 | 数 |\n| 岡山市 | 1 |\n| 奈義町 | 2 |\n| 函館市 | 3 |"}
    )
    assert set(observations(own)) & set(observations(every)) == {("331007", "数", "FY2023")}


# ── E: values ──


def test_the_mark_for_nothing_is_kept_beside_its_status(tmp_path: Path) -> None:
    """hazards.md#meaning-of-a-dash: `-` means «no burden» here and «not computed» there; neither is 0."""
    cells = ("-", "－", "***", "0", "12.5")
    assert column_of(tmp_path, "将来負担比率", cells) == [
        (None, "missing", "-"),
        (None, "missing", "－"),
        (None, "suppressed", "***"),
        (0.0, "normal", "0"),
        (12.5, "normal", "12.5"),
    ]


def test_numbers_written_as_text_are_numbers(tmp_path: Path) -> None:
    """hazards.md#numbers-as-text, #bracketed-numbers, #direction-marks, #full-width."""
    cells = ("'98.6'", "'3,186.2'", "9,092,000\\n", "(0.80)", "\u202d65,918,229\u202c", "５１", "'１，２３４'", "97.5")
    found = column_of(tmp_path, "指数", cells)
    assert [v[0] for v in found] == [98.6, 3186.2, 9092000.0, 0.8, 65918229.0, 51.0, 1234.0, 97.5]
    assert found[3][2] == "(0.80)"
    assert found[4][2] == "\u202d65,918,229\u202c"


def test_what_is_not_one_number_is_shown_and_never_read(tmp_path: Path) -> None:
    """hazards.md#several-numbers-in-a-cell, #included-elsewhere, #circled-digits."""
    cells = (
        "①2,000,000\\n②設定なし", "150,000,000（5年間）", "約90", "５１(～R1.9)→４８(R1.10～）", "４種類", "'2,3'",
        "上記に含む", "※調達費に含む", "④⑦", "9", "8",
    )  # fmt: skip
    found = column_of(tmp_path, "目標金額", cells)
    assert [v[1] for v in found] == [*["unparsed"] * 6, *["included_elsewhere"] * 2, "unparsed", "normal", "normal"]
    assert {v[0] for v in found[:9]} == {None}


def test_error_cells_stay_errors(tmp_path: Path) -> None:
    """hazards.md#error-cells: a fast library returns them as blanks."""
    found = column_of(tmp_path, "率", ("#DIV/0!", "#VALUE!", "", "1.5"))
    assert [v[1:] for v in found] == [("error", "#DIV/0!"), ("error", "#VALUE!"), ("missing", ""), ("normal", "1.5")]


def test_negatives_are_negative_however_they_are_printed(tmp_path: Path) -> None:
    """hazards.md#negatives: a stored negative under a format with ▲, and texts."""
    cells = ("-0.1", "▲0.2", "△ 256", "−13", "マイナス 13", "2.7")
    found = column_of(tmp_path, "実質収支", cells, formats={"B2": '0.0;"▲ "0.0'})
    assert [v[0] for v in found] == [-0.1, -0.2, -256.0, -13.0, -13.0, 2.7]


def test_every_digit_stays_and_whole_numbers_mix_with_fractions(tmp_path: Path) -> None:
    """hazards.md#unrounded-among-rounded, #whole-numbers-among-fractions."""
    found = column_of(tmp_path, "指数", ("0.5079161882893227", "93", "91.2", "8.799999999999999"))
    assert [v[0] for v in found] == [0.5079161882893227, 93.0, 91.2, 8.799999999999999]


def test_a_zero_that_prints_as_a_dash_is_zero(tmp_path: Path) -> None:
    """hazards.md#zero-printed-as-a-dash: the format hides a real 0; the text beside it is none."""
    found = column_of(tmp_path, "比率", ("0", "-", "5.5"), formats={"B": '#,###.0;\\-#,###.0;"-"'})
    assert [v[:2] for v in found] == [(0.0, "normal"), (None, "missing"), (5.5, "normal")]


def test_a_circle_is_no_number_and_zero_for_no_stays_zero(tmp_path: Path) -> None:
    """hazards.md#circles-for-yes."""
    found = column_of(tmp_path, "取組", ("○", "0", "〇", "0", "○"))
    assert [v[1:] for v in found] == [
        ("unparsed", "○"), ("normal", "0"), ("unparsed", "〇"), ("normal", "0"), ("unparsed", "○"),
    ]  # fmt: skip


# ── F: time ──

TABLE = "| 団体名 | 数 |\n| 岡山市 | 1 |\n| 倉敷市 | 2 |\n| 奈義町 | 3 |"


@pytest.mark.parametrize(
    ("hazard", "name", "title", "expected"),
    [
        ("no-year-on-the-sheet", "指数_H17.xlsx", "全市町村の主要財政指標", {"FY2005"}),
        ("no-year-on-the-sheet", "指数.xlsx", "全市町村の主要財政指標（平成30年度決算）", {"FY2018"}),
        ("two-eras-in-one-title", "人口.xlsx", "令和元年（平成31年1月1日から令和元年12月31日まで）の動態", {"2019"}),
        ("publication-dates", "人口.xlsx", "平成23年3月31日現在の人口：平成24年3月9日公表", {"2011-03-31"}),
        ("short-eras", "人口.xlsx", "R6.1.1現在の団体", {"2024-01-01"}),
        ("short-eras", "人口.xlsx", "令06.01.01現在", {"2024-01-01"}),
    ],
)
def test_the_period_is_read_from_title_or_file_name(
    tmp_path: Path, hazard: str, name: str, title: str, expected: set[str]
) -> None:
    """hazards.md#no-year-on-the-sheet, #two-eras-in-one-title, #publication-dates, #short-eras."""
    path = write_workbook(tmp_path / name, {"1": f"| {title} | |\n{TABLE}"})
    assert {k[2] for k in observations(path, None)} == expected, hazard


def test_a_year_that_is_nowhere_is_asked_for(tmp_path: Path) -> None:
    """hazards.md#no-year-on-the-sheet: nothing is loaded without it."""
    _, problems = understood(write_workbook(tmp_path / "指数.xlsx", {"1": TABLE}))
    assert [p.id for p in problems] == ["period-unknown"]


def test_stock_and_flow_of_one_table_have_their_own_periods(tmp_path: Path) -> None:
    """hazards.md#reference-days-that-move: a date of reference, and the fiscal or calendar year before it."""
    sketch = (
        "| 団体名 | 平成25年3月31日 | 平成24年度 | 平成25年 |\n| | 人口 | 出生者数 | 死亡者数 |\n| 岡山市 | 1 | 2 | 3 |"
        "\n| 倉敷市 | 4 | 5 | 6 |\n| 奈義町 | 7 | 8 | 9 |"
    )
    found = observations(write_workbook(tmp_path / "a.xlsx", {"1": sketch}), None)
    assert {k[1:]: v[0] for k, v in found.items() if k[0] == "336238"} == {
        ("人口", "2013-03-31"): 7.0,
        ("出生者数", "FY2012"): 8.0,
        ("死亡者数", "2013"): 9.0,
    }


def test_every_column_has_the_year_of_its_own_header(tmp_path: Path) -> None:
    """hazards.md#years-of-single-columns: a row of reference years above the names of the items."""
    sketch = (
        "| 地域コード | 市区町村 | 2020 | 2023 | 2024 |\n| | | 総人口 | 転入者数 | 医師数 |"
        "\n| R33100 | 岡山市 | 1 | 2 | 3 |"
        "\n| R33202 | 倉敷市 | 4 | 5 | 6 |\n| R33623 | 奈義町 | 7 | 8 | 9 |"
    )
    found = observations(write_workbook(tmp_path / "a.xlsx", {"1": sketch}), None)
    assert {k[1:]: v[0] for k, v in found.items() if k[0] == "336238"} == {
        ("総人口", "2020"): 7.0,
        ("転入者数", "2023"): 8.0,
        ("医師数", "2024"): 9.0,
    }
