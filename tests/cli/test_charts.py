"""`axstat chart` as a user types it: a part of Japan, whose sources it cites, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import axstat
from tests.support.sheets import write_workbook

OVERTIME = """
    | 時間外勤務の状況（令和６年度） |                                        |
    | 市区町村名                     | 職員一人当たりの年間時間外勤務（時間） |
    | {0}                            | {1}                                    |
    | {2}                            | {3}                                    |
    | {4}                            | {5}                                    |
"""
INDICES = """
    | {title}  |            |
    | 市町村名 | 財政力指数 |
    | {0}      | 0.3        |
    | {1}      | 0.5        |
    | {2}      | 0.9        |
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with figures of two prefectures, each from a file of its own."""
    folder = tmp_path_factory.mktemp("project")
    raw = folder / "data" / "raw"
    okayama, hokkaido = ("倉敷市", "津山市", "奈義町"), ("函館市", "小樽市", "室蘭市")
    for name, (a, b, c) in (("岡山県", okayama), ("北海道", hokkaido)):
        title = f"{name}の主要財政指標（令和３年度）"
        write_workbook(raw / f"指標{name}.xlsx", {name: INDICES.format(a, b, c, title=title)})
        write_workbook(raw / f"時間外{name}.xlsx", {name: OVERTIME.format(a, 150, b, 90.0, c, 440.4)})
    assert axstat("ingest", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("typed", ["岡山県", "岡山", "Okayama"])
def test_a_prefecture_is_understood_as_it_is_typed_and_named_in_the_title(project: Path, typed: str) -> None:
    ran = axstat("chart", "overtime-ranking", "-p", f"prefecture={typed}", "--lang", "ja", cwd=project)

    assert ran.code == 0
    assert "岡山県では、時間外勤務が最も多いのは奈義町の年440.4時間" in ran.out.replace("\n", "")


def test_a_prefecture_that_is_none_is_refused_with_the_nearest(project: Path) -> None:
    ran = axstat("chart", "overtime-ranking", "-p", "prefecture=大坂府", cwd=project)

    assert (ran.code, ran.out) == (2, "")
    assert "there is no prefecture `大坂府`" in ran.err
    assert "nearest: `大阪府`" in ran.err


def test_only_the_sources_of_the_rows_drawn_are_cited(project: Path) -> None:
    words = ("chart", "overtime-scatter", "-p", "measure=財政力指数", "--lang", "ja")
    whole, part = axstat(*words, cwd=project), axstat(*words, "-p", "prefecture=岡山県", cwd=project)

    assert (whole.code, part.code) == (0, 0)
    said = ["".join(ran.out.splitlines()).partition("出典：")[2] for ran in (whole, part)]
    assert [name in said[0] for name in ("岡山県の主要財政指標", "北海道の主要財政指標")] == [True, True]
    assert [name in said[1] for name in ("岡山県の主要財政指標", "北海道の主要財政指標")] == [True, False]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("overtime-trend", "--highlight", "奈義町"), "it shows the share of all areas"),
        (("trend", "-p", "measure=財政力指数", "--highlight", "奈義町"), "-p area=NAME"),
        (("map", "-p", "measure=財政力指数"), "`--boundaries`"),
        (("ranking",), "the chart `ranking` needs `measure`"),
        (("scatter", "-p", "measure=財政力指数"), "the chart `scatter` needs `against`"),
        (("overtime-distribution", "-p", "only=over"), "it has prefecture, scope, threshold, year"),
        (("overtime-prefectures", "-p", "by=kind"), "it has prefecture, scope, threshold, year"),
    ],
)
def test_what_a_chart_cannot_show_is_refused_with_the_reason(
    project: Path, words: tuple[str, ...], reason: str
) -> None:
    ran = axstat("chart", *words, cwd=project)

    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err


def test_a_figure_has_its_number_and_notes_of_its_author(project: Path) -> None:
    words = ("chart", "overtime-ranking", "-o", "順位.svg", "--number", "図表1-2", "--note", "独自の注", "--editable")
    ran = axstat(*words, "--lang", "ja", cwd=project)
    picture = (project / "順位.svg").read_text(encoding="utf-8")

    assert ran.code == 0
    assert "図表1-2　時間外勤務" in picture.replace("\n", "")
    assert "独自の注" in picture
    assert "<text" in picture
    assert axstat("chart", "--all", "-o", "all", "--number", "図1", cwd=project).code == 2
