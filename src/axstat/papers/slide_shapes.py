"""The shapes of a slide: titles, texts with linked numbers, tables and pictures, measured before they are placed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from axstat.charts.canvas import Box
from axstat.charts.fonts import find_font
from axstat.charts.style import INK, MM_PER_POINT, SECONDARY
from axstat.model.text import Lang
from axstat.papers.blocks import Heading, Paragraph, Picture, Table, Text, plain, words
from axstat.papers.fitting import Fit, fit
from axstat.papers.links import uri
from axstat.papers.numbering import Numbering
from axstat.papers.packing import FONTS
from axstat.papers.slide_table import fill_table
from axstat.papers.stills import artwork
from axstat.present.wording import unit_line
from axstat.voice.typeset import wrap

GAP = 2.5
LEADING = 1.32
_SLACK = 1.04
"""How much wider than the font measured here the reader's font may be."""
_BOLD = 1.08
"""How much wider bold type is."""
_LARGE, _SMALLER = (18.0, 17.0, 16.0), (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
"""Points in which a title stands in one line, and in two."""
_LEAST_PICTURE = 30.0
_MARK, _LEAD = "#b00000", 1.18
_COLOURS = re.compile(rb"<a:(hlink|folHlink)>.*?</a:\1>", re.S)
_PLAIN_LINK = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""A link in the colour of its text, for the versions of PowerPoint that know it; the theme says the same for others."""


def themed(name: str, part: bytes) -> bytes:
    """Return a part of a presentation; in a theme links have the colour of text."""
    if not name.startswith("ppt/theme/"):
        return part
    return _COLOURS.sub(rb'<a:\1><a:srgbClr val="' + INK[1:].upper().encode() + rb'"/></a:\1>', part)


class Shapes:
    """Puts shapes on one slide."""

    def __init__(self, slide: Any, lang: Lang, font: Path | str | None, numbering: Numbering) -> None:
        self.slide, self.lang, self.numbering = slide, lang, numbering
        self._font = find_font(font)

    def width(self, text: str, size: float) -> float:
        """Return the millimetres that one line takes."""
        return self._font.measure(text, size) * _SLACK

    def lines(self, text: str, width: float, size: float) -> int:
        """Return how many lines a text takes in a width."""
        return len(wrap(text, width, size, self.width, fill=True)) if text else 1

    def height(self, texts: Sequence[Text], width: float, size: float) -> float:
        """Return the millimetres that paragraphs take under each other."""
        return sum(self.lines(plain(text), width, size) for text in texts) * size * LEADING * MM_PER_POINT

    def title(self, box: Box, text: Text) -> float:
        """Write the title, in one line where it is then still large, and return where it ends."""
        room, said = box.width / _BOLD, plain(text)
        one = next((points for points in _LARGE if self.lines(said, room, points) == 1), None)
        size = one or next((points for points in _SMALLER if self.lines(said, room, points) <= 2), _SMALLER[-1])
        high = self.height([text], room, size)
        shape = self.slide.shapes.title
        self._place(shape, replace(box, height=high))
        self._frame(shape)
        self._paragraph(shape.text_frame.paragraphs[0], text, size, bold=True)
        return box.y + high

    def text(self, box: Box, texts: Sequence[Text], size: float, *, role: str) -> None:
        """Write paragraphs in a box of their own."""
        colour = {"mark": _MARK, "note": SECONDARY}.get(role, INK)
        for paragraph, text in zip(self._paragraphs(box, len(texts)), texts, strict=True):
            self._paragraph(paragraph, text, size, bold=role == "mark", colour=colour)

    def _paragraphs(self, box: Box, count: int) -> list[Any]:
        """Return the empty paragraphs of a new box."""
        from pptx.util import Mm

        shape = self.slide.shapes.add_textbox(Mm(box.x), Mm(box.y), Mm(box.width), Mm(box.height))
        self._frame(shape)
        frame = shape.text_frame
        return [frame.paragraphs[0], *(frame.add_paragraph() for _ in range(count - 1))]

    def _sized(self, block: Heading | Paragraph, size: float) -> tuple[Text, float, bool]:
        if isinstance(block, Heading):
            return words(block.text), size, True
        bullet = words("・" if self.lang == "ja" else "• ") if block.role == "item" else ()
        return (*bullet, *block.text), size * (_LEAD if block.role == "lead" else 1), block.role == "lead"

    def told_height(self, blocks: Sequence[Heading | Paragraph], width: float, size: float) -> float:
        """Return the millimetres that headings and paragraphs take in a size."""
        sized = [self._sized(block, size) for block in blocks]
        return sum(self.height([text], width, points) + 0.35 * points * MM_PER_POINT for text, points, _ in sized)

    def told(self, box: Box, blocks: Sequence[Heading | Paragraph], size: float) -> None:
        """Write headings and paragraphs in one box."""
        from pptx.util import Pt

        for paragraph, block in zip(self._paragraphs(box, len(blocks)), blocks, strict=True):
            text, points, bold = self._sized(block, size)
            paragraph.space_after = Pt(0.35 * points)
            self._paragraph(paragraph, text, points, bold=bold)

    def fits(self, blocks: Sequence[Table | Picture], box: Box) -> bool:
        """Say whether tables and pictures find room under each other."""
        need = sum(
            self._table_fit(one, box.width)[1] if isinstance(one, Table) else _LEAST_PICTURE + GAP for one in blocks
        )
        return need <= box.height

    def shown(self, blocks: Sequence[Table | Picture], box: Box) -> None:
        """Put tables and pictures under each other; pictures share what tables leave."""
        tables = sum(self._table_fit(one, box.width)[1] for one in blocks if isinstance(one, Table))
        pictures = sum(isinstance(one, Picture) for one in blocks)
        room = max((box.height - tables) / pictures if pictures else 0.0, 10.0)
        y = box.y
        for one in blocks:
            if isinstance(one, Table):
                self._table(one, replace(box, y=y))
                y += self._table_fit(one, box.width)[1]
            else:
                self.picture(one, replace(box, y=y, height=room - GAP))
                y += room

    def picture(self, picture: Picture, box: Box, whole: float = 0.0) -> None:
        """Put a picture at its true size, or as large as its box allows; `whole` is the slide's width."""
        from pptx.util import Mm

        art = artwork(picture, "png", font=self._font.path)
        caption = self.numbering.caption(picture)
        under = self.height([caption], box.width, 9) if caption else 0.0
        if whole and art.width > box.width:
            box = replace(box, x=(whole - art.width) / 2, width=art.width, y=box.y - GAP / 2)
        scale = min(1.0, box.width / art.width, (box.height + GAP / 2 - under) / art.height)
        x = box.x + (box.width - art.width * scale) / 2 if whole else box.x
        shape = self.slide.shapes.add_picture(
            BytesIO(art.content), Mm(x), Mm(box.y), Mm(art.width * scale), Mm(art.height * scale)
        )
        about = shape._element.nvPicPr.cNvPr
        about.set("descr", art.alt)
        about.set("title", picture.heading)
        if caption:
            at = Box(box.x, box.y + art.height * scale, box.width, under)
            self.text(at, [caption], 9, role="body")

    def _table_fit(self, table: Table, width: float) -> tuple[Fit, float, list[float]]:
        """Return how a table is set, its whole height with caption and unit, and the height of each row."""
        fitted = fit(table, width, (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0), roomy=True)
        rows = [[words(column.heading) for column in table.columns], *table.rows]
        line = fitted.size * LEADING * MM_PER_POINT
        heights = [
            line
            * max(
                self.lines(plain(cell), room - 2.2, fitted.size) for cell, room in zip(row, fitted.widths, strict=True)
            )
            + 0.9
            for row in rows
        ]
        over = self.height([words(table.caption)], width, 9) if table.caption else 0.0
        over += 7 * LEADING * MM_PER_POINT if table.under or table.unit else 0.0
        return fitted, over + sum(heights) + GAP, heights

    def _table(self, table: Table, box: Box) -> None:
        from pptx.util import Mm

        fitted, _, heights = self._table_fit(table, box.width)
        y = box.y
        if caption := self.numbering.caption(table):
            high = self.height([caption], box.width, 9)
            self.text(Box(box.x, y, box.width, high), [caption], 9, role="body")
            y += high
        if table.under or table.unit:
            line = "　".join(part for part in (table.under, unit_line(table.unit, self.lang)) if part)
            self.text(Box(box.x, y, box.width, 3), [words(line)], 7, role="body")
            y += 7 * LEADING * MM_PER_POINT
        rows, columns = len(heights), len(table.columns)
        frame = self.slide.shapes.add_table(rows, columns, Mm(box.x), Mm(y), Mm(box.width), Mm(sum(heights)))
        for place, width in enumerate(fitted.widths):
            frame.table.columns[place].width = Mm(width)
        for place, height in enumerate(heights):
            frame.table.rows[place].height = Mm(height)
        fill_table(frame, table, lambda paragraph, text, bold: self._paragraph(paragraph, text, fitted.size, bold=bold))

    def _place(self, shape: Any, box: Box) -> None:
        from pptx.util import Mm

        shape.left, shape.top, shape.width, shape.height = Mm(box.x), Mm(box.y), Mm(box.width), Mm(box.height)

    def _frame(self, shape: Any) -> None:
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

        frame = shape.text_frame
        frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0

    def _paragraph(self, paragraph: Any, text: Text, size: float, *, bold: bool = False, colour: str = INK) -> None:
        """Write a text's runs, its numbers in links of the text's own colour."""
        from pptx.enum.text import PP_ALIGN
        from pptx.util import Pt

        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.line_spacing = Pt(size * LEADING)
        for span in text:
            run = paragraph.add_run()
            run.text = span.text
            if span.address:
                run.hyperlink.address = uri(span.address)
            self._look(run, size, bold=bold or span.bold, colour=colour)

    def _look(self, run: Any, size: float, *, bold: bool, colour: str) -> None:
        from lxml import etree
        from pptx.dml.color import RGBColor
        from pptx.oxml.ns import qn
        from pptx.util import Pt

        latin, east = FONTS[self.lang]
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, latin
        run.font.color.rgb = RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]
        properties = run._r.get_or_add_rPr()
        properties.set("lang", {"ja": "ja-JP", "en": "en-US"}[self.lang])
        properties.set("altLang", {"ja": "en-US", "en": "ja-JP"}[self.lang])
        fonts = etree.SubElement(properties, qn("a:ea"))
        fonts.set("typeface", east)
        properties.find(qn("a:latin")).addnext(fonts)
        click = properties.find(qn("a:hlinkClick"))
        if click is not None:
            click.append(etree.fromstring(_PLAIN_LINK))
