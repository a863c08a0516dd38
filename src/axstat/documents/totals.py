"""Rows and columns of tables that say they are sums or differences of what is printed in them.

計, 合計, 総数 and 総計 add up the cells before them; 差 is the difference of the two before it. Each printed figure was
rounded by itself, so a sum may be off by half a unit of the last digit for each part and for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from axstat.documents.model import At, Document, Table
from axstat.values.lazy import Pattern
from axstat.values.printed.model import Printed
from axstat.voice import Finding, found

_TOTAL = Pattern(r"(?:合\s*計|総\s*計|総\s*数|小?\s*計|Total|total|Sum|全\s*国\s*計)(?:\s*[(（].*[)）])?")
_DIFFERENCE = Pattern(r"(?:差|差引き?|増減|Difference|difference)(?:\s*[(（].*[)）])?")
_NOT_ADDED = Pattern(r"平均|率|割合|構成比|比$|順位|指数|中央値|最大|最小|当たり|mean|median|share|rate|rank|%|％")
_WHOLE = frozenset({"団体", "件", "校", "社", "か所", "施設", "事業所"})
_COUNTS = Pattern(r"(?:団体|件|校|社|か所|カ所|箇所|施設|事業所|市町村|市区町村|自治体)数")
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total or difference: what is printed, what its parts give, how far rounding explains a gap."""

    at: At
    printed: str
    head: str
    value: Fraction
    expected: Fraction
    tolerance: Fraction
    why: Finding | None


def sums(document: Document, read: Mapping[int, tuple[Printed, ...]]) -> Iterator[Sum]:
    """Yield every total and difference of the tables of a document."""
    for table in document.tables:
        rows = _rectangle(table)
        yield from _down(document, rows, read)
        yield from _down(document, [list(column) for column in zip(*rows, strict=True)], read)


def _rectangle(table: Table) -> list[list[int | None]]:
    width = max((len(row) for row in table.cells), default=0)
    return [[*row, *[None] * (width - len(row))] for row in table.cells]


def _down(
    document: Document, rows: Sequence[Sequence[int | None]], read: Mapping[int, tuple[Printed, ...]]
) -> Iterator[Sum]:
    """Yield the sums of a table whose heads stand in its first column."""
    heads = [document.paragraphs[row[0]].text.strip() if row and row[0] is not None else "" for row in rows]
    begin = 1
    for place, head in enumerate(heads):
        if place < 1:
            continue
        is_total, is_difference = _TOTAL.fullmatch(head), _DIFFERENCE.fullmatch(head)
        if is_total or is_difference:
            parts = _parts(heads, begin, place) if is_total else range(max(place - 2, 1), place)
            for column in range(1, len(rows[place])):
                over = rows[0][column]
                title = document.paragraphs[over].text if over is not None else ""
                if not _NOT_ADDED.search(title):
                    yield from _sum(document, rows, read, parts, place, column, title)
        if is_total:
            begin = place + 1


def _parts(heads: Sequence[str], begin: int, place: int) -> range:
    """Return the rows that a total adds up: those before it, or those behind where it comes first."""
    if place > begin:
        return range(begin, place)
    end = next((row for row in range(place + 1, len(heads)) if _TOTAL.fullmatch(heads[row])), len(heads))
    return range(place + 1, end)


def _sum(
    document: Document, rows: Sequence[Sequence[int | None]], read: Mapping[int, tuple[Printed, ...]],
    summed: range, place: int, column: int, title: str,
) -> Iterator[Sum]:  # fmt: skip
    cell = rows[place][column]
    head = document.paragraphs[rows[place][0] or 0].text.strip()
    whole = _only(read, cell)
    parts = [_only(read, rows[row][column]) for row in summed]
    known = [part for part in parts if part is not None]
    if cell is None or whole is None or len(known) != len(parts) or len(known) < 2:
        return  # a cell that holds no one number leaves the sum open
    if any(part.unit != whole.unit for part in known) or whole.unit in ("%", "位"):
        return
    is_difference = _DIFFERENCE.fullmatch(head) is not None
    values = [part.signed or Fraction(0) for part in known]
    expected = (values[0] - values[1]) if is_difference else sum(values, Fraction(0))
    value = whole.signed or Fraction(0)
    tolerance = (sum((part.step for part in known), Fraction(0)) + whole.step) * _HALF
    gap = min(abs(value - expected), abs(value + expected)) if is_difference else abs(value - expected)
    at = document.writer.at(document.paragraphs[cell], whole.start)
    why = None
    if gap > tolerance or (gap and _are_counted(title, (*known, whole))):
        why = found(
            "total-differs" if not is_difference else "difference-differs", "error",
            head=head, printed=whole.text, expected=_shown(expected / whole.size), off=_shown(gap / whole.size),
        )  # fmt: skip
    yield Sum(at, whole.text, head, value, expected, tolerance, why)


def _are_counted(title: str, figures: Sequence[Printed]) -> bool:
    """Say whether figures count whole things one by one, which nobody rounds: then a sum is exact."""
    whole = all(one.unit in _WHOLE or _COUNTS.search(title) for one in figures)
    return whole and all(one.step == 1 and not one.style.parts[0].words for one in figures if one.style.parts)


def _only(read: Mapping[int, tuple[Printed, ...]], cell: int | None) -> Printed | None:
    numbers = [one for one in read.get(cell, ()) if one.is_number] if cell is not None else []
    return numbers[0] if len(numbers) == 1 and numbers[0].value is not None else None


def _shown(value: Fraction) -> str:
    from axstat.voice import number

    return number(float(value))
