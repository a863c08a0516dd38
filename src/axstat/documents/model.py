"""A document as the checker sees it: paragraphs of text with links and places, and tables of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from axstat.voice import Finding

Kind = Literal["markdown", "html", "docx", "pptx"]
At = Mapping[str, int | str]
"""A place: line and column; or paragraph, table, row, column, footnote, header, slide, shape …"""


@dataclass(frozen=True, slots=True)
class Link:
    """A linked text inside a paragraph: its address as written, and the characters it covers."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a character of a paragraph stands in its file: bytes of a text, or characters of an XML element."""

    holder: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading or cell as it reads, whatever runs or marks it is made of.

    `spots` has one entry for each character of `text`; None where a character stands for something else (a picture).
    `unit` is the unit that a table's header or note states for the cell.
    """

    text: str
    spots: Sequence[Spot | None]
    at: At
    links: tuple[Link, ...] = ()
    unit: str | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, each the number of its paragraph; None where a cell has none or is covered."""

    cells: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """New text for some characters of a paragraph."""

    paragraph: int
    start: int
    end: int
    text: str


class Writer(Protocol):
    """What writes a document anew with some texts changed; everything else of it stays as it is."""

    def at(self, paragraph: Paragraph, offset: int) -> At:
        """Return the place of a character."""
        ...

    def can_replace(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Say whether characters can be written anew without touching anything else."""
        ...

    def rewritten(self, changes: Sequence[Change], paragraphs: Sequence[Paragraph]) -> bytes:
        """Return the bytes of the document with the changes made."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. `remarks` are what is to be said of it: tracked changes, addresses outside links."""

    file: str
    kind: Kind
    content: bytes
    paragraphs: tuple[Paragraph, ...]
    writer: Writer
    tables: tuple[Table, ...] = ()
    remarks: tuple[Finding, ...] = ()
    stray: tuple[At, ...] = field(default=())
    """Places of addresses (axstat:…) that stand in no link that could be read."""
