"""Any measure over areas: who is counted, what rounding leaves open, what has two answers and is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from axstat.errors import NotLoaded, UnknownName, UsageError
from axstat.ingest import ingest
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.reports import measure_report, run
from axstat.store import Reader, open_reader
from tests.support.sheets import Drawing, write_workbook

# The fifteen municipalities of Toyama: everybody can add these up.
TOYAMA = tuple(
    "富山市 高岡市 魚津市 氷見市 滑川市 黒部市 砺波市 小矢部市 南砺市 射水市 舟橋村 上市町 立山町 入善町 朝日町".split()  # noqa: SIM905  as people write a list
)


def _table(title: str, header: str, rows: list[str]) -> str:
    return "\n".join([f"| {title} |", f"| 都道府県 | 市区町村 | {header} |", *(f"| {row} |" for row in rows)])


SHEETS = {
    "people": _table("住民基本台帳人口（令和6年1月1日現在）（単位：人）", "人口 |\n| | | 計", [
        f"富山県 | {name} | {people}" for name, people in zip(TOYAMA, range(10_000, 160_000, 10_000), strict=True)
    ]),
    "people_later": _table("住民基本台帳人口（令和7年1月1日現在）（単位：人）", "人口 |\n| | | 計", [
        f"富山県 | {name} | {people}" for name, people in zip(TOYAMA[1:], range(20_500, 160_500, 10_000), strict=True)
    ]),
    "index_r4": _table("財政力指数（令和4年度）", "財政力指数", [
        "富山県 | 富山市 | 0.79", "富山県 | 高岡市 | 0.75", "富山県 | 舟橋村 | 0.30", "富山県 | 上市町 | 0.40",
    ]),
    "index_r5": _table("財政力指数（令和5年度）", "財政力指数", [
        "富山県 | 富山市 | 0.81", "富山県 | 高岡市 | 0.80", "富山県 | 舟橋村 | 0.30", "富山県 | 上市町 | －",
    ]),
    "cost": _table("福祉費（令和5年度）", "福祉費（千円）", [
        "富山県 | 富山市 | 500000", "富山県 | 高岡市 | 200000", "富山県 | 魚津市 | ***",
    ]),
    "children_fiscal": _table("待機児童（令和5年度）", "待機児童数（人）", [
        "富山県 | 富山市 | 3", "富山県 | 高岡市 | 0",
    ]),
    "children_day": _table("待機児童（令和5年4月1日現在）", "待機児童数（人）", [
        "富山県 | 富山市 | 5", "富山県 | 高岡市 | 1",
    ]),
    "arrears": _table("未収金（令和5年度）", "未収金（千円）", [
        "富山県 | 富山市 | 500", "富山県 | 高岡市 | 約10", "富山県 | 魚津市 | 300",
    ]),
    "turnout": _table("投票率（令和5年度）", "投票率", [
        "富山県 | 富山市 | 0.512", "富山県 | 高岡市 | 0.487", "富山県 | 魚津市 | 0.634",
    ]),
    "staff": _table("職員数（令和5年度）", "職員数（人）｜男 | 職員数（人）｜女", [
        "富山県 | 富山市 | 10 | 20", "富山県 | 高岡市 | 30 | 40",
    ]),
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of these tables."""
    folder = tmp_path_factory.mktemp("measures")
    for name, sheet in SHEETS.items():
        formats = {"C": "0.0%"} if name == "turnout" else {}
        write_workbook(folder / f"{name}.xlsx", {"表": Drawing(sheet, formats=formats)})
    report = ingest([folder], db=folder / "axstat.duckdb")
    assert [file.outcome for file in report.files] == ["loaded"] * len(SHEETS), report
    return folder / "axstat.duckdb"


@pytest.fixture(scope="module")
def reader(database: Path) -> Iterator[Reader]:
    """A reader of it."""
    with open_reader(database) as opened:
        yield opened


def one(result: Result) -> dict[str, Any]:
    (row,) = result.records()
    return row


TOYAMA_ONLY: dict[str, Any] = {"prefecture": "富山県"}


def test_areas_without_a_figure_for_another_reason_are_named(reader: Reader) -> None:
    result = measure_report(reader, "未収金", **TOYAMA_ONLY)
    assert (one(result)["other_status"], one(result)["other_areas"]) == (1, "高岡市")
    (line,) = [line for line in result.card if line.label.ja == "その他の理由で値なし"]
    assert line.remark is not None
    assert line.remark.ja == "高岡市"


def test_a_figure_that_cannot_be_read_is_no_area_that_the_workbook_lacks(reader: Reader) -> None:
    row = one(measure_report(reader, "未収金", **TOYAMA_ONLY))
    assert (row["universe_size"], row["reporting"], row["other_status"], row["not_listed"]) == (15, 2, 1, 12)


def test_a_threshold_in_percent_is_not_taken_for_one_of_stored_fractions(reader: Reader) -> None:
    with pytest.raises(UsageError) as refused:
        measure_report(reader, "投票率", over=50, **TOYAMA_ONLY)
    assert "`--over 0.5`" in str(refused.value.what_to_do("ja"))
    row = one(measure_report(reader, "投票率", over=0.5, **TOYAMA_ONLY))
    assert (row["beyond"], row["reporting"]) == (2, 3)
    assert one(measure_report(reader, "投票率", over=0.9, **TOYAMA_ONLY))["beyond"] == 0


def test_what_rounding_leaves_open_is_neither_over_nor_under(reader: Reader) -> None:
    row = one(measure_report(reader, "財政力指数", over=0.8, **TOYAMA_ONLY))
    assert (row["universe_size"], row["reporting"], row["missing"], row["not_listed"]) == (15, 3, 1, 11)
    assert (row["beyond"], row["undecidable"], row["not_beyond"]) == (1, 1, 1)
    assert (row["share_beyond_low"], row["share_beyond_high"]) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert (row["undecidable_areas"], row["missing_areas"]) == ("高岡市", "上市町")

    below = one(measure_report(reader, "財政力指数", under=0.8, **TOYAMA_ONLY))
    assert (below["beyond"], below["undecidable"], below["not_beyond"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("option", "limit", "counted"),
    [("over", 0.295, 3), ("over", 0.30, 2), ("under", 0.305, 1), ("under", 0.304, 0), ("over", 0.815, 0)],
)
def test_a_figure_reaches_half_its_last_digit_to_either_side(
    reader: Reader, option: str, limit: float, counted: int
) -> None:
    # 0.30 stands for 0.295 up to, but not including, 0.305; 0.295 itself is not over 0.295
    expected = counted - (1 if (option, limit) == ("over", 0.295) else 0)
    assert one(measure_report(reader, "財政力指数", **{option: limit}, **TOYAMA_ONLY))["beyond"] == expected


def classes(reader: Reader, **asked: Any) -> list[tuple[Any, ...]]:
    result = run(reader, "measure_histogram", {**TOYAMA_ONLY, **asked})
    names = ("above", "up_to", "areas", "beyond", "undecidable", "not_beyond")
    return [tuple(row[name] for name in names) for row in result.records()]


def test_classes_are_as_many_as_sturges_says_and_as_round_as_one_writes_them(reader: Reader) -> None:
    # 15 figures 10,000 apart: 1 + log2(15) = 4.9 classes of 28,500 or more, so of 50,000
    people = {"measure": "人口", "period": "R6-01-01"}
    assert classes(reader, over=80_000, **people) == [
        (0, 50_000, 5, 0, 0, 5),
        (50_000, 100_000, 5, 2, 0, 3),
        (100_000, 150_000, 5, 5, 0, 0),
    ]
    assert classes(reader, **people)[0] == (0, 50_000, 5, None, None, None)
    assert [row[:3] for row in classes(reader, width=100_000, **people)] == [(0, 100_000, 10), (100_000, 200_000, 5)]
    # 0.30, 0.80 and 0.81: 2.6 classes of 0.197 or more; 0.8 belongs below its border, an empty class has its row
    assert classes(reader, measure="財政力指数", period="R5", over=0.8) == [
        (0.2, 0.4, 1, 0, 0, 1),
        (0.4, 0.6, 0, 0, 0, 0),
        (0.6, 0.8, 1, 0, 1, 0),
        (0.8, 1.0, 1, 1, 0, 0),
    ]


def test_people_are_counted_and_not_rounded(reader: Reader) -> None:
    result = measure_report(reader, "人口", year="R6-01-01", over=20_000, **TOYAMA_ONLY)
    assert result.title == Label(
        "富山県の市区町村の人口（計）：20,000を超える団体の割合  2024年1月1日",
        "人口 (計) of municipalities in Toyama: share over 20,000, 2024-01-01",
    )
    row = one(result)
    assert (row["beyond"], row["undecidable"], row["not_beyond"]) == (13, 0, 2)


def test_a_sum_stands_only_where_every_area_has_its_figure(reader: Reader) -> None:
    whole = one(measure_report(reader, "人口", year="2024-01-01", **TOYAMA_ONLY))
    assert (whole["total"], whole["mean"], whole["median"]) == (1_200_000, 80_000, 80_000)
    assert one(measure_report(reader, "人口", **TOYAMA_ONLY))["total"] is None  # 富山市 is missing in 2025
    assert one(measure_report(reader, "財政力指数", year="R4", **TOYAMA_ONLY))["total"] is None  # an index has none

    of_all = measure_report(reader, "人口", year="2024-01-01", by="kind", prefecture="全国")
    groups = {row["group_name"]: row for row in of_all.records()}
    assert (groups["中核市"]["reporting"], groups["中核市"]["total"]) == (1, None)


def test_an_area_to_highlight_has_its_figure_rank_and_ties_or_the_reason_why_not(reader: Reader) -> None:
    card = measure_report(
        reader, "財政力指数", highlight=("高岡市", "富山県朝日町", "富山県上市町"), **TOYAMA_ONLY
    ).card
    shown = {line.label.en: (line.figure, line.remark.en if line.remark else "") for line in card}
    assert shown["富山県高岡市"] == ("0.80", "rank 2 of 3")
    assert shown["富山県朝日町"] == ("－", "not listed")
    assert shown["富山県上市町"] == ("－", "missing")


def test_a_change_that_rounding_can_make_has_no_direction(reader: Reader) -> None:
    result = measure_report(reader, "財政力指数", change=("R4", "R5"), over=0.8, **TOYAMA_ONLY)
    assert {row["name"]: (row["direction"], row["crossing"]) for row in result.records()} == {
        "高岡市": ("up", "undecidable"),
        "富山市": ("up", "to beyond"),
        "舟橋村": ("undecidable", "no"),
    }


def test_a_quotient_takes_the_matching_period_and_names_it(reader: Reader) -> None:
    result = measure_report(reader, "福祉費", per="人口", top=2, **TOYAMA_ONLY)
    assert [(row["name"], row["value"]) for row in result.records()] == [("富山市", 50.0), ("高岡市", 10.0)]
    assert {row["unit"] for row in result.records()} == {"千円/人"}
    assert result.parameters["per_period"] == "2024-01-01"  # the one day within FY2023
    assert {source.file for source in result.sources} == {"cost.xlsx", "people.xlsx"}

    with pytest.raises(NotLoaded, match="matches FY2022"):
        measure_report(reader, "財政力指数", year="R4", per="人口")
    assert measure_report(reader, "財政力指数", year="R4", per="人口", per_period="2025-01-01").rows


def test_what_hides_a_figure_is_said_of_a_quotient_too(reader: Reader) -> None:
    rows = measure_report(reader, "福祉費", per="人口", list_missing=True, **TOYAMA_ONLY).records()
    assert {row["name"]: row["status"] for row in rows}["魚津市"] == "suppressed"
    assert len(rows) == 13


def test_a_weighted_mean_names_its_weight_and_how_many_it_rests_on(reader: Reader) -> None:
    result = measure_report(reader, "財政力指数", weight="人口", **TOYAMA_ONLY)
    row = one(result)
    assert row["weighted_mean"] == pytest.approx((0.81 * 10_000 + 0.80 * 20_000 + 0.30 * 110_000) / 140_000)
    assert row["weighted"] == 3
    assert "mean weighted by: 人口 (計) (2024-01-01)" in [note.en for note in result.notes]


@pytest.mark.parametrize(
    ("text", "measure"),
    [("財政力指数", "財政力指数"), ("財政力", "財政力指数"), ("財政　力指数", "財政力指数"), ("人口", "人口 › 計")],
)
def test_a_measure_is_named_as_it_is_typed(reader: Reader, text: str, measure: str) -> None:
    assert measure_report(reader, text).parameters["measure"] == measure


@pytest.mark.parametrize("year", ["R5", "2023", "FY2023", "令和5年度", "latest"])
def test_a_period_is_named_in_any_writing(reader: Reader, year: str) -> None:
    assert measure_report(reader, "財政力指数", year=year).parameters["period"] == "FY2023"


@pytest.mark.parametrize(
    ("ask", "kind", "says"),
    [
        ({"measure": "待機児童数", "year": "2023"}, UsageError, "fits"),  # FY2023 and 2023-04-01
        ({"measure": "財政力指数", "year": "2019"}, NotLoaded, "no figures of"),
        ({"measure": "職員数"}, UsageError, "fits 2 measures"),
        ({"measure": "面積"}, UnknownName, "no loaded measure"),
        ({"measure": "財政力指数", "by": "similar"}, UsageError, "similar areas are those of one area"),
        ({"measure": "財政力指数", "over": 1, "under": 0}, UsageError, "cannot be used together"),
        ({"measure": "財政力指数", "top": 3, "by": "kind"}, UsageError, "cannot be used together"),
        ({"measure": "財政力指数", "over": float("nan")}, UsageError, "no number"),
    ],
)
def test_what_has_two_answers_or_none_is_refused(
    reader: Reader, ask: dict[str, Any], kind: type[Exception], says: str
) -> None:
    with pytest.raises(kind, match=says):
        measure_report(reader, **ask)


def test_all_periods_of_a_measure_stand_one_below_the_other(reader: Reader) -> None:
    result = measure_report(reader, "財政力指数", year="all", **TOYAMA_ONLY)
    assert [(row["time_period"], row["reporting"]) for row in result.records()] == [("FY2022", 4), ("FY2023", 3)]
    assert not result.card


def test_similar_areas_are_those_of_its_kind_with_the_nearest_population(reader: Reader) -> None:
    result = measure_report(reader, "人口", year="2024-01-01", by="similar", highlight=("富山県上市町",), top=2)
    assert [(row["name"], row["population"]) for row in result.records()] == [
        ("上市町", 120_000),
        ("立山町", 130_000),
        ("入善町", 140_000),
    ]


def test_a_population_band_takes_the_population_nearest_in_time(reader: Reader) -> None:
    result = measure_report(reader, "財政力指数", year="R4", by="population", **TOYAMA_ONLY)
    assert result.parameters["population_period"] == "2024-01-01"
    rows = {row["group_name"]: row["reporting"] for row in result.records() if row["reporting"]}
    assert rows == {"1万人以上3万人未満": 2, "10万人以上20万人未満": 2, "富山県": 4}
