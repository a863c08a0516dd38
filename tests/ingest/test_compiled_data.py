"""The compiled workbooks: made by their scripts byte for byte, every figure that of its CSV, loaded as what it is."""

from __future__ import annotations

import csv
import runpy
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from axstat.errors import NotLoaded
from axstat.ingest import IngestReport, ingest
from axstat.reports import overtime_report
from axstat.store import Reader, open_reader
from tests.support.real import facts, real

ROOT = Path(__file__).resolve().parents[2]
COMPILED = ROOT / "data" / "compiled"
DATA = ROOT / "scripts" / "data"
COMPANION = ("census_2020", "census_2025_preliminary", "dx_progress", "fiscal_indices", "population_projection")
IDENTITY = 3  # code, prefecture, name
SCRIPTS = {
    "make_companion_workbooks.py": "",
    "make_overtime_lists.py": "overtime_some_bodies.xlsx",
    "make_policy_workbook.py": "policy_tables.xlsx",
}


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV of the scripts."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_scripts_make_the_committed_workbooks(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    name = SCRIPTS[script]
    figures = [str(DATA / "overtime_some_bodies.csv")] if "lists" in script else []
    monkeypatch.setattr(sys, "argv", [script, *figures, str(tmp_path / name)])
    runpy.run_path(str(ROOT / "scripts" / script), run_name="__main__")
    made = sorted(tmp_path.iterdir())
    assert made
    for path in made:
        committed = COMPILED / path.name
        read = members if path.suffix == ".xlsx" else Path.read_bytes
        same = read(path) == read(committed)
        assert same, f"run `python scripts/{script}` and commit its output"


def test_every_committed_workbook_is_made_by_a_script_and_has_a_sidecar() -> None:
    names = {path.stem for path in COMPILED.glob("*.xlsx")}
    assert names == {*COMPANION, "resident_register", "overtime_some_bodies", "policy_tables"}
    assert {path.name for path in COMPILED.glob("*.toml")} == {f"{name}.xlsx.axstat.toml" for name in names}


def figures(sheet: Any, line: int, width: int) -> list[Any]:
    return [sheet.cell(line, col).value for col in range(1, width + 1)]


def expected(text: str) -> Decimal | str | None:
    """Return what a cell must hold: the number of the text, else the text, None for nothing."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return text or None


def found(value: object) -> Decimal | str | None:
    return Decimal(str(value)) if isinstance(value, int | float) else None if value is None else str(value)


LEFT_OUT = "juki_pop_2024_01_01"
"""A column that whoever compiled it joined by names alone: all bodies of one name have the last one's number there."""


def names_of_several(bodies: list[dict[str, str]]) -> set[str]:
    return {name for name, n in Counter(body["name"] for body in bodies).items() if n > 1}


def test_bodies_of_one_name_never_have_one_number_in_a_whole_column() -> None:
    bodies = table("municipal_companion.csv")
    shared = names_of_several(bodies)
    assert len(shared) == 25
    for column in table("companion_columns.csv"):
        if not column["workbook"] or column["column"] == LEFT_OUT:
            continue
        values = {name: [b[column["column"]] for b in bodies if b["name"] == name] for name in shared}
        assert any(len(set(one)) > 1 for one in values.values()), column["column"]


def test_a_column_that_was_joined_by_names_says_nothing_of_bodies_of_one_name() -> None:
    sheet = openpyxl.load_workbook(COMPILED / "resident_register.xlsx")["住民基本台帳_2024"]
    rows = {str(row[0]): row[3] for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]}
    assert rows["13206"] is None  # 府中市 of Tokyo had the 35,847 of 府中市 in Hiroshima
    assert rows["34208"] is None
    assert rows["33202"] == 475914  # 倉敷市 has its name alone
    notes = [str(cell.value) for cell in sheet["A"]]
    assert any("57市町村" in note and "同名" in note for note in notes)


def test_every_companion_figure_is_the_one_of_the_csv() -> None:
    columns, bodies = table("companion_columns.csv"), table("municipal_companion.csv")
    assert len(bodies) == 1741
    shared = names_of_several(bodies)
    compared = 0
    books = {
        name: openpyxl.load_workbook(COMPILED / f"{name}.xlsx") for name in {c["workbook"] for c in columns} - {""}
    }
    for place in {(c["workbook"], c["sheet"]) for c in columns if c["workbook"]}:
        mine = [c for c in columns if (c["workbook"], c["sheet"]) == place]
        sheet = books[place[0]][place[1]]
        assert "編集" in sheet["A1"].value
        header = 4 + max(c["header"].count("|") + 1 for c in mine)
        for line, body in enumerate(bodies, start=header):
            cells = figures(sheet, line, IDENTITY + len(mine))
            assert cells[:IDENTITY] == [body["code5"], body["prefecture"], body["name"]]
            for value, column in zip(cells[IDENTITY:], mine, strict=True):
                unsure = column["column"] == LEFT_OUT and body["name"] in shared
                wanted = None if unsure else expected(body[column["column"]])
                assert found(value) == wanted, (place, line, column["column"])
                compared += 1
        notes = [str(sheet.cell(row, 1).value) for row in range(header + len(bodies), sheet.max_row + 1)]
        for number, column in enumerate(mine, start=IDENTITY + 1):  # whose it is, of when, how sure: below the table
            (said,) = [n for n in notes if n.startswith(f"出典：{get_column_letter(number)}列は")]
            keys = ("publisher", "table", "as_of", "licence", "checked", "confidence")
            assert all(column[key] in said for key in keys), (place, column["column"])
    left_out = [c["column"] for c in columns if not c["workbook"]]
    assert left_out == ["area_km2"]
    assert {c["column"] for c in columns} == set(bodies[0]) - {"code5", "prefecture", "name", "kind"}
    assert compared == 1741 * (len(columns) - 1)


def test_every_figure_of_some_bodies_is_the_one_of_the_csv_or_named_as_left_out() -> None:
    book = openpyxl.load_workbook(COMPILED / "overtime_some_bodies.xlsx")
    rows = [row for sheet in book for row in sheet.iter_rows(min_row=5, values_only=True)]
    lines = [[found(cell) for cell in row if cell is not None] for row in rows]
    left_out = [str(line[0]) for line in lines if line and str(line[0]).startswith("載せていない値")]
    for row in table("overtime_some_bodies.csv"):
        wanted = {row["prefecture"], row["body"], row["measure"], row["source"], Decimal(row["value"])}
        listed = [line for line in lines if wanted <= set(line)]
        named = [note for note in left_out if row["body"] in note and f"」{row['value']} " in note]
        assert len(listed) + len(named) == 1, row
    assert len(left_out) == 2


FIGURES_OF_POLICY = {
    "soumu_ai_rpa.csv": (("count", "bodies", "rate_pct"), ("body_type", "status", "source")),
    "sme_ai.csv": (("rate_pct",), ("item", "population", "source")),
    "generative_ai.csv": (("count", "bodies", "rate_pct"), ("source",)),
    "programmes.csv": (
        (
            *("cap_10k_yen", "floor_10k_yen", "minimum_investment_10k_yen"),
            *("max_employees", "min_employees", "wage_growth_pct"),
        ),
        ("programme", "frame", "rate", "rate_raised", "calls"),
    ),
    "announced_measures.csv": (("value",), ("measure", "item", "status")),
    "grants.csv": (("amount_thousand_yen", "count"), ("body", "project_name")),
}
"""The CSVs of the policy tables: their columns of figures, and columns whose words must stand on the same line."""


@pytest.mark.parametrize("name", FIGURES_OF_POLICY)
def test_every_figure_of_the_policy_tables_is_the_one_of_its_csv(name: str) -> None:
    book = openpyxl.load_workbook(COMPILED / "policy_tables.xlsx")
    rows = [row for sheet in book for row in sheet.iter_rows(min_row=5, values_only=True)]
    lines = [[found(cell) for cell in row if cell is not None] for row in rows]
    numbers, words = FIGURES_OF_POLICY[name]
    taken: list[int] = []
    for row in table(name):
        if row["confidence"] == "missing":  # 1,580 bodies is a claim, not a figure of a source
            assert not any(row[key] for key in numbers)
            continue
        wanted = [expected(row[key]) for key in (*numbers, *words) if row[key]]
        wanted += [expected(row[key]) for key in ("note",) if row[key] and name != "grants.csv"]
        fits = [n for n, line in enumerate(lines) if n not in taken and all(one in line for one in wanted)]
        assert fits, row
        taken.append(fits[0])
    assert len(taken) == len({*taken}) >= 4


@pytest.mark.real
def test_the_words_on_dx_are_those_that_the_digital_agency_published() -> None:
    # Bodies stand there as columns without codes, in the order of their codes.
    with real("dx_progress_municipalities_transposed.csv").open(encoding="utf-8-sig", newline="") as file:
        names, *rows = [row[1:] for row in csv.reader(file)]
    published = {row[0].strip(): row[1 : 1 + 1741] for row in rows}
    bodies = table("municipal_companion.csv")
    assert sum(one != body["name"] for one, body in zip(names[1:1742], bodies, strict=True)) == 1  # 梼原町, 檮原町
    for column in (c for c in table("companion_columns.csv") if c["workbook"] == "dx_progress"):
        assert published[column["header"].split("|")[-1]] == [body[column["column"]] for body in bodies]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> IngestReport:
    """Ingest the compiled workbooks into a database of their own."""
    return ingest([COMPILED], db=tmp_path_factory.mktemp("compiled") / "axstat.duckdb")


@pytest.fixture(scope="module")
def reader(report: IngestReport) -> Iterator[Reader]:
    with open_reader(report.database) as opened:
        yield opened


def test_the_general_reader_understands_every_workbook(report: IngestReport) -> None:
    assert report.exit_code == 0
    warned = {Path(f.path).name: [w.id for w in f.warnings] for f in report.files if f.warnings}
    assert set(warned) == {"overtime_some_bodies.xlsx"}  # hours by each body's own definition are no measure of ours
    counts = {Path(f.path).name: f.counts.areas for f in report.files if f.counts}
    assert {name: n for name, n in counts.items() if n != 1741} == {
        "overtime_some_bodies.xlsx": 8,
        "policy_tables.xlsx": 6,
    }


def test_measures_periods_units_and_n_are_those_of_the_publishers(reader: Reader) -> None:
    sql = """
        select measure, unit, time_period, count(value), count(*) filter (where status = 'unparsed')
        from indicator where source_id in (select source_id from source where dataset = 'indicator')
        group by all
    """
    assert set(reader.execute(sql).rows) == {
        ("人口（人）", "人", "2020-10-01", 1740, 0),
        ("人口（人）", "人", "2025-10-01", 1741, 0),
        ("世帯数（世帯）", "世帯", "2025-10-01", 1741, 0),
        ("第1次産業就業者の割合（%）", "%", "2020-10-01", 1740, 0),
        ("第2次産業就業者の割合（%）", "%", "2020-10-01", 1740, 0),
        ("第3次産業就業者の割合（%）", "%", "2020-10-01", 1740, 0),
        ("就業者数（人）", "人", "2020-10-01", 1741, 0),
        ("昼夜間人口比率（%）", "%", "2020-10-01", 1741, 0),
        ("将来推計人口（人）", "人", "2040", 1728, 0),
        ("将来推計人口（人）", "人", "2050", 1728, 0),
        ("65歳以上人口の割合（%）", "%", "2050", 1728, 0),
        ("人口 › 計", "人", "2024-01-01", 1741 - 6 - 57, 0),  # six have none, 57 share a name
        ("人口 › 計", "人", "2025-01-01", 1739, 0),
        ("財政力指数", None, "FY2023", 1741, 0),
        ("財政力指数", None, "FY2024", 1739, 0),
        ("経常収支比率（%）", "%", "FY2023", 1741, 0),
        ("経常収支比率（%）", "%", "FY2024", 1739, 0),
        ("実質公債費比率（%）", "%", "FY2023", 1741, 0),
        ("実質公債費比率（%）", "%", "FY2024", 1739, 0),
        ("将来負担比率（%）", "%", "FY2023", 787, 0),
        ("ラスパイレス指数", None, "FY2023", 1741, 0),
        *((name, None, "2023-12-31", 0, 1741) for name in ("AIの導入状況", "RPAの導入状況", "テレワークの導入状況")),
        *((name, None, "2023-12-31", 0, 1741) for name in ("外部人材活用", "CIOの任命")),
    }


def test_sums_that_publishers_print_are_those_of_the_columns(reader: Reader) -> None:
    # As published (docs/concepts/sources.md): census total, 1,728 projected municipalities, bodies with AI and RPA.
    sums = reader.execute("select time_period, sum(value)::bigint from indicator where unit = '人' group by all").rows
    of_projection = reader.execute(
        "select time_period, sum(value)::bigint from indicator where measure = '将来推計人口（人）' group by all"
    ).rows
    sql = """
        select measure, count(*) from indicator
        where raw = '実施' and measure in ('AIの導入状況', 'RPAの導入状況') group by all
    """
    introduced = reader.execute(sql).rows
    assert ("2025-10-01", 123_049_524) in sums
    assert set(of_projection) == {("2040", 112_482_151), ("2050", 104_379_158)}
    assert set(introduced) == {("AIの導入状況", 879), ("RPAの導入状況", 720)}
    totals = reader.execute("select message from finding where code like '%total%'").rows
    assert ("国勢調査_2020: 1 printed total equals the sum of its parts",) in totals


def test_sources_name_the_original_publishers(reader: Reader) -> None:
    rows = reader.execute("select file, publisher, licence is not null, partial is not null, edition from source").rows
    assert {(file, publisher) for file, publisher, *_ in rows} == {
        ("census_2020.xlsx", "総務省統計局"),
        ("census_2025_preliminary.xlsx", "総務省統計局"),
        ("dx_progress.xlsx", "デジタル庁"),
        ("fiscal_indices.xlsx", "総務省自治財政局"),
        ("overtime_some_bodies.xlsx", "総務省の調査を転記した第三者、内閣府「見える化」サイト"),
        ("policy_tables.xlsx", "総務省・内閣府・経済産業省・中小企業庁ほか（各行に記載）"),
        ("population_projection.xlsx", "国立社会保障・人口問題研究所"),
        ("resident_register.xlsx", "総務省自治行政局"),
    }
    assert all(licensed for _, _, licensed, *_ in rows)
    assert {file for file, _, _, partial, _ in rows if partial} == {"overtime_some_bodies.xlsx"}
    assert {file for file, *_, edition in rows if edition} == {"census_2025_preliminary.xlsx"}


def test_overtime_of_some_bodies_is_ranked_and_compared_but_no_year_of_a_universe(reader: Reader) -> None:
    assert reader.execute("select fiscal_year, partial is not null from overtime_year").rows == [(2022, True)]
    rows = reader.execute("select name, hours_per_month, cell from overtime_listed order by name").rows
    assert rows == [("江東区", 5.9, "D7"), ("渋谷区", 5.8, "D5"), ("葛飾区", 5.9, "D6")]


def test_a_csv_with_the_first_places_of_a_year_makes_the_sheet_of_that_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    figures = tmp_path / "figures.csv"
    header = (
        "data_year,period,level,code5,prefecture,body,measure,value,unit,definition,publisher,source,confidence,note"
    )
    line = "FY2023,2023-04/2024-03,municipality,{},{},{},時間外勤務 1人当たり,{},h/month,MIC survey,third,here,S,"
    invented = [
        ("33623", "岡山県", "奈義町", "20.5"),
        ("46304", "鹿児島県", "十島村", "19"),
        ("13382", "東京都", "御蔵島村", "18.2"),
    ]
    figures.write_text("\n".join([header, *(line.format(*one) for one in invented)]) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["make_overtime_lists.py", str(figures), str(tmp_path / "lists.xlsx")])
    runpy.run_path(str(ROOT / "scripts" / "make_overtime_lists.py"), run_name="__main__")
    database = tmp_path / "axstat.duckdb"
    assert ingest([tmp_path / "lists.xlsx"], db=database).exit_code == 0
    with open_reader(database) as reader:
        rows = reader.execute("select fiscal_year, name, hours_per_month, partial from overtime order by name").rows
    assert rows == [(2023, "十島村", 19.0, True), (2023, "奈義町", 20.5, True), (2023, "御蔵島村", 18.2, True)]


@pytest.mark.real
def test_the_first_places_of_fy2023_are_ranked_as_printed_where_their_table_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They may be checked against and not be shipped: the sheet is made here, of the table beside the repository.
    figures, printed = facts("overtime_bodies_found.csv"), facts("overtime_fy2023_top66.csv")
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    monkeypatch.setattr(sys, "argv", ["make_overtime_lists.py", str(figures), str(tmp_path / "lists.xlsx")])
    runpy.run_path(str(ROOT / "scripts" / "make_overtime_lists.py"), run_name="__main__")
    database = tmp_path / "axstat.duckdb"
    assert ingest([tmp_path / "lists.xlsx"], db=database).exit_code == 0
    with open_reader(database) as reader:
        ranked = overtime_report(reader, year=2023, top=100)
        loaded = reader.execute("select area_code, hours_per_month from overtime where fiscal_year = 2023").rows
        with pytest.raises(NotLoaded, match="only a list of some bodies"):
            overtime_report(reader, year=2023)
    with printed.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 66
    assert {(row["code6"], float(row["hours_per_month_fy2023"])) for row in rows} == set(loaded)
    assert ranked.column("name")[:3] == ["奈義町", "十島村", "広川町"]
    assert set(ranked.column("of")) == {66}
