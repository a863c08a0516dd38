"""axstat in Python: reports, queries and traces of one database, for notebooks and scripts.

import axstat

with axstat.connect("data/processed/axstat.duckdb") as db:
    share = db.report("overtime", year=2024)
    share.column("share_over")          # [0.613]: a fraction
    db.query("overtime_ranking", top=10).to_polars()
    db.trace("overtime", "岡山県奈義町", year=2024).to_polars()
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from axstat.errors import UnknownName
from axstat.model.results import Result

if TYPE_CHECKING:
    import polars

    from axstat.store import Reader

_REPORTS = ("overtime", "labour", "area")


@dataclass(frozen=True, slots=True)
class Answer(Result):
    """A result that turns into a polars frame, and into a table in a notebook."""

    def to_polars(self) -> polars.DataFrame:
        """Return the rows as a frame with the columns' types; units and sources stay in `columns` and `sources`."""
        import polars as pl

        types: dict[str, Any] = {
            "text": pl.String,
            "integer": pl.Int64,
            "number": pl.Float64,
            "boolean": pl.Boolean,
            "date": pl.Date,
        }
        return pl.DataFrame(
            list(self.rows), schema={c.name: types[c.type] for c in self.columns}, orient="row", strict=True
        )

    def _repr_html_(self) -> str:
        from axstat.present import Rendering, render

        return render(self, "html", Rendering()).decode()


class Connection:
    """An open database, read-only; a context manager. See `connect`."""

    def __init__(self, path: Path, *, wait: float = 10.0, queries: Sequence[str | Path] = ()) -> None:
        """Open the database at `path`; see `connect`."""
        from axstat.store import open_reader

        self.path = path
        self._folders = tuple(Path(folder) for folder in queries)
        self._open = contextlib.ExitStack()
        self._reader: Reader = self._open.enter_context(open_reader(path, wait=wait))

    def __enter__(self) -> Connection:
        """Return the connection itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the database."""
        self.close()

    def close(self) -> None:
        """Close the database; a second time does nothing."""
        self._open.close()

    def report(self, name: str, *arguments: Any, **options: Any) -> Answer:
        """Return a report.

        Args:
            name: `overtime`, `labour` or `area`.
            arguments: for `area`, the area's name or code.
            options: as on the command line: year, threshold (hours a year), scope, by, top, list_missing; edition.

        Raises:
            UnknownName: there is no such report.
            NotLoaded, UsageError, QueryFailed, QueryTimeout: as the report says.
        """
        from axstat import reports

        known = {"overtime": reports.overtime_report, "labour": reports.labour_report, "area": reports.area_report}
        if name not in known:
            near = get_close_matches(name, _REPORTS, n=1) or _REPORTS
            raise UnknownName(f"there is no report `{name}`", hint=f"nearest: `{'`, `'.join(near)}`")
        ask: Any = known[name]
        return _answer(ask(self._reader, *arguments, **options))

    def query(self, name: str, /, *, timeout: float | None = None, **parameters: Any) -> Answer:
        """Run a named query with its parameters.

        Raises:
            UnknownName, QueryFailed, UsageError, NotLoaded: a name or value that does not fit.
            QueryTimeout: it ran longer than `timeout` seconds.
        """
        from axstat.reports import run
        from axstat.store import Countdown

        return _answer(run(self._reader, name, parameters, folders=self._folders, timeout=Countdown(timeout)))

    def sql(self, text: str, /, *, timeout: float | None = None, **parameters: Any) -> Answer:
        """Run one `select` over the views; such a result is not traced to cells, and says so.

        Raises:
            QueryFailed: the SQL is wrong, writes, or lacks a parameter.
            QueryTimeout: it ran longer than `timeout` seconds.
        """
        from axstat.reports import run_sql
        from axstat.store import Countdown

        return _answer(run_sql(self._reader, text, parameters, timeout=Countdown(timeout)))

    def trace(
        self,
        what: str,
        item: str | None = None,
        *,
        year: int | str | None = None,
        timeout: float | None = None,
        **more: Any,
    ) -> Answer:
        """Return the cells behind a dataset's figures of one area, or behind a report or query.

        Raises:
            UnknownName, NotLoaded, UsageError, QueryFailed: a name that does not fit, or nothing to trace.
        """
        from axstat.reports import trace
        from axstat.store import Countdown

        return _answer(
            trace(
                self._reader, what, item, year=year, parameters=more, folders=self._folders, timeout=Countdown(timeout)
            )
        )

    def sources(self) -> Answer:
        """Return what is loaded: one row a source, with vintage and hash."""
        from axstat.reports import sources_report

        return _answer(sources_report(self._reader))


def connect(path: str | Path | None = None, *, wait: float = 10.0, queries: Sequence[str | Path] = ()) -> Connection:
    """Open a database, read-only.

    Args:
        path: the database; as on the command line (AXSTAT_DB, then the working project's) when None.
        wait: seconds to wait while another process writes to it.
        queries: further folders of query files.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: it cannot be used.
    """
    from axstat.store import default_path

    return Connection(default_path() if path is None else Path(path), wait=wait, queries=queries)


def _answer(result: Result) -> Answer:
    return Answer(**{f.name: getattr(result, f.name) for f in fields(Result)})
