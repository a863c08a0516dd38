"""Units that stand beside a table or in its headers, for the bare numbers in its cells.

A column's header states it, else the head of its row, else the note before the table （単位：千円）. Where two of them
differ, none is taken.
"""

from __future__ import annotations

from axstat.documents.model import Document, Table
from axstat.values.units import read_unit


def stated_units(document: Document) -> dict[int, str]:
    """Return the unit stated for cells, by the number of their paragraph."""
    found: dict[int, str] = {}
    for table in document.tables:
        note = _note(document, table)
        rows = table.cells
        heads = [_unit(document, cell) for cell in rows[0]] if rows else []
        for row in rows[1:]:
            own = _unit(document, row[0]) if row else None
            for place, cell in enumerate(row):
                if cell is None or not place:
                    continue
                said = {unit for unit in (heads[place] if place < len(heads) else None, own) if unit is not None}
                unit = said.pop() if len(said) == 1 else note if not said else None
                if unit is not None:
                    found[cell] = unit
    return found


def _unit(document: Document, cell: int | None) -> str | None:
    return read_unit(document.paragraphs[cell].text) if cell is not None else None


def _note(document: Document, table: Table) -> str | None:
    """Return the unit of a note right before a table."""
    cells = [cell for row in table.cells for cell in row if cell is not None]
    before = min(cells) - 1 if cells else -1
    text = document.paragraphs[before].text if before >= 0 else ""
    return read_unit(text) if "単位" in text else None
