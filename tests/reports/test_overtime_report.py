"""The overtime headline, against numbers computed by hand from the sheet in conftest.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from axstat.areas import gazetteer
from axstat.errors import NotLoaded, UsageError
from axstat.reports import overtime_report, run
from axstat.store import Reader, open_reader
from tests.reports.conftest import FUCHU_HIROSHIMA, FUCHU_TOKYO, HAKODATE, NAGI, OTARU
from tests.support import units
from tests.support.units import Cell, labour_unit, make_database, overtime_unit

HEADLINE = {
    "fiscal_year": 2024,
    "scope": "municipalities",
    "threshold": 100.0,
    "universe_size": 1721,
    "reporting": 5,
    "over": 2,
    "not_over": 2,
    "undecidable": 1,
    "share_over": 0.4,
    "share_over_low": 0.4,
    "share_over_high": 0.6,
    "mean_hours": 167.84,  # (440.4 + 100.0 + 100.8 + 99.6 + 98.4) / 5
    "median_hours": 100.0,
    "missing": 1,
    "suppressed": 1,
    "other_status": 0,
    "not_listed": 1714,
    "monthly_only": 3,
    "max_hours": 440.4,
    "max_area": "奈義町（岡山県）",
    "outside_universe": 0,
    "missing_areas": "室蘭市（北海道）",
    "suppressed_areas": "旭川市（北海道）",
    "undecidable_areas": "府中市（広島県）",
    "not_listed_areas": 1714,
}


def test_the_headline_is_what_one_computes_by_hand(reader: Reader) -> None:
    result = overtime_report(reader)
    assert len(result.rows) == 1
    row = result.records()[0]
    names = str(row["not_listed_areas"]).split("、")  # whole, however many
    assert {name: row[name] for name in HEADLINE} | {"not_listed_areas": len(set(names))} == HEADLINE


def test_without_a_year_the_newest_one_loaded_is_reported(reader: Reader) -> None:
    assert overtime_report(reader).column("fiscal_year") == [2024]


@pytest.mark.parametrize("year", [2023, "2023", "FY2023", "令和5年度", "R5"])
def test_a_year_may_be_written_in_any_usual_way(reader: Reader, year: int | str) -> None:
    assert overtime_report(reader, year=year).column("fiscal_year") == [2023]


def test_all_years_are_one_row_each_with_the_universe_of_their_own_april(reader: Reader) -> None:
    result = overtime_report(reader, year="all")
    assert result.column("fiscal_year") == [2023, 2024]
    assert result.column("universe_size") == [1721, 1721]
    assert result.column("over") == [2, 2]  # 2023: 120.0 and 12 × 36.7
    assert [s.fiscal_year for s in result.sources] == [2023, 2024]


@pytest.mark.parametrize(
    ("scope", "universe", "reporting", "over"),
    [
        ("municipalities", 1721, 5, 2),
        ("designated-cities", 20, 1, 1),
        ("prefectures", 47, 1, 1),
        ("all", 1788, 7, 4),
    ],
)
def test_each_scope_has_its_own_universe(reader: Reader, scope: str, universe: int, reporting: int, over: int) -> None:
    row = overtime_report(reader, scope=scope).records()[0]
    assert (row["universe_size"], row["reporting"], row["over"]) == (universe, reporting, over)


@pytest.mark.parametrize("scope", ["municipalities", "designated-cities", "prefectures", "all"])
@pytest.mark.parametrize("year", [2023, 2024])
def test_the_universe_is_the_gazetteers(reader: Reader, scope: str, year: int) -> None:
    from datetime import date

    counted = overtime_report(reader, year=year, scope=scope).column("universe_size")
    assert counted == [len(gazetteer().universe(scope, date(year, 4, 1)))]


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [
        ({"hours_per_month": 8.2}, "not_over"),  # 97.8 … 99.0
        ({"hours_per_month": 8.3}, "undecidable"),  # 99.0 … 100.2
        ({"hours_per_month": 8.4}, "over"),  # 100.2 … 101.4
        ({"hours_per_year": 100.0}, "not_over"),  # over is strictly greater
        ({"hours_per_year": 100.1}, "over"),
        ({"hours_per_month": 8.3, "hours_per_year": 100.1}, "over"),  # the published year decides
        ({"hours_per_month": 8.4, "hours_per_year": 99.9}, "not_over"),
    ],
)
def test_the_rounding_edge(tmp_path: Path, hours: dict[str, Cell], verdict: str) -> None:
    # A second line fixes that the column is printed to one decimal.
    unit = overtime_unit({units.NAGI: hours, units.HAKODATE: dict.fromkeys(hours, 1.5)})
    with open_reader(make_database(tmp_path / "a.duckdb", unit)) as reader:
        row = overtime_report(reader).records()[0]
    counted = {name: row[name] for name in ("over", "not_over", "undecidable")}
    expected = {"over": 0, "not_over": 1, "undecidable": 0}
    expected[verdict] += 1
    assert counted == expected


@pytest.mark.parametrize(
    ("month", "other", "verdict"),
    [
        (8.33, 1.25, "undecidable"),  # printed to 0.01: 99.90 … 100.02
        (8.32, 1.25, "not_over"),  # 99.78 … 99.90
        (8.3, 1.25, "undecidable"),  # one finer value beside it does not make 8.3 finer
        (8, 1, "undecidable"),  # whole hours only: 90 … 102
        (8, 1.5, "not_over"),  # a whole number in a column of tenths: 95.4 … 96.6
        (9, 1, "over"),  # 102 … 114
    ],
)
def test_a_mean_is_as_fine_as_it_is_printed(tmp_path: Path, month: float, other: float, verdict: str) -> None:
    months = {units.NAGI: month, units.HAKODATE: other}
    unit = overtime_unit({area: {"hours_per_month": value} for area, value in months.items()})
    with open_reader(make_database(tmp_path / "a.duckdb", unit)) as reader:
        rows = {r["name"]: r["verdict"] for r in run(reader, "overtime_values").records()}
    assert rows["奈義町"] == verdict


@pytest.mark.parametrize(
    ("threshold", "over", "undecidable"),
    [(98.4, 4, 1), (99.0, 3, 1), (99.6, 3, 1), (100, 2, 1), (100.2, 1, 1), (440.4, 0, 0), (0, 5, 0)],
)
def test_the_bounds_move_with_the_threshold(reader: Reader, threshold: float, over: int, undecidable: int) -> None:
    # 奈義 440.4, 函館 100.0, 府中（東京）100.2 … 101.4, 府中（広島）99.0 … 100.2, 小樽 97.8 … 99.0
    row = overtime_report(reader, threshold=threshold).records()[0]
    assert (row["over"], row["undecidable"]) == (over, undecidable)


@pytest.mark.parametrize("by", [None, "prefecture", "kind", "region", "population"])
@pytest.mark.parametrize("scope", ["municipalities", "all"])
def test_the_parts_add_up_in_every_group(reader: Reader, by: str | None, scope: str) -> None:
    result = overtime_report(reader, by=by, scope=scope)
    for row in result.records():
        n = {k: int(v) for k, v in row.items() if isinstance(v, int)}
        assert n["over"] + n["not_over"] + n["undecidable"] == n["reporting"]
        without = n["missing"] + n["suppressed"] + n["other_status"] + n["not_listed"]
        assert n["reporting"] + without == n["universe_size"]
    whole = overtime_report(reader, scope=scope).records()[0]
    for name in ("universe_size", "reporting", "over", "undecidable"):
        groups = [v for n, v in enumerate(result.column(name)) if n not in result.totals]
        assert sum(int(v) for v in groups if isinstance(v, int)) == whole[name]


@pytest.mark.parametrize("by", ["prefecture", "kind", "region", "population"])
@pytest.mark.parametrize("scope", ["municipalities", "all"])
def test_the_row_of_the_nation_is_the_headline(reader: Reader, by: str, scope: str) -> None:
    nation = overtime_report(reader, by=by, scope=scope).records()[-1]
    whole = overtime_report(reader, scope=scope).records()[0]
    assert (nation["group_name"], nation["row_kind"]) == ("全国", "total")
    assert {name: nation[name] for name in whole if name in nation} == {n: v for n, v in whole.items() if n in nation}


def test_cities_and_towns_have_rows_of_their_own_that_no_sum_counts(reader: Reader) -> None:
    rows = {row["group_name"]: row for row in overtime_report(reader, by="kind").records()}
    # 函館 and 旭川 are core cities, 小樽, 室蘭 and both 府中 other cities, 奈義 a town; 札幌 is out of scope.
    assert [name for name, row in rows.items() if row["row_kind"] == "total"] == ["市計", "町村計", "全国"]
    assert "市" not in rows
    assert (rows["中核市"]["reporting"], rows["中核市"]["over"]) == (1, 0)
    assert (rows["その他の市"]["reporting"], rows["その他の市"]["over"], rows["その他の市"]["missing"]) == (3, 1, 1)
    assert (rows["市計"]["reporting"], rows["市計"]["over"], rows["市計"]["suppressed"]) == (4, 1, 1)
    assert (rows["町村計"]["reporting"], rows["町村計"]["over"]) == (1, 1)
    assert rows["市計"]["mean_hours"] == pytest.approx((100.0 + 12 * (8.2 + 8.4 + 8.3)) / 4)


def test_designated_cities_are_cities_and_special_wards_are_not(reader: Reader) -> None:
    result = overtime_report(reader, by="kind", scope="all")
    rows: dict[Any, Any] = dict(zip(result.column("group_name"), result.column("universe_size"), strict=True))
    assert rows["市計"] == sum(rows[name] for name in ("指定都市", "中核市", "施行時特例市", "その他の市"))
    assert rows["市計"] == 792  # cities on 2024-04-01, as MIC counts them
    assert rows["町村計"] == 743 + 183
    assert rows["特別区"] == 23


def test_a_group_where_nobody_reports_has_no_share(reader: Reader) -> None:
    rows = {row["group_name"]: row for row in overtime_report(reader, by="prefecture").records()}
    assert list(rows)[:2] == ["北海道", "青森県"]
    assert rows["青森県"]["share_over"] is None
    assert rows["北海道"]["share_over"] == 0.0  # 函館 and 小樽 report, neither is over
    assert rows["岡山県"]["share_over"] == 1.0


def test_population_bands_are_half_open_and_name_those_without_a_population(reader: Reader) -> None:
    rows = {row["group_name"]: row["reporting"] for row in overtime_report(reader, by="population").records()}
    assert rows == {
        "1万人未満": 1,
        "1万人以上3万人未満": 0,
        "10万人以上20万人未満": 1,
        "20万人以上30万人未満": 2,
        "人口不明": 1,
        "全国": 5,
    }


def test_population_bands_are_those_of_the_gazetteer(reader: Reader) -> None:
    from axstat.areas import population_bands

    for band in population_bands("mic8"):
        for people in [band.low, *([band.high - 1] if band.high is not None else [])]:
            asked = f"select store.population_band_name(store.population_band({people}))"
            assert reader.execute(asked).rows == [(band.label.ja,)]


def test_without_a_population_the_bands_say_what_to_ingest(bare_reader: Reader) -> None:
    with pytest.raises(NotLoaded) as refusal:
        overtime_report(bare_reader, by="population")
    assert "no population" in refusal.value.message
    assert "住民基本台帳" in refusal.value.hint


def test_top_names_the_areas_with_the_most_hours(reader: Reader) -> None:
    result = overtime_report(reader, top=2)
    assert [(r["rank"], r["name"], r["prefecture"]) for r in result.records()] == [
        (1, "奈義町", "岡山県"),
        (2, "府中市", "東京都"),
    ]


def test_top_with_groups_keeps_the_highest_shares_and_ties(reader: Reader) -> None:
    result = overtime_report(reader, by="prefecture", top=1)
    assert result.column("group_name") == ["東京都", "岡山県", "全国"]  # both 1 of 1
    assert result.totals == {2}


def test_those_without_a_value_are_listed_with_reason_and_cell(reader: Reader) -> None:
    rows = overtime_report(reader, list_missing=True).records()
    assert [(r["reason"], r["name"], r["cell"]) for r in rows[:2]] == [
        ("missing", "室蘭市", "E10"),
        ("suppressed", "旭川市", "E9"),
    ]
    assert (rows[-1]["reason"], rows[-1]["name"], rows[-1]["cell"]) == ("undecidable", "府中市", "D12")
    assert (rows[-1]["at_least"], rows[-1]["at_most"]) == (99.0, 100.2)
    assert len(rows) == 1714 + 3


def test_the_card_says_who_was_counted(reader: Reader) -> None:
    lines = {line.label.ja: line for line in overtime_report(reader).card}
    assert lines["年100時間を超える団体"].figure == "2 / 5"
    assert lines["割合の幅"].figure == "40.0 % 〜 60.0 %"
    assert lines["値のある団体／対象"].figure == "5 / 1,721"
    missing = lines["ワークブックにない団体"].remark
    assert missing is not None
    assert missing.ja.endswith("ほか1,704")
    assert missing.en.endswith("and 1,704 more")


def test_notes_say_that_the_mean_is_not_mics_and_what_rounding_does(reader: Reader) -> None:
    notes = " ".join(note.en for note in overtime_report(reader).notes)
    assert "130.0 hours" in notes
    assert "open by ±0.6 hours" in notes
    assert "5 of 1,721 reporting" in notes


def test_a_bodys_published_years_alone_need_no_word_on_rounding(bare_reader: Reader) -> None:
    assert not any("±0.6" in note.en for note in overtime_report(bare_reader).notes)


def test_simulated_data_are_marked(bare_reader: Reader, reader: Reader) -> None:
    assert overtime_report(bare_reader).simulated
    assert not overtime_report(reader).simulated


def test_a_year_that_is_not_loaded_names_those_that_are(reader: Reader) -> None:
    with pytest.raises(NotLoaded) as refusal:
        overtime_report(reader, year=2019)
    assert refusal.value.message == "no overtime data for FY2019; loaded: FY2023, FY2024"
    assert refusal.value.hint == "`axstat ingest FILE` adds a year"


@pytest.mark.parametrize(
    "options",
    [{"scope": "towns"}, {"by": "colour"}, {"threshold": -1}, {"threshold": float("nan")}, {"top": 0}],
)
def test_an_option_that_cannot_be_is_refused_with_the_choices(reader: Reader, options: dict[str, object]) -> None:
    with pytest.raises(UsageError) as refusal:
        overtime_report(reader, **options)  # type: ignore[arg-type]  # wrong on purpose
    assert refusal.value.hint


@pytest.mark.parametrize("year", [None, "all"])
def test_a_database_without_overtime_says_so(tmp_path: Path, year: str | None) -> None:
    with (
        open_reader(make_database(tmp_path / "a.duckdb", labour_unit([{"category": "事務職"}]))) as reader,
        pytest.raises(NotLoaded, match="no overtime data is loaded"),
    ):
        overtime_report(reader, year=year)


def test_a_body_that_did_not_exist_on_the_first_of_april_is_told_apart(tmp_path: Path) -> None:
    # 那珂川市 (402311) was founded on 2018-10-01; on 2018-04-01 the universe has 那珂川町 (403059).
    nakagawa = gazetteer().by_code("402311")
    assert nakagawa is not None
    unit = overtime_unit({nakagawa: {"hours_per_year": 150.0}, NAGI: {"hours_per_year": 50.0}}, year=2018)
    with open_reader(make_database(tmp_path / "a.duckdb", unit, full_gazetteer=True)) as reader:
        result = overtime_report(reader)
    row = result.records()[0]
    assert (row["reporting"], row["over"], row["outside_universe"]) == (1, 0, 1)
    assert any("outside the universe of 2018-04-01" in note.en for note in result.notes)


def test_the_same_report_twice_gives_the_same_rows(reader: Reader) -> None:
    assert overtime_report(reader, by="prefecture") == overtime_report(reader, by="prefecture")


def test_names_of_the_test_data_are_what_the_gazetteer_says() -> None:
    assert [a.name for a in (HAKODATE, OTARU, FUCHU_TOKYO, FUCHU_HIROSHIMA)] == ["函館市", "小樽市", "府中市", "府中市"]


def test_a_year_before_the_gazetteers_history_says_so(tmp_path: Path) -> None:
    unit = overtime_unit({units.NAGI: {"hours_per_year": 440.4}}, year=1999)
    with open_reader(make_database(tmp_path / "a.duckdb", unit)) as reader:
        assert any("knows mergers since 2000-04-01 only" in note.en for note in overtime_report(reader).notes)
