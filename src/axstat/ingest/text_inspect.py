"""The inspect report as text: per sheet its tables, header tree, lines and values; then checks and doubts."""

from __future__ import annotations

from collections.abc import Iterable

from axstat.ingest.inspection import InspectReport, SeriesView, SheetView, TableView, WorkbookView
from axstat.ingest.wording import ROWS, SIMULATED, STATUS, aligned, counted, width
from axstat.model.text import Label, Lang

SHOWN_SERIES = 60
SHOWN_NOTES = 4
_LABELS = {
    "items": Label("行の軸", "items"),
    "header": Label("見出し", "header"),
    "values": Label("値", "values"),
    "rows": Label("行の区分", "rows"),
    "notes": Label("注記", "notes"),
    "checks": Label("検査", "checks"),
    "doubts": Label("疑問点", "doubts"),
    "error": Label("エラー", "error"),
}
_INDENT = 2
_MARGIN = 12


def render(report: InspectReport, lang: Lang) -> str:
    """Return the report as lines of text."""
    return "\n\n".join("\n".join(_workbook(w, lang)) for w in report.workbooks)


def _workbook(view: WorkbookView, lang: Lang) -> list[str]:
    tables = sum(len(s.tables) for s in view.sheets)
    if lang == "ja":
        head = f"{view.file}  {len(view.sheets)} シート、表 {tables}"
    else:
        head = f"{view.file}  {len(view.sheets)} sheet{'s' * (len(view.sheets) != 1)}, "
        head += f"{tables} table{'s' * (tables != 1)} recognised"
    lines = [head + (f"  {SIMULATED}" if view.meta.simulated else ""), ""]
    for sheet in view.sheets:
        lines.extend(_sheet(sheet, lang))
    lines.extend(_checks(view, lang))
    lines.extend(_doubts(view, lang))
    lines.extend(_errors(view, lang))
    return lines


def _sheet(sheet: SheetView, lang: Lang) -> list[str]:
    hidden = ("（非表示）" if lang == "ja" else " (hidden)") if sheet.hidden else ""
    if not sheet.tables:
        why = sheet.reason.removeprefix("no table: ")
        none = "表なし" if lang == "ja" else "no table"
        return [f"{sheet.sheet}{hidden}  {none}{': ' if why else ''}{why}", ""]
    lines: list[str] = []
    for table in sheet.tables:
        lines.extend([*_table(sheet.sheet + hidden, table, lang), ""])
    return lines


def _table(sheet: str, table: TableView, lang: Lang) -> list[str]:
    said = next((s.period_said for s in table.series if s.period_said), None)
    period = " … ".join(dict.fromkeys((table.periods[0], table.periods[-1]))) if table.periods else ""
    when = f"{period} ({said})" if period and said else period
    lines = ["   ".join(part for part in (f"{sheet}!{table.range}", table.dataset, when) if part)]
    lines += _block("items", [_items(table, lang)], lang)
    lines += _block("header", _header(table, lang), lang)
    lines += _block("values", _values(table, lang), lang)
    lines += _block("rows", [counted(table.rows, ROWS, lang), *_examples(table)], lang)
    lines += _block("notes", [n if width(n) <= 100 else f"{n[:50]}…" for n in table.notes[:SHOWN_NOTES]], lang)
    return lines


def _block(name: str, texts: Iterable[str], lang: Lang) -> list[str]:
    label = _LABELS[name].text(lang)
    lines = []
    for index, text in enumerate(t for t in texts if t):
        head = label if index == 0 else ""
        lines.append(" " * _INDENT + head + " " * max(2, _MARGIN - _INDENT - width(head)) + text)
    return lines


def _items(table: TableView, lang: Lang) -> str:
    columns = ", ".join(f"{line} {what}" for line, what in table.identity.items())
    if lang == "ja":
        where = "列方向の" if table.transposed else ""
        return f"{where}{table.items:,} 項目（{columns}）"
    where = " along the columns" if table.transposed else ""
    return f"{table.items:,} items{where}, known by {columns}" if columns else f"{table.items:,} items{where}"


def _header(table: TableView, lang: Lang) -> list[str]:
    first, last = table.header_lines
    what = ("列" if table.transposed else "行") if lang == "ja" else ("columns" if table.transposed else "rows")
    lines = [f"{what} {first}–{last}" if lang == "en" else f"{first}〜{last} {what}"] if first else []
    rows = [[s.line, _path(s), f"→ {_meaning(s)}"] for s in table.series[:SHOWN_SERIES]]
    lines += [f"  {line}" for line in aligned(rows)]
    more = len(table.series) - SHOWN_SERIES
    return [*lines, f"  … {more}"] if more > 0 else lines


def _path(series: SeriesView) -> str:
    path = " › ".join(text if width(text) <= 40 else f"{text[:20]}…" for _, text in series.header)
    cells = " ".join(cell for cell, _ in series.header)
    return f"{path}  [{cells}]" if cells else path


def _meaning(series: SeriesView) -> str:
    parts = [series.measure if width(series.measure) <= 60 else f"{series.measure[:30]}…"]
    if series.unit:
        parts.append(f"({series.unit})")
    if series.period:
        parts.append(series.period)
    parts += [v for k, v in series.attributes.items() if k == "staff_scope" and v != "全体"]
    return " ".join(parts)


def _values(table: TableView, lang: Lang) -> list[str]:
    lines = [counted(table.statuses, STATUS, lang)]
    seen: dict[str, list[str]] = {}
    for series in table.series:
        if series.numeric:
            for status, examples in series.examples.items():
                seen.setdefault(status, []).extend(examples)
    lines += [f"  {STATUS[status].text(lang)}: {', '.join(found[:4])}" for status, found in seen.items()]
    words = sum(not s.numeric for s in table.series)
    if words:
        lines.append(f"文字の列 {words}" if lang == "ja" else f"{words} series of words")
    return lines


def _examples(table: TableView) -> list[str]:
    unusual = ("total", "average", "county", "unlisted", "unknown", "region", "nation")
    return [f"  {name}: {', '.join(table.row_examples[name])}" for name in unusual if name in table.row_examples]


def _checks(view: WorkbookView, lang: Lang) -> list[str]:
    marks = {
        "ok": "ok",
        "warning": "注意" if lang == "ja" else "warning",
        "error": "エラー" if lang == "ja" else "error",
    }
    return _block("checks", [f"{marks[c.severity]}  {c.message}" for c in view.checks], lang)


def _doubts(view: WorkbookView, lang: Lang) -> list[str]:
    none = "なし" if lang == "ja" else "none"
    return _block("doubts", [d.message for d in view.doubts] or [none], lang)


def _errors(view: WorkbookView, lang: Lang) -> list[str]:
    lines: list[str] = []
    for error in view.errors:
        lines += _block("error", [error.message, *([f"hint: {error.hint}"] if error.hint else [])], lang)
    return lines
