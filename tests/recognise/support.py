"""Reads drawn sheets and lays out what recognition found, so that a test can compare it with the drawing."""

from __future__ import annotations

from typing import Any

from axstat.model.tables import Item, SheetReading, Table
from axstat.recognise import Category, Vocabulary, recognise
from tests.support.sheets import draw

OCCUPATIONS = Vocabulary(
    {
        "専門職": Category("occupation", "専門職"),
        "AI・ロボット等利活用人材": Category("occupation", "AI・ロボット等利活用人材", subset_of="専門職"),
        "事務職": Category("occupation", "事務職"),
        "現場人材": Category("occupation", "現場人材"),
        "合計": Category("occupation", "合計", total=True),
    }
)


def read(sketch: str, *, vocabulary: Vocabulary | None = None, **drawing: Any) -> SheetReading:
    """Draw a sheet and recognise it; its lines add up, whatever it is."""
    reading = recognise(draw(sketch, **drawing), vocabulary=vocabulary or Vocabulary())
    if reading.tables:
        flipped = reading.tables[0].transposed
        assert sum(reading.row_counts.values()) == (reading.n_cols if flipped else reading.n_rows)
    for table in reading.tables:
        assert sum(table.row_counts.values()) == table.last_line - table.first_line + 1
    return reading


def only(reading: SheetReading) -> Table:
    """Return the one table of a sheet."""
    assert len(reading.tables) == 1, [t.range for t in reading.tables]
    return reading.tables[0]


def table_of(sketch: str, *, vocabulary: Vocabulary | None = None, **drawing: Any) -> Table:
    """Draw a sheet with one table and return the table."""
    return only(read(sketch, vocabulary=vocabulary, **drawing))


def errors(table: Table) -> list[str]:
    """Return the codes of the doubts that stop a file."""
    return [doubt.id for doubt in table.doubts if doubt.severity == "error"]


def warnings(table: Table) -> list[str]:
    """Return the codes of the other doubts."""
    return [doubt.id for doubt in table.doubts if doubt.severity == "warning"]


def who(item: Item) -> str:
    """Return an item as its code or category with facets and period: `011002 男 FY2023`."""
    name = item.area.area_code if item.area is not None else item.category or item.label
    return " ".join([name, *(f for f in item.facets if f), *([item.period.text] if item.period else [])])


def figures(table: Table, *classes: str) -> dict[str, dict[str, float | None]]:
    """Return {who: {header path: value}}, of all items or of those of some row classes."""
    return {
        who(item): {s.label: v.values[index] for s, v in zip(table.series, table.values, strict=True)}
        for index, item in enumerate(table.items)
        if not classes or item.row_class in classes
    }


def column(table: Table, label: str) -> dict[str, float | None]:
    """Return {who: value} of the one series with a header path."""
    found = [v for s, v in zip(table.series, table.values, strict=True) if s.label == label]
    assert len(found) == 1, [s.label for s in table.series]
    return {who(item): value for item, value in zip(table.items, found[0].values, strict=True)}


def counts(table: Table) -> dict[str, int]:
    """Return the row classes of a table with their counts."""
    return {row_class.value: number for row_class, number in table.row_counts.items()}


def problem(sketch: str, **drawing: Any) -> str:
    """Return the message of the one error a drawn sheet gives."""
    stopping = [d for t in read(sketch, **drawing).tables for d in t.doubts if d.severity == "error"]
    assert len(stopping) == 1, stopping
    return stopping[0].message
