"""A paper as one HTML file: charts in it, no network, set for a screen and for A4; linked numbers look like text.

Every text is escaped. A chart is a picture of its own (`data:`), so that the ids of two charts never meet.
"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

from axstat.charts.style import AXIS, INK, SECONDARY
from axstat.papers.blocks import Beside, Block, Heading, PageBreak, Paper, Paragraph, Picture, Table, Text
from axstat.papers.numbering import Numbering
from axstat.papers.stills import artwork
from axstat.present.wording import unit_line

_FONTS = {
    "ja": '"Yu Gothic Medium", "Yu Gothic", "Hiragino Sans", Meiryo, "Noto Sans CJK JP", IPAexGothic, sans-serif',
    "en": 'Arial, "Helvetica Neue", "Yu Gothic", "Hiragino Sans", Meiryo, "Noto Sans CJK JP", IPAexGothic, sans-serif',
}
_STYLE = f"""
@page {{ size: A4; margin: 15mm 18mm }}
* {{ box-sizing: border-box }}
body {{ color: {INK}; font-size: 10pt; line-height: 1.55; line-break: strict; margin: 0 auto; max-width: 174mm;
  overflow-wrap: anywhere; padding: 15mm 0; text-align: left }}
h1 {{ border-bottom: 1.5pt solid {INK}; font-size: 15pt; line-height: 1.3; margin: 0 0 3mm; padding-bottom: 1.5mm }}
h2 {{ font-size: 11.5pt; margin: 4mm 0 1mm }}
h3, h4 {{ font-size: 10pt; margin: 3mm 0 1mm }}
h1, h2, h3, h4, caption, figcaption {{ break-after: avoid }}
p, ul {{ margin: 0 0 1.5mm }}
ul {{ padding-left: 1.2em }}
li {{ margin: 0 0 .8mm }}
a {{ color: inherit; text-decoration: none }}
.lead {{ font-size: 11.5pt; font-weight: bold; line-height: 1.5 }}
.note, .source, .small {{ color: {SECONDARY}; font-size: 8pt; line-height: 1.45; margin: 0 0 .6mm }}
.mark {{ border: .75pt solid #b00000; color: #b00000; display: inline-block; font-size: 9pt; font-weight: bold;
  padding: 0 2mm }}
table {{ border-bottom: 1.5pt solid {INK}; border-collapse: collapse; font-size: 9pt;
  font-variant-numeric: tabular-nums; line-height: 1.4; margin: 2mm 0; width: 100% }}
caption {{ font-weight: bold; padding-bottom: 1mm; text-align: left }}
caption p {{ font-size: 8pt; font-weight: normal; margin: 0 }}
caption .unit {{ text-align: right }}
th, td {{ border-bottom: .4pt solid {AXIS}; padding: .6mm 1.5mm; text-align: left; vertical-align: top }}
thead th {{ background: #ededed; border-bottom: .75pt solid {INK}; border-top: 1.5pt solid {INK};
  text-align: center; vertical-align: middle }}
tr {{ break-inside: avoid }}
.n {{ text-align: right; white-space: nowrap }}
.total {{ font-weight: bold }}
.ruled td {{ border-top: .75pt solid {INK} }}
.marked {{ background: #fdf0e6; font-weight: bold }}
figure {{ break-inside: avoid; margin: 2mm 0 }}
figure img {{ display: block; height: auto; max-width: 100% }}
figcaption {{ font-size: 9pt; font-weight: bold }}
.beside {{ display: grid; gap: 0 6mm }}
.page {{ break-before: page }}
.dense {{ font-size: 8.5pt; line-height: 1.42 }}
.dense h1 {{ font-size: 13pt; margin-bottom: 2mm }}
.dense .lead {{ font-size: 10pt }}
.dense p, .dense ul {{ margin-bottom: 1mm }}
.dense table {{ font-size: 8pt; line-height: 1.3; margin: 1.2mm 0 }}
.dense .note, .dense .source, .dense .small, .dense caption .unit {{ font-size: 7pt; line-height: 1.35 }}
.dense figure {{ margin: 1mm 0 }}
@media print {{ body {{ max-width: none; padding: 0 }} }}
@media screen and (max-width: 150mm) {{ body {{ padding: 4mm }} .beside {{ display: block }} }}
"""


def render(paper: Paper, *, font: Path | str | None = None) -> bytes:
    """Return a paper as one HTML page.

    Raises:
        GlyphMissing: the font cannot draw a character of a chart.
    """
    body = _Writer(paper, font).blocks(paper.blocks)
    dense = ' class="dense"' if paper.dense else ""
    style = f"{_STYLE}body {{ font-family: {_FONTS[paper.lang]} }}\n"
    return (
        f'<!doctype html>\n<html lang="{paper.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="format-detection" content="telephone=no">\n'
        f"<title>{escape(paper.title)}</title>\n"
        f"<style>{style}</style>\n</head>\n<body{dense}>\n{body}</body>\n</html>\n"
    ).encode()


class _Writer:
    """Writes blocks one after another; items that follow each other are one list."""

    def __init__(self, paper: Paper, font: Path | str | None) -> None:
        self.paper, self.font, self.numbering = paper, font, Numbering(paper.lang)

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Return blocks as HTML."""
        parts: list[str] = []
        listed = False
        for block in blocks:
            item = isinstance(block, Paragraph) and block.role == "item"
            if item != listed:
                parts.append("<ul>\n" if item else "</ul>\n")
            listed = item
            parts.append(self._block(block))
        return "".join([*parts, "</ul>\n" if listed else ""])

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                level = min(max(block.level, 1), 4)
                return f"<h{level}>{escape(block.text)}</h{level}>\n"
            case Paragraph(role="item"):
                return f"<li>{inline(block.text)}</li>\n"
            case Paragraph():
                look = "" if block.role == "body" else f' class="{block.role}"'
                return f"<p{look}>{inline(block.text)}</p>\n"
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block)
            case Beside():
                sides = "".join(f"<div>\n{self.blocks(side)}</div>\n" for side in (block.left, block.right))
                columns = f"minmax(0, {block.share:g}fr) minmax(0, {1 - block.share:g}fr)"
                return f'<div class="beside" style="grid-template-columns: {columns}">\n{sides}</div>\n'
            case PageBreak():
                return '<div class="page"></div>\n'

    def _table(self, table: Table) -> str:
        caption = inline(self.numbering.caption(table))
        beside = (("under", table.under), ("unit", unit_line(table.unit, self.paper.lang)))
        unit = "".join(f'<p class="{look}">{escape(text)}</p>' for look, text in beside if text)
        head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
        rows = "\n".join(
            f"<tr{_look(table, number)}>{''.join(map(_cell, row, (column.right for column in table.columns)))}</tr>"
            for number, row in enumerate(table.rows)
        )
        notes = "".join(f'<p class="note">{inline(note)}</p>\n' for note in table.notes)
        over = f"<caption>{caption}{unit}</caption>\n" if caption or unit else ""
        return f"<table>\n{over}<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n{notes}"

    def _picture(self, picture: Picture) -> str:
        art = artwork(picture, "svg", font=self.font)
        caption = inline(self.numbering.caption(picture))
        under = f"<figcaption>{caption}</figcaption>" if caption else ""
        source = f"data:{art.media};base64,{b64encode(art.content).decode()}"
        size = f"width: {art.width:g}mm"
        return f'<figure><img alt="{escape(art.alt)}" style="{size}" src="{source}">{under}</figure>\n'


def inline(text: Text) -> str:
    """Return a text with its linked numbers."""
    parts = []
    for span in text:
        said = escape(span.text)
        said = f'<a href="{escape(span.address)}">{said}</a>' if span.address else said
        parts.append(f"<b>{said}</b>" if span.bold else said)
    return "".join(parts)


def _cell(text: Text, right: bool) -> str:
    return f'<td class="n">{inline(text)}</td>' if right else f"<td>{inline(text)}</td>"


def _look(table: Table, number: int) -> str:
    looks = {"total": number in table.totals, "ruled": table.is_ruled(number), "marked": number in table.marked}
    said = " ".join(look for look, is_true in looks.items() if is_true)
    return f' class="{said}"' if said else ""
