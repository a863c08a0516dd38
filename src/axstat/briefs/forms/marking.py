"""The mark of simulated data on a filled form: its first paragraph, and the comment among its properties.

Whoever prints, forwards or converts the document has the mark with it; a message on the screen stays behind.
"""

from __future__ import annotations

from typing import Any

from axstat.briefs.forms.word import with_parts
from axstat.documents.office.package import Package
from axstat.model.text import Lang
from axstat.model.wording import SIMULATED
from axstat.voice.catalogue.briefs import SENTENCES

_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_NAMES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_RELS = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_RED = "B00000"


def marked(file: str, content: bytes, lang: Lang) -> bytes:
    """Return a filled form with the mark of simulated data; one that has it already keeps the one that it has.

    Args:
        file: its name, for messages.
        content: its bytes.
        lang: the language of the mark.

    Raises:
        UsageError: it is damaged.
    """
    package = Package(file, content)
    mark = SENTENCES["form-mark"].text({"mark": SIMULATED}, lang)
    changed = {_BODY} if _put_on_top(package.tree(_BODY), mark) else set()
    core = _properties_of(package)
    if core in package:
        return package.packed(changed | _commented(package, core))
    return with_parts(package.packed(changed | _announced(package)), {_CORE: _properties()})


def _properties_of(package: Package) -> str:
    """Return the part that holds the document's properties, '' where there is none."""
    said = (one.get("Target", "") for one in package.tree(_RELS) if one.get("Type") == _CORE_KIND)
    return next(said, "").lstrip("/")


def _put_on_top(root: Any, text: str) -> bool:
    """Put the mark before everything else in the body; return whether it was not there yet."""
    space = root.tag.partition("}")[0] + "}"
    body = root.find(f"{space}body")
    if len(body) and "".join(body[0].itertext()).startswith(SIMULATED):
        return False
    paragraph = body.makeelement(f"{space}p")
    run = _child(paragraph, f"{space}r")
    look = _child(run, f"{space}rPr")
    _child(look, f"{space}b")
    _child(look, f"{space}color").set(f"{space}val", _RED)
    _child(run, f"{space}t").text = text
    body.insert(0, paragraph)
    return True


def _commented(package: Package, core: str) -> set[str]:
    """Set the mark before the comment that the properties have; return the parts that changed."""
    root = package.tree(core)
    comment = root.find(f"{{{_DC}}}description")
    if comment is None:
        comment = _child(root, f"{{{_DC}}}description")
    if SIMULATED in (comment.text or ""):
        return set()
    comment.text = f"{SIMULATED} {comment.text or ''}".rstrip()
    return {core}


def _announced(package: Package) -> set[str]:
    """Say in the package that it has properties, which it had not; return the parts that changed."""
    relations, types = package.tree(_RELS), package.tree(_TYPES)
    relation = _child(relations, relations.tag.removesuffix("s"))
    for key, said in (("Id", "axstatProperties"), ("Type", _CORE_KIND), ("Target", _CORE)):
        relation.set(key, said)
    kind = _child(types, types.tag.partition("}")[0] + "}Override")
    kind.set("PartName", f"/{_CORE}")
    kind.set("ContentType", _CORE_TYPE)
    return {_RELS, _TYPES}


def _properties() -> Any:
    from lxml import etree

    root = etree.Element(f"{{{_CORE_NAMES}}}coreProperties", nsmap={"cp": _CORE_NAMES, "dc": _DC})
    _child(root, f"{{{_DC}}}description").text = SIMULATED
    return root


def _child(parent: Any, tag: str) -> Any:
    child = parent.makeelement(tag)
    parent.append(child)
    return child
