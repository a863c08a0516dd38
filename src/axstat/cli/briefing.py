"""What `axstat brief` does: choose the bodies, ask once, compose, and write each file whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.database import reading
from axstat.cli.locale import language
from axstat.cli.output import guard, write_whole
from axstat.cli.progress import progress_line
from axstat.cli.running import say
from axstat.errors import CheckFailed, OutputNotWritable, UsageError
from axstat.voice import Finding, said

if TYPE_CHECKING:
    from axstat.briefs.batch import Kept
    from axstat.cli.commands.brief import Asked, Every
    from axstat.model.areas import Area


def write_one(asked: Asked, names: tuple[str, ...], output: Path | None) -> None:
    """Write the briefs of the bodies named into one file, in their order.

    Raises:
        UsageError, UnknownName: no body or file is named, a name fits none or several, an extra is missing.
        NotLoaded: nothing is loaded about one of them.
        OutputProtected, OutputNotOurs, OutputNotWritable: the file may not or cannot be written.
    """
    from axstat.briefs.batch import written
    from axstat.briefs.choosing import named
    from axstat.papers import paper_format, require

    if not names:
        raise UsageError("brief-without-area")
    if output is None:
        raise UsageError("brief-without-output")
    fmt = paper_format(output)
    require(fmt)
    areas = named(names)
    outputs = guard(asked.db, force=asked.force)
    outputs.check(output)
    content = written(areas, _kept(asked, areas, fmt))
    write_whole(outputs, output, content)


def write_all(asked: Asked, which: Every, folder: Path | None, fmt: str) -> bool:
    """Write a file for each body of a prefecture, kind or region; return whether all of them could be written.

    Raises:
        UsageError, UnknownName: no folder is given, no body is meant, an extra is missing.
        OutputProtected, OutputNotOurs, OutputNotWritable: a file may not or cannot be written.
    """
    from axstat.briefs.batch import each
    from axstat.briefs.choosing import every
    from axstat.papers import require

    if folder is None:
        raise UsageError("briefs-without-folder")
    if folder.exists() and not folder.is_dir():
        raise OutputNotWritable("briefs-not-into-file", path=str(folder))
    require(fmt)
    areas = every(prefecture=which.prefecture, kind=which.kind, region=which.region)
    places = {area.area_code: folder / f"{area.area_code}_{area.name}.{fmt}" for area in areas}
    outputs = guard(asked.db, force=asked.force)
    outputs.check(*places.values())
    kept = _kept(asked, areas, fmt)
    failed: list[tuple[Area, Finding]] = []
    changed = 0
    with progress_line() as show, contextlib.closing(each(areas, kept)) as contents:
        for n, (area, content) in enumerate(zip(areas, contents, strict=True), start=1):
            show(said("composing-now", n=n, of=len(areas), what=area.name))
            if isinstance(content, Finding):
                failed.append((area, content))
            else:
                changed += outputs.write(places[area.area_code], content)
    for area, why in failed:
        say(said("brief-left-out", area=f"{area.prefecture}{area.name}", why=why))
    same = len(areas) - changed - len(failed)
    say(said("briefs-written", path=str(folder), written=changed, same=same, failed=len(failed)))
    return not failed


def list_fields(output: Path | None, asked: Asked) -> None:
    """Print the fields that forms may have, or write them to a file."""
    from axstat.briefs.forms import fields_result
    from axstat.cli.output import destination, emit

    emit(fields_result(language()), destination(None, output, db=asked.db, force=asked.force))


def fill_form(asked: Asked, names: tuple[str, ...], template: Path, output: Path | None, *, allow_gaps: bool) -> bool:
    """Fill a form for one body; return whether every field could be filled. Gaps must be allowed for it to be written.

    Raises:
        UsageError, UnknownName, PathNotFound: no form, no field, not one body, an extra is missing.
        OutputProtected, OutputNotOurs, OutputNotWritable: the file may not or cannot be written.
        CheckFailed: fields cannot be filled, and gaps are not allowed.
    """
    from axstat.briefs.choosing import named
    from axstat.briefs.forms import Filler, fill
    from axstat.documents.asking import Answers
    from axstat.documents.opening import read_bytes
    from axstat.documents.places import place
    from axstat.store import Countdown

    if output is None:
        raise UsageError("brief-without-output")
    if output.suffix.lower() != ".docx":
        raise UsageError("template-into-word", file=output.name)
    if len(names) != 1:
        raise UsageError("template-of-one-area" if names else "brief-without-area", n=len(names))
    (area,) = named(names)
    content = read_bytes(template)
    outputs = guard(asked.db, force=asked.force)
    outputs.check(output)
    with reading(asked.db, asked.wait) as reader:
        filler = Filler(Answers(reader, Countdown(asked.timeout)), area, asked.year, language())
        filled = fill(template.name, content, filler)
    for gap in filled.gaps:
        say(said("field-gap", file=template.name, at=place(gap.at), said=gap.said, why=gap.why))
        if remedy := gap.why.what_to_do(language()):
            say(said("field-remedy", todo=remedy))
    if filled.gaps and not allow_gaps:
        raise CheckFailed("form-not-filled", file=template.name, n=len(filled.gaps))
    changed = outputs.write(output, filled.content)
    if filled.simulated:
        say(said("form-simulated", path=str(output)))
    if filled.gaps:
        say(said("form-with-gaps", path=str(output), filled=filled.filled, gaps=len(filled.gaps)))
    else:
        say(said("written-whole" if changed else "unchanged", path=str(output)))
    return not filled.gaps


def _kept(asked: Asked, areas: tuple[Area, ...], fmt: str) -> Kept:
    """Ask the database once what all these briefs share."""
    from axstat.briefs.basis import ask_basis
    from axstat.briefs.batch import Kept
    from axstat.reports.area import scope_of
    from axstat.store import Countdown

    scopes = {scope_of(area) for area in areas}
    with reading(asked.db, asked.wait) as reader:
        basis = ask_basis(reader, year=asked.year, scopes=scopes, timeout=Countdown(asked.timeout))
    return Kept(basis, fmt, language())
