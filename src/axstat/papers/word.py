"""A paper as a Word document: real headings, tables, captions and pictures, every number a link in plain look.

python-docx makes the package, its styles and pictures; paragraphs and tables are written as XML at once, for their
cells are many.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from axstat.model.wording import SIMULATED
from axstat.papers.blocks import Beside, Block, Heading, PageBreak, Paper, Paragraph, Picture, Table, Text, words
from axstat.papers.fitting import SIZES, fit, lies_across
from axstat.papers.links import uri
from axstat.papers.numbering import Numbering, said
from axstat.papers.packing import described, packed
from axstat.papers.stills import artwork
from axstat.papers.word_styles import HEIGHT, MARGIN, ROLES, WIDTH, set_up
from axstat.papers.word_table import table_xml
from axstat.present.wording import unit_line

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HYPHEN = re.compile(r"(?<=[0-9])-(?=[0-9])")
"""The hyphens of dates, behind which Word would begin a new line."""
_GAP = 5.0
"""Millimetres between two columns of blocks."""


def render(paper: Paper, *, font: Path | str | None = None) -> bytes:
    """Return a paper as a .docx file.

    Raises:
        GlyphMissing: the font cannot draw a character of a chart.
    """
    from docx import Document

    document = Document()
    landscape = lies_across(paper.blocks, WIDTH - 2 * MARGIN, roomy=True)
    set_up(document, paper.lang, landscape=landscape, dense=paper.dense)
    described(document.core_properties, title=paper.title, lang=paper.lang)
    writer = _Writer(paper, document, font)
    body = document.element.body
    across = (HEIGHT if landscape else WIDTH) - 2 * MARGIN
    for element in writer.blocks(paper.blocks, across):
        body.insert(len(body) - 1, element)
    _running(document, paper, across)
    out = BytesIO()
    document.save(out)
    return packed(out.getvalue())


def _running(document: Any, paper: Paper, across: float) -> None:
    """Write what stands on every page: the title and the mark of simulated data above, the page's number below."""
    section = document.sections[0]
    mark = f'<w:r><w:rPr><w:b/><w:color w:val="B00000"/></w:rPr><w:tab/><w:t>{SIMULATED}</w:t></w:r>'
    stop = f"<w:tabs>{_right_stop(across)}</w:tabs>"
    title = f'<w:r><w:t xml:space="preserve">{escape(paper.title)}</w:t></w:r>'
    _replace(section.header, f'<w:pPr><w:pStyle w:val="Header"/>{stop}</w:pPr>{title}{mark if paper.simulated else ""}')
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    _replace(section.footer, f'<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>{field}')


def _right_stop(across: float) -> str:
    return f'<w:tab w:val="right" w:pos="{round(across * 1440 / 25.4)}"/>'


def _replace(holder: Any, inner: str) -> None:
    from docx.oxml import parse_xml

    (old,) = [paragraph._p for paragraph in holder.paragraphs]
    old.getparent().replace(old, parse_xml(f"<w:p {_NAMES}>{inner}</w:p>"))


class _Writer:
    """Writes blocks as elements of a document's body or of a cell of it."""

    def __init__(self, paper: Paper, document: Any, font: Path | str | None) -> None:
        self.paper, self.document, self.font = paper, document, font
        self.numbering = Numbering(paper.lang)
        self.sizes = SIZES[2:] if paper.dense else SIZES
        self._links: dict[str, str] = {}

    def blocks(self, blocks: tuple[Block, ...], width: float) -> list[Any]:
        """Return blocks as elements, for a column so many millimetres wide."""
        return [element for block in blocks for element in self._block(block, width)]

    def _block(self, block: Block, width: float) -> list[Any]:
        match block:
            case Heading():
                return [self._element(f"Heading{min(max(block.level, 1), 3)}", self.runs(words(block.text)))]
            case Paragraph():
                return [self._element(ROLES[block.role].replace(" ", ""), self.runs(block.text))]
            case Table():
                return self._table(block, width)
            case Picture():
                return self._picture(block, width)
            case Beside():
                return [self._beside(block, width)]
            case PageBreak():
                return [self._element("Normal", '<w:r><w:br w:type="page"/></w:r>')]

    def _element(self, style: str, inner: str, properties: str = "") -> Any:
        from docx.oxml import parse_xml

        return parse_xml(f'<w:p {_NAMES}><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>')

    def runs(self, text: Text, *, bold: bool = False, size: float | None = None) -> str:
        """Return the runs of a text, its numbers in links without the look of one."""
        return "".join(self._run(span.text, span.address, bold=bold or span.bold, size=size) for span in text)

    def _run(self, text: str, address: str = "", *, bold: bool = False, size: float | None = None) -> str:
        points = "" if size is None else f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        look = f"<w:rPr>{'<w:b/>' if bold else ''}{points}</w:rPr>" if bold or points else ""
        written = _HYPHEN.sub('</w:t><w:noBreakHyphen/><w:t xml:space="preserve">', escape(text))
        run = f'<w:r>{look}<w:t xml:space="preserve">{written}</w:t></w:r>'
        if not address:
            return run
        link = f'r:id="{self._link(address)}" w:tooltip={quoteattr(address)} w:history="0"'
        return f"<w:hyperlink {link}>{run}</w:hyperlink>"

    def _link(self, address: str) -> str:
        """Return the id of a link, made once: python-docx would look through all of them for each."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        if address not in self._links:
            self._links[address] = f"rIdA{len(self._links) + 1}"
            relations, kind = self.document.part.rels, RELATIONSHIP_TYPE.HYPERLINK
            relations.add_relationship(kind, uri(address), self._links[address], is_external=True)
        return self._links[address]

    def _caption(self, block: Table | Picture) -> list[Any]:
        """Return a caption; its number is a field, so that Word counts on when the paper is put into another."""
        text = said(block)
        if not text or block.number:
            whole = self.numbering.caption(block)
            return [self._element("Caption", self.runs(whole, bold=True))] if whole else []
        name, number = self.numbering.label(block)
        counted = self._run(str(number), bold=True)
        field = f'<w:fldSimple w:instr=" SEQ {name.strip()} \\* ARABIC ">{counted}</w:fldSimple>'
        behind = self.runs((*words(self.numbering.space), *text), bold=True)
        return [self._element("Caption", f"{self._run(name, bold=True)}{field}{behind}", '<w:outlineLvl w:val="1"/>')]

    def _table(self, table: Table, width: float) -> list[Any]:
        from docx.oxml import parse_xml

        elements = self._caption(table)
        unit = unit_line(table.unit, self.paper.lang)
        if table.under or unit:
            stop = f"<w:tabs>{_right_stop(width)}</w:tabs>"
            tab = "<w:r><w:tab/></w:r>" if unit else ""
            inner = f"{self._run(table.under)}{tab}{self._run(unit)}"
            elements.append(self._element("axstatUnder", inner, stop))
        elements.append(parse_xml(table_xml(table, fit(table, width, self.sizes, roomy=True), self.runs, _NAMES)))
        notes = [self._element("axstatSmall", self.runs(note)) for note in table.notes]
        return [*elements, *(notes or [self._element("axstatSmall", "")])]

    def _picture(self, picture: Picture, width: float) -> list[Any]:
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        art = artwork(picture, "png", font=self.font)
        shown = min(art.width, width)
        inline = self.document.part.new_pic_inline(BytesIO(art.content), width=Mm(shown))
        about = inline.docPr
        about.set("descr", art.alt)
        about.set("title", picture.heading)
        paragraph = self._element("axstatPicture", "<w:r/>", "<w:keepNext/>" if picture.caption else "")
        run = paragraph[-1]
        holder = OxmlElement("w:drawing")
        holder.append(inline)
        run.append(holder)
        return [paragraph, *self._caption(picture)]

    def _beside(self, block: Beside, width: float) -> Any:
        """Return two columns as a table without borders."""
        from docx.oxml import parse_xml

        left = (width - _GAP) * block.share
        sides = ((block.left, left), (block.right, width - _GAP - left))
        grid, cells = "", ""
        for place, (_, room) in enumerate(sides):
            twips = round((room + (_GAP if place == 0 else 0)) * 1440 / 25.4)
            grid += f'<w:gridCol w:w="{twips}"/>'
            gap = f'<w:tcMar><w:right w:w="{round(_GAP * 1440 / 25.4)}" w:type="dxa"/></w:tcMar>' if place == 0 else ""
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/>{gap}</w:tcPr></w:tc>'
        table = parse_xml(
            f'<w:tbl {_NAMES}><w:tblPr><w:tblW w:w="{round(width * 1440 / 25.4)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
            f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
        )
        for cell, (blocks, room) in zip(table.tr_lst[0].tc_lst, sides, strict=True):
            for old in cell.p_lst:
                cell.remove(old)
            for element in self.blocks(blocks, room):
                cell.append(element)
            if not len(cell) or cell[-1].tag.endswith("}tbl"):
                cell.append(self._element("axstatSmall", ""))
        return table
