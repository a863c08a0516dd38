"""Names the series of a table by a dataset's declaration: a measure is what every word says, or it is not that measure.

The deepest header level that speaks of a concept decides, then the unit, then titles and sheet name; two values in one
place decide nothing. A word that nobody declared, or a facet left open, makes the series an indicator under its own
path, and a doubt names the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from axstat.datasets.around import NO_CELL, Around, Said, names_body, said_by
from axstat.datasets.declaration import EMPLOYER, QUANTITY, TOPIC, Dataset, MeasureRule
from axstat.datasets.explaining import key_of
from axstat.model.cells import CellRef
from axstat.model.items import facets_of
from axstat.model.tables import HeaderCell, Series, Table
from axstat.voice import Finding, Some, some
from axstat.voice import said as clause

_EXCEPT = "を除く"
_KINDS_OF_FISCAL = ("fiscal_year", "date")  # a date says when, not of which part of a year


@dataclass(frozen=True, slots=True)
class Named:
    """A series' meaning: the measure, the parts it is of by facet, and the words with their cells that said so."""

    rule: MeasureRule
    parts: Mapping[str, str]
    evidence: str


@dataclass(frozen=True, slots=True)
class Unexplained:
    """What would be the measure if a word were not there that nobody declared, or that leaves a facet open."""

    rule: MeasureRule
    words: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """A series that says all of its measure but a concept that is never guessed."""

    rule: MeasureRule
    concept: str
    why: Finding | None
    """What contradicts itself, None where nothing is said."""
    parts: Mapping[str, str]


Answer = Named | Unexplained | Unclear | None


def speaks_of(table: Table, dataset: Dataset) -> bool:
    """Say whether any text of a table has a word of the dataset's topic: most tables have none, and cost no more."""
    if dataset.axis not in ("any", table.axis) or not dataset.measures:
        return False
    texts = {table.sheet, table.title, *(t.text for t in table.titles), *(h.text for s in table.series for h in s.path)}
    texts |= {text for facets in facets_of(table.items) for text in facets} if table.facet_names else set()
    return any(topic in folded for folded in map(key_of, texts) for topic in dataset.topics)


def name_series(dataset: Dataset, series: Series, around: Around, facets: Sequence[HeaderCell] = ()) -> Answer:
    """Name one series; None when it is something else than the dataset's measures.

    Args:
        dataset: the declaration.
        series: the series, with its header path and unit.
        around: what stands around the table.
        facets: what the lines say of themselves in columns of their own, outermost first; read like header levels.
    """
    reading = _Reading(dataset, series, around, facets)
    if not reading.says_topic:
        return None
    answers = [reading.answer(rule) for rule in dataset.measures.values()]
    # Two measures that both fit in full leave it open which is meant, so neither is; of doubts the first will do.
    for kind in (Named, Unclear, Unexplained):
        fitting = [a for a in answers if isinstance(a, kind)]
        if fitting:
            return fitting[0] if len(fitting) == 1 or kind is not Named else None
    return None


def parts_of(dataset: Dataset, series: Series, around: Around, facets: Sequence[HeaderCell] = ()) -> Mapping[str, str]:
    """Return the parts that a series is of by facet, as header and titles say them; none where a facet is open."""
    parts, open_facets = _Reading(dataset, series, around, facets).parts([])
    return {} if open_facets else parts


class _Reading:
    """One series with its header levels, unit and surroundings, each explained."""

    def __init__(self, dataset: Dataset, series: Series, around: Around, facets: Sequence[HeaderCell]) -> None:
        self.dataset = dataset
        self.series = series
        self.around = around
        path = (*facets, *(level for level in series.path if not names_body(level.text, around.body)))
        self.levels = [said_by(dataset, "header", h.text, h.ref) for h in path if h.text.strip()]
        self.unit = self._unit()

    def _unit(self) -> Said | None:
        """Return the series' unit; one that is no more than a span (（年）) goes with the unit of the whole table."""
        own, table = self.series.unit, self.around.unit
        if own is None:
            return None
        said = said_by(self.dataset, "unit", own, None)
        if table is None or table.text == own or "、" in table.text or said.explained.values(QUANTITY):
            return said
        return said_by(self.dataset, "unit", f"{own} {table.text}", None)

    @property
    def _own_unit(self) -> Finding:
        return clause("the-unit", unit=self.series.unit)

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """The concepts that the header itself speaks of."""
        return frozenset(concept for level in self.levels for (concept, _), _ in level.explained.says)

    @property
    def says_topic(self) -> bool:
        return any(said.explained.values(TOPIC) for said in (*self.levels, *self.around.titles))

    def answer(self, rule: MeasureRule) -> Answer:
        """Return what the series is to one measure."""
        missing: list[tuple[str, Finding | None]] = []
        evidence: list[Finding] = []
        for concept, wanted in rule.says.items():
            value, why = self.value_of(concept)
            if value is None and why is None:
                value = self.dataset.unsaid.get(concept)
            if value is None:
                missing.append((concept, why))
            elif value != wanted:
                return None
            elif why is not None:
                evidence.append(why)
        if any(self._beyond(rule, said) for said in self.levels):
            return None
        unknown = self._unexplained()
        if missing and unknown:
            of_note = {TOPIC, QUANTITY} <= self._spoken and any(said in self.around.beside for _, said in unknown)
            return Unexplained(rule, tuple(unknown)) if of_note or self._would_be_asked(missing) else None
        if missing:
            return self._unclear(rule, missing)
        unknown = unknown or self._titles_differ(rule)
        if unknown:
            return Unexplained(rule, tuple(unknown)) if self._nearly(rule, unknown) else None
        parts, open_facets = self.parts(evidence)
        return (
            Unexplained(rule, tuple(open_facets))
            if open_facets
            else Named(rule, parts, "; ".join(one.text("en") for one in dict.fromkeys(evidence)))
        )

    def value_of(self, concept: str) -> tuple[str | None, Finding | None]:
        """Return what the series says of a concept with its evidence; None with a reason where two values are said."""
        unit = self.unit.explained.values(concept) if self.unit else {}
        levels = [said for said in self.levels if said.explained.values(concept)]
        for said in levels:
            values = said.explained.values(concept)
            if len(values) > 1:
                return None, clause("says-several", at=said.at(said.text), values=tuple(values.values()))
        if levels:
            deepest = levels[-1]
            value, words = next(iter(deepest.explained.values(concept).items()))
            against = next((s for s in levels if not self._may_stand_above(concept, s, value, words)), None)
            if against is not None:
                return None, _contradict(against.at(against.text), deepest.at(deepest.text))
            if unit and set(unit) != {value}:
                return None, _contradict(deepest.at(deepest.text), self._own_unit)
            return self._not_against_titles(concept, value, words, deepest)
        around, why = self._value_around(concept)
        if len(unit) == 1:
            value = next(iter(unit))
            if around is not None and around != value and concept in self.dataset.wider:
                return None, _contradict(why, self._own_unit)
            return value, clause("word-at", word=self.series.unit, where=self.series.unit_said or NO_CELL["unit"])
        return around, why

    def _not_against_titles(
        self, concept: str, value: str, words: str, said: Said
    ) -> tuple[str | None, Finding | None]:
        """Return a header's value, unless a title or legend says another one that may not stand above it."""
        compared = concept in self.dataset.wider or concept in self.dataset.ask
        around, why = self._value_around(concept) if compared else (None, None)
        if around is not None and not self._agree(concept, around, value, words):
            return None, _contradict(why, said.at(said.text))
        return value, said.at(words)

    def _may_stand_above(self, concept: str, said: Said, value: str, words: str) -> bool:
        """Tell whether a level's value agrees with the deepest one, which decides: a wider one may stand above it."""
        return self._agree(concept, next(iter(said.explained.values(concept))), value, words)

    def _agree(self, concept: str, above: str, value: str, words: str) -> bool:
        """Tell whether a value may stand above another; a unit (時間／月) allows none but its own above it."""
        return above == value or (not words.startswith("/") and (above, value) in self.dataset.wider.get(concept, ()))

    def _value_around(self, concept: str) -> tuple[str | None, Finding | None]:
        texts = [*self.around.titles, *([self.around.unit] if self.around.unit and not self.unit else [])]
        found: dict[str, Finding] = {}
        for said in texts:
            values = said.explained.values(concept)
            if len(values) == 1:
                found.setdefault(next(iter(values)), said.at(next(iter(values.values()))))
            elif len(values) > 1:
                several = clause("says-several", at=said.at(said.text), values=tuple(values.values()))
                return None, None if concept == QUANTITY else several
        noted = self.around.notes.values(concept) if not found else {}
        found |= {value: clause("word-at", word=words, where=NO_CELL["note"]) for value, words in noted.items()}
        if len(found) > 1:
            return None, _contradict(*list(found.values())[:2])
        return next(iter(found.items())) if found else (None, None)

    def _beyond(self, rule: MeasureRule, said: Said) -> list[str]:
        """Return the words of a text that say what the measure neither says nor may say, facets aside."""
        known = {**rule.may, **rule.says}
        return [
            words
            for (concept, value), words in said.explained.says
            if concept not in self.dataset.facets
            and concept not in rule.says
            and known.get(concept) != value
            and not (concept == EMPLOYER and value in self.around.employers)
        ]

    def _unexplained(self) -> list[tuple[str, Said]]:
        """Return the words that nobody declared, and a period of another kind than the dataset's figures are of."""
        texts = [*self.levels, *([self.unit] if self.unit else []), *self.around.titles]
        found = [(word, said) for said in texts for word in said.explained.unknown]
        period = self.series.period
        if not found and period is not None and self.dataset.is_fiscal and period.kind not in _KINDS_OF_FISCAL:
            found = [(period.text, self.levels[-1])] if self.levels else []
        return found

    def _would_be_asked(self, missing: Sequence[tuple[str, Finding | None]]) -> bool:
        """Tell whether a header that names topic and quantity lacks, besides a word, only what would be asked for."""
        return {TOPIC, QUANTITY} <= self._spoken and all(concept in self.dataset.ask for concept, _ in missing)

    def _nearly(self, rule: MeasureRule, unknown: Sequence[tuple[str, Said]]) -> bool:
        """Tell whether a header speaks of the measure itself, or only texts around it have the words in question."""
        return bool(self._spoken & set(rule.says)) or not any(said in self.levels for _, said in unknown)

    def _titles_differ(self, rule: MeasureRule) -> list[tuple[str, Said]]:
        """Return the words of titles that say what the measure does not.

        A title that names several quantities is of several columns, and says nothing against one of them.
        """
        of_one = [said for said in self.around.titles if len(said.explained.values(QUANTITY)) <= 1]
        against = [
            (words, said)
            for said in self.around.beside
            for (concept, value), words in said.explained.says
            if rule.says.get(concept, value) != value
        ]
        return [(words, said) for said in of_one for words in self._beyond(rule, said)] + against

    def _unclear(self, rule: MeasureRule, missing: list[tuple[str, Finding | None]]) -> Answer:
        """Return what is missing, where the header itself speaks of the measure and only what may be asked is open."""
        asked = [(concept, why) for concept, why in missing if concept in self.dataset.ask]
        against = self._said_beside({concept for concept, why in missing if why is not None})
        if against and self._nearly(rule, against):
            return Unexplained(rule, tuple(against))
        if len(asked) < len(missing) or not self._spoken & set(rule.says):
            return None
        concept, why = asked[0]
        parts, open_facets = self.parts([])
        return None if open_facets else Unclear(rule, concept, why, parts)

    def _said_beside(self, concepts: set[str]) -> list[tuple[str, Said]]:
        """Return the words of headings and notes that speak of some concepts."""
        return [
            (words, said)
            for said in self.around.beside
            for (concept, _), words in said.explained.says
            if concept in concepts
        ]

    def parts(self, evidence: list[Finding]) -> tuple[dict[str, str], list[tuple[str, Said]]]:
        """Return the part that the series is of by facet, and the words that leave a facet open.

        A total of a part is of that part (本庁 › 計); a title that names several parts is about their columns, and so
        is one whose part another column says: 全職員 | 女性 under 女性職員の時間外勤務.
        """
        parts: dict[str, str] = {}
        for name, facet in self.dataset.facets.items():
            found: dict[str, tuple[str, Said]] = {}
            for said in (*self.levels, *self.around.titles):
                values = said.explained.values(name)
                if len(values) > 1 and all(value.endswith(_EXCEPT) for value in values):
                    values = {"・".join(values): "・".join(values.values())}  # 病院・消防を除く leaves out both
                of_table = said in self.around.titles and said not in self.around.beside
                if len(values) > 1 and of_table:
                    continue
                if of_table and values.keys() & self.around.heads.get(name, frozenset()) and not found:
                    if not self._says_whole():
                        return parts, [(words, said) for words in values.values()]
                    continue
                found.update({value: (words, said) for value, words in values.items() if value != facet.whole})
                evidence.extend(map(said.at, values.values()))
            if len(found) > 1:
                return parts, list(found.values())
            if found:
                parts[name] = next(iter(found))
        return parts, []

    def _says_whole(self) -> bool:
        """Tell whether the header itself says that the figures are of the whole: 全職員, 全体."""
        wholes = {(name, facet.whole) for name, facet in self.dataset.facets.items()}
        return any(says in wholes for level in self.levels for says, _ in level.explained.says)


def _contradict(one: Finding | None, other: Finding) -> Finding:
    return clause("contradict", one=one or "", other=other)


def titles_of(answer: Answer, sheet: str) -> tuple[HeaderCell, ...]:
    """Return the titles, and the sheet's name, whose words keep a series from being a measure."""
    said = [s for _, s in answer.words] if isinstance(answer, Unexplained) else []
    # A title without the topic may be of anything.
    said = [s for s in said if s.place == "note" or (s.place == "title" and (not s.cell or s.explained.values(TOPIC)))]
    top = CellRef(sheet, 1, 1)
    return tuple(dict.fromkeys(HeaderCell(s.cell or top, s.text) for s in said))


def words_of(answer: Unexplained) -> Some:
    """Return the words of an unexplained series as a message prints them."""
    return some(list(dict.fromkeys(said.at(word) for word, said in answer.words)), 9)


def cells_of(answer: Unexplained) -> Iterable[CellRef]:
    """Return the cells of the words."""
    return dict.fromkeys(said.cell for _, said in answer.words if said.cell is not None)
