"""Every example in help, README and docs runs and succeeds: a line that starts with `$ axstat `."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from axstat.cli.app import program_for
from tests.cli.test_choices import on_a_terminal
from tests.support.cli import Ran, axstat
from tests.support.once import Once

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = re.compile(r"^\s*\$ axstat (.+)$", re.MULTILINE)


def _help_texts() -> Iterator[tuple[str, str]]:
    from axstat.cli.app import app_for

    def walk(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        yield " ".join(words), getattr(command, "help", "") or ""
        for name, child in getattr(command, "commands", {}).items():
            yield from walk(child, (*words, name))

    yield from walk(get_command(app_for([])), ("axstat",))


HELP = dict(_help_texts())
PAGES = sorted([ROOT / "README.md", ROOT / "README.ja.md", *(ROOT / "docs").glob("**/*.md")])
EXAMPLES = sorted(
    {line for text in HELP.values() for line in EXAMPLE.findall(text)}
    | {line for page in PAGES if page.exists() for line in EXAMPLE.findall(page.read_text(encoding="utf-8"))}
)
_NAMED_FILE = re.compile(r"(?<= -o )[^ ]+(?=\.\w+\b)")


HEAVY = {
    "brief 岡山県倉敷市 -o kurashiki.pdf": "`brief 倉敷市 -o brief.html`; tests/briefs writes every format",
    "brief 倉敷市 --template examples/budget-request.docx -o request.docx": "tests/briefs/test_forms.py fills it",
    "diff 3 4 --results --lang ja": "`diff 3 4`; tests/reports/test_diff.py",
    "export axstat-export": "tests/export",
    "report overtime --all -o R6.xlsx": "tests/reports/test_books.py",
    "backup axstat-backup.duckdb": "the same with `axstat restore` after it",
}
"""Examples that take a second or more, and what `make test` runs of their kind."""


def _as_often_as_needed() -> list[Any]:
    """Mark as thorough what is heavy, or another example but for its language and the name of the file it writes."""
    seen: set[str] = set()
    marked: list[Any] = []
    for line in EXAMPLES:
        told = _NAMED_FILE.sub("", line.replace(" --lang ja", ""))
        marked.append(pytest.param(line, marks=[pytest.mark.thorough] if told in seen or line in HEAVY else []))
        seen.add(told)
    return marked


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """Give a folder with the shipped data and examples, ingested."""
    folder = once.shipped(tmp_path_factory.mktemp("project"), "raw", "compiled")
    shutil.copytree(ROOT / "examples", folder / "examples")
    ran = axstat("ingest", "examples/waiting-children.csv", cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    return folder


@pytest.mark.parametrize("line", _as_often_as_needed())
def test_the_example_runs(project: Path, line: str) -> None:
    for command in line.split("&&"):
        ran = run(project, command)
        assert ran.code == 0, ran.out + ran.err


def test_what_is_heavy_is_an_example() -> None:
    assert set(EXAMPLES) >= set(HEAVY)


@pytest.mark.parametrize("line", HEAVY)
def test_a_heavy_example_is_a_call_of_its_command(line: str) -> None:
    command, rest = program_for(words := words_of(line.replace(" --lang ja", ""))), words
    context = command.make_context("axstat", list(rest))
    while hasattr(command, "resolve_command"):
        name, command, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        context = command.make_context(name, list(rest), parent=context)
    assert context.params


def words_of(command: str) -> list[str]:
    words = shlex.split(command.split(" | ")[0])
    return words[1 if words[0] == "axstat" else 0 :]


def run(project: Path, command: str) -> Ran:
    return axstat(*words_of(command), cwd=project)


BLOCK = re.compile(r"^```\n\$ axstat (.+)\n((?:(?!```).*\n)+)```$", re.MULTILINE)
SHOWN = [
    (page.name, match[1], match[2])
    for page in PAGES
    for match in BLOCK.finditer(page.read_text(encoding="utf-8"))
    if not match[2].startswith("$ ")
]


@pytest.mark.parametrize(("page", "command", "shown"), SHOWN, ids=[f"{page}: {command}" for page, command, _ in SHOWN])
def test_the_output_shown_is_what_the_command_prints(
    project: Path, page: str, command: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = _not_in(run(project, command).out, shown)
    if missing:
        monkeypatch.chdir(project)
        lang = [] if "--lang" in command else ["--lang", "en"]
        missing = _not_in(on_a_terminal(80, *shlex.split(command), *lang), shown)
    assert not missing, (
        f"{page} shows lines that `axstat {command}` prints neither to a pipe nor on 80 columns: {missing}"
    )


def _not_in(printed: str, shown: str) -> list[str]:
    return [line for line in shown.splitlines() if not all(piece in printed for piece in line.split("…"))]


@pytest.mark.parametrize("command", sorted(c for c in HELP if c not in ("axstat report",)))
def test_every_command_has_help_and_an_example(command: str) -> None:
    assert EXAMPLE.search(HELP[command]), f"`{command} --help` shows no example"


def test_the_reference_pages_are_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "write_docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", sorted(c for c in HELP if c not in ("axstat", "axstat report")))
def test_every_command_is_mentioned_in_a_page_written_by_hand(command: str) -> None:
    by_hand = [page for page in PAGES if page.name != "cli.md"]
    assert any(command in page.read_text(encoding="utf-8") for page in by_hand), f"no page mentions `{command}`"
