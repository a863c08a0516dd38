"""Where a number stands, as people read it."""

from __future__ import annotations

from axstat.documents.model import At
from axstat.voice import Finding, said


def place(at: At) -> Finding:
    """Return a place in words: line and column, or paragraph, cell, footnote, header, slide and shape."""
    fields = dict(at)
    if "line" in fields:
        return said("place-line", **fields)
    if "slide" in fields:
        return said("place-slide-cell" if "row" in fields else "place-slide", **{"shape": "", **fields})
    part = fields.pop("part", "body")
    if part == "other":
        return said("place-other", **fields)
    if part == "body":
        return said("place-cell" if "row" in fields else "place-paragraph", **fields)
    name = said(_PARTS[str(part)], number=fields.pop("number", 1))
    return said("place-part-cell" if "row" in fields else "place-part", part=name, **fields)


_PARTS = {
    "header": "part-header",
    "footer": "part-footer",
    "footnote": "part-footnote",
    "endnote": "part-endnote",
    "textbox": "part-textbox",
    "notes": "part-notes",
    "control": "part-control",
}
