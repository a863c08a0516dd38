"""Outputs never destroy evidence: every option that writes, against every kind of file that it may not replace.

The options are found in the command line itself: one that is new is tried here, or named among those that read.
"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tests.cli.test_examples import EXAMPLE, HELP
from tests.support.cli import axstat
from tests.support.once import Once
from tests.support.sheets import write_workbook

ROOT = Path(__file__).resolve().parent.parent.parent
READ = {"--db", "--from", "--queries", "--font", "--boundaries", "--template", "paths", "file", "folder", "documents"}
READ |= {"document"}
"""Paths that a command reads; `--db` and `folder` are written by rules of their own (tests/store, tests/export), and
documents are mended in place by theirs (tests/documents)."""
SUFFIXES = {("chart", "--output"): "svg", ("brief", "--output"): "html", ("typeset", "--output"): "html"}
SOURCE = "data/raw/meti_2040_labour.xlsx"
TO_MEND = "人材は[338万人](axstat:labour_gap_by_occupation/gap_10k?where.category=AI・ロボット等利活用人材)不足する。"


def _paths() -> Iterator[tuple[str, str]]:
    """Yield every command with each of its options and arguments that take a path."""
    from axstat.cli.app import app_for

    def walk(command: Any, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for parameter in command.params:
            if parameter.type.name in ("path", "file", "filename", "directory"):
                yield " ".join(words), max(parameter.opts, key=len)
        for name, child in getattr(command, "commands", {}).items():
            yield from walk(child, (*words, name))

    return walk(get_command(app_for([])), ())


WRITTEN = sorted((command, option) for command, option in _paths() if option not in READ)
PARTS = [*WRITTEN, ("chart", "alt text"), ("chart", "--all"), ("chart", "index")]


def test_the_options_that_write_are_these() -> None:
    assert {option for _, option in WRITTEN} == {"--output", "--data", "--provenance"}
    assert len(WRITTEN) >= 17


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    return once.shipped(tmp_path_factory.mktemp("loaded"), "raw")


@pytest.fixture
def project(loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project of its own, and work in it."""
    shutil.copytree(loaded, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def call(command: str, part: str, folder: str) -> tuple[list[str], Path]:
    """Return a call that writes into a folder, and the file that it writes there."""
    words = shlex.split(EXAMPLE.findall(HELP[f"axstat {command}"])[0])
    svg = f"{folder}/labour-gap.svg"
    if command == "chart" and part != "--output":
        words = ["chart", "labour-gap", *(["-o", svg] if part == "alt text" else [])]
    if part in ("--all", "index"):
        return ["chart", "--all", "-o", folder], Path(svg if part == "--all" else f"{folder}/index.html")
    if part == "alt text":
        return words, Path(f"{svg}.alt.txt")
    if command == "typeset":
        words = [*words[:1], str(ROOT / words[1]), *words[2:]]
    if command == "check":
        Path("paper.md").write_text(TO_MEND, encoding="utf-8")
        words = ["check", "paper.md", "--fix"]
    path = f"{folder}/out.{SUFFIXES.get((command, part), 'json')}"
    if "-o" in words and part == "--output":  # the example writes a file of its own
        del words[words.index("-o") : words.index("-o") + 2]
    return [*words, part, path], Path(path)


def _raw(path: Path) -> None:
    path.parent.symlink_to("data/raw")


def _copy(path: Path) -> None:
    shutil.copy(SOURCE, path)


def _hard_link(path: Path) -> None:
    path.hardlink_to(SOURCE)


def _database(path: Path) -> None:
    path.hardlink_to("data/processed/axstat.duckdb")


def _link(path: Path) -> None:
    path.symlink_to(Path(SOURCE).absolute())


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _read_only(path: Path) -> None:
    path.write_text("mine")
    path.chmod(0o444)


def _theirs(path: Path) -> None:
    path.write_text("mine")


NEVER = [_raw, _copy, _hard_link, _database]
FORCED = [_link, _dangling, _read_only, _theirs]


def in_turns(kinds: Sequence[Callable[[Path], None]]) -> list[Any]:
    """Return every output with every kind of file; `make test` tries half the kinds with each, in turns.

    A command's second option comes after its first: the turn changes with each output and with each pair of them.
    """
    return [
        pytest.param(*output, kind, marks=[pytest.mark.thorough] if (at + at // 2 + turn) % 2 else [])
        for at, output in enumerate(PARTS)
        for turn, kind in enumerate(kinds)
    ]


def snapshot(folder: Path) -> dict[str, object]:
    """Return every file of a project with what it holds, every link with where it leads."""
    every = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return {str(p): p.readlink() if p.is_symlink() else (p.stat().st_ino, p.read_bytes()) for p in every}


def prepare(kind: Callable[[Path], None], path: Path) -> None:
    if kind is not _raw:
        path.parent.mkdir()
    kind(path)


def refused(argv: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Assert that a call ends in one line, and that not one byte is another."""
    from axstat.cli.running import run

    before = snapshot(project)
    code = run(argv)
    said = capsys.readouterr()
    assert code == 2, said.err
    assert said.out == ""
    assert [line[:7] for line in said.err.splitlines()] == ["error: ", "hint: c"]
    assert snapshot(project) == before
    return said.err


@pytest.mark.parametrize(("command", "part", "kind"), in_turns(NEVER))
def test_evidence_and_database_are_never_replaced(
    project: Path, capsys: pytest.CaptureFixture[str], command: str, part: str, kind: Callable[[Path], None]
) -> None:
    argv, path = call(command, part, "out")
    prepare(kind, path)
    assert "--force" not in refused(argv, project, capsys)
    assert "--force" not in refused([*argv, "--force"], project, capsys)


@pytest.mark.parametrize(("command", "part", "kind"), in_turns(FORCED))
def test_what_axstat_did_not_write_needs_force(
    project: Path, capsys: pytest.CaptureFixture[str], command: str, part: str, kind: Callable[[Path], None]
) -> None:
    argv, path = call(command, part, "out")
    prepare(kind, path)
    assert "--force" in refused(argv, project, capsys)


# Which files an option may replace is tried with each of them above; that `--force` writes, with every second one.
@pytest.mark.parametrize(
    ("command", "part"),
    [pytest.param(*one, marks=[pytest.mark.thorough] if at % 2 else []) for at, one in enumerate(WRITTEN)],
)
def test_with_force_the_link_is_replaced_and_a_second_run_needs_none(
    project: Path, capsys: pytest.CaptureFixture[str], command: str, part: str
) -> None:
    from axstat.cli.running import run

    argv, path = call(command, part, "out")
    prepare(_link, path)
    source = Path(SOURCE).read_bytes()
    assert run([*argv, "--force"]) == 0, capsys.readouterr().err
    assert not path.is_symlink()
    assert Path(SOURCE).read_bytes() == source
    assert run(argv) == 0, capsys.readouterr().err
    path.write_text("edited")
    assert run(argv) == 2


def test_a_refusal_comes_before_the_work(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "x.csv").write_text("mine")
    assert "is there already" in refused(["query", "--sql", "selec 1", "-o", "x.csv"], project, capsys)


def test_two_outputs_of_one_command_are_two_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from axstat.cli.running import run

    assert run(["report", "overtime", "-o", "a.json", "--provenance", "a.json"]) == 2
    assert "are one file" in capsys.readouterr().err
    assert not Path("a.json").exists()


def test_a_refusal_in_japanese(project: Path) -> None:
    ran = axstat("report", "overtime", "-o", SOURCE, cwd=project, env={"LC_ALL": "ja_JP.UTF-8"})
    assert ran.code == 2
    assert ran.err.splitlines()[0] == f"エラー: `{SOURCE}` は元資料のフォルダー `data/raw` の中です"
    assert "別のファイルを指定してください" in ran.err


@pytest.mark.parametrize("where", ["data/processed/axstat.duckdb", "data/processed/axstat.duckdb.wal"])
def test_the_database_by_its_name(project: Path, capsys: pytest.CaptureFixture[str], where: str) -> None:
    for command in (["report", "overtime"], ["areas", "奈義町"], ["doctor"], ["query", "--list"]):
        argv = [*command, "--format", "csv", "-o", where, "--force"]
        assert "belongs to the database" in refused(argv, project, capsys)


def test_a_database_in_a_read_only_folder_is_no_hindrance(project: Path) -> None:
    folder = project / "data" / "processed"
    folder.chmod(0o555)
    try:
        for _ in range(2):
            assert axstat("report", "overtime", "-o", "out/x.csv", cwd=project).code == 0
    finally:
        folder.chmod(0o755)


def test_streams_are_written_to(project: Path) -> None:
    ran = axstat("report", "overtime", "--format", "csv", "-o", "/dev/stdout", cwd=project)
    assert (ran.code, ran.out.startswith("\ufefffiscal_year")) == (0, True)
    assert axstat("report", "overtime", "--format", "csv", "-o", "/dev/null", cwd=project).code == 0


DRAFT = """
    | 市町村の状況（令和６年度） |                |
    | 市区町村                   | 保育所（箇所） |
    | 函館市                     | 97             |
    | 小樽市                     | 96             |
    | 旭川市                     | 98             |
"""


@pytest.mark.parametrize("kind", ["link", "raw", "there"])
def test_a_draft_of_a_dataset_replaces_nothing(project: Path, kind: str) -> None:
    write_workbook(project / "data" / "raw" / "表.xlsx", {"表": DRAFT})
    if kind == "raw":
        (project / "datasets").symlink_to("data/raw")
    else:
        (project / "datasets").mkdir()
        draft = project / "datasets" / "保育所.toml"
        draft.symlink_to("nowhere") if kind == "link" else draft.write_text("")
    before = snapshot(project)
    ran = axstat("measures", "--new", "保育所", "--from", "data/raw/表.xlsx", cwd=project)
    assert (ran.code, "Traceback" in ran.err) == (2, False), ran.err
    assert snapshot(project) == before


def test_a_report_of_an_own_fault_does_not_lie_among_the_sources(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from axstat import failures

    before = snapshot(project)
    found = failures.failed(RuntimeError("x"), project / "data" / "raw")
    assert snapshot(project) == before
    assert "says where" in found.message
    beside = failures.failed(RuntimeError("x"), project / "data" / "processed")
    assert len(snapshot(project)) == len(before) + 1
    assert "data/processed/axstat-failure-" in beside.message
