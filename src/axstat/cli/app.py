"""The tree of commands. Each command lives in a file of its own that imports nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from axstat import __version__
from axstat.errors import UsageError

_ABOUT = """Japanese official statistics, from the ministry's workbook to the printed number, and back.

Exit codes: 0 ok, 1 a data check failed, 2 usage, 3 a workbook was not understood or axstat itself failed,
4 database busy or unusable, 130 interrupted.

\b
Example:
$ axstat ingest && axstat report overtime
"""

_COMMANDS = (
    "ingest", "inspect", "sources", "measures", "areas", "report", "query", "chart", "trace", "diff", "doctor",
    "backup", "restore",
)  # fmt: skip


def program_for(arguments: Sequence[str]) -> Any:
    """Return the program that these arguments call, its commands in the order of a first day."""
    from typer.main import get_command

    program: Any = get_command(app_for(arguments))
    program.commands = {name: program.commands[name] for name in _COMMANDS if name in program.commands}
    return program


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the program that these arguments call: with the one command they name, else with all of them.

    typer reads the signature and the annotations of every command it knows, which takes a tenth of a small report.
    """
    # Plain help: half the start-up time of rich help, and the same text in every terminal.
    app = typer.Typer(
        name="axstat",
        help=_ABOUT,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": []},  # our own page: axstat.cli.helping,
    )
    app.callback()(_root)
    called = [name for name in _COMMANDS if arguments and name == arguments[0]]
    for name in called or _COMMANDS:
        module = import_module(f"axstat.cli.commands.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"axstat {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
    debug: bool = typer.Option(False, "--debug", help="Print the traceback where axstat itself fails."),
) -> None:
    """Take the options that stand before any command."""


def _called(root: Any, arguments: Sequence[str]) -> tuple[Any, list[str], list[str]]:
    """Return the command that a call names, the words that name it, and the words behind them."""
    words, command, rest = ["axstat"], root, list(arguments)
    while rest and not rest[0].startswith("-") and rest[0] in getattr(command, "commands", {}):
        command = command.commands[rest.pop(0)]
        words.append(command.name)
    return command, words, rest


def refuse_twice(root: Any, arguments: Sequence[str]) -> None:
    """Refuse an option that is given twice and holds one value: nobody could see which of the two counts.

    Raises:
        UsageError: an option is given twice.
    """
    command, _, rest = _called(root, arguments)
    options = {word: one for one in command.params if one.param_type_name == "option" for word in one.opts}
    seen: set[str] = set()
    words = iter(rest)
    for word in words:
        name, equals, _ = word.partition("=")
        option = options.get(name)
        if word == "--":
            return
        if option is None:
            continue
        if not option.is_flag and not option.multiple:
            if option.name in seen:
                raise UsageError("option-twice", name=max(option.opts, key=len))
            seen.add(option.name)
        if not option.is_flag and not equals:
            next(words, None)  # its value, which may look like an option


def wanted(root: Any, arguments: Sequence[str]) -> tuple[Any, list[str]] | None:
    """Return the command whose page is asked for, with its name; None where it is to be run.

    `-h` and `--help` ask for it, and so does a group of commands of which none is named.
    """
    command, words, rest = _called(root, arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    asked = any(word in ("-h", "--help") for word in rest[:end])
    bare = not rest and hasattr(command, "commands") and not command.invoke_without_command
    return (command, words) if asked or bare else None
