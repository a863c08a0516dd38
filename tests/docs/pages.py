"""The repository's texts and the headings of its pages, for tests that follow references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = ("src", "tests", "queries", "docs", "scripts", "benchmarks", "examples", ".ci", ".github")
_KINDS = {".py", ".sql", ".toml", ".md", ".csv", ".tsv", ".yml", ".txt", ""}
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINKED = re.compile(r"\[([^]]*)\]\([^)]*\)")


@cache
def texts() -> dict[Path, str]:
    """Return every text of the repository by its path from the root; no built, hidden or binary file."""
    paths = [path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in _KINDS]
    paths += [path for path in ROOT.iterdir() if path.suffix in _KINDS | {".cmd"}]
    kept = (path for path in paths if path.is_file() and not {"__pycache__", "out", ".venv"} & set(path.parts))
    return {path.relative_to(ROOT): path.read_text(encoding="utf-8", errors="replace") for path in sorted(kept)}


@cache
def pages() -> dict[Path, str]:
    """Return every Markdown page by its path from the root, without what stands in code fences."""
    return {path: _FENCED.sub("", text) for path, text in texts().items() if path.suffix == ".md"}


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, made as GitHub makes them."""
    seen: Counter[str] = Counter()
    return frozenset(_numbered(slug, seen) for slug in map(_slug, _HEADING.findall(pages()[page])))


def headings(page: Path, level: int) -> Iterator[str]:
    """Yield the anchors of the headings of one level."""
    for heading in re.findall(rf"^{'#' * level} +(.+?) *$", pages()[page], re.MULTILINE):
        yield _slug(heading)


def _slug(heading: str) -> str:
    plain = _LINKED.sub(r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def _numbered(slug: str, seen: Counter[str]) -> str:
    seen[slug] += 1
    return slug if seen[slug] == 1 else f"{slug}-{seen[slug] - 1}"
