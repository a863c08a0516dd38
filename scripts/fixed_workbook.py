"""Write an openpyxl workbook to a file, with the same bytes on every run and every number's digits kept.

openpyxl stamps the clock into the file and writes numbers with 16 significant digits, which turns 8.3 into
8.300000000000001; both are mended in the archive.
"""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

_STAMP = b"2000-01-01T00:00:00Z"
_DATES = re.compile(rb"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_CELL = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><v>)([^<]*)(</v>)')


def save(book: Any, path: Path) -> None:
    """Write `book` to `path`, creating its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_saved(book))  # a source: no output of axstat may lie here
    print(f"{path}: {path.stat().st_size:,} bytes")


def _saved(book: Any) -> bytes:
    """Return the bytes of an .xlsx file."""
    stream, target = BytesIO(), BytesIO()
    book.save(stream)
    parts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(book.worksheets, start=1)}
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename == "docProps/core.xml":
                data = _DATES.sub(_STAMP, data)
            elif member.filename in parts:
                data = _exact(data, parts[member.filename])
            fixed = zipfile.ZipInfo(member.filename, date_time=(1980, 1, 1, 0, 0, 0))
            fixed.external_attr = 0o644 << 16
            new.writestr(fixed, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _exact(xml: bytes, sheet: Any) -> bytes:
    """Return the sheet's XML with the shortest text that reads back as each number."""
    numbers = {
        cell.coordinate.encode(): str(cell.value).encode()
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, float | Decimal)
    }
    return _CELL.sub(lambda m: m[1] + numbers.get(m[2], m[3]) + m[4], xml)
