"""`axstat chart`: figures for a white paper, or a preview in the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from axstat.cli import completion, options

SizeName = Literal["a4-column", "a4-page", "slide"]
OrderName = Literal["highest", "lowest", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What chart is asked for, and how it is to look."""

    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="name=value for the chart's query.")] = None
    year: options.Year = None
    size: Annotated[
        SizeName | None,
        typer.Option(help="84 mm column, 174 mm page, or 16:9 slide.", show_default="slide for .pptx, else a4-page"),
    ] = None
    dpi: Annotated[int, typer.Option(help="Resolution of .png.", min=36, max=1200)] = 300
    font: options.Font = None
    highlight: Annotated[
        list[str] | None, typer.Option(help="Area to highlight; repeat as needed.", autocompletion=completion.areas)
    ] = None
    top: Annotated[int | None, typer.Option(help="How many bars of a ranking.")] = None
    order: Annotated[OrderName | None, typer.Option(help="Which end of a ranking.")] = None
    title: Annotated[str | None, typer.Option(help="A title of your own.", show_default="the computed message")] = None
    number: Annotated[str, typer.Option(help="The figure's number, before its title (図表1-2).")] = ""
    note: Annotated[list[str] | None, typer.Option(help="A note of your own; repeat as needed.")] = None
    editable: Annotated[bool, typer.Option("--editable", help="Words of an .svg as text, not outlines.")] = False
    boundaries: Annotated[
        Path | None, typer.Option(help="TopoJSON or GeoJSON: municipalities to colour, or prefecture borders.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is written besides the picture, and what it is made from."""

    data: Annotated[Path | None, typer.Option(help="Also write the drawn values to this file.")] = None
    open_it: Annotated[bool, typer.Option("--open", help="Open the file when it is written.")] = False
    db: options.Db = None
    force: options.Force = False
    provenance: options.Provenance = None
    wait: options.Wait = 10
    timeout: options.Timeout = 60


def chart(
    name: Annotated[str | None, typer.Argument(help="Chart kind.", autocompletion=completion.charts)] = None,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File (.svg, .pdf, .png, .docx, .pptx); with --all a folder.")
    ] = None,
    draw_all: Annotated[bool, typer.Option("--all", help="Draw every chart and an index.html.")] = False,
    show_list: Annotated[bool, typer.Option("--list", help="List the chart kinds.")] = False,
    asked: Asked,
    target: Target,
) -> None:
    """Draw a chart to a file, with its alt text beside it or in it; without -o a preview in the terminal.

    \b
    Example:
    $ axstat chart overtime-distribution -o overtime.svg --size a4-column
    """
    from axstat.cli import drawing

    if show_list:
        drawing.list_kinds(output, target)
    elif draw_all:
        others = {"--data": target.data, "--provenance": target.provenance, "--open": target.open_it}
        options.without("--all", others)
        drawing.draw_all(asked, output, target)
    else:
        drawing.draw_one(name, asked, output, target)
