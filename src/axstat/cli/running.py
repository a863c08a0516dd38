"""Run the app: every way a command can end becomes one clear line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.locale import language
from axstat.errors import AxstatError, AxstatFailed, ExitCode, OutputNotWritable
from axstat.filenames import readable

if TYPE_CHECKING:
    from typer import TyperException

DEBUG = "--debug"
_debugging: ContextVar[bool] = ContextVar("debugging", default=False)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; `--debug` may stand anywhere before `--`."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    before = _debugging.set(DEBUG in arguments[:end])
    try:
        return _run([*(a for a in arguments[:end] if a != DEBUG), *arguments[end:]])
    except KeyboardInterrupt:
        raise
    except Exception as error:  # a fault of ours, which no command expects
        return fail(failure(error))
    finally:
        _debugging.reset(before)


def failure(error: Exception) -> AxstatFailed:
    """Return the error for a fault of ours outside any workbook; its report lies beside the project's database."""
    from axstat.failures import failed
    from axstat.store.places import default_path

    try:
        folder: Path | None = default_path().parent
    except (OSError, RuntimeError):  # no working folder, no home
        folder = None
    return failed(error, folder)


def _run(arguments: Sequence[str]) -> int:
    from typer import Abort, Exit, TyperException

    from axstat.cli.app import app_for

    if not _has_stdout():
        return fail(OutputNotWritable("stdout is closed", hint="send the answer to a file with `-o FILE` or `> FILE`"))
    _use_utf8()
    try:
        code = app_for(arguments)(list(arguments), prog_name="axstat", standalone_mode=False)
    except AxstatError as error:
        return fail(error)
    except Exit as leave:
        return int(leave.exit_code)
    except TyperException as error:
        return _usage(error)
    except (KeyboardInterrupt, Abort):
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return ExitCode.OK
    except OSError as error:
        _close_stdout()
        return fail(not_written(error))
    except ImportError as error:
        if not isinstance(error.__cause__, KeyboardInterrupt):  # Ctrl-C inside a compiled module while it is loaded
            raise
        code = ExitCode.INTERRUPTED
    if code == ExitCode.INTERRUPTED:  # the framework catches most KeyboardInterrupts and returns this number
        say("interrupted: nothing half done was kept")
    return int(code) if isinstance(code, int) else ExitCode.OK


def fail(error: AxstatError) -> int:
    """Print an error with its hint, in Japanese too where the locale is Japanese, and return its exit code."""
    japanese = language(None) == "ja"
    say(f"error: {error.message}")
    if japanese:
        say(f"エラー: {error.message_ja}")
    if isinstance(error, AxstatFailed) and error.__cause__ is not None and _debugging.get():
        import traceback

        say("".join(traceback.format_exception(error.__cause__)).rstrip())
    hint = "\n".join(part for part in (error.hint, error.remedy_ja if japanese else "") if part)
    if hint:
        say("")
        for line in hint.splitlines():
            say(f"hint: {line}")
    return int(error.exit_code)


def _usage(error: TyperException) -> int:
    context = getattr(error, "ctx", None)
    message = " ".join(error.format_message().split()).rstrip(".")
    command = context.command_path if context is not None else "axstat"
    say(f"error: {message[:1].lower()}{message[1:]}")
    say(f"\nhint: `{command} --help` shows how to call it")
    return ExitCode.USAGE


def say(text: str) -> None:
    """Print one line of narration on stderr; a closed stderr is no reason to fail."""
    try:
        print(readable(text), file=sys.stderr)  # noqa: T201  the one place that narrates
    except OSError:
        return


def not_written(error: OSError) -> AxstatError:
    """Return our error for what the operating system refused: stdout, where no file is named."""
    reason = error.strerror or str(error)
    if error.filename is not None:
        return OutputNotWritable(f"`{error.filename}`: {reason}", hint="check the rights of the file and its folder")
    return OutputNotWritable(f"the answer cannot be written: {reason}", hint="make room, or send it elsewhere")


def _has_stdout() -> bool:
    """Say whether there is a stdout; a closed stream's number must not go to the next file that is opened."""
    found = sys.stdout is not None
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open for as long as the program runs
    return found


def _use_utf8() -> None:
    # A C locale or a Windows code page must not turn 市区町村 into a traceback.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _close_stdout() -> None:
    # Python would complain about the broken pipe once more when it flushes at exit.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
