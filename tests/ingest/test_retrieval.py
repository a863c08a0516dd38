"""A column of a later time than its file was retrieved is named; a projection is of the future and is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.ingest import ingest
from tests.support.sheets import write_workbook

SHEET = """
    | {title} |          |              |
    | 都道府県 | 市区町村 | {heading} |
    | 富山県   | 富山市   | 0.80 |
    | 富山県   | 高岡市   | 0.70 |
    | 富山県   | 魚津市   | 0.40 |
"""


def warned(folder: Path, title: str, heading: str, sidecar: str) -> list[str]:
    book = write_workbook(folder / "a.xlsx", {"表": SHEET.format(title=title, heading=heading)})
    (folder / "a.xlsx.axstat.toml").write_text(sidecar, encoding="utf-8")
    (report,) = ingest([book], db=folder / "a.duckdb").files
    assert report.error is None, report.error
    return [one.text("ja") for one in report.findings if one.id == "newer-than-retrieved"]


@pytest.mark.parametrize(
    ("title", "heading", "retrieved", "n"),
    [
        ("財政力指数（令和７年度）", "財政力指数", "2024-10-01", 1),
        ("財政力指数（令和６年度）", "財政力指数", "2025-10-01", 0),
        ("財政力指数（令和６年度）", "財政力指数", "2024-04-01", 0),  # the year has begun
        ("将来推計人口（2040年）", "人口", "2024-10-01", 0),
        ("計画期間の指数（令和12年度）", "目標値", "2024-10-01", 0),
    ],
)
def test_a_figure_is_no_newer_than_its_file(tmp_path: Path, title: str, heading: str, retrieved: str, n: int) -> None:
    found = warned(tmp_path, title, heading, f"retrieved_on = {retrieved}\n")
    assert len(found) == n
    assert all("2024-10-01" in text and "令和7年度" in text for text in found)


def test_without_a_day_nothing_is_said(tmp_path: Path) -> None:
    assert warned(tmp_path, "財政力指数（令和７年度）", "財政力指数", 'publisher = "総務省"\n') == []
