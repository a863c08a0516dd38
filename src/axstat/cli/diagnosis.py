"""What `axstat doctor` looks at: each finding says whether it is well, and the command that mends it.

Looks only: nothing is created, loaded or sent anywhere.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from axstat import __version__
from axstat.errors import AxstatError
from axstat.model.results import Column, Result
from axstat.model.text import Label

State = Literal["ok", "warning", "error"]
_PACKAGES = ("typer", "rich", "polars", "duckdb", "openpyxl", "xlrd", "matplotlib", "matplotlib-fontja")
_NARROW = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its state, what was seen, and what to do when it is not well."""

    what: Label
    state: State
    seen: str
    fix: str = ""


def diagnose(db: Path | None) -> tuple[Finding, ...]:
    """Return what there is to say of this installation, best read from top to bottom."""
    return (
        _python(),
        *_packages(),
        *_database(db),
        _data(),
        _fonts(),
        _encoding(),
        _language(),
        _terminal(),
        _limits(),
    )


def as_result(findings: tuple[Finding, ...]) -> Result:
    """Return the findings as a result: one row each."""
    return Result(
        name="doctor",
        title=Label("環境の診断", "diagnosis"),
        columns=(
            Column("what", "text", Label("項目", "what")),
            Column("state", "text", Label("状態", "state")),
            Column("seen", "text", Label("内容", "seen")),
            Column("fix", "text", Label("対処", "what to do")),
        ),
        rows=tuple((f"{f.what.ja} / {f.what.en}", f.state, f.seen, f.fix) for f in findings),
    )


def _python() -> Finding:
    return Finding(
        Label("axstat と Python", "axstat and Python"),
        "ok",
        f"axstat {__version__}, Python {platform.python_version()} ({sys.platform})",
    )


def _packages() -> Iterator[Finding]:
    what = Label("パッケージ", "packages")
    seen, missing = [], []
    for name in _PACKAGES:
        try:
            seen.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    yield Finding(what, "ok", ", ".join(seen))
    if missing:
        yield Finding(what, "error", f"missing: {', '.join(missing)}", f"pip install {' '.join(missing)}")


def _database(db: Path | None) -> Iterator[Finding]:
    from axstat.store import default_path, open_reader

    what, path = Label("データベース", "database"), db or default_path()
    if not path.exists():
        yield Finding(what, "warning", f"none at {path}", "axstat ingest")
        return
    try:
        with open_reader(path, wait=0) as reader:
            loaded = reader.sources()
    except AxstatError as error:
        yield Finding(what, "error", error.message, error.hint)
        return
    yield Finding(what, "ok", f"{path}: {len(loaded)} sources, {path.stat().st_size / 1e6:,.1f} MB")
    if any(source.simulated for source in loaded):
        yield Finding(
            Label("模擬データ", "simulated data"),
            "warning",
            "simulated sources are loaded",
            "axstat ingest YOUR-WORKBOOK replaces the simulated figures of its year",
        )


def _data() -> Finding:
    what = Label("データ", "data")
    folder = Path("data", "raw")
    if not folder.is_dir():
        return Finding(what, "warning", f"no {folder} here", "cd to the project's folder, or name files")
    count = sum(1 for path in folder.rglob("*") if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".csv", ".zip"))
    return Finding(what, "ok" if count else "warning", f"{count} workbooks in {folder}")


def _fonts() -> Finding:
    what = Label("フォント", "font")
    from axstat.charts.fonts import find_font

    try:
        font = find_font(None)
    except AxstatError as error:
        return Finding(what, "error", error.message, error.hint)
    return Finding(what, "ok", str(font.path))


def _encoding() -> Finding:
    seen = f"stdout {sys.stdout.encoding}, files {sys.getfilesystemencoding()}"
    well = sys.getfilesystemencoding().lower().replace("-", "") == "utf8"
    return Finding(
        Label("文字コード", "encoding"), "ok" if well else "warning", seen, "" if well else "set PYTHONUTF8=1"
    )


def _language() -> Finding:
    from axstat.cli.locale import language

    return Finding(Label("言語", "language"), "ok", f"{language(None)} (--lang, AXSTAT_LANG, LANG)")


def _terminal() -> Finding:
    what = Label("端末の幅", "terminal width")
    width = shutil.get_terminal_size().columns
    if width < _NARROW:
        return Finding(what, "warning", f"{width} columns", "widen the window: narrow tables print as records")
    return Finding(what, "ok", f"{width} columns, colour {'off' if 'NO_COLOR' in os.environ else 'on'}")


def _limits() -> Finding:
    from axstat.workbook.limits import Limits

    limits = Limits.from_environment()
    return Finding(
        Label("上限", "limits"), "ok", ", ".join(f"{f.name} {getattr(limits, f.name):,}" for f in fields(limits))
    )
