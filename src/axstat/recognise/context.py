"""Decides by context what a row's own cells leave open: the heading above, the city above, the order of codes.

    東京都            heading or prefecture row: holds for the rows below, as long as
    千代田区          every name that is unique in Japan lies in it
    府中市            → 東京都府中市

Nothing is decided unless exactly one answer fits.
"""

from __future__ import annotations

from itertools import pairwise

from axstat.model.areas import Area
from axstat.model.tables import RowClass
from axstat.recognise.places import Judge, Verdict, class_of

_NORTHERN_NEIGHBOURS = frozenset({"016951", "016977"})
_TOMARI = ("014036", "016969")
_LEAST_ANCHORS = 5
_BODIES = frozenset({RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY, RowClass.WARD, RowClass.PREFECTURE})


def apply_headings(verdicts: list[Verdict], judge: Judge, outer: str) -> str:
    """Resolve names by the prefecture row above them, or by `outer` (sheet name, title), in place.

    Returns the outer prefecture if it held, '' otherwise.
    """
    start, context, used = 0, outer, ""
    for row in range(len(verdicts) + 1):
        verdict = verdicts[row] if row < len(verdicts) else None
        heads = verdict is not None and verdict.row_class is RowClass.PREFECTURE and verdict.area is not None
        if verdict is None or heads:
            if (
                context
                and _resolve_run(verdicts, range(start, row), judge, context)
                and context == outer
                and start == 0
            ):
                used = outer
            if verdict is not None and verdict.area is not None:
                start, context = row + 1, verdict.area.name
    return used


def _resolve_run(verdicts: list[Verdict], rows: range, judge: Judge, prefecture: str) -> bool:
    """Resolve the open names of a run of rows if its certain names all lie in the prefecture."""
    certain = {v.area.prefecture for row in rows if (v := verdicts[row]).area is not None and v.row_class in _BODIES}
    if certain - {prefecture}:
        return False
    changed = {}
    for row in rows:
        verdict = verdicts[row]
        if verdict.problem in ("ambiguous", "unknown") and verdict.name and not verdict.prefecture:
            changed[row] = judge.within(verdict, prefecture)
    if not certain and not any(v.area is not None for v in changed.values()):
        return False
    for row, verdict in changed.items():
        if verdict.area is None and verdict.problem == "unknown" and verdict.shape:
            verdicts[row] = verdict._replace(row_class=RowClass.UNLISTED, problem="")
        else:
            verdicts[row] = verdict
    return True


def has_ambiguous(verdicts: list[Verdict]) -> bool:
    """Tell whether any name is still open; equal rows share one verdict, so each is looked at once."""
    return any(v.problem == "ambiguous" for v in dict(zip(map(id, verdicts), verdicts, strict=True)).values())


def apply_cities(verdicts: list[Verdict], judge: Judge) -> None:
    """Resolve ward names by the designated city above them, in place: 札幌市, then 中央区."""
    city: Area | None = None
    by_code = judge.lexicon.gazetteer.by_code
    for row, verdict in enumerate(verdicts):
        if verdict.problem == "ambiguous" and city is not None and verdict.name.endswith("区"):
            verdicts[row] = verdict = judge.in_city(verdict, city)
        area = verdict.area
        if verdict.row_class is RowClass.DESIGNATED_CITY:
            city = area
        elif verdict.row_class is RowClass.WARD and area is not None:
            city = by_code(area.parent_code or "") or city
        elif area is not None:
            city = None


def apply_northern_tomari(verdicts: list[Verdict], judge: Judge) -> None:
    """Tell 国後郡泊村 from 泊村 by its neighbours: both lie in Hokkaido (HAZARDS 41)."""
    placed = [row for row, v in enumerate(verdicts) if v.area is not None]
    for before, row, after in zip(placed, placed[1:], placed[2:], strict=False):
        area = verdicts[row].area
        if area is None or area.area_code not in _TOMARI:
            continue
        neighbours = {verdicts[before].area, verdicts[after].area}
        if any(n is not None and n.area_code in _NORTHERN_NEIGHBOURS for n in neighbours):
            verdicts[row] = verdicts[row]._replace(area=judge.lexicon.gazetteer.by_code(_TOMARI[1]))


def apply_order(verdicts: list[Verdict]) -> list[int]:
    """Resolve ambiguous names where the rows ascend by code and only one assignment keeps them ascending.

    Returns the rows decided this way.
    """
    certain = [(row, v.area.area_code) for row, v in enumerate(verdicts) if v.area and v.row_class in _BODIES]
    codes = [code for _, code in certain]
    ascending = all(a <= b for a, b in pairwise(codes))
    if len(set(codes)) < _LEAST_ANCHORS or not ascending:
        return []
    open_rows = [row for row, v in enumerate(verdicts) if v.problem == "ambiguous"]
    decided: list[int] = []
    for gap in _gaps(open_rows, certain):
        below = max((code for row, code in certain if row < gap[0]), default="")
        above = min((code for row, code in certain if row > gap[-1]), default="999999")
        chosen = _only_assignment([verdicts[row] for row in gap], below, above)
        for row, area in zip(gap, chosen, strict=False):
            verdicts[row] = verdicts[row]._replace(row_class=class_of(area), area=area, problem="", candidates=())
            decided.append(row)
    return decided


def _gaps(open_rows: list[int], certain: list[tuple[int, str]]) -> list[list[int]]:
    """Group ambiguous rows that stand between the same two certain rows."""
    anchors = {row for row, _ in certain}
    gaps: list[list[int]] = []
    for row in open_rows:
        if gaps and not any(between in anchors for between in range(gaps[-1][-1], row)):
            gaps[-1].append(row)
        else:
            gaps.append([row])
    return gaps


def _only_assignment(verdicts: list[Verdict], below: str, above: str) -> list[Area]:
    """Return the one choice of candidates that ascends strictly between two codes, [] when none or several do."""
    partial: list[tuple[str, list[Area]]] = [(below, [])]
    for previous, verdict in zip([None, *verdicts], verdicts, strict=False):
        if previous is not None and previous.name == verdict.name:  # several rows of one body
            partial = [(last, [*chosen, chosen[-1]]) for last, chosen in partial]
            continue
        partial = [
            (area.area_code, [*chosen, area])
            for last, chosen in partial
            for area in verdict.candidates
            if last < area.area_code < above
        ]
        if len(partial) > 64:
            return []
    return partial[0][1] if len(partial) == 1 else []
