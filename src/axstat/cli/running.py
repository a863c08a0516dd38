"""Run the app: every way a command can end becomes one clear line on stderr and an exit code."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar, copy_context
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.cli.locale import language, speak, unknown_language
from axstat.cli.suggesting import name_database, on_database
from axstat.errors import AxstatError, AxstatFailed, ExitCode, OutputNotWritable
from axstat.filenames import readable

if TYPE_CHECKING:
    from axstat.voice import Said

DEBUG = "--debug"
_debugging: ContextVar[bool] = ContextVar("debugging", default=False)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; `--lang`, `--debug` and `--db` may stand anywhere before `--`."""
    return copy_context().run(_guarded, arguments)  # what a call asks for ends with it


def _guarded(arguments: Sequence[str]) -> int:
    try:
        return _run(*_globals_apart(arguments))
    except AxstatError as error:
        return fail(error)
    except Exception as error:  # a fault of ours, which no command expects
        return fail(_failure(error))


def _globals_apart(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take `--debug` and `--lang` out of a call, and return its other words, and apart from them those of `--db`.

    Raises:
        UsageError: `--lang` names no language.
    """
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    kept: list[str] = []
    database: list[str] = []
    words = iter(arguments[:end])
    for word in words:
        name, equals, value = word.partition("=")
        if word == DEBUG:
            _debugging.set(True)
        elif name == "--lang":
            speak(value if equals else next(words, None))
        elif name == "--db" and (equals or word == "--db"):
            database += [word] if equals else [word, *islice(words, 1)]
        else:
            kept.append(word)
    name_database(database)
    return [*kept, *arguments[end:]], database


def _failure(error: Exception) -> AxstatFailed:
    """Return the error for a fault of ours outside any workbook; its report lies beside the project's database."""
    from axstat.failures import failed
    from axstat.store.places import default_path

    try:
        folder: Path | None = default_path().parent
    except (OSError, RuntimeError):  # no working folder, no home
        folder = None
    return failed(error, folder)


def _run(arguments: Sequence[str], database: Sequence[str]) -> int:
    if not _has_stdout():
        raise OutputNotWritable("no-stdout")
    _settle_streams()
    if (given := unknown_language()) and "_AXSTAT_COMPLETE" not in os.environ:
        from axstat.voice import said

        say(said("no-language-of-environment", given=given))
    from axstat.cli.database import open_ahead

    open_ahead(arguments, database)
    from typer import Abort, Exit, TyperException

    try:
        code = _called(arguments, database)
    except Exit as leave:
        return int(leave.exit_code)
    except TyperException as error:
        from axstat.cli.usage import usage_error

        raise usage_error(error) from error
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
        from axstat.voice import said

        say(said("interrupted"))
    return int(code) if isinstance(code, int) else ExitCode.OK


def _called(arguments: Sequence[str], database: Sequence[str]) -> Any:
    """Run the command that a call names, print its page, or offer the shell what may follow the words typed."""
    from axstat.cli.app import asks_for_page, called, program_for, refuse_twice
    from axstat.cli.choices import coded

    arguments = coded(arguments)
    completing = "_AXSTAT_COMPLETE" in os.environ
    program = program_for(_typed() if completing else arguments)
    if not completing:
        call = called(program, arguments)
        if asks_for_page(call):
            from axstat.cli.helping import page

            print(page(call.command, call.words, language()), end="", flush=True)  # noqa: T201  an answer
            return ExitCode.OK
        call = call.with_database(database)
        refuse_twice(call)
        arguments = call.arguments()
    return program(list(arguments), prog_name="axstat", standalone_mode=False)


def _typed() -> list[str]:
    """Return the words that are whole of those for which a shell asks what may follow."""
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
    words = line.split()[1:]
    return words if line[-1:].isspace() else words[:-1]


def fail(error: AxstatError) -> int:
    """Print an error and what to do in the reader's language, and return its exit code."""
    lang = language()
    say(f"{'エラー' if lang == 'ja' else 'error'}: {error.text(lang)}")
    if isinstance(error, AxstatFailed) and error.__cause__ is not None and _debugging.get():
        import traceback

        say("".join(traceback.format_exception(error.__cause__)).rstrip())
    if remedy := error.what_to_do(lang):
        say(f"{'対処' if lang == 'ja' else 'hint'}: {on_database(remedy)}")
    return int(error.exit_code)


def say(text: str | Said) -> None:
    """Print one line of narration on stderr; a closed stderr is no reason to fail."""
    try:
        print(readable(text if isinstance(text, str) else text.text(language())), file=sys.stderr)  # noqa: T201  the one place that narrates
    except OSError:
        return


def not_written(error: OSError) -> AxstatError:
    """Return our error for what the operating system refused: stdout, where no file is named."""
    from axstat.voice.system import reason

    if error.filename is not None:
        return OutputNotWritable("file-not-written", path=str(error.filename), why=reason(error))
    return OutputNotWritable("answer-not-written", why=reason(error))


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


def _settle_streams() -> None:
    """Write in the console's own encoding, in UTF-8 to a pipe; never fail on a character that it does not have.

    PYTHONIOENCODING decides where it is set: a file for a program that reads CP932 only.
    """
    codecs.register_error("axstat", _marked)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            own = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            known = own and codecs.lookup(stream.encoding).name != "ascii"  # a C locale knows no Japanese
            reconfigure(encoding=stream.encoding if known else "utf-8", errors="axstat")


def _marked(error: UnicodeError) -> tuple[str, int]:
    """Put 〓, which Japanese type sets for a character it lacks, in the place of each one; `?` where that lacks too."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    try:
        "〓".encode(error.encoding)
    except UnicodeEncodeError:
        return "?" * (error.end - error.start), error.end
    return "〓" * (error.end - error.start), error.end


def _close_stdout() -> None:
    # Python would complain about the broken pipe once more when it flushes at exit.
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
