"""The database: the only importer of duckdb. Units of one file go in, rows come out.

`open_writer` loads a file in one transaction, `open_reader` runs read-only SQL over the views of views.sql.
Names are imported when they are used, so that a reader never loads the write path.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.store.confined import Confined
    from axstat.store.countdown import Countdown, Timeout
    from axstat.store.description import ColumnDescription, ViewDescription, describe
    from axstat.store.engine import import_duckdb
    from axstat.store.limits import QueryLimits
    from axstat.store.places import default_path, project_folder, project_root
    from axstat.store.reader import Parsed, Reader, open_reader, statement_parameters
    from axstat.store.rows import Rows
    from axstat.store.schema import AreaRegion, Geography
    from axstat.store.vintages import Lost
    from axstat.store.writer import LoadSummary, Writer, open_writer

__all__ = [
    "AreaRegion",
    "ColumnDescription",
    "Confined",
    "Countdown",
    "Geography",
    "LoadSummary",
    "Lost",
    "Parsed",
    "QueryLimits",
    "Reader",
    "Rows",
    "Timeout",
    "ViewDescription",
    "Writer",
    "default_path",
    "describe",
    "import_duckdb",
    "open_reader",
    "open_writer",
    "project_folder",
    "project_root",
    "statement_parameters",
]

_MODULES = {
    "confined": ("Confined",),
    "countdown": ("Countdown", "Timeout"),
    "description": ("ColumnDescription", "ViewDescription", "describe"),
    "engine": ("import_duckdb",),
    "limits": ("QueryLimits",),
    "places": ("default_path", "project_folder", "project_root"),
    "reader": ("Parsed", "Reader", "open_reader", "statement_parameters"),
    "rows": ("Rows",),
    "schema": ("AreaRegion", "Geography"),
    "vintages": ("Lost",),
    "writer": ("LoadSummary", "Writer", "open_writer"),
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that defines it."""
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"axstat.store.{module}"), name)
    raise AttributeError(f"module `axstat.store` has no attribute `{name}`")
