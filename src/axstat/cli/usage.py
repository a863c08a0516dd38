"""What the framework refuses (an unknown option, a missing argument, a wrong value), said as axstat says it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import AxstatError, DatabaseError, UsageError
from axstat.voice import Label, Said, said, same, some
from axstat.voice.help import argument
from axstat.voice.system import reason

if TYPE_CHECKING:
    from typer import TyperException

_QUOTED = re.compile(r"'([^']*)'")
_KINDS = {
    "int": Label("整数", "a whole number"),
    "float": Label("数", "a number"),
    "plain_number": Label("数（60000、60,000 のように）", "a number such as 60000 or 60,000"),
    "path": Label("ファイル", "a file"),
}


def usage_error(error: TyperException) -> AxstatError:
    """Return the refusal for what the framework raised."""
    context = getattr(error, "ctx", None)
    command = _path(context)
    parameter = getattr(error, "param", None)
    quoted = _QUOTED.findall(error.message or "")
    match type(error).__name__:
        case "NoSuchOption":
            near = _near(getattr(error, "possibilities", None) or ())
            return UsageError("no-such-option", name=getattr(error, "option_name", ""), near=near, command=command)
        case "MissingParameter" if parameter is not None:
            return UsageError("missing-value", name=_named(parameter, context), command=command)
        case "BadParameter" if parameter is not None:
            given = quoted[0] if quoted else (error.message or " ").split()[0]
            return _bad_value(parameter, given, context)
        case "BadOptionUsage":
            return UsageError("option-without-value", name=getattr(error, "option_name", ""), command=command)
    if (error.message or "").startswith("No such command"):
        name = quoted[0] if quoted else ""
        return UsageError("no-such-command", name=name, near=_near(quoted[1:]), command=command)
    extra = re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", error.message or "")
    if extra:
        return UsageError("unexpected-argument", given=extra[1], command=command)
    return UsageError("call-not-understood", why=" ".join(error.format_message().split()), command=command)


def _path(context: Any) -> str:
    return context.command_path if context is not None else "axstat"


def _near(names: Sequence[str]) -> Said:
    return said("and-nearest", near=some(names, 3)) if names else same("")


def _bad_value(parameter: Any, given: str, context: Any) -> AxstatError:
    if parameter.type.name == "path" and Path(given).exists() and not os.access(given, os.R_OK):
        why = reason(PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
        if parameter.name == "db":
            return DatabaseError("database-not-read", path=given, reason=why)
        return UsageError("file-not-read", path=given, reason=why)
    command = _path(context)
    name, choices = _named(parameter, context), getattr(parameter.type, "choices", None)
    least, most = getattr(parameter.type, "min", None), getattr(parameter.type, "max", None)
    if choices:
        return UsageError("not-a-choice-of", name=name, given=given, choices=tuple(map(str, choices)), command=command)
    kind: Said = _KINDS.get(parameter.type.name, Label("使える値", "a value that can be used"))
    if least is not None:
        kind = said("whole-number-from", least=least)
        kind = kind if most is None else said("whole-number-between", least=least, most=most)
    return UsageError("not-of-kind", name=name, given=given, kind=kind, command=command)


def _named(parameter: Any, context: Any) -> Label:
    """Return an option as it is typed, an argument as the command's `--help` calls it."""
    if parameter.param_type_name == "option":
        return same(max(parameter.opts, key=len))
    command = (context.command.name if context is not None else None) or ""
    return Label(argument(command, parameter.name, "ja"), argument(command, parameter.name, "en"))
