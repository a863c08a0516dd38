"""What was loaded and how it was asked for, beside the database: enough to build it again when it cannot be read.

`axstat.duckdb.sources.json` is written after every load, removal, decision and citation, whole or not at all. It
says nothing that the database does not say too, and is rewritten from it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat import durable
from axstat.model.observations import Asked, Citation
from axstat.store.citing import citation_of
from axstat.store.damage import record_path

if TYPE_CHECKING:
    import duckdb


NOT_ASKED = Asked("")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source as loaded; `asked` is None for a source of a version that did not keep it.

    `source_id` is the order of loading, `decided` the order of decisions (`axstat sources use`), 0 for none;
    `cited` is what the user said of it (`axstat sources set`).
    """

    source_id: int
    file: str
    path: str
    sha256: str
    decided: int = 0
    simulated: bool = False
    asked: Asked | None = None
    cited: Citation = field(default_factory=Citation)


def read_sources(connection: duckdb.DuckDBPyConnection) -> tuple[SourceRecord, ...]:
    """Return what an open database holds, in the order of loading; a column that its version lacks is left out."""
    cursor = connection.execute("from store.source order by source_id")
    names = [column[0] for column in cursor.description or ()]
    return tuple(_record(dict(zip(names, row, strict=True))) for row in cursor.fetchall())


def write_record(path: Path, sources: Sequence[SourceRecord]) -> None:
    """Write the record of the database at `path`; a disk that is full leaves the older one, and no load undone."""
    content = {"database": path.name, **listed(sources)}
    with contextlib.suppress(OSError):
        durable.write(record_path(path), (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def listed(sources: Sequence[SourceRecord]) -> dict[str, Any]:
    """Return sources as JSON holds them; `parsed` reads them back."""
    return {"sources": [{**asdict(source), "cited": _plain(source.cited)} for source in sources]}


def _plain(cited: Citation) -> dict[str, str]:
    return {name: str(value) for name, value in cited.said.items()}  # a date as 2026-01-31


def read_record(path: Path) -> tuple[SourceRecord, ...] | None:
    """Return the record of the database at `path`; None where there is none that can be read."""
    try:
        return parsed(json.loads(record_path(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def parsed(content: dict[str, Any]) -> tuple[SourceRecord, ...]:
    """Return the sources that a record's content lists, in the order of loading."""
    return tuple(sorted((_record(row) for row in content["sources"]), key=lambda source: source.source_id))


def _record(row: dict[str, Any]) -> SourceRecord:
    asked = row.get("asked")
    return SourceRecord(
        int(row["source_id"]),
        str(row["file"]),
        str(row["path"]),
        str(row["sha256"]),
        int(row.get("decided", 0)),
        bool(row.get("simulated", False)),
        None if asked is None else asked_of(asked),
        citation_of(row.get("cited")),
    )


def asked_of(row: dict[str, Any] | None) -> Asked:
    """Return how a source was asked for, from its column or the record; without anything where it was not kept."""
    return NOT_ASKED if row is None else Asked(**{**row, "said_as": tuple(row["said_as"])})
