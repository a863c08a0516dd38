"""Save an openpyxl workbook so that the same content gives the same bytes on every run.

openpyxl stamps the clock into the properties and the zip members; both are set to one fixed date here.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

STAMP = "2026-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def save(book: Any, path: Path) -> None:
    """Write `book` to `path`, creating its folder."""
    buffer = io.BytesIO()
    book.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + STAMP.encode(), content)
            fixed = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            target.writestr(fixed, content)
    print(f"{path}: {path.stat().st_size:,} bytes")
