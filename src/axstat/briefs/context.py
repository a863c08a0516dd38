"""What surrounds a body's overtime: population, finances, digital tools, its region's labour gap, subsidies."""

from __future__ import annotations

from collections.abc import Iterator

from axstat.areas import region
from axstat.briefs.basis import Basis
from axstat.briefs.body import Body, spelled
from axstat.briefs.heads import columns
from axstat.briefs.lookup import Lookup, Row
from axstat.briefs.sentences import listed, say, when_of, words_of
from axstat.model.measured import measure_title
from axstat.model.names import translated
from axstat.model.text import Lang
from axstat.model.wording import period
from axstat.papers.blocks import Table, Text, words
from axstat.reports.gap import ITEMS
from axstat.reports.wording import CONFIDENCES, EDITIONS, STATUSES, VOCABULARIES
from axstat.voice.catalogue.briefs import SENTENCES

_DOUBTS = frozenset({"two_sources_conflict", "one_source_uncertain", "uncertain_layout"})
"""Confidences of a published figure that a reader must be told in its sentence."""


def population(body: Body, basis: Basis) -> Text:
    """Return the population now; a prefecture's is the sum over its municipalities."""
    code, lang = body.area.area_code, body.lang
    row = basis.population.row(code) if basis.population is not None else None
    column = "value"
    if (row is None or row[column] is None) and body.area.level == "prefecture" and basis.population_sums is not None:
        row, column = basis.population_sums.row(body.area.prefecture), "total"
    if row is None or row[column] is None:
        return ()
    return say("population", lang, people=row.linked(column, lang), when=period(str(row["time_period"])))


def outlook(body: Body, basis: Basis) -> Text:
    """Return the projected population beside that of the base year."""
    found = [row for table in basis.outlook if (row := table.row(body.area.area_code)) is not None]
    if not found:
        return ()
    lang = body.lang
    points = [
        say(
            "outlook-point",
            lang,
            people=row.linked("projected", lang),
            year=period(str(row["period"])),
            change=row.linked("change", lang),
        )
        for row in found
    ]
    base, when = found[0].linked("base", lang), period(str(found[0]["base_period"]))
    return say("outlook", lang, points=listed(points, lang), base=base, when=when)


def figures(body: Body, basis: Basis) -> Table | None:
    """Return the companion figures beside the median of all bodies; one whose cell holds none says why."""
    lang = body.lang
    rows, named = [], []
    for name, table in basis.indicators.items():
        row = table.row(body.area.area_code)
        if row is None or row["status"] == "not_listed":
            continue
        digits = table.usual_decimals("value")
        named.append(name)
        value: Text = words(STATUSES[row["status"]].text(lang))
        if row["value"] is not None:
            value = (row.linked("value", lang, decimals=digits),)
        when = words(when_of(str(row["time_period"])).text(lang))
        rows.append((words(ITEMS[name].text(lang)), when, value, _median(basis, name, digits, lang)))
    heads = columns(lang, item=1.8, when=0.95, value=0.95, median=1)
    behind = _behind_medians(basis, named, lang)
    return (
        Table(heads, tuple(rows), words_of("figures-caption", lang), notes=(behind,) if behind else ())
        if rows
        else None
    )


def _median(basis: Basis, name: str, digits: int, lang: Lang) -> Text:
    row = _summary(basis, name)
    return (row.linked("median", lang, decimals=digits),) if row is not None else ()


def _behind_medians(basis: Basis, names: list[str], lang: Lang) -> Text:
    """Return how many bodies each median rests on, of how many: it is the nation's only as far as all are loaded."""
    summaries = {name: row for name in names if (row := _summary(basis, name)) is not None}
    if not summaries:
        return ()
    universes = {row["universe_size"]: row for row in summaries.values()}.values()
    return say(
        "figures-note",
        lang,
        bodies=listed([_behind(name, row, lang) for name, row in summaries.items()], lang),
        universe=listed([(row.linked("universe_size", lang),) for row in universes], lang),
    )


def _behind(name: str, row: Row, lang: Lang) -> Text:
    return say("figures-behind", lang, item=ITEMS[name], bodies=row.linked("reporting", lang))


def _summary(basis: Basis, name: str) -> Row | None:
    table = basis.medians.get(name)
    row = table.row() if table is not None else None
    return row if row is not None and row["median"] is not None else None


def answers(body: Body, basis: Basis) -> Text:
    """Return what the body answered about its digital tools, and how many of those that answered said the same."""
    code, lang = body.area.area_code, body.lang
    found = [(name, row) for name, table in basis.answers.items() if (row := table.row(code)) is not None]
    if not found:
        return ()
    words_for = VOCABULARIES["answer"]
    said = [
        say(
            "answer",
            lang,
            item=ITEMS[name],
            answer=words_for.get(row["answer"], row["answer"]),
            alike=row.linked("alike", lang),
            of=row.linked("of", lang),
        )
        for name, row in found
    ]
    whens = tuple(dict.fromkeys(period(str(row["time_period"])).text(lang) for _, row in found))
    return say("answers", lang, when=whens, said=listed(said, lang))


def labour(body: Body, basis: Basis) -> Iterator[Text]:
    """Yield what METI's projection says of the body's region and of Japan, and what must not be read from it."""
    if basis.regions is None:
        return
    lang = body.lang
    wanted = spelled(region(body.area.prefecture_code))
    rows = [row for row in basis.regions.rows() if spelled(row["area"]) == wanted]
    if not rows:
        return
    edition, first = EDITIONS.get(rows[0]["edition"]), rows[0]
    told = say(
        "labour-region",
        lang,
        publisher=translated(str(first["publisher"]), lang),
        year=period(str(first["year"])),
        edition=edition or str(first["edition"]),
        region=translated(str(first["area"]), lang),
        lines=listed([_gap(row, lang) for row in rows], lang),
    )
    yield told
    nation = [_gap(row, lang) for row in basis.occupations.rows()] if basis.occupations is not None else []
    if nation:
        yield say("labour-nation", lang, lines=listed(nation, lang))
    yield say("labour-net", lang)


def _gap(row: Row, lang: Lang) -> Text:
    """Return one category with its gap: a shortage, a surplus, or that none was published."""
    category = _named(str(row["category"]), lang)
    if row["subset_of"]:
        category = words_of("labour-of", lang, category=category)
    gap = row["gap_10k"]
    if gap is None:
        return say("labour-unpublished", lang, category=category)
    doubt = CONFIDENCES[row["confidence"]] if row["confidence"] in _DOUBTS else None
    said = say("labour-doubt", lang, doubt=doubt) if doubt is not None else ()
    which = "labour-short" if gap < 0 else "labour-surplus" if gap > 0 else "labour-even"
    return say(which, lang, category=category, gap=row.linked("gap_10k", lang, unsigned=True), doubt=said)


def _named(category: str, lang: Lang) -> str:
    """Return what a category is called: in English by the catalogue, else as everywhere."""
    own = f"labour-{category}"
    return words_of(own, lang) if own in SENTENCES else translated(category, lang)


def programmes(body: Body, basis: Basis) -> Table | None:
    """Return the national subsidies with their caps and rates; names of programmes stay as published."""
    table: Lookup | None = basis.programmes
    if table is None:
        return None
    lang = body.lang
    rows = tuple(
        (
            words(str(row["programme"])),
            words(str(row["frame"] or "")),
            (row.linked("cap", lang),) if row["cap"] is not None else (),
            words(str(row["rate"] or "")),
        )
        for row in table.rows()
    )
    heads = columns(lang, programme=2.4, frame=2.6, cap=1.3, rate=0.9)
    whens = tuple(dict.fromkeys(period(str(row["as_of"])).text(lang) for row in table.rows()))
    caption = words_of("programmes-caption", lang, when=whens)
    return Table(heads, rows, caption, notes=(say("programmes-note", lang),))


def title_of(name: str, lang: Lang) -> str:
    """Return what people call a companion figure."""
    return ITEMS[name].text(lang) if name in ITEMS else measure_title(name, lang)
