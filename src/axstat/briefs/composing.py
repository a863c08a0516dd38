"""A brief: one body on one page, from answers that all briefs share. What is not known is left out, and named.

Nothing here is drawn or asked: the same basis always gives the same paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from axstat.briefs import context, overtime
from axstat.briefs.basis import ANSWERS, INDICATORS, Basis
from axstat.briefs.body import Body
from axstat.briefs.lookup import Lookup
from axstat.briefs.sentences import one_after_another, say, words_of
from axstat.charts import Drawing
from axstat.charts.sources import named
from axstat.documents.address import read_address
from axstat.errors import NotLoaded
from axstat.model.areas import Area
from axstat.model.measured import measure_title
from axstat.model.results import Result, SourceNote
from axstat.model.text import Lang
from axstat.papers.blocks import Beside, Block, Heading, Paper, Paragraph, Picture, Table, Text, texts, words
from axstat.reports.parameters import area_called
from axstat.reports.sources import each_once

Layout = Literal["page", "slide"]


def brief(area: Area, basis: Basis, *, lang: Lang, layout: Layout = "page") -> Paper:
    """Compose the brief of one body.

    Args:
        area: a municipality or prefecture.
        basis: what was asked for all of them.
        lang: the reader's language.
        layout: a page of A4, or a slide with its headline, chart and comparison.

    Raises:
        NotLoaded: nothing that a brief tells of is loaded about it.
    """
    body = Body(area, lang)
    parts = _Parts.of(body, basis)
    if not parts.tells_of_the_body:
        raise NotLoaded("nothing-for-a-brief", area=area_called(area))
    blocks = tuple(parts.page() if layout == "page" else parts.slide())
    made_up = parts.made_up()
    return Paper(body.title, lang, blocks, simulated=bool(made_up), sources=parts.sources(), dense=True)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What could be said of a body, part by part; a part that is empty is named as missing."""

    body: Body
    basis: Basis
    headline: Text
    standing: tuple[Text, ...]
    population: Text
    outlook: Text
    chart: Drawing | None
    similar: Table | None
    figures: Table | None
    answers: Text
    labour: tuple[Text, ...]
    programmes: Table | None

    @classmethod
    def of(cls, body: Body, basis: Basis) -> _Parts:
        return cls(
            body,
            basis,
            overtime.headline(body, basis),
            tuple(overtime.standing(body, basis)),
            context.population(body, basis),
            context.outlook(body, basis),
            overtime.distribution(body, basis),
            overtime.similar(body, basis),
            context.figures(body, basis),
            context.answers(body, basis),
            tuple(context.labour(body, basis)),
            context.programmes(body, basis),
        )

    @property
    def tells_of_the_body(self) -> bool:
        """Whether anything is said of the body itself, and not only of its region and the nation."""
        row = self.body.standing(self.basis)
        known = row is not None and row["status"] != "not_listed"
        return known or any((self.population, self.outlook, self.figures, self.answers))

    def page(self) -> Iterator[Block]:
        """Yield the blocks of a page of A4."""
        lang = self.body.lang
        yield from self._top()
        yield from (Paragraph(text, "item") for text in self._sentences())
        left: tuple[Block, ...] = (Picture(self.chart),) if self.chart is not None else ()
        right: list[Block] = [table for table in (self.similar, self.figures) if table is not None]
        nation, under = self.labour[1:-1], self.labour[1:][-1:]
        right += [Paragraph(text, "small") for text in (self.answers, *nation) if text]
        left += tuple(Paragraph(text, "small") for text in under)
        if left and right:
            yield Beside(left, tuple(right), share=0.5)
        else:
            yield from (*left, *right)
        if self.programmes is not None:
            yield self.programmes
        if missing := self._missing():
            yield Paragraph(say("missing", lang, what=tuple(missing)), "note")
        if self.basis.unclear:
            yield Paragraph(say("unclear", lang, what=tuple(self._unclear())), "note")
        yield from self._cited()

    def slide(self) -> Iterator[Block]:
        """Yield the blocks of one slide: headline, chart, comparison."""
        yield from self._top()
        # On a slide the chart stands alone: what its foot says in small print nobody could read there.
        bare = None if self.chart is None else Picture(replace(self.chart, bare=True), words(self.chart.title))
        left: tuple[Block, ...] = (bare,) if bare is not None else ()
        items = tuple(Paragraph(text, "item") for text in self._sentences())
        right = (self.similar,) if self.similar is not None else ()
        yield Beside(left, (*items, *right), share=0.42) if left else items[0]
        yield from self._cited()

    def _top(self) -> Iterator[Block]:
        lang = self.body.lang
        yield Heading(self.body.title, level=1)
        if made_up := self.made_up():
            yield Paragraph(say("simulated", lang, what=tuple(made_up)), "mark")
        if self.headline:
            yield Paragraph(self.headline, "lead")

    def _sentences(self) -> Iterator[Text]:
        """Yield one paragraph for the standing, and one for the people."""
        lang = self.body.lang
        if self.standing:
            yield one_after_another(self.standing, lang)
        people = [text for text in (self.population, self.outlook) if text]
        if people:
            yield one_after_another(people, lang)
        yield from self.labour[:1]

    def _cited(self) -> Iterator[Block]:
        lang = self.body.lang
        cited = tuple(dict.fromkeys(named(source, lang) for source in self.sources()))
        if cited:
            yield Paragraph(say("sources", lang, what=cited), "source")

    def _missing(self) -> list[str]:
        lang, row = self.body.lang, self.body.standing(self.basis)
        parts = {
            "missing-overtime": row is not None,
            "missing-change": bool(self.standing) and self._has_change(),
            "missing-similar": self.similar is not None,
            "missing-chart": self.chart is not None,
            "missing-population": bool(self.population),
            "missing-outlook": bool(self.outlook),
            "missing-labour": bool(self.labour),
            "missing-programmes": self.programmes is not None,
        }
        found = [words_of(name, lang) for name, is_there in parts.items() if not is_there]
        code = self.body.area.area_code
        unclear = self.basis.unclear
        for names, tables in ((INDICATORS, self.basis.indicators), (ANSWERS, self.basis.answers)):
            found += [
                context.title_of(name, lang)
                for name in names
                if not _has(tables.get(name), code) and name not in unclear
            ]
        return found

    def _unclear(self) -> Iterator[str]:
        """Yield each name that fits several measures, with these."""
        lang = self.body.lang
        for name, measures in self.basis.unclear.items():
            yield words_of("unclear-name", lang, name=context.title_of(name, lang), measures=measures)

    def _has_change(self) -> bool:
        known = self.basis.overtime.get(self.body.scope)
        return known is not None and _has(known.change, self.body.area.area_code)

    def _used(self) -> Iterator[Result]:
        """Yield the answers whose numbers are linked on the page."""
        linked = (read_address(span.address) for text in self._texts() for span in text if span.address)
        asked = {(one.query, tuple(sorted(one.parameters.items()))) for one in linked}
        for table in self.basis.tables():
            if (table.result.name, tuple(sorted(table.addresses.parameters.items()))) in asked:
                yield table.result

    def _texts(self) -> Iterator[Text]:
        yield from (self.headline, *self.standing, self.population, self.outlook, self.answers, *self.labour)
        tables = (self.similar, self.figures, self.programmes)
        yield from texts(tuple(table for table in tables if table is not None))

    def made_up(self) -> list[str]:
        """Return what of the page is simulated."""
        lang = self.body.lang
        return list(dict.fromkeys(_subject(result, lang) for result in self._used() if result.simulated))

    def sources(self) -> tuple[SourceNote, ...]:
        """Return the sources of all numbers of the page and of its chart."""
        drawn = self.chart.sources if self.chart is not None else ()
        return each_once((*(source for result in self._used() for source in result.sources), *drawn))


def _has(table: Lookup | None, code: str) -> bool:
    """Say whether a table has a figure, an answer or a reason for a body."""
    row = table.row(code) if table is not None else None
    return row is not None and ("status" not in row.table.columns or row["status"] != "not_listed")


def _subject(result: Result, lang: Lang) -> str:
    """Return what an answer is about, in a word."""
    if "measure" in result.parameters:
        return measure_title(str(result.parameters["measure"]), lang)
    names = {"labour": "missing-labour", "programmes": "missing-programmes"}
    return words_of(names.get(result.name.partition("_")[0], "missing-overtime"), lang)
