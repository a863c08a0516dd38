"""Columns that would be one measure: one is kept where they agree, the conflict is refused where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from axstat.datasets import own_names
from axstat.datasets.dating import in_era_of
from axstat.datasets.meant import Findings, MeantSeries
from axstat.errors import CheckFailed
from axstat.model.tables import Series, Table


def separate(
    table: Table, series: tuple[MeantSeries, ...], findings: Findings, category_of: Callable[[Series], object]
) -> tuple[MeantSeries, ...]:
    """Keep one series per measure, part, period and category; series of their own names are told apart by place."""
    groups: dict[tuple[object, ...], list[MeantSeries]] = defaultdict(list)
    for one in series:
        if one.rule is not None:
            groups[(*one.key, category_of(one.series), in_era_of(one.series, table))].append(one)
    dropped: set[int] = set()
    for group in groups.values():
        if len(group) < 2:
            continue
        if len({tuple(s.values.texts) for s in group}) == 1:
            cells = [c for s in group if (c := s.header_cell)]
            findings.doubt("columns-repeat", cells, columns=own_names.listed(group))
            dropped |= {s.series.line for s in group[1:]}
        else:
            findings.problems.append(_conflict(group, findings))
    others = own_names.tell_apart(tuple(s for s in series if s.rule is None), findings, transposed=table.transposed)
    apart = {s.series.line: s for s in others}
    kept = [s if s.rule else apart.get(s.series.line) for s in series if s.series.line not in dropped]
    return tuple(s for s in kept if s is not None)


def _conflict(rivals: list[MeantSeries], findings: Findings) -> CheckFailed:
    first, second = rivals[:2]
    differing = (o for o in rivals[1:] if o.values.texts != first.values.texts)
    second = next(differing, second)
    row = next((i for i, (a, b) in enumerate(zip(first.values.texts, second.values.texts, strict=True)) if a != b), 0)
    cells = [findings.where(cell) if (cell := s.header_cell) else "?" for s in (first, second)]
    return CheckFailed(
        "headers-differ",
        one=cells[0],
        other=cells[1],
        label=first.measure.label,
        value=first.values.texts[row],
        instead=second.values.texts[row],
        line=row + 1,
    )
