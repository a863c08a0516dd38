"""`ingest` end to end: drawn workbooks into a real database, file by file, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from axstat.errors import PathNotFound, UnknownName, UsageError
from axstat.ingest import IngestReport, Progress, ingest
from axstat.store import open_reader
from tests.support.sheets import Drawing, write_workbook
from tests.support.shown import told

OVERTIME = Drawing(
    """
    | 時間外勤務の状況（令和６年度） |        |        |                  |      |
    | 団体コード                     | 都道府県 | 団体名 | 時間外勤務時間数 |      |
    |                                |        |        | 月平均           | 年間 |
    | 012025                         | 北海道 | 函館市 | 8.3              | 99.5 |
    | 012033                         | 北海道 | 小樽市 | －               | －   |
    | 336238                         | 岡山県 | 奈義町 | 36.7             | 440.4 |
    | 133825                         | 東京都 | 御蔵島村 | ***            | ***  |
    | 平均                           |        |        | 22.5             | 270.0 |
    """,
    merge="A2:A3 B2:B3 C2:C3 D2:E2",
)
INDICES = """
    | 主要財政指標（令和３年度） |        |            |
    | 都道府県                   | 団体名 | 財政力指数 |
    | 北海道                     | 函館市 | 0.46       |
    | 岡山県                     | 奈義町 | 0.33       |
    """


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with open_reader(db) as reader:
        return [tuple(row) for row in reader.execute(sql).rows]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Give the path of a database that does not exist yet."""
    return tmp_path / "out" / "axstat.duckdb"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give a small overtime workbook."""
    return write_workbook(tmp_path / "時間外_R6.xlsx", {"一覧": OVERTIME})


def outcomes(report: IngestReport) -> list[tuple[str, str]]:
    return [(Path(f.path).name, f.outcome) for f in report.files]


def test_an_overtime_workbook_becomes_rows_with_their_cells(book: Path, db: Path) -> None:
    report = ingest([book], db=db)
    assert report.exit_code == 0, told(report)
    assert rows(
        db,
        "select name, prefecture, fiscal_year, staff_scope, hours_per_month, hours_per_year, status, sheet, cell "
        "from overtime order by area_code",
    ) == [
        ("函館市", "北海道", 2024, "全体", 8.3, 99.5, "normal", "一覧", "E4"),
        ("小樽市", "北海道", 2024, "全体", None, None, "missing", "一覧", "E5"),
        ("御蔵島村", "東京都", 2024, "全体", None, None, "suppressed", "一覧", "E7"),
        ("奈義町", "岡山県", 2024, "全体", 36.7, 440.4, "normal", "一覧", "E6"),
    ]
    file = report.files[0]
    assert file.counts is not None
    assert file.counts.statuses == {"normal": 4, "missing": 2, "suppressed": 2}
    assert file.counts.rows == {"municipality": 4, "average": 1, "title": 1, "header": 2}
    assert file.counts.periods == ("FY2024",)


def test_the_same_bytes_are_recognised_before_they_are_parsed(book: Path, db: Path, tmp_path: Path) -> None:
    ingest([book], db=db)
    copy = tmp_path / "copy.xlsx"
    shutil.copy(book, copy)
    before = db.read_bytes()
    report = ingest([book, copy], db=db)
    assert outcomes(report) == [("時間外_R6.xlsx", "unchanged"), ("copy.xlsx", "unchanged")]
    assert "2 files: 0 loaded, 2 unchanged, 0 refused" in told(report)
    assert db.read_bytes() == before


def test_a_dry_run_checks_everything_and_creates_nothing(book: Path, db: Path) -> None:
    report = ingest([book], db=db, dry_run=True)
    assert outcomes(report) == [("時間外_R6.xlsx", "would-load")]
    assert not db.exists()
    assert not db.parent.exists()


HOURS = """
    | 令和５年度　{title} |        |
    | 団体名 | 月平均時間外勤務時間数（時間） |
    | 青森市 | {first} |
    | 弘前市 | 8.2 |
    | 八戸市 | 9.1 |
    """


def test_a_dry_run_foretells_what_would_be_replaced_and_leaves_every_byte(tmp_path: Path, db: Path) -> None:
    old = write_workbook(tmp_path / "old.xlsx", {"表": HOURS.format(title="時間外勤務の状況（速報）", first=10.0)})
    new = write_workbook(tmp_path / "new.xlsx", {"表": HOURS.format(title="時間外勤務の状況（確報）", first=11.0)})
    ingest([old], db=db)
    before = {path.name: path.read_bytes() for path in db.parent.iterdir()}

    (file,) = ingest([new], db=db, dry_run=True).files

    assert (file.outcome, file.source_id) == ("would-load", None)
    assert [(lost.file, lost.values) for lost in file.replaced] == [("old.xlsx", 3)]
    assert {path.name: path.read_bytes() for path in db.parent.iterdir()} == before


def test_a_dry_run_refuses_what_contradicts_the_database_or_a_file_before_it(tmp_path: Path, db: Path) -> None:
    one = write_workbook(tmp_path / "1.xlsx", {"表": HOURS.format(title="時間外勤務の状況", first=10.0)})
    two = write_workbook(tmp_path / "2.xlsx", {"表": HOURS.format(title="残業時間調査", first=11.0)})

    report = ingest([one, two], db=db, dry_run=True)

    assert outcomes(report) == [("1.xlsx", "would-load"), ("2.xlsx", "refused")]
    assert "says 11 and" in str(report.files[1].error)
    assert not db.exists()


def test_one_refused_file_does_not_stop_the_others_and_the_worst_code_counts(book: Path, db: Path) -> None:
    bad = book.with_name("a.xlsx")
    bad.write_bytes(b"")
    fiscal = write_workbook(book.with_name("z.xlsx"), {"指標": INDICES})
    report = ingest([bad, book, fiscal], db=db)
    assert outcomes(report) == [("a.xlsx", "refused"), ("時間外_R6.xlsx", "loaded"), ("z.xlsx", "loaded")]
    assert report.exit_code == 3
    assert [type(e).__name__ for e in report.errors] == ["NotAWorkbook"]


def test_nothing_is_created_when_nothing_loads(db: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"<html>not found</html>")
    report = ingest([bad, tmp_path / "missing.xlsx"], db=db)
    assert {f.outcome for f in report.files} == {"refused"}
    assert not db.parent.exists()


def test_a_changed_file_is_a_new_vintage(book: Path, db: Path) -> None:
    ingest([book], db=db)
    changed = openpyxl.load_workbook(book)
    changed["一覧"]["D6"], changed["一覧"]["E6"] = 30.0, 360.0
    changed.save(book)
    report = ingest([book], db=db)
    assert [(lost.source_id, lost.in_use) for lost in report.files[0].replaced] == [(1, 0)]
    assert rows(db, "select hours_per_year from overtime where name = '奈義町'") == [(360.0,)]
    assert rows(db, "select count(*) from overtime_all where name = '奈義町'") == [(2,)]


def test_what_goes_out_of_use_is_said_in_a_sentence(book: Path, db: Path) -> None:
    ingest([book], db=db)
    corrected = openpyxl.load_workbook(book)
    corrected["一覧"]["A1"], corrected["一覧"]["E6"] = "時間外勤務の状況（町村・訂正）（令和６年度）", 441.0
    corrected["一覧"].delete_rows(4, 2)  # the cities
    corrected["一覧"].delete_rows(6)  # the mean
    corrected.save(book.with_name("訂正.xlsx"))
    report = ingest([book.with_name("訂正.xlsx")], db=db)
    assert "4 values of 時間外_R6.xlsx (source 1) are replaced by" in told(report)
    assert "; 4 stay in use" in told(report)
    assert "訂正.xlsx の値に置き換わりました。残り 4 件は引き続き使われます" in told(report, "ja")
    (lost,) = report.files[0].replaced
    assert (lost.source_id, lost.file, lost.fiscal_year, lost.values, lost.in_use) == (1, "時間外_R6.xlsx", 2024, 4, 4)
    assert rows(db, "select name, hours_per_year, source_id from overtime order by area_code") == [
        ("函館市", 99.5, 1),
        ("小樽市", None, 1),
        ("御蔵島村", None, 2),
        ("奈義町", 441.0, 2),
    ]
    assert rows(db, "select edition from source order by source_id") == [(None,), ("訂正",)]


@pytest.mark.parametrize("first", ["確報", "速報"])
def test_the_final_edition_is_in_use_whichever_file_name_comes_first(
    book: Path, db: Path, tmp_path: Path, first: str
) -> None:
    names = {"確報": "a.xlsx" if first == "確報" else "b.xlsx", "速報": "b.xlsx" if first == "確報" else "a.xlsx"}
    for word, hours in (("確報", 440.4), ("速報", 500.0)):
        drawn = openpyxl.load_workbook(book)
        drawn["一覧"]["A1"], drawn["一覧"]["E6"] = f"時間外勤務の状況（{word}）（令和６年度）", hours
        drawn.save(tmp_path / names[word])
    report = ingest([tmp_path / "a.xlsx", tmp_path / "b.xlsx"], db=db)
    assert rows(db, "select hours_per_year from overtime where name = '奈義町'") == [(440.4,)]
    assert rows(db, "select current from source where edition = '速報'") == [(False,)]
    if first == "確報":
        assert "b.xlsx are not used, a.xlsx (source 1) going before; 0 in use" in told(report)
        assert "b.xlsx の値 8 件は使われません（a.xlsx（出典 1） が優先）。使われるのは 0 件です" in told(report, "ja")


def test_a_table_that_contradicts_another_is_refused_and_the_next_file_goes_on(
    book: Path, db: Path, tmp_path: Path
) -> None:
    rival = openpyxl.load_workbook(book)
    rival["一覧"]["A1"], rival["一覧"]["E6"] = "職員組合による時間外勤務の調査（令和６年度）", 500.0
    rival.save(tmp_path / "y.xlsx")
    fiscal = write_workbook(tmp_path / "z.xlsx", {"指標": INDICES})
    report = ingest([book, tmp_path / "y.xlsx", fiscal], db=db, dataset=None)
    if outcomes(report)[1][1] == "loaded":  # the title's words make it another measure: nothing to contradict
        pytest.skip("not read as overtime")
    assert outcomes(report)[1:] == [("y.xlsx", "refused"), ("z.xlsx", "loaded")]
    assert report.exit_code == 1
    assert "`y.xlsx!一覧!E6` says 500" in report.errors[0].message


def test_folders_are_searched_in_order_without_temporary_and_side_files(book: Path, db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    shutil.copy(book, folder / "b.xlsx")
    write_workbook(folder / "deep" / "a.xlsx", {"指標": INDICES})
    shutil.copy(book, folder / "~$b.xlsx")
    shutil.copy(book, folder / ".hidden.xlsx")
    (folder / "b.xlsx.axstat.toml").write_text('title = "表題"\n', encoding="utf-8")
    (folder / "readme.txt").write_text("no workbook", encoding="utf-8")
    report = ingest([folder], db=db)
    assert outcomes(report) == [("b.xlsx", "loaded"), ("a.xlsx", "loaded")]


def test_strict_refuses_a_file_with_warnings(db: Path, tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "overtime_2024.xlsx", {"一覧": OVERTIME.sketch.replace("（令和６年度）", "")})
    report = ingest([book], db=db, strict=True)
    assert outcomes(report) == [("overtime_2024.xlsx", "refused")]
    assert report.exit_code == 1
    assert "only the file name says the year" in report.errors[0].message
    answer = report.result("en")
    names = [column.name for column in answer.columns]
    assert len(names) == len(set(names))
    (row,) = answer.records()
    assert (row["outcome"], row["refusal"], row["error"]) == ("refused", "check-failed", 0)
    assert len(answer.parts[0].rows) == row["warnings"]
    assert outcomes(ingest([book], db=db)) == [("overtime_2024.xlsx", "loaded")]


def test_members_of_an_archive_are_reported_one_by_one(book: Path, db: Path, tmp_path: Path) -> None:
    import zipfile

    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as target:
        target.write(book, "時間外_R6.xlsx")
        target.write(write_workbook(tmp_path / "z.xlsx", {"指標": INDICES}), "z.xlsx")
    report = ingest([archive], db=db)
    assert [f.path.rpartition("all.zip")[2] for f in report.files] == ["/時間外_R6.xlsx", "/z.xlsx"]
    assert {f.outcome for f in report.files} == {"loaded"}
    assert {f.outcome for f in ingest([archive], db=db).files} == {"unchanged"}


def test_the_year_option_dates_a_workbook_that_does_not(db: Path, tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "book.xlsx", {"一覧": OVERTIME.sketch.replace("（令和６年度）", "")})
    assert ingest([book], db=db).exit_code == 3
    assert ingest([book], db=db, year=2021).exit_code == 0
    assert rows(db, "select distinct fiscal_year from overtime") == [(2021,)]


def test_a_sidecar_says_what_the_workbook_does_not(book: Path, db: Path) -> None:
    side = book.with_name(book.name + ".axstat.toml")
    side.write_text('publisher = "総務省"\nurl = "https://example.invalid/x"\nretrieved_on = 2026-01-31\n', "utf-8")
    ingest([book], db=db)
    found = rows(db, "select title, publisher, url, retrieved_on::varchar from source")
    assert found == [("時間外勤務の状況（令和６年度）", "総務省", "https://example.invalid/x", "2026-01-31")]


@pytest.mark.parametrize("content", ["title = ", "colour = 'red'", "title = 5", "retrieved_on = 'yesterday'"])
def test_a_sidecar_that_cannot_be_used_refuses_its_file(book: Path, db: Path, content: str) -> None:
    book.with_name(book.name + ".axstat.toml").write_text(content, encoding="utf-8")
    report = ingest([book], db=db)
    assert (report.files[0].outcome, report.exit_code) == ("refused", 2)
    assert not db.exists()


def test_without_a_path_the_projects_raw_folder_is_read(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "project" / "data" / "raw"
    raw.mkdir(parents=True)
    shutil.copy(book, raw / "book_R6.xlsx")
    monkeypatch.delenv("AXSTAT_DB", raising=False)
    monkeypatch.chdir(raw.parent)
    report = ingest()
    assert [f.path for f in report.files] == ["raw/book_R6.xlsx"]
    assert report.database == tmp_path / "project" / "data" / "processed" / "axstat.duckdb"


def test_without_a_path_and_without_a_raw_folder_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PathNotFound, match="data/raw"):
        ingest()


def test_options_that_cannot_be_meant_are_refused_before_anything_is_read(book: Path, db: Path) -> None:
    with pytest.raises(UnknownName, match="moon"):
        ingest([book], db=db, dataset="moon")
    with pytest.raises(UsageError, match="24"):
        ingest([book], db=db, year=24)


def test_progress_is_told_of_every_file(book: Path, db: Path) -> None:
    told: list[Progress] = []
    ingest([book], db=db, progress=told.append)
    assert [(p.index, p.total, p.stage) for p in told] == [(1, 1, "reading"), (1, 1, "loading"), (1, 1, "done")]


def test_the_report_is_a_result_and_says_the_same_twice(book: Path, tmp_path: Path) -> None:
    report = ingest([book], db=tmp_path / "a" / "x.duckdb")
    first = report.result("en")
    assert ingest([book], db=tmp_path / "a" / "x.duckdb").result("en").column("outcome") == ["unchanged"]
    again = ingest([book], db=tmp_path / "b" / "x.duckdb").result("en")
    assert (again.rows, again.parts) == (first.rows, first.parts)
    (file,) = first.records()
    assert (file["outcome"], file["dataset"], file["period"], file["areas"]) == ("loaded", "overtime", "FY2024", 4)
    assert (file["normal"], file["missing"], file["suppressed"]) == (4, 2, 2)
    assert {one.id for one in report.files[0].findings} >= {"rows-add-up", "keys-unique", "agreement"}


def test_the_text_says_counts_in_both_languages(book: Path, db: Path) -> None:
    report = ingest([book], db=db)
    assert f"1 file: 1 loaded, 0 unchanged, 0 refused → {db}" in told(report)
    assert f"1 ファイル：取込 1、変更なし 0、取込不可 0 → {db}" in told(report, "ja")
