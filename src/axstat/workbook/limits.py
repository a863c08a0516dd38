"""How large a file may be before axstat refuses to read it: the promise is a clear line, never an exhausted machine.

Every limit is checked while bytes are counted, before memory grows. Each can be raised by its environment variable,
`AXSTAT_MAX_` + the name in capitals, for a file the user trusts.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from axstat.errors import LimitExceeded
from axstat.model.sizes import MIB, read_size
from axstat.voice import Label

_WHAT = {
    "file_bytes": Label("バイト数", "bytes in the file"),
    "unzipped_bytes": Label("展開後のバイト数", "bytes once unzipped"),
    "compression_ratio": Label("圧縮の倍率（展開後÷圧縮時の大きさ）", "bytes unzipped from each byte stored"),
    "cells": Label("シートのセル数（途中の空白セルを含む）", "cells on a sheet, blanks between them included"),
    "columns": Label("列数", "columns"),
    "rows": Label("行数", "rows"),
    "text_rows": Label("行数", "rows of text"),
    "text_length": Label("最も長い文字列の文字数", "characters in one text"),
    "line_bytes": Label("最も長い行のバイト数", "bytes on one line"),
    "members": Label("中にあるファイルの数", "files in the archive"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds on one file; Excel's own are used for the rows and columns of a sheet.

    Delimited text knows no such bound: `text_rows` is what was tried, in some 0.15 KB of memory a line.
    `compression_ratio` holds only beyond `ratio_from_bytes` unzipped: small sheets of blanks compress very well.
    """

    file_bytes: int = 512 * MIB
    unzipped_bytes: int = 4096 * MIB
    compression_ratio: int = 200
    cells: int = 50_000_000
    columns: int = 16_384
    rows: int = 1_048_576
    text_rows: int = 6_000_000
    text_length: int = MIB
    line_bytes: int = 16 * MIB
    members: int = 10_000
    ratio_from_bytes: int = 100 * MIB

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Limits:
        """Return the default limits with those that the environment raises or lowers.

        Args:
            environ: the environment to read; the process's own when omitted. Sizes may be written `8GiB` or `500 MB`.

        Raises:
            UsageError: a variable that is no whole number above zero.
        """
        environ = os.environ if environ is None else environ
        given = {f.name: environ.get(variable(f.name), "").strip() for f in fields(cls)}
        return cls(**{name: read_size(variable(name), text) for name, text in given.items() if text})

    def exceeded(self, limit: str, file: str, figure: int | None = None) -> LimitExceeded:
        """Return the refusal of a file that passes the named limit.

        Args:
            limit: name of a field of this class.
            file: the file as messages print it.
            figure: how much there is, where it is known; otherwise the message says "more than".
        """
        bound: int = getattr(self, limit)
        what, name = _WHAT[limit], variable(limit)
        if figure is None:
            return LimitExceeded("above-file-limit", file=file, what=what, bound=bound, variable=name)
        return LimitExceeded("above-file-limit-by", file=file, figure=figure, what=what, bound=bound, variable=name)


def variable(limit: str) -> str:
    """Return the environment variable that sets a limit."""
    return f"AXSTAT_MAX_{limit.upper()}"


DEFAULT_LIMITS = Limits()
