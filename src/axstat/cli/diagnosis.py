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
from typing import TYPE_CHECKING, Literal

from axstat import __version__
from axstat.cli.locale import language
from axstat.errors import AxstatError, ExitCode
from axstat.model.results import Column, Result
from axstat.model.text import Label, Lang, same

if TYPE_CHECKING:
    from axstat.store import SourceRecord

State = Literal["ok", "warning", "error"]
_PACKAGES = ("typer", "rich", "polars", "duckdb", "psutil", "openpyxl", "xlrd", "matplotlib", "matplotlib-fontja")
_NARROW = 60
_DATABASE = Label("データベース", "database")
_RECORD = Label("取込の記録", "record of sources")
_DATA = Label("データ", "data")
_NOTHING = Label("", "")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its state, what was seen, and what to do when it is not well.

    `code` is the exit code that an error of it gives.
    """

    what: Label
    state: State
    seen: Label
    fix: Label = _NOTHING
    code: ExitCode = ExitCode.CHECK_FAILED


def diagnose(db: Path | None) -> tuple[Finding, ...]:
    """Return what there is to say of this installation, best read from top to bottom."""
    database, sources = _database(db)
    return (
        _python(),
        *_packages(),
        *database,
        _data(sources),
        _font(),
        _encoding(),
        Finding(Label("言語", "language"), "ok", same(f"{language(None)} (--lang, AXSTAT_LANG, LANG)")),
        _terminal(),
        _limits(),
        _query_limits(),
    )


def as_result(findings: tuple[Finding, ...], lang: Lang) -> Result:
    """Return the findings as a result: one row each, in one language."""
    return Result(
        name="doctor",
        title=Label("環境の診断", "Diagnosis"),
        columns=(
            Column("what", "text", Label("項目", "what")),
            Column("state", "text", Label("状態", "state")),
            Column("seen", "text", Label("内容", "seen")),
            Column("fix", "text", Label("対処", "what to do")),
        ),
        rows=tuple((f.what.text(lang), f.state, f.seen.text(lang), f.fix.text(lang)) for f in findings),
    )


def _python() -> Finding:
    seen = f"axstat {__version__}, Python {platform.python_version()} ({sys.platform})"
    return Finding(Label("axstat と Python", "axstat and Python"), "ok", same(seen))


def _packages() -> Iterator[Finding]:
    what = Label("パッケージ", "packages")
    seen, missing = [], []
    for name in _PACKAGES:
        try:
            seen.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    yield Finding(what, "ok", same(", ".join(seen)))
    if missing:
        names = ", ".join(missing)
        yield Finding(
            what,
            "error",
            Label(f"入っていない：{names}", f"missing: {names}"),
            same(f"pip install {' '.join(missing)}"),
        )


def _database(db: Path | None) -> tuple[list[Finding], Sequence[SourceRecord]]:
    """Return the findings about the database, and the sources it holds."""
    from axstat.store import check_apart, default_path, log_path

    path = db or default_path()
    found = list(_rights(path))
    if not path.exists() and not log_path(path).exists():
        seen = Label(f"{path} はまだない", f"none at {path} yet")
        build = Label("`axstat ingest` で作成する", "`axstat ingest` builds it")
        return [*found, Finding(_DATABASE, "warning", seen, build)], ()
    try:
        sources = check_apart(path)
    except AxstatError as error:
        return [*found, replace(_failed(_DATABASE, error), code=ExitCode.DATABASE)], ()
    size = f"{path.stat().st_size / 1e6:,.1f} MB"
    seen = Label(f"{path}：出典 {len(sources)}、{size}", f"{path}: {len(sources)} sources, {size}")
    found += [Finding(_DATABASE, "ok", seen), *_record(path, sources)]
    if any(source.simulated for source in sources):
        found.append(
            Finding(
                Label("模擬データ", "simulated data"),
                "warning",
                Label("模擬データの出典を取り込んでいる", "simulated sources are loaded"),
                Label(
                    "`axstat ingest ファイル` で実データを取り込むと、その年度は置き換わる",
                    "`axstat ingest FILE` with real data replaces the simulated figures of its year",
                ),
            )
        )
    return found, sources


def _record(path: Path, sources: Sequence[SourceRecord]) -> Iterator[Finding]:
    """Warn where the record beside a database does not say what is in it."""
    from axstat.store import read_record

    recorded = read_record(path)
    if recorded is None:
        yield Finding(
            _RECORD,
            "warning",
            Label("データベースの横に記録がない", "there is none beside the database"),
            Label("`axstat doctor --repair` で作成する", "`axstat doctor --repair` writes it"),
        )
        return
    lost = sorted({one.file for one in recorded} - {one.file for one in sources})
    if lost:
        names = ", ".join(lost)
        yield Finding(
            _RECORD,
            "warning",
            Label(f"データベースにない出典が記録にある：{names}", f"sources that the database does not hold: {names}"),
            Label("`axstat ingest ファイル` で取り込む", "`axstat ingest FILE` loads them again"),
        )


def _rights(path: Path) -> Iterator[Finding]:
    """Warn where the database's folder, or the nearest one that exists, cannot be written."""
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not os.access(folder, os.W_OK):
        yield Finding(
            _DATABASE,
            "warning",
            Label(
                f"{folder} に書き込めない：閲覧はできるが取込はできない", f"{folder} cannot be written: reading only"
            ),
            Label("`--db ファイル` で別の場所を指定する", "choose another place with `--db FILE`"),
        )


def _data(sources: Sequence[SourceRecord]) -> Finding:
    from axstat.ingest.files import default_inputs, expand
    from axstat.workbook import fingerprint

    try:
        (folder,) = default_inputs()
        files = expand(folder)
        # An archive is known by its members, which only ingesting it tells.
        prints = [fingerprint(path).sha256 for path in files if path.suffix.lower() != ".zip"]
    except AxstatError as error:
        return _failed(_DATA, error, state="warning")
    if not files:
        seen = Label(f"{folder} にワークブックがない", f"no workbook in {folder}")
        return Finding(_DATA, "warning", seen, Label("そこにワークブックを置く", "put workbooks there"))
    loaded = {source.sha256 for source in sources}
    new = sum(sha256 not in loaded for sha256 in prints)
    if new:
        seen = Label(f"{folder}：{len(files)} 件中 {new} 件が未取込", f"{folder}: {new} of {len(files)} not loaded")
        return Finding(
            _DATA, "warning", seen, Label("`axstat ingest` で取り込む", "`axstat ingest` loads them, or says why not")
        )
    return Finding(
        _DATA, "ok", Label(f"{folder}：{len(files)} 件、すべて取込済み", f"{folder}: {len(files)} files, all loaded")
    )


def _font() -> Finding:
    what = Label("フォント", "font")
    from axstat.charts.fonts import find_font

    try:
        return Finding(what, "ok", same(str(find_font(None).path)))
    except AxstatError as error:
        return _failed(what, error)


def _encoding() -> Finding:
    what = Label("文字コード", "encoding")
    files = sys.getfilesystemencoding()
    seen = Label(f"標準出力 {sys.stdout.encoding}、ファイル {files}", f"stdout {sys.stdout.encoding}, files {files}")
    if files.lower().replace("-", "") == "utf8":
        return Finding(what, "ok", seen)
    return Finding(what, "warning", seen, Label("環境変数 PYTHONUTF8=1 を設定する", "set PYTHONUTF8=1"))


def _terminal() -> Finding:
    what = Label("端末の幅", "terminal width")
    width = shutil.get_terminal_size().columns
    if width < _NARROW:
        wider = Label(
            "画面を広げる（狭いと表は項目ごとの表示になる）", "widen the window: wide tables print as records"
        )
        return Finding(what, "warning", Label(f"{width} 桁", f"{width} columns"), wider)
    plain = "NO_COLOR" in os.environ
    seen = Label(f"{width} 桁、色{'なし' if plain else 'あり'}", f"{width} columns, colour {'off' if plain else 'on'}")
    return Finding(what, "ok", seen)


def _limits() -> Finding:
    from axstat.workbook.limits import Limits

    what = Label("上限", "limits")
    try:
        limits = Limits.from_environment()
    except AxstatError as error:
        return _failed(what, error)
    return Finding(what, "ok", same(", ".join(f"{f.name} {getattr(limits, f.name):,}" for f in fields(limits))))


def _query_limits() -> Finding:
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
        seen = Label(f"一時フォルダーを使用できない：{error.strerror}", f"no temporary folder: {error.strerror}")
        return Finding(what, "error", seen, Label("環境変数 TMPDIR を設定する", "set TMPDIR"))
    memory, result = shown_size(limits.memory), shown_size(limits.result)
    return Finding(
        what,
        "ok",
        Label(
            f"メモリー {memory}、結果 {result}、一時ファイル {disk}、スレッド {limits.threads or '全コア'}",
            f"memory {memory}, result {result}, temporary files {disk}, threads {limits.threads or 'all cores'}",
        ),
    )


def _failed(what: Label, error: AxstatError, *, state: State = "error") -> Finding:
    japanese = error.message_ja if error.message_ja != error.title_ja else f"{error.title_ja}：{error.message}"
    seen = Label(japanese, error.message)
    return Finding(what, state, seen, Label(error.remedy_ja or error.hint, error.hint))
