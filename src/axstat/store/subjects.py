"""What a table is about and which edition of it, as far as another source may take its place (see vintages.py)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from axstat.model.observations import LoadUnit, ObservationSeries, ObservationTable
from axstat.values.editions import PLAIN, edition_rank, subject

REMARKS = ("confidence", "subset_of")  # attributes that say something of a figure and do not make it another


class Subject(NamedTuple):
    """The columns of `store.sheet_table` that tell tables apart: see schema.sql."""

    subject: str
    sheet: str
    sheet_matters: bool
    periods: list[str]


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition of one table."""

    rank: int
    name: str | None
    """What the edition is called where editions stand side by side."""

    @classmethod
    def of(cls, unit: LoadUnit, table: ObservationTable) -> Edition:
        """Read the edition from the nearest words: title, sheet name, then what is said of the whole file."""
        texts = [table.title, table.sheet, *(() if table.title else (unit.meta.title,)), unit.meta.edition or ""]
        name = (unit.meta.edition or "") if table.side_by_side else None
        return cls(_first_rank([*texts, unit.file.name]), name)

    def rank_of(self, series: ObservationSeries) -> int:
        """Return the rank of one series, whose own header may say 速報."""
        said = edition_rank(series.attributes.get("edition", ""))
        return self.rank if said is None else said

    def qualifier(self, series: ObservationSeries) -> str:
        """Return what makes a series another figure, as text: all staff is what is meant where nothing is said."""
        said = {name: value for name, value in series.attributes.items() if name not in REMARKS}
        edition = said.pop("edition", self.name)
        if self.name is not None and edition:
            said["edition"] = edition
        if said.get("staff_scope") == "全体":
            del said["staff_scope"]
        return "; ".join(f"{name}={value}" for name, value in sorted(said.items()))


def subjects_of(unit: LoadUnit) -> list[Subject]:
    """Return the subject of each table of a unit."""
    sheets = [subject(table.sheet) for table in unit.tables]
    names = [subject(t.title) or subject(unit.meta.title) or s for t, s in zip(unit.tables, sheets, strict=True)]
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        alike[unit.tables[n].dataset, name].append(n)
    matters = [False] * len(names)
    for group in alike.values():
        if _tell_of_the_same([unit.tables[n] for n in group]):
            for n in group:
                matters[n] = True
    return [Subject(*of) for of in zip(names, sheets, matters, map(_periods, unit.tables), strict=True)]


def _periods(table: ObservationTable) -> list[str]:
    """Return the periods that a table's values can have, as far as its series say; none where its lines do."""
    periods = [series.period for series in table.series]
    return sorted({period.text for period in periods if period is not None}) if all(periods) else []


def _tell_of_the_same(tables: list[ObservationTable]) -> bool:
    """Say whether tables on different sheets have measures and items in common."""
    if len({table.sheet for table in tables}) < 2:
        return False
    series = [{(s.measure.id, s.period, *sorted(s.attributes.items())) for s in t.series} for t in tables]
    if not _overlap(series):
        return False
    return _overlap(
        {(i.area.area_code if i.area else i.label, i.category, i.facets, i.period) for i in t.items} for t in tables
    )


def _overlap(sets: Iterable[AbstractSet[tuple[object, ...]]]) -> bool:
    seen: set[tuple[object, ...]] = set()
    for some in sets:
        if not seen.isdisjoint(some):
            return True
        seen |= some
    return False


def _first_rank(texts: Iterable[str]) -> int:
    return next((rank for text in texts if text and (rank := edition_rank(text)) is not None), PLAIN)
