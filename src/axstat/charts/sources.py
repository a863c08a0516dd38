"""The sources of what is drawn, and the line at a chart's foot that names them (出典)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from axstat.model import names
from axstat.model.results import Result, SourceNote
from axstat.model.text import Lang

MOST = 4
Origins = Mapping[str, frozenset[int]]  # by area code the ids of the sources behind its figures


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources of the rows drawn, each once, and whether any figure is simulated."""

    notes: tuple[SourceNote, ...]
    simulated: bool


def cited(results: Sequence[Result], codes: frozenset[str] | None, origins: Sequence[Origins]) -> Cited:
    """Return the sources of the areas drawn; all of a result whose areas or origins are not known.

    A result that calls itself simulated is so unless its drawn rows are known to come from other sources.
    """
    found: dict[int, SourceNote] = {}
    simulated = False
    for n, result in enumerate(results):
        origin = origins[n] if n < len(origins) else {}
        ids = {number for code in codes or () for number in origin.get(code, ())}
        notes = [source for source in result.sources if not ids or source.source_id in ids]
        found |= {source.source_id: source for source in notes}
        simulated |= any(source.simulated for source in notes) or (result.simulated and not ids)
    return Cited(tuple(found[number] for number in sorted(found)), simulated)


def source_line(sources: Cited, lang: Lang) -> str:
    """Return 出典 with publisher and title of every source, its file where neither is known."""
    if not sources.notes:
        return "出典：資料の記録なし" if lang == "ja" else "Source: not recorded"
    texts = list(dict.fromkeys(named(source, lang) for source in sources.notes))
    words = list(dict.fromkeys(source.users_word.text(lang) for source in sources.notes if source.users_word))
    more = len(texts) - MOST
    if lang == "ja":
        tail = f"、ほか{more}件" if more > 0 else ""
        made = "から作成" if sources.simulated else "を加工して作成"
        return "。".join([f"出典：{'、'.join(texts[:MOST])}{tail}{made}", *words])
    tail = f" and {more} more" if more > 0 else ""
    processed = [] if sources.simulated else ["processed by the author"]
    return "; ".join([f"Source: {'; '.join(texts[:MOST])}{tail}", *processed, *words])


def named(source: SourceNote, lang: Lang) -> str:
    """Return publisher and title; the title stays as published."""
    title = source.title or source.file
    if lang == "ja":
        publisher = "" if source.simulated else source.publisher or ""
        shown = f"「{title}」" if source.title else title
        return shown if publisher in title else f"{publisher}{shown}"
    publisher = names.translated(source.publisher, lang) if source.publisher and not source.simulated else ""
    shown = f'"{title}"' if source.title else title
    return ", ".join(part for part in (publisher, shown) if part)
