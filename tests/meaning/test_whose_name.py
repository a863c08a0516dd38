"""What a column is called where its heading alone does not say it, and files that hold no figure at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook
from tests.support.units import empty_database


def load(tmp_path: Path, sketch: str, name: str = "book.xlsx") -> FileReport:
    book = write_workbook(tmp_path / name, {"Sheet1": sketch})
    (file,) = ingest([book], db=empty_database(tmp_path / "a.duckdb")).files
    return file


def measures(tmp_path: Path) -> set[str]:
    with open_reader(tmp_path / "a.duckdb") as reader:
        return {row[0] for row in reader.execute("select distinct measure from indicator").rows}


def test_tables_side_by_side_are_called_after_the_heading_above_each(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        """
        | 令和6年度 市町村別 学校数 |            |  |          |            |
        | 小学校                    |            |  | 中学校   |            |
        | 市町村名                  | 校数（校） |  | 市町村名 | 校数（校） |
        | 岡山市                    | 90         |  | 岡山市   | 45         |
        | 倉敷市                    | 63         |  | 倉敷市   | 26         |
        | 津山市                    | 27         |  | 津山市   | 8          |
        """,
    )
    assert measures(tmp_path) == {"小学校 › 校数（校）", "中学校 › 校数（校）"}
    assert [one.text("ja") for one in report.checks if one.id == "measure-in-tables"] == [
        "「校数（校）」が複数の表にあり値が異なるため、表の名前を付けて区別します（小学校、中学校）"
    ]


@pytest.mark.parametrize("figures", [("#DIV/0!", "#REF!", "#DIV/0!"), ("#DIV/0!", "-", "***")])
def test_a_file_of_errors_alone_is_refused_and_replaces_nothing(tmp_path: Path, figures: tuple[str, ...]) -> None:
    lines = "\n".join(f"| {city} | {{}} |" for city in ("岡山市", "倉敷市", "津山市"))
    head = "| 令和6年度 公債費（千円） | |\n| 市町村名 | 元金 |\n"
    assert load(tmp_path, head + lines.format(1, 2, 3), "first.xlsx").outcome == "loaded"
    book = write_workbook(tmp_path / "second.xlsx", {"Sheet1": head + lines.format(*figures)})
    (report,) = ingest([book], db=tmp_path / "a.duckdb").files
    assert report.outcome == "refused"
    assert report.error is not None
    assert (
        report.error.text("ja")
        == "`second.xlsx!Sheet1!B2` 使える値がありません。「元金」の下はエラー値「#DIV/0!」などです"
    )
    with open_reader(tmp_path / "a.duckdb") as reader:
        assert reader.execute("select value from indicator order by all").rows == [(1.0,), (2.0,), (3.0,)]


def test_a_table_of_marks_alone_says_something_and_loads(tmp_path: Path) -> None:
    sketch = "| 令和6年度 公債費（千円） | |\n| 市町村名 | 元金 |\n| 岡山市 | - |\n| 倉敷市 | *** |\n| 津山市 | - |"
    assert load(tmp_path, sketch).outcome == "loaded"


CITIES = ("岡山市", "倉敷市", "津山市")


def drawn(head: str, columns: int) -> str:
    """Draw three cities with figures under a head."""
    lines = (f"| {city} | {' | '.join(str(10 * n + col) for col in range(columns))} |" for n, city in enumerate(CITIES))
    return "\n".join([head, *lines])


@pytest.mark.parametrize(
    "headings", ["2023年4月1日 | 2024年4月1日", "令和5年度 | 令和6年度", "2023年4月1日（人） | 2024年4月1日（人）"]
)
@pytest.mark.parametrize("file", ["book.xlsx", "R6.xlsx", "令和6年度.xlsx", "岡山県.xlsx"])
def test_columns_that_say_only_when_are_refused_where_nothing_says_what(
    tmp_path: Path, headings: str, file: str
) -> None:
    report = load(tmp_path, drawn(f"| 市町村 | {headings} |", 2), file)
    assert report.outcome == "refused"
    assert report.error is not None
    label = headings.split(" | ")[0]
    assert (
        report.error.text("ja")
        == f"`{file}!Sheet1!B1`：見出し「{label}」は時期だけで、何の数値かどこにも書かれていません"
    )


@pytest.mark.parametrize(
    "title",
    [
        "岡山県",
        "岡山県 市町村別",
        "岡山県総務部統計分析課",
        "令和7年3月10日公表",
        "資料：国勢調査",
        "（単位：人）",
        "第12表",
    ],
)
def test_a_title_that_says_only_who_and_where_names_no_figures(tmp_path: Path, title: str) -> None:
    report = load(tmp_path, drawn(f"| {title} | | |\n| 市町村 | 令和5年度 | 令和6年度 |", 2))
    assert report.error is not None
    assert "何の数値かどこにも書かれていません" in report.error.text("ja")


@pytest.mark.parametrize("file", ["待機児童数.xlsx", "R6_待機児童数.xlsx", "待機児童数（令和6年4月1日現在）.xlsx"])
def test_the_name_of_the_file_says_what_is_counted_with_a_warning(tmp_path: Path, file: str) -> None:
    report = load(tmp_path, drawn("| 市町村 | 2023年4月1日 | 2024年4月1日 |", 2), file)
    assert measures(tmp_path) == {"待機児童数"}
    assert [doubt.text("ja") for doubt in report.doubts if doubt.id == "name-from-file-name"] == [
        "何の数値かはファイル名にしかありません。「待機児童数」の値として取り込みました"
    ]


@pytest.mark.parametrize(
    ("head", "columns", "names"),
    [
        ("| 令和6年度 待機児童数（人） | |\n| 市町村 | 計 |", 1, {"待機児童数 › 計"}),
        ("| 令和6年度 ごみ排出量（t） | |\n| 市町村 | 合計 |", 1, {"ごみ排出量 › 合計"}),
        ("| 令和6年度 待機児童数 | |\n| 市町村 | 総数（人） |", 1, {"待機児童数 › 総数（人）"}),
        (
            "| 令和6年度 待機児童数（人） | | | |\n| 市町村 | 男 | 女 | 計 |",
            3,
            {"待機児童数 › 男", "待機児童数 › 女", "待機児童数 › 計"},
        ),
        ("| 令和6年度 道路延長（km） | | |\n| 市町村 | 国道 | 計 |", 2, {"国道", "道路延長 › 計"}),
        ("| 令和6年度 相談件数 | | | |\n| 市町村 | 4月 | 5月 | 計 |", 3, {"相談件数", "相談件数 › 計"}),
        (
            "| 令和6年度 学校教育 | | |\n| 市町村 | 長期欠席者 | |\n| | 件数 | 割合 |",
            2,
            {"長期欠席者 › 件数", "長期欠席者 › 割合"},
        ),
        ("| 令和6年度 救急出動 | | |\n| 市町村 | 件数 | 順位 |", 2, {"救急出動 › 件数", "救急出動 › 順位"}),
        ("| 待機児童の調査 | |\n| 市町村 | 令和５年度実績（人） |", 1, {"待機児童の調査 › 実績"}),
        ("| 令和6年度 福祉統計 | |\n| 表３ 待機児童数 | |\n| 市町村 | 計 |", 1, {"待機児童数 › 計"}),
        (
            "| 令和6年度 相談件数 | | |\n| 市町村 | 累計（4～9月） | 平均（4～9月） |",
            2,
            {"相談件数", "相談件数 › 平均（4～9月）"},
        ),
        ("| 令和6年度 宿泊者数 | | |\n| 市町村 | 上半期計 | 下半期平均 |", 2, {"宿泊者数", "宿泊者数 › 下半期平均"}),
        ("| 令和6年度 宿泊者数 | | |\n| 市町村 | Ⅰ期 | Ⅱ期 |", 2, {"宿泊者数 › Ⅰ期", "宿泊者数 › Ⅱ期"}),
        ("| 職員数 | | |\n| 市町村 | 令和5年度(A) | 令6 |", 2, {"職員数"}),
        ("| 令和7年3月10日作成 | |\n| 総務部市町村課 | |\n| 令和6年度 職員数 | |\n| 市町村 | 男 |", 1, {"職員数 › 男"}),
        ("| 令和6年度 女性就業者 | |\n| 市町村 | 男 |", 1, {"男"}),
        ("| 令和6年度 | |\n| 市町村 | 計 |", 1, {"計"}),
    ],
)
def test_a_total_a_part_and_a_kind_of_figure_are_of_what_the_title_says(
    tmp_path: Path, head: str, columns: int, names: set[str]
) -> None:
    load(tmp_path, drawn(head, columns))
    assert measures(tmp_path) == names
