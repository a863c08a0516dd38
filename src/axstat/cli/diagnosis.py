"""What `axstat doctor` looks at: each finding says whether it is well, and what mends it.

Looks only: nothing is created, loaded or sent anywhere.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat import __version__
from axstat.cli.locale import language
from axstat.errors import AxstatError, ExitCode
from axstat.model.results import Column, Result, spoken
from axstat.voice import Label, Lang, Remedy, Said, Severity, Some, said, same
from axstat.voice.system import reason

if TYPE_CHECKING:
    from axstat.store import SourceRecord

# A thing looked at is in order, where a check has passed.
_STATES = {"ok": Label("正常", "ok"), "warning": Label("注意", "warning"), "error": Label("異常", "error")}
_PACKAGES = ("typer", "rich", "polars", "duckdb", "psutil", "xlsxwriter", "xlrd", "matplotlib", "matplotlib-fontja")
_NARROW = 60
_DATABASE = Label("データベース", "database")
_RECORD = Label("取込の記録", "record of sources")
_DATA = Label("データ", "data")
_NOTHING = Label("", "")
_LIMITS = {
    "file_bytes": Label("ファイル（バイト）", "bytes of a file"),
    "unzipped_bytes": Label("展開後（バイト）", "bytes unzipped"),
    "compression_ratio": Label("圧縮率", "compression ratio"),
    "ratio_from_bytes": Label("圧縮率を調べる大きさ（バイト）", "bytes from which the ratio counts"),
    "cells": Label("セル", "cells"),
    "columns": Label("列", "columns"),
    "rows": Label("行", "rows"),
    "text_rows": Label("文字ファイルの行", "rows of a text file"),
    "text_length": Label("セルの文字数", "characters of a cell"),
    "line_bytes": Label("1行（バイト）", "bytes of a line"),
    "members": Label("zip 内のファイル", "members of an archive"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing looked at: its state, what was seen, and what to do when it is not well.

    `code` is the exit code that an error of it gives.
    """

    what: Label
    state: Severity
    seen: Said
    fix: Said = _NOTHING
    code: ExitCode = ExitCode.CHECK_FAILED


def diagnose(db: Path | None) -> tuple[Looked, ...]:
    """Return what there is to say of this installation, best read from top to bottom."""
    database, sources = _database(db)
    return (
        _python(),
        *_packages(),
        *database,
        _data(sources),
        _font(),
        _encoding(),
        Looked(Label("言語", "language"), "ok", same(f"{language()} (--lang, AXSTAT_LANG, LANG)")),
        _terminal(),
        _limits(),
        _query_limits(),
    )


def as_result(findings: tuple[Looked, ...], lang: Lang) -> Result:
    """Return what was looked at as a result: one row each, in one language."""
    return Result(
        name="doctor",
        title=Label("環境の診断", "Diagnosis"),
        columns=(
            Column("what", "text", Label("項目", "what")),
            Column("state", "text", Label("状態", "state"), words=_STATES),
            Column("seen", "text", Label("内容", "seen")),
            Column("fix", "text", Label("対処", "what to do")),
        ),
        rows=spoken(((one.what, one.state, one.seen, one.fix) for one in findings), lang),
    )


def _python() -> Looked:
    seen = f"axstat {__version__}, Python {platform.python_version()} ({sys.platform})"
    return Looked(Label("axstat と Python", "axstat and Python"), "ok", same(seen))


def _packages() -> Iterator[Looked]:
    what = Label("パッケージ", "packages")
    seen, missing = [], []
    for name in _PACKAGES:
        try:
            seen.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    yield Looked(what, "ok", same(", ".join(seen)))
    if missing:
        yield Looked(
            what,
            "error",
            said("packages-missing", names=tuple(missing)),
            same(f"pip install {' '.join(missing)}"),
        )


def _database(db: Path | None) -> tuple[list[Looked], Sequence[SourceRecord]]:
    """Return the findings about the database, and the sources it holds."""
    from axstat.store import check_apart, default_path, log_path

    path = db or default_path()
    found = list(_rights(path))
    if not path.exists() and not log_path(path).exists():
        return [*found, _finding(_DATABASE, "warning", "no-database-yet", path=str(path))], ()
    try:
        sources = check_apart(path)
    except AxstatError as error:
        return [*found, replace(_failed(_DATABASE, error), code=ExitCode.DATABASE)], ()
    size = f"{path.stat().st_size / 1e6:,.1f} MB"
    whole = _finding(_DATABASE, "ok", "database-whole", path=str(path), sources=len(sources), size=size)
    found += [whole, *_record(path, sources)]
    if any(source.simulated for source in sources):
        found.append(_finding(Label("模擬データ", "simulated data"), "warning", "simulated-loaded"))
    return found, sources


def _record(path: Path, sources: Sequence[SourceRecord]) -> Iterator[Looked]:
    """Warn where the record beside a database does not say what is in it."""
    from axstat.store import read_record

    recorded = read_record(path)
    if recorded is None:
        yield _finding(_RECORD, "warning", "no-record")
        return
    lost = sorted({one.file for one in recorded} - {one.file for one in sources})
    if lost:
        yield _finding(_RECORD, "warning", "recorded-not-loaded", names=tuple(lost))


def _rights(path: Path) -> Iterator[Looked]:
    """Warn where the database's folder, or the nearest one that exists, cannot be written."""
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not os.access(folder, os.W_OK):
        yield _finding(_DATABASE, "warning", "folder-read-only", folder=str(folder))


def _data(sources: Sequence[SourceRecord]) -> Looked:
    from axstat.ingest.files import expand, raw_folder
    from axstat.workbook import fingerprint

    try:
        folder = raw_folder()
        files = expand(folder)
        # An archive is known by its members, which only ingesting it tells.
        prints = [fingerprint(path).sha256 for path in files if path.suffix.lower() != ".zip"]
    except AxstatError as error:
        return _failed(_DATA, error, state="warning")
    if not files:
        return _finding(_DATA, "warning", "no-workbooks", folder=str(folder))
    loaded = {source.sha256 for source in sources}
    new = sum(sha256 not in loaded for sha256 in prints)
    if new:
        return _finding(_DATA, "warning", "workbooks-not-loaded", folder=str(folder), n=new, of=len(files))
    return _finding(_DATA, "ok", "workbooks-loaded", folder=str(folder), n=len(files))


def _font() -> Looked:
    what = Label("フォント", "font")
    from axstat.charts.fonts import find_font

    try:
        return Looked(what, "ok", same(str(find_font(None).path)))
    except AxstatError as error:
        return _failed(what, error)


def _encoding() -> Looked:
    what = Label("文字コード", "encoding")
    files = sys.getfilesystemencoding()
    if files.lower().replace("-", "") == "utf8":
        return _finding(what, "ok", "encodings", stdout=sys.stdout.encoding, files=files)
    return _finding(what, "warning", "encoding-not-utf8", stdout=sys.stdout.encoding, files=files)


def _terminal() -> Looked:
    what = Label("端末の幅", "terminal width")
    width = shutil.get_terminal_size().columns
    if width < _NARROW:
        return _finding(what, "warning", "terminal-narrow", width=width)
    colour = Label("なし", "off") if "NO_COLOR" in os.environ else Label("あり", "on")
    return _finding(what, "ok", "terminal", width=width, colour=colour)


def _limits() -> Looked:
    from axstat.workbook.limits import Limits

    what = Label("上限", "limits")
    try:
        limits = Limits.from_environment()
    except AxstatError as error:
        return _failed(what, error)
    named = [said("limit", name=_LIMITS[f.name], most=getattr(limits, f.name)) for f in fields(limits)]
    return Looked(what, "ok", Some(tuple(named)))


def _query_limits() -> Looked:
    import tempfile

    from axstat.model.sizes import shown_size
    from axstat.store import QueryLimits

    what = Label("クエリの上限", "query limits")
    try:
        limits = QueryLimits.from_environment()
        folder = Path(tempfile.gettempdir())
        disk = f"{shown_size(limits.disk(folder))} ({folder})"
    except AxstatError as error:
        return _failed(what, error)
    except OSError as error:
        return _finding(what, "error", "no-temporary-folder", why=reason(error))
    memory, result = shown_size(limits.memory), shown_size(limits.result)
    threads = str(limits.threads) if limits.threads else Label("全コア", "all cores")
    return _finding(what, "ok", "query-limits", memory=memory, result=result, disk=disk, threads=threads)


def _finding(what: Label, state: Severity, identifier: str, **fields: Any) -> Looked:
    seen = said(identifier, **fields)
    return Looked(what, state, seen, Remedy(seen))


def _failed(what: Label, error: AxstatError, *, state: Severity = "error") -> Looked:
    return Looked(what, state, error.finding, error.remedy)
