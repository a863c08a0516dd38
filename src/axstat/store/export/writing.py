"""Writing an export: a new folder beside its place, which takes its name when all of it is on the disk."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from axstat import durable
from axstat.errors import NotLoaded, OutputNotOurs, OutputNotWritable
from axstat.store.damage import check_length, first_line, of_file
from axstat.store.engine import SCHEMA_VERSION, check_schema, connect
from axstat.store.export.layout import (
    MANIFEST,
    OBSERVATIONS,
    PAGE,
    ROWS_A_FILE,
    VIEWS,
    declared,
    described,
    in_paths,
    observations,
    plain,
    tables,
    views_sql,
)
from axstat.store.export.manifest import Manifest, is_ours, listed
from axstat.store.export.page import page
from axstat.store.interruption import interruptible
from axstat.store.lock import OnWait, Waiting
from axstat.voice.system import quoted, reason

if TYPE_CHECKING:
    import duckdb

_COPY = "copy ({rows}) to '{to}' (format parquet, compression zstd, row_group_size 122880)"
_SOURCES = "select source_id, file, sha256, simulated, current, observations from source order by source_id"
_OF_DATASETS = """
    select t.dataset, f.source_id, f.observations
    from store.source as f
    join (select distinct dataset, source_id from store.sheet_table) as t using (source_id)
    order by t.dataset, f.source_id
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: its folder, files and their bytes, sources and observations."""

    path: Path
    files: int
    bytes: int
    sources: int
    observations: int
    simulated: bool


def write_export(path: Path, to: Path, *, wait: float, on_wait: OnWait | None) -> Exported:
    """Write all that the database at `path` holds to the folder `to`, as Parquet with its list.

    The same database gives the same bytes.

    Args:
        path: the database; it is only read.
        to: a folder that is not there, is empty, or holds an export as axstat wrote it, which is replaced.
        wait: seconds to wait for another process that loads.
        on_wait: told once who that is.

    Raises:
        OutputNotOurs: something else stands at `to`.
        OutputNotWritable: it cannot be written; what was there stands.
        NotLoaded: the database holds no source.
        DatabaseMissing, DatabaseBusy, DatabaseDamaged, DatabaseVersion: the database cannot be read.
    """
    to = Path(os.path.abspath(to))  # noqa: PTH100 - `.` has no name; links stay what they are
    check_place(to)
    with contextlib.closing(connect(path, read_only=True, waiting=Waiting(path, wait, on_wait))) as connection:
        check_length(connection, path)
        check_schema(connection, path)
        with _new_folder(to) as new, _our_errors(path, to), interruptible():
            manifest = _write(connection, new)
            check_place(to)
            durable.replace_folder(new, to, aside=to.with_name(f".{to.name}.axstat-replaced"))
    size = sum(file.bytes for file in manifest.files)
    sources = len(manifest.sources)
    return Exported(to, len(manifest.files) + 1, size, sources, manifest.observations, manifest.simulated)


def check_place(to: Path) -> None:
    """Refuse to write an export over anything but an export that axstat wrote.

    Raises:
        OutputNotOurs: a link, a file, or a folder that holds other things.
    """
    if to.is_symlink():
        raise OutputNotOurs("export-over-link", path=str(to))
    if to.exists() and not to.is_dir():
        raise OutputNotOurs("export-over-file", path=str(to))
    if to.exists() and any(to.iterdir()) and not is_ours(to):
        raise OutputNotOurs("export-over-others", path=str(to))


def _write(connection: duckdb.DuckDBPyConnection, new: Path) -> Manifest:
    """Write every file of an export into an empty folder."""
    names = ("source_id", "file", "sha256", "simulated", "current", "observations")
    sources = [dict(zip(names, row, strict=True)) for row in connection.execute(_SOURCES).fetchall()]
    if not sources:
        raise NotLoaded("nothing-to-export")
    spilled = new / ".spilled"
    connection.execute(f"set temp_directory = '{_text(spilled)}'")
    places = {OBSERVATIONS: _write_observations(connection, new)}
    for table in tables(connection):
        place = new / f"{table.place}.parquet"
        place.parent.mkdir(exist_ok=True)
        connection.execute(_COPY.format(rows=plain(connection, table), to=_text(place)))
        places[table.name] = [place.relative_to(new).as_posix()]
    others = {name: found[0] for name, found in places.items() if name != OBSERVATIONS}
    (new / VIEWS).write_text(views_sql(others), encoding="utf-8", newline="\n")
    simulated = any(source["simulated"] for source in sources)
    text = page(described(connection), simulated=simulated)
    (new / PAGE).write_text(text, encoding="utf-8", newline="\n")
    shutil.rmtree(spilled, ignore_errors=True)
    count = sum(source["observations"] for source in sources)
    files = listed(new)
    manifest = Manifest(SCHEMA_VERSION, simulated, count, places, sources, declared(connection), files)
    (new / MANIFEST).write_bytes(manifest.content())
    return manifest


def _write_observations(connection: duckdb.DuckDBPyConnection, new: Path) -> list[str]:
    """Write the observations, a folder for each dataset, a file for some sources each; return the files' places."""
    places = []
    for dataset, first, last in _parts(connection):
        folder = new / OBSERVATIONS / f"dataset={in_paths(dataset)}"
        folder.mkdir(parents=True, exist_ok=True)
        place = folder / f"sources-{first:06d}.parquet"
        which = f"d.dataset = '{_text(dataset)}' and d.source_id between {first} and {last}"
        connection.execute(_COPY.format(rows=observations(which), to=_text(place)))
        places.append(place.relative_to(new).as_posix())
    return places


def _parts(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, int, int]]:
    """Yield dataset, first and last source of each file of observations."""
    part: tuple[str, int, int] | None = None
    rows = 0
    for dataset, source_id, count in connection.execute(_OF_DATASETS).fetchall():
        if part is not None and (part[0] != dataset or rows + count > ROWS_A_FILE):
            yield part
            part = None
        rows = count if part is None else rows + count
        part = (dataset, source_id if part is None else part[1], source_id)
    if part is not None:
        yield part


@contextlib.contextmanager
def _new_folder(to: Path) -> Iterator[Path]:
    """Give an empty folder beside `to`, removed with what it holds unless it took that name."""
    new = to.with_name(f".{to.name}.axstat-export")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)  # of an export that was killed
        new.mkdir()
    except OSError as error:
        raise OutputNotWritable("copy-not-written", path=str(to), reason=reason(error)) from error
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextlib.contextmanager
def _our_errors(path: Path, to: Path) -> Iterator[None]:
    """Turn what DuckDB and the disk refuse into our errors: a fault of the database, or of where the export goes."""
    import duckdb

    try:
        yield
    except OSError as error:
        raise OutputNotWritable("copy-not-written", path=str(to), reason=reason(error)) from error
    except duckdb.Error as error:
        why = quoted(first_line(error), "DuckDB")
        raise of_file(path, error) or OutputNotWritable("copy-not-written", path=str(to), reason=why) from error


def _text(path: Path | str) -> str:
    return str(path).replace("'", "''")
