"""The labour dataset: METI's projection of labour demand, supply and gap by occupation, education, industry, region.

The gap is supply − demand (過不足; a shortage is negative). A header whose sign or unit is not stated is not named.
Base-year figures (就業者数) and 2040 figures stand under their own year in the header.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from axstat.areas import gazetteer
from axstat.datasets import categories
from axstat.datasets.categories import CategoryName
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.model.observations import ObservationSeries, ObservationTable
from axstat.model.tables import Item, RowClass, Series, ValueColumn
from axstat.model.values import Period
from axstat.recognise import words
from axstat.values.text import fold_label

FACETS = ("area", "dimension", "subset_of", "confidence")
NATION = "全国"
_CROSS = " × "
_REMARK = re.compile("出典|出所|注|備考|資料|確度")
_CONFIDENCE = re.compile("確度|信頼度|confidence", re.IGNORECASE)
_EMPLOYED = re.compile("就業者|従業者数")


def _is_confidence(series: Series) -> bool:
    return bool(series.path) and _CONFIDENCE.search(fold_label(series.path[-1].text)) is not None


def _is_empty_remark(one: MeantSeries) -> bool:
    leaf = fold_label(one.series.path[-1].text) if one.series.path else ""
    return _REMARK.search(leaf) is not None and not any(one.values.texts)


@dataclass(frozen=True, slots=True)
class _Group:
    """The series of one period and one column category; `confidence` is the column that qualifies them."""

    period: Period | None
    category: CategoryName | None
    series: tuple[MeantSeries, ...]
    confidence: ValueColumn | None


def build(meant: MeantTable, *, edition: str | None, publisher: str | None) -> Iterator[ObservationTable]:
    """Yield the observations of a labour table, one table per period and column category.

    Items carry the facets area, dimension, subset_of and confidence; series carry edition and publisher.
    """
    attributes = {k: v for k, v in (("edition", edition), ("publisher", publisher)) if v}
    keep = [i for i, item in enumerate(meant.table.items) if item.row_class.is_observed]
    for group in _groups(meant):
        items = tuple(_item(meant.table.items[i], group, i) for i in keep)
        series = tuple(_series(s, keep, attributes) for s in group.series)
        yield ObservationTable(meant.dataset, meant.table.sheet, meant.table.transposed, items, series, FACETS)
    remarks: dict[str, list[MeantSeries]] = defaultdict(list)
    for one in meant.series:
        if one.rule is None and not _is_empty_remark(one):
            remarks[_region(one.series)].append(one)
    for area, own in remarks.items():
        plain = _Group(None, None, tuple(own), None)
        items = tuple(_item(meant.table.items[i], plain, i, area) for i in keep)
        series = tuple(_series(s, keep, attributes) for s in own)
        yield ObservationTable(meant.dataset, meant.table.sheet, meant.table.transposed, items, series, FACETS)


def _region(series: Series) -> str:
    """Return the region or prefecture that heads a column without a measure: 関東 › 需要 is not of the nation."""
    known = gazetteer().prefecture_named
    return next((h.text for h in series.path if words.is_region(fold_label(h.text)) or known(h.text)), NATION)


def _groups(meant: MeantTable) -> Iterator[_Group]:
    groups: dict[tuple[Period | None, CategoryName | None], list[MeantSeries]] = defaultdict(list)
    for one in meant.series:
        if one.rule is not None:
            groups[one.period, column_category(one.series)].append(one)
    marks = [s for s in meant.series if s.rule is None and _is_confidence(s.series)]
    for (period, category), series in groups.items():
        fitting = [
            (m.series.period == period, column_category(m.series) == category, m.values)
            for m in marks
            if m.series.period in (None, period) and column_category(m.series) in (None, category)
        ]
        confidence = max(fitting, key=lambda f: f[:2])[2] if fitting else None
        yield _Group(period, category, tuple(series), confidence)


def column_category(series: Series) -> CategoryName | None:
    """Return the category that a header path names above or below its measure: 大学理系 in 需要 › 大学理系."""
    for level in reversed(series.path):
        found = categories.find(level.text)
        if found is not None and not _EMPLOYED.search(fold_label(level.text)):
            return found
    return None


def _category(item: Item) -> CategoryName | None:
    return categories.find(item.category or item.label) or categories.find(item.label)


def _item(item: Item, group: _Group, index: int, area: str = NATION) -> Item:
    own = _category(item)
    name = own.name if own else (item.category or item.label)
    dimension = own.dimension if own else "other"
    subset = own.subset_of if own else None
    column = group.category
    if dimension == "region" or (own is None and item.area is not None):
        area = item.area.name if item.area is not None and own is None else name
        name, dimension, subset = "計", "total", None
        if column is not None:
            name, dimension, subset = column.name, column.dimension, column.subset_of
    elif column is not None:
        dimension = f"{dimension}_x_{column.dimension}"
        subset = f"{subset}{_CROSS}{column.name}" if subset else None
        name = f"{name}{_CROSS}{column.name}"
    confidence = group.confidence.texts[index] if group.confidence else ""
    return item._replace(
        row_class=RowClass.CATEGORY,
        area=None,
        category=name,
        facets=(area, dimension, subset or "", confidence.strip()),
    )


def _series(meant: MeantSeries, keep: list[int], attributes: dict[str, str]) -> ObservationSeries:
    column = meant.values
    values = ValueColumn(
        [column.values[i] for i in keep], [column.statuses[i] for i in keep], [column.texts[i] for i in keep]
    )
    return ObservationSeries(
        measure=meant.measure,
        line=meant.series.line,
        header=meant.series.path,
        values=values,
        period=meant.period,
        period_said=meant.period_said,
        unit_said=meant.unit_said,
        measure_said=meant.measure_said,
        attributes={**attributes, **meant.attributes},
    )
