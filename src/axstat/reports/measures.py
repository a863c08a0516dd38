"""What one can ask for: the measures that are loaded, with unit, years, N and sources, by a part of their name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from axstat.datasets import shipped
from axstat.errors import NotLoaded, UnknownName
from axstat.model.measured import measure_title
from axstat.model.names import MEASURES
from axstat.model.results import Column, Result
from axstat.reports.catalog import nearest
from axstat.reports.naming import folded
from axstat.reports.queries import run
from axstat.voice import Label
from axstat.voice import said as clause

if TYPE_CHECKING:
    from axstat.store import Reader

LONGEST = 28
"""Characters of a name in a list, so that it stands in 80 columns beside unit, years and numbers."""


def measures_report(reader: Reader, text: str | None = None) -> Result:
    """Return one row for every measure loaded whose name or printed header holds a text, however it is typed.

    Args:
        reader: an open database.
        text: part of a name; full and half width, blanks and capitals do not count. None lists all.

    Raises:
        NotLoaded: nothing is loaded.
        UnknownName: no measure is called so; the hint names the nearest.
    """
    result = run(reader, "measures")
    if not result.rows:
        raise NotLoaded("no-measure-loaded")
    wanted = folded(text or "")
    kept = [row for row in result.rows if any(wanted in folded(str(name)) for name in row[:2])]
    if not kept:
        names = [str(row[0]) for row in result.rows]
        hint = nearest(str(text), names, clause("lists-measures"))
        raise UnknownName("measure-not-loaded", text=str(text), hint=hint)
    place = [column.name for column in result.columns].index("sources")
    used = {number for row in kept for number in str(row[place]).split(", ")}
    sources = tuple(source for source in reader.sources() if str(source.source_id) in used)
    simulated = any(source.simulated for source in sources)
    titles = {name: dataset.title for name, dataset in shipped().items()}
    columns = (
        Column("name", "text", result.columns[0].label, words=MEASURES),
        *(_listed(column, titles) for column in result.columns),
    )
    rows = tuple((_short(str(row[0])), *row) for row in kept)
    others = {source.lists_some for source in result.sources} - {source.lists_some for source in sources}
    notes = tuple(note for note in result.notes if note not in others)
    return replace(result, columns=columns, rows=rows, sources=sources, notes=notes, simulated=simulated)


def _listed(column: Column, titles: Mapping[str, Label]) -> Column:
    """Return a column of the list: datasets by their titles; the names that machines take stand behind."""
    if column.name == "dataset":
        return replace(column, words=titles)
    return replace(column, detail=column.detail or column.name in ("measure", "label"))


def _short(measure: str) -> str:
    """Return what a measure is called in a list: its title, cut where a questionnaire's column has a sentence."""
    title = measure if measure in MEASURES else measure_title(measure, "ja")
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
