"""The labour dataset: METI's projection of labour demand, supply and gap by occupation, education, industry, region.

The gap is supply − demand (過不足; a shortage is negative). A header whose sign or unit is not stated is not named.
Base-year figures (就業者数) and 2040 figures stand under their own year in the header.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from axstat.datasets import categories
from axstat.datasets.categories import CategoryName
from axstat.datasets.meant import MeantSeries, MeantTable
from axstat.datasets.naming import Context, folded_path
from axstat.datasets.recipe import MeasureRule, Recipe
from axstat.model.observations import Measure, ObservationSeries, ObservationTable
from axstat.model.tables import Item, RowClass, Series, Table, ValueColumn
from axstat.model.text import Label
from axstat.model.values import Period
from axstat.values.text import fold_label

UNIT = "万人"
DEMAND = MeasureRule("demand_10k", Label("需要", "labour demand"), UNIT, "count", low=0, high=15_000)
SUPPLY = MeasureRule("supply_10k", Label("供給", "labour supply"), UNIT, "count", low=0, high=15_000)
GAP = MeasureRule(
    "gap_10k", Label("過不足（供給−需要）", "gap (supply − demand)"), UNIT, "count", low=-15_000, high=15_000
)
EMPLOYED = MeasureRule("employed_10k", Label("就業者数", "employed persons"), UNIT, "count", low=0, high=15_000)

RECIPE = Recipe(
    id="labour",
    title=Label("2040年の労働需給", "labour supply and demand in 2040"),
    axis="any",
    subject=("就業構造", "労働需給", "労働力需給", "労働需要", "労働供給", "需給ギャップ"),
    measures={m.id: m for m in (DEMAND, SUPPLY, GAP, EMPLOYED)},
)

FACETS = ("area", "dimension", "subset_of", "confidence")
NATION = "全国"
_CROSS = " × "
_GAP = re.compile("過不足|ミスマッチ|供給-需要")
_REVERSED = re.compile("需要-供給")
_REMARK = re.compile("出典|出所|注|備考|資料|確度")
_CONFIDENCE = re.compile("確度|信頼度|confidence", re.IGNORECASE)


def name_of(path: tuple[str, ...]) -> MeasureRule | None:
    """Return the measure a folded header path names; the deepest level that names one decides."""
    for level in reversed(path):
        if _REVERSED.search(level):
            return None
        if _GAP.search(level):
            return GAP
        demand, supply = "需要" in level, "供給" in level
        if demand != supply:
            return DEMAND if demand else SUPPLY
        if "就業者" in level or "従業者数" in level:
            return EMPLOYED
    return None


def is_labour(table: Table, context: Context) -> bool:
    """Say whether a table is of this dataset: it speaks of it, has one of its measures in 万人, and categories."""
    if not any(word in context.text for word in RECIPE.subject):
        return False
    named = any(name_of(folded_path(s)) for s in table.series if s.numeric)
    known = any(_category(item) is not None for item in table.items)
    return named and known


def name_series(table: Table) -> tuple[MeantSeries, ...]:
    """Name the series of a labour table; remarks such as 出典 keep their own header."""
    found = []
    for series, values in zip(table.series, table.values, strict=True):
        path = folded_path(series)
        if _REMARK.search(path[-1] if path else "") and not any(values.texts):
            continue
        rule = None if _is_confidence(path) else name_of(path)
        unit, said = _unit(series, table)
        if rule is not None and unit == UNIT and not _is_remark(series, values):
            measure = Measure(rule.id, rule.label.ja, UNIT)
            found.append(MeantSeries(series, values, measure, rule, unit_said=said))
        else:
            label = " › ".join(h.text for h in series.path) or str(series.line)
            measure = Measure("›".join(path) or label, label, unit if series.numeric else None)
            found.append(MeantSeries(series, values, measure))
    return tuple(found)


def _is_remark(series: Series, values: ValueColumn) -> bool:
    """Say whether a series holds words; one that was wholly left blank is still a series of figures."""
    return not series.numeric and any(values.texts)


def _unit(series: Series, table: Table) -> tuple[str | None, str | None]:
    if series.unit is not None:
        return series.unit, series.unit_said
    return (table.unit, table.unit_said) if "、" not in (table.unit or "") else (None, None)


def _is_confidence(path: tuple[str, ...]) -> bool:
    return bool(path) and _CONFIDENCE.search(path[-1]) is not None


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
    remarks = tuple(s for s in meant.series if s.rule is None)
    if remarks:
        plain = _Group(None, None, remarks, None)
        items = tuple(_item(meant.table.items[i], plain, i) for i in keep)
        series = tuple(_series(s, keep, attributes) for s in remarks)
        yield ObservationTable(meant.dataset, meant.table.sheet, meant.table.transposed, items, series, FACETS)


def _groups(meant: MeantTable) -> Iterator[_Group]:
    groups: dict[tuple[Period | None, CategoryName | None], list[MeantSeries]] = defaultdict(list)
    for one in meant.series:
        if one.rule is not None:
            groups[one.period, column_category(one.series)].append(one)
    marks = [s for s in meant.series if s.rule is None and _is_confidence(folded_path(s.series))]
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
        if found is not None and name_of((fold_label(level.text),)) is not EMPLOYED:
            return found
    return None


def _category(item: Item) -> CategoryName | None:
    return categories.find(item.category or item.label) or categories.find(item.label)


def _item(item: Item, group: _Group, index: int) -> Item:
    own = _category(item)
    name = own.name if own else (item.category or item.label)
    dimension = own.dimension if own else "other"
    subset = own.subset_of if own else None
    area, column = NATION, group.category
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
        attributes={**attributes, **meant.attributes},
    )
