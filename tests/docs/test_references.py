"""Whoever follows a reference arrives: links of pages, and rules that code, tests and queries name by their heading.

A reference in code is the page's name with a heading's anchor, `hazards.md#merged-headers`; further ones of the same
page follow as `, #units-far-away`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, anchors, headings, pages, texts

HERE = Path("tests/docs/test_references.py")
NAMED = re.compile(r"([\w./-]*\w\.md)((?:#[\w-]+)(?:,\s+#[\w-]+)*)")
LINK = re.compile(r"\]\(((?!https?:|mailto:|axstat:)[^)\s]*)\)")
OUTSIDE = re.compile(r"\b(?:DESIGN|HAZARDS|FACTS|LIBRARIES)\b|\bfacts/")
HAZARDS_PAGE = Path("docs/concepts/hazards.md")


@cache
def _named() -> list[tuple[Path, str, str]]:
    """Return (file, page as it is named, anchor) of every reference outside of Markdown links."""
    return [
        (path, page, anchor)
        for path, text in texts().items()
        if path != HERE
        for page, hashes in NAMED.findall(LINK.sub("", text))
        for anchor in re.findall(r"#([\w-]+)", hashes)
    ]


def _meant(name: str) -> list[Path]:
    """Return the pages that a name may mean: a path from the root, or the end of one."""
    exact = [page for page in pages() if page == Path(name)]
    return exact or [page for page in pages() if page.parts[-len(Path(name).parts) :] == Path(name).parts]


def test_code_and_tests_name_rules_by_pages_of_this_repository() -> None:
    named = _named()
    assert len({anchor for _, page, anchor in named if page.endswith("hazards.md")}) > 40
    lost = [
        f"{path}: {page}#{anchor}"
        for path, page, anchor in named
        if len(found := _meant(page)) != 1 or anchor not in anchors(found[0])
    ]
    assert lost == []


DRAWN = {"examples/white_paper/paper.md": "figures/"}
"""Pictures of a paper that its own Makefile draws, and Git does not keep."""


def test_every_link_of_a_page_leads_to_a_file_and_a_heading() -> None:
    lost = []
    for page, text in pages().items():
        for link in LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
            name, _, anchor = link.partition("#")
            if name.startswith(DRAWN.get(str(page), "#")):
                continue
            target = (ROOT / page).parent / name if name else ROOT / page
            inside = target.resolve().relative_to(ROOT) if target.exists() else None
            if inside is None or (anchor and inside in pages() and anchor not in anchors(inside)):
                lost.append(f"{page}: {link}")
    assert lost == []


def test_nothing_refers_to_a_paper_that_is_not_here() -> None:
    left = [f"{path}: {found[0]}" for path, text in texts().items() if path != HERE for found in OUTSIDE.finditer(text)]
    assert left == []


def test_a_missing_heading_would_be_seen() -> None:
    """The three tests above can fail: names, anchors and slugs of a known page."""
    assert _meant("hazards.md") == [HAZARDS_PAGE]
    assert "merged-headers" in anchors(HAZARDS_PAGE)
    assert "no-such-hazard" not in anchors(HAZARDS_PAGE)
    assert "periods-年度年時点" in anchors(Path("docs/concepts/values.md"))
    assert NAMED.findall("as a.md#b, #c-d say") == [("a.md", "#b, #c-d")]


@pytest.mark.parametrize("hazard", sorted(headings(HAZARDS_PAGE, 3)))
def test_every_hazard_is_named_by_code_or_a_test(hazard: str) -> None:
    by = [path for path, page, anchor in _named() if page.endswith("hazards.md") and anchor == hazard]
    assert by
