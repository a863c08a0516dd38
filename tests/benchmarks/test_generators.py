from __future__ import annotations

from itertools import islice
from pathlib import Path

import openpyxl
import pytest
from benchmarks.measure import Measured, Sample
from benchmarks.sheets import write_sheets
from benchmarks.table import Line, as_markdown, as_text, beside
from benchmarks.workbooks import AS_OF, FIRST_ROW, GROUP, Shape, header, identity_rows, measure_column, write_workbook

from axstat.areas import gazetteer
from axstat.ingest import ingest
from axstat.model.values import Status
from axstat.store import open_reader
from axstat.workbook import open_workbook
from benchmarks import ceiling, observations

SMALL = Shape(60, columns=11)
STACKED = Shape(1_750, columns=6, stacked=True)


@pytest.fixture(params=[SMALL, STACKED], ids=["one year", "years stacked"])
def shape(request: pytest.FixtureRequest) -> Shape:
    assert isinstance(request.param, Shape)
    return request.param


def cells(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def expected(text: str) -> object:
    if text.replace(".", "").isdigit():
        return float(text) if "." in text else int(text)
    return text or None


def test_the_workbook_holds_what_the_shape_says(tmp_path: Path, shape: Shape) -> None:
    rows = cells(write_workbook(tmp_path / "made.xlsx", shape))
    assert len(rows) == FIRST_ROW - 1 + shape.rows
    assert {len(row) for row in rows} == {shape.columns}
    assert str(rows[0][0]).startswith("市区町村別主要指標")
    assert rows[2][:3] == ["団体コード", "都道府県名", "団体名"]
    assert rows[3][shape.identity :] == [leaf for _, leaf, _ in header(shape)]
    assert rows[4][shape.identity :] == [unit for _, _, unit in header(shape)]


def test_every_value_stands_in_its_cell(tmp_path: Path, shape: Shape) -> None:
    rows = cells(write_workbook(tmp_path / "made.xlsx", shape))[FIRST_ROW - 1 :]
    for measure in range(shape.measures):
        column = [row[shape.identity + measure] for row in rows]
        assert column == [expected(text) for text in measure_column(shape, measure, 0, shape.rows)]


def test_groups_are_merged_over_their_measures(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(tmp_path / "made.xlsx", SMALL))
    merged = {str(found) for found in book.worksheets[0].merged_cells.ranges}
    assert merged == {"A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:K3"}
    assert SMALL.measures == 2 * GROUP


def test_rows_are_the_municipalities_of_the_day(tmp_path: Path) -> None:
    every = list(identity_rows(Shape(1_741)))
    assert {row[0] for row in every} == gazetteer().universe("all-municipalities", AS_OF).codes
    assert len(every) == 1_741
    assert every[0] == ("011002", "北海道", "札幌市")


def test_stacked_years_repeat_the_areas_and_count_down() -> None:
    every = list(identity_rows(Shape(3_500, stacked=True)))
    assert [every[n][3] for n in (0, 1_740, 1_741, 3_482)] == ["2024", "2024", "2023", "2022"]
    assert every[0][:3] == every[1_741][:3]


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_workbook(tmp_path / name, SMALL).read_bytes() for name in ("one.xlsx", "other.xlsx"))
    assert one == other


def test_axstat_reads_the_workbook_as_openpyxl_does(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "made.xlsx", SMALL)
    (workbook,) = open_workbook(path)
    (grid,) = workbook.sheets
    for at, row in enumerate(cells(path), 1):
        texts = [grid.text(at, col) for col in range(1, SMALL.columns + 1)]
        assert [expected(t) if at >= FIRST_ROW and n > 2 else (t or None) for n, t in enumerate(texts)] == row


def test_observations_in_the_database_are_those_of_the_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observations, "YEARS", range(2022, 2024))
    monkeypatch.setattr(observations, "MEASURES", {1: 2})
    observations.make_database(tmp_path / "few.duckdb", 1)
    chosen = [p for year in (2022, 2023) for p in observations.picks(year, 1, 1_741)]
    values = [observations._POOL_VALUES[p] for p in chosen]
    sql = "select value, status, cell from indicator where measure = '指標001' order by fiscal_year, area_code"
    with open_reader(tmp_path / "few.duckdb") as reader:
        rows = reader.execute(sql).rows
    assert [row[0] for row in rows] == values
    assert [row[1] for row in rows] == [(Status.MISSING if v is None else Status.NORMAL).word for v in values]
    assert [row[2] for row in islice(rows, 2)] == ["E6", "E7"]


def measured(name: str, *walls: float, cpu: float = 1.0, peak: float = 10.0) -> Measured:
    return Measured(name, tuple(Sample(wall, wall * cpu, peak, "") for wall in walls))


def test_a_ratio_is_the_median_of_the_turns_that_both_took() -> None:
    ours = measured("axstat", 1.0, 8.0, 3.0, 100.0)
    wall, memory = beside("case", ours, [measured("peer", 2.0, 8.0, 6.0, peak=40.0)], wall={"peer": 0.5})
    assert (wall.ratio, wall.runs, wall.verdict) == (0.5, 3, "met")
    assert (memory.ratio, memory.verdict) == (0.25, "")


@pytest.mark.parametrize(
    ("ratio", "cpu_ratio", "busy", "verdict"),
    [
        (0.4, 0.9, False, "met"),
        (0.4, 0.9, True, "unclear"),
        (0.6, 0.4, True, "unclear"),
        (0.4, 0.4, True, "met"),
        (0.6, 0.9, True, "NOT MET"),
        (0.6, None, True, "NOT MET"),
    ],
)
def test_on_a_busy_machine_processor_time_must_agree(
    ratio: float, cpu_ratio: float | None, busy: bool, verdict: str
) -> None:
    line = Line("share", "wall", ratio, "s", "polars", 1.0, ratio, cpu_ratio, 0.5, 3, busy)
    assert line.verdict == verdict


def test_the_table_says_what_is_not_met() -> None:
    line = Line("share", "wall", 2.0, "s", "polars", 1.0, 2.0, None, 0.5, 3)
    assert "NOT MET" in as_text([line])
    assert as_markdown([line]).splitlines()[2].startswith("| share | wall | 2.00 s | polars | 1.00 s | 2.00 |")


def test_every_small_sheet_has_five_rows_and_a_measure_of_its_own(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "sheets_2024.xlsx", 12)
    grids = open_workbook(path)[0].sheets
    assert [(g.sheet, g.n_rows, g.n_cols) for g in grids] == [(f"表{n}", 5, 4) for n in range(1, 13)]
    assert len({g.text(1, 4) for g in grids}) == 12
    assert openpyxl.load_workbook(path)["表12"]["D5"].value == 12_005


def test_small_sheets_are_loaded_whole(tmp_path: Path) -> None:
    report = ingest([write_sheets(tmp_path / "sheets_2024.xlsx", 12)], db=tmp_path / "axstat.duckdb")
    assert [(f.outcome, f.counts.observations if f.counts else 0) for f in report.files] == [("loaded", 48)]


def test_the_ceiling_is_sixty_years_of_sheets_of_a_hundred_measures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(ceiling.YEARS) * ceiling.SHEETS * ceiling.PER_SHEET * len(observations.areas()) == 313_380_000
    monkeypatch.setattr(ceiling, "YEARS", range(2022, 2024))
    monkeypatch.setattr(ceiling, "PER_SHEET", 2)
    path = tmp_path / "few.duckdb"
    ceiling.make(path, 1)
    with open_reader(path) as reader:
        several = ", ".join(f"count(distinct {name})" for name in ("sheet", "measure", "source_id"))
        counted = f"select count(*), {several} from indicator"
        assert reader.execute(counted).rows == [(2 * 3 * 2 * 1_741, 3, 6, 2)]
    ceiling.add(path, 1)
    with open_reader(path) as reader:
        newest = "select count(*) from indicator where fiscal_year = 2024 and sheet = '分野03'"
        assert reader.execute(newest).rows == [(2 * 1_741,)]
