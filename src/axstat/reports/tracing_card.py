"""The card of a trace: for each figure the lines that lead to its cell, header and row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from axstat.model.results import CardLine, Result, Scalar
from axstat.model.text import Label, Lang, same
from axstat.model.wording import MISSING
from axstat.reports.wording import CONFIDENCES, DIMENSIONS, EDITIONS, evidence, worded

_LANGS: tuple[Lang, ...] = ("ja", "en")
_CIRCUMSTANCES = EDITIONS | DIMENSIONS | CONFIDENCES
"""Parts that say how a figure was published; the others say what it is a figure of."""
_DECIDED_BY = {
    "heading": Label("上の見出し", "the heading above"),
    "title": Label("表題・シート名", "title or sheet name"),
    "sheet name": Label("シート名", "sheet name"),
    "city above": Label("上の市", "the city above"),
    "neighbours": Label("前後の行", "the lines around it"),
    "order": Label("コード順", "the order of codes"),
    "company": Label("同じ表の団体", "the other bodies of the table"),
}
"""What decided an area that the line's own cells leave open, by the name that recognition gives it."""


def trace_card(result: Result, users: frozenset[int]) -> Iterator[CardLine]:
    """Yield the lines that lead from each figure to its cell, header and row; `users` publishers are their word."""
    for row in result.records():
        yield CardLine(_whose(row), _figure(row), _when(row), simulated=bool(row["simulated"]))
        file = f"{row['file']}  sha256 {str(row['sha256'])[:12]}…  {row['publisher'] or ''}".rstrip()
        word = Label("（利用者の記入）", " (as given by the user)") if row["source_id"] in users else Label("", "")
        yield CardLine(Label("  ファイル", "  file"), "", Label(file + word.ja, file + word.en))
        yield CardLine(Label("  セル", "  cell"), "", same(f"{row['sheet']}!{row['cell']}  `{row['raw']}`"))
        yield CardLine(Label("  見出し", "  header"), "", _said(row["header"], row["unit_said"], row["period_said"]))
        if row["measure_said"]:
            yield CardLine(Label("  項目の根拠", "  measure by"), "", evidence(str(row["measure_said"])))
        yield CardLine(Label("  行", "  row"), "", _row(str(row["row_label"]), row["area_said"]))


def _whose(row: Mapping[str, Scalar]) -> Label:
    """Return whose figure it is, of what, and of which part of that where it is not the whole."""
    who = row.get("category") or f"{row['prefecture']} {row['name']} ({row['area_code']})"
    measure = worded("measure", row["measure"])
    parts = [worded("part", part) for part in _parts(row) if part not in _CIRCUMSTANCES]
    ja = f"（{'、'.join(part.ja for part in parts)}）" if parts else ""
    en = f" ({', '.join(part.en for part in parts)})" if parts else ""
    return Label(f"{who}  {measure.ja}{ja}", f"{who}  {measure.en}{en}")


def _parts(row: Mapping[str, Scalar]) -> list[str]:
    return [part for part in str(row["part"] or "").split("、") if part]


def _figure(row: Mapping[str, Scalar]) -> str:
    """Return the number with its unit, else a mark as it stands; a text has the line of its cell to itself."""
    value = row["value"]
    if row["unit"] == "fraction" and isinstance(value, int | float):
        return f"{value:,.10g} = {100 * value:,.10g} %"
    if value is not None:
        return f"{value:,.10g} {row['unit'] or ''}".strip()
    return MISSING if row["status"] == "text" else str(row["raw"]).strip() or MISSING


def _when(row: Mapping[str, Scalar]) -> Label:
    """Return the period, the status, edition, breakdown and confidence, and whether the figure was replaced."""
    word = CONFIDENCES.get(str(row["raw"])) if row["status"] == "text" else None
    said = [same(str(row["time_period"] or "")), word or worded("status", row["status"])]
    said += [worded("part", part) for part in _parts(row) if part in _CIRCUMSTANCES]
    said += [] if row["current"] else [Label("旧版（使用中ではない）", "replaced (not in use)")]
    ja, en = ("  ".join(filter(None, (word.text(lang) for word in said))) for lang in _LANGS)
    return Label(ja, en)


def _said(header: Scalar, unit_said: Scalar, period_said: Scalar) -> Label:
    """Return the header, and where unit and period were said."""
    places = [(Label("単位", "unit"), unit_said), (Label("時期", "period"), period_said)]
    said = [(word, evidence(str(where))) for word, where in places if where]
    ja, en = ("  ".join(f"{word.text(lang)} {where.text(lang)}" for word, where in said) for lang in _LANGS)
    return Label(f"{header}  {ja}".strip(), f"{header}  {en}".strip())


def _row(label: str, area_said: Scalar) -> Label:
    where = str(area_said).removeprefix("title ")
    by = Label(f"表題 {where}", f"title {where}") if str(area_said) != where else _DECIDED_BY.get(where)
    return same(label) if by is None else Label(f"{label}  団体の判定: {by.ja}", f"{label}  area by {by.en}")
