"""What Word and PowerPoint share: names without their namespace, cells of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from axstat.documents.model import Table


def local(element: Any) -> str:
    """Return the name of an element without its namespace; '' for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the children of an element that are called so."""
    return (one for one in element if local(one) == name)


def child(element: Any, *names: str) -> Any:
    """Return the first child of an element that is called so, and of that the first of the next name; else None."""
    for name in names:
        element = next(children(element, name), None) if element is not None else None
    return element


def inside(element: Any, name: str) -> Any:
    """Return the first element anywhere in another that is called so, None where there is none."""
    return next((one for one in element.iter() if local(one) == name), None)


def attribute(element: Any, name: str) -> str:
    """Return the attribute of an element whose name ends so, '' where it has none."""
    return next((value for key, value in element.attrib.items() if key.endswith(name)), "")


def chosen_content(alternate: Any) -> Any:
    """Return the first alternative of a content that is there in several forms."""
    chosen = child(alternate, "Choice")
    return chosen if chosen is not None else next(children(alternate, "Fallback"), ())


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
