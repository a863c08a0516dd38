"""As many columns as a sheet has, and half as many, all of one name: time grows with their number, not its square."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from axstat.ingest import ingest
from tests.support.shown import told

ALL = 16_382
HALF = ALL // 2
BODIES = ("岡山市", "倉敷市", "津山市", "玉野市", "笠岡市")


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("令和５年度 人口（人）", HALF),
        *(
            pytest.param(*one, marks=pytest.mark.thorough)
            for one in [("人口", ALL), ("令和５年度", HALF), ("5月", HALF), ("", HALF)]
        ),
    ],
)
def test_columns_of_one_name_are_read_in_linear_time(tmp_path: Path, heading: str, columns: int) -> None:
    lines = [["都道府県", "市区町村", *[heading] * (columns - 1), "終わり"]]
    lines += [["岡山県", name, *(str(row * columns + n) for n in range(columns))] for row, name in enumerate(BODIES)]
    path = tmp_path / "人口推移.csv"  # names what headings that are nothing but years leave unsaid
    path.write_text("\n".join(map(",".join, lines)), encoding="utf-8")

    started = time.process_time()
    report = ingest([path], db=tmp_path / "x.duckdb", year=2023)

    most = 20 * columns / ALL
    assert time.process_time() - started < most, "a quarter of it; more where each column looks at all others"
    (file,) = report.files
    assert (file.outcome, file.counts.observations if file.counts else 0) == ("loaded", columns * len(BODIES))
    assert len(max(told(report).splitlines(), key=len)) < 1000
