"""A sheet as rows of texts, and the files that hold it: .xlsx, .xls and delimited text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from axstat.model.cells import a1
from tests.workbook.biff import XlsSheet, xls_file
from tests.workbook.parts import parts, sheet

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Matrix:
    """Rows of texts and merged ranges (top, left, bottom, right), counted from 1."""

    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def copy(self) -> Matrix:
        return Matrix([list(row) for row in self.rows], list(self.merges))


def as_xlsx(matrix: Matrix) -> bytes:
    """Return an .xlsx file: numbers as numbers, codes with leading zeros and everything else as inline text."""
    lines = []
    for number, row in enumerate(matrix.rows, start=1):
        cells = "".join(_cell(number, col, text) for col, text in enumerate(row, start=1) if text)
        lines.append(f'<row r="{number}">{cells}</row>')
    ranges = [f'<mergeCell ref="{a1(t, left)}:{a1(b, right)}"/>' for t, left, b, right in matrix.merges]
    after = f"<mergeCells>{''.join(ranges)}</mergeCells>" if ranges else ""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts(sheet("".join(lines), after=after)).items():
            archive.writestr(name, part)
    return buffer.getvalue()


def _cell(row: int, col: int, text: str) -> str:
    if _NUMBER.fullmatch(text):
        return f'<c r="{a1(row, col)}"><v>{text}</v></c>'
    return f'<c r="{a1(row, col)}" t="inlineStr"><is><t>{escape(_NOT_XML.sub("?", text))}</t></is></c>'


def as_csv(matrix: Matrix, delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(matrix.rows)
    return stream.getvalue()


def as_xls(matrix: Matrix) -> bytes:
    """Return an .xls file; texts longer than a record are cut."""
    cells: dict[tuple[int, int], tuple[object, int]] = {
        (row, col): (float(text) if _NUMBER.fullmatch(text) else text[:200], 0)
        for row, line in enumerate(matrix.rows)
        for col, text in enumerate(line[:200])
        if text
    }
    merges = tuple((top - 1, bottom - 1, left - 1, right - 1) for top, left, bottom, right in matrix.merges)
    return xls_file(XlsSheet("表", cells, merges))
