"""The text of a Markdown or HTML file: its bytes as they are, every character with its place in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from axstat.documents.address import SCHEME
from axstat.documents.model import At, Change, Paragraph
from axstat.errors import UsageError
from axstat.values.lazy import Pattern

ADDRESS = Pattern(rf"(?i)(?<![A-Za-z]){SCHEME}[^\s/]+/")
"""An address wherever it stands: the scheme with something that looks like a query behind it."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True)
class TextSource:
    """A text file. Line ends and the byte order mark stay what they are."""

    text: str
    encoding: str
    bom: bytes = b""

    @classmethod
    def of(cls, file: str, content: bytes) -> TextSource:
        """Return the text of a file: UTF-8, UTF-16 with its mark, or CP932.

        Raises:
            UsageError: it is none of them.
        """
        bom, named = next(((mark, name) for mark, name in _BOMS if content.startswith(mark)), (b"", ""))
        for encoding in [named] if named else ["utf-8", "cp932"]:
            try:
                text = content[len(bom) :].decode(encoding)
            except UnicodeDecodeError:
                continue
            if text.encode(encoding) == content[len(bom) :] and "\0" not in text:
                return cls(text, encoding, bom)
        raise UsageError("document-not-text", file=file)

    @cached_property
    def _lines(self) -> list[int]:
        starts, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            starts.append(at)
        return starts

    def place(self, offset: int) -> At:
        """Return line and column, both counted from 1."""
        line = max(bisect_right(self._lines, offset), 1)
        while line > 1 and self._lines[line - 1] >= len(self.text) and offset < len(self.text):
            line -= 1
        return {"line": line, "column": offset - self._lines[line - 1] + 1}

    def at(self, paragraph: Paragraph, offset: int) -> At:
        """Return the place of a character of a paragraph."""
        spots = [spot for spot in paragraph.spots[offset:] if spot is not None]
        return self.place(spots[0].start) if spots else paragraph.at

    def can_replace(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Say whether characters stand side by side in the file, with no mark between them."""
        spots = paragraph.spots[start:end]
        known = [spot for spot in spots if spot is not None]
        return len(known) == len(spots) > 0 and all(
            one.end == other.start or one == other for one, other in pairwise(known)
        )

    def rewritten(self, changes: Sequence[Change], paragraphs: Sequence[Paragraph]) -> bytes:
        """Return the bytes with the changes made, all others as they were."""
        text = self.text
        spans = sorted((*_span(paragraphs[change.paragraph], change), change.text) for change in changes)
        for start, end, new in reversed(spans):
            text = text[:start] + new + text[end:]
        return self.bom + text.encode(self.encoding)


def _span(paragraph: Paragraph, change: Change) -> tuple[int, int]:
    spots = [spot for spot in paragraph.spots[change.start : change.end] if spot is not None]
    return spots[0].start, spots[-1].end


def stray_places(paragraphs: Sequence[Paragraph]) -> tuple[At, ...]:
    """Return the paragraphs that print an address outside a link to one."""
    return tuple(
        paragraph.at
        for paragraph in paragraphs
        for match in ADDRESS.finditer(paragraph.text)
        if not any(link.start <= match.start() < link.end for link in paragraph.links)
    )
