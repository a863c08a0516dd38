"""Texts of a sheet that stand outside its cells: text boxes of drawings and comments.

Ministries put footnotes into text boxes (hazards.md#notes-in-text-boxes); reading cells alone would lose them.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from axstat.workbook.xlsx.package import Package, Relation
from axstat.workbook.xlsx.texts import TextRuns
from axstat.workbook.xlsx.xml import parse, parse_tree


def read_notes(package: Package, relations: list[Relation]) -> list[str]:
    """Return the texts of a sheet's text boxes, then of its comments, in the order of the file.

    Args:
        package: the file.
        relations: the sheet's relations.

    Raises:
        NotAWorkbook: a part is damaged.
    """
    notes: list[str] = []
    for relation in relations:
        if relation.kind == "drawing" and relation.part in package:
            root = parse_tree(package.pieces(relation.part), package.source, relation.part)
            notes.extend(filter(None, map(_box_text, _boxes(root))))
    for relation in relations:
        if relation.kind == "comments" and relation.part in package:
            comments = TextRuns("comment", package.source)
            parse(package.pieces(relation.part), comments, package.source, relation.part)
            notes.extend(text for text in comments.texts if text.strip())
    return notes


def _boxes(element: Element) -> Iterator[Element]:
    """Yield text bodies; a `Fallback` repeats for old programs what its `Choice` holds."""
    for child in element:
        if child.tag == "txBody":
            yield child
        elif child.tag != "Fallback":
            yield from _boxes(child)


def _box_text(body: Element) -> str:
    paragraphs = ("".join(_runs(paragraph)) for paragraph in body.iter("p"))
    return "\n".join(paragraphs).strip("\n")


def _runs(paragraph: Element) -> Iterator[str]:
    for item in paragraph.iter():
        if item.tag == "t":
            yield item.text or ""
        elif item.tag == "br":
            yield "\n"
