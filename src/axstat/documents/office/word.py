"""Word: body, tables, text boxes, notes, headers and footers; insertions count, deletions do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from axstat.documents.model import Document, Paragraph, Table
from axstat.documents.office.package import Package
from axstat.documents.office.shared import Cells, attribute, child, chosen_content, local
from axstat.documents.reading import Reading
from axstat.documents.source import stray_places
from axstat.values.lazy import Pattern
from axstat.voice import Finding, said

_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_PICTURES = frozenset({"drawing", "pict", "object"})
_WRAPPERS = frozenset("smartTag sdt sdtContent customXml ins moveTo dir bdo ruby rubyBase".split())  # noqa: SIM905
"""What is looked into; anything else that holds text is not printed (deleted text, the reading beside a word)."""
_INSTRUCTION = Pattern(r"(?i)\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"(?P<target>[^\"]*)\"")
_NOTES = (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml"))


@dataclass(slots=True)
class _Field:
    """A complex field while it is open: what it says to do, and where its result begins."""

    instruction: str = ""
    start: int | None = None
    opened_in: object = None


@dataclass(slots=True)
class _Word:
    """The document while it is read."""

    package: Package
    part: str = ""
    where: dict[str, int | str] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=lambda: {"paragraph": 0, "table": 0, "textbox": 0})
    inserted: int = 0
    deleted: int = 0
    fields: list[_Field] = field(default_factory=list)

    def enter(self, part: str, where: dict[str, int | str] | None = None) -> None:
        """Begin a part, and what its places say."""
        self.part, self.where = part, dict(where or {})
        if where:
            self.counted |= {"paragraph": 0, "table": 0}

    def blocks(self, holder: Any) -> list[int]:
        """Read paragraphs and tables; return the numbers of the paragraphs that hold something."""
        found: list[int] = []
        for element in holder:
            name = local(element)
            if name == "p":
                found += self.paragraph(element)
            elif name == "tbl":
                self.table(element)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                found += self.blocks(element)
            elif name == "AlternateContent":
                found += self.blocks(chosen_content(element))
        return found

    def table(self, element: Any) -> None:
        """Read a table; a cell that covers several columns is one, with nothing in the others."""
        self.counted["table"] += 1
        number, outer, cells = self.counted["table"], dict(self.where), Cells()
        for row in _rows(element):
            cells.begin()
            for cell in _cells(row):
                self.where = {**outer, "table": number, "row": cells.row, "column": cells.column}
                self.where.pop("paragraph", None)
                read = self.blocks(cell)
                cells.add(read[0] if len(read) == 1 else None, _span(cell))
        self.where = outer
        self.tables.append(cells.table())

    def paragraph(self, element: Any) -> list[int]:
        """Read a paragraph, and behind it the text boxes that hang on it."""
        into = _Paragraph(self)
        into.inside(element)
        found: list[int] = []
        if not into.is_empty:
            place = dict(self.where)
            if "row" not in place:
                self.counted["paragraph"] += 1
                place["paragraph"] = self.counted["paragraph"]
            style = element.find(f"{element.tag[:-1]}pPr/{element.tag[:-1]}pStyle")
            heading = style is not None and "heading" in "".join(style.attrib.values()).lower()
            self.paragraphs.append(into.paragraph(place, is_heading=heading))
            found.append(len(self.paragraphs) - 1)
        for box in into.boxes:
            self.counted["textbox"] += 1
            outer, count = self.where, self.counted["paragraph"]
            self.where, self.counted["paragraph"] = {"part": "textbox", "number": self.counted["textbox"]}, 0
            self.blocks(box)
            self.where, self.counted["paragraph"] = outer, count
        return found


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        name = local(element)
        if name == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        name = local(element)
        if name == "tc":
            yield element
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _cells(element)


def _span(cell: Any) -> int:
    span = child(cell, "tcPr", "gridSpan")
    value = attribute(span, "val") if span is not None else ""
    return max(int(value), 1) if value.isdigit() else 1


class _Paragraph(Reading):
    """One paragraph while it is read, with the text boxes that hang on it."""

    def __init__(self, word: _Word) -> None:
        super().__init__()
        self.word = word
        self.boxes: list[Any] = []

    def inside(self, element: Any) -> None:
        """Read what stands in an element, in its order."""
        for part in element:
            name = local(part)
            if name in ("ins", "moveTo"):
                self.word.inserted += 1
            if name in ("del", "moveFrom"):
                self.word.deleted += 1
            if name == "r":
                if not _is_hidden(part):
                    self.inside(part)
            elif name == "t":
                self._take(part)
            elif name in _BREAKS:
                self.skip(_BREAKS[name])
            elif name == "hyperlink":
                self._linked(part, self.word.package.target(self.word.part, part))
            elif name == "fldSimple":
                self._linked(part, _target(attribute(part, "instr")))
            elif name == "fldChar":
                self._field(attribute(part, "fldCharType"))
            elif name == "instrText" and self.word.fields:
                self.word.fields[-1].instruction += part.text or ""
            elif name in _PICTURES:
                self._picture(part)
            elif name == "AlternateContent":
                self.inside(chosen_content(part))
            elif name in _WRAPPERS:
                self.inside(part)

    def _take(self, element: Any) -> None:
        if self.word.fields and self.word.fields[-1].start is None:
            return  # what a field is told to do, not what it shows
        self.take(element.text or "", self.word.package.holder(self.word.part, element))

    def _linked(self, element: Any, target: str) -> None:
        start = len(self.text)
        self.inside(element)
        self.link(start, target)

    def _field(self, kind: str) -> None:
        fields = self.word.fields
        if kind == "begin":
            fields.append(_Field())
        elif kind == "separate" and fields:
            fields[-1].start, fields[-1].opened_in = len(self.text), self
        elif kind == "end" and fields:
            closed = fields.pop()
            start = closed.start if closed.start is not None and closed.opened_in is self else 0
            self.link(start, _target(closed.instruction))

    def _picture(self, element: Any) -> None:
        """Note a picture: the text boxes in it are read by themselves, and a link around it holds no number."""
        start = len(self.text)
        self.skip()
        for inner in element.iter():
            if local(inner) == "txbxContent" and not any(local(up) == "Fallback" for up in inner.iterancestors()):
                self.boxes.append(inner)
            if local(inner) == "hlinkClick":
                self.link(start, self.word.package.target(self.word.part, inner))


def _target(instruction: str) -> str:
    match = _INSTRUCTION.match(instruction)
    return match["target"] if match is not None else ""


def _is_hidden(run: Any) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and next(iter(mark.attrib.values()), "1") not in ("0", "false", "off")


def read_word(package: Package) -> Document:
    """Read a Word document.

    Raises:
        UsageError: a part of it is damaged.
    """
    word = _Word(package)
    body = next((one for one in package.tree("word/document.xml") if local(one) == "body"), None)
    if body is None:
        raise package.damaged("word/document.xml")
    word.enter("word/document.xml")
    word.blocks(body)
    for kind, part in _NOTES:
        if part in package:
            _notes(word, kind, part)
    for kind in ("header", "footer"):
        parts = sorted(n for n in package.names if n.startswith(f"word/{kind}") and n.endswith(".xml"))
        for number, part in enumerate(parts, 1):
            word.enter(part, {"part": kind, "number": number})
            word.blocks(package.tree(part))
    remarks: tuple[Finding, ...] = ()
    if word.inserted or word.deleted:
        remarks = (said("tracked-changes", inserted=word.inserted, deleted=word.deleted),)
    paragraphs = tuple(word.paragraphs)
    return Document(
        package.file, "docx", package.content, paragraphs, package, tuple(word.tables), remarks,
        (*stray_places(paragraphs), *package.unread_links()),
    )  # fmt: skip


def _notes(word: _Word, kind: str, part: str) -> None:
    number = 0
    for note in word.package.tree(part):
        if any(key.endswith("type") for key in note.attrib):
            continue  # the line between text and notes
        number += 1
        word.enter(part, {"part": kind, "number": number})
        word.blocks(note)
