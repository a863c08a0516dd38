"""The database: the only importer of duckdb. Units of one file go in, rows come out.

`open_writer` loads a file in one transaction, `open_reader` runs read-only SQL over the views of views.sql.
"""

from __future__ import annotations

from axstat.store.description import ColumnDescription, ViewDescription, describe
from axstat.store.places import default_path
from axstat.store.reader import Reader, Rows, open_reader, statement_parameters
from axstat.store.schema import AreaRegion, Geography
from axstat.store.writer import LoadSummary, Writer, open_writer

__all__ = [
    "AreaRegion",
    "ColumnDescription",
    "Geography",
    "LoadSummary",
    "Reader",
    "Rows",
    "ViewDescription",
    "Writer",
    "default_path",
    "describe",
    "open_reader",
    "open_writer",
    "statement_parameters",
]
