"""A body's overtime: hours against the threshold, ranks with their ties, change, distribution, similar bodies."""

from __future__ import annotations

from collections.abc import Iterator

from axstat.areas.called import area_name
from axstat.briefs.basis import THRESHOLD, Basis
from axstat.briefs.body import Body
from axstat.briefs.heads import columns
from axstat.briefs.lookup import Row
from axstat.briefs.sentences import listed, say, when_of, words_of, year_of
from axstat.charts import Drawing, find_kind
from axstat.model.names import prefecture
from axstat.model.text import Lang
from axstat.model.wording import MISSING, SHORT_SCOPES, fiscal_year, period
from axstat.papers.blocks import Table, Text, words
from axstat.reports.wording import KIND_GROUPS, STATUSES, plain

_VERDICTS = {"over": "hours-over", "not_over": "hours-not-over", "undecidable": "hours-undecidable"}


def headline(body: Body, basis: Basis) -> Text:
    """Return what the hours say of the threshold: over, not over, undecidable, or that there are none."""
    lang, row = body.lang, body.standing(basis)
    if row is None:
        return ()
    year, limit = fiscal_year(int(row["fiscal_year"])), plain(THRESHOLD)
    if row["verdict"] is None:
        return say("hours-none", lang, year=year, limit=limit, status=STATUSES[row["status"]])
    open_ends = {"low": row.linked("at_least", lang), "high": row.linked("at_most", lang)}
    fields = open_ends if row["verdict"] == "undecidable" else {}
    return say(_VERDICTS[row["verdict"]], lang, year=year, limit=limit, hours=row.linked("hours", lang), **fields)


def standing(body: Body, basis: Basis) -> Iterator[Text]:
    """Yield the ranks, the median of all and the change: one sentence each, as far as there are figures."""
    row, lang = body.standing(basis), body.lang
    if row is None:
        return
    share = basis.overtime[body.scope].share.row(row["fiscal_year"])
    if row["hours"] is not None:
        yield say("ranks", lang, ranks=listed(_ranks(body, row, share, basis), lang))
    if share is not None and share["median_hours"] is not None:
        rests_on = {"of": share.linked("reporting", lang), "universe": share.linked("universe_size", lang)}
        who = SHORT_SCOPES[body.scope]
        yield say("median", lang, bodies=who, **rests_on, median=share.linked("median_hours", lang))
    yield from _change(body, basis)
    yield from _municipalities(body, basis)


def _ranks(body: Body, row: Row, share: Row | None, basis: Basis) -> Iterator[Text]:
    """Yield each rank with the bodies that it is among; nationwide are only those that are loaded of all there are."""
    lang, scope = body.lang, body.scope
    where = prefecture(body.area.prefecture, lang)
    kind = KIND_GROUPS["その他の市" if body.area.kind == "市" else body.area.kind]
    named: dict[str, dict[str, object]] = {}
    if share is not None:
        named["nation"] = {"bodies": SHORT_SCOPES[scope], "universe": share.linked("universe_size", lang)}
    if scope == "municipalities":  # a scope of one kind is ranked once, and has no others in its prefecture
        named |= {"prefecture": {"prefecture": where}, "kind": {"kind": kind}}
    for among, fields in named.items():
        numbers = {"rank": row.linked(f"rank_{among}", lang), "of": row.linked(f"of_{among}", lang)}
        yield say(f"rank-{among}", lang, **numbers, **fields, tie=_tie(row, f"tied_{among}", lang))
    beside = basis.similar.row(body.area.area_code, 0) if basis.similar is not None else None
    if beside is not None and beside["rank"] is not None and beside["of"] > 1:
        numbers = {"rank": beside.linked("rank", lang), "of": beside.linked("of", lang)}
        yield say("rank-similar", lang, **numbers, tie=_tie(beside, "tied", lang))


def _tie(row: Row, column: str, lang: Lang) -> Text:
    shared = row[column] is not None and row[column] > 1
    return say("tie", lang, tied=row.linked(column, lang)) if shared else ()


def _change(body: Body, basis: Basis) -> Iterator[Text]:
    table = basis.overtime[body.scope].change
    row = table.row(body.area.area_code) if table is not None else None
    if row is None or basis.first is None or basis.year is None:
        return
    lang = body.lang
    fields: dict[str, object] = {
        "first": year_of(basis.first),
        "last": year_of(basis.year),
        "before": row.linked("hours_before", lang),
        "after": row.linked("hours_after", lang),
    }
    if row["direction"] in ("up", "down"):
        fields["change"] = row.linked("change", lang, unsigned=True)
    yield say(f"change-{row['direction']}", lang, **fields)


def _municipalities(body: Body, basis: Basis) -> Iterator[Text]:
    """Yield for a prefecture how many of its municipalities are over the threshold."""
    table = basis.by_prefecture if body.area.level == "prefecture" else None
    row = table.row(body.area.prefecture) if table is not None else None
    if row is None or row["share_over"] is None:
        return
    lang = body.lang
    numbers = {"of": row.linked("reporting", lang), "over": row.linked("over", lang)}
    yield say("municipalities-over", lang, **numbers, share=row.linked("share_over", lang), limit=plain(THRESHOLD))
    if row["undecidable"]:
        yield say("municipalities-undecidable", lang, n=row.linked("undecidable", lang))


def distribution(body: Body, basis: Basis) -> Drawing | None:
    """Return the distribution of the body's scope with the body in it, as far as it has a value."""
    known = basis.overtime.get(body.scope)
    if known is None or known.chart is None:
        return None
    if all(row["hours"] is None for row in known.standing.rows()):
        return None  # a year that tells of other bodies only: 47 prefectures where one lists its municipalities
    row = known.standing.row(body.area.area_code)
    marked = (body.area.area_code,) if row is not None and row["hours"] is not None else ()
    kind = find_kind("overtime-distribution")
    return known.chart.plan(kind, lang=body.lang, size="a4-column", highlight=marked)


def similar(body: Body, basis: Basis) -> Table | None:
    """Return the table of the body and its similar bodies: hours, population and, where loaded, fiscal strength."""
    lang, table = body.lang, basis.similar
    rows = [table.row(body.area.area_code, n) for n in range(len(table.result.rows))] if table is not None else []
    found = []
    for row in rows:
        if row is None:
            break
        found.append(row)
    if table is None or len(found) < 2:
        return None
    index = basis.indicators.get("財政力指数")
    strengths = [index.row(row["similar_code"]) if index is not None else None for row in found]
    has_index = index is not None and any(one is not None and one["value"] is not None for one in strengths)
    heads = columns(lang, body=2.4, population=1.15, hours=1.2, **({"index": 0.9} if has_index else {}))
    lines = []
    digits = index.usual_decimals("value") if index is not None else 0
    for row, strength in zip(found, strengths, strict=True):
        name = area_name(row["similar_code"], row["name"], row["prefecture"], lang)
        cells = [words(name), _cell(row, "population", lang), _cell(row, "hours", lang)]
        lines.append((*cells, *([_cell(strength, "value", lang, decimals=digits)] if has_index else [])))
    told = index.result.parameters["period"] if has_index and index is not None else None
    note = say(
        "similar-note",
        lang,
        when=period(str(found[0]["population_period"])),
        year=year_of(int(found[0]["fiscal_year"])),
        index=say("similar-index", lang, when=when_of(str(told))) if told else say("population-summed", lang)
        if body.area.level == "prefecture" else (),
    )  # fmt: skip
    caption = words_of("similar-caption", lang)
    return Table(heads, tuple(lines), caption, marked=frozenset({0}), notes=(note,))


def _cell(row: Row | None, column: str, lang: Lang, *, decimals: int | None = None) -> Text:
    if row is None or row[column] is None:  # why there are no hours stands in their place
        told = column == "hours" and row is not None and STATUSES.get(row["status"])
        return words(told.text(lang) if told else MISSING)
    return (row.linked(column, lang, bare=True, decimals=decimals),)
