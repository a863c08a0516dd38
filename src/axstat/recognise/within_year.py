"""Figures of a part of the year that a title or header names: 令和6年度 救急件数（4月～12月分）is not of the year.

    | 令和6年度 救急件数（12月末までの累計） |
    | 市町村 | 救急件数（件） |               FY2024's first nine months

The part may stand in another title, in the header, or in the sheet's name. Where only the number of months is said
(9か月分), nothing says which, and the file is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from axstat.model.tables import HeaderCell, Series
from axstat.model.values import Period, PeriodMention
from axstat.recognise.columns import ReadSeries
from axstat.recognise.surroundings import Surroundings
from axstat.values.parts_of_year import is_part_of_year
from axstat.values.within_year import PartOfYear, narrowed, parts_in
from axstat.voice import Finding, found

_YEARS = ("fiscal_year", "calendar_year")
_OF_THE_YEAR = re.compile("通年|年間|年計|年度計")


class PartOfTheYear:
    """What the titles of one table say of the part of their year."""

    def __init__(self, around: Surroundings) -> None:
        """Take the titles, else the name of the sheet."""
        said = [(part, cell) for cell in around.titles for part in parts_in(cell.text)]
        self._cells = [cell.ref for _, cell in said]
        self._parts = frozenset(part for part, _ in said) or frozenset(parts_in(around.sheet))
        self._around = around

    def narrow_titles(self) -> list[Finding]:
        """Make the years that titles speak of the part of them; a day stays beside its year, which may be meant.

        Returns the refusal where it is not told which months are meant.
        """
        mentions = self._around.mentions
        dated = [m for m in mentions if m.role == "data" and m.period.kind in _YEARS]
        if len(self._parts) != 1 or not dated:
            return []
        (part,) = self._parts
        if not part.is_told or any(part.of(m.period) is None for m in dated):
            return [found("part-of-year-untold", "error", self._cells[:1], words=part.words, year=dated[0].words)]
        for mention in dated:
            period = part.of(mention.period)
            if period is not None and period != mention.period:
                narrow = PeriodMention(period, part.words if self._cells else mention.words, "data")
                mentions[mentions.index(mention)] = narrow
                if part.as_of:
                    mentions.append(mention)
        return []

    def of_lines(self, period: Period | None) -> Period | None:
        """Return the period of a line, a year as the part that the titles say."""
        return narrowed(period, self._told)

    def of_series(self, series: Sequence[ReadSeries]) -> list[ReadSeries]:
        """Return series whose years are the part of them that their headers say, else the titles."""
        return [replace(one, series=self._dated(one.series)) for one in series]

    @property
    def _told(self) -> frozenset[PartOfYear]:
        return frozenset(part for part in self._parts if part.is_told)

    def _dated(self, one: Series) -> Series:
        own = _parts_of(one.path)
        year, said = one.period, one.period_said
        if year is None and own:
            year, said = self._around.year
        whole = any(_OF_THE_YEAR.search(cell.text) for cell in one.path)
        parts = own or (frozenset() if whole or one.period is None else self._told)
        period = narrowed(year, parts)
        return one if period == year else replace(one, period=period, period_said=said)


def _parts_of(path: Sequence[HeaderCell]) -> frozenset[PartOfYear]:
    """Return the parts that a header says beside its words; one that is nothing but a part was read already."""
    texts = (cell.text for cell in path if not is_part_of_year(cell.text))
    return frozenset(part for text in texts for part in parts_in(text) if part.is_told)
