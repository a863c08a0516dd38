"""What Word and PowerPoint share: names without their namespace, cells of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from axstat.documents.model import Table


def local(element: Any) -> str:
    """Return the name of an element without its namespace; '' for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def chosen_content(alternate: Any) -> Any:
    """Return the first alternative of a content that is there in several forms."""
    for child in alternate:
        if local(child) == "Choice":
            return child
    return next((child for child in alternate if local(child) == "Fallback"), ())


@dataclass(slots=True)
class Cells:
    """A table while it is read; rows and columns are counted from 1."""

    rows: list[list[int | None]] = field(default_factory=list)

    @property
    def row(self) -> int:
        """The row being read."""
        return len(self.rows)

    @property
    def column(self) -> int:
        """The column that the next cell takes."""
        return len(self.rows[-1]) + 1

    def begin(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def add(self, paragraph: int | None, span: int = 1) -> None:
        """Add a cell over so many columns."""
        self.rows[-1] += [paragraph, *[None] * (min(span, 1000) - 1)]

    def table(self) -> Table:
        """Return the table."""
        return Table(tuple(tuple(row) for row in self.rows))
