"""The body that a brief is about: its area, its scope, and how it is called in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from axstat.areas.called import body_name
from axstat.briefs.basis import Basis
from axstat.briefs.lookup import Row
from axstat.briefs.sentences import words_of
from axstat.model.areas import Area
from axstat.model.names import prefecture
from axstat.model.text import Lang
from axstat.reports.area import scope_of
from axstat.reports.wording import KINDS

LEVELS = frozenset({"prefecture", "municipality"})
"""Levels of areas that a brief can be about."""


def spelled(region: object) -> str:
    """Return a region's name with the brackets that every source is compared in."""
    return str(region).replace("（", "(").replace("）", ")")


@dataclass(frozen=True, slots=True)
class Body:
    """A municipality or prefecture, and the language of its brief."""

    area: Area
    lang: Lang

    @property
    def scope(self) -> str:
        """The scope that it is counted in."""
        return scope_of(self.area)

    @property
    def title(self) -> str:
        """The title of its brief."""
        area, lang = self.area, self.lang
        name, kind = body_name(area.area_code, area.name, lang), KINDS[area.kind]
        if area.level == "prefecture":
            return words_of("title", lang, name=name, kind=kind)
        return words_of(
            "title-of-municipality", lang, name=name, prefecture=prefecture(area.prefecture, lang), kind=kind
        )

    def standing(self, basis: Basis) -> Row | None:
        """Return its row of overtime, None where none is loaded."""
        known = basis.overtime.get(self.scope)
        return known.standing.row(self.area.area_code) if known is not None else None
