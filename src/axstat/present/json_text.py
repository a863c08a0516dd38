"""JSON as answers.md#json promises it (one object), and NDJSON (one row a line)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from axstat.model.results import Result
from axstat.present.formats import Rendering

_OF_A_SOURCE = (
    *("source_id", "file", "sha256", "dataset", "title", "publisher", "fiscal_year", "survey_year", "edition"),
    *("url", "licence", "simulated", "said_as"),
)


def render(result: Result, fmt: str, how: Rendering) -> bytes:
    """Return the result as one JSON object, or its rows as NDJSON."""
    if fmt == "ndjson":
        lines = (json.dumps(row, ensure_ascii=False, default=date.isoformat) for row in result.records())
        return "".join(f"{line}\n" for line in lines).encode()
    return (json.dumps(as_object(result, how), ensure_ascii=False, indent=2, default=date.isoformat) + "\n").encode()


def as_object(result: Result, how: Rendering) -> dict[str, Any]:
    """Return the object of answers.md#json."""
    return {
        "name": result.name,
        "title": result.title.text(how.lang),
        "parameters": result.parameters,
        "columns": [
            {"name": c.name, "type": c.type, "unit": c.unit, "label": c.label.text(how.lang)} for c in result.columns
        ],
        "rows": result.records(),
        "sources": [{name: getattr(s, name) for name in _OF_A_SOURCE} for s in result.sources],
        "notes": [note.text(how.lang) for note in result.notes],
        "simulated": result.simulated,
        **({"parts": [as_object(part, how) for part in result.parts]} if result.parts else {}),
    }
