"""The columns of a brief's tables: their heads in the reader's language, figures to the right."""

from __future__ import annotations

from axstat.briefs.sentences import words_of
from axstat.model.text import Lang
from axstat.papers.blocks import TableColumn

_FIGURES = frozenset({"population", "hours", "index", "value", "median", "cap"})


def columns(lang: Lang, *names: str) -> tuple[TableColumn, ...]:
    """Return columns by the names of their heads; what they need is their width."""
    return tuple(TableColumn(words_of(f"head-{name}", lang), right=name in _FIGURES) for name in names)
