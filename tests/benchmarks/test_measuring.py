"""What a benchmark says can be believed: memory of the child alone, medians with their spread, stale figures named."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.figures import (
    ROOT,
    STALE,
    TIMES,
    Figure,
    code_of,
    read,
    renewed,
    shown,
    table,
    write,
)
from benchmarks.measure import Command, CommandFailed, Measured, Sample, Surroundings, run_once
from benchmarks.table import Line, as_text, beside, target_lines

LINE = Line("report", "wall", 0.12, "s", "peer", 0.1, 1.2, 1.1, 1.3, 3)


def python(code: str) -> Command:
    return Command("python", [sys.executable, "-c", code])


def test_memory_is_the_childs_own_however_large_this_process_is(tmp_path: Path) -> None:
    shadow = bytearray(300 << 20)
    small = run_once(python("pass"), Surroundings(tmp_path)).peak_mib
    large = run_once(python("block = bytearray(100 << 20)"), Surroundings(tmp_path)).peak_mib
    assert len(shadow) == 300 << 20
    assert small < 60
    assert 95 < large - small < 120


def test_a_command_gets_its_folder_and_environment_and_its_output_is_kept(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd(), os.environ['FURTHER'], os.environ.get('PYTHONPATH'))"
    sample = run_once(python(code), Surroundings(tmp_path, {"FURTHER": "x"}))
    assert sample.out == f"{tmp_path} x None\n"
    assert sample.cpu > 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([sys.executable, "-c", "import sys; sys.exit('what it said')"], "exit 1: what it said"),
        ([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"], "exit -9"),
        (["/nowhere/at-all"], "No such file"),
    ],
)
def test_a_command_that_fails_is_no_measurement(tmp_path: Path, argv: list[str], said: str) -> None:
    with pytest.raises(CommandFailed, match=said):
        run_once(Command("failing", argv), Surroundings(tmp_path))


def samples(*walls: float) -> tuple[Sample, ...]:
    return tuple(Sample(wall, wall, 10, "") for wall in walls)


def test_a_median_carries_the_least_and_the_most_of_its_turns() -> None:
    ours, peer = Measured("axstat", samples(1.0, 1.2, 3.0)), Measured("peer", samples(1.0, 1.0, 2.0))
    wall, memory = beside("case", ours, [peer], wall={"peer": 1.0})
    assert wall.ratio == 1.2
    assert wall.spans == ((1.0, 3.0), (1.0, 2.0), (1.0, 1.5))
    assert "1.00–1.50" in as_text([wall, memory])


def test_every_target_is_said_to_be_met_or_not() -> None:
    missed = replace(LINE, ratio=1.25, target=1.2, looser=1.3, spans=((0.1, 0.2), (0.1, 0.1), (1.1, 1.4)))
    size = Line("file", "size", 3.1, "B/obs", target=6.0)
    assert target_lines([replace(LINE, target=None), missed, size]) == [
        "NOT MET (≤ 1.3: met): report, wall beside peer: 1.25 (1.10–1.40), target ≤ 1.2",
        "met: file, size: 3.10 B/obs, target ≤ 6",
    ]


def test_a_looser_target_is_no_excuse_where_it_is_missed_too() -> None:
    assert replace(LINE, ratio=1.5, target=1.2, looser=1.3).verdict == "NOT MET (≤ 1.3: NOT MET)"
    assert replace(LINE, ratio=1.1, target=1.2, looser=1.3).verdict == "met"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("store/reader.py", "workbook/opening.py", "cli/app.py"):
        (tmp_path / "src" / "axstat" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "src" / "axstat" / name).write_text("first", encoding="utf-8")
    return tmp_path / "src" / "axstat"


@pytest.mark.parametrize(
    ("changed", "stale"),
    [
        ("store/reader.py", {"start-up", "small", "share", "unnamed"}),
        ("workbook/opening.py", {"small", "unnamed"}),
        ("cli/app.py", {"start-up", "small", "unnamed"}),
        ("cli/new.py", {"start-up", "small", "unnamed"}),
        ("store/notes.txt", set()),
    ],
)
def test_a_figure_goes_stale_with_the_code_that_it_times(tree: Path, changed: str, stale: set[str]) -> None:
    every = ("start-up", "small", "share", "unnamed")
    before = {part: code_of(part, tree) for part in every}
    (tree / changed).write_text("second", encoding="utf-8")
    assert {part for part in every if code_of(part, tree) != before[part]} == stale


def test_the_packages_that_a_part_times_are_there() -> None:
    named = {name for names in TIMES.values() for name in names}
    assert [name for name in sorted(named) if not (ROOT / "src" / "axstat" / name).exists()] == []


def test_a_part_measured_anew_takes_the_place_of_its_old_figures() -> None:
    old = [Figure(part, replace(LINE, case=part), "2026-01-01", "aaaaaaa", "old") for part in ("small", "share")]
    new = renewed(old, {"share": [replace(LINE, case="newer")]})
    assert [(figure.part, figure.line.case) for figure in new] == [("small", "small"), ("share", "newer")]
    assert new[0].measured(code_of("small")) == f"2026-01-01 aaaaaaa {STALE}"
    assert new[1].code == code_of("share")
    assert new[1].date > "2026-01-01"


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n\n<!-- figures: written by `make bench` -->\n<!-- end of figures -->\n\nBehind\n", "utf-8")
    figures = [Figure("share", replace(LINE, spans=((1.0, 2.0),)), "2026-01-01", "aaaaaaa", "old")]
    for _ in range(2):
        write(figures, tmp_path / "record.json", page)
        assert read(tmp_path / "record.json") == figures
        assert shown(page) == table(figures)
        assert page.read_text("utf-8").startswith("Before\n\n")
        assert page.read_text("utf-8").endswith("\n\nBehind\n")


def test_the_page_shows_the_committed_figures() -> None:
    """Marks of stale figures aside: they are set when figures are written (`python -m benchmarks.figures --write`)."""

    def unmarked(text: str) -> str:
        return text.replace(f" {STALE} |", " |")

    assert unmarked(shown()) == unmarked(table(read()))
    assert read()
