"""Write the reference pages in docs/ from the code, or say with --check which are out of date.

cli.md from `--help`, errors.md from the error classes, queries.md from the SQL headers, schema.md from the comments
in the database. `make docs` writes, `make check` checks.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
_HEAD = "<!-- Written by scripts/write_docs.py from the code; change the code, then run `make docs`. -->\n\n"


def cli_page() -> str:
    """Return every command's help, as a terminal of 100 columns prints it."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from axstat.cli.app import app

    runner = CliRunner()
    parts = ["# Command line\n"]
    for words in _commands(get_command(app), []):
        shown = runner.invoke(
            app,
            [*words, "--help"],
            prog_name="axstat",
            env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "AXSTAT_DB": None, "LC_ALL": "C.UTF-8"},
        )
        if shown.exit_code:
            raise RuntimeError(f"axstat {' '.join(words)} --help: {shown.output}")
        parts.append(f"## {' '.join(['axstat', *words])}\n\n```text\n{shown.stdout.strip()}\n```\n")
    return "\n".join(parts)


def _commands(command: object, words: list[str]) -> Iterator[list[str]]:
    yield words
    for name, child in sorted(getattr(command, "commands", {}).items()):
        yield from _commands(child, [*words, name])


def errors_page() -> str:
    """Return every refusal with its exit code and remedy."""
    from axstat.errors import AxstatError

    lines = [
        "# Errors",
        "",
        "A message says what and where in one line, then what to do. Exit codes: 0 ok, 1 a data check failed, 2 usage,",
        "3 a workbook was not understood, 4 database busy or unusable, 130 interrupted.",
        "",
        "| id | exit | what | 内容 | what to do | 対処 |",
        "|---|---:|---|---|---|---|",
    ]
    for error in _classes(AxstatError):
        lines.append(
            f"| `{error.id}` | {int(error.exit_code)} | {error.title} | {error.title_ja} | {error.remedy} "
            f"| {error.remedy_ja} |"
        )
    return "\n".join(lines) + "\n"


def _classes(root: type) -> Iterator[type]:
    for child in sorted(root.__subclasses__(), key=lambda c: (int(c.exit_code), c.id)):
        yield child
        yield from _classes(child)


def queries_page() -> str:
    """Return every named query with its parameters and columns."""
    from axstat.reports.queries import shipped_queries

    parts = ["# Named queries\n", "`axstat query NAME -p parameter=value`; files in `queries/`, in either folder.\n"]
    for query in shipped_queries():
        parts.append(f"## {query.name}\n\n{query.title.en} — {query.title.ja}\n\n{query.about.en}\n")
        if query.parameters:
            parts.append("| parameter | type | default | meaning |\n|---|---|---|---|")
            parts[-1] += "".join(
                f"\n| `{p.name}` | {p.type} | {'' if p.default is None else f'`{p.default}`'} | {p.help} |"
                for p in query.parameters
            )
            parts[-1] += "\n"
        parts.append("| column | unit | meaning | 項目 |\n|---|---|---|---|")
        parts[-1] += "".join(f"\n| `{c.name}` | {c.unit or ''} | {c.label.en} | {c.label.ja} |" for c in query.columns)
        parts[-1] += "\n"
    return "\n".join(parts)


def schema_page() -> str:
    """Return the views that analysts may rely on, with the comments the database itself holds."""
    from axstat.store import describe

    parts = ["# Database views\n", "What `axstat query --sql` and other tools may rely on. Units stand in the names.\n"]
    with tempfile.TemporaryDirectory() as folder:
        for view in describe(Path(folder) / "empty.duckdb"):
            parts.append(f"## {view.name}\n\n{view.comment}\n\n| column | type | meaning |\n|---|---|---|")
            parts[-1] += "".join(f"\n| `{c.name}` | {c.type} | {c.comment} |" for c in view.columns) + "\n"
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "errors.md": errors_page,
    "queries.md": queries_page,
    "schema.md": schema_page,
}


def main() -> int:
    """Write the pages, or check them and return 1 when one is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="print what differs instead of writing")
    check = parser.parse_args().check
    os.environ.pop("AXSTAT_DB", None)
    stale = [name for name, page in PAGES.items() if _settle(DOCS / name, _HEAD + page(), check)]
    if stale and check:
        print(f"out of date: {', '.join(stale)}; run `make docs`", file=sys.stderr)
        return 1
    return 0


def _settle(path: Path, text: str, check: bool) -> bool:
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    if old == text:
        return False
    if check:
        sys.stderr.writelines(difflib.unified_diff(old.splitlines(True), text.splitlines(True), str(path), "code"))
    else:
        path.write_text(text, encoding="utf-8", newline="\n")
    return True


if __name__ == "__main__":
    sys.exit(main())
