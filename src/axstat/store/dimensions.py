"""Rows of the dimension tables: what the model's dataclasses are in `store.series`, `store.item` and `store.source`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from axstat.model.areas import Area
from axstat.model.cells import CellRef
from axstat.model.line_cells import LineCells
from axstat.model.observations import Citation, LoadUnit, ObservationSeries
from axstat.model.tables import Item, RowClass
from axstat.model.values import Period
from axstat.store.citing import effective
from axstat.store.columns import Target
from axstat.store.subjects import Edition
from axstat.voice import Finding

PACKED_COLUMNS = 16384  # columns of a sheet: a cell is stored as row * 16384 + column - 1

ITEMS = Target(
    "insert into store.item by name select * replace (coalesce(cells, []) as cells) from incoming",
    {
        "item_id": "INTEGER",
        "table_id": "INTEGER",
        "line": "INTEGER",
        "row_class": "VARCHAR",
        "area_id": "INTEGER",
        "label": "VARCHAR",
        "category": "VARCHAR",
        "facets": "VARCHAR[]",
        "period": "VARCHAR",
        "period_kind": "VARCHAR",
        "period_start": "DATE",
        "period_end": "DATE",
        "fiscal_year": "INTEGER",
        "cells": "BIGINT[]",
        "area_said": "VARCHAR",
    },
)


def source_values(source_id: int, unit: LoadUnit, decided: int, cited: Citation) -> dict[str, Any]:
    """Return the row of `store.source` for a unit, in the order of its columns."""
    file, meta, asked = unit.file, unit.meta, unit.asked
    own = Citation(meta.title, meta.publisher, meta.url, meta.licence, meta.retrieved_on)
    shown = effective(own, cited)
    return {
        "source_id": source_id,
        "file": file.name,
        "path": file.path,
        "sha256": file.sha256,
        "bytes": file.bytes,
        "dataset": meta.dataset,
        "title": shown["title"],
        "publisher": shown["publisher"],
        "fiscal_year": meta.fiscal_year,
        "survey_year": meta.survey_year,
        "edition": meta.edition,
        "url": shown["url"],
        "licence": shown["licence"],
        "retrieved_on": shown["retrieved_on"],
        "ingested_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        "simulated": meta.simulated,
        "partial": meta.partial,
        "current": True,
        "observations": 0,
        "decided": decided,
        "asked": None if asked is None else {**asdict(asked), "said_as": list(asked.said_as)},
        "own": asdict(own),
        "cited": asdict(cited),
    }


def finding_rows(source_id: int, findings: Iterable[Finding]) -> list[tuple[Any, ...]]:
    """Return the rows of `store.finding` for what was found of a source, in both languages."""
    return [
        (source_id, one.severity, one.id, one.text("en"), one.text("ja"), [str(cell) for cell in one.cells])
        for one in findings
    ]


def item_columns(
    table_id: int, first_item: int, items: Sequence[Item], area_ids: Mapping[Area, int]
) -> list[Sequence[Any]]:
    """Return the columns of `store.item` for a table's items."""
    n = len(items)
    row_classes = {row_class: row_class.value for row_class in RowClass}  # `.value` is slow on every line
    return [
        range(first_item, first_item + n),
        [table_id] * n,
        [item.line for item in items],
        [row_classes[item.row_class] for item in items],
        _area_column(items, area_ids),
        [item.label for item in items],
        [item.category for item in items],
        [item.facets or None for item in items],
        *_period_columns([item.period for item in items]),
        [_numbered(item.cells) for item in items],
        [item.by or None for item in items],
    ]


def _numbered(cells: Sequence[CellRef]) -> list[int]:
    if isinstance(cells, LineCells):
        return cells.numbered(PACKED_COLUMNS)
    return [cell.row * PACKED_COLUMNS + cell.col - 1 for cell in cells]


def series_row(series_id: int, table_id: int, series: ObservationSeries, edition: Edition) -> tuple[Any, ...]:
    """Return the row of `store.series` for one series; its decimals follow from the stored values."""
    measure = series.measure
    return (
        series_id,
        table_id,
        series.line,
        measure.id,
        measure.label,
        measure.unit,
        series.unit_said,
        series.measure_said or None,
        *period_fields(series.period),
        series.period_said,
        series.attributes.get("staff_scope"),
        dict(series.attributes),
        [{"sheet": h.ref.sheet, "cell": h.ref.a1, "text": h.text} for h in series.header],
        None,
        edition.qualifier(series),
        edition.rank_of(series),
        measure.id,
    )


def period_fields(period: Period | None) -> tuple[Any, ...]:
    """Return the five period columns of `store.series` and `store.item`."""
    if period is None:
        return (None, None, None, None, None)
    return (period.text, period.kind, period.start, period.end, period.fiscal_year)


def _area_column(items: Sequence[Item], area_ids: Mapping[Area, int]) -> list[int | None]:
    # Hashing an Area hashes all its fields; the gazetteer's areas are few objects, so their identity is looked up.
    by_identity: dict[int, int | None] = {id(None): None}
    column: list[int | None] = []
    for item in items:
        key = id(item.area)
        if key not in by_identity and item.area is not None:
            by_identity[key] = area_ids[item.area]
        column.append(by_identity[key])
    return column


def _period_columns(periods: Sequence[Period | None]) -> list[list[Any]]:
    if not any(periods):
        return [[None] * len(periods) for _ in range(5)]
    fields = {period: period_fields(period) for period in set(periods)}
    return [list(column) for column in zip(*(fields[period] for period in periods), strict=True)]
