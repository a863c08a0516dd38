"""A paper as PDF: searchable Japanese, links, bookmarks, tags and a language; texts are never markup."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest

from axstat.errors import GlyphMissing
from axstat.papers import render
from axstat.papers.blocks import Heading, Paper, Paragraph, Table, TableColumn, words
from tests.papers.sample import CLERKS, FIELD, ROBOTS, sample


def inside(content: bytes) -> bytes:
    """Return a PDF with its compressed streams opened."""
    parts = [content]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.S):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


@pytest.fixture(scope="module")
def written() -> bytes:
    return render(sample(simulated=True), "pdf")


def test_it_is_tagged_and_says_language_title_and_bookmarks(written: bytes) -> None:
    whole = inside(written)
    assert b"/StructTreeRoot" in whole
    assert b"/Lang(ja-JP)" in whole
    assert b"/Outlines" in whole
    assert b"CreationDate" not in whole
    assert b"ModDate" not in whole


def test_numbers_are_links_with_their_addresses(written: bytes) -> None:
    uris = re.findall(rb"/URI ?\((axstat:[^)]*)\)", inside(written))
    assert len(uris) == 6
    assert {unquote(uri.decode()) for uri in uris} == {ROBOTS, CLERKS, FIELD}


def test_only_the_packaged_font_is_in_it(written: bytes) -> None:
    fonts = set(re.findall(rb"/BaseFont ?/(?:[A-Z]{6}\+)?([A-Za-z0-9-]+)", inside(written)))
    assert {font.decode().partition("-")[0] for font in fonts} == {"IPAexGothic"}


def test_charts_are_vectors(written: bytes) -> None:
    assert b"/Subtype /Image" not in inside(written)
    assert b"/Subtype/Image" not in inside(written)


def test_the_same_paper_has_the_same_bytes(written: bytes) -> None:
    assert written == render(sample(simulated=True), "pdf")


def test_texts_are_never_markup() -> None:
    text = '#panic() *a* _b_ $c$ `d` <e> @f \\ "g" = h // i #import "@preview/x:1.0.0"'
    table = Table((TableColumn(text),), ((words(text),),), caption=text, under=text, notes=(words(text),))
    paper = Paper(text, "en", (Heading(text, 1), Paragraph(words(text)), Paragraph(words(text), "item"), table))
    assert render(paper, "pdf").startswith(b"%PDF")


def test_a_character_that_the_font_cannot_draw_stops_the_paper() -> None:
    with pytest.raises(GlyphMissing, match="𓀀"):
        render(Paper("題", "ja", (Paragraph(words("文字𓀀")),)), "pdf")


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    render(sample(), "pdf")
    assert list(tmp_path.iterdir()) == []
