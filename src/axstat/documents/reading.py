"""A paragraph while it is read: its characters with their places in the file, and the links closed so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from axstat.documents.address import is_address
from axstat.documents.model import At, Link, Paragraph, Spot

PICTURE = "\ufffc"
"""Stands for a picture, code, or anything else that is not read."""


@dataclass(slots=True)
class Reading:
    """A paragraph while it is read."""

    text: list[str] = field(default_factory=list)
    spots: list[Spot | None] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def put(self, text: str, start: int, end: int) -> None:
        """Add a character; several where one entity gives several."""
        for char in text:
            self.text.append(char)
            self.spots.append(Spot(0, start, end))

    def take(self, text: str, holder: int) -> None:
        """Add the characters that an element of XML holds."""
        for place, char in enumerate(text):
            self.text.append(char)
            self.spots.append(Spot(holder, place, place + 1))

    def skip(self, char: str = PICTURE) -> None:
        """Add what stands for something not read."""
        self.text.append(char)
        self.spots.append(None)

    def link(self, start: int, target: str) -> bool:
        """Close a link that began at a character; say whether it leads to a number."""
        leads = is_address(target)
        if leads:
            self.links.append(Link(start, len(self.text), target))
        return leads

    @property
    def is_empty(self) -> bool:
        """Whether nothing but blanks was read, and no link."""
        return not self.links and not any(char.strip() for char in self.text)

    def paragraph(self, at: At, *, is_heading: bool = False) -> Paragraph:
        """Return what was read."""
        return Paragraph("".join(self.text), self.spots, at, tuple(self.links), is_heading=is_heading)
