"""Write an openpyxl workbook to a file, with the same bytes on every run and every number's digits kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axstat.present import write_bytes
from axstat.present.workbook_bytes import saved


def save(book: Any, path: Path) -> None:
    """Write `book` to `path`, creating its folder."""
    write_bytes(path, saved(book))
    print(f"{path}: {path.stat().st_size:,} bytes")
