"""A whole report: its tables in order, and what of it could not be made, each with the name of its sheet."""

from __future__ import annotations

from dataclasses import dataclass

from axstat.model.results import Result
from axstat.voice import Label


@dataclass(frozen=True, slots=True)
class Chapter:
    """One table of a whole report; `missing` says why there is none."""

    name: Label
    result: Result | None
    missing: Label | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """A whole report on one subject."""

    name: str
    title: Label
    chapters: tuple[Chapter, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The tables that could be made."""
        return tuple(chapter.result for chapter in self.chapters if chapter.result is not None)
