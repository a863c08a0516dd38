"""As many columns as a sheet has, all of one name: time grows with their number, not with its square."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from axstat.ingest import ingest

COLUMNS = 16_382
BODIES = ("岡山市", "倉敷市", "津山市", "玉野市", "笠岡市")


@pytest.mark.parametrize("heading", ["人口", "令和５年度", "令和５年度 人口（人）", "5月", ""])
def test_columns_of_one_name_are_read_in_linear_time(tmp_path: Path, heading: str) -> None:
    lines = [["都道府県", "市区町村", *[heading] * (COLUMNS - 1), "終わり"]]
    lines += [["岡山県", name, *(str(row * COLUMNS + n) for n in range(COLUMNS))] for row, name in enumerate(BODIES)]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(map(",".join, lines)), encoding="utf-8")

    started = time.process_time()
    report = ingest([path], db=tmp_path / "x.duckdb", year=2023)

    assert time.process_time() - started < 20, "5 s; 100 s and more where each column looks at all others"
    (file,) = report.files
    assert (file.outcome, file.counts.observations if file.counts else 0) == ("loaded", COLUMNS * len(BODIES))
    assert len(max(report.text("en").splitlines(), key=len)) < 1000
