"""Write an openpyxl workbook to a file, with the same bytes on every run and every number's digits kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axstat.present.workbook_bytes import saved


def save(book: Any, path: Path) -> None:
    """Write `book` to `path`, creating its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(saved(book))  # a source: no output of axstat may lie here
    print(f"{path}: {path.stat().st_size:,} bytes")
