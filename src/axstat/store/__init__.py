"""The database: the only importer of duckdb. Units of one file go in, rows come out.

`open_writer` loads a file in one transaction, `open_reader` runs read-only SQL over the views of views.sql.
Names are imported when they are used, so that a reader never loads the write path.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.store.aside import clear as clear
    from axstat.store.aside import held as held
    from axstat.store.aside import put_log_aside as put_log_aside
    from axstat.store.aside import second_name as second_name
    from axstat.store.aside import take_place as take_place
    from axstat.store.changing import LoadSummary as LoadSummary
    from axstat.store.checking import check_apart as check_apart
    from axstat.store.checking import sources_apart as sources_apart
    from axstat.store.confined import Confined as Confined
    from axstat.store.copying import Copied as Copied
    from axstat.store.copying import backup as backup
    from axstat.store.copying import rehearsal as rehearsal
    from axstat.store.copying import restore as restore
    from axstat.store.countdown import Countdown as Countdown
    from axstat.store.countdown import Timeout as Timeout
    from axstat.store.damage import log_path as log_path
    from axstat.store.description import ColumnDescription as ColumnDescription
    from axstat.store.description import ViewDescription as ViewDescription
    from axstat.store.description import describe as describe
    from axstat.store.export.manifest import looks_like_export as looks_like_export
    from axstat.store.export.taking import Taken as Taken
    from axstat.store.export.taking import TakenSource as TakenSource
    from axstat.store.export.writing import Exported as Exported
    from axstat.store.export.writing import write_export as write_export
    from axstat.store.guarding import output_guard as output_guard
    from axstat.store.limits import QueryLimits as QueryLimits
    from axstat.store.opening import Opening as Opening
    from axstat.store.places import default_path as default_path
    from axstat.store.places import project_folder as project_folder
    from axstat.store.places import project_root as project_root
    from axstat.store.reader import Parsed as Parsed
    from axstat.store.reader import Reader as Reader
    from axstat.store.reader import open_reader as open_reader
    from axstat.store.reader import statement_parameters as statement_parameters
    from axstat.store.record import SourceRecord as SourceRecord
    from axstat.store.record import read_record as read_record
    from axstat.store.record import write_record as write_record
    from axstat.store.rows import Rows as Rows
    from axstat.store.schema import AreaRegion as AreaRegion
    from axstat.store.schema import Geography as Geography
    from axstat.store.vintages import Lost as Lost
    from axstat.store.writer import Writer as Writer
    from axstat.store.writer import open_writer as open_writer

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
    "guarding": ("output_guard",),
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
