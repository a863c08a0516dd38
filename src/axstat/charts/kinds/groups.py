"""Groups of areas beside each other: the share beyond the threshold by answer, quarter of a measure or region.

Groups keep the order of their query. Who gave no answer, or has no figure, stands last and never in a title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axstat.charts import wording
from axstat.charts.bodies import Bar, Role
from axstat.charts.kinds.figures import Figure
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
from axstat.charts.request import Plan, Request, count, real, records, words
from axstat.charts.saying import Teller
from axstat.errors import NotLoaded
from axstat.model import names
from axstat.model.results import Column
from axstat.model.text import Label, same
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

    def label(self, tell: Teller) -> str:
        """Return the share as the bar carries it, with the areas that it is of."""
        if self.share is None:
            return tell("no-value")
        return tell("share-of", share=wording.percent(self.share), over=self.over, n=self.reporting)


def groups(request: Request) -> Plan:
    """Plan a bar for each group, with the share of all areas as a line.

    Raises:
        NotLoaded: no group has a share.
    """
    drawn, whole = _read(request)
    if not any(group.share is not None for group in drawn):
        raise NotLoaded("groups-without-value", n=len(drawn), query=request.result.name)
    figure = Figure.of("share", request, ())
    bars = tuple(_bar(group, figure.tell) for group in drawn)
    body, summary = figure.bars(bars, whole, bars)
    return Plan(
        _title(drawn, figure, request),
        _subtitle(drawn, figure.tell, request),
        body,
        _COLUMNS,
        tuple((g.name + g.detail, g.over, g.reporting, g.undecidable, g.share) for g in drawn),
        summary,
        tuple(_notes(drawn, figure.tell, request)),
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
                count(row["over"]),
                count(row["reporting"]),
                count(row["undecidable"]),
                detail=_between(ends, count(row.get("decimals"))),
                apart=any(key in row and row[key] is None for key in _TOLD_BY),
            )
        )
    return drawn, whole


def _bar(group: _Group, tell: Teller) -> Bar:
    role: Role = "missing" if group.apart or group.share is None else "plain"
    return Bar(f"{group.name}{group.detail}", group.share, group.label(tell), role)


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


def _title(drawn: Sequence[_Group], figure: Figure, request: Request) -> str:
    """Say how far the groups lie apart; a handful of areas, and those without an answer, are no example."""
    tell, fields = figure.tell, {"figure": figure.name(), "by": _grouped_by(request)}
    compared = [(g.share, g.name) for g in drawn if g.share is not None and not g.apart and g.reporting >= FEW]
    if len(compared) < 2:
        return tell("parts-neutral", **fields)
    (most, first), (least, last) = (end(compared, key=lambda one: one[0]) for end in (max, min))
    high, low = wording.percent(most), wording.percent(least)
    if high == low:
        return tell("parts-same", value=high, **fields)
    return tell("parts-from-to", high=high, low=low, first=first, last=last, **fields)


def _grouped_by(request: Request) -> Label:
    """Return what the areas are grouped by."""
    given = request.result.parameters
    for name in ("answers", "measure"):
        if given.get(name):
            return measure_label(given[name])
    return {"kind": Label("団体区分", "kind of area"), "region": Label("地域", "region")}.get(
        str(given.get("by")), same(str(given.get("by", "")))
    )


def _subtitle(drawn: Sequence[_Group], tell: Teller, request: Request) -> str:
    rows = request.result.records()
    when = periods_text((period_of(row["fiscal_year"]) for row in rows), tell.lang)
    dates = {words(row["answers_period"]) for row in rows if row.get("answers_period")}
    dated = str(request.result.parameters.get("period") or next(iter(dates), ""))
    by = _grouped_by(request)
    if dated:
        of = period(dated)
        by = Label(f"{by.ja}　{of.ja}", f"{by.en} ({of.en})")
    return tell("parts-about", when=when, by=by, n=sum(group.reporting for group in drawn))


def _notes(drawn: Sequence[_Group], tell: Teller, request: Request) -> list[str]:
    rows = request.result.records()
    n = sum(group.reporting for group in drawn)
    without = sum(count(row["universe_size"]) for row in rows if words(row["row_kind"]) != "total") - n
    notes = [tell("note-parts-without" if without else "note-parts", n=n, without=without)]
    notes += not_counted_note(sum(group.undecidable for group in drawn), request)
    notes += few_note(any(0 < group.reporting < FEW for group in drawn), tell.lang)
    related = any(key in rows[0] for key in _TOLD_BY)
    return [*notes, *([tell("note-ecology")] if related else [])]
