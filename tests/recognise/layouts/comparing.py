"""Compares what axstat makes of a drawn workbook with the drawing: each difference is one line of text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from axstat.datasets import read_meaning, vocabulary
from axstat.model.cells import a1
from axstat.model.values import Status
from axstat.recognise import recognise
from tests.recognise.layouts.page import Drawn, Page, Want

_BETWEEN = re.compile(r"[ ›;=・、_()／/]+")


class Stored(NamedTuple):
    """One observation as it would be stored."""

    area: str
    said: str
    unit: str | None
    period: str | None
    value: float | None
    status: Status
    text: str


class Outcome(NamedTuple):
    """What became of a workbook: messages that stop it, codes of doubts, observations by sheet and cell."""

    problems: tuple[str, ...]
    doubts: frozenset[str]
    stored: dict[tuple[str, int, int], list[Stored]]


def outcome(drawn: Drawn) -> Outcome:
    """Recognise and interpret a workbook as `ingest` does."""
    workbook = drawn.workbook()
    readings = tuple(recognise(grid, vocabulary=vocabulary()) for grid in workbook.sheets)
    meaning = read_meaning(workbook, readings)
    stored: dict[tuple[str, int, int], list[Stored]] = defaultdict(list)
    for table in meaning.unit.tables:
        for series in table.series:
            for item, value, status, text in zip(
                table.items, series.values.values, series.values.statuses, series.values.texts, strict=True
            ):
                at = (series.line, item.line) if table.transposed else (item.line, series.line)
                period = series.period or item.period
                said = " › ".join([series.measure.label, *series.attributes.values(), *item.facets])
                stored[table.sheet, *at].append(
                    Stored(
                        item.area.area_code if item.area else "",
                        said,
                        series.measure.unit,
                        period.text if period else None,
                        value,
                        Status(status),
                        text,
                    )
                )
    problems = tuple(problem.message for problem in meaning.problems)
    return Outcome(problems, frozenset(doubt.id for doubt in meaning.unit.doubts), stored)


def differences(drawn: Drawn, got: Outcome) -> list[str]:
    """Return a line for everything that is not as drawn; a refusal is none where the sheets do not say enough."""
    if drawn.no_table:
        return [] if got.problems else [f"{len(got.stored)} cells were read where there is no table"]
    if got.problems:
        return [f"refused: {p}" for p in got.problems if not any(re.search(why, p) for why in drawn.refused)]
    lines = [f"nothing says `{code}`" for code in drawn.doubts if code not in got.doubts]
    wanted: set[tuple[str, int, int]] = set()
    for page in drawn.pages:
        for at, want in page.wants.items():
            place = (page.name, *page.where(*at))
            wanted.add(place)
            if faults := list(_faults(want, got.stored.get(place, []), page)):
                lines.append(f"{page.name}!{a1(*place[1:])} {want.area} {' '.join(want.words)}: {'; '.join(faults)}")
    free = {(page.name, col) for page in drawn.pages for col in page.free}
    for place, stored in got.stored.items():
        if place not in wanted and (place[0], place[2]) not in free:
            lines += [f"{place[0]}!{a1(*place[1:])}: made up {s}" for s in stored if s.value is not None or not s.text]
    return lines


def _faults(want: Want, stored: list[Stored], page: Page) -> Iterator[str]:
    if len(stored) != 1:
        yield f"stored {len(stored)} times: {stored}"
        return
    (got,) = stored
    for what in ("area", "unit", "period", "status"):
        if getattr(got, what) != getattr(want, what):
            yield f"{what} {getattr(got, what)!r}, not {getattr(want, what)!r}"
    if (got.value is None) != (want.value is None) or abs((got.value or 0) - (want.value or 0)) > 1e-9:
        yield f"value {got.value}, not {want.value}"
    said = _narrow(got.said)
    parts = set(_BETWEEN.split(said))
    if missing := [w for w in map(_narrow, want.words) if w not in parts and (len(w) < 2 or w not in said)]:
        yield f"`{got.said}` lacks {missing}"
    own = {part for word in want.words for part in (_narrow(word), *_BETWEEN.split(_narrow(word)))}
    if others := sorted((parts & set(map(_narrow, page.labels))) - own):
        yield f"`{got.said}` says {others} of others"


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
