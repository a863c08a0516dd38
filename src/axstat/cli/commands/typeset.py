"""`axstat typeset`: a paper written in Markdown as Word, slides, HTML or PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from axstat.cli import options


def typeset(
    document: Annotated[Path, typer.Argument(help="Paper in Markdown.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="File (.docx, .html, .pdf, .pptx).")],
    font: Annotated[Path | None, typer.Option(help="Font file.", show_default="packaged IPAexGothic")] = None,
    db: options.Db = None,
    force: options.Force = False,
) -> None:
    """Set a paper written in Markdown: headings, linked numbers, tables, pictures, notes and sources.

    \b
    Example:
    $ axstat typeset examples/paper.md -o paper.docx
    """
    from axstat.cli.locale import language
    from axstat.cli.output import guard
    from axstat.cli.running import say
    from axstat.errors import PathNotFound, UsageError
    from axstat.papers import paper_format, render, require
    from axstat.papers.markdown import read_paper
    from axstat.voice import said

    fmt = paper_format(output)
    require(fmt)
    outputs = guard(db, force=force)()
    outputs.check(output)
    if not document.is_file():
        raise PathNotFound("no-file", path=str(document))
    try:
        text = document.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UsageError("paper-not-utf8", path=str(document)) from problem
    changed = outputs.write(output, render(read_paper(text, document, language()), fmt, font=font))
    say(said("written-whole" if changed else "unchanged", path=str(output)))
