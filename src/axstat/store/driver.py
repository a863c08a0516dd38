"""DuckDB as the store calls it: the compiled module, under the name `duckdb`.

`import duckdb` loads it too, and with it 400 kB of Python that builds queries by method calls: half of the time that
DuckDB takes to import, and nothing here calls it. Connections, statements, appenders and errors are the compiled
module's own, the same objects under both names. Where a release has no module of that name, the package serves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.store.interruption import uninterrupted

if TYPE_CHECKING:
    import duckdb
else:
    with uninterrupted():
        try:
            import _duckdb as duckdb
        except ImportError:
            import duckdb

__all__ = ["duckdb"]


def read_frames() -> None:
    """Load the rest of DuckDB's package: what reads the Arrow streams of frames is set up there."""
    with uninterrupted():
        import duckdb  # noqa: F401
