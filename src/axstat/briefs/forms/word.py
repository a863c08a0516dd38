"""The fields of a Word document, and the document with values in their place: runs, styles and all else are kept.

A number becomes a hyperlink to its address in the look of the text around it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from axstat.briefs.forms.fields import FIELD, Value
from axstat.documents.model import At, Document, Paragraph
from axstat.documents.office.package import RELATIONS, Package
from axstat.documents.office.shared import local
from axstat.documents.office.word import read_word
from axstat.errors import UsageError
from axstat.voice import Finding, found

BRACES = re.compile(r"\{\{(?P<said>[^{}]*)\}\}")
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A field in the document: what it says, and where; `control` is its content control where it is one."""

    said: str
    at: At
    paragraph: int = 0
    start: int = 0
    end: int = 0
    control: Any = None
    part: str = ""


@dataclass(slots=True)
class Form:
    """A Word document with fields."""

    package: Package
    document: Document
    added: dict[str, Any] = field(default_factory=dict)
    """Parts that are new: the relations of a header that had none."""
    changed: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, file: str, content: bytes) -> Form:
        """Read a form.

        Raises:
            UsageError: it is no Word document, or damaged.
        """
        package = Package(file, content) if content.startswith(b"PK") else None
        if package is None or "word/document.xml" not in package:
            raise UsageError("template-not-word", file=file)
        return cls(package, read_word(package))

    def places(self) -> list[Place]:
        """Return every field, in reading order, then the content controls that are one."""
        said = [
            Place(match["said"].strip(), paragraph.at, number, *match.span())
            for number, paragraph in enumerate(self.document.paragraphs)
            for match in BRACES.finditer(paragraph.text)
        ]
        return [*said, *self._controls()]

    def _controls(self) -> Iterator[Place]:
        parts = sorted(n for n in self.package.names if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n))
        for part in parts:
            for number, control in enumerate(self.package.tree(part).iter(f"{_W}sdt"), 1):
                tag = control.find(f"{_W}sdtPr/{_W}tag")
                said = tag.get(f"{_W}val", "") if tag is not None else ""
                if FIELD.fullmatch(said) is not None:
                    yield Place(said.strip(), {"part": "control", "number": number}, control=control, part=part)

    def refusal(self, place: Place) -> Finding | None:
        """Return why nothing can be set at a place, None where it can: a link there already, a break in the braces."""
        if place.control is not None:
            holders, whole = [place.control], True
        else:
            spots = self.document.paragraphs[place.paragraph].spots[place.start : place.end]
            holders = [self.package.holders[spot.holder] for spot in spots if spot is not None]
            whole = None not in spots
        linked = any(local(up) == "hyperlink" for holder in holders for up in holder.iterancestors())
        return found("field-in-link" if linked else "field-broken", "error") if linked or not whole else None

    def put(self, values: list[tuple[Place, Value]]) -> bytes:
        """Return the document with values in the place of its fields; the same form and values give the same bytes."""
        for place, value in reversed(values):
            if place.control is not None:
                self._into_control(place, value)
            else:
                self._into_text(self.document.paragraphs[place.paragraph], place, value)
        return with_parts(self.package.packed(self.changed), self.added)

    def _into_text(self, paragraph: Paragraph, place: Place, value: Value) -> None:
        """Take the field's characters out of all its runs, and set the value as a run behind the first of them."""
        spots = [spot for spot in paragraph.spots[place.start : place.end] if spot is not None]
        for spot in reversed(spots):
            element = self.package.holders[spot.holder]
            element.text = element.text[: spot.start] + element.text[spot.end :]
        text = self.package.holders[spots[0].holder]
        run = text.getparent()
        before, after = text.text[: spots[0].start], text.text[spots[0].start :]
        _write(text, before)
        rest = _like(run)
        if after:
            _write(_child(rest, "t"), after)
        for sibling in list(text.itersiblings()):
            rest.append(sibling)
        filled = self._run(run, value, self.package.part_of(spots[0].holder))
        run.addnext(filled)
        if len(rest) > (rest.find(f"{_W}rPr") is not None):
            filled.addnext(rest)
        self.changed.add(self.package.part_of(spots[0].holder))

    def _into_control(self, place: Place, value: Value) -> None:
        """Set the value as the only run of a content control, in the look of the first one; no placeholder any more."""
        properties = place.control.find(f"{_W}sdtPr")
        for mark in properties.findall(f"{_W}showingPlcHdr"):
            properties.remove(mark)
        content = place.control.find(f"{_W}sdtContent")
        runs = list(content.iter(f"{_W}r"))
        holder = runs[0].getparent() if runs else next(content.iter(f"{_W}p"), content)
        model = runs[0] if runs else place.control.makeelement(f"{_W}r")
        style = model.find(f"{_W}rPr/{_W}rStyle")
        if style is not None and style.get(f"{_W}val") == "PlaceholderText":
            style.getparent().remove(style)
        filled = self._run(model, value, place.part)
        holder.insert(holder.index(runs[0]), filled) if runs else holder.append(filled)
        for run in runs:
            run.getparent().remove(run)
        self.changed.add(place.part)

    def _run(self, model: Any, value: Value, part: str) -> Any:
        """Return a run that says a value, inside a link where it is a number."""
        run = _like(model)
        _write(_child(run, "t"), value.text)
        if not value.address:
            return run
        link = model.makeelement(f"{_W}hyperlink", {f"{RELATIONS}id": self._relation(part, value.address)})
        link.set(f"{_W}history", "1")
        link.append(run)
        return link

    def _relation(self, part: str, address: str) -> str:
        """Return the id of a link from a part, made where there is none yet."""
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels in self.package:
            tree = self.package.tree(rels)
            self.changed.add(rels)
        else:
            from lxml import etree

            tree = self.added.setdefault(rels, etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS}))
        for relation in tree:
            if relation.get("Target") == address:
                return str(relation.get("Id"))
        known = {relation.get("Id") for relation in tree}
        number = next(n for n in range(1, len(known) + 2) if f"axstat{n}" not in known)
        relation = tree.makeelement(f"{{{_RELS}}}Relationship")
        for key, said in (("Id", f"axstat{number}"), ("Type", _LINK), ("Target", address), ("TargetMode", "External")):
            relation.set(key, said)
        tree.append(relation)
        return f"axstat{number}"


def with_parts(content: bytes, added: Mapping[str, Any]) -> bytes:
    """Return a package with further parts, given as their roots."""
    from lxml import etree

    if not added:
        return content
    out = BytesIO(content)
    with ZipFile(out, "a", ZIP_DEFLATED) as target:
        for part, tree in sorted(added.items()):
            said = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(ZipInfo(part, _EPOCH), said)
    return out.getvalue()


def _like(run: Any) -> Any:
    """Return an empty run with the properties of another."""
    empty = run.makeelement(f"{_W}r")
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        empty.append(deepcopy(properties))
    return empty


def _child(run: Any, name: str) -> Any:
    child = run.makeelement(f"{_W}{name}")
    run.append(child)
    return child


def _write(element: Any, text: str) -> None:
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
