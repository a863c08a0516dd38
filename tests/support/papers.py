"""Papers for tests, made with python-docx and python-pptx as others make them, with what these do not make added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from pptx import Presentation
from pptx.util import Cm

HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:footnotes {_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t xml:space="preserve"> {before}</w:t></w:r>'
    '<w:hyperlink r:id="rId1"><w:r><w:t>{number}</w:t></w:r></w:hyperlink>'
    "<w:r><w:t>{behind}</w:t></w:r></w:p></w:footnote>"
    "</w:footnotes>"
)


def new_word() -> Any:
    """Return a new Word document."""
    return Document()


def run(text: str, *, bold: bool = False) -> Any:
    """Return a run."""
    element = OxmlElement("w:r")
    if bold:
        properties = OxmlElement("w:rPr")
        properties.append(OxmlElement("w:b"))
        element.append(properties)
    held = OxmlElement("w:t")
    held.set(qn("xml:space"), "preserve")
    held.text = text
    element.append(held)
    return element


def link(paragraph: Any, address: str, *texts: str) -> Any:
    """Add a hyperlink over one run for each text, the second of them bold, and return it."""
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), paragraph.part.relate_to(address, HYPERLINK, is_external=True))
    for number, text in enumerate(texts):
        element.append(run(text, bold=number == 1))
    paragraph._p.append(element)
    return element


def field_link(paragraph: Any, address: str, text: str) -> None:
    """Add a link as a complex field, which Word writes for some."""
    for kind in ("begin", None, "separate", "text", "end"):
        if kind == "text":
            paragraph._p.append(run(text))
            continue
        held = OxmlElement("w:r")
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = f' HYPERLINK "{address}" '
            held.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            held.append(mark)
        paragraph._p.append(held)


def tracked(paragraph: Any, kind: str, element: Any) -> None:
    """Wrap an element in an insertion (`ins`) or a deletion (`del`) and add it."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), "90")
    change.set(qn("w:author"), "査読者")
    change.set(qn("w:date"), "2026-01-05T09:00:00Z")
    if kind == "del":
        for text in list(element.iter(qn("w:t"))):
            text.tag = qn("w:delText")
    change.append(element)
    paragraph._p.append(change)


def text_box(paragraph: Any, before: str, address: str, number: str, behind: str) -> None:
    """Add a text box with a linked number."""
    relation = paragraph.part.relate_to(address, HYPERLINK, is_external=True)
    box = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox>'
        f'<w:txbxContent><w:p><w:r><w:t>{before}</w:t></w:r><w:hyperlink r:id="{relation}"><w:r>'
        f"<w:t>{number}</w:t></w:r>"
        f"</w:hyperlink><w:r><w:t>{behind}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(box)


def footnote(document: Any, paragraph: Any, before: str, address: str, number: str, behind: str) -> None:
    """Add the part of footnotes with one linked number, and the mark that calls it."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = _FOOTNOTES.format(before=before, number=number, behind=behind).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, content, document.part.package)
    part.relate_to(address, HYPERLINK, is_external=True)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "1")
    held = OxmlElement("w:r")
    held.append(mark)
    paragraph._p.append(held)


def save(document: Any, path: Path) -> Path:
    """Save a document."""
    document.save(str(path))
    return path


def text_slide(show: Any, title: str, *pieces: tuple[str, str | None]) -> Any:
    """Add a slide with a title and one paragraph of pieces: text, and its address or None."""
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = title
    box = slide.shapes.add_textbox(Cm(2), Cm(5), Cm(20), Cm(4))
    box.name = "本文"
    paragraph = box.text_frame.paragraphs[0]
    for text, address in pieces:
        piece = paragraph.add_run()
        piece.text = text
        if address is not None:
            piece.hyperlink.address = address
    return slide


__all__ = [
    "Presentation",
    "field_link",
    "footnote",
    "link",
    "new_word",
    "run",
    "save",
    "text_box",
    "text_slide",
    "tracked",
]
