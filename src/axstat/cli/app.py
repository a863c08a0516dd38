"""The tree of commands. Each command lives in a file of its own that imports nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar

import typer
from typer import TyperException
from typer.models import CommandInfo, TyperInfo

from axstat import __version__
from axstat.cli.options import spread
from axstat.errors import UsageError

_ABOUT = """Japanese official statistics, from the ministry's workbook to the printed number, and back.

Exit codes: 0 ok, 1 a data check failed, 2 usage, 3 a workbook was not understood or axstat itself failed,
4 database busy or unusable, 130 interrupted.

\b
Example:
$ axstat ingest && axstat report overtime
"""

_COMMANDS = (
    "ingest", "inspect", "sources", "measures", "areas", "report", "query", "chart", "brief", "trace", "diff", "check",
    "link", "typeset", "doctor", "backup", "restore", "export",
)  # fmt: skip

Registered = TypeVar("Registered", CommandInfo, TyperInfo)

_ALL_THAT_IS_ASKED = (["--help"], ["-h"])
"""Calls for the page of all commands, whose options need not be read for it."""


def program_for(arguments: Sequence[str]) -> Any:
    """Return the program that these arguments call, its commands in the order of a first day."""
    from typer.main import get_command

    program: Any = get_command(app_for(arguments))
    program.commands = {name: program.commands[name] for name in _COMMANDS if name in program.commands}
    return program


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the program that these arguments call: with the one command they name, else with all of them.

    typer reads the signature and the annotations of every command it knows: 60 ms for all of them, 2 for one.
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
        if list(arguments) in _ALL_THAT_IS_ASKED:
            app.command(name, help=_about(module, name))(_nothing)
        elif hasattr(module, "app"):
            app.add_typer(_narrowed(module.app, arguments[1:2] if called else ()), name=name)
        else:
            app.command(name)(spread(getattr(module, name)))
    return app


def _about(module: ModuleType, name: str) -> str | None:
    """Return the help of a command or of a group of them: said beside the group, or by what runs it alone."""
    group: typer.Typer | None = getattr(module, "app", None)
    if group is not None and isinstance(group.info.help, str):
        return group.info.help
    alone = getattr(module, name) if group is None else group.registered_callback and group.registered_callback.callback
    return alone.__doc__ if alone else None


def _nothing() -> None:
    """Stand for a command of which the page of all commands shows the name and the help alone."""


def _narrowed(group: typer.Typer, words: Sequence[str]) -> typer.Typer:
    """Return a group with the one command of it that is called; the whole group where the next word names none."""
    called = [one for one in group.registered_commands if words and one.callback and one.callback.__name__ == words[0]]
    narrow = copy(group)
    narrow.registered_commands = [_spread(one) for one in called or group.registered_commands]
    narrow.registered_callback = group.registered_callback and _spread(group.registered_callback)
    return narrow


def _spread(registered: Registered) -> Registered:
    """Return what a group registered, its callback with each of its options by itself."""
    found = copy(registered)
    found.callback = registered.callback and spread(registered.callback)
    return found


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"axstat {__version__}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
    debug: bool = typer.Option(False, "--debug", help="Print the traceback where axstat itself fails."),
) -> None:
    """Take the options that stand before any command."""


@dataclass(frozen=True, slots=True)
class Call:
    """The command that a call names, with the words that name it and the words behind them."""

    command: Any
    words: list[str]
    rest: list[str]

    def given(self) -> tuple[list[Any], list[str]]:
        """Return the options of the command in the order given, repeated ones too, and the words that are none."""
        context = self.command.context_class(
            self.command, info_name=" ".join(self.words), ignore_unknown_options=True, help_option_names=[]
        )
        try:
            _, left, order = self.command.make_parser(context).parse_args(list(self.rest))
        except TyperException as error:
            vars(error)["ctx"] = context  # the parser does not say of which command
            raise
        return [one for one in order if one.param_type_name == "option"], left

    def with_database(self, words: Sequence[str]) -> Call:
        """Return the call with `--db` behind it; without, where the command reads no database."""
        declared = any("--db" in parameter.opts for parameter in self.command.params)
        return replace(self, rest=[*words, *self.rest]) if declared else self

    def arguments(self) -> list[str]:
        """Return the words of the call behind `axstat`."""
        return [*self.words[1:], *self.rest]


def called(root: Any, arguments: Sequence[str]) -> Call:
    """Return what a call names.

    Raises:
        UsageError: an option stands between a command and the command it holds, where nobody would read it.
    """
    call = Call(root, ["axstat"], list(arguments))
    while commands := getattr(call.command, "commands", None):
        options, left = call.given()
        if not left or left[0] not in commands:
            break
        if options and call.command is not root:
            name, path = max(options[0].opts, key=len), " ".join([*call.words, left[0]])
            raise UsageError("option-before-command", name=name, command=path)
        call = Call(commands[left[0]], [*call.words, left[0]], left[1:])
    return call


def refuse_twice(call: Call) -> None:
    """Refuse an option that is given twice and holds one value: nobody could see which of the two counts.

    Raises:
        UsageError: an option is given twice.
    """
    seen: set[str] = set()
    for option in call.given()[0]:
        if option.name in seen and not (option.is_flag or option.multiple):
            raise UsageError("option-twice", name=max(option.opts, key=len))
        seen.add(option.name)


def asks_for_page(call: Call) -> bool:
    """Say whether the page of the command is asked for: by `-h`, `--help`, or a group of which nothing is named."""
    end = call.rest.index("--") if "--" in call.rest else len(call.rest)
    asked = any(word in ("-h", "--help") for word in call.rest[:end])
    group = hasattr(call.command, "commands") and not call.command.invoke_without_command
    return asked or (group and not call.rest)
