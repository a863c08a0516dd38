"""The columns of a brief's tables: their heads in the reader's language, figures to the right."""

from __future__ import annotations

from axstat.briefs.sentences import words_of
from axstat.model.text import Lang
from axstat.papers.blocks import TableColumn

_FIGURES = frozenset({"population", "hours", "index", "value", "median", "cap"})


def columns(lang: Lang, **widths: float) -> tuple[TableColumn, ...]:
    """Return columns by the names of their heads and their shares of the width, in this order."""
    return tuple(
        TableColumn(words_of(f"head-{name}", lang), right=name in _FIGURES, width=width)
        for name, width in widths.items()
    )
