"""What is loaded: the sources with their vintages, and one source in full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from axstat.errors import UnknownName, UsageError
from axstat.filenames import readable
from axstat.model.results import CITED, Result, Scalar, SourceNote
from axstat.model.text import Label, same
from axstat.reports.catalog import nearest
from axstat.reports.queries import run
from axstat.reports.wording import VOCABULARIES, joined
from axstat.voice import said as clause
from axstat.voice import some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from axstat.store import Lost, Reader

_FACTS = (
    ("sha256", Label("sha256", "sha256")),
    *((name, CITED[name]) for name in ("publisher", "title")),
    ("fiscal_year", Label("年度", "fiscal year")),
    ("survey_year", Label("調査年", "survey year")),
    ("edition", Label("版", "edition")),
    *((name, CITED[name]) for name in ("url", "licence", "retrieved_on")),
    ("partial", Label("一部の団体だけの一覧", "lists some bodies only")),
)
_SHOWN_FINDINGS = 20


def each_once(sources: Iterable[SourceNote]) -> tuple[SourceNote, ...]:
    """Return sources by their numbers, each once."""
    found = {source.source_id: source for source in sources}
    return tuple(found[number] for number in sorted(found))


def sources_report(reader: Reader) -> Result:
    """Return every source, oldest first, with its vintage and hash."""
    return run(reader, "sources")


def find_source(reader: Reader, text: str) -> SourceNote:
    """Return the one source that a number, a file name or the beginning of a hash names.

    Raises:
        UnknownName: no source is named so.
        UsageError: several are; the hint lists them.
    """
    sources = reader.sources()
    wanted = readable(PurePath(text.strip()))
    found = [s for s in sources if str(s.source_id) == wanted]
    found = found or [s for s in sources if s.file == wanted or s.sha256 == wanted.lower()]
    if not found and len(wanted) >= 4:
        found = [s for s in sources if s.sha256.startswith(wanted.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        listed = some([f"{s.source_id} {s.file} {s.sha256[:8]}…" for s in found], 9)
        raise UsageError("several-sources", text=str(text), n=len(found), sources=listed)
    hint = nearest(wanted, [s.file for s in sources], clause("lists-sources"))
    raise UnknownName("source-unknown", text=str(text), hint=hint)


def source_report(reader: Reader, text: str) -> Result:
    """Return one source in full: its measures and periods as rows, what it is and what was noticed as notes.

    Raises:
        UnknownName, UsageError: see `find_source`.
    """
    source = find_source(reader, text)
    result = run(reader, "source_measures", {"source_id": source.source_id})
    notes = [_fact(name, label, value) for name, label in _FACTS if (value := getattr(source, name)) not in (None, "")]
    notes += [said for said in (source.users_word, source.users_citation) if said is not None]
    findings = run(reader, "source_findings", {"source_id": source.source_id}).records()
    notes += [_finding(row) for row in findings[:_SHOWN_FINDINGS]]
    if (more := len(findings) - _SHOWN_FINDINGS) > 0:
        notes.append(Label(f"指摘 ほか{more:,}件", f"and {more:,} more findings"))
    return replace(
        result,
        title=Label(f"出典 {source.source_id}：{source.file}", f"Source {source.source_id}: {source.file}"),
        sources=(source,),
        simulated=source.simulated,
        notes=tuple(notes),
    )


def decision(source: SourceNote, lost: Iterable[Lost], *, undo: bool = False) -> Label:
    """Return in one sentence what deciding for a source, or taking that back, changed."""
    rest = _out_of_use(lost) or Label("。使用中の値は変わりません", "; the values in use are the same as before")
    if undo:
        return Label(
            f"出典 {source.source_id}（{source.file}）の優先を取り消しました{rest.ja}",
            f"source {source.source_id}, {source.file}, no longer goes first{rest.en}",
        )
    return Label(
        f"出典 {source.source_id}（{source.file}）を優先します{rest.ja}",
        f"source {source.source_id}, {source.file}, goes first{rest.en}",
    )


def citation(source: SourceNote, lost: Iterable[Lost] = ()) -> Label:
    """Return how a source is cited now, and which values went out of use because its publisher is another."""
    facts = [(CITED[name], getattr(source, name)) for name in CITED if getattr(source, name)]
    said = [f"{label.ja} {value}" for label, value in facts], [f"{label.en} {value}" for label, value in facts]
    ja, en = "、".join(said[0]) or "記載なし", ", ".join(said[1]) or "nothing said"
    rest = _out_of_use(lost) or Label("", "")
    return Label(
        f"出典 {source.source_id}（{source.file}）：{ja}{rest.ja}",
        f"source {source.source_id}, {source.file}: {en}{rest.en}",
    )


_STILL_REPLACED = """
    select o.source_id, o.file, g.observations, n.source_id, n.file
    from store.supersession as g
    join store.source as o on o.source_id = g.older
    join store.source as n on n.source_id = g.newer
    where o.publisher <> n.publisher and (list_contains($ids, o.source_id) or list_contains($ids, n.source_id))
    order by all
"""


def still_replaced(reader: Reader, source_ids: Iterable[int]) -> Iterator[Label]:
    """Yield which values stay replaced by a source that is now cited with another publisher, and how to choose them."""
    rows = reader.execute(_STILL_REPLACED, {"ids": sorted(source_ids)}).rows
    for older, file, count, newer, newer_file in rows:
        yield Label(
            f"出典 {older}（{file}）の値 {count:,} 件は、発行者が違うことになっても、出典 {newer}（{newer_file}）の値に"
            f"置き換えられたままです。出典 {older} の値を使うには `axstat sources use {older}`",
            f"{count:,} values of source {older}, {file}, stay replaced by those of source {newer}, {newer_file}, "
            f"though their publishers now differ; `axstat sources use {older}` takes those of source {older}",
        )


def _out_of_use(lost: Iterable[Lost]) -> Label | None:
    gone = list(lost)
    if not gone:
        return None
    named_ja = "、".join(f"{one.file}（出典 {one.source_id}）の値 {one.values:,} 件" for one in gone)
    named = ", ".join(f"{one.values:,} of {one.file} (source {one.source_id})" for one in gone)
    return Label(f"。{named_ja}は使われなくなりました", f"; values no longer in use: {named}")


def _finding(row: Mapping[str, Scalar]) -> Label:
    severity = VOCABULARIES["severity"].get(str(row["severity"]), same(str(row["severity"])))
    cells = row["cells"]
    japanese = f"{severity.ja}：{row['message_ja']}" + (f"（{cells}）" if cells else "")
    return Label(japanese, f"{severity.en}: {row['message']}" + (f" ({cells})" if cells else ""))


def _fact(name: str, label: Label, value: object) -> Label:
    """Return one line about a source; editions are said as people say them."""
    words = VOCABULARIES["edition"] if name == "edition" else VOCABULARIES["dataset"] if name == "dataset" else {}
    said = joined([words.get(part, same(part)) for part in str(value).split("、")])
    return Label(f"{label.ja}：{said.ja}", f"{label.en}: {said.en}")
