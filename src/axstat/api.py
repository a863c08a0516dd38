"""axstat in Python: reports, queries, charts and traces of one database, for notebooks and scripts.

import axstat

with axstat.connect("data/processed/axstat.duckdb") as db:
    share = db.report("overtime", year=2024)
    share.column("share_over")          # [0.613]: a fraction
    db.query("overtime_ranking", top=10).to_polars()
    db.chart("overtime-ranking", lang="ja").save("ranking.pdf")
    db.trace("overtime", "岡山県奈義町", year=2024).to_pandas()

docs/guides/python.md shows it all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.answers import Answer, Chart, answer, default_language
from axstat.errors import AxstatError, UnknownName, UsageError
from axstat.model.text import Lang

if TYPE_CHECKING:
    from axstat.charts.drawing import Size
    from axstat.ingest import IngestReport
    from axstat.outputs import Guard
    from axstat.store import Reader

_REPORTS = ("overtime", "labour", "measure", "claims", "area", "gap")


@contextlib.contextmanager
def _hinting() -> Iterator[None]:
    """Let a refusal show its hint in a traceback too: the nearest names, the areas of one name."""
    try:
        yield
    except AxstatError as error:
        if error.hint and not hasattr(error, "__notes__"):
            error.add_note(f"hint: {error.hint}")
        raise


class Connection:
    """An open database, read-only; a context manager. See `connect`."""

    def __init__(
        self, path: Path, *, wait: float = 10.0, queries: Sequence[str | Path] = (), lang: Lang | None = None
    ) -> None:
        """Open the database at `path`; see `connect`."""
        self.path = path
        self.lang: Lang = lang or default_language()
        self._wait = wait
        self._folders = tuple(Path(folder) for folder in queries)
        self._open = contextlib.ExitStack()
        self._reader: Reader = self._opened()

    def __repr__(self) -> str:
        return f"<axstat database {self.path}>"

    def _opened(self) -> Reader:
        from axstat.store import open_reader

        with _hinting():
            return self._open.enter_context(open_reader(self.path, wait=self._wait))

    def __enter__(self) -> Connection:
        """Return the connection itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database."""
        self.close()

    def close(self) -> None:
        """Close the database; a second time does nothing."""
        self._open.close()

    def report(self, name: str, *arguments: Any, **options: Any) -> Answer:
        """Return a report.

        Args:
            name: `overtime`, `labour`, `measure`, `claims`, `area` or `gap`.
            arguments: for `area` and `gap`, the area's name or code; for `measure`, the measure's name.
            options: as on the command line: year, threshold (hours a year), scope, by, top, list_missing; edition;
                over, under, change, highlight, per, weight, part, prefecture.

        Raises:
            UnknownName: there is no such report.
            NotLoaded, UsageError, QueryFailed, QueryTimeout: as the report says.
        """
        from axstat import reports

        with _hinting():
            if name not in _REPORTS:
                near = tuple(get_close_matches(name, _REPORTS, n=1)) or _REPORTS
                raise UnknownName("no-report-of-python", name=name, near=near)
            ask = getattr(reports, f"{name}_report")
            return answer(ask(self._reader, *arguments, **options), self.lang)

    def query(self, name: str, /, *, timeout: float | None = None, **parameters: Any) -> Answer:
        """Run a named query with its parameters.

        Raises:
            UnknownName, QueryFailed, UsageError, NotLoaded: a name or value that does not fit.
            QueryTimeout: it ran longer than `timeout` seconds.
        """
        from axstat.reports import run
        from axstat.store import Countdown

        clock = Countdown(timeout)
        with _hinting():
            return answer(run(self._reader, name, parameters, folders=self._folders, timeout=clock), self.lang)

    def sql(self, text: str, /, *, timeout: float | None = None, **parameters: Any) -> Answer:
        """Run one `select` over the views; such a result is not traced to cells, and says so.

        Raises:
            QueryFailed: the SQL is wrong, writes, or lacks a parameter.
            QueryTimeout: it ran longer than `timeout` seconds.
        """
        from axstat.reports import run_sql
        from axstat.store import Countdown

        with _hinting():
            return answer(run_sql(self._reader, text, parameters, timeout=Countdown(timeout)), self.lang)

    def chart(
        self,
        name: str,
        *,
        size: Size = "a4-page",
        title: str | None = None,
        lang: Lang | None = None,
        highlight: str | Sequence[str] = (),
        top: int | None = None,
        order: str | None = None,
        boundaries: str | Path | None = None,
        timeout: float | None = None,
        **parameters: Any,
    ) -> Chart:
        """Return a chart, which a notebook shows and `save` writes.

        Args:
            name: a kind, as `axstat chart --list` names them.
            size: `a4-column` (84 mm), `a4-page` (174 mm) or `slide` (16:9).
            title: a title of one's own instead of the computed message.
            lang: the chart's language; the connection's when None.
            highlight: areas to highlight, one or several.
            top: how many bars of a ranking.
            order: `highest`, `lowest` or `both`.
            boundaries: a TopoJSON or GeoJSON file for a map.
            timeout: seconds for its queries.
            parameters: of its queries, such as `year`.

        Raises:
            UnknownName, UsageError, NotLoaded, QueryFailed, QueryTimeout: what cannot be asked or drawn.
        """
        from axstat.charts import find_kind
        from axstat.figures import ask, understood
        from axstat.store import Countdown

        with _hinting():
            kind = find_kind(name)
            named = (highlight,) if isinstance(highlight, str) else highlight
            options, odd = understood(kind, named, top, order, boundaries)
            if odd:
                raise UsageError("chart-without-argument", hint=kind.instead_of(odd), chart=name, option=odd)
            answers = ask(self._reader, kind, parameters, timeout=Countdown(timeout))
            drawing = answers.plan(kind, lang=lang or self.lang, size=size, title=title, **options)
        return Chart(drawing, self._guard)

    def ingest(self, *paths: str | Path, **options: Any) -> IngestReport:
        """Load workbooks into this database, which is closed meanwhile; earlier answers stay as they are.

        Args:
            paths: files, folders, patterns; `data/raw` of the project without any.
            options: as `axstat.ingest.ingest`: dataset, year, said_as, dry_run, strict, jobs.

        Raises:
            UsageError, DatabaseError: see there. Trouble with a file is in its report: `report.errors`.
        """
        from axstat.ingest import ingest

        self.close()
        try:
            with _hinting():
                return ingest(list(paths), db=self.path, wait=self._wait, **options)
        finally:
            self._reader = self._opened()

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

        clock = Countdown(timeout)
        with _hinting():
            found = trace(self._reader, what, item, year=year, parameters=more, folders=self._folders, timeout=clock)
            return answer(found, self.lang)

    def sources(self) -> Answer:
        """Return what is loaded: one row a source, with vintage and hash."""
        from axstat.reports import sources_report

        return answer(sources_report(self._reader), self.lang)

    def _guard(self) -> Guard:
        from axstat.store import output_guard

        return output_guard(self.path, self._reader.evidence)


def connect(
    path: str | Path | None = None,
    *,
    wait: float = 10.0,
    queries: Sequence[str | Path] = (),
    lang: Lang | None = None,
) -> Connection:
    """Open a database, read-only.

    Args:
        path: the database; as on the command line (AXSTAT_DB, then the working project's) when None.
        wait: seconds to wait while another process writes to it.
        queries: further folders of query files.
        lang: `ja` or `en`, the language of tables in notebooks and of charts; AXSTAT_LANG when None.

    Raises:
        DatabaseMissing, DatabaseBusy, DatabaseVersion, DatabaseError: it cannot be used.
    """
    from axstat.store import default_path

    return Connection(default_path() if path is None else Path(path), wait=wait, queries=queries, lang=lang)
