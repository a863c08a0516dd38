"""Write what differs anew, in the style it was printed in; what cannot be written so is left, and counted."""

from __future__ import annotations

from axstat.documents.checking import Checked


def mended(checked: Checked) -> tuple[bytes, int]:
    """Return a document with its differing numbers rewritten, and how many were."""
    changes = [number.change for number in checked.numbers if number.change is not None]
    if not changes:
        return checked.document.content, 0
    document = checked.document
    return document.writer.rewritten(changes, document.paragraphs), len(changes)
