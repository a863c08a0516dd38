"""Decide which area a code, a prefecture, a 郡 and a name mean together.

Promise: one answer only where exactly one place fits; two fitting places are `ambiguous`, parts that name different
places a `contradiction`, and both are answers, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from axstat.areas.codes import looks_like_code, normalise_code
from axstat.areas.columns import CodeForm, read_code
from axstat.areas.fold import fold_name
from axstat.areas.history import existed, newest_first
from axstat.areas.labels import SUFFIX_DROPPED, Named, is_blank, read_label
from axstat.areas.names import NameIndex
from axstat.areas.prefectures import prefecture_named
from axstat.areas.records import NORTHERN_VILLAGES
from axstat.model.areas import HISTORY_BEGINS, NATION_CODE, Area, Level, Resolution
from axstat.voice import Finding, Some, said, some


@dataclass(frozen=True, slots=True)
class Resolver:
    """The index of names, the areas of a code, and the place (today's code) of an area."""

    index: NameIndex
    of_code: Callable[[str], tuple[Area, ...]]
    place: Callable[[Area], str]
    origins: Callable[[Area], frozenset[str]]

    def resolve(
        self, code: str, prefecture: str, county: str, name: str, as_of: date | None, form: CodeForm = "any"
    ) -> Resolution:
        """Answer for the parts that a row gives; '' or a dash is a part not given."""
        exact = self._exact(code, prefecture, name, form) if code and not county else None
        if exact is not None:
            return Resolution("found", exact)
        if is_blank(code):
            code, name = _split_code(name)
            form = "any"
        coded = Coded(code, form)
        within = None
        if not is_blank(prefecture):
            within = prefecture_named(self.index, prefecture)
            if within is None:
                return self._outside_prefectures(coded, prefecture, name, as_of)
        if is_blank(name) and county.strip().endswith("郡"):
            name, county = county, ""
        named = self._with_origins(read_label(self.index, name, prefecture=within, before=county.strip()))
        if named.conflict:
            return Resolution("contradiction", candidates=named.areas, reason=named.reason)
        return self._with_code(coded, named, within, as_of)

    def _with_origins(self, named: Named) -> Named:
        """Keep the areas whose origins are the names after 旧: a part of today's area is not the area."""
        if not named.former:
            return named
        former = {fold_name(re.sub(r"^.{1,5}?郡(?=.)", "", text)) for text in named.former}
        places = {self.place(area) for area in named.areas if {fold_name(o) for o in self.origins(area)} == former}
        areas = tuple(area for area in named.areas if self.place(area) in places)
        return named._replace(
            areas=areas, reason=None if areas else said("part-of-area", former="・".join(named.former))
        )

    def _exact(self, code: str, prefecture: str, name: str, form: CodeForm) -> Area | None:
        """Return the one area whose code, name and prefecture are written just so, as in most rows of most sheets."""
        areas = self.of_code(code)
        if len(areas) != 1 or areas[0].name != name or prefecture not in ("", areas[0].prefecture):
            return None
        return areas[0] if read_code(code, form) == (code,) else None

    def _outside_prefectures(self, code: Coded, prefecture: str, name: str, as_of: date | None) -> Resolution:
        """Answer where the prefecture's cell names none: the nation's row says 全国 there, other texts say nothing."""
        nation = self._only(prefecture, "nation")
        if nation is None or not (is_blank(name) or self._only(name, "nation")):
            return Resolution("unknown", reason=said("prefecture-unknown", prefecture=prefecture.strip()))
        return self._with_code(code, Named((nation,)), None, as_of)

    def _only(self, text: str, level: Level) -> Area | None:
        """Return the one area that a text names, if it is of the level (`01 北海道`, `全国`)."""
        areas = read_label(self.index, text).areas
        return areas[0] if len(areas) == 1 and areas[0].level == level else None

    def resolve_label(self, text: str, prefecture: str, as_of: date | None, form: CodeForm = "any") -> Resolution:
        """Answer for one free label, which may be a code."""
        if Coded(text, form).shaped:
            return self.resolve(text, prefecture, "", "", as_of, form)
        return self.resolve("", prefecture, "", text, as_of)

    def _with_code(self, code: Coded, named: Named, within: Area | None, as_of: date | None) -> Resolution:
        if not code.shaped:
            if named.blank:
                return (
                    self._choose((within,), None, as_of)
                    if within
                    else Resolution("unknown", reason=said("nothing-named"))
                )
            # Under 青森県, 青森 is the city: the prefecture has its own cell.
            municipalities = tuple(area for area in named.areas if area.level == "municipality") if within else ()
            return self._choose(municipalities or named.areas, named.reason, as_of)
        coded = tuple(area for reading in code.readings for area in self.of_code(reading))
        if not coded:
            return self._code_unknown(code, named, as_of)
        if named.blank:
            return self._code_in(code, coded, within, as_of)
        if not named.areas:
            return self._name_unknown(code, coded, named, within, as_of)
        meant = {self.place(area) for area in named.areas}
        fitting = tuple(area for area in coded if self.place(area) in meant)
        if fitting:
            return self._choose(fitting, None, as_of)
        candidates = self._shortlist((*coded, *named.areas), as_of)
        reason = said("code-unlike-name", code=str(code), coded=_names(coded), named=_names(named.areas))
        return Resolution("contradiction", candidates=candidates, reason=reason)

    def _code_unknown(self, code: Coded, named: Named, as_of: date | None) -> Resolution:
        if code.readings:
            reason = said("code-never", code=str(code), since=str(HISTORY_BEGINS.year))
            return Resolution("unknown", candidates=self._shortlist(named.areas, as_of), reason=reason)
        reason = said("code-wrong-digit", code=str(code))
        if named.areas:
            return Resolution("contradiction", candidates=self._shortlist(named.areas, as_of), reason=reason)
        return Resolution("unknown", reason=reason)

    def _code_in(self, code: Coded, coded: tuple[Area, ...], within: Area | None, as_of: date | None) -> Resolution:
        """Answer for a code beside a prefecture but without a name."""
        if within is None:
            return self._choose(coded, said("code-two-readings", code=str(code)), as_of)
        inside = tuple(area for area in coded if area.prefecture_code == within.prefecture_code)
        if inside:
            return self._choose(inside, None, as_of)
        reason = said("code-elsewhere", code=str(code), coded=_names(coded), prefecture=within.name)
        return Resolution("contradiction", candidates=(*coded, within), reason=reason)

    def _name_unknown(
        self, code: Coded, coded: tuple[Area, ...], named: Named, within: Area | None, as_of: date | None
    ) -> Resolution:
        """Answer for a known code beside a name nobody knows, often a body dissolved before the history begins."""
        if within is not None and all(area.prefecture_code != within.prefecture_code for area in coded):
            return self._code_in(code, coded, within, as_of)
        reason = said("code-unknown-name", why=named.reason or "", code=str(code), coded=_names(coded))
        return Resolution("unknown", candidates=self._shortlist(coded, as_of), reason=reason)

    def _choose(self, areas: Iterable[Area], reason: Finding | None, as_of: date | None) -> Resolution:
        if reason is SUFFIX_DROPPED:
            areas = _of_the_day(areas, as_of)
        candidates = self._shortlist(areas, as_of)
        if as_of is None:
            candidates = _living_first(candidates)
        if not candidates:
            return Resolution("unknown", reason=reason)
        if len(candidates) == 1 or len({self.place(area) for area in candidates}) == 1:
            return Resolution("found", candidates[0], reason=reason if reason is SUFFIX_DROPPED else None)
        return Resolution("ambiguous", candidates=candidates, reason=reason or said("several-areas", n=len(candidates)))

    def _shortlist(self, areas: Iterable[Area], as_of: date | None) -> tuple[Area, ...]:
        """Return candidates best first: those that existed on the day, today's before dissolved ones."""
        candidates = newest_first(areas)
        listed = tuple(area for area in candidates if area.area_code not in NORTHERN_VILLAGES)
        candidates = listed or candidates
        if as_of is None:
            return candidates
        return tuple(area for area in candidates if existed(area, as_of)) or candidates


def _of_the_day(areas: Iterable[Area], as_of: date | None) -> tuple[Area, ...]:
    """Keep what a name without its 市, 町 or 村 may mean: bodies of the day (of today without one), not wards alone.

    A word is too little to bring back a body that is gone: 総和 (a sum, or 総和町), 大正 (an era, or 大正町).
    """
    existing = tuple(area for area in areas if existed(area, as_of or date.max))
    return existing if any(area.level != "ward" for area in existing) else ()


def _living_first(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Leave out dissolved areas behind today's of their own prefecture, where no day decides.

    Not behind those of another: 朝日村 alone may be the one of 新潟県 that is gone.
    """
    living = {area.prefecture_code for area in areas if area.valid_to is None}
    return tuple(area for area in areas if area.valid_to is None or area.prefecture_code not in living)


@dataclass(frozen=True, slots=True)
class Coded:
    """The text of a code and the form that its column decided."""

    text: str
    form: CodeForm

    @property
    def shaped(self) -> bool:
        """Whether the text has the form of a code."""
        return bool(self.readings) if self.form == "prefecture" else looks_like_code(self.text)

    @property
    def readings(self) -> tuple[str, ...]:
        """The six-digit codes the text can stand for."""
        return read_code(self.text, self.form)

    def __str__(self) -> str:
        """Return the text as messages print it."""
        return self.text.strip()


def _names(areas: Iterable[Area]) -> Some:
    words = [
        a.name if a.area_code == NATION_CODE or a.level == "prefecture" else f"{a.prefecture}{a.name}" for a in areas
    ]
    return some(list(dict.fromkeys(words)), 6)


def _split_code(name: str) -> tuple[str, str]:
    """Split `011002 札幌市` into code and name."""
    first, *rest = name.split(maxsplit=1)[:2] or [""]
    return (first, rest[0]) if rest and normalise_code(first) else ("", name)
