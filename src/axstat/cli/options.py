"""Options that several commands share, declared once: the same name means the same everywhere."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_type_hints

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
Parameters = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", help="name=value; repeat as needed.", autocompletion=completion.parameters),
]
Year = Annotated[str | None, typer.Option(help="Fiscal year.", show_default="newest loaded")]
Font = Annotated[Path | None, typer.Option(help="Font file.", show_default="packaged IPAexGothic")]
Wait = Annotated[float, typer.Option("--wait", help="Seconds to wait for a database that another process holds.")]
Timeout = Annotated[float, typer.Option("--timeout", help="Seconds after which the queries of an answer are stopped.")]
Provenance = Annotated[
    Path | None, typer.Option("--provenance", help="Write query, hashes, sources and cells as JSON to this file.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace a symbolic link, a read-only file, a file that axstat did not write.")
]
Whole = Annotated[
    bool, typer.Option("--all", help="Every table of this report, with charts, in one Excel workbook (-o FILE.xlsx).")
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


def plain_number(text: str | float) -> float:
    """Return a number as people type it: 60000, 60,000.

    Raises:
        ValueError: it is none.
    """
    from axstat.model.numerals import plain_number

    return plain_number(str(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Where an answer comes from and goes, of a command that prints it as it is."""

    db: Db = None
    fmt: Format = None
    output: Output = None
    force: Force = False
    wait: Wait = 10
    columns: ClassVar[None] = None
    sort: ClassVar[None] = None
    limit: ClassVar[None] = None
    provenance: ClassVar[None] = None
    timeout: ClassVar[None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What of an answer is shown, where it comes from and goes, and how long it may take."""

    columns: Columns = None
    sort: Sort = None
    limit: Limit = None
    db: Db = None
    fmt: Format = None
    output: Output = None
    provenance: Provenance = None
    force: Force = False
    wait: Wait = 10
    timeout: Timeout = 60


def spread(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return the command that typer is told of: a parameter that is a dataclass stands there for all of its fields.

    typer knows an option by a parameter of a function alone; so what several commands share, or what is handed on as
    one, is declared once.
    """
    hints = get_type_hints(command, include_extras=True)
    together: dict[str, type[Any]] = {
        name: kind for name, kind in hints.items() if isinstance(kind, type) and is_dataclass(kind)
    }
    taken: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        if name not in together:
            taken.append(parameter.replace(annotation=hints[name]))
            continue
        own = get_type_hints(together[name], include_extras=True)
        taken += [
            parameter.replace(name=field.name, default=field.default, annotation=own[field.name])
            for field in fields(together[name])
        ]

    @wraps(command)
    def run(**given: Any) -> Any:
        for name, kind in together.items():
            given[name] = kind(**{field.name: given.pop(field.name) for field in fields(kind)})
        return command(**given)

    vars(run)["__signature__"] = inspect.Signature(taken)
    return run


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
