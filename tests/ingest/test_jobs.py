"""Files read by several processes: what is loaded and said is the same, to the row and the id, as by one."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from axstat.errors import AxstatFailed, UsageError
from axstat.ingest import IngestReport, crew, ingest, work
from axstat.ingest.crew import Crew, hands_for, jobs_of
from axstat.ingest.hand import Setting, Task
from axstat.ingest.reading import wishes
from tests.faults.project import table
from tests.support.cli import axstat
from tests.support.sheets import write_workbook

REPOSITORY = Path(__file__).parents[2]
CORRECTED = "2021年度 主要財政指標（訂正）,,,\n団体コード,都道府県名,団体名,人口\n{0},北海道,札幌市,{1}\n"


@pytest.fixture(autouse=True)
def few_bytes_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "WORTH", 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of everything: shipped files, rivals, equal bytes, an archive, refused and damaged files."""
    made = tmp_path_factory.mktemp("jobs")
    like_others = shutil.ignore_patterns(
        "overtime_2023*", "census_2020*", "dx_*", "fiscal_*", "population_*", "resident_*"
    )
    for kind in ("raw", "compiled"):
        shutil.copytree(REPOSITORY / "data" / kind, made / kind, ignore=like_others)
    (made / "raw" / "indices_2015.csv").write_text(table(2015, 60), encoding="utf-8")
    more = made / "more"
    more.mkdir()
    for year in (2019, 2020, 2021):
        (more / f"indices_{year}.csv").write_text(table(year, 60), encoding="utf-8")
    (more / "indices_2021_again.csv").write_text(table(2021, 60), encoding="utf-8")
    (more / "indices_2021_revised.csv").write_text(table(2021, 40).replace("8.3", "9.4"), encoding="utf-8")
    (more / "no_workbook.xlsx").write_text("<html></html>", encoding="utf-8")
    (more / "no_area.csv").write_text("品目,数量\nりんご,3\n", encoding="utf-8")
    with zipfile.ZipFile(more / "years.zip", "w") as archive:
        for year in (2016, 2017, 2020):
            archive.writestr(f"indices_{year}.csv", table(year, 60))
    return made


def contents(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table but when it was loaded, with its ids."""
    import duckdb

    with duckdb.connect(database, read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where schema_name = 'store' order by 1")
        found = {}
        for (name,) in tables.fetchall():
            columns = "* exclude (ingested_at)" if name == "source" else "*"
            rows = connection.execute(f"select {columns} from store.{name}").fetchall()
            found[name] = sorted(rows, key=repr)
    return found


def loaded(folder: Path, out: Path, jobs: int, **options: Any) -> tuple[dict[str, list[tuple[Any, ...]]], list[str]]:
    """Load a folder; return what the database holds and what is said in both languages."""
    report = ingest([folder], db=out / f"{jobs}.duckdb", jobs=jobs, **options)
    said = [str(report.result(lang)).replace(str(out / f"{jobs}.duckdb"), "") for lang in ("ja", "en")]
    errors = [error.text("ja") for error in report.errors]
    return contents(out / f"{jobs}.duckdb"), [*said, *errors]


def test_one_two_and_four_processes_load_and_say_the_same(folder: Path, tmp_path: Path) -> None:
    """Rivals, equal bytes, an archive, what is refused and what is damaged; texts and a workbook."""
    few = shutil.copytree(folder / "more", tmp_path / "few")
    write_workbook(
        few / "a.xlsx", {"表": "| 都道府県 | 団体名 | 財政力指数（令和3年度） |\n| 岡山県 | 奈義町 | 0.33 |"}
    )
    one = loaded(few, tmp_path, 1)
    assert len(one[0]["source"]) == 7
    assert one[0]["replaced"]
    assert any("no_workbook.xlsx" in said for said in one[1])
    for jobs in (2, 4):
        assert loaded(few, tmp_path, jobs) == one


@pytest.mark.thorough  # the same of all shipped files
def test_the_database_does_not_depend_on_how_many_read(folder: Path, tmp_path: Path) -> None:
    rows, said = loaded(folder, tmp_path, 1)
    assert len(rows["source"]) > 12
    assert len(rows["observation"]) > 10_000
    assert rows["replaced"]
    assert "no_workbook.xlsx" in said[-1] or "no_workbook.xlsx" in said[-2]
    for jobs in (2, 4):
        assert loaded(folder, tmp_path, jobs) == (rows, said)


@pytest.mark.thorough
@pytest.mark.parametrize("option", ["dry_run", "strict"])
def test_a_dry_run_and_strict_say_the_same(option: str, folder: Path, tmp_path: Path) -> None:
    one, two = (
        ingest([folder / "more", folder / "compiled"], db=tmp_path / f"{jobs}.duckdb", jobs=jobs, **{option: True})  # type: ignore[arg-type]
        for jobs in (1, 2)
    )
    assert [(f.path, f.outcome, f.counts, f.findings) for f in one.files] == [
        (f.path, f.outcome, f.counts, f.findings) for f in two.files
    ]
    assert {f.outcome for f in one.files} > {"refused"}


def test_progress_comes_in_the_order_of_the_files(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, str]] = []
    ingest([folder / "more"], db=tmp_path / "x.duckdb", jobs=3, progress=lambda at: seen.append((at.index, at.stage)))
    assert [index for index, _ in seen] == sorted(index for index, _ in seen)
    assert {stage for _, stage in seen} == {"reading", "loading", "done"}


def test_what_is_loaded_starts_no_process(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((folder / "more").glob("indices_20*.csv"))
    ingest(files, db=tmp_path / "x.duckdb", jobs=2)
    monkeypatch.setattr(work, "Crew", None)
    assert reports(ingest(files, db=tmp_path / "x.duckdb", jobs=2)) == ["unchanged"] * len(files)


def test_a_process_pays_from_the_bytes_that_it_reads_while_another_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "WORTH", 100)
    assert hands_for([], 8) == 0
    assert hands_for([10_000], 8) == 0  # one file
    assert hands_for([50, 50], 8) == 0  # two small ones
    assert hands_for([100, 100], 8) == 2
    assert hands_for([100] * 20, 8) == 8
    assert hands_for([100] * 20, 1) == 0


def test_the_number_of_processes_is_given_or_that_of_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AXSTAT_JOBS", raising=False)
    assert jobs_of(None) == len(os.sched_getaffinity(0))
    monkeypatch.setenv("AXSTAT_JOBS", "3")
    assert jobs_of(None) == 3
    assert jobs_of(2) == 2
    for wrong in ("0", "-1", "many", "２"):
        monkeypatch.setenv("AXSTAT_JOBS", wrong)
        with pytest.raises(UsageError, match="no number of processes"):
            jobs_of(None)


def test_a_number_that_is_none_is_one_line(tmp_path: Path) -> None:
    ran = axstat("ingest", "x.csv", "--jobs", "0", cwd=tmp_path)
    assert (ran.code, ran.err.count("error: "), ran.err.count("hint: ")) == (2, 1, 1)


# Processes that end


Starting = Callable[[str], None]


@pytest.fixture
def first_do(monkeypatch: pytest.MonkeyPatch) -> Starting:
    """Give a function that lets the processes run some Python first."""
    from axstat import processes

    usual = processes._START

    def change(code: str) -> None:
        monkeypatch.setattr(processes, "_START", usual.replace("from {module}", f"{code}; from {{module}}"))

    return change


DIES_ON = (
    "import os, axstat.ingest.understanding as u; opened = u.open_all; "
    "u.open_all = lambda p, *jobs: os.kill(os.getpid(), 9) if '{name}' in p.name else opened(p)"
)


def test_a_process_that_dies_costs_the_file_it_was_reading(folder: Path, tmp_path: Path, first_do: Starting) -> None:
    first_do(DIES_ON.replace("{name}", "2020"))
    report = ingest([folder / "more"], db=tmp_path / "x.duckdb", jobs=2)
    (died,) = [f for f in report.files if isinstance(f.error, AxstatFailed)]
    assert died.path.endswith("indices_2020.csv")
    assert died.error is not None
    assert "exit code -9" in died.error.message
    assert "--jobs 1" in died.error.hint
    others = [f.path.rpartition("/")[2] for f in report.outcomes("loaded")]
    assert others == ["indices_2019.csv", "indices_2021.csv", "indices_2021_revised.csv", *others[3:]]
    assert len(others) == 6  # those of the archive too, in which 2020 is not loaded yet
    alone = ingest([folder / "more"], db=tmp_path / "x.duckdb", jobs=1)
    assert not [f for f in alone.files if isinstance(f.error, AxstatFailed)]


Loaded = tuple[dict[str, list[tuple[Any, ...]]], list[str]]


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What one process loads and says."""
    return loaded(folder / "more", tmp_path_factory.mktemp("alone"), 1)


NO_MODULE = pytest.param("import nothing_of_that_name", marks=pytest.mark.thorough)  # ends as the first does


@pytest.mark.parametrize("first", ["raise SystemExit(3)", "import os; os.close(1)", NO_MODULE])
def test_processes_that_cannot_start_leave_the_work_to_this_one(
    folder: Path, alone: Loaded, tmp_path: Path, first_do: Starting, first: str
) -> None:
    first_do(first)
    assert loaded(folder / "more", tmp_path, 2) == alone


def test_a_system_that_starts_no_process_leaves_the_work_to_this_one(
    folder: Path, alone: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: str) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(crew, "start_python", refuse)
    assert loaded(folder / "more", tmp_path, 2) == alone


FAILS_ON = (
    "import axstat.ingest.understanding as u; opened = u.open_all; "
    "u.open_all = lambda p, *jobs: [][0] if '{name}' in p.name else opened(p)"
)


def test_a_fault_in_a_process_is_met_again_here(
    folder: Path, alone: Loaded, tmp_path: Path, first_do: Starting
) -> None:
    """Here it is told with its traceback; what fails only there is read."""
    first_do(FAILS_ON.replace("{name}", "2021"))
    assert loaded(folder / "more", tmp_path, 2) == alone


# What waits to be loaded is bounded


def tasks(folder: Path) -> list[Task]:
    return [Task(path, path.name) for path in sorted((folder / "more").glob("indices_*.csv"))]


def test_nothing_is_read_far_ahead_and_the_wanted_file_comes_through(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_WAITING", 1)
    every = tasks(folder)
    with Crew(every, Setting(wishes(None, None), {}), 3) as busy:
        time.sleep(2)
        waiting = [path for path, found in busy._found.items() if found]
        assert len(waiting) <= 1
        for task in every[:1] + every[3:]:  # what is not asked for stops nobody
            names = [found.name for found in busy.understood(task.path, task.name, lambda: None) if found]
            assert names == [task.name]


def test_the_processes_are_gone_after_the_block(folder: Path) -> None:
    with Crew(tasks(folder), Setting(wishes(None, None), {}), 2) as busy:
        while len(busy._children) < 2:
            time.sleep(0.01)
        pids = [child.pid for child in busy._children]
    assert not any(map(psutil.pid_exists, pids))


def reports(report: IngestReport) -> list[str]:
    return [f.outcome for f in report.files]


def test_an_option_reaches_the_processes(tmp_path: Path) -> None:
    """The year is said by the user, so the files are read with it, and read again with another."""
    sheet = """
        | 都道府県 | 団体名 | 財政力指数 |
        | 北海道   | 函館市 | 0.4{0}     |
        | 岡山県   | 奈義町 | 0.33       |
        """
    for number in range(3):
        write_workbook(tmp_path / "in" / f"{number}.xlsx", {"表": sheet.format(number)})
    first = ingest([tmp_path / "in"], db=tmp_path / "x.duckdb", jobs=2, year=2021)
    assert {f.counts.periods for f in first.files if f.counts} == {("FY2021",)}
    again = ingest([tmp_path / "in"], db=tmp_path / "x.duckdb", jobs=2, year=2022)
    assert [f.again for f in again.files] == [True, True, True]
    assert reports(ingest([tmp_path / "in"], db=tmp_path / "x.duckdb", jobs=2)) == ["unchanged"] * 3
