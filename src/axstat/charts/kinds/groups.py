"""Groups of areas beside each other: the share beyond the threshold by answer, quarter of a measure or region.

Groups keep the order of their query. Who gave no answer, or has no figure, stands last and never in a title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.charts import wording
from axstat.charts.bodies import Bar, Bars, Reference, Role
from axstat.charts.kinds.values import (
    FEW,
    OVER,
    REPORTING,
    SHARE_OVER,
    few_note,
    not_counted_note,
    period_of,
    periods_text,
)
from axstat.charts.request import Plan, Request, real, records, words
from axstat.charts.saying import listed, say
from axstat.errors import NotLoaded
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, Lang, same
from axstat.model.wording import period
from axstat.reports.wording import measure_label

_TOLD_BY = ("lowest", "answers_period")
"""Columns of what areas are grouped by: empty where a group is of those without it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """One group: `detail` is which figures it holds, `apart` says that it is of areas without one."""

    name: str
    share: float | None
    over: int
    reporting: int
    undecidable: int
    detail: str
    apart: bool

    def label(self, lang: Lang) -> str:
        """Return the share as the bar carries it, with the areas that it is of."""
        if self.share is None:
            return say("no-value", lang)
        return say("share-of", lang, share=wording.percent(self.share), over=self.over, n=self.reporting)


def groups(request: Request) -> Plan:
    """Plan a bar for each group, with the share of all areas as a line.

    Raises:
        NotLoaded: no group has a share.
    """
    lang, result = request.lang, request.result
    drawn, whole = _read(request)
    if not any(group.share is not None for group in drawn):
        raise NotLoaded("groups-without-value", n=len(drawn), query=result.name)
    bars = tuple(_bar(group, lang) for group in drawn)
    reference = None
    if whole is not None:
        reference = Reference(whole, f"{request.subject.everyone.text(lang)} {wording.percent(whole)}")
    summary = [*([reference.label] if reference else []), *(f"{bar.label} {bar.value_label}" for bar in bars)]
    return Plan(
        _title(drawn, request),
        _subtitle(drawn, request),
        Bars(bars, reference=reference),
        _COLUMNS,
        tuple((g.name + g.detail, g.over, g.reporting, g.undecidable, g.share) for g in drawn),
        listed(summary, lang),
        tuple(_notes(drawn, request)),
    )


def _read(request: Request) -> tuple[list[_Group], float | None]:
    """Return the groups in the order of their query, and the share of all areas."""
    lang, result = request.lang, request.result
    rows = records(result, "group_name", "row_kind", "over", "reporting", "undecidable", "share_over")
    called = next(column.words for column in result.columns if column.name == "group_name") or {}
    drawn: list[_Group] = []
    whole = None
    for row in rows:
        if words(row["row_kind"]) == "total":
            whole = real(row["share_over"])
            continue
        code = words(row["group_name"])
        ends = [real(row.get(end)) for end in ("lowest", "highest")]
        drawn.append(
            _Group(
                called[code].text(lang) if code in called else names.translated(code, lang),
                real(row["share_over"]),
                int(real(row["over"]) or 0),
                int(real(row["reporting"]) or 0),
                int(real(row["undecidable"]) or 0),
                detail=_between(ends, int(real(row.get("decimals")) or 0)),
                apart=any(key in row and row[key] is None for key in _TOLD_BY),
            )
        )
    return drawn, whole


def _bar(group: _Group, lang: Lang) -> Bar:
    role: Role = "missing" if group.apart or group.share is None else "plain"
    return Bar(f"{group.name}{group.detail}", group.share, group.label(lang), role)


_COLUMNS = (
    Column("group_name", "text", Label("区分", "group")),
    OVER,
    REPORTING,
    Column("undecidable", "integer", Label("判定不能", "undecidable"), "団体"),
    SHARE_OVER,
)


def _between(ends: Sequence[float | None], decimals: int) -> str:
    told = dict.fromkeys(f"{end:,.{decimals}f}" for end in ends if end is not None)
    return f" {'〜'.join(told)}" if told else ""


def _beyond(request: Request) -> str:
    quantity = request.quantity(0, ())
    return quantity.phrase(quantity.beyond, request.threshold(0, quantity), request.lang)


def _title(drawn: Sequence[_Group], request: Request) -> str:
    """Say how far the groups lie apart; a handful of areas, and those without an answer, are no example."""
    lang, quantity = request.lang, request.quantity(0, ())
    figure = say("share-figure", lang, quantity, beyond=_beyond(request), what=request.subject.what)
    compared = [g for g in drawn if g.share is not None and not g.apart and g.reporting >= FEW]
    if len(compared) < 2:
        return say("parts-neutral", lang, figure=figure, by=_grouped_by(request))
    ends = [end(compared, key=lambda g: g.share or 0.0) for end in (max, min)]
    high, low = (wording.percent(group.share or 0.0) for group in ends)
    if high == low:
        return say("parts-same", lang, figure=figure, value=high)
    first, last = (group.name for group in ends)
    return say(
        "parts-from-to", lang, figure=figure, by=_grouped_by(request), high=high, low=low, first=first, last=last
    )


def _grouped_by(request: Request) -> Label:
    """Return what the areas are grouped by."""
    given = request.result.parameters
    for name in ("answers", "measure"):
        if given.get(name):
            return measure_label(given[name])
    return {"kind": Label("団体区分", "kind of area"), "region": Label("地域", "region")}.get(
        str(given.get("by")), same(str(given.get("by", "")))
    )


def _subtitle(drawn: Sequence[_Group], request: Request) -> str:
    lang, quantity, rows = request.lang, request.quantity(0, ()), request.result.records()
    when = periods_text((period_of(row["fiscal_year"]) for row in rows), lang)
    dates = {words(row["answers_period"]) for row in rows if row.get("answers_period")}
    dated = str(request.result.parameters.get("period") or next(iter(dates), ""))
    by = _grouped_by(request)
    if dated:
        of = period(dated)
        by = Label(f"{by.ja}　{of.ja}", f"{by.en} ({of.en})")
    return say(
        "parts-about",
        lang,
        quantity,
        beyond=quantity.phrase(quantity.beyond_full, request.threshold(0, quantity), lang),
        what=request.subject.what,
        bodies=request.subject.bodies,
        when=when,
        by=by,
        n=sum(group.reporting for group in drawn),
    )


def _notes(drawn: Sequence[_Group], request: Request) -> list[str]:
    lang, rows = request.lang, request.result.records()
    n = sum(group.reporting for group in drawn)
    counted = [row for row in rows if words(row["row_kind"]) != "total"]
    without = sum(int(real(row["universe_size"]) or 0) for row in counted) - n
    fields = {"what": request.subject.what, "n": n, "without": without}
    notes = [say("note-parts-without" if without else "note-parts", lang, **fields)]
    notes += not_counted_note(sum(group.undecidable for group in drawn), request)
    notes += few_note(any(0 < group.reporting < FEW for group in drawn), lang)
    related = any(key in rows[0] for key in _TOLD_BY)
    return [*notes, *([say("note-ecology", lang)] if related else [])]
