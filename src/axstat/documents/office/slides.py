"""PowerPoint: the shapes, tables and notes of the slides in their order, with links on text and on shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from axstat.documents.address import is_address
from axstat.documents.model import Document, Link, Paragraph, Table
from axstat.documents.office.package import RELATIONS, Package
from axstat.documents.office.shared import Cells, child, children, chosen_content, inside, local
from axstat.documents.reading import PICTURE, Reading
from axstat.documents.source import stray_places

_SHAPES = frozenset({"sp", "pic", "graphicFrame", "cxnSp"})


@dataclass(slots=True)
class _Show:
    """The presentation while it is read."""

    package: Package
    part: str = ""
    targets: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def enter(self, part: str) -> Any:
        """Begin a part and return its root."""
        self.part, self.targets = part, self.package.relations(part)
        return self.package.tree(part)

    def shapes(self, holder: Any, where: dict[str, int | str]) -> None:
        """Read the shapes of a slide, those inside groups too."""
        for element in holder:
            name = local(element)
            if name in ("grpSp", "spTree", "cSld"):
                self.shapes(element, where)
            elif name == "AlternateContent":
                self.shapes(chosen_content(element), where)
            elif name in _SHAPES:
                self._shape(element, where)

    def _shape(self, element: Any, where: dict[str, int | str]) -> None:
        about = inside(element, "cNvPr")
        at = {**where, "shape": about.get("name", "") if about is not None else ""}
        target = self._target(child(about, "hlinkClick"))
        table, body = inside(element, "tbl"), child(element, "txBody")
        before = len(self.paragraphs)
        if table is not None:
            self._table(table, at)
        elif body is not None:
            self._body(body, at, target)
        if is_address(target) and len(self.paragraphs) == before:  # a link around a picture
            self.paragraphs.append(Paragraph(PICTURE, (None,), at, (Link(0, 1, target),)))

    def _target(self, click: Any) -> str:
        return self.package.target(self.part, click) if click is not None else ""

    def _body(self, body: Any, at: dict[str, int | str], target: str = "") -> list[int]:
        found: list[int] = []
        for number, element in enumerate(children(body, "p"), 1):
            reading = self._runs(element)
            if reading.text and not reading.links:
                reading.link(0, target)
            if not reading.is_empty:
                self.paragraphs.append(reading.paragraph(at if "row" in at else {**at, "paragraph": number}))
                found.append(len(self.paragraphs) - 1)
        return found

    def _runs(self, paragraph: Any) -> Reading:
        reading = Reading()
        for run in paragraph:
            name, start = local(run), len(reading.text)
            if name == "br":
                reading.skip("\n")
            if name not in ("r", "fld"):
                continue
            for element in children(run, "t"):
                reading.take(element.text or "", self.package.holder(self.part, element))
            target, links = self._target(inside(run, "hlinkClick")), reading.links
            if links and (links[-1].end, links[-1].address) == (start, target):  # one link over several runs
                start = links.pop().start
            reading.link(start, target)
        return reading

    def _table(self, table: Any, at: dict[str, int | str]) -> None:
        cells = Cells()
        for row in children(table, "tr"):
            cells.begin()
            for cell in children(row, "tc"):
                if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                    cells.add(None)
                    continue
                body = child(cell, "txBody")
                place = {**at, "row": cells.row, "column": cells.column}
                read = self._body(body, place) if body is not None else []
                cells.add(read[0] if len(read) == 1 else None)
        self.tables.append(cells.table())


def read_slides(package: Package) -> Document:
    """Read a presentation.

    Raises:
        UsageError: a part of it is damaged.
    """
    show = _Show(package)
    for number, part in enumerate(_slides(package), 1):
        root = show.enter(part)
        show.shapes(root, {"slide": number})
        notes = [t for t, kind, outside in show.targets.values() if kind == "notesSlide" and not outside]
        for target in notes:
            if target in package:
                show.shapes(show.enter(target), {"slide": number, "part": "notes"})
    paragraphs = tuple(show.paragraphs)
    return Document(package.file, "pptx", package.content, paragraphs, package, tuple(show.tables),
        stray=(*stray_places(paragraphs), *package.unread_links()),
    )  # fmt: skip


def _slides(package: Package) -> list[str]:
    """Return the slides in the order in which they are shown."""
    part = "ppt/presentation.xml"
    targets = package.relations(part)
    listed = [one for one in package.tree(part).iter() if local(one) == "sldId"]
    slides = [targets.get(one.get(f"{RELATIONS}id", ""), ("", "", False))[0] for one in listed]
    for slide in slides:
        if slide not in package:
            raise package.damaged(slide or part)
    return slides
