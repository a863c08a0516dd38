"""Decides by context what a row's own cells leave open: the heading above, the city above, the order of codes.

    東京都            heading or prefecture row: holds for the rows below, as long as
    千代田区          most names that are unique in Japan lie in it
    府中市            → 東京都府中市

Nothing is decided unless exactly one answer fits; each resolver leaves its name on what it decided.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from functools import partial
from itertools import groupby, pairwise

from axstat.model.areas import Area
from axstat.model.tables import RowClass
from axstat.recognise import thresholds
from axstat.recognise.axes import CODE, PREFECTURE
from axstat.recognise.bodies import MUNICIPAL, Judge, Verdict, Verdicts, found, rows_where

_NORTHERN_NEIGHBOURS = frozenset({"016951", "016977"})
_TOMARI = ("014036", "016969")
_OPEN = ("ambiguous", "unknown")


def resolve(verdicts: Verdicts, judge: Judge, roles: Collection[str], prefecture: str, city: Area | None) -> None:
    """Run every resolver over the rows of one axis, in order, in place.

    Args:
        verdicts: what the rows' own cells mean.
        judge: judged them.
        roles: the roles of the axis's columns.
        prefecture: the one that sheet name or titles name, '' for none.
        city: the designated city that they name.
    """
    if PREFECTURE not in roles:
        by_heading(verdicts, judge, prefecture)
        by_total(verdicts, judge)
    if CODE not in roles:
        by_neighbours(verdicts, judge)
    if rows_where(verdicts, Verdict.is_ambiguous):
        by_city(verdicts, judge, city)
        by_order(verdicts)
        by_company(verdicts)


def by_heading(verdicts: Verdicts, judge: Judge, outer: str) -> None:
    """Resolve names by the prefecture row above them, or by `outer` (sheet name, title)."""
    heads = rows_where(verdicts, lambda verdict: verdict.row_class is RowClass.PREFECTURE and bool(verdict.area))
    named = [(row + 1, area.name, "heading") for row in heads if (area := verdicts[row].area) is not None]
    for (start, prefecture, by), end in zip([(0, outer, "title"), *named], [*heads, len(verdicts)], strict=True):
        if prefecture:
            _resolve_run(verdicts, range(start, end), judge, prefecture, by)


def by_total(verdicts: Verdicts, judge: Judge) -> None:
    """Resolve names beside a line that says its prefecture (広島県計, 広島県分), which may stand above them or below.

    The names that are certain between two such lines say of which of the two they are: all of them lie in it.
    """
    if not rows_where(verdicts, Verdict.is_ambiguous):
        return
    named = {
        row: prefecture
        for row in rows_where(verdicts, lambda v: v.row_class in (RowClass.UNKNOWN, RowClass.TOTAL) and not v.note)
        if (prefecture := judge.lexicon.prefecture_in(verdicts[row].label))
    }
    for above, below in pairwise((0, *named, len(verdicts))):
        rows = range(above + 1, below)
        inside = {
            v.area.prefecture for row in rows if (v := verdicts[row]).area is not None and v.row_class in MUNICIPAL
        }
        if len(inside) == 1 and inside <= {named.get(above), named.get(below)}:
            _resolve_run(verdicts, rows, judge, inside.pop(), "total")


def _resolve_run(verdicts: Verdicts, rows: range, judge: Judge, prefecture: str, by: str) -> None:
    """Resolve the names of a run of rows if more of its certain names lie in the prefecture than elsewhere.

    Names that are certain only because today's one bearer lies elsewhere are read inside the prefecture or not at all:
    朝日村 on a sheet of 新潟県 is not the one of 長野県.
    """
    placed = Counter(
        v.area.prefecture == prefecture
        for row in rows
        if (v := verdicts[row]).area is not None and v.row_class in MUNICIPAL
    )
    if placed[False] > placed[True]:
        return
    asked = {row: judge.within(inside, prefecture, by) for row in rows if (inside := _asked(verdicts[row], prefecture))}
    if not placed[True] and not any(v.area is not None for v in asked.values()):
        return
    for row, verdict in asked.items():
        if verdict.area is None and verdict.problem == "unknown" and verdict.shape:
            verdict = verdict._replace(row_class=RowClass.UNLISTED, problem="", by=by)
        verdicts[row] = verdict


def _asked(verdict: Verdict, prefecture: str) -> Verdict | None:
    """Return the verdict to be read inside a prefecture: open, or of a body elsewhere that the line does not say."""
    if verdict.problem in _OPEN and verdict.name and not verdict.prefecture:
        return verdict
    body = verdict.area is not None and verdict.row_class in MUNICIPAL and not verdict.own
    if not body or verdict.area is None or verdict.area.prefecture == prefecture:
        return None
    return verdict._replace(area=None, row_class=RowClass.UNKNOWN, problem="unknown", candidates=())


def by_city(verdicts: Verdicts, judge: Judge, city: Area | None) -> None:
    """Resolve ward names by the designated city above them, or the title's: 札幌市, then 中央区."""
    by_code = judge.lexicon.gazetteer.by_code
    for row, verdict in enumerate(verdicts):
        if verdict.is_ambiguous() and city is not None and verdict.name.endswith("区"):
            verdicts[row] = verdict = judge.in_city(verdict, city)
        area = verdict.area
        if verdict.row_class is RowClass.DESIGNATED_CITY:
            city = area
        elif verdict.row_class is RowClass.WARD and area is not None:
            city = by_code(area.parent_code or "") or city
        elif area is not None:
            city = None


def by_neighbours(verdicts: Verdicts, judge: Judge) -> None:
    """Tell 国後郡泊村 from 泊村 by its neighbours: both lie in Hokkaido (docs/concepts/areas.md)."""
    if not rows_where(verdicts, lambda v: v.area is not None and v.area.area_code in _TOMARI):
        return
    placed = [row for row, v in enumerate(verdicts) if v.area is not None]
    for before, row, after in zip(placed, placed[1:], placed[2:], strict=False):
        area = verdicts[row].area
        if area is None or area.area_code not in _TOMARI:
            continue
        neighbours = {verdicts[before].area, verdicts[after].area}
        if any(n is not None and n.area_code in _NORTHERN_NEIGHBOURS for n in neighbours):
            northern = judge.lexicon.gazetteer.by_code(_TOMARI[1])
            verdicts[row] = verdicts[row]._replace(area=northern, by="neighbours")


def by_order(verdicts: Verdicts) -> None:
    """Resolve ambiguous names where the rows ascend by code and only one assignment keeps them ascending."""
    bodies = MUNICIPAL | {RowClass.PREFECTURE}
    certain = [(row, v.area.area_code) for row, v in enumerate(verdicts) if v.area and v.row_class in bodies]
    anchors, codes = [row for row, _ in certain], ["", *(code for _, code in certain), "999999"]
    if len({*codes}) - 2 < thresholds.ORDER_ANCHORS or not all(a <= b for a, b in pairwise(codes)):
        return
    # names that stand between the same two certain rows are told apart together
    open_rows = rows_where(verdicts, Verdict.is_ambiguous)
    for place, between in groupby(open_rows, partial(bisect_left, anchors)):
        gap = list(between)
        chosen = _only_assignment([verdicts[row] for row in gap], codes[place], codes[place + 1])
        for row, area in zip(gap, chosen, strict=False):
            verdicts[row] = found(verdicts[row], area, "order of codes")


def by_company(verdicts: Verdicts) -> None:
    """Resolve ambiguous names where every other body of the table lies in one prefecture, and one bearer does."""
    placed = {v.area.area_code: v.area.prefecture for v in verdicts if v.area is not None and v.row_class in MUNICIPAL}
    if len(placed) < thresholds.ORDER_ANCHORS or len(set(placed.values())) != 1:
        return
    prefecture = next(iter(placed.values()))
    for row, verdict in enumerate(verdicts):
        inside = [area for area in verdict.candidates if area.prefecture == prefecture and area.level == "municipality"]
        if verdict.is_ambiguous() and verdict.label == verdict.name and len(inside) == 1:
            verdicts[row] = found(verdict, inside[0], "company")


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
        if len(partial) > 64:  # more are never one
            return []
    return partial[0][1] if len(partial) == 1 else []
