"""What a sheet says in its own words goes before what its title, or a list of ours, would have it mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import FileReport, ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook
from tests.support.units import empty_database

CITIES = ("岡山市", "倉敷市", "津山市")


def load(tmp_path: Path, sketch: str, sheet: str = "Sheet1") -> FileReport:
    book = write_workbook(tmp_path / "book.xlsx", {sheet: sketch})
    (file,) = ingest([book], db=empty_database(tmp_path / "a.duckdb")).files
    return file


def rows(tmp_path: Path, columns: str) -> list[tuple[object, ...]]:
    with open_reader(tmp_path / "a.duckdb") as reader:
        return reader.execute(f"select distinct {columns} from indicator order by all").rows


def drawn(title: str, headings: str, *notes: str) -> str:
    """Draw three cities under headings: the column at place n holds n + 10, n + 20 and n + 30."""
    count = headings.count("|") + 1
    lines = [f"| {title} |" + " |" * count, f"| 市町村 | {headings} |"]
    lines += [
        f"| {city} | " + " | ".join(str(10 * at + col) for col in range(count)) + " |"
        for at, city in enumerate(CITIES, 1)
    ]
    return "\n".join([*lines, *(f"| {note} |" + " |" * count for note in notes)])


@pytest.mark.parametrize(
    ("title", "headings", "measures"),
    [
        ("審議会における女性委員の登用状況", "委員総数 | うち女性委員", {"委員総数", "うち女性委員"}),
        ("審議会における女性委員の登用状況", "委員数（人） | 女性比率（％）", {"委員数（人）", "女性比率（%）"}),
        ("女性職員・管理職の状況", "管理職数 | うち女性管理職", {"管理職数", "うち女性管理職"}),
        ("男性職員の育児休業取得状況", "全職員数 | 男性対象者数", {"全職員数", "男性対象者数"}),
        ("消防団員数のうち女性団員", "団員数 | 女性団員数", {"団員数", "女性団員数"}),
        # Of whom a column is stays open: the title is printed, and decides nothing.
        (
            "男性職員の育児休業取得状況",
            "全職員数 | 男性対象者数 | 取得者数",
            {"全職員数", "男性対象者数", "男性職員の育児休業取得状況 › 取得者数"},
        ),
        # Another part, or a whole beside no part: the title is printed, and decides nothing.
        ("女性職員の状況", "職員数 | 男性職員数", {"女性職員の状況 › 職員数", "男性職員数"}),
        ("女性職員の状況", "全職員数 | 管理職数", {"女性職員の状況 › 全職員数", "女性 › 管理職数"}),
        # No header speaks of it: all columns are of the part.
        ("女性職員の研修", "職員数 | 時間数", {"女性 › 職員数", "女性 › 時間数"}),
        ("住民１人当たり歳出額（円）", "総務費 | 民生費", {"住民1人当たり › 総務費", "住民1人当たり › 民生費"}),
    ],
)
def test_a_title_s_part_is_not_put_on_columns_that_are_the_whole(
    tmp_path: Path, title: str, headings: str, measures: set[str]
) -> None:
    assert load(tmp_path, drawn(f"令和６年度 {title}", headings)).outcome == "loaded"
    assert {measure for (measure,) in rows(tmp_path, "measure")} == measures


def test_a_title_s_part_is_not_put_on_a_dataset_s_measure_of_all_staff(tmp_path: Path) -> None:
    load(tmp_path, drawn("令和６年度 女性職員の時間外勤務の状況", "全職員月平均（時間） | 女性月平均（時間）"))
    with open_reader(tmp_path / "a.duckdb") as reader:
        found = reader.execute("select staff_scope, min(hours_per_month) from overtime group by all order by 2").rows
    assert found == [("全体", 10.0), ("女性", 11.0)]


def test_where_nothing_says_whether_a_column_is_of_all_staff_it_is_no_measure(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        drawn("令和６年度 女性職員の時間外勤務の状況", "月平均時間外勤務時間数（時間） | うち女性 月平均（時間）"),
    )
    assert [doubt.id for doubt in report.doubts] == ["word-not-explained"]
    assert rows(tmp_path, "measure, qualifiers") == [
        ("hours_per_month", "staff_scope=女性"),
        ("女性職員の時間外勤務の状況 › 月平均時間外勤務時間数（時間）", None),
    ]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("令和６年度 救急件数（４月～12月）", "2024-04/2024-12"),
        ("令和6年度 救急件数（4月～12月分・速報）", "2024-04/2024-12"),
        ("令和６年度 救急件数（12月末までの累計）", "2024-04/2024-12"),
        ("令和6年度 救急件数（４月から９月まで）", "2024-04/2024-09"),
        ("令和6年度 救急件数（上半期）", "2024-04/2024-09"),
        ("令和6年度第３四半期まで 救急件数", "2024-04/2024-12"),
        ("令和6年度 救急件数（第３四半期）", "2024-10/2024-12"),
        ("令和6年度 救急件数（10～3月）", "2024-10/2025-03"),
        ("令和6年度 救急件数（2月分）", "2025-02"),
        ("令和6年度 救急件数（４月～翌年３月）", "FY2024"),
        ("令和6年度 救急件数（12か月分）", "FY2024"),
        ("令和6年 救急件数（４月～12月）", "2024-04/2024-12"),
        ("令和6年度 職員数（4月1日現在）", "FY2024"),
    ],
)
def test_a_part_of_a_year_in_a_title_is_not_the_year(tmp_path: Path, title: str, period: str) -> None:
    assert load(tmp_path, drawn(title, "総数（件）")).outcome == "loaded"
    assert rows(tmp_path, "time_period") == [(period,)]


def test_a_second_title_and_the_name_of_the_sheet_say_the_part_too(tmp_path: Path) -> None:
    sketch = drawn("令和6年度 救急件数", "件数（件）").replace("\n", "\n| （4月～12月分） | |\n", 1)
    load(tmp_path, sketch)
    assert rows(tmp_path, "time_period") == [("2024-04/2024-12",)]
    load(tmp_path, drawn("令和6年度 救急件数", "件数（件）"), sheet="4～9月")
    assert rows(tmp_path, "time_period") == [("2024-04/2024-09",)]


@pytest.mark.parametrize(
    ("title", "headings", "periods"),
    [
        ("火災件数（各年度4月～12月）", "令和5年度 | 令和6年度", {"2023-04/2023-12", "2024-04/2024-12"}),
        ("令和6年度 火災件数", "４～12月実績（件） | 通年見込（件）", {"2024-04/2024-12", "FY2024"}),
        ("令和6年度（4月～12月）火災件数", "４月 | ５月", {"2024-04", "2024-05"}),
        ("令和6年度 職員数", "職員数（12月1日現在） | 臨時職員数", {"2024-12-01", "FY2024"}),
    ],
)
def test_a_part_of_a_year_is_that_of_the_columns_of_which_it_is_said(
    tmp_path: Path, title: str, headings: str, periods: set[str]
) -> None:
    load(tmp_path, drawn(title, headings))
    assert {period for (period,) in rows(tmp_path, "time_period")} == periods


def test_a_number_of_months_without_their_names_is_refused(tmp_path: Path) -> None:
    report = load(tmp_path, drawn("令和6年度 救急件数（9か月分）", "件数（件）"))
    assert report.outcome == "refused"
    assert report.error is not None
    assert (
        report.error.text("ja")
        == "`book.xlsx!Sheet1!A1`：「9か月分」は令和6年度の一部ですが、どの月からどの月までかがどこにも書かれていません"
    )


def test_a_day_in_the_year_is_the_day_and_a_doubt(tmp_path: Path) -> None:
    report = load(tmp_path, drawn("令和6年度 救急件数（12月末現在）", "件数（件）"))
    assert rows(tmp_path, "time_period") == [("2024-12-31",)]
    assert [doubt.id for doubt in report.doubts] == ["several-periods"]


SIGNS = """
| 令和6年度 交通事故 | |
| 市町村 | 死者数（人） |
| 岡山市 | － |
| 倉敷市 | 5 |
| 津山市 | … |
"""


@pytest.mark.parametrize(
    ("note", "dash", "dots"),
    [
        ("注　「－」は皆無（ゼロ）を、「0」は単位未満を、「…」は不詳を示す。", (0.0, "normal"), (None, "missing")),
        ("「-」は0を表す。", (0.0, "normal"), (None, "missing")),
        ("注）「－」は該当数値がないもの（ゼロ）", (0.0, "normal"), (None, "missing")),
        ("表中の「－」は、0件を示す。", (0.0, "normal"), (None, "missing")),
        ("－：該当なし　…：秘匿", (None, "not_applicable"), (None, "suppressed")),
        ("「－」は非公表、「…」は0", (None, "suppressed"), (0.0, "normal")),
        ("死者数の「－」は0", (0.0, "normal"), (None, "missing")),
        # What is not said, not of this column, or leaves the choice, leaves the sign what it is.
        ("", (None, "missing"), (None, "missing")),
        ("負傷者数の「－」は0", (None, "missing"), (None, "missing")),
        ("「－」は皆無又は該当数値なし", (None, "missing"), (None, "missing")),
        ("「－」は0又は不明", (None, "missing"), (None, "missing")),
        ("「－」は0、「－」は秘匿、「－」は0", (None, "missing"), (None, "missing")),
        ("「－」は0ではない", (None, "missing"), (None, "missing")),
        ("「－」は0.5未満", (None, "missing"), (None, "missing")),
        ("「０」は単位未満、「△」は減", (None, "missing"), (None, "missing")),
    ],
)
def test_the_sheet_s_own_legend_says_what_its_signs_mean(
    tmp_path: Path, note: str, dash: tuple[object, str], dots: tuple[object, str]
) -> None:
    report = load(tmp_path, f"{SIGNS.strip()}\n| {note} | |")
    found = {area: (value, status, raw) for area, value, status, raw in rows(tmp_path, "area_name, value, status, raw")}
    assert found["岡山市"] == (*dash, "－")
    assert found["津山市"] == (*dots, "…")
    assert found["倉敷市"][:2] == (5.0, "normal")
    decided = [doubt for doubt in report.doubts if doubt.id == "sign-by-legend"]
    assert len(decided) == sum(one != (None, "missing") for one in (dash, dots))
    assert all([str(cell) for cell in doubt.cells] == ["Sheet1!A6"] for doubt in decided)


def test_a_legend_of_blanks_and_of_signs_that_nobody_knows(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        "| 令和6年度 火災 | |\n| 市町村 | 件数（件） |\n| 岡山市 | 3 |\n| 倉敷市 |  |\n| 津山市 | ／ |\n"
        "| 空欄は0、「／」は該当なし | |",
    )
    assert rows(tmp_path, "area_name, value, status") == [
        ("倉敷市", 0.0, "normal"),
        ("岡山市", 3.0, "normal"),
        ("津山市", None, "not_applicable"),
    ]
    assert [doubt.text("ja") for doubt in report.doubts] == [
        "凡例 `空欄は0`（A6）のとおり、1 個のセルを0と読み取りました",
        "凡例 `「/」は該当なし`（A6）のとおり、1 個のセルを該当なしと読み取りました",
    ]


@pytest.mark.parametrize(
    ("title", "headings", "units"),
    [
        ("ごみ処理", "可燃ごみ（t） | 資源ごみ（ｔ）", ["t", "t"]),
        ("延床面積", "庁舎（㎡） | 学校（㎏）", ["kg", "m2"]),
        ("国保（単位：千円、人、円）", "給付費 | 被保険者数 | １人当たり給付費", ["千円", "人", "円"]),
        ("国保（単位：人、千円、円）", "給付費 | 被保険者数 | １人当たり給付費", [None, "人", None]),
        ("職業（単位：万人、％）", "需要 | 供給", [None, None]),
        ("施設（単位：㎡、か所）", "延床 | 施設数", ["m2", "か所"]),
        ("給与（単位：百円・歳）", "平均年齢 | 平均給与月額", ["歳", "百円"]),
        ("手当", "期末手当（月分） | 騒音（dB）", ["dB", "月分"]),
        ("記号", "歳入（Ａ） | 歳出（Ｂ）", [None, None]),
    ],
)
def test_a_unit_that_is_printed_is_the_column_s(
    tmp_path: Path, title: str, headings: str, units: list[str | None]
) -> None:
    load(tmp_path, drawn(f"令和６年度 {title}", headings))
    assert sorted((u for (_, u) in rows(tmp_path, "measure, unit")), key=str) == sorted(units, key=str)


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("令和5年平均 | 令和6年平均", [("就業 › 平均", "2023"), ("就業 › 平均", "2024")]),
        ("人口（R2国調） | 人口（H27国調）", [("人口（国調）", "2015"), ("人口（国調）", "2020")]),
        ("令和2年国勢調査 | 平成27年国勢調査", [("就業", "2015"), ("就業", "2020")]),
        ("R2.10.1国調人口 | R6.4.1住基人口", [("住基人口", "2024-04-01"), ("国調人口", "2020-10-01")]),
        ("令和5年度（通年） | 令和6年度実績", [("令和5年度（通年）", "FY2023"), ("就業 › 実績", "FY2024")]),
    ],
)
def test_the_period_of_a_column_is_no_part_of_its_name(
    tmp_path: Path, headings: str, found: list[tuple[str, str]]
) -> None:
    load(tmp_path, drawn("就業", headings))
    assert rows(tmp_path, "measure, time_period") == sorted(found)


def test_a_day_and_a_unit_over_one_column_are_of_the_table(tmp_path: Path) -> None:
    lines = "\n".join(f"| {city} | {10 * n} | {n} |" for n, city in enumerate(CITIES, 1))
    load(
        tmp_path,
        "| 公共施設の延床面積（その1） | | |\n| | | 令和6年3月31日現在　単位：㎡ |\n"
        f"| 市町村名 | 延床面積 | うち築30年以上 |\n{lines}",
    )
    assert rows(tmp_path, "measure, time_period, unit") == [
        ("うち築30年以上", "2024-03-31", "m2"),
        ("延床面積", "2024-03-31", "m2"),
    ]
