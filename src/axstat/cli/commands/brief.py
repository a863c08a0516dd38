"""`axstat brief`: one body on one page, in Word, PDF, HTML or on a slide."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from axstat.cli import completion, options

PaperName = Literal["html", "docx", "pdf", "pptx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """Which bodies `--all` writes a file for."""

    prefecture: Annotated[str | None, typer.Option(help="With --all: only this prefecture.")] = None
    kind: Annotated[str | None, typer.Option(help="With --all: only this kind (町, 特別区, 都道府県).")] = None
    region: Annotated[str | None, typer.Option(help="With --all: only this region (中国, 近畿).")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form to fill in the place of a page."""

    template: Annotated[Path | None, typer.Option(help="A form (.docx) with fields to fill for the area.")] = None
    allow_gaps: Annotated[
        bool, typer.Option("--allow-gaps", help="With --template: write the form although fields are left standing.")
    ] = False
    fields: Annotated[bool, typer.Option("--fields", help="List the fields that a form may have.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the figures of a brief are asked with, and what may be replaced."""

    year: options.Year = None
    db: options.Db = None
    force: options.Force = False
    wait: options.Wait = 10
    timeout: options.Timeout = 60


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
    every: Every,
    fmt: Annotated[
        PaperName | None,
        typer.Option("--format", "-f", help="Format of the files that --all writes.", show_default=".html"),
    ] = None,
    form: Form,
    asked: Asked,
) -> None:
    """Write one page about a municipality or prefecture: hours, ranks, similar bodies, outlook; every number linked.

    What is not loaded is left out and named. `axstat check` verifies what was written.

    \b
    Example:
    $ axstat brief 倉敷市 -o brief.html
    $ axstat brief 倉敷市 --template examples/budget-request.docx -o request.docx
    """
    from axstat.cli import briefing

    named = tuple(areas or ())
    narrowed = {"--prefecture": every.prefecture, "--kind": every.kind, "--region": every.region}
    if form.fields:
        options.without("--fields", {"AREA": areas, "--all": write_all, "--template": form.template, "--format": fmt})
        briefing.list_fields(output, asked)
        return
    whole = True
    if form.template is not None:
        options.without("--template", {"--all": write_all, **narrowed, "--format": fmt})
        whole = briefing.fill_form(asked, named, form.template, output, allow_gaps=form.allow_gaps)
    elif write_all:
        options.without("--all", {"AREA": areas})
        whole = briefing.write_all(asked, every, output, fmt or "html")
    else:
        options.without("AREA", {**narrowed, "--format": fmt, "--allow-gaps": form.allow_gaps})
        briefing.write_one(asked, named, output)
    if not whole:
        raise typer.Exit(1)
