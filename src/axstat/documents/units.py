"""Units that stand beside a table or in its headers, for the bare numbers in its cells.

A column's header states it, else the head of its row (where a column is headed 単位, the row's cell there, for the
column 値), else the note before the table （単位：千円）. Where two of them differ, none is taken.
English states units in the words that axstat prints.
"""

from __future__ import annotations

from axstat.documents.model import Document, Table
from axstat.model.wording import unit_in_english
from axstat.values.lazy import Pattern
from axstat.values.units import read_unit

_HEADED = Pattern(r"(?i)\s*(?:単位|units?)\s*")
"""The header of a column that holds each row's unit."""
_ENGLISH = Pattern(r"\bunit:\s*(?P<note>[^();]+?)\s*(?:[);]|$)|\(\s*(?:unit:\s*)?(?P<head>[^()]+?)\s*\)\s*$")
_VALUES = Pattern(r"(?i)\s*(?:値|value)\s*")
"""The header of the column whose numbers are in that unit; other columns may count something else: `values` does."""


def stated_units(document: Document) -> dict[int, str]:
    """Return the unit stated for cells, by the number of their paragraph."""
    found: dict[int, str] = {}
    for table in document.tables:
        note = _note(document, table)
        rows = table.cells
        heads = [_unit(document, cell) for cell in rows[0]] if rows else []
        units, values = (_headed(document, table, pattern) for pattern in (_HEADED, _VALUES))
        for row in rows[1:]:
            own = _unit(document, row[0]) if row and units is None else None
            beside = _unit(document, row[units]) if units is not None and units < len(row) else None
            for place, cell in enumerate(row):
                if cell is None:
                    continue
                said = {heads[place] if place < len(heads) else None, own if place else None}
                said = (said | {beside} if place == values else said) - {None}
                unit = said.pop() if len(said) == 1 else note if place and not said else None
                if unit is not None:
                    found[cell] = unit
    return found


def _headed(document: Document, table: Table, pattern: Pattern) -> int | None:
    """Return the column whose header is so called, None where none or several are."""
    found = [n for n, cell in enumerate(table.cells[0]) if pattern.fullmatch(_text(document, cell))]
    return found[0] if len(found) == 1 else None


def _text(document: Document, cell: int | None) -> str:
    return document.paragraphs[cell].text if cell is not None else ""


def _unit(document: Document, cell: int | None) -> str | None:
    return _said(_text(document, cell)) if cell is not None else None


def _said(text: str) -> str | None:
    """Return the unit that a text states, in Japanese or in the words that axstat prints for it in English."""
    if (unit := read_unit(text)) is not None:
        return unit
    match = _ENGLISH.search(text)
    known = unit_in_english((match["note"] or match["head"]) if match else text.strip())
    return read_unit(f"（{known}）") if known else None


def _note(document: Document, table: Table) -> str | None:
    """Return the unit of a note right before a table."""
    cells = [cell for row in table.cells for cell in row if cell is not None]
    before = min(cells) - 1 if cells else -1
    text = document.paragraphs[before].text if before >= 0 else ""
    return _said(text) if "単位" in text or "unit:" in text else None
