"""`axstat brief`: one body on one page, in Word, PDF, HTML or on a slide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from axstat.cli import completion, options

PaperName = Literal["html", "docx", "pdf", "pptx"]


def brief(
    areas: Annotated[
        list[str] | None, typer.Argument(help="Names or codes of areas.", autocompletion=completion.areas)
    ] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File (.docx, .pdf, .html, .pptx); with --all a folder.")
    ] = None,
    write_all: Annotated[
        bool, typer.Option("--all", help="One file for each municipality, in parallel; unchanged ones stay.")
    ] = False,
    prefecture: Annotated[str | None, typer.Option(help="With --all: only this prefecture.")] = None,
    kind: Annotated[str | None, typer.Option(help="With --all: only this kind (町, 特別区, 都道府県).")] = None,
    region: Annotated[str | None, typer.Option(help="With --all: only this region (中国, 近畿).")] = None,
    fmt: Annotated[
        PaperName | None,
        typer.Option("--format", "-f", help="Format of the files that --all writes.", show_default=".html"),
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="A form (.docx) with fields to fill for the area.")
    ] = None,
    allow_gaps: Annotated[
        bool, typer.Option("--allow-gaps", help="With --template: write the form although fields are left standing.")
    ] = False,
    fields: Annotated[bool, typer.Option("--fields", help="List the fields that a form may have.")] = False,
    year: Annotated[str | None, typer.Option(help="Fiscal year.", show_default="newest loaded")] = None,
    db: options.Db = None,
    force: options.Force = False,
    wait: options.Wait = 10,
    timeout: options.Timeout = 60,
) -> None:
    """Write one page about a municipality or prefecture: hours, ranks, similar bodies, outlook; every number linked.

    What is not loaded is left out and named. `axstat check` verifies what was written.

    \b
    Example:
    $ axstat brief 倉敷市 -o brief.html
    $ axstat brief 倉敷市 --template examples/budget-request.docx -o request.docx
    """
    from axstat.cli import briefing

    asked = briefing.Asked(tuple(areas or ()), year=year, fmt=fmt, db=db, force=force, wait=wait, timeout=timeout)
    narrowed = {"--prefecture": prefecture, "--kind": kind, "--region": region}
    if fields:
        options.without("--fields", {"AREA": areas, "--all": write_all, "--template": template, "--format": fmt})
        briefing.list_fields(output, db=db, force=force)
    elif template is not None:
        options.without("--template", {"--all": write_all, **narrowed, "--format": fmt})
        if not briefing.fill_form(asked, template, output, allow_gaps=allow_gaps):
            raise typer.Exit(1)
    elif write_all:
        options.without("--all", {"AREA": areas})
        if not briefing.write_all(asked, output, prefecture=prefecture, kind=kind, region=region):
            raise typer.Exit(1)
    else:
        options.without("AREA", {**narrowed, "--format": fmt, "--allow-gaps": allow_gaps})
        briefing.write_one(asked, output)
