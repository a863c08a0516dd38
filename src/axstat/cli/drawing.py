"""Ask a chart's queries, plan it, and put picture, alt text, data and provenance where they were asked for."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.cli.database import reading
from axstat.cli.locale import language
from axstat.cli.options import parameters
from axstat.cli.output import destination, emit, emit_text, guard, json_text, write_whole
from axstat.cli.progress import progress_line
from axstat.cli.running import say
from axstat.errors import NotLoaded, UnknownName, UsageError
from axstat.figures import Answers, alt_path, ask, understood, write_picture
from axstat.filenames import readable
from axstat.model.results import Column, Result
from axstat.voice import Label, said

if TYPE_CHECKING:
    from axstat.charts import Drawing, Kind
    from axstat.charts.drawing import Size
    from axstat.cli.commands.chart import Asked, Target
    from axstat.outputs import Guard
    from axstat.store import Countdown, Reader


_PAPERS = ("docx", "pptx")
"""Formats of papers that hold one chart."""


def list_kinds(output: Path | None, target: Target) -> None:
    """Print the chart kinds, or write them to a file."""
    from axstat.charts import kinds

    chosen = language()
    columns = (
        Column("name", "text", Label("名前", "name")),
        Column("title", "text", Label("題", "title")),
        Column("about", "text", Label("内容", "about")),
    )
    rows = tuple((kind.name, kind.title.text(chosen), kind.about.text(chosen)) for kind in kinds())
    result = Result("charts", Label("図の種類", "chart kinds"), columns, rows)
    emit(result, destination(None, output, db=target.db, force=target.force))


def draw_one(name: str | None, asked: Asked, output: Path | None, target: Target) -> None:
    """Draw one chart into a file, or preview it in the terminal when there is none.

    Raises:
        UnknownName, UsageError, NotLoaded, GlyphMissing: see charts and reports.
        OutputProtected, OutputNotOurs, OutputNotWritable: a file may not or cannot be written.
    """
    from axstat.charts import find_kind, paint, preview
    from axstat.store import Countdown

    if name is None:
        raise UsageError("no-chart-named")
    kind = find_kind(name)
    fmt = _format(output) if output is not None else None
    picture = () if output is None else (output, *([] if fmt in _PAPERS else [alt_path(output)]))
    content: bytes | None = None
    table = destination(None, target.data, *picture, target.provenance, db=target.db, force=target.force)
    trail: dict[str, Any] = {}
    with reading(target.db, target.wait) as reader:
        clock = Countdown(target.timeout)
        answers = _ask(reader, kind, asked, clock)
        drawing = _plan(kind, answers, asked, "slide" if fmt == "pptx" else "a4-page")
        if target.provenance is not None:
            from axstat.reports import provenance

            trail = {"chart": name, "queries": [provenance(r, reader, timeout=clock) for r in answers.results]}
        if fmt in _PAPERS:
            content = _paper(drawing, answers, asked, fmt, reader, clock)
    if output is None or fmt is None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
        emit_text(preview(drawing, width))
    elif content is not None:
        write_whole(table.outputs, output, content)
    else:
        painted: Any = fmt
        content = paint(drawing, painted, font=asked.font, dpi=asked.dpi, editable=asked.editable)
        _write(drawing, content, output, table.outputs)
    if target.data is not None:
        emit(drawing.table, table)
    if target.provenance is not None:
        table.outputs.write(target.provenance, json_text(trail).encode())
    if target.open_it and output is not None:
        import typer

        typer.launch(str(output))


def _format(output: Path) -> str:
    """Return the picture format, or the format of a paper that holds one picture, that a file's suffix asks for.

    Raises:
        UsageError: it is neither, or what writes such papers is not installed.
    """
    from axstat.charts import format_of

    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in _PAPERS:
        return format_of(output)
    from axstat.papers import require

    require(suffix)
    return suffix


def _paper(drawing: Drawing, answers: Answers, asked: Asked, fmt: str, reader: Reader, clock: Countdown) -> bytes:
    """Return a chart in a document or on a slide, its title as text with linked numbers, notes and source under it."""
    from axstat.documents.asking import Answers as Asked
    from axstat.papers import Paper, render
    from axstat.papers.results import chart_blocks
    from axstat.papers.titles import linked_title

    caption = linked_title(drawing, answers.results, Asked(reader, clock))
    blocks = chart_blocks(drawing, caption)
    paper = Paper(drawing.heading, drawing.lang, blocks, drawing.simulated, drawing.sources)
    return render(paper, fmt, font=asked.font)


def draw_all(asked: Asked, folder: Path | None, target: Target) -> None:
    """Draw every chart that the loaded data allow into a folder, with an index.html; unchanged files stay as they are.

    Raises:
        UsageError: no folder was given, or a number for all of them.
        OutputProtected, OutputNotOurs, OutputNotWritable: a file in it may not or cannot be written.
    """
    from axstat.charts import contact_sheet, drawable, paint
    from axstat.store import Countdown

    if folder is None:
        raise UsageError("all-without-folder")
    if asked.number:
        raise UsageError("one-number-for-all")
    drawn: list[Drawing] = []
    options = {"boundaries"} if asked.boundaries is not None else set()
    every = drawable({*parameters(asked.param or ()), *options})
    places = {kind.name: folder / f"{kind.name}.svg" for kind in every}
    index_page = folder / "index.html"
    outputs = guard(target.db, force=target.force)
    outputs.check(*places.values(), *map(alt_path, places.values()), index_page)
    with reading(target.db, target.wait) as reader, progress_line() as show:
        for index, kind in enumerate(every, start=1):
            show(said("drawing-now", n=index, of=len(every), what=kind.name))
            try:
                answers = _ask(reader, kind, asked, Countdown(target.timeout))
                drawing = _plan(kind, answers, asked, "a4-page", strict=False)
            except (NotLoaded, UnknownName) as error:
                show(None)
                say(said("chart-left-out", chart=kind.name, why=error.finding))
                continue
            content = paint(drawing, "svg", font=asked.font, editable=asked.editable)
            show(None)
            _write(drawing, content, places[kind.name], outputs)
            drawn.append(drawing)
    if not drawn:
        raise NotLoaded("no-chart-drawable")
    outputs.write(index_page, contact_sheet(drawn, lang=language()))
    say(said("charts-written", path=str(index_page), n=len(drawn)))


def _ask(reader: Reader, kind: Kind, asked: Asked, clock: Countdown) -> Answers:
    """Run the chart's queries with the parameters of the call.

    Raises:
        UsageError, UnknownName, NotLoaded: see `axstat.figures.ask`.
    """
    given: dict[str, Any] = {**parameters(asked.param or ())}
    if asked.year is not None:
        given.setdefault("year", asked.year)
    return ask(reader, kind, given, timeout=clock)


def _plan(kind: Kind, answers: Answers, asked: Asked, usual: Size, *, strict: bool = True) -> Drawing:
    """Plan a chart with the options it understands, in its `usual` size where none is asked for.

    Raises:
        UsageError: an option that this kind does not understand, unless `strict` is off (`--all`).
    """
    from axstat.charts import Own

    options, odd = understood(kind, asked.highlight or (), asked.top, asked.order, asked.boundaries)
    if odd and strict:
        hint = kind.instead_of(odd, "--")
        raise UsageError("chart-without-option", hint=hint, chart=kind.name, option=f"--{odd}")
    own = Own(readable(asked.number), tuple(readable(text) for text in asked.note or ()))
    title = None if asked.title is None else readable(asked.title)
    return answers.plan(kind, lang=language(), size=asked.size or usual, title=title, own=own, **options)


def _write(drawing: Drawing, content: bytes, path: Path, outputs: Guard) -> None:
    changed = write_picture(drawing, content, path, outputs)
    say(said("written-whole" if changed else "unchanged", path=str(path)))
