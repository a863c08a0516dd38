"""The shipped workbooks: made by their scripts byte for byte, and loaded with the counts that are written here."""

from __future__ import annotations

import csv
import math
import runpy
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from axstat.ingest import IngestReport, ingest
from axstat.store import open_reader

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
SIMULATED = [RAW / "simulated" / f"overtime_{year}_simulated.xlsx" for year in (2022, 2023, 2024)]


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> IngestReport:
    """Ingest the shipped data into a database of its own."""
    return ingest([RAW], db=tmp_path_factory.mktemp("shipped") / "axstat.duckdb")


def rows(report: IngestReport, sql: str) -> list[tuple[object, ...]]:
    with open_reader(report.database) as reader:
        return [tuple(row) for row in reader.execute(sql).rows]


@pytest.mark.parametrize("script", ["make_meti_workbook.py", "simulate_overtime.py"])
def test_the_scripts_make_the_committed_workbooks(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    target = tmp_path / "meti_2040_labour.xlsx" if "meti" in script else tmp_path
    monkeypatch.setattr(sys, "argv", [script, str(target)])
    runpy.run_path(str(ROOT / "scripts" / script), run_name="__main__")
    made = sorted(tmp_path.glob("*.xlsx"))
    assert len(made) in (1, 3)
    for path in made:
        committed = next(RAW.rglob(path.name))
        assert members(path) == members(committed), f"run `python scripts/{script}` and commit its output"


def test_every_shipped_file_loads_with_its_counts(report: IngestReport) -> None:
    found = {
        Path(f.path).name: (f.outcome, f.counts.areas, f.counts.statuses, f.counts.periods)
        for f in report.files
        if f.counts
    }
    assert found == {
        "meti_2040_labour.xlsx": ("loaded", 0, {"normal": 151, "missing": 33}, ()),
        "overtime_2022_simulated.xlsx": ("loaded", 1788, {"normal": 3562, "missing": 8, "suppressed": 6}, ("FY2022",)),
        "overtime_2023_simulated.xlsx": (
            "loaded",
            1788,
            {"normal": 16038, "missing": 36, "suppressed": 18},
            ("FY2023",),
        ),
        "overtime_2024_simulated.xlsx": (
            "loaded",
            1788,
            {"normal": 7120, "missing": 20, "suppressed": 12},
            ("FY2024",),
        ),
    }
    assert report.exit_code == 0
    assert not [w for f in report.files for w in f.warnings]


def test_simulated_files_say_so_and_metis_do_not(report: IngestReport) -> None:
    assert rows(report, "select file, simulated from source order by file") == [
        ("meti_2040_labour.xlsx", False),
        *((p.name, True) for p in SIMULATED),
    ]
    for path in SIMULATED:
        first = openpyxl.load_workbook(path).worksheets[0]
        texts = [c for row in first.iter_rows(max_row=5, values_only=True) for c in row if c]
        assert "模擬データ（simulated）" in str(texts[0])


def test_the_simulated_hours_follow_the_curve_of_the_published_tail(report: IngestReport) -> None:
    # docs/concepts/simulated.md: mu 2.128, sigma 0.392; the mean over bodies is exp(mu + sigma² / 2) = 9.07,
    # FY2022 by 149.6 / 141.1 more; 66 of 1,721 had 16.9 hours or more in FY2023; 35 to 68 % over 100 hours a year
    for year, mean in ((2022, 9.62), (2023, 9.07), (2024, 9.07)):
        found = rows(
            report,
            f"""
            select count(*), avg(hours_per_month), count(hours_per_year),
                count(*) filter (where hours_per_month >= 16.9), count(*) filter (where hours_per_month > 100 / 12)
                / count(hours_per_month)
            from overtime where fiscal_year = {year} and staff_scope = '全体'
            and kind not in ('都道府県', '指定都市')
            """,
        )[0]
        bodies, plain_mean, has_years, at_the_top, share = (float(str(value)) for value in found)
        assert bodies == 1721
        assert abs(plain_mean - mean) < 3 * 3.7 / math.sqrt(1721)  # three standard errors: sd 3.7
        assert (has_years > 0) is (year != 2024)
        assert year == 2022 or 45 <= at_the_top <= 90
        assert 0.35 <= share <= 0.68


def test_the_newest_year_has_bodies_on_the_rounding_edge(report: IngestReport) -> None:
    on_the_edge = rows(report, "select count(*) from overtime where fiscal_year = 2024 and hours_per_month = 8.3")
    assert int(str(on_the_edge[0][0])) > 0


def test_shares_stored_as_fractions_are_percent_as_in_the_other_year(report: IngestReport) -> None:
    for year in (2023, 2024):
        mean = rows(report, f"select avg(pct_over_45h) from overtime where fiscal_year = {year}")[0][0]
        assert 3 <= float(str(mean)) <= 7


def test_every_published_labour_figure_is_in_the_view_and_every_unpublished_one_is_missing(
    report: IngestReport,
) -> None:
    loaded = {
        (str(r[0]), str(r[1]), str(r[2]), int(str(r[3]))): r[4:]
        for r in rows(
            report,
            """
            select edition, area, category, year, demand_10k, supply_10k, gap_10k, employed_10k, confidence
            from labour
            """,
        )
    }
    with (ROOT / "scripts" / "data" / "meti_2040_labour.csv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    assert len(facts) == 128
    for fact in facts:
        category = " × ".join(p.removeprefix("うち") for p in fact["category"].split("|")).replace(" 計", "計")
        area = fact["region"].partition("(埼玉")[0]
        demand, supply, gap, employed, confidence = loaded[fact["edition"], area, category, int(fact["year"])]
        for value, said in (
            (demand, "demand_10k"),
            (supply, "supply_10k"),
            (gap, "gap_10k"),
            (employed, "employed_10k"),
        ):
            assert value == (float(fact[said]) if fact[said] else None), fact
        assert confidence == fact["confidence"]


def test_the_revised_edition_says_what_the_ministry_said(report: IngestReport) -> None:
    sql = """
        select category, subset_of, gap_10k from labour
        where edition like '2026-01%' and dimension = 'occupation' and area = '全国' and year = 2040 order by gap_10k
    """
    assert [(c, s or None, g) for c, s, g in rows(report, sql)] == [
        ("AI・ロボット等利活用人材", "専門職", -339.0),
        ("現場人材", None, -260.0),
        ("専門職", None, -181.0),
        ("事務職", None, 437.0),
    ]
