"""Decide which area a code, a prefecture, a 郡 and a name mean together.

Promise: one answer only where exactly one place fits; two fitting places are `ambiguous`, parts that name different
places a `contradiction`, and both are answers, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from axstat.areas.codes import looks_like_code, normalise_code
from axstat.areas.fold import fold_name
from axstat.areas.history import existed, newest_first
from axstat.areas.labels import SUFFIX_DROPPED, Named, is_blank, read_label
from axstat.areas.names import NameIndex
from axstat.areas.records import NORTHERN_VILLAGES
from axstat.model.areas import NATION_CODE, Area, Level, Resolution


@dataclass(frozen=True, slots=True)
class Resolver:
    """The index of names, the areas of a code, and the place (today's code) of an area."""

    index: NameIndex
    of_code: Callable[[str], tuple[Area, ...]]
    place: Callable[[Area], str]

    def resolve(self, code: str, prefecture: str, county: str, name: str, as_of: date | None) -> Resolution:
        """Answer for the parts that a row gives; '' or a dash is a part not given."""
        exact = self._exact(code, prefecture, name) if code and not county else None
        if exact is not None:
            return Resolution("found", exact)
        if is_blank(code):
            code, name = _split_code(name)
        within = None
        if not is_blank(prefecture):
            within = self.index.prefecture(fold_name(prefecture)) or self._only(prefecture, "prefecture")
            if within is None:
                return self._outside_prefectures(code, prefecture, name, as_of)
        if is_blank(name) and county.strip().endswith("郡"):
            name, county = county, ""
        named = read_label(self.index, name, prefecture=within, before=county.strip())
        if named.conflict:
            return Resolution("contradiction", candidates=named.areas, reason=named.reason)
        return self._with_code(code, named, within, as_of)

    def _exact(self, code: str, prefecture: str, name: str) -> Area | None:
        """Return the one area whose code, name and prefecture are written just so, as in most rows of most sheets."""
        areas = self.of_code(code)
        if len(areas) != 1 or areas[0].name != name or prefecture not in ("", areas[0].prefecture):
            return None
        return areas[0] if normalise_code(code) == (code,) else None

    def _outside_prefectures(self, code: str, prefecture: str, name: str, as_of: date | None) -> Resolution:
        """Answer where the prefecture's cell names none: the nation's row says 全国 there, other texts say nothing."""
        nation = self._only(prefecture, "nation")
        if nation is None or not (is_blank(name) or self._only(name, "nation")):
            return Resolution("unknown", reason=f"the prefecture `{prefecture.strip()}` is not known")
        return self._with_code(code, Named((nation,)), None, as_of)

    def _only(self, text: str, level: Level) -> Area | None:
        """Return the one area that a text names, if it is of the level (`01 北海道`, `全国`)."""
        areas = read_label(self.index, text).areas
        return areas[0] if len(areas) == 1 and areas[0].level == level else None

    def resolve_label(self, text: str, prefecture: str, as_of: date | None) -> Resolution:
        """Answer for one free label, which may be a code."""
        if looks_like_code(text):
            return self.resolve(text, prefecture, "", "", as_of)
        return self.resolve("", prefecture, "", text, as_of)

    def _with_code(self, code: str, named: Named, within: Area | None, as_of: date | None) -> Resolution:
        if not looks_like_code(code):
            if named.blank:
                return (
                    self._choose((within,), "", as_of) if within else Resolution("unknown", reason="nothing is named")
                )
            # Under 青森県, 青森 is the city: the prefecture has its own cell.
            municipalities = tuple(area for area in named.areas if area.level == "municipality") if within else ()
            return self._choose(municipalities or named.areas, named.reason, as_of)
        coded = tuple(area for reading in normalise_code(code) for area in self.of_code(reading))
        if not coded:
            return self._code_unknown(code, named, as_of)
        if named.blank:
            return self._code_in(code, coded, within, as_of)
        if not named.areas:
            return self._name_unknown(code, coded, named, within, as_of)
        meant = {self.place(area) for area in named.areas}
        fitting = tuple(area for area in coded if self.place(area) in meant)
        if fitting:
            return self._choose(fitting, "", as_of)
        candidates = self._shortlist((*coded, *named.areas), as_of)
        reason = f"the code `{code.strip()}` is {_names(coded)}, the name says {_names(named.areas)}"
        return Resolution("contradiction", candidates=candidates, reason=reason)

    def _code_unknown(self, code: str, named: Named, as_of: date | None) -> Resolution:
        if normalise_code(code):
            reason = f"no area has had the code `{code.strip()}` since 2010"
            return Resolution("unknown", candidates=self._shortlist(named.areas, as_of), reason=reason)
        reason = f"the code `{code.strip()}` has a wrong check digit or prefecture"
        if named.areas:
            return Resolution("contradiction", candidates=self._shortlist(named.areas, as_of), reason=reason)
        return Resolution("unknown", reason=reason)

    def _code_in(self, code: str, coded: tuple[Area, ...], within: Area | None, as_of: date | None) -> Resolution:
        """Answer for a code beside a prefecture but without a name."""
        if within is None:
            return self._choose(coded, f"the code `{code.strip()}` can be read in two ways", as_of)
        inside = tuple(area for area in coded if area.prefecture_code == within.prefecture_code)
        if inside:
            return self._choose(inside, "", as_of)
        reason = f"the code `{code.strip()}` is {_names(coded)}, not in {within.name}"
        return Resolution("contradiction", candidates=(*coded, within), reason=reason)

    def _name_unknown(
        self, code: str, coded: tuple[Area, ...], named: Named, within: Area | None, as_of: date | None
    ) -> Resolution:
        """Answer for a known code beside a name nobody knows, often a body dissolved before 2010."""
        if within is not None and all(area.prefecture_code != within.prefecture_code for area in coded):
            return self._code_in(code, coded, within, as_of)
        reason = f"{named.reason}; the code `{code.strip()}` is {_names(coded)}"
        return Resolution("unknown", candidates=self._shortlist(coded, as_of), reason=reason)

    def _choose(self, areas: Iterable[Area], reason: str, as_of: date | None) -> Resolution:
        candidates = self._shortlist(areas, as_of)
        if not candidates:
            return Resolution("unknown", reason=reason)
        if len({self.place(area) for area in candidates}) == 1:
            return Resolution("found", candidates[0], reason=reason if reason == SUFFIX_DROPPED else "")
        return Resolution("ambiguous", candidates=candidates, reason=reason or f"{len(candidates)} areas fit")

    def _shortlist(self, areas: Iterable[Area], as_of: date | None) -> tuple[Area, ...]:
        """Return candidates best first: those that existed on the day, today's before dissolved ones."""
        candidates = newest_first(areas)
        listed = tuple(area for area in candidates if area.area_code not in NORTHERN_VILLAGES)
        candidates = listed or candidates
        if as_of is None:
            return candidates
        return tuple(area for area in candidates if existed(area, as_of)) or candidates


def _names(areas: Iterable[Area]) -> str:
    words = [
        a.name if a.area_code == NATION_CODE or a.level == "prefecture" else f"{a.prefecture}{a.name}" for a in areas
    ]
    return " or ".join(dict.fromkeys(words))


def _split_code(name: str) -> tuple[str, str]:
    """Split `011002 札幌市` into code and name."""
    first, *rest = name.split(maxsplit=1)[:2] or [""]
    return (first, rest[0]) if rest and normalise_code(first) else ("", name)
