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

if TYPE_CHECKING:
    import duckdb

_LONGEST = 500  # characters of a message: DuckDB quotes whole words of a statement, however long they are
_HEAD = 12_288  # three headers of 4,096 bytes stand before the blocks
_MARK = slice(8, 12)
_SIGNATURES = (
    (b"SQLite format 3\0", "an SQLite database", "SQLite のデータベース"),
    (b"PK\x03\x04", "a zip file or an Excel workbook", "zip ファイルまたは Excel ブック"),
    (b"PAR1", "a Parquet file", "Parquet ファイル"),
)
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
            raise DatabaseForeign(
                f"`{path}` is a folder, not a database",
                message_ja=f"`{path}` はフォルダーで、データベースではありません",
            )
        if not stat.S_ISREG(mode):  # reading a pipe would wait for ever
            raise DatabaseForeign(
                f"`{path}` is a device or a pipe, not a database",
                message_ja=f"`{path}` はデバイスまたはパイプで、データベースではありません",
            )
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise DatabaseError(
            f"`{path}` cannot be read: {error.strerror}", message_ja=f"`{path}` を読めません（{error.strerror}）"
        ) from None
    if head[_MARK] == b"DUCK" and len(head) == _HEAD:
        return
    if head[_MARK] == b"DUCK":
        raise _short(path)
    raise _other(path, head)


def of_file(path: Path, error: BaseException) -> DatabaseError | None:
    """Return the refusal for a DuckDB error that tells of the file, None for one about the statement."""
    import duckdb

    kinds = (duckdb.Error, duckdb.IOException, duckdb.FatalException, duckdb.SerializationException)
    message = str(error)
    if type(error) not in (*kinds, duckdb.InternalException, duckdb.InvalidInputException):
        return None
    said = first_line(error)
    if re.search(_NEWER, message):
        return DatabaseNewer(
            f"`{path}` was written by a newer DuckDB: {said}",
            message_ja=f"`{path}` は新しい版の DuckDB で作成されています",
        )
    if isinstance(error, duckdb.InvalidInputException):  # otherwise about the statement, whatever words it quotes
        return None
    if re.search(_STORAGE, message):
        return DatabaseVersion(
            f"`{path}` was written by another version of DuckDB: {said}",
            message_ja=f"`{path}` は別の版の DuckDB で作成されています",
        )
    if re.search(_LOG, message):
        return DatabaseLog(
            f"`{log_path(path)}` is the log of another database, or of another state of this one",
            message_ja=f"`{log_path(path)}` は別のデータベース、またはこのデータベースの別の時点のログです",
        )
    if "replaying WAL" in message:
        return DatabaseDamaged(
            f"`{log_path(path)}`, the log of `{path.name}`, is damaged",
            message_ja=f"`{path.name}` の更新ログ `{log_path(path)}` が壊れています",
        )
    if "enough bytes" in message:
        return _short(path)
    return damaged(path, said) if re.search(_DAMAGE, message) else None


def check_length(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Check that the file has room for the blocks in use; a query may never come to the end that is missing.

    Free blocks at the end count in its header though the file was cut before them.

    Raises:
        DatabaseDamaged: it is shorter.
    """
    rows = connection.execute("select block_size, used_blocks from pragma_database_size()").fetchall()
    if path.stat().st_size < _HEAD + sum(size * blocks for size, blocks in rows):
        raise _short(path)


def damaged(path: Path, why: str) -> DatabaseDamaged:
    """Return the refusal of a file of which a part cannot be read."""
    return DatabaseDamaged(f"`{path}` is damaged: {why}", message_ja=f"`{path}` が壊れています（{why}）")


def first_line(error: BaseException) -> str:
    """Return DuckDB's message without its kind, its excerpt of the statement and its full stop, and not too long."""
    line = re.sub(r"^([A-Z]\w+ )+Error: ", "", str(error).strip().split("\n", 1)[0]).rstrip(".")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _missing(path: Path) -> DatabaseError:
    if log_path(path).exists():
        return DatabaseLog(
            f"there is no database `{path}`, but its log `{log_path(path).name}`, which holds changes of it",
            message_ja=f"データベース `{path}` はなく、その更新ログ `{log_path(path).name}` だけがあります",
        )
    return DatabaseMissing(f"there is no database `{path}`", message_ja=f"データベース `{path}` はまだありません")


def _short(path: Path) -> DatabaseDamaged:
    size = path.stat().st_size
    return DatabaseDamaged(
        f"`{path}` is damaged: it breaks off after {size:,} bytes",
        message_ja=f"`{path}` が壊れています（{size:,} バイトで途切れています）",
    )


def _other(path: Path, head: bytes) -> DatabaseError:
    """Return the refusal of a file that does not begin as a DuckDB database."""
    known = [(kind, kind_ja) for mark, kind, kind_ja in _SIGNATURES if head.startswith(mark)]
    if _is_text(head):
        known.append(("a text file", "テキストファイル"))
    if known:
        kind, kind_ja = known[0]
    else:
        empty = ("a file of zeros", "ゼロだけのファイル") if head else ("an empty file", "空のファイル")
        kind, kind_ja = ("a file of another kind", "別の種類のファイル") if head.strip(b"\0") else empty
        if record_path(path).exists():  # ours stood here
            return DatabaseDamaged(
                f"`{path}` is damaged: it is {kind} now", message_ja=f"`{path}` が壊れています（{kind_ja}です）"
            )
    return DatabaseForeign(
        f"`{path}` is not a database: it is {kind}",
        message_ja=f"`{path}` は axstat のデータベースではなく、{kind_ja}です",
    )


def _is_text(head: bytes) -> bool:
    text = head.decode("utf-8", errors="replace").rstrip("\ufffd")
    return bool(text) and all(c.isprintable() or c in "\r\n\t\ufeff" for c in text)
