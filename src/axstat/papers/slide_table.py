"""A table on a slide, a real one: the rules of the printed sheet, no colours of a table style."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axstat.papers.blocks import Table, Text, words

_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without fills and lines."""
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_THICK, _THIN, _HAIR = (19050, "404040"), (9525, "404040"), (3175, "9AA5AE")
Write = Callable[[Any, Text, bool], None]


def fill_table(frame: Any, table: Table, write: Write) -> None:
    """Fill the cells of a new table; `write` writes a text into a paragraph, bold or not."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Mm

    grid = frame.table
    properties = grid._tbl.tblPr
    properties.find("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId").text = _PLAIN
    grid.first_row, grid.horz_banding = True, False
    rows: list[tuple[Text, ...]] = [tuple(words(column.heading) for column in table.columns), *table.rows]
    for place, row in enumerate(rows):
        number = place - 1
        above = _THICK if place == 0 else _THIN if place == 1 or table.is_ruled(number) else _HAIR
        below = _THICK if place == len(rows) - 1 else _THIN if place == 0 else _HAIR
        for column, (text, made) in enumerate(zip(row, table.columns, strict=True)):
            cell = grid.cell(place, column)
            cell.margin_left = cell.margin_right = Mm(1)
            cell.margin_top = cell.margin_bottom = Mm(0.3)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            paragraph = cell.text_frame.paragraphs[0]
            write(paragraph, text, place == 0 or table.is_bold(number))
            paragraph.alignment = PP_ALIGN.CENTER if place == 0 else PP_ALIGN.RIGHT if made.right else PP_ALIGN.LEFT
            _rule(cell, above, below, "EDEDED" if place == 0 else "FDF0E6" if number in table.marked else "")


def _rule(cell: Any, above: tuple[int, str], below: tuple[int, str], fill: str) -> None:
    """Give a cell its lines and its shade, in the order in which PowerPoint wants them."""
    from lxml import etree

    properties = cell._tc.get_or_add_tcPr()
    for old in list(properties):
        properties.remove(old)
    for side, (width, colour) in (("T", above), ("B", below)):
        line = f'<a:ln{side} {_A} w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln{side}>'
        properties.append(etree.fromstring(line))
    shade = f'<a:solidFill {_A}><a:srgbClr val="{fill}"/></a:solidFill>' if fill else f"<a:noFill {_A}/>"
    properties.append(etree.fromstring(shade))
