"""A list of some bodies: ranked, never a universe, compared with the list of all and never in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import NotLoaded, UsageError
from axstat.ingest import IngestReport, ingest
from axstat.reports import overtime_report, run, source_report, trace_rows
from axstat.store import open_reader
from tests.support.sheets import write_workbook

FIRST = """
    | 令和５年度 時間外勤務の状況（一部の団体だけの一覧） |          |                                        |
    | 都道府県                                            | 団体名   | 職員１人当たり月平均時間外勤務（時間/月） |
    | 岡山県                                              | 奈義町   | 36.7                                   |
    | 鹿児島県                                            | 十島村   | 32.3                                   |
    | 和歌山県                                            | 広川町   | 29.6                                   |
    """
ALL = """
    | 令和５年度 時間外勤務の状況 |          |                                        |
    | 都道府県                    | 団体名   | 職員１人当たり月平均時間外勤務（時間/月） |
    | 岡山県                      | 奈義町   | 36.7                                   |
    | 鹿児島県                    | 十島村   | 31.3                                   |
    | 岡山県                      | 津山市   | 8.1                                    |
    | 岡山県                      | 勝央町   | 9.2                                    |
    """
ANNUAL = """
    | 令和５年度 時間外勤務の状況 |          |                                    |
    | 都道府県                    | 団体名   | 職員１人当たり年間時間外勤務時間数 |
    | 岡山県                      | 奈義町   | 440.9                              |
    | 鹿児島県                    | 十島村   | 388.3                              |
    | 岡山県                      | 津山市   | 97.2                               |
    """
SIMULATED = ALL.replace("令和５年度", "模擬データ 令和５年度")
UNMARKED = FIRST.replace("（一部の団体だけの一覧）", "")


def load(folder: Path, **sheets: str) -> tuple[Path, dict[str, IngestReport]]:
    """Load drawn workbooks in the order in which they are named."""
    database = folder / "axstat.duckdb"
    files = {name: write_workbook(folder / f"{name}.xlsx", {"一覧": sheet}) for name, sheet in sheets.items()}
    return database, {name: ingest([file], db=database) for name, file in files.items()}


def test_a_share_is_refused_with_the_reason_and_a_ranking_is_not(tmp_path: Path) -> None:
    database, _ = load(tmp_path, first=FIRST)
    with open_reader(database) as reader:
        for year in (None, "all", 2023):
            with pytest.raises(NotLoaded, match=r"FY2023 only a list of some bodies.*一部の団体だけの一覧"):
                overtime_report(reader, year=year)
            with pytest.raises(NotLoaded, match="no share, mean or distribution"):
                overtime_report(reader, year=year, by="prefecture")
        with pytest.raises(NotLoaded):
            overtime_report(reader, year=2023, list_missing=True)
        # overtime_values is what charts of shares, and of who has the most, are drawn from
        for name in ("overtime_distribution", "overtime_values", "overtime_share_by"):
            with pytest.raises(NotLoaded, match="only a list of some bodies"):
                run(reader, name, {"year": 2023})
        ranked = overtime_report(reader, year="R5", top=2)
    assert [(r["rank"], r["name"], r["hours"], r["of"]) for r in ranked.records()] == [
        (1, "奈義町", 440.4, 3),
        (2, "十島村", 387.6, 3),
    ]
    assert (
        ranked.title.ja
        == "市区町村の時間外勤務：年間時間数の多い2団体（一部の団体だけの一覧の中で）  令和5年度（2023年度）"
    )
    notes = " ".join(note.en for note in ranked.notes)
    assert "first.xlsx lists some bodies only" in notes
    assert "ranks are among the 3 of 1,721" in notes


def test_the_same_sheet_without_the_words_is_a_list_of_all(tmp_path: Path) -> None:
    database, _ = load(tmp_path, first=UNMARKED)
    with open_reader(database) as reader:
        assert overtime_report(reader).column("reporting") == [3]


def test_a_sidecar_declares_what_the_sheet_does_not_say(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "first.xlsx", {"一覧": UNMARKED})
    file.with_name("first.xlsx.axstat.toml").write_text('partial = "多い順の上位3団体"\n', encoding="utf-8")
    database = tmp_path / "axstat.duckdb"
    assert ingest([file], db=database).exit_code == 0
    with open_reader(database) as reader:
        with pytest.raises(NotLoaded, match="多い順の上位3団体"):
            overtime_report(reader)
        said = [note.ja for note in source_report(reader, "first.xlsx").notes]
    assert "一部の団体だけの一覧：多い順の上位3団体" in said


def test_a_sidecar_names_a_dataset_for_a_table_of_words(tmp_path: Path) -> None:
    sheet = """
        | AIの導入（令和５年度） |        |        |
        | 都道府県               | 団体名 | 状況   |
        | 岡山県                 | 津山市 | 実施   |
        | 岡山県                 | 奈義町 | 未実施 |
        | 岡山県                 | 勝央町 | 実施   |
        """
    file = write_workbook(tmp_path / "ai.xlsx", {"一覧": sheet})
    database = tmp_path / "axstat.duckdb"
    assert ingest([file], db=database).files[0].outcome == "refused"
    beside = file.with_name("ai.xlsx.axstat.toml")
    beside.write_text('dataset = "indicator"\n', encoding="utf-8")
    assert ingest([file], db=database).files[0].outcome == "loaded"
    with open_reader(database) as reader:
        rows = reader.execute("select area_name, raw from indicator order by area_code").rows
    assert rows == [("津山市", "実施"), ("勝央町", "実施"), ("奈義町", "未実施")]
    beside.write_text('dataset = "no such"\n', encoding="utf-8")
    report = ingest([file], db=tmp_path / "other.duckdb")
    assert isinstance(report.errors[0], UsageError)
    assert "no such" in report.errors[0].message


@pytest.mark.parametrize("order", [("first", "every"), ("every", "first")])
def test_what_differs_from_the_list_of_all_is_found_with_both_cells(tmp_path: Path, order: tuple[str, str]) -> None:
    sheets = {"first": FIRST, "every": ALL}
    database, reports = load(tmp_path, **{name: sheets[name] for name in order})
    (file,) = reports[order[1]].files
    (finding,) = [one for one in file.warnings if one.id == "list-differs"]
    assert finding.text("en") == (
        "1 figure of 2 that `first.xlsx` (some bodies) and `every.xlsx` (all bodies) both list differs: "
        "鹿児島県十島村 FY2023: 387.6 h a year in `first.xlsx!一覧!C4`, 375.6 in `every.xlsx!一覧!C4`"
    )
    assert "値は置き換えていません" in finding.what_to_do("ja")
    with open_reader(database) as reader:
        share = overtime_report(reader)
        listed = run(reader, "overtime_listed")
        traced = trace_rows(reader, "overtime_listed", {"only": "different"})
        kept = reader.execute("select message from finding where code = 'list-differs'").rows
        current = reader.execute("select file, in_use = observations from source").rows
    # 広川町 is not in the list of all: it is not counted, for a list of some bodies fills no gap.
    assert share.column("reporting") == [4]
    assert any("3 figures of lists of some bodies" in note.en for note in share.notes)
    assert [(r["name"], r["hours"], r["all_hours"], r["comparison"]) for r in listed.records()] == [
        ("奈義町", 440.4, 440.4, "same"),
        ("十島村", 387.6, 375.6, "different"),
        ("広川町", 355.2, None, None),
    ]
    assert {(r["file"], r["cell"], r["value"]) for r in traced.records()} == {
        ("first.xlsx", "C4", 32.3),
        ("every.xlsx", "C4", 31.3),
    }
    assert [row[0] for row in kept] == [finding.text("en")]
    assert all(whole for _, whole in current)


def test_a_month_and_a_year_are_compared_within_their_rounding(tmp_path: Path) -> None:
    # 36.7 h a month is 439.8 to 441.0 a year, 32.3 is 387.0 to 388.2: 388.3 cannot be rounded to it.
    database, reports = load(tmp_path, every=ANNUAL, first=FIRST)
    assert [one.id for one in reports["first"].files[0].warnings] == ["list-differs"]
    with open_reader(database) as reader:
        rows = run(reader, "overtime_listed", {"year": 2023}).records()
    assert [(r["name"], r["comparison"]) for r in rows] == [
        ("奈義町", "same"),
        ("十島村", "different"),
        ("広川町", None),
    ]


def test_lists_that_agree_say_so_and_warn_of_nothing(tmp_path: Path) -> None:
    _, reports = load(tmp_path, every=ALL.replace("31.3", "32.3"), first=FIRST)
    (file,) = reports["first"].files
    assert not file.warnings
    assert [one.text("ja") for one in file.checks if one.id == "list-agrees"] == [
        "一部の団体の一覧「first.xlsx」と全団体の一覧「every.xlsx」の両方にある 2 件は一致します"
    ]


def test_simulated_figures_stay_and_are_compared_with_nothing(tmp_path: Path) -> None:
    database, reports = load(tmp_path, simulated=SIMULATED, first=FIRST)
    assert not reports["first"].files[0].replaced
    assert not reports["first"].files[0].warnings
    with open_reader(database) as reader:
        share = overtime_report(reader)
        listed = run(reader, "overtime_listed")
    assert (share.column("reporting"), share.simulated) == ([4], True)
    assert any("3 figures of lists of some bodies" in note.en for note in share.notes)
    assert set(listed.column("comparison")) == {None}
    assert not listed.simulated


def test_an_area_that_a_list_of_some_leaves_out_has_no_line_for_that_year(tmp_path: Path) -> None:
    database, _ = load(tmp_path, first=FIRST)
    with open_reader(database) as reader:
        wanted = {"scope": "municipalities", "threshold": 100}
        assert run(reader, "area_history", {"area": "岡山県奈義町", **wanted}).column("fiscal_year") == [2023]
        assert not run(reader, "area_history", {"area": "岡山県津山市", **wanted}).rows


def test_a_year_of_some_bodies_between_two_others_is_in_no_trend(tmp_path: Path) -> None:
    sheets = {
        "before": ALL.replace("令和５年度", "令和４年度"),
        "first": FIRST,
        "after": ALL.replace("令和５年度", "令和６年度"),
    }
    database, _ = load(tmp_path, **sheets)
    with open_reader(database) as reader:
        assert run(reader, "overtime_trend").column("fiscal_year") == [2022, 2024]
        assert overtime_report(reader, year="all").column("fiscal_year") == [2022, 2024]
        change = run(reader, "overtime_change")
        own = reader.execute("select distinct fiscal_year from overtime_counted order by fiscal_year").rows
        ranked = run(reader, "area_history", {"area": "岡山県奈義町", "scope": "municipalities", "threshold": 100})
    assert {change.parameters["from_year"], change.parameters["to_year"]} == {2022, 2024}
    assert own == [(2022,), (2024,)]
    assert ranked.column("fiscal_year") == [2022, 2023, 2024]
