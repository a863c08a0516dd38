"""What a paper says, before it has a format: blocks of text with linked numbers, tables and charts, in reading order.

Pure data: the same answers always give the same blocks, tests read them, and every format starts from them. A number
is a `Span` with an address; what has no address is words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from axstat.charts import Drawing, alt_text
from axstat.charts.style import STYLES
from axstat.model.results import SourceNote
from axstat.model.text import Lang

Role = Literal["body", "lead", "item", "note", "source", "mark", "small"]
"""What a paragraph is: running text, the sentence on top, an item of a list, a note, a citation, the mark of
simulated data, small print."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some characters of a paragraph; with `address` they are a number and the link to its evidence."""

    text: str
    address: str = ""
    bold: bool = False


Text = tuple[Span, ...]


def words(text: str) -> Text:
    """Return a text without numbers that are to be checked."""
    return (Span(text),) if text else ()


def plain(text: Text) -> str:
    """Return the characters of a text."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """How a column of a table is set: figures to the right.

    `width` is its share of the width beside others; where all columns have the same, their texts decide.
    """

    heading: str
    right: bool = False
    width: float = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: caption, what all its rows share (`under`), unit of all its figures, one heading row and cells.

    `totals` are rows that add others up, `marked` those that the paper is about. `notes` stand under it.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Text, ...], ...]
    caption: str = ""
    under: str = ""
    unit: str = ""
    totals: frozenset[int] = frozenset()
    marked: frozenset[int] = frozenset()
    notes: tuple[Text, ...] = ()
    number: str = ""
    """What the caption begins with where the author numbers it: 表1-2. Otherwise tables with captions are counted."""

    def is_bold(self, row: int) -> bool:
        """Whether a row adds others up, or is what the paper is about."""
        return row in self.totals or row in self.marked

    def is_ruled(self, row: int) -> bool:
        """Whether a line parts a row from those that it adds up."""
        return row in self.totals and row - 1 not in self.totals


@dataclass(frozen=True, slots=True)
class Still:
    """A picture as a file holds it, its true size in millimetres, and the text for readers who do not see it."""

    content: bytes
    media: str
    width: float
    height: float
    alt: str

    @property
    def is_drawn(self) -> bool:
        """Whether it is lines and letters, and not dots."""
        return self.media == "image/svg+xml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart at its true size, its alt text with it; its title, notes and source are drawn in it unless it is bare.

    Or a picture that an author brings from a file.
    """

    drawing: Drawing | Still
    caption: Text = ()
    number: str = ""
    """What the caption begins with where the author numbers it: 図1-2. Otherwise pictures with captions are counted."""

    @property
    def alt(self) -> str:
        """The text for readers who do not see it."""
        return self.drawing.alt if isinstance(self.drawing, Still) else alt_text(self.drawing)

    @property
    def title(self) -> str:
        """What the picture says."""
        return plain(self.caption) if isinstance(self.drawing, Still) else self.drawing.title

    @property
    def heading(self) -> str:
        """What the picture says, with the number that its author gave it."""
        if isinstance(self.drawing, Still):
            return f"{self.number} {self.title}".strip()
        return self.drawing.heading

    @property
    def is_bare(self) -> bool:
        """Whether title, notes and source stand beside it."""
        return isinstance(self.drawing, Still) or self.drawing.bare

    @property
    def width(self) -> float:
        """How wide it is in millimetres."""
        return self.drawing.width if isinstance(self.drawing, Still) else STYLES[self.drawing.size].width


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns of blocks side by side; `share` is the left one's part of the width. Screens may stack them."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, or a new slide."""


Block = Heading | Paragraph | Table | Picture | Beside | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, language and blocks; `sources` are those behind its figures.

    `dense`: it is to fit one page, and is set in smaller type with narrower lines.
    """

    title: str
    lang: Lang
    blocks: tuple[Block, ...]
    simulated: bool = False
    sources: tuple[SourceNote, ...] = field(default=())
    dense: bool = False


def texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Yield every text of some blocks, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.text
            case Table():
                for row in block.rows:
                    yield from row
                yield from block.notes
            case Beside():
                yield from texts(block.left)
                yield from texts(block.right)
            case _:
                pass
