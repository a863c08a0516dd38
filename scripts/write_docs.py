"""Write the reference pages in docs/ from the code, or say with --check which are out of date.

cli.md from `--help`, errors.md from the error classes, queries.md from the SQL headers, schema.md from the comments
in the database, api.md from the docstrings; the tables of words in concepts/meaning.md from the declarations, between
their markers. `make docs` writes, `make check` checks.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import export_page
from api_page import api_page
from axstat.errors import AxstatError
from axstat.voice import Lang

DOCS = Path(__file__).resolve().parent.parent / "docs"
_HEAD = "<!-- Written by scripts/write_docs.py from the code; change the code, then run `make docs`. -->\n\n"


def cli_page(lang: Lang = "en") -> str:
    """Return every command's help, as a terminal of 100 columns prints it."""
    from axstat.cli.app import program_for
    from axstat.cli.helping import page

    program = program_for([])
    parts = ["# Command line\n" if lang == "en" else "# コマンドの使い方\n"]
    for words in _commands(program, []):
        command = program
        for word in words:
            command = command.commands[word]
        shown = page(command, ["axstat", *words], lang, 100)
        parts.append(f"## {' '.join(['axstat', *words])}\n\n```text\n{shown.strip()}\n```\n")
    return "\n".join(parts)


def _commands(command: object, words: list[str]) -> Iterator[list[str]]:
    yield words
    for name, child in sorted(getattr(command, "commands", {}).items()):
        yield from _commands(child, [*words, name])


def errors_page() -> str:
    """Return every refusal with its exit code and remedy, and every message in both languages."""
    from axstat.voice.catalogue import PARTS
    from axstat.voice.catalogue.kinds import KINDS

    rows = [
        (f"`{e.id}`", str(int(e.exit_code)), k.en, k.ja, k.hint_en, k.hint_ja)
        for e in _classes(AxstatError)
        for k in (KINDS[e.id],)
    ]
    parts = [
        "# Errors and messages\n\nA message says what and where in one line, then what to do, in the reader's "
        "language.\n\n## Exit codes\n\n0 ok, 1 a data check failed, 2 usage, 3 a workbook was not understood or "
        "axstat itself failed, 4 database busy or unusable,\n130 interrupted.\n\n## Kinds\n\n"
        + _table(("kind", "exit", "what", "内容", "what to do", "対処"), rows)
    ]
    for part in PARTS:
        messages = [(f"`{name}`", t.en, t.ja, t.hint_en, t.hint_ja) for name, t in sorted(part.TEMPLATES.items())]
        title = (part.__doc__ or "").strip().removesuffix(".")
        parts.append(f"## {title}\n\n{_table(('id', 'message', '内容', 'what to do', '対処'), messages)}")
    return "\n".join(parts)


def _classes(root: type[AxstatError]) -> Iterator[type[AxstatError]]:
    for child in sorted(root.__subclasses__(), key=lambda c: (int(c.exit_code), c.id)):
        yield child
        yield from _classes(child)


def queries_page() -> str:
    """Return every named query with its parameters and columns."""
    from axstat.reports.catalog import shipped_queries

    parts = ["# Named queries\n", "`axstat query NAME -p parameter=value`; the files are in `queries/`.\n"]
    for query in shipped_queries():
        parts.append(f"## {query.name}\n\n{query.title.en} — {query.title.ja}\n\n{query.about.en}\n")
        if query.parameters:
            parts.append(
                _table(
                    ("parameter", "type", "default", "meaning", "意味"),
                    [
                        (f"`{p.name}`", ", ".join(p.choices) or p.type, f"`{p.default}`", p.label.en, p.label.ja)
                        for p in query.parameters
                    ],
                )
            )
        parts.append(
            _table(
                ("column", "unit", "meaning", "意味"),
                [(f"`{c.name}`", c.unit or "", c.label.en, c.label.ja) for c in query.columns],
            )
        )
    return "\n".join(parts)


def schema_page() -> str:
    """Return the views that analysts may rely on, with the comments the database itself holds."""
    from axstat.store import describe

    parts = ["# Database views\n", "What `axstat query --sql` and other tools may rely on. Units stand in the names.\n"]
    for view in describe():
        rows = [(f"`{c.name}`", c.type, c.comment) for c in view.columns]
        parts.append(f"## {view.name}\n\n{view.comment}\n\n{_table(('column', 'type', 'meaning'), rows)}")
    return "\n".join(parts)


def vocabulary() -> str:
    """Return measures and words of every shipped dataset, and the words that frame any text."""
    from axstat.datasets import shipped
    from axstat.datasets.declaration import frame_words

    parts = []
    for dataset in shipped().values():
        if not dataset.measures:
            continue
        rows = [(f"`{m.id}`", m.label.ja, m.unit, _pairs(m.says), _pairs(m.may)) for m in dataset.measures.values()]
        parts.append(f"### {dataset.id}: {dataset.title.ja}\n")
        parts.append(_table(("measure", "項目", "unit", "must say", "may say"), rows))
        parts.append(_table(("place", "concept", "value", "words"), _words(dataset.words)))
    frame = _table(("place", "concept", "value", "words"), _words(frame_words()))
    parts.append(f"### Words that say nothing of what is measured\n\nAreas and periods are known besides.\n\n{frame}")
    return "\n".join(parts)


def _pairs(said: Mapping[str, str]) -> str:
    return ", ".join(f"{concept}: {value}" for concept, value in said.items())


def _words(places: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield place, concept, value and spellings; words that are their own value have none beside them."""
    for place, concepts in places.items():
        for concept, values in concepts.items():
            by_value = values if isinstance(values, dict) else {"": values}
            for value, spelled in by_value.items():
                yield place, concept, "" if value == "=" else value, " ".join(f"`{word}`" for word in spelled)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([text.replace("|", "\\|") for text in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "cli.ja.md": lambda: cli_page("ja"),
    "api.md": api_page,
    "errors.md": errors_page,
    "queries.md": queries_page,
    "schema.md": schema_page,
}


def form_styles(lang: Lang) -> str:
    """Return the styles of a form's fields."""
    from axstat.briefs.forms.styles import STYLES

    heads = ("書き方", "例・使い方") if lang == "ja" else ("style", "what it does")
    none = "（なし）" if lang == "ja" else "(none)"
    return _table(heads, [(f"`{name}`" if name else none, label.text(lang)) for name, label in STYLES.items()])


def form_fields(lang: Lang) -> str:
    """Return the fields that a form may have."""
    from axstat.briefs.forms import fields_result

    result = fields_result(lang)
    heads = ("フィールド", "内容", "単位") if lang == "ja" else ("field", "what it holds", "unit")
    rows = [tuple("" if value is None else str(value) for value in row[:3]) for row in result.rows]
    return _table(heads, [(f"`{field.strip('{} ')}`", *rest) for field, *rest in rows])


PARTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("concepts/meaning.md", "vocabulary", vocabulary),
    ("guides/briefs.md", "styles", lambda: form_styles("en")),
    ("guides/briefs.md", "fields", lambda: form_fields("en")),
    ("guides/briefs.ja.md", "styles", lambda: form_styles("ja")),
    ("guides/briefs.ja.md", "fields", lambda: form_fields("ja")),
    ("concepts/export.md", "with-macros", export_page.with_macros),
    ("concepts/export.md", "columns", export_page.columns),
)
"""Pages written by hand with a part that is written from the code, between `<!-- NAME -->` and `<!-- /NAME -->`."""


def _with_part(path: Path, name: str, text: str) -> str:
    before, start, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    if not start or not end:
        raise RuntimeError(f"{path} has no part between `<!-- {name} -->` and `<!-- /{name} -->`")
    return f"{before}{start}\n{text}\n{end}{after}"


def main() -> int:
    """Write the pages, or check them and return 1 when one is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="print what differs instead of writing")
    check = parser.parse_args().check
    os.environ.pop("AXSTAT_DB", None)
    stale = [page for page, name, part in PARTS if _settle(DOCS / page, _with_part(DOCS / page, name, part()), check)]
    stale += [name for name, page in PAGES.items() if _settle(DOCS / name, _HEAD + page(), check)]
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
