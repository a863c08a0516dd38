"""Ask a chart's queries, plan it, and put picture, alt text, data and provenance where they were asked for."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.cli.commands.query import parameters as pairs
from axstat.cli.database import reading
from axstat.cli.locale import language
from axstat.cli.output import emit, emit_text, guard, json_bytes
from axstat.cli.progress import DRAWING, progress_line, stage_text
from axstat.cli.running import say
from axstat.errors import NotLoaded, UnknownName, UsageError
from axstat.model.results import Column, Result
from axstat.model.text import Label

if TYPE_CHECKING:
    from axstat.charts import Drawing, Kind
    from axstat.outputs import Guard
    from axstat.reports.header import NamedQuery
    from axstat.store import Countdown, Reader


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """What a chart is asked for on the command line."""

    year: str | None
    parameters: tuple[str, ...]
    size: str
    dpi: int
    font: Path | None
    highlight: tuple[str, ...]
    top: int | None
    order: str | None
    title: str | None
    number: str
    notes: tuple[str, ...]
    editable: bool
    boundaries: Path | None
    lang: str | None
    timeout: float


@dataclass(frozen=True, slots=True)
class Target:
    """Where one chart and what belongs to it are written."""

    output: Path | None
    data: Path | None = None
    provenance: Path | None = None
    open_it: bool = False
    force: bool = False


def list_kinds(lang: str | None) -> None:
    """Print the chart kinds."""
    from axstat.charts import kinds

    chosen = language(lang)
    columns = (
        Column("name", "text", Label("名前", "name")),
        Column("title", "text", Label("題", "title")),
        Column("about", "text", Label("内容", "about")),
    )
    rows = tuple((kind.name, kind.title.text(chosen), kind.about.text(chosen)) for kind in kinds())
    result = Result("charts", Label("図の種類", "chart kinds"), columns, rows)
    emit(result, fmt=None, output=None, lang=lang, outputs=guard())


def draw_one(name: str | None, request: ChartRequest, target: Target, *, db: Path | None, wait: float) -> None:
    """Draw one chart into a file, or preview it in the terminal when there is none.

    Raises:
        UnknownName, UsageError, NotLoaded, GlyphMissing: see charts and reports.
        OutputProtected, OutputNotOurs, OutputNotWritable: a file may not or cannot be written.
    """
    from axstat.charts import find_kind, format_of, paint, preview
    from axstat.present import format_of as table_format_of
    from axstat.store import Countdown

    if name is None:
        raise UsageError("no chart was named", hint="`axstat chart --list` shows the kinds")
    kind = find_kind(name)
    fmt = format_of(target.output) if target.output is not None else None
    table_format_of(target.data, None)  # a wrong suffix is known before anything is read
    outputs = guard(db, force=target.force)
    picture = () if target.output is None else (target.output, _alt_path(target.output))
    outputs().check(*picture, target.data, target.provenance)
    trail: dict[str, Any] = {}
    with reading(db, wait) as reader:
        clock = Countdown(request.timeout)
        answers = _ask(reader, kind, request, clock)
        drawing = _plan(kind, answers, request)
        if target.provenance is not None:
            from axstat.reports import provenance

            trail = {"chart": name, "queries": [provenance(r, reader, timeout=clock) for r in answers.results]}
    if target.output is None or fmt is None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
        emit_text(preview(drawing, width))
    else:
        _write(
            drawing,
            paint(drawing, fmt, font=request.font, dpi=request.dpi, editable=request.editable),
            target.output,
            outputs,
        )
    if target.data is not None:
        emit(drawing.data(), fmt=None, output=target.data, lang=request.lang, outputs=outputs)
    if target.provenance is not None:
        outputs().write(target.provenance, json_bytes(trail))
    if target.open_it and target.output is not None:
        import typer

        typer.launch(str(target.output))


def draw_all(request: ChartRequest, folder: Path | None, *, db: Path | None, wait: float, force: bool = False) -> None:
    """Draw every chart that the loaded data allow into a folder, with an index.html; unchanged files stay as they are.

    Raises:
        UsageError: no folder was given, or a number for all of them.
        OutputProtected, OutputNotOurs, OutputNotWritable: a file in it may not or cannot be written.
    """
    from axstat.charts import contact_sheet, kinds, paint
    from axstat.store import Countdown

    if folder is None:
        raise UsageError("`--all` needs a folder", hint="`axstat chart --all -o FOLDER`")
    if request.number:
        raise UsageError("`--number` numbers one figure", hint="draw the charts one by one")
    drawn: list[Drawing] = []
    every = kinds()
    places = {kind.name: folder / f"{kind.name}.svg" for kind in every}
    index_page = folder / "index.html"
    outputs = guard(db, force=force)
    outputs().check(*places.values(), *map(_alt_path, places.values()), index_page)
    with reading(db, wait) as reader, progress_line() as show:
        for index, kind in enumerate(every, start=1):
            show(stage_text(index, len(every), DRAWING, kind.name, language(request.lang)))
            try:
                drawing = _plan(kind, _ask(reader, kind, request, Countdown(request.timeout)), request, strict=False)
            except (NotLoaded, UnknownName) as error:
                show("")
                say(f"{kind.name}: left out, {error.message}")
                continue
            content = paint(drawing, "svg", font=request.font, editable=request.editable)
            show("")
            _write(drawing, content, places[kind.name], outputs)
            drawn.append(drawing)
    if not drawn:
        raise NotLoaded("no chart can be drawn from what is loaded")
    outputs().write(index_page, contact_sheet(drawn, lang=language(request.lang)))
    say(f"{index_page}: {len(drawn)} charts")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a chart's queries answered, and for each the sources behind each area."""

    results: tuple[Result, ...]
    origins: tuple[dict[str, frozenset[int]], ...]


def _ask(reader: Reader, kind: Kind, request: ChartRequest, clock: Countdown) -> Answers:
    """Run the chart's queries, giving each the parameters that it knows.

    Raises:
        UnknownName: a parameter that none of them knows, or that the chart itself decides.
    """
    from axstat.reports.catalog import find_query
    from axstat.reports.queries import run

    given = pairs(list(request.parameters))
    if "prefecture" in given:
        given["prefecture"] = _prefecture(str(given["prefecture"]))
    if request.year is not None:
        given.setdefault("year", request.year)
    uses = [(use, find_query(use.name)) for use in kind.queries]
    known = {p.name for use, query in uses for p in query.parameters if p.name not in use.fixed}
    for name in given:
        if name not in known:
            raise UnknownName(
                f"the chart `{kind.name}` has no parameter `{name}`", hint=f"it has {', '.join(sorted(known))}"
            )
    results, origins = [], []
    for use, query in uses:
        own = {p.name for p in query.parameters}
        values: dict[str, Any] = {**use.parameters, **{n: v for n, v in given.items() if n in own}, **use.fixed}
        result = run(reader, query, values, timeout=clock)
        results.append(result)
        origins.append(_origins(reader, query, result, clock) if len(result.sources) > 1 else {})
    return Answers(tuple(results), tuple(origins))


def _prefecture(text: str) -> str:
    """Return the name of the prefecture that a text names (岡山県, 岡山, Okayama).

    Raises:
        UnknownName: it names none; the hint has the nearest.
    """
    from difflib import get_close_matches

    from axstat.areas import gazetteer

    found = gazetteer().prefecture_named(text)
    if found is not None:
        return found.name
    every = [area.name for area in gazetteer().areas if area.level == "prefecture"]
    short = [name for name in every if name[:-1] == text]
    if short:
        return short[0]
    near = get_close_matches(text, every, n=1, cutoff=0.4)
    hint = f"nearest: `{near[0]}`" if near else "write it as in `岡山県` or `Okayama`"
    raise UnknownName(f"there is no prefecture `{text}`", hint=hint)


def _origins(reader: Reader, query: NamedQuery, result: Result, clock: Countdown) -> dict[str, frozenset[int]]:
    """Return the sources behind each area of a result, nothing where its rows are no areas."""
    from axstat.reports.queries import behind

    if "area_code" not in {column.name for column in result.columns}:
        return {}
    found: dict[str, set[int]] = {}
    for code, source in behind(reader, query, result.parameters, what="distinct area_code, source_id", timeout=clock):
        found.setdefault(code, set()).add(source)
    return {code: frozenset(sources) for code, sources in found.items()}


def _plan(kind: Kind, answers: Answers, request: ChartRequest, *, strict: bool = True) -> Drawing:
    """Plan a chart with the options it understands.

    Raises:
        UsageError: an option that this kind does not understand, unless `strict` is off (`--all`).
    """
    from axstat.charts import Own, plan, read_boundaries

    given: dict[str, Any] = {
        "highlight": request.highlight or None,
        "top": request.top,
        "order": request.order,
        "boundaries": read_boundaries(request.boundaries) if request.boundaries is not None else None,
    }
    options = {name: value for name, value in given.items() if value is not None}
    odd = sorted(set(options) - set(kind.options))
    if odd and strict:
        why = kind.no_highlight if odd[0] == "highlight" else ""
        takes = f"it takes {', '.join(f'`--{name}`' for name in kind.options)}" if kind.options else "it takes none"
        raise UsageError(f"the chart `{kind.name}` has no option `--{odd[0]}`", hint=why or takes)
    options = {name: value for name, value in options.items() if name in kind.options}
    size: Any = request.size
    lang = language(request.lang)
    own = Own(request.number, request.notes)
    return plan(
        kind, answers.results, lang=lang, size=size, title=request.title, own=own, origins=answers.origins, **options
    )


def _write(drawing: Drawing, content: bytes, path: Path, outputs: Callable[[], Guard]) -> None:
    """Write a picture and its alt text beside it, and say whether anything changed."""
    from axstat.charts import alt_text

    changed = outputs().write(path, content)
    outputs().write(_alt_path(path), (alt_text(drawing) + "\n").encode())
    say(f"{path}: {'written' if changed else 'unchanged'}")


def _alt_path(picture: Path) -> Path:
    return picture.with_name(f"{picture.name}.alt.txt")
