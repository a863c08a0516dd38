"""What is wrong with a database file, and what to do about it: looked at before DuckDB opens it, and in what it says.

DuckDB keeps a checksum of every block, header and log entry, so a changed byte is noticed when it is read.
It would ask the network for an extension where a file is SQLite's, which is why the first bytes are read here.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.errors import (
    DatabaseDamaged,
    DatabaseError,
    DatabaseForeign,
    DatabaseLog,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseVersion,
)
from axstat.voice import Label
from axstat.voice.system import reason

if TYPE_CHECKING:
    import duckdb

_LONGEST = 500  # characters of a message: DuckDB quotes whole words of a statement, however long they are
_HEAD = 12_288  # three headers of 4,096 bytes stand before the blocks
_MARK = slice(8, 12)
_SIGNATURES = (
    (b"SQLite format 3\0", Label("SQLite のデータベース", "an SQLite database")),
    (b"PK\x03\x04", Label("zip ファイルまたは Excel のワークブック", "a zip file or an Excel workbook")),
    (b"%PDF-", Label("PDF", "a PDF")),
    (b"PAR1", Label("Parquet ファイル", "a Parquet file")),
)
_TEXT = Label("テキストファイル", "a text file")
_ZEROS = Label("ゼロだけのファイル", "a file of zeros")
_EMPTY = Label("空のファイル", "an empty file")
_UNKNOWN = Label("別の種類のファイル", "a file of another kind")
# Compiled by `re` when first used: hardly any command needs them.
_NEWER = r"created with a newer version|Unsupported Storage Version"
_STORAGE = r"(?i)storage version number"
_LOG = r"(?i)WAL does not match|WAL checkpoint iteration|WAL was created for"
_DAMAGE = r"(?i)corrupt|checksum|could not read|enough bytes|deserializ|replaying WAL|invalidated"


def log_path(path: Path) -> Path:
    """Return where DuckDB keeps what was committed and is not yet in the file."""
    return path.with_name(path.name + ".wal")


def record_path(path: Path) -> Path:
    """Return where the record of a database's sources stands (record.py)."""
    return path.with_name(path.name + ".sources.json")


def look(path: Path) -> None:
    """Refuse what cannot be a database, before DuckDB is asked to open it.

    Raises:
        DatabaseMissing: there is nothing.
        DatabaseLog: there is only the log of a database.
        DatabaseDamaged: the file is shorter than its headers, or no database any more.
        DatabaseForeign: a folder, or a file of another kind.
        DatabaseError: it may not be read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise DatabaseForeign("database-is-a-folder", path=str(path))
        if not stat.S_ISREG(mode):  # reading a pipe would wait for ever
            raise DatabaseForeign("database-is-a-device", path=str(path))
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise DatabaseError("database-not-read", path=str(path), reason=reason(error)) from None
    if head[_MARK] == b"DUCK" and len(head) == _HEAD:
        return
    if head[_MARK] == b"DUCK":
        raise _short(path)
    raise _other(path, head)


def of_file(path: Path, error: BaseException) -> DatabaseError | None:
    """Return the refusal for a DuckDB error that tells of the file, None for one about the statement."""
    from axstat.store.driver import duckdb

    kinds = (duckdb.Error, duckdb.IOException, duckdb.FatalException, duckdb.SerializationException)
    message = str(error)
    if type(error) not in (*kinds, duckdb.InternalException, duckdb.InvalidInputException):
        return None
    said = first_line(error)
    if re.search(_NEWER, message):
        return DatabaseNewer("database-of-newer-duckdb", path=str(path), said=said)
    if isinstance(error, duckdb.InvalidInputException):  # otherwise about the statement, whatever words it quotes
        return None
    if re.search(_STORAGE, message):
        return DatabaseVersion("database-of-other-duckdb", path=str(path), said=said)
    if re.search(_LOG, message):
        return DatabaseLog("log-of-another", log=str(log_path(path)))
    if "replaying WAL" in message:
        return DatabaseDamaged("log-damaged", log=str(log_path(path)), name=path.name)
    if "enough bytes" in message:
        return _short(path)
    if re.search(_DAMAGE, message):
        return DatabaseDamaged("database-unreadable", path=str(path), said=said)
    return None


def check_length(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Check that the file has room for the blocks in use; a query may never come to the end that is missing.

    Free blocks at the end count in its header though the file was cut before them.

    Raises:
        DatabaseDamaged: it is shorter.
    """
    rows = connection.execute("select block_size, used_blocks from pragma_database_size()").fetchall()
    if path.stat().st_size < _HEAD + sum(size * blocks for size, blocks in rows):
        raise _short(path)


def first_line(error: BaseException) -> str:
    """Return DuckDB's message without its kind, its excerpt of the statement and its full stop, and not too long."""
    line = re.sub(r"^[A-Z]\w+( of| [A-Z]\w+)* Error: ", "", str(error).strip().split("\n", 1)[0]).rstrip(".")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _missing(path: Path) -> DatabaseError:
    if log_path(path).exists():
        return DatabaseLog("database-log-alone", path=str(path), log=log_path(path).name)
    return DatabaseMissing("no-database", path=str(path))


def _short(path: Path) -> DatabaseDamaged:
    return DatabaseDamaged("database-cut-off", path=str(path), size=path.stat().st_size)


def _other(path: Path, head: bytes) -> DatabaseError:
    """Return the refusal of a file that does not begin as a DuckDB database."""
    known = [kind for mark, kind in _SIGNATURES if head.startswith(mark)]
    if _is_text(head):
        known.append(_TEXT)
    if not known:
        kind = _UNKNOWN if head.strip(b"\0") else _ZEROS if head else _EMPTY
        if record_path(path).exists():  # ours stood here
            return DatabaseDamaged("database-overwritten", path=str(path), what=kind)
        known.append(kind)
    return DatabaseForeign("database-of-another-kind", path=str(path), what=known[0])


def _is_text(head: bytes) -> bool:
    text = head.decode("utf-8", errors="replace").rstrip("\ufffd")
    return bool(text) and all(c.isprintable() or c in "\r\n\t\ufeff" for c in text)
