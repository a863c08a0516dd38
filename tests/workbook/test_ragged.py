"""CSV lines with more values than their table are refused by number; honest tables of several widths are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import NotAWorkbook
from axstat.model.cells import Grid
from axstat.workbook import open_workbook

HEADER = "団体コード,団体名,職員数,時間"


def opened(tmp_path: Path, *lines: str, ends: str = "\n") -> Grid:
    path = tmp_path / "x.csv"
    path.write_bytes((ends.join(lines) + ends).encode())
    return open_workbook(path)[0].sheets[0]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("lines", "number", "values"),
    [
        ([HEADER, "331007,岡山市,1,234,68.2", "332020,倉敷市,999,87.8"], 2, 5),
        ([HEADER, "331007,岡山市,999,68.2", "332020,倉敷市,▲1,234,87.8"], 3, 5),
        ([HEADER, "331007,岡山市,1,234,567,68.2", "332020,倉敷市,1,234,567,87.8"], 2, 6),
        (["時間外勤務,,,", "", HEADER, "331007,岡山市,1,234,68.2", "注1 速報値"], 4, 5),
        ([HEADER, "331007,岡山市,9,68.2", "", "332020,倉敷市,1,234,87.8", "332038,津山市,9,8.8"], 4, 5),
        ([HEADER, "", "331007,岡山市,1,234,68.2", "332020,倉敷市,1,235,8.8"], 3, 5),
        ([HEADER, "331007,岡山市,−,1,000人", "332020,倉敷市,－,999人"], 2, 5),
        (["団体名,2018,2019", "岡山市,1,234,998", "倉敷市,1,235,997"], 2, 4),
        ([HEADER, "331007,岡山市, 南区,12,68.2", "332020,倉敷市, 北区,13,87.8"], 2, 5),
        ([HEADER, "331007,岡山市,9,68.2", "332020,倉敷市,済, 未,x", "332038,津山市,9,8.8"], 3, 5),
        ([HEADER, "331007,岡山市,9,68.2", "計,1,234,77.5,,注"], 3, 6),
    ],
    ids=[
        "the first line",
        "one line, with a sign",
        "millions, on every line",
        "a title above and a note below",
        "the first line after a blank one",
        "a blank line below the header",
        "with a unit",
        "under years",
        "a name with a comma, on every line",
        "words with a comma",
        "the last line",
    ],
)
def test_a_line_with_more_values_than_its_table_refuses_the_file(
    tmp_path: Path, lines: list[str], number: int, values: int, ends: str
) -> None:
    expected = 3 if "2018" in lines[0] else 4
    with pytest.raises(NotAWorkbook) as refused:
        opened(tmp_path, *lines, ends=ends)

    assert refused.value.message == (
        f"`x.csv` has {values} values on line {number}, where the lines of its table have at most {expected}"
    )
    assert refused.value.hint is not None
    assert "must be in quotation marks" in refused.value.hint


def test_line_breaks_inside_quotation_marks_count_as_an_editor_counts_them(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match=r"has 5 values on line 5, "):
        opened(
            tmp_path,
            '団体コード,団体名,"職員数\r\n（人）",時間',
            '331007,"岡山\n市",9,68.2',
            "332020,倉敷市,1,234,87.8",
        )


def test_a_table_of_words_is_as_wide_as_most_of_its_lines(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match="has 3 values on line 3, where the lines of its table have at most 2"):
        opened(tmp_path, "団体名,備考", "札幌市,済", "函館市,済,未", "小樽市,未", "旭川市,未")


def test_the_long_line_may_stand_anywhere_in_a_large_file(tmp_path: Path) -> None:
    lines = [f"{number:06},市,1,2" for number in range(4094)]

    for at in (4093, 4094):
        longer = [*lines[:at], "331007,岡山市,1,234,68.2", *lines]
        with pytest.raises(NotAWorkbook, match=f"has 5 values on line {at + 2:,}, "):
            opened(tmp_path, HEADER, *longer)


HONEST = {
    "numbers in quotation marks": ["団体名,人口", '札幌市,"1,959,313"', "函館市,251084"],
    "empty values at the ends": ["団体名,人口", "札幌市,1,,", "函館市,2,,"],
    "a preamble": ["表題,人口", "単位,人", "団体名,男,女,計,総数,世帯", "札幌市,1,2,3,100,200"],
    "a preamble with numbers": [
        "表題,すがた",
        "公開日,2022年6月21日",
        "調査年,2020100000,2020年度",
        "地域,人口,世帯,面積",
        "札幌市,1,2,3",
    ],
    "a preamble above years": ["表題,人口", "表番号,1", "団体名,2018,2019,2020", "札幌市,100,120,130"],
    "a preamble and codes": [
        "表題,人口",
        "***,秘匿",
        ",,,男女 コード,100,110,120",
        ",,,男女,計,男,女",
        "1,札幌市,,,3,1,2",
    ],
    "a ragged preamble": [
        "統計名,国勢調査",
        "実施年月,2020年10月,-,-",
        "表題,人口",
        "",
        "団体名,男,女,計,世帯",
        "札幌市,1,2,3,4",
    ],
    "a preamble set apart": ["表題,人口", "", "年度,4,5,6,7", "令和5,10.1,9.8,8.7,9"],
    "a wider table after a blank line": ["団体名,人口", "札幌市,197", "", "団体名,人口,面積", "札幌市,197,1121"],
    "a wider table at once": ["団体名,人口", "札幌市,197", "団体名,人口,面積", "札幌市,197,1121", "函館市,25,678"],
    "a narrower table": ["団体名,人口,面積", "札幌市,197,1121", "", "団体名,人口", "札幌市,197", "函館市,25"],
    "headings of two rows": [
        ",,職員数,時間",
        "コード,名,職員数,時間,備考",
        "331007,岡山市,5,68.2",
        "332020,倉敷市,6,7.2,速報",
    ],
    "titles and notes": [
        "時間外勤務",
        ",,,,,,（単位：時間）",
        HEADER,
        "331007,岡山市,5,68.2",
        "注1 岡山市, 倉敷市は速報値",
    ],
    "a heading within the table": [
        HEADER,
        "1,札幌市,9,8",
        "",
        "岡山県,計",
        "331007,岡山市,5,68.2",
        "332020,倉敷市,6,7.2",
    ],
    "blank lines of delimiters": [HEADER, ",,,,,,", "331007,岡山市,5,68.2", ",,,", "332020,倉敷市,6,7.2"],
}


@pytest.mark.parametrize("lines", HONEST.values(), ids=HONEST)
def test_honest_tables_of_several_widths_are_read(tmp_path: Path, lines: list[str]) -> None:
    grid = opened(tmp_path, *lines)

    assert grid.n_rows == len(lines)
    assert grid.text(len(lines), 1) == lines[-1].split(",")[0] or "注" in lines[-1]
