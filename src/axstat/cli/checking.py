"""What `axstat check` does: read, ask in one session, report, mend."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.cli.database import reading
from axstat.cli.locale import language
from axstat.cli.output import emit_text, guard, json_text
from axstat.cli.progress import progress_line
from axstat.cli.running import say
from axstat.errors import OutputNotWritable, UsageError
from axstat.voice import said

if TYPE_CHECKING:
    from axstat.cli.commands.check import Asked
    from axstat.documents.asking import Answers
    from axstat.documents.work import Work


def report(documents: tuple[Path, ...], asked: Asked) -> bool:
    """Check documents, print what was found, mend them where asked; return whether all of them pass.

    After `--fix` it is the mended documents that are reported.

    Raises:
        AxstatError: the database, an option or an output refuses.
    """
    from axstat.documents.asking import Answers
    from axstat.documents.work import check_documents
    from axstat.store import Countdown

    _refuse(documents, asked)
    with reading(asked.db, asked.wait) as reader, progress_line() as show:
        answers = Answers(reader, Countdown(asked.timeout))

        def tell(done: int, of: int, what: str) -> None:
            if done % 50 == 0:
                show(said("checking-now", n=done, of=of, what=what))

        other = _against(answers, asked.against)
        ask = partial(check_documents, answers=answers, against=other, allow_simulated=asked.allow_simulated, show=tell)
        works = ask(documents)
        if asked.fix:
            mended = [_mended(work, asked) for work in works]
            if any(path is not None for path in mended):
                again = tuple(path or work.path for path, work in zip(mended, works, strict=True))
                works = ask(again, kinds=documents)
        show(None)
    _print(works, asked.fmt)
    return all(work.is_ok for work in works)


def _against(answers: Answers, source: str | None) -> Answers | None:
    """Return what answers as if a named vintage were in use."""
    if source is None:
        return None
    from axstat.documents.asking import Answers
    from axstat.reports.vintages import sources_with

    return Answers(answers.reader, answers.clock, sources_with(answers.reader, source))


def _refuse(documents: tuple[Path, ...], asked: Asked) -> None:
    """Refuse what cannot be written before anything is read."""
    if asked.output is not None and not asked.fix:
        raise UsageError("output-without-fix")
    if asked.output is not None and len(documents) > 1:
        raise UsageError("fix-needs-one")
    if asked.fix:
        outputs = guard(asked.db, force=asked.force)
        if asked.output is not None:
            outputs.check(asked.output)
        else:
            for path in documents:
                if path.is_file():
                    outputs.check_mended(path)


def _mended(work: Work, asked: Asked) -> Path | None:
    """Write a document anew where numbers of it differ, and say so; return where it is, None where nothing was done."""
    if work.checked is None:
        return None
    content, fixed = work.checked.mended()
    left = work.checked.count("DIFFERS") - fixed
    outputs = guard(asked.db, force=asked.force)
    if asked.output is not None:
        outputs.write(asked.output, content)
    elif fixed:
        if work.path.read_bytes() != work.checked.document.content:
            raise OutputNotWritable("document-changed", path=work.file)
        outputs.mend(work.path, content)
    target = asked.output or work.path
    say(said("fixed-numbers", file=str(target), n=fixed, left=left))
    return target if fixed or asked.output is not None else None


def _print(works: tuple[Work, ...], fmt: str) -> None:
    lang = language()
    if fmt == "text":
        from axstat.documents.telling import told

        emit_text(told(works, lang))
        return
    from axstat import __version__
    from axstat.documents.records import as_json, as_sarif

    emit_text(json_text(as_json(works, lang) if fmt == "json" else as_sarif(works, lang, __version__)))
