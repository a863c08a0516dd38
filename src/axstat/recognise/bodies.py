"""What the identity cells of one row mean together, before any context: an area, a category, a total, or a problem.

Each distinct combination of cells is judged once. Ambiguity and contradiction are kept as such; context decides them
later, or nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import NamedTuple

from axstat.areas.labels import SUFFIX_DROPPED
from axstat.model.areas import Area, Resolution
from axstat.model.tables import RowClass
from axstat.recognise.lexicon import Lexicon, Sign, Word
from axstat.recognise.sheet import shown
from axstat.recognise.vocabulary import Category
from axstat.recognise.words import is_pseudo_body
from axstat.values.text import fold_label


class Verdict(NamedTuple):
    """The meaning of one combination of identity texts; a tuple, because most lines have one of their own.

    `row_class` is None where the label says nothing that is known. `problem` is `ambiguous`, `contradiction`,
    `unknown-name` or `unknown`, with the candidates. `by` names the resolver that decided what the cells leave open.
    """

    label: str = ""
    row_class: RowClass | None = None
    area: Area | None = None
    category: Category | None = None
    candidates: tuple[Area, ...] = ()
    problem: str = ""
    reason: str = ""
    name: str = ""
    prefecture: str = ""
    note: bool = False
    shape: bool = False
    own: bool = False
    """Whether the line's own cells name its prefecture or code, which no heading can veto."""
    by: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the identity cells hold nothing."""
        return not self.label


BLANK = Verdict()

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


def rows_where(verdicts: Sequence[Verdict], test: Callable[[Verdict], bool]) -> list[int]:
    """Return the rows whose verdict passes a test; lines that share a verdict are asked once."""
    distinct = dict(zip(map(id, verdicts), verdicts, strict=True))
    passed = {number for number, verdict in distinct.items() if test(verdict)}
    return list(compress(range(len(verdicts)), map(passed.__contains__, map(id, verdicts)))) if passed else []


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
        self._verdicts: dict[tuple[str, ...], Verdict] = {}

    def judge(self, key: tuple[str, ...]) -> Verdict:
        """Return the verdict on one row's texts, in the order of ROLES."""
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._judge(key)
        return verdict

    def judge_all(self, keys: Iterable[tuple[str, ...]]) -> list[Verdict]:
        """Return the verdicts on many rows; equal rows share one."""
        rows = list(keys)
        for key in dict.fromkeys(rows):
            self.judge(key)
        return list(map(self._verdicts.__getitem__, rows))

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
        signs = [self.lexicon.sign(text) for text in key]
        code, prefecture, county, name, ward, category = signs
        labels = [s for s in (code, prefecture, county, name, ward) if s.word is not Word.BLANK and not s.code_shaped]
        printed = " ".join(
            shown(text) for text, s in zip(key[1:5], signs[1:5], strict=True) if s.word is not Word.BLANK
        )
        label = printed or shown(key[5]) or shown(key[0])
        if all(s.word is Word.BLANK for s in signs):
            return BLANK
        verdict = self._judge_area(signs, labels, label)
        if category.category is None:
            return verdict
        if not labels and not code.code_shaped:
            total = RowClass.TOTAL if category.category.total else RowClass.CATEGORY
            return Verdict(label, total, category=category.category)
        return verdict._replace(category=category.category)

    def _judge_area(self, signs: list[Sign], labels: list[Sign], label: str) -> Verdict:
        code, prefecture, county, name, ward, _ = signs
        specific = labels[-1] if labels else code
        worded = specific.place is None and specific.word in (Word.TOTAL, Word.AVERAGE, Word.ASSOCIATION)
        if worded:
            return Verdict(label, _CLASS_OF_WORD[specific.word], prefecture=self._prefecture(prefecture))
        if not labels and not code.code_shaped:
            return Verdict(label)
        called = self._called(code, prefecture, name, ward)
        within = self._prefecture(prefecture)
        code_text = code.text if code.code_shaped else (code.codes[0] if code.codes else "")
        if called == within:
            called = ""
        place = self._resolve(code_text, within, county.name, called)
        base = Verdict(
            label,
            name=called,
            prefecture=within,
            note=specific.word is Word.NOTE,
            shape=specific.shape,
            own=bool(code_text or within or specific.prefecture) or _says_prefecture(specific),
            reason=place.reason,
            candidates=place.candidates,
        )
        if name.word is not Word.BLANK and name.code_shaped and not (called or code_text):
            return base._replace(problem="unknown")  # digits where a name should be do not name the prefecture
        return self._decide(base, place, specific, code=code_text, known_code=bool(code.codes))

    def _called(self, code: Sign, prefecture: Sign, name: Sign, ward: Sign) -> str:
        """Return the name to look up: ward with its city, name, or whatever stands in the place of one."""
        if ward.word is not Word.BLANK:
            return ward.name if ward.name.startswith(name.name) else f"{name.name}{ward.name}"
        if name.word is not Word.BLANK:
            return name.prefecture or name.name
        if prefecture.word is not Word.BLANK and not self._prefecture(prefecture):
            return prefecture.name
        return "" if code.code_shaped else code.name

    def _prefecture(self, sign: Sign) -> str:
        return self.lexicon.prefecture_of(sign)

    def _resolve(self, code: str, prefecture: str, county: str, name: str) -> Resolution:
        return self.lexicon.gazetteer.resolve(
            code=code, prefecture=prefecture, county=county, name=name, as_of=self.lexicon.as_of
        )

    def _decide(self, base: Verdict, place: Resolution, specific: Sign, *, code: str, known_code: bool) -> Verdict:
        weak = place.reason == SUFFIX_DROPPED and not (self.weak_names or base.prefecture or code)
        if weak or place.status == "unknown":
            return self._unknown(base, specific, code=code, known_code=known_code)
        if place.status == "found" and place.area is not None:
            return found(base, place.area, "")
        if place.status == "ambiguous" and specific.word in (Word.AGGREGATE, Word.REGION):
            return base._replace(row_class=_CLASS_OF_WORD[specific.word])
        return base._replace(problem=place.status)

    def _unknown(self, base: Verdict, specific: Sign, *, code: str, known_code: bool) -> Verdict:
        word = specific.word
        if word in _CLASS_OF_WORD:
            pseudo = is_pseudo_body(fold_label(specific.name)) and bool(code or base.prefecture)
            return base._replace(row_class=RowClass.UNLISTED if pseudo else _CLASS_OF_WORD[word])
        if known_code and specific.shape:
            return base._replace(problem="unknown-name")
        if specific.shape and (base.prefecture or known_code):
            return base._replace(row_class=RowClass.UNLISTED)
        return base._replace(problem="unknown")


def found(base: Verdict, area: Area, by: str) -> Verdict:
    """Return a verdict decided for an area, as `by` says."""
    return base._replace(row_class=class_of(area), area=area, problem="", candidates=(), reason="", by=by)


def _says_prefecture(sign: Sign) -> bool:
    """Tell whether a label names its prefecture itself: `岡山県奈義町`."""
    return sign.area is not None and bool(sign.area.prefecture) and sign.area.prefecture[:-1] in sign.text
