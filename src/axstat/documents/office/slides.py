"""PowerPoint: the shapes, tables and notes of the slides in their order, with links on text and on shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from axstat.documents.address import is_address
from axstat.documents.inline import PICTURE
from axstat.documents.model import Document, Link, Paragraph, Spot, Table
from axstat.documents.office.package import RELATIONS, Package
from axstat.documents.office.shared import Cells, chosen_content, local
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
        about = next((one for one in element.iter() if local(one) == "cNvPr"), None)
        at = {**where, "shape": about.get("name", "") if about is not None else ""}
        click = next((one for one in about if local(one) == "hlinkClick"), None) if about is not None else None
        target = self._target(click) if click is not None else ""
        table = next((one for one in element.iter() if local(one) == "tbl"), None)
        body = next((one for one in element if local(one) == "txBody"), None)
        before = len(self.paragraphs)
        if table is not None:
            self._table(table, at)
        elif body is not None:
            self._body(body, at, target)
        if is_address(target) and len(self.paragraphs) == before:  # a link around a picture
            self.paragraphs.append(Paragraph(PICTURE, (None,), at, (Link(0, 1, target),)))

    def _target(self, click: Any) -> str:
        return self.package.target(self.part, click)

    def _body(self, body: Any, at: dict[str, int | str], target: str = "") -> list[int]:
        found: list[int] = []
        for number, element in enumerate((one for one in body if local(one) == "p"), 1):
            text, spots, links = self._runs(element)
            if is_address(target) and text and not links:
                links = [Link(0, len(text), target)]
            if text.strip() or links:
                place = at if "row" in at else {**at, "paragraph": number}
                self.paragraphs.append(Paragraph(text, spots, place, tuple(links)))
                found.append(len(self.paragraphs) - 1)
        return found

    def _runs(self, paragraph: Any) -> tuple[str, list[Spot | None], list[Link]]:
        text, spots, links = "", list[Spot | None](), list[Link]()
        for run in paragraph:
            name, start = local(run), len(text)
            if name == "br":
                text, spots = text + "\n", [*spots, None]
            if name not in ("r", "fld"):
                continue
            for element in run:
                if local(element) == "t":
                    holder = self.package.holder(self.part, element)
                    text += element.text or ""
                    spots += [Spot(holder, i, i + 1) for i in range(len(element.text or ""))]
            click = next((one for one in run.iter() if local(one) == "hlinkClick"), None)
            target = self._target(click) if click is not None else ""
            if is_address(target):
                if links and links[-1].end == start and links[-1].address == target:  # one link over several runs
                    links[-1] = Link(links[-1].start, len(text), target)
                else:
                    links.append(Link(start, len(text), target))
        return text, spots, links

    def _table(self, table: Any, at: dict[str, int | str]) -> None:
        cells = Cells()
        for row in (one for one in table if local(one) == "tr"):
            cells.begin()
            for cell in (one for one in row if local(one) == "tc"):
                if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                    cells.add(None)
                    continue
                place = {**at, "row": cells.row, "column": cells.column}
                body = next((one for one in cell if local(one) == "txBody"), None)
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
    return Document(
        package.file,
        "pptx",
        package.content,
        paragraphs,
        package,
        tuple(show.tables),
        stray=(*stray_places(paragraphs), *package.unread_links()),
    )


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
