"""The database: the only importer of duckdb. Units of one file go in, rows come out.

`open_writer` loads a file in one transaction, `open_reader` runs read-only SQL over the views of views.sql.
Names are imported when they are used, so that a reader never loads the write path.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.store.aside import clear, held, put_log_aside, second_name, take_place
    from axstat.store.changing import LoadSummary
    from axstat.store.checking import check_apart, sources_apart
    from axstat.store.confined import Confined
    from axstat.store.copying import Copied, backup, rehearsal, restore
    from axstat.store.countdown import Countdown, Timeout
    from axstat.store.damage import log_path
    from axstat.store.description import ColumnDescription, ViewDescription, describe
    from axstat.store.export.manifest import looks_like_export
    from axstat.store.export.taking import Taken, TakenSource
    from axstat.store.export.writing import Exported, write_export
    from axstat.store.limits import QueryLimits
    from axstat.store.opening import Opening
    from axstat.store.places import default_path, project_folder, project_root
    from axstat.store.reader import Parsed, Reader, open_reader, statement_parameters
    from axstat.store.record import SourceRecord, read_record, write_record
    from axstat.store.rows import Rows
    from axstat.store.schema import AreaRegion, Geography
    from axstat.store.vintages import Lost
    from axstat.store.writer import Writer, open_writer

__all__ = [
    "AreaRegion",
    "ColumnDescription",
    "Confined",
    "Copied",
    "Countdown",
    "Exported",
    "Geography",
    "LoadSummary",
    "Lost",
    "Opening",
    "Parsed",
    "QueryLimits",
    "Reader",
    "Rows",
    "SourceRecord",
    "Taken",
    "TakenSource",
    "Timeout",
    "ViewDescription",
    "Writer",
    "backup",
    "check_apart",
    "clear",
    "default_path",
    "describe",
    "held",
    "log_path",
    "looks_like_export",
    "open_reader",
    "open_writer",
    "project_folder",
    "project_root",
    "put_log_aside",
    "read_record",
    "rehearsal",
    "restore",
    "second_name",
    "sources_apart",
    "statement_parameters",
    "take_place",
    "write_export",
    "write_record",
]

_MODULES = {
    "aside": ("clear", "held", "put_log_aside", "second_name", "take_place"),
    "changing": ("LoadSummary",),
    "checking": ("check_apart", "sources_apart"),
    "copying": ("Copied", "backup", "rehearsal", "restore"),
    "damage": ("log_path",),
    "confined": ("Confined",),
    "countdown": ("Countdown", "Timeout"),
    "description": ("ColumnDescription", "ViewDescription", "describe"),
    "export.manifest": ("looks_like_export",),
    "export.taking": ("Taken", "TakenSource"),
    "export.writing": ("Exported", "write_export"),
    "limits": ("QueryLimits",),
    "opening": ("Opening",),
    "places": ("default_path", "project_folder", "project_root"),
    "reader": ("Parsed", "Reader", "open_reader", "statement_parameters"),
    "rows": ("Rows",),
    "record": ("SourceRecord", "read_record", "write_record"),
    "schema": ("AreaRegion", "Geography"),
    "vintages": ("Lost",),
    "writer": ("Writer", "open_writer"),
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"axstat.store.{module}"), name)
    raise AttributeError(f"module `axstat.store` has no attribute `{name}`")
