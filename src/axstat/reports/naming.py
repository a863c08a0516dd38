"""Measures by their names as people type them: the one that is meant, or a refusal that names the nearest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.errors import UnknownName, UsageError
from axstat.model.measured import measure_title
from axstat.model.names import MEASURES
from axstat.reports.catalog import nearest, shipped_query
from axstat.values.text import fold_label
from axstat.voice import Label, same, some
from axstat.voice import said as clause

if TYPE_CHECKING:
    from axstat.store import Reader

_HAS_NUMBERS = "select 1 from observation where measure = $measure and status = 'normal' limit 1"
_HAS_BODIES = (
    "select 1 from store.figure where measure = $measure and status = 'normal' and area_id is not null limit 1"
)
_TOTALS = ("計", "総数", "合計", "総計")


def measure_names(reader: Reader, *, of_bodies: bool = False) -> list[str]:
    """Return the names of all loaded measures that have numbers; `of_bodies`: numbers of bodies, not of categories."""
    sql = Path(__file__).with_name("measure_names.sql").read_text(encoding="utf-8")
    return list(dict.fromkeys(str(row[0]) for row in reader.execute(sql, {"of_bodies": of_bodies}).rows))


def measure_called(measure: str) -> Label:
    """Return what a message calls a measure: in Japanese never by a code, in English by what can be typed."""
    return Label(MEASURES[measure].ja, measure) if measure in MEASURES else same(measure)


def measure_named(reader: Reader, text: str, *, of_bodies: bool = False) -> str:
    """Return the one measure that a text names, as people type it: width, blanks, capitals and numbering do not count.

    In this order: the whole path, its last heading, a heading that has one total (計, 総数) under it, and a part that
    no other measure has.

    Args:
        reader: an open database.
        text: what was typed.
        of_bodies: the question is about bodies: measures that have numbers of them go before all others.

    Raises:
        UnknownName: no loaded measure is called so; the hint names the nearest.
        UsageError: it fits several, which are listed.
    """
    if of_bodies:
        if reader.execute(_HAS_BODIES, {"measure": text}).rows:
            return text
        try:
            return _named(text, measure_names(reader, of_bodies=True))
        except UnknownName:
            pass  # one without bodies is refused by its name, and not as one that is not loaded
    if reader.execute(_HAS_NUMBERS, {"measure": text}).rows:
        return text
    return _named(text, measure_names(reader))


def answers_named(reader: Reader, text: str) -> str:
    """Return the one column of answers in words that a text names; see `measure_named`."""
    rows = reader.execute(shipped_query("answer_headings").sql, {}).rows
    return _named(text, [str(row[0]) for row in rows])


def _named(text: str, measures: Sequence[str]) -> str:
    if text in measures:
        return text
    wanted = folded(text.rstrip("…"))  # as `axstat measures` cuts long names
    for fits in _WAYS:
        found = [measure for measure in measures if fits(measure, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                "several-measures", text=text, n=len(found), measures=some([*map(measure_called, found)], 8)
            )
    names = [measure_title(measure, "ja") for measure in measures]  # alone: 人口（計） and 人口 › 計 are one measure
    raise UnknownName("measure-not-loaded", text=text, hint=nearest(text, names, clause("lists-measures")))


def folded(text: str) -> str:
    """Return a name in which width, blanks, capitals and numbering do not count."""
    return fold_label(text).casefold()


def _parts(measure: str) -> list[str]:
    return [folded(part) for part in measure.split("›")]


def _is_total(measure: str, wanted: str) -> bool:
    *above, last = _parts(measure)
    return bool(above) and above[-1] == wanted and last in _TOTALS


_WAYS: tuple[Callable[[str, str], bool], ...] = (
    lambda measure, wanted: folded(measure) == wanted,
    lambda measure, wanted: _parts(measure)[-1] == wanted or folded(measure_title(measure, "ja")) == wanted,
    _is_total,
    lambda measure, wanted: wanted in folded(measure) or wanted in folded(measure_title(measure, "ja")),
)
