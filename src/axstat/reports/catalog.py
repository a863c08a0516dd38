"""Where named queries are found: the package's own, the working project's `queries/`, and folders given.

A name that axstat ships is axstat's: a project's query of that name is refused when it is asked for, for nobody could
tell which of the two answers. A folder that a call names goes before both: there the caller chose.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from axstat.errors import PathNotFound, UnknownName, UsageError
from axstat.reports.header import NamedQuery, read_file
from axstat.store import project_folder
from axstat.voice import Finding
from axstat.voice import said as clause

QUERIES = "queries"


def shipped_folder() -> Path:
    """Return the folder of the shipped queries: `axstat/queries` when installed, the repository's when editable."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "queries"
    return packaged if packaged.is_dir() else package.parents[1] / "queries"


def query_files(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Return every known query's file by name, sorted by name.

    Raises:
        PathNotFound: a folder given does not exist.
    """
    for folder in folders:
        if not folder.is_dir():
            raise PathNotFound("no-folder", path=str(folder))
    project = project_folder(QUERIES)
    places = [*([project] if project else []), shipped_folder(), *folders]  # no project takes a name of ours
    found = {path.stem: path for place in places for path in sorted(place.glob("*.sql"))}
    return dict(sorted(found.items()))


def query_names(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the names of all known queries."""
    return tuple(query_files(folders))


def find_query(name: str, folders: Sequence[Path] = ()) -> NamedQuery:
    """Return the query called `name`.

    Raises:
        UnknownName: no query has that name; the hint names the nearest.
        QueryFailed: its header cannot be read.
    """
    # The shipped file is read directly in the usual case: listing and reading forty headers costs more than a report.
    if not folders:
        direct = shipped_folder() / f"{name}.sql"
        if Path(name).name == name and direct.is_file():
            return read_file(direct)
    known = query_files(folders)
    if name not in known:
        raise UnknownName("no-query", name=name, hint=nearest(name, known, clause("lists-queries")))
    return read_file(known[name])


def query_called(name: str, folders: Sequence[Path] = ()) -> NamedQuery:
    """Return the query that a person calls by its name.

    Raises:
        UnknownName, QueryFailed: see `find_query`.
        UsageError: the project has another query of a shipped name.
    """
    project = project_folder(QUERIES)
    if not folders and project is not None and project.resolve() != shipped_folder().resolve():
        own, shipped = project / f"{name}.sql", shipped_folder() / f"{name}.sql"
        if own.is_file() and shipped.is_file() and own.read_bytes() != shipped.read_bytes():  # a copy answers the same
            raise UsageError("query-name-taken", path=str(own), name=name)
    return find_query(name, folders)


def all_queries(folders: Sequence[Path] = ()) -> tuple[NamedQuery, ...]:
    """Return every known query, sorted by name."""
    return tuple(read_file(path) for path in query_files(folders).values())


def shipped_queries() -> tuple[NamedQuery, ...]:
    """Return the queries that axstat ships, sorted by name."""
    return tuple(read_file(path) for path in sorted(shipped_folder().glob("*.sql")))


def shipped_query(name: str) -> NamedQuery:
    """Return a query as axstat ships it, whatever a project has under its name."""
    return read_file(shipped_folder() / f"{name}.sql")


def is_shipped(query: NamedQuery) -> bool:
    """Say whether a query is one that axstat ships, by its file or by its text."""
    folder = shipped_folder()
    if Path(query.origin).parent == folder:
        return True
    return any(query.sql == path.read_text(encoding="utf-8-sig") for path in folder.glob("*.sql"))


def nearest(name: str, known: Sequence[str] | dict[str, Path], otherwise: Finding) -> Finding:
    """Return the hint that names the known names nearest to `name`."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(dict.fromkeys(known)), n=3, cutoff=0.5)
    return clause("nearest", near=tuple(close), otherwise=otherwise) if close else otherwise
