"""The registry of formats: which function renders which, and which suffix asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from axstat.errors import UsageError
from axstat.model.results import Result
from axstat.model.text import Lang
from axstat.present.marking import marked

# Modules are named, not imported: a format's libraries load only when it is asked for.
_RENDERERS = {
    "table": "axstat.present.table",
    "csv": "axstat.present.delimited",
    "tsv": "axstat.present.delimited",
    "json": "axstat.present.json_text",
    "ndjson": "axstat.present.json_text",
    "markdown": "axstat.present.markdown",
    "html": "axstat.present.html",
    "xlsx": "axstat.present.xlsx",
    "parquet": "axstat.present.parquet",
}
FORMATS = tuple(_RENDERERS)
_ONE_AFTER_ANOTHER = frozenset({"table", "markdown"})
"""Formats in which further tables of an answer follow the first."""
PAPERS = ("docx", "pdf")
"""Formats of papers, which `axstat.papers` writes: documents with linked numbers, for an answer of some pages."""
BINARY = frozenset({"xlsx", "parquet", *PAPERS})
WITHOUT_NOTES = frozenset({"csv", "tsv", "ndjson", "parquet"})
"""Formats of bare rows, which cannot say what was left out."""

_SUFFIXES = {
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".docx": "docx",
    ".pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Rendering:
    """How to render: language, terminal width (None = as wide as needed), colour, Excel-friendly byte order mark."""

    lang: Lang = "ja"
    width: int | None = None
    color: bool = False
    bom: bool = False


def format_of(path: Path | None, chosen: str | None) -> str:
    """Return the format: the chosen one, else by the file's suffix, else `table`.

    Raises:
        UsageError: the suffix names no format and none was chosen.
    """
    if chosen is not None:
        return chosen
    if path is None:
        return "table"
    known = _SUFFIXES.get(path.suffix.lower())
    if known is None:
        raise UsageError("no-format-by-suffix", file=path.name, suffixes=tuple(sorted(_SUFFIXES)))
    return known


def render(result: Result, fmt: str, how: Rendering) -> bytes:
    """Return the result in one of `FORMATS`, text as UTF-8; a simulated one with its mark in every row."""
    module = renderer(fmt)
    if fmt not in _ONE_AFTER_ANOTHER:
        rendered: bytes = module.render(marked(result), fmt, how)
        return rendered
    return b"\n".join(module.render(marked(one), fmt, how) for one in (result, *result.parts))


def renderer(fmt: str) -> ModuleType:
    """Return the module that renders one of `FORMATS`, loaded."""
    return import_module(_RENDERERS[fmt])
