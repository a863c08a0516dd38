"""A paper as a PDF set by Typst: tagged, with bookmarks, links and searchable text; charts are vectors.

Why Typst: docs/concepts/pdf.md. It runs in this process, reads no system font and nothing from a network, and gets
every text as data (paper.json beside paper.typ), so that nothing in a name or a title is read as markup.
"""

from __future__ import annotations

import json
from base64 import b64encode
from importlib.resources import files
from pathlib import Path
from typing import Any

from axstat.charts.fonts import Font, find_font
from axstat.charts.style import AXIS, INK, SECONDARY
from axstat.model.wording import SIMULATED
from axstat.papers.blocks import Beside, Block, Heading, PageBreak, Paper, Paragraph, Picture, Still, Table, Text
from axstat.papers.fitting import SIZES, fit, lies_across
from axstat.papers.links import uri
from axstat.papers.numbering import Numbering
from axstat.papers.stills import artwork
from axstat.present.wording import unit_line

_ACROSS = {False: 174.0, True: 261.0}
"""Millimetres between the margins of A4, by whether it lies across."""
_GAP = 5.0


def render(paper: Paper, *, font: Path | str | None = None) -> bytes:
    """Return a paper as a PDF.

    Raises:
        GlyphMissing: the font cannot draw a character.
    """
    import typst

    chosen = find_font(font)
    landscape = lies_across(paper.blocks, _ACROSS[False])
    writer = _Writer(paper, chosen)
    blocks = writer.blocks(paper.blocks, _ACROSS[landscape])
    chosen.require(writer.said)
    about = {
        "title": paper.title, "lang": paper.lang, "font": chosen.family, "landscape": landscape, "ink": INK,
        "grey": SECONDARY, "hair": AXIS, "simulated": paper.simulated, "mark": SIMULATED, "blocks": blocks,
        "dense": paper.dense,
    }  # fmt: skip
    sources: Any = {
        "main.typ": files("axstat.papers").joinpath("paper.typ").read_bytes(),
        "paper.json": json.dumps(about, ensure_ascii=False).encode(),
        **writer.files,
    }
    content: bytes = typst.compile(
        sources, format="pdf", font_paths=[chosen.path.parent], ignore_system_fonts=True, pdf_tags=True
    )
    return content


class _Writer:
    """Turns blocks into the data that paper.typ reads, and keeps the pictures and every text that is set."""

    def __init__(self, paper: Paper, font: Font) -> None:
        self.paper, self.font, self.numbering = paper, font, Numbering(paper.lang)
        self.files: dict[str, bytes] = {}
        self.said: list[str] = [paper.title]

    def blocks(self, blocks: tuple[Block, ...], width: float) -> list[dict[str, Any]]:
        """Return blocks as data, for a column so many millimetres wide."""
        return [self._block(block, width) for block in blocks]

    def _block(self, block: Block, width: float) -> dict[str, Any]:
        match block:
            case Heading():
                self.said.append(block.text)
                return {"kind": "heading", "level": min(max(block.level, 1), 3), "text": block.text}
            case Paragraph():
                return {"kind": "text", "role": block.role, "text": self._text(block.text)}
            case Table():
                return self._table(block, width)
            case Picture():
                return self._picture(block, width)
            case Beside():
                left = (width - _GAP) * block.share
                right = width - _GAP - left
                return {
                    "kind": "beside", "left-width": left, "right-width": right,
                    "left": self.blocks(block.left, left), "right": self.blocks(block.right, right),
                }  # fmt: skip
            case PageBreak():
                return {"kind": "break"}

    def _text(self, text: Text) -> list[dict[str, Any]]:
        spans = []
        for span in text:
            self.said.append(span.text)
            linked = {"link": uri(span.address)} if span.address else {}
            spans.append({"text": span.text, **linked, **({"bold": True} if span.bold else {})})
        return spans

    def _table(self, table: Table, width: float) -> dict[str, Any]:
        fitted = fit(table, width, SIZES[2:] if self.paper.dense else SIZES)
        unit = unit_line(table.unit, self.paper.lang)
        self.said += [table.under, unit, *(column.heading for column in table.columns)]
        return {
            "kind": "table", "caption": self._text(self.numbering.caption(table)),
            "under": table.under, "unit": unit, "size": fitted.size, "widths": fitted.widths,
            "head": [column.heading for column in table.columns], "right": [column.right for column in table.columns],
            "rows": [[self._text(cell) for cell in row] for row in table.rows],
            "totals": sorted(table.totals), "marked": sorted(table.marked),
            "ruled": [n for n in sorted(table.totals) if table.is_ruled(n)],
            "notes": [self._text(note) for note in table.notes],
        }  # fmt: skip

    def _picture(self, picture: Picture, width: float) -> dict[str, Any]:
        art = artwork(picture, "svg", font=self.font.path, editable=True)
        name = f"figure{len(self.files) + 1}.svg"
        self.files[name] = art.content if art.is_drawn else _framed(art)
        return {
            "kind": "picture", "file": name, "width": min(art.width, width), "alt": art.alt,
            "caption": self._text(self.numbering.caption(picture)),
        }  # fmt: skip


def _framed(art: Still) -> bytes:
    """Return a photograph inside an SVG: Typst takes files that are handed over as text alone."""
    frame = f'width="{art.width}mm" height="{art.height}mm" viewBox="0 0 {art.width} {art.height}"'
    link = f'href="data:{art.media};base64,{b64encode(art.content).decode()}"'
    picture = f'<image width="{art.width}" height="{art.height}" preserveAspectRatio="none" {link}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{picture}</svg>'.encode()
