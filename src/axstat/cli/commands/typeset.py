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
    font: options.Font = None,
    db: options.Db = None,
    force: options.Force = False,
) -> None:
    """Set a paper written in Markdown: headings, linked numbers, tables, pictures, notes and sources.

    \b
    Example:
    $ axstat typeset examples/paper.md -o paper.docx
    """
    from axstat.cli.locale import language
    from axstat.cli.output import guard, write_whole
    from axstat.documents.source import TextSource
    from axstat.errors import PathNotFound
    from axstat.papers import paper_format, render, require
    from axstat.papers.markdown import in_slides, read_paper

    fmt = paper_format(output)
    require(fmt)
    outputs = guard(db, force=force)
    outputs.check(output)
    if not document.is_file():
        raise PathNotFound("no-file", path=str(document))
    text = TextSource.of(document.name, document.read_bytes()).text
    paper = read_paper(text, document, language())
    write_whole(outputs, output, render(in_slides(paper) if fmt == "pptx" else paper, fmt, font=font))
