"""The words of a workbook's columns for a drafted declaration: of measures, of parts, of what the tables are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from axstat.datasets import Dataset
from axstat.datasets.declaration import QUANTITY
from axstat.datasets.explaining import Place, key_of, without_periods
from axstat.datasets.validating import COLUMNS_OF_VIEW
from axstat.ingest.draft_text import DraftFacet, DraftMeasure
from axstat.model.tables import Series, Table

_CUT = re.compile(r"[()、,。:;※›「」『』\"=|●○■□◆◇◎▲△▼▽★☆→⇒<>!?*/]+")
_PART = re.compile(
    r"(?:男女)?(?:計|合計|総数|総計|全体|全国)|小計|男女|男性?|女性?|本庁|出先(?:機関)?|(?:うち)?\d+(?:[~-]\d+)?歳(?:以上|以下|未満|児|代)*|.*職"
)
_WHOLE = re.compile(r"(?:男女)?(?:計|合計|総数|総計|全体)|全職種|全職員")
_WORD = re.compile(r"[ぁ-ゖァ-ヺ一-龥々]|[a-z]{2}")
_PART_COLUMN, _LINE_COLUMN = "part", "line"
_MOST_PARTS = 40
"""A column with more answers than this names things, and does not divide figures into parts."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The words of one series: of its measure, and of the part that it is of."""

    words: tuple[str, ...]
    part: str | None
    unit: str | None
    least: float | None
    most: float | None


Found = Sequence[tuple[Table, Sequence[Series]]]


def measures_and_facets(found: Found, plain: Dataset) -> tuple[tuple[DraftMeasure, ...], tuple[DraftFacet, ...]]:
    """Return what the given series of tables measure, and what divides their figures.

    Args:
        found: tables with the series to draft.
        plain: a dataset that knows only the words that frame any text; its id names what the title alone says.
    """
    columns = _one_role([column for table, series in found for column in _columns(table, series, plain)])
    return tuple(_measures(columns, plain.id)), tuple(_facets(columns, [table for table, _ in found]))


def _words(text: str, plain: Dataset, place: Place) -> tuple[str, ...]:
    """Return the words of a text, cut at separators, that say something: units, numbers and the frame are left out."""
    folded = without_periods(text, parts_of_years=not plain.is_fiscal)
    pieces = [piece for piece in _CUT.split(folded) if piece]
    lexis = plain.lexes[place]
    return tuple(dict.fromkeys(piece for piece in pieces if lexis.explain(piece).unknown))


def _columns(table: Table, series: Sequence[Series], plain: Dataset) -> Iterator[_Column]:
    values = {s.line: v for s, v in zip(table.series, table.values, strict=True)}
    units = {key_of(s.unit) for s in series if s.unit}
    levels = {s.line: [w for h in s.path if (w := _level(h.text, plain, units))] for s in series}
    repeated = _repeated(list(levels.values()))
    for one in series:
        found, part = levels[one.line], None
        if len(found) > 1 and all(_PART.fullmatch(word) for word in found[-1]):
            *found, part = found
        elif len(found) > 1 and found[0] in repeated:
            part, *found = found
        numbers = [value for value in values[one.line].values if value is not None]
        yield _Column(
            tuple(dict.fromkeys(word for level in found for word in level)),
            part[0] if part else None,
            one.unit,
            min(numbers, default=None),
            max(numbers, default=None),
        )


def _level(text: str, plain: Dataset, units: set[str]) -> tuple[str, ...]:
    return tuple(word for word in _words(text, plain, "header") if word not in units)


def _repeated(paths: Sequence[Sequence[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """Return the groups that have a leaf in common with another group: they are parts of one thing.

    A group of parts (総人口 › 男, 女) is the thing itself.
    """
    above: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    things = {path[0] for path in paths if len(path) > 1 and all(_PART.fullmatch(word) for word in path[-1])}
    for path in paths:
        if len(path) > 1 and len(path[0]) == 1 and path[0] not in things:
            above[path[-1]].add(path[0])
    return {group for groups in above.values() if len(groups) > 1 for group in groups}


def _one_role(columns: Sequence[_Column]) -> list[_Column]:
    """Return the columns with a word that is a part here and a measure's there as the measure's everywhere."""
    both = {column.part for column in columns} & {word for column in columns for word in column.words}
    return [replace(c, words=(c.part, *c.words), part=None) if c.part and c.part in both else c for c in columns]


def _measures(columns: Sequence[_Column], dataset: str) -> Iterator[DraftMeasure]:
    """Yield one measure for each set of words and unit, its words under concepts that keep them apart.

    Columns that say nothing but periods and units are what the title says: the measure has the dataset's name.
    """
    kinds: dict[tuple[tuple[str, ...], str | None], list[_Column]] = defaultdict(list)
    for column in columns:
        kinds[column.words, column.unit].append(column)
    concepts = _concepts([words for words, _ in kinds])
    taken = {*COLUMNS_OF_VIEW, _PART_COLUMN, _LINE_COLUMN}
    for (words, unit), found in kinds.items():
        name = _identifier(words or (dataset,), unit, taken)
        taken.add(name)
        lows, highs = [c.least for c in found if c.least is not None], [c.most for c in found if c.most is not None]
        said = {concepts[word]: word for word in words}
        yield DraftMeasure(
            name, "・".join(words or (dataset,)), unit, said, min(lows, default=None), max(highs, default=None)
        )


def _identifier(words: Sequence[str], unit: str | None, taken: set[str]) -> str:
    """Return a column's name of a measure's words, with its unit or a number where another one has it."""
    plain = re.sub(r"\W+", "_", "_".join(words)).strip("_") or "value"
    plain = f"v_{plain}" if plain[0].isdigit() else plain
    with_unit = re.sub(r"\W+", "_", f"{plain}_{unit}").strip("_") if unit else plain
    numbered = (f"{plain}_{number}" for number in count(2))
    return next(name for name in chain((plain, with_unit), numbered) if name not in taken)


def _concepts(phrases: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """Give every word a concept such that no two words of one header have the same: `quantity`, `kind`, `kind2` …."""
    beside: dict[str, set[str]] = defaultdict(set)
    for words in phrases:
        for word in words:
            beside[word] |= set(words) - {word}
    found: dict[str, int] = {}
    for word in [w for words in phrases for w in reversed(words)]:
        if word not in found:
            taken = {found[other] for other in beside[word] if other in found}
            found[word] = next(n for n in range(len(taken) + 1) if n not in taken)
    names = {0: QUANTITY, 1: "kind"}
    return {word: names.get(number, f"kind{number}") for word, number in found.items()}


def _facets(columns: Sequence[_Column], tables: Sequence[Table]) -> Iterator[DraftFacet]:
    parts = tuple(dict.fromkeys(c.part for c in columns if c.part))
    if parts:
        yield DraftFacet(_PART_COLUMN, parts, _whole(parts))
    depth = max((len(table.facet_names) for table in tables), default=0)
    for index in range(depth):
        items = (item for table in tables for item in table.items if index < len(item.facets))
        said = tuple(dict.fromkeys(key for item in items if (key := key_of(item.facets[index]))))
        said = tuple(word for word in said if word not in parts)
        if said and len(said) <= _MOST_PARTS:
            yield DraftFacet(f"{_LINE_COLUMN}{index + 1 if index else ''}", said, _whole(said))


def _whole(parts: Iterable[str]) -> str:
    return next((part for part in parts if _WHOLE.fullmatch(part)), "全体")


def around(tables: Sequence[Table], plain: Dataset) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of titles and sheet names that tell what the tables are about, and those that tell nothing."""
    texts = dict.fromkeys(text for t in tables for text in (*(h.text for h in t.titles), t.title, t.sheet))
    pieces = dict.fromkeys(piece for text in texts for piece in _topic_words(text, plain))
    topics = tuple(piece for piece in pieces if _WORD.search(piece))
    return topics, tuple(piece for piece in pieces if piece not in topics)


def _topic_words(text: str, plain: Dataset) -> Iterator[str]:
    """Yield the words of a title: between the words that frame one, where that leaves whole words."""
    lexis = plain.lexes["title"]
    for piece in _words(text, plain, "title"):
        inner = lexis.explain(piece).unknown
        whole = all(len(word) > 1 and _WORD.search(word) for word in inner)
        yield from inner if whole and not piece.isascii() else (piece,)
