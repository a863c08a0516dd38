"""Grid → tables: an axis is known by its vocabulary, a header by what it says. Pure: no files."""

from __future__ import annotations

from axstat.recognise.recogniser import recognise
from axstat.recognise.vocabulary import Category, Vocabulary

__all__ = ["Category", "Vocabulary", "recognise"]
