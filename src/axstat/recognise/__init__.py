"""Grid → tables: an axis is known by its vocabulary, a header by what it says. Pure: nothing is read or written here."""

from __future__ import annotations

from axstat.recognise.sheet import recognise
from axstat.recognise.vocabulary import Category, Vocabulary

__all__ = ["Category", "Vocabulary", "recognise"]
