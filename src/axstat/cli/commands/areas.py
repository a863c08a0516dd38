"""`axstat areas`: look an area up."""

from __future__ import annotations

from typing import Annotated

import typer

from axstat.cli import completion, options


def areas(
    text: Annotated[
        str, typer.Argument(help="Name, prefecture + name, kana, or code in any form.", autocompletion=completion.areas)
    ],
    *,
    fmt: options.Format = None,
    output: options.Output = None,
    force: options.Force = False,
) -> None:
    """Look an area up by name, kana or code; ambiguity and code history are shown, nothing is guessed.

    \b
    Example:
    $ axstat areas 池田町
    """
    from axstat.cli.output import destination, emit
    from axstat.reports import look_up_area

    emit(look_up_area(text), destination(fmt, output, force=force))
