"""What stands behind the twelve months of a year: their sum is of the year, their mean is a monthly mean.

| 市町村名 | 4月 | 5月 | … | 3月 | 計   | 平均 |
| 岡山市   | 8.1 | 9.0 | … | 9.9 | 99.6 | 8.3  |
"""

from __future__ import annotations

from axstat.model.tables import HeaderCell, Series, Table
from axstat.values.lazy import Pattern
from axstat.values.text import fold_label

_SUM = Pattern(r"(?:年間?|年度)?(?:合計|総計|計|累計)(?:\([^()]*\))?")
_MEAN = Pattern(r"(?:年間?|年度)?平均(?:\([^()]*\))?")


def over_months(table: Table) -> dict[int, HeaderCell]:
    """Return for each column that sums up twelve months, or is their mean, what its header says by standing there."""
    months: dict[tuple[str, ...], set[int]] = {}
    for one in table.series:
        if one.period is not None and one.period.kind == "month":
            months.setdefault(_above(one), set()).add(one.period.start.month)
    whole = {above for above, of in months.items() if len(of) == 12}
    return {one.line: said for one in table.series if _above(one) in whole and (said := _said(one)) is not None}


def _above(series: Series) -> tuple[str, ...]:
    return tuple(level.text for level in series.path[:-1])


def _said(series: Series) -> HeaderCell | None:
    leaf = series.path[-1] if series.path else None
    text = fold_label(leaf.text) if leaf is not None else ""
    word = "年間" if _SUM.fullmatch(text) else "月平均" if _MEAN.fullmatch(text) else ""
    return HeaderCell(leaf.ref, word) if leaf is not None and word else None
