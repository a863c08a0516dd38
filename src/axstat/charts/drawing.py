"""What a chart says, before anything is laid out: words, labels, values and their order.

A `Drawing` is pure data: the same result always gives the same drawing, tests read it, and the painter, the terminal
preview and the alt text all start from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from axstat.charts.bodies import Body
from axstat.model.results import Result, SourceNote
from axstat.model.text import Lang

Size = Literal["a4-column", "a4-page", "slide"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as it will be read. `table` holds the drawn values for `--data`; `summary` is the alt text's body.

    `part` names the areas drawn where they are not all. `bare`: title, notes and source stand beside the picture, in
    the paper that holds it, and are not drawn.
    """

    kind: str
    lang: Lang
    size: Size
    title: str
    subtitle: str
    body: Body
    source_line: str
    notes: tuple[str, ...]
    table: Result
    summary: str
    simulated: bool = False
    sources: tuple[SourceNote, ...] = field(default=())
    part: str = ""
    number: str = ""
    bare: bool = False

    @property
    def heading(self) -> str:
        """The title with the figure's number before it."""
        space = "　" if self.lang == "ja" else " "
        return f"{self.number}{space}{self.title}" if self.number else self.title
