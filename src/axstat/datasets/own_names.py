"""Names a series after its own header: an indicator under the path that the sheet prints.

Levels that are only a period are left out, so that the same indicator keeps its name from year to year; where headers
name nothing (令和6年度), or a part, a total or a kind of figure alone (女, 計, 割合), the title says what the figures
are. Series that would have one name are told apart by place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from pathlib import PurePath

from axstat.datasets.around import heads_of, names_body, only_body, said_by
from axstat.datasets.declaration import Dataset
from axstat.datasets.explaining import Explained, without_number
from axstat.datasets.meant import Findings, MeantSeries
from axstat.datasets.spelling import spelled
from axstat.datasets.undating import bare_title, undated, without_own_period
from axstat.errors import NotUnderstood
from axstat.model.cells import column_letters
from axstat.model.observations import Measure
from axstat.model.tables import HeaderCell, Series, Table, ValueColumn
from axstat.recognise import words
from axstat.values.parts_of_year import is_part_of_year
from axstat.values.periods import find_periods, read_period
from axstat.values.text import clean, fold_label
from axstat.values.units import is_unit_text, read_unit
from axstat.voice import Some, said, some

_PART_OF_PERIOD = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:年度?)?|\(?(?:元|\d{1,2})年?度?\)?")
_NUMBERED_TABLE = re.compile(r"(?:第?\d+(?:[-.]\d+)*表|表\s?\d)")
_CENSUS = re.compile(r"(?:の\s?)?(?:国勢調査|国調)$")
_RATIO = re.compile(r"率|割合|比率|[%％]")
_CALLED_WHOLE = re.compile(r"^(?:全(?!国)|総).{0,8}(?:数|人口|員|体)(?:$|\()|総数")
_NOT_OF_FIGURES = re.compile(
    r"(?:(?:付け?|に)?(?:作成|更新|公表|公開|発表|掲載|改訂|修正|調べ?)|\(?[^\s()]{2,24}(?:課|部|局|室|係|委員会)\)?(?:作成|調べ?)?)"
    r"|(?:[一-龥]{2,3}[都道府県]|全国|[都道府県]内)?(?:内|の)?\s?(?:市区?町村|区市町村|都道府県|団体|自治体)?(?:別|名|一覧|表)*"
)  # 令和7年3月10日作成, 総務部市町村課, 岡山県市町村別: who made the table, when, and which bodies it lists
_MOST_LISTED = 12
_SHEET_TOPIC = re.compile(r"[一-龥ァ-ヶ]{2}")
_NO_TOPIC = re.compile(
    r"(?:第?\d+表?|表\d*|シート\d*|一覧表?|データ|集計|総括表?|公表用|全国|.{0,4}[都道府県市区町村])"
)


def name_all(
    table: Table, dataset: Dataset, findings: Findings, levels: Callable[[Series], Sequence[HeaderCell]]
) -> tuple[MeantSeries, ...]:
    """Name every series of a table by its own header path; `levels` are what title or lines say of it besides."""
    names = Names(table, dataset, findings)
    series = tuple(names.of(s, v, levels(s)) for s, v in zip(table.series, table.values, strict=True))
    return tell_apart(series, findings, transposed=table.transposed)


class Names:
    """Names the series of one table, which may be thousands: what the title says is asked once."""

    def __init__(self, table: Table, dataset: Dataset, findings: Findings) -> None:
        """Take the table.

        `dataset` declares what a title says that headers need not repeat (女性, １人当たり) and what headers say that
        is no name (計, 割合).
        """
        self._table = table
        self._dataset = dataset
        self._findings = findings
        self._body = only_body(table)

    def of(self, series: Series, values: ValueColumn, facets: Sequence[HeaderCell] = ()) -> MeantSeries:
        """Name a series by its own header path; `facets` are what the lines of its table say besides."""
        named = [text for text in _naming_levels(series) if not names_body(text, self._body)]
        named = named or self._counted(series)
        if not any(map(self._names, named)):
            named = [*self._of_title(series, named), *filter(None, map(undated, named))]
        elif series.period is not None:
            named = [without_own_period(text, series.period) for text in named]
        kept = named or self._as_printed(series)
        levels = (*(f.text for f in facets), *kept)
        levels = (*self._inherited(levels), *levels)
        label = " › ".join(" ".join(text.split()) for text in levels) or f"{column_letters(series.line)}"
        # （単位：千円） above a table is of its figures: a column of remarks counts nothing, unless it heads them.
        own = series.numeric or any(read_unit(level.text) == series.unit for level in series.path)
        unit, said = (series.unit, series.unit_said) if own else (None, None)
        return MeantSeries(series, values, Measure(spelled(label), label, unit), unit_said=said)

    def _names(self, text: str) -> bool:
        """Tell whether a header level says what is measured, and not only when, of whom, or which sort of figure."""
        plain = "" if is_part_of_year(text) else bare_title(words.without_letter(text))
        return bool(plain) and bool(said_by(self._dataset, "header", plain, None).explained.unknown)

    def _as_printed(self, series: Series) -> list[str]:
        """Return the header of a series that nothing names; one that is nothing but a period is refused."""
        levels = [h.text for h in series.path if h.text]
        if series.numeric and series.period is not None and levels:
            where = self._findings.where(series.path[-1].ref)
            self._findings.problems.append(NotUnderstood("no-name", where=where, label=levels[-1]))
        return levels

    def _inherited(self, levels: Sequence[str]) -> list[str]:
        """Return the words of titles that speak of what the levels of a name do not, and headings right above it."""
        known = set(map(fold_label, levels))
        headings = [text for text in self._headings if fold_label(text) not in known]
        if not self._of_titles:
            return headings
        said = [said_by(self._dataset, "header", text, None).explained.says for text in levels]
        spoken = {concept for says in said for (concept, _), _ in says}
        spoken |= {c for text in headings for (c, _), _ in said_by(self._dataset, "title", text, None).explained.says}
        silent = ((concept, self._of_titles[concept]) for concept in self._of_titles.keys() - spoken)
        found = dict.fromkeys(text for concept, words in sorted(silent) for text in self._taken(concept, words, levels))
        return [*found, *headings]

    def _taken(self, concept: str, words: str, levels: Sequence[str]) -> list[str]:
        """Return what a column whose header is silent of a concept takes from a title that speaks of it.

        委員総数 | うち女性 under 女性委員の登用状況: the headers tell the part from the whole, and the title is about
        the table. Where they leave open of whom a column is (取得者数 beside 男性対象者数; 職員数 | 男性), or it calls
        itself the whole beside no part (全職員), the title is printed in full and left to the reader; else all
        figures are of its part.
        """
        own = said_by(self._dataset, "title", words, None).explained.values(concept)
        facet = self._dataset.facets.get(concept)
        said = self._heads.get(concept, frozenset())
        called_whole = any(map(_CALLED_WHOLE.search, map(clean, levels)))
        of_part = (
            [text for text in self._header_texts if own.keys() & self._values(text, concept)] if said & {*own} else []
        )
        if (of_part and called_whole) or (facet is not None and facet.whole in said):
            return []
        if any(_divides(text, levels[-1]) for text in of_part):
            return []
        return self._topic if (said or called_whole) and self._topic else [words]

    def _values(self, header: str, concept: str) -> Set[str]:
        return said_by(self._dataset, "header", header, None).explained.values(concept).keys()

    @cached_property
    def _header_texts(self) -> frozenset[str]:
        return frozenset(level.text for series in self._table.series if series.numeric for level in series.path)

    @cached_property
    def _heads(self) -> Mapping[str, frozenset[str]]:
        return heads_of(self._table, self._dataset)

    @cached_property
    def _titles(self) -> list[HeaderCell]:
        """The titles of the whole table, which head none of its columns."""
        heads = {level.ref for series in self._table.series for level in series.path}
        return [title for title in self._table.titles if title.ref not in heads]

    @cached_property
    def _headings(self) -> list[str]:
        """Numbered headings below the first title (（２）私立), without what says nothing of the figures."""
        numbered = [t.text for t in heading_alone(self._titles)[1:] if words.is_numbered(t.text)]
        return [
            text
            for heading in numbered
            if (text := bare_title(without_number(heading)))
            and said_by(self._dataset, "title", heading, None).explained != Explained()
        ]

    @cached_property
    def _of_titles(self) -> dict[str, str]:
        """The words of title and sheet name by concept; a title that names several parts is about their columns."""
        declared = {concept for place in self._dataset.words.values() for concept in place} - {"frame"}
        found: dict[str, str] = {}
        for text in (*(title.text for title in self._titles), self._table.sheet):
            explained = said_by(self._dataset, "title", text, None).explained
            for concept in declared:
                values = explained.values(concept)
                facet = self._dataset.facets.get(concept)
                if len(values) == 1 and (facet is None or facet.whole not in values):
                    found.setdefault(concept, next(iter(values.values())))
        return dict(sorted(found.items()))

    def _counted(self, series: Series) -> list[str]:
        """Return the header of a series that is a unit alone beside others that name something: 人口 | 世帯."""
        leaf = series.path[-1].text if series.path else ""
        return [leaf] if self._names_some and is_unit_text(leaf) and clean(leaf)[:1] not in tuple("([【〔<") else []

    @cached_property
    def _names_some(self) -> bool:
        return any(_naming_levels(series) for series in self._table.series if series.numeric)

    def _of_title(self, series: Series, levels: Sequence[str] = ()) -> list[str]:
        """Return what the title says of a series whose header names nothing, and the base that its header states.

        職員数 | 2015年＝100 are two measures: the second is not the number that the title speaks of, but its index.
        男性 under 女性就業者 is not what the title speaks of either.
        """
        if any(self._is_against_topic(text) for text in levels):
            return []
        bases = [h.text for h in series.path if any(m.role == "base" for m in find_periods(h.text))]
        return [*self._topic, *bases] if self._topic else []

    def _is_against_topic(self, level: str) -> bool:
        """Tell whether a level says another part than the title does."""
        own = said_by(self._dataset, "header", level, None).explained
        titles = [said_by(self._dataset, "title", text, None).explained for text in self._topic]
        parts = [(own.values(facet), title.values(facet)) for title in titles for facet in self._dataset.facets]
        return any(mine and theirs and not mine.keys() & theirs.keys() for mine, theirs in parts)

    @cached_property
    def _topic(self) -> list[str]:
        """What the title says, for headers that name nothing: 決算額の推移 above 令和元年度; else the file's name."""
        said = topic(self._table)
        stem = bare_title(PurePath(self._findings.file).stem).strip("_")
        if said or not _is_topic(stem):
            return said
        doubted = {doubt.id for doubt in self._findings.doubts}
        if "name-from-file-name" not in doubted:
            self._findings.doubt("name-from-file-name", name=stem)
        return [stem]


def _naming_levels(series: Series) -> list[str]:
    """Return the levels of a header that say what is measured."""
    dated = series.period is not None
    return [h.text for h in series.path if h.text and not _names_nothing(h.text, dated=dated)]


def topic(table: Table) -> list[str]:
    """Return what the figures of a table are, where its headers are nothing but periods: its title says it.

    A title is taken without its periods, units and number, that of the table (表３ …) before that of the page; where
    lines name their measure themselves, [] leaves it to them.
    """
    numbered = [title for title in table.titles if _NUMBERED_TABLE.match(clean(title.text))]
    for title in (*numbered[-1:], *table.titles):
        text = bare_title(title.text)
        says = not words.is_note(title.text) and not title.text.endswith(("：", ":"))
        if text and says and not _NOT_OF_FIGURES.fullmatch(text):
            return [text]
    if any(map(words.is_measure_heading, table.facet_names)):
        return ["値"]
    sheet = bare_title(table.sheet)
    return [sheet] if _is_topic(sheet) else []


def _is_topic(name: str) -> bool:
    """Tell whether the name of a sheet or file says what the figures are: 待機児童数, not Sheet1, 一覧 or 岡山県."""
    return _SHEET_TOPIC.search(name) is not None and _NO_TOPIC.fullmatch(name) is None


def _names_nothing(text: str, *, dated: bool) -> bool:
    """Say whether a header level is only a period, part of one, a unit, or a base year: it names no measure."""
    if is_unit_text(text):
        return True
    alone = read_period(_CENSUS.sub("", text)) is not None or _PART_OF_PERIOD.fullmatch(clean(text)) is not None
    if alone or is_part_of_year(text):
        return dated and "平均" not in text  # 4～9月平均 is not the figure of these months
    if dated and words.is_year_header(text) and not words.is_event_heading(text):
        return True  # the heading of the years below it
    mentions = find_periods(text)
    return (
        bool(mentions) and all(m.role == "base" for m in mentions) and not re.sub("[=100基準() ]", "", bare_title(text))
    )


def _divides(part: str, whole: str) -> bool:
    """Tell whether a header names a part of what another counts: うち女性, 女性比率, 女性団員数 of 団員数."""
    counted = clean(whole).split("(")[0].removesuffix("数")
    return words.is_part(part) or _RATIO.search(part) is not None or bool(counted and counted in clean(part))


def heading_alone(titles: Sequence[HeaderCell]) -> list[HeaderCell]:
    """Return the titles beside which no other words stand: two in one line head columns, and not their table."""
    wordy = Counter(title.ref.row for title in titles if bare_title(title.text))
    return [title for title in titles if wordy[title.ref.row] <= 1]


def listed(series: Iterable[MeantSeries]) -> Some:
    """Return series as a message names them, with their header cells; of many the first ones and how many more."""
    named = [
        said("label-and-cell", label=s.series.label, cell=s.header_cell.a1 if s.header_cell else "?") for s in series
    ]
    more = len(named) - _MOST_LISTED
    return some(named, len(named) if more < 2 else _MOST_LISTED)


def tell_apart(series: tuple[MeantSeries, ...], findings: Findings, *, transposed: bool) -> tuple[MeantSeries, ...]:
    """Give equally named series of one period their column letters, or keep one where all their cells agree."""
    groups: dict[tuple[object, ...], list[MeantSeries]] = defaultdict(list)
    for one in series:
        groups[fold_label(one.measure.id), one.series.period].append(one)
    dropped: set[int] = set()
    lettered: set[int] = set()
    for group in groups.values():
        if len(group) < 2:
            continue
        cells = [c for s in group if (c := s.header_cell)]
        if len({tuple(s.values.texts) for s in group}) == 1:
            dropped |= {s.series.line for s in group[1:]}
            findings.doubt("columns-repeat", cells, columns=listed(group))
        else:
            lettered |= {s.series.line for s in group}
            findings.doubt("same-header", cells, columns=listed(group))
    return tuple(
        _lettered(s, transposed=transposed) if s.series.line in lettered else s
        for s in series
        if s.series.line not in dropped
    )


def _lettered(one: MeantSeries, *, transposed: bool) -> MeantSeries:
    """Name a series after its own column (its row, where bodies stand as columns): headers may be merged over both."""
    line = str(one.series.line) if transposed else column_letters(one.series.line)
    word = "行" if transposed else "列"
    measure = Measure(f"{one.measure.id} ({line})", f"{one.measure.label}（{line}{word}）", one.measure.unit)
    return replace(one, measure=measure)
