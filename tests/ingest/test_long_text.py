"""A long text file is loaded in a bounded memory, and to the same rows as a short one would be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest

from axstat.areas import gazetteer
from axstat.ingest import ingest
from axstat.model import rows
from axstat.store import facts, long_items, open_reader
from axstat.workbook import text_grid

AREAS = [area for area in gazetteer().areas if area.level == "municipality" and area.valid_to is None]
HEADING = "団体コード,都道府県,市区町村,年度,年齢,人口（人）"
KIB_A_ROW = 0.2
"""What one more row of 50 bytes may take, its bytes and numbers included: 0.09 was seen, 0.7 with lists of texts."""


def lines(rows: int) -> Iterator[str]:
    """Yield the lines of a long table, every value another."""
    keys = product(range(1990, 2020), range(100), AREAS)
    for n, (year, age, area) in enumerate(islice(keys, rows)):
        yield f"{area.area_code},{area.prefecture},{area.name},{year}年度,{age}歳,{7 * n + 1}.5"


def plain() -> list[str]:
    return [HEADING, *lines(4_000)]


def with_titles_totals_and_notes() -> list[str]:
    found = ["人口統計（試算）", "（単位：千人）", HEADING, *lines(1_000)]
    found[400:400] = ["013005,北海道,計,1990年度,0歳,12", "海の市町村"]
    return [*found, "合計,,,1990年度,0歳,99", "注：四捨五入による。"]


def with_names_written_once() -> list[str]:
    parts = [line.split(",") for line in lines(600)]
    once = [["" if n and parts[n - 1][at] == text and at == 1 else text for at, text in enumerate(part)]
            for n, part in enumerate(parts)]  # fmt: skip
    return [HEADING, *map(",".join, once)]


def with_marks_and_remarks() -> list[str]:
    odd = ["－", "***", '"1,234"', "△5", "", "x", "12.5 人", "3千人"]
    found = [line.rpartition(",")[0] + f",{odd[n % 40 % 8] if n % 40 < 8 else n},{'概数' if n % 9 == 0 else ''}"
             for n, line in enumerate(lines(900))]  # fmt: skip
    return [HEADING + ",備考", *found]


def with_repeated_lines() -> list[str]:
    found = list(lines(500))
    return [HEADING, *found, found[3], found[77]]


def with_contradicting_lines() -> list[str]:
    found = list(lines(500))
    return [HEADING, *found, found[3].rpartition(",")[0] + ",1"]


def with_units_in_a_column() -> list[str]:
    return ["地域,時間軸,男女,表章項目,単位,値", *(
        f"{area.prefecture}{area.name},{year}年,{sex},{measure},{unit},{n}"
        for n, (area, year, sex, (measure, unit)) in enumerate(
            product(AREAS[200:300], (2015, 2020), ("男", "女", "総数"), (("人口", "人"), ("面積", "km2"))))
    )]  # fmt: skip


def with_the_year_on_the_left() -> list[str]:
    parts = [line.split(",") for line in lines(700)]
    return ["年度,団体コード,市区町村,年齢,人口", *(",".join((p[3], p[0], p[2], p[4], p[5])) for p in parts)]


def with_names_alone() -> list[str]:
    return ["市町村,年度,財政力指数", *(f"{a.name},{y}年度,{n / 7:.3f}" for n, (y, a) in enumerate(
        product((2019, 2020), [a for a in AREAS if a.prefecture == "岡山県"])))]  # fmt: skip


SHAPES: list[Callable[[], list[str]]] = [
    plain,
    with_titles_totals_and_notes,
    with_names_written_once,
    with_marks_and_remarks,
    with_repeated_lines,
    with_contradicting_lines,
    with_units_in_a_column,
    with_the_year_on_the_left,
    with_names_alone,
]
STORED = (
    "select * exclude (path) from observation_detail order by all",
    "select * from store.item order by item_id",
    "select * from store.observation order by series_id, item_id",
    "select * from store.series order by series_id",
    "select * from store.finding order by all",
    "select * exclude (path, asked, ingested_at) from store.source",
)


def loaded(file: Path, db: Path) -> tuple[Any, ...]:
    report = ingest([file], db=db).files[0]
    said = (report.outcome, str(report.error), report.counts, report.checks, report.doubts)
    if not db.exists():
        return said
    with open_reader(db) as reader:
        return (*said, *([tuple(row) for row in reader.execute(sql).rows] for sql in STORED))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_file_is_loaded_to_the_rows_of_a_short_one(
    shape: Callable[[], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("\n".join(shape()), encoding="utf-8")
    short = loaded(file, tmp_path / "short.duckdb")
    for module in (rows, text_grid):
        monkeypatch.setattr(module, "LONG", 1)
    monkeypatch.setattr(long_items, "AT_ONCE", 150)  # several pieces, the last of them short
    monkeypatch.setattr(facts, "CHUNK_ROWS", 170)
    monkeypatch.setattr(facts, "is_few", lambda _: False)
    assert loaded(file, tmp_path / "long.duckdb") == short
    assert short[0] == ("refused" if shape is with_contradicting_lines else "loaded"), short[1]


READS = """
import pathlib, resource, sys
from axstat.ingest.reading import open_all, read
path = pathlib.Path(sys.argv[1])
(workbook,) = open_all(path)
meaning = read(workbook, path).meaning
assert not meaning.problems, meaning.problems
print(len(meaning.unit.tables[0].items), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_kib(rows: int, folder: Path) -> int:
    """Return the most memory that a process takes which reads a file of so many rows and works out what it means."""
    file = folder / f"{rows}.csv"
    file.write_text("\n".join([HEADING, *lines(rows)]), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    ran = subprocess.run([sys.executable, "-c", READS, file], capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    items, peak = ran.stdout.split()
    assert int(items) == rows
    return int(peak)


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="the unit of ru_maxrss is the system's own")
def test_a_row_more_takes_a_few_bytes_of_memory(tmp_path: Path) -> None:
    few, many = 100_000, 300_000
    assert (peak_kib(many, tmp_path) - peak_kib(few, tmp_path)) / (many - few) < KIB_A_ROW
