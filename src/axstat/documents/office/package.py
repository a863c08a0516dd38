"""The package of an Office document: its parts, their relations, and the same package with some texts changed."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from io import BytesIO
from struct import error as StructError  # noqa: N812
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from axstat.documents.address import is_address
from axstat.documents.model import At, Change, Paragraph
from axstat.errors import UsageError

_LARGEST = 256 << 20
_RATIO = 1000
_UNREADABLE = (
    BadZipFile, LargeZipFile, OSError, ValueError, RuntimeError, EOFError, OverflowError, StructError, ZlibError,
)  # fmt: skip
"""What zipfile raises for archives that are none, encrypted ones, and methods and versions that it does not know."""
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _is_gone(element: Any) -> bool:
    """Say whether an element is deleted, hidden or the second form of something: nobody reads it."""
    names = {up.tag.rpartition("}")[2] for up in element.iterancestors() if isinstance(up.tag, str)}
    return bool(names & {"del", "moveFrom", "Fallback"})


class Package:
    """Parts of a document by name. An XML part is parsed once; the elements that hold text are numbered for `Spot`."""

    def __init__(self, file: str, content: bytes) -> None:
        """Open the package.

        Raises:
            UsageError: it is damaged.
        """
        self.file = file
        self.content = content
        self.holders: list[Any] = []
        self._part_of: list[str] = []
        self._looked_up: set[Any] = set()
        self._trees: dict[str, Any] = {}
        self._relations: dict[str, dict[str, tuple[str, str, bool]]] = {}
        try:
            self._archive = ZipFile(BytesIO(content))
        except _UNREADABLE as error:
            raise UsageError("document-damaged", file=file, part="zip") from error
        self.names = frozenset(self._archive.namelist())

    def __contains__(self, part: str) -> bool:
        return part in self.names

    def damaged(self, part: str) -> UsageError:
        """Return the refusal of a document of which a part cannot be read."""
        return UsageError("document-damaged", file=self.file, part=part)

    def _bytes(self, part: str) -> bytes:
        try:
            info = self._archive.getinfo(part)
            if info.file_size > _LARGEST or info.file_size > max(info.compress_size, 1) * _RATIO + (1 << 20):
                raise self.damaged(part)
            return self._archive.read(info)
        except (KeyError, *_UNREADABLE) as error:
            raise self.damaged(part) from error

    def tree(self, part: str) -> Any:
        """Return the root of an XML part; entities and document types are refused.

        Raises:
            UsageError: it is no XML, or not there.
        """
        from lxml import etree

        if part not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            try:
                root = etree.fromstring(self._bytes(part), parser)
            except etree.XMLSyntaxError as error:
                raise self.damaged(part) from error
            if root.getroottree().docinfo.doctype:
                raise self.damaged(part)
            self._trees[part] = root
        return self._trees[part]

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return what a part points to: target, kind and whether it lies outside, by id; every link of it asks."""
        if part not in self._relations:
            self._relations[part] = self._pointed_to(part)
        return self._relations[part]

    def _pointed_to(self, part: str) -> dict[str, tuple[str, str, bool]]:
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self:
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for relation in self.tree(rels):
            target, outside = relation.get("Target", ""), relation.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (target, posixpath.basename(relation.get("Type", "")), outside)
        return found

    def target(self, part: str, element: Any) -> str:
        """Return where a link of a part leads, '' where it leads nowhere, and note that it was looked at."""
        self._looked_up.add(element)
        return self.relations(part).get(element.get(f"{RELATIONS}id", ""), ("", "", True))[0]

    def unread_links(self) -> tuple[At, ...]:
        """Return the parts that hold links to numbers which nobody looked at: in charts, diagrams, masters.

        Comments are not printed, and neither is what was deleted.
        """
        found: list[At] = []
        for rels in sorted(name for name in self.names if name.endswith(".rels")):
            folder, name = posixpath.split(rels)
            part = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
            ids = {key for key, (to, _, _) in self.relations(part).items() if is_address(to)} if part in self else set()
            if not ids or "comments" in name:
                continue
            for element in self.tree(part).iter():
                key = element.get(f"{RELATIONS}id") if isinstance(element.tag, str) else None
                if key in ids and element not in self._looked_up and not _is_gone(element):
                    found.append({"part": "other", "name": part})
        return tuple(found)

    def holder(self, part: str, element: Any) -> int:
        """Return the number of an element that holds text."""
        self.holders.append(element)
        self._part_of.append(part)
        return len(self.holders) - 1

    def at(self, paragraph: Paragraph, offset: int) -> At:  # noqa: ARG002  a place in an Office document is its paragraph's
        """Return the place of a character: that of its paragraph."""
        return paragraph.at

    def can_replace(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Say whether characters are text, over however many runs."""
        return start < end and all(spot is not None for spot in paragraph.spots[start:end])

    def rewritten(self, changes: Sequence[Change], paragraphs: Sequence[Paragraph]) -> bytes:
        """Return the package with the changes made; parts without any keep their bytes.

        The new text takes the place of the first character, in the run and the insertion in which that stands.
        """
        parts: set[str] = set()
        for change in sorted(changes, key=lambda one: (one.paragraph, one.start), reverse=True):
            parts |= self._replace(paragraphs[change.paragraph], change)
        return self.packed(parts)

    def _replace(self, paragraph: Paragraph, change: Change) -> set[str]:
        touched: set[str] = set()
        spots = list(enumerate(paragraph.spots[change.start : change.end]))
        for number, spot in reversed(spots):
            if spot is not None:
                element = self.holders[spot.holder]
                new = change.text if number == 0 else ""
                element.text = element.text[: spot.start] + new + element.text[spot.end :]
                touched.add(self._part_of[spot.holder])
        return touched

    def part_of(self, holder: int) -> str:
        """Return the part in which an element that holds text stands."""
        return self._part_of[holder]

    def packed(self, changed: set[str]) -> bytes:
        """Return the package; parts that are not among those changed keep their bytes."""
        from lxml import etree

        out = BytesIO()
        with ZipFile(out, "w") as target:
            for info in self._archive.infolist():
                content = self._bytes(info.filename)
                if info.filename in changed:
                    tree = self._trees[info.filename].getroottree()
                    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                target.writestr(info, content, compress_type=info.compress_type)
        return out.getvalue()
