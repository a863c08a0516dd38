"""Compare text with a committed file, or rewrite the file when UPDATE_GOLDEN=1 is set (`make golden`)."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "golden"


def golden(name: str, text: str) -> None:
    """Fail unless `text` equals `tests/golden/<name>`."""
    path = _FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    expected = path.read_bytes().decode() if path.exists() else ""
    assert text == expected, (
        f"tests/golden/{name} differs; if the change is wanted, run `make golden` and read the diff"
    )
