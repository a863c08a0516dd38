"""The ingest report as text: one line a file, warnings and refusals under it, the sum at the end."""

from __future__ import annotations

from axstat.datasets import shipped
from axstat.ingest.citing import uncited
from axstat.ingest.counts import Counts, Passed
from axstat.ingest.report import FileReport, IngestReport
from axstat.ingest.wording import AGAIN, OUTCOME, SIMULATED, STATUS, aligned, counted, pad, plural
from axstat.ingest.wording import width as wording_width
from axstat.model.observations import SourceMeta
from axstat.model.text import Label, Lang
from axstat.store import Lost

SHOWN_WARNINGS = 5
SHOWN_SHEETS = 5
_FILES = Label("ファイル", "file")
_SHEETS = Label("シート", "sheet")
_AREAS = Label("団体", "area")
_EDITIONS = Label("版", "edition")
_VALUES = Label("値", "value")
_NOT_PUBLISHED = Label("非公表", "not published")


def render(report: IngestReport, lang: Lang) -> str:
    """Return the report as lines of text."""
    understood = [f for f in report.files if f.counts is not None and f.error is None]
    width = max((wording_width(f.path) for f in report.files), default=0)
    table = aligned([[pad(f.path, width), *_cells(f, lang)] for f in understood], right=frozenset({3, 4}))
    lines = dict(zip((f.path for f in understood), table, strict=True))
    out: list[str] = []
    for file in report.files:
        short = f"{pad(file.path, width)}  {OUTCOME[file.outcome].text(lang)}"
        out.append(f"  {lines.get(file.path, short)}")
        out.extend(f"    {text}" for text in _remarks(file, lang))
    out.append(_sum(report, lang))
    out += uncited(report, lang)
    return "\n".join(out)


def _cells(file: FileReport, lang: Lang) -> list[str]:
    counts, meta = file.counts or Counts(), file.meta or SourceMeta("indicator")
    when = plural(len(counts.editions), _EDITIONS, lang) if counts.editions else _span(counts.periods)
    what = counts.areas or counts.categories
    areas = plural(counts.areas, _AREAS, lang) if counts.areas else ""
    normal = counts.statuses.get("normal", 0)
    figures = plural(normal, _VALUES, lang) if what else plural(0, _VALUES, lang)
    words = dict(STATUS) | ({"missing": _NOT_PUBLISHED} if counts.editions else {})
    other = counted(counts.statuses, words, lang, skip=frozenset({"normal"}))
    mark = SIMULATED if meta.simulated else ""
    name = shipped()[meta.dataset].title.ja if lang == "ja" and meta.dataset in shipped() else meta.dataset
    outcome = AGAIN if file.again and file.outcome == "loaded" else OUTCOME[file.outcome]
    return [name, when, areas, figures, other, outcome.text(lang), mark]


def _span(periods: tuple[str, ...]) -> str:
    return periods[0] if len(periods) == 1 else f"{periods[0]} … {periods[-1]}" if periods else ""


def _remarks(file: FileReport, lang: Lang) -> list[str]:
    """Return what stands under a file's line: its refusal, else the first warnings."""
    if file.error is not None or file.outcome == "unchanged":
        return []  # errors are narration: the caller prints `IngestReport.errors` on stderr
    word = "注意" if lang == "ja" else "warning"
    passed = _passed(file.counts.passed if file.counts else (), lang)
    lines = [f"{word}: {text}" for text in [*passed, *file.warnings[:SHOWN_WARNINGS]]]
    more = len(file.warnings) - SHOWN_WARNINGS
    if more > 0:
        lines.append(
            f"ほか {more} 件（--format json）" if lang == "ja" else f"{more} more (`--format json` has them all)"
        )
    return [*lines, *_out_of_use(file, lang)]


def _out_of_use(file: FileReport, lang: Lang) -> list[str]:
    """Return a sentence for each source whose values went out of use, and one where some of this file's did."""
    lines = []
    for lost in file.replaced:
        if lang == "ja":
            done = "ました" if file.outcome == "loaded" else "ます"
            rest = (
                f"残り {lost.in_use:,} 件は引き続き使われます" if lost.in_use else f"この出典の値は使われなくなり{done}"
            )
            lines.append(f"{_named(lost, lang)}の値 {lost.values:,} 件がこのファイルの値に置き換わり{done}。{rest}")
        else:
            verb = "would be" if file.outcome == "would-load" else "is" if lost.values == 1 else "are"
            rest = f"{lost.in_use:,} stay in use" if lost.in_use else "none stays in use"
            lines.append(f"{plural(lost.values, _VALUES, lang)} of {_named(lost, lang)} {verb} replaced; {rest}")
    out = sum(lost.values for lost in file.gone_before)
    if file.is_in and out:
        names = ("、" if lang == "ja" else ", ").join(_named(lost, lang) for lost in file.gone_before)
        if lang == "ja":
            lines.append(
                f"このファイルの値 {out:,} 件は使われません（{names}が優先）。使われるのは {file.in_use:,} 件です"
            )
        else:
            verb = "is" if out == 1 else "are"
            said = f"{plural(out, _VALUES, lang)} of this file {verb} not used, {names} going before"
            lines.append(f"{said}; {file.in_use:,} in use")
    return lines


def _named(lost: Lost, lang: Lang) -> str:
    """Return a source by its file name, with its year where it has one."""
    if lost.fiscal_year is None:
        return f"{lost.file} " if lang == "ja" else lost.file
    return f"{lost.file}（{lost.fiscal_year}年度）" if lang == "ja" else f"{lost.file} (FY{lost.fiscal_year})"


def _passed(sheets: tuple[Passed, ...], lang: Lang) -> list[str]:
    """Return the line that names the sheets without a table, if there are any."""
    if not sheets:
        return []
    mark = "（非表示）" if lang == "ja" else " (hidden)"
    names = [" ".join(s.sheet.split()) + (mark if s.hidden else "") for s in sheets[:SHOWN_SHEETS]]
    more = len(sheets) - len(names)
    hidden = sum(s.hidden for s in sheets[SHOWN_SHEETS:])
    if lang == "ja":
        also = f"（うち非表示 {hidden}）" if hidden else ""
        rest = f" ほか {more}{also}" if more else ""
        return [f"{len(sheets)} シートに表がありません：{'、'.join(names)}{rest}"]
    also = f" ({hidden} of them hidden)" if hidden else ""
    rest = f" and {more} more{also}" if more else ""
    return [f"{plural(len(sheets), _SHEETS, lang)} without a table: {', '.join(names)}{rest}"]


def _sum(report: IngestReport, lang: Lang) -> str:
    loaded = report.outcomes("would-load" if report.dry_run else "loaded")
    unchanged, refused = report.outcomes("unchanged"), report.outcomes("refused")
    where = report.database
    if lang == "ja":
        verb = "取込可" if report.dry_run else "取込"
        text = f"{len(report.files)} ファイル：{verb} {len(loaded)}、変更なし {len(unchanged)}、取込不可 {len(refused)}"
        return f"{text}（{report.seconds:.1f} 秒）" + ("" if report.dry_run else f" → {where}")
    if report.files and len(unchanged) == len(report.files):
        return f"{plural(len(unchanged), _FILES, lang)} unchanged"
    verb = "would be loaded" if report.dry_run else "loaded"
    text = f"{plural(len(loaded), _FILES, lang)} {verb}, {len(unchanged)} unchanged, {len(refused)} refused"
    return f"{text} in {report.seconds:.1f} s" + ("" if report.dry_run or not loaded else f" → {where}")
