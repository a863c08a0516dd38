"""Options that several commands share, declared once: the same name means the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from axstat.cli import completion
from axstat.errors import UsageError
from axstat.filenames import readable

FormatName = Literal["table", "csv", "tsv", "json", "ndjson", "markdown", "html", "xlsx", "parquet", "docx", "pdf"]

Db = Annotated[
    Path | None,
    typer.Option("--db", envvar="AXSTAT_DB", help="Database file.", show_default="data/processed/axstat.duckdb"),
]
Format = Annotated[
    FormatName | None, typer.Option("--format", "-f", help="Output format.", show_default="by suffix of -o, else table")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the terminal.")]
SaidAs = Annotated[
    list[str] | None,
    typer.Option(
        "--as", metavar="MEASURE=CELL", help="What a column is, by the cell of its header: overtime.hours_per_month=D2."
    ),
]
Wait = Annotated[float, typer.Option("--wait", help="Seconds to wait for a database that another process holds.")]
Timeout = Annotated[float, typer.Option("--timeout", help="Seconds after which the queries of an answer are stopped.")]
Provenance = Annotated[
    Path | None, typer.Option("--provenance", help="Write query, hashes, sources and cells as JSON to this file.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace a symbolic link, a read-only file, a file that axstat did not write.")
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="A,B,…",
        help="These columns, by name or label, or `all`.",
        show_default="the main ones for people, all for machines",
        autocompletion=completion.columns,
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="COLUMN",
        help="Sort by this column; -COLUMN has the highest first. Totals stay behind.",
        autocompletion=completion.columns,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=1, help="At most this many rows.", show_default="60 on a terminal, else all"),
]


def parameters(pairs: Sequence[str]) -> dict[str, str]:
    """Return `name=value` pairs as a dictionary.

    Raises:
        UsageError: a pair has no `=`, or a name is given twice.
    """
    values: dict[str, str] = {}
    for pair in pairs:
        name, sign, value = readable(pair).partition("=")
        if not sign or not name:
            raise UsageError("pair-not-a-parameter", pair=pair)
        if name in values:
            raise UsageError("parameter-given-twice", name=name)
        values[name] = value
    return values


def without(chosen: str, others: Mapping[str, object]) -> None:
    """Refuse the options that would say nothing beside the one chosen.

    Raises:
        UsageError: one of them is given.
    """
    for name, given in others.items():
        if given:
            raise UsageError("not-together", one=chosen, other=name)
