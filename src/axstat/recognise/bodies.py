"""What the identity cells of one row mean together, before any context: an area, a category, a total, or a problem.

Each distinct combination of cells is judged once. Ambiguity and contradiction are kept as such; context decides them
later, or nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from axstat.areas.labels import SUFFIX_DROPPED
from axstat.model.areas import Area, Resolution
from axstat.model.packed import Coded, flags
from axstat.model.rows import places
from axstat.model.tables import RowClass
from axstat.recognise.lexicon import Lexicon, Sign, Word
from axstat.recognise.sheet import shown
from axstat.recognise.vocabulary import Category
from axstat.recognise.words import is_pseudo_body
from axstat.values.text import fold_label
from axstat.voice import Finding


class Verdict(NamedTuple):
    """The meaning of one combination of identity texts; a tuple, because most lines have one of their own.

    `row_class` is UNKNOWN where the label says nothing that is known. `problem` is `ambiguous`, `contradiction`,
    `unknown-name` or `unknown`, with the candidates. `by` names the resolver that decided what the cells leave open.
    """

    label: str = ""
    row_class: RowClass = RowClass.UNKNOWN
    area: Area | None = None
    category: Category | None = None
    candidates: tuple[Area, ...] = ()
    problem: str = ""
    reason: Finding | None = None
    name: str = ""
    prefecture: str = ""
    note: bool = False
    shape: bool = False
    own: bool = False
    """Whether the line's own cells name its prefecture or code, which no heading can veto."""
    by: str = ""

    def names_body(self) -> bool:
        """Tell whether the line is of a body or category, though it may be open which."""
        return self.row_class.is_observed or self.row_class is RowClass.COUNTY or self.problem in _OF_BODIES

    def is_sum(self) -> bool:
        """Tell whether the line adds bodies up, or is their mean, or an association of them."""
        return self.row_class.has_values and not self.names_body()

    def is_ambiguous(self) -> bool:
        """Tell whether several bodies bear the name."""
        return self.problem == "ambiguous"


BLANK = Verdict()
_OF_BODIES = frozenset({"ambiguous", "contradiction", "unknown-name"})
"""Problems of a line that is a body's all the same."""
Verdicts = list[Verdict] | Coded[Verdict]
_MOST_VERDICTS = 100_000

MUNICIPAL = frozenset({RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY, RowClass.WARD})
_CLASS_OF_VALUE = {row_class.value: row_class for row_class in RowClass}
_CLASS_OF_WORD = {
    Word.TOTAL: RowClass.TOTAL,
    Word.AVERAGE: RowClass.AVERAGE,
    Word.AGGREGATE: RowClass.TOTAL,
    Word.REGION: RowClass.REGION,
    Word.ASSOCIATION: RowClass.ASSOCIATION,
}


def class_of(area: Area) -> RowClass:
    """Return the row class of an area: its level's, or that of a designated city."""
    return RowClass.DESIGNATED_CITY if area.kind == "指定都市" else _CLASS_OF_VALUE[area.level]


def rows_where(verdicts: Sequence[Verdict], test: Callable[[Verdict], bool]) -> Sequence[int]:
    """Return the rows whose verdict passes a test; lines that share a verdict are asked once."""
    if isinstance(verdicts, Coded):
        return places(flags(verdicts, test))
    distinct = dict(zip(map(id, verdicts), verdicts, strict=True))
    passed = {number for number, verdict in distinct.items() if test(verdict)}
    return places(bytes(map(passed.__contains__, map(id, verdicts)))) if passed else []


@lru_cache(maxsize=8)
def judge_of(lexicon: Lexicon, *, weak_names: bool) -> Judge:
    """Return a judge; sheets that share a lexicon share what was judged."""
    return Judge(lexicon, weak_names=weak_names)


class Judge:
    """Verdicts by key (the texts of code, prefecture, county, name, ward and category), remembered.

    Args:
        lexicon: reads labels.
        weak_names: the axis writes names without 市, 町 and 村 throughout.
    """

    def __init__(self, lexicon: Lexicon, *, weak_names: bool = False) -> None:
        """Judge rows with a lexicon."""
        self.lexicon = lexicon
        self.weak_names = weak_names
        self._verdict = cache(self._judge)

    def judge(self, keys: Iterable[tuple[str, ...]]) -> Verdicts:
        """Return the verdicts on rows by their texts in the order of ROLES; equal rows share one."""
        if self._verdict.cache_info().currsize > _MOST_VERDICTS:
            self._verdict.cache_clear()
        return keys.mapped(self._verdict) if isinstance(keys, Coded) else list(map(self._verdict, keys))

    def within(self, verdict: Verdict, prefecture: str, by: str) -> Verdict:
        """Return the verdict when the row is known to lie in a prefecture, as `by` says."""
        place = self._resolve("", prefecture, "", verdict.name)
        if place.status != "found" or place.area is None:
            return verdict._replace(prefecture=prefecture) if place.status == "unknown" else verdict
        return found(verdict, place.area, by)

    def in_city(self, verdict: Verdict, city: Area) -> Verdict:
        """Return the verdict when the row is known to be a ward of a city."""
        place = self.lexicon.gazetteer.resolve_label(
            f"{city.prefecture}{city.name}{verdict.name}", as_of=self.lexicon.as_of
        )
        if place.area is None or place.area.level != "ward":
            return verdict
        return found(verdict, place.area, "city above")

    def _judge(self, key: tuple[str, ...]) -> Verdict:
        signs = list(map(self.lexicon.sign, key))
        if {sign.word for sign in signs} == {Word.BLANK}:
            return BLANK
        code, category = signs[0], signs[5].category
        named = zip(key[1:5], signs[1:5], strict=True)
        printed = " ".join([shown(text) for text, sign in named if sign.word is not Word.BLANK])
        label = printed or shown(key[5]) or shown(key[0])
        labels = [sign for sign in signs[:5] if sign.word is not Word.BLANK and not sign.code_shaped]
        if labels or code.code_shaped:
            return self._judge_area(signs, labels[-1] if labels else code, label)
        if category is None:
            return Verdict(label)
        return Verdict(label, RowClass.TOTAL if category.total else RowClass.CATEGORY, category=category)

    def _judge_area(self, signs: list[Sign], specific: Sign, label: str) -> Verdict:
        """Judge what code, prefecture, county, name and ward say together; `specific` is the last of them."""
        code, prefecture, county, name, ward, category = signs
        within = prefecture.within
        if specific.place is None and specific.word in (Word.TOTAL, Word.AVERAGE, Word.ASSOCIATION):
            return Verdict(label, _CLASS_OF_WORD[specific.word], category=category.category, prefecture=within)
        called = self._called(code, prefecture, county, name, ward)
        called = "" if called == within else called
        code_text = code.text if code.code_shaped else (code.codes[0] if code.codes else "")
        place = self._resolve(code_text, within, county.name, called)
        own = bool(code_text or within or specific.prefecture) or _says_prefecture(specific)
        if name.word is Word.TEXT and not (name.name or name.prefecture or called or code_text):
            means = Verdict(problem="unknown")  # digits where a name should be do not name the prefecture
        else:
            weak = place.reason is SUFFIX_DROPPED and not (self.weak_names or within or code_text)
            means = _meaning(place, specific, weak=weak, within=bool(within), code=code_text, known=bool(code.codes))
        decided = means.area is not None
        return means._replace(
            label=label,
            category=category.category,
            candidates=() if decided else place.candidates,
            reason=None if decided else place.reason,
            name=called,
            prefecture=within,
            note=specific.word is Word.NOTE,
            shape=specific.shape,
            own=own,
        )

    def _called(self, code: Sign, prefecture: Sign, county: Sign, name: Sign, ward: Sign) -> str:
        """Return the name to look up: ward with its city, name, or whatever stands in the place of one."""
        if ward.word is not Word.BLANK:
            return ward.name if ward.name.startswith(name.name) else f"{name.name}{ward.name}"
        if name.word is not Word.BLANK:
            return name.prefecture or name.name
        if county.area is not None and county.area.level == "municipality":
            return county.name  # 岡山市 | (blank) in the column of 和気郡 | 和気町
        if prefecture.word is not Word.BLANK and not prefecture.within:
            return prefecture.name
        return "" if code.code_shaped else code.name

    def _resolve(self, code: str, prefecture: str, county: str, name: str) -> Resolution:
        return self.lexicon.gazetteer.resolve(
            code=code, prefecture=prefecture, county=county, name=name, as_of=self.lexicon.as_of
        )


def _meaning(place: Resolution, specific: Sign, *, weak: bool, within: bool, code: str, known: bool) -> Verdict:
    """Return class and area, or the problem, of a line by what the gazetteer says of it, or else by its last word.

    Args:
        place: what code, prefecture, county and name are together.
        specific: the most specific label.
        weak: the name lacks its 市, 町 or 村, and nothing else on the axis excuses that.
        within: a prefecture stands on the line.
        code: its code.
        known: the code is an area's.
    """
    word = specific.word
    if place.area is not None and place.status == "found" and not weak:
        return Verdict(row_class=class_of(place.area), area=place.area)
    if not weak and place.status != "unknown":
        unclear = place.status == "ambiguous" and word in (Word.AGGREGATE, Word.REGION)
        return Verdict(row_class=_CLASS_OF_WORD[word]) if unclear else Verdict(problem=place.status)
    unlisted = Verdict(row_class=RowClass.UNLISTED)
    if word in _CLASS_OF_WORD:
        pseudo = bool(code or within) and is_pseudo_body(fold_label(specific.name))
        return unlisted if pseudo else Verdict(row_class=_CLASS_OF_WORD[word])
    if specific.shape and known:
        return Verdict(problem="unknown-name")
    return unlisted if specific.shape and within else Verdict(problem="unknown")


def found(base: Verdict, area: Area, by: str) -> Verdict:
    """Return a verdict decided for an area, as `by` says."""
    return base._replace(row_class=class_of(area), area=area, problem="", candidates=(), reason=None, by=by)


def _says_prefecture(sign: Sign) -> bool:
    """Tell whether a label names its prefecture itself: `岡山県奈義町`."""
    return sign.area is not None and bool(sign.area.prefecture) and sign.area.prefecture[:-1] in sign.text
