"""Region schemes and population bands: the groups by which municipalities are compared.

Promise: schemes are never mixed; a member that no publication names is marked `assumed`. 新潟, 福井, 山梨, 長野, 静岡,
三重 and 沖縄 change sides between schemes. `data/regions.tsv` is one replaceable table for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from axstat.areas.records import DATA
from axstat.errors import UnknownName
from axstat.model.text import Label
from axstat.voice import some

_SCHEME_LABELS = {
    "meti": Label("経済産業局の管轄", "METI bureau areas"),
    "meti2040": Label("2040年の就業構造推計の地域", "METI 2040 projection regions"),
    "lfs": Label("労働力調査の地域", "Labour Force Survey regions"),
    "common8": Label("八地方区分", "eight common regions"),
}


@dataclass(frozen=True, slots=True)
class RegionScheme:
    """One way to divide the 47 prefectures.

    `members` has each prefecture's region by its two-digit code; `regions` the regions from north to south;
    `assumed` the prefectures whose region rests on no publication.
    """

    name: str
    label: Label
    regions: tuple[str, ...]
    members: dict[str, str]
    assumed: frozenset[str]


@cache
def region_schemes() -> tuple[RegionScheme, ...]:
    """Return all schemes: `meti`, `meti2040`, `lfs`, `common8` (sources: docs/concepts/areas.md)."""
    members: dict[str, dict[str, str]] = {}
    assumed: dict[str, set[str]] = {}
    for line in (DATA / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        scheme, name, prefecture_code, *mark = line.split("\t")
        members.setdefault(scheme, {})[prefecture_code] = name
        if mark:
            assumed.setdefault(scheme, set()).add(prefecture_code)
    return tuple(
        RegionScheme(
            scheme,
            _SCHEME_LABELS[scheme],
            tuple(dict.fromkeys(of.values())),
            of,
            frozenset(assumed.get(scheme, ())),
        )
        for scheme, of in members.items()
    )


def region_scheme(name: str) -> RegionScheme:
    """Return one scheme.

    Raises:
        UnknownName: there is no scheme of that name.
    """
    for scheme in region_schemes():
        if scheme.name == name:
            return scheme
    known = some([scheme.name for scheme in region_schemes()], 9)
    raise UnknownName("no-region-scheme", name=name, known=known)


def region(prefecture_code: str, scheme: str = "meti2040") -> str:
    """Return the region of a prefecture ('13', or any longer code of an area in it), '' for the nation.

    Raises:
        UnknownName: there is no scheme of that name.
    """
    return region_scheme(scheme).members.get(prefecture_code[:2], "")


@dataclass(frozen=True, slots=True)
class Band:
    """A half-open band of population: `low` <= population < `high` (None: no limit).

    `bodies` are the kinds it is for, () for all. Which population, and of which date, the user must say.
    """

    key: str
    label: Label
    low: int
    high: int | None
    bodies: tuple[str, ...] = ()

    def holds(self, population: int) -> bool:
        """Whether a population lies in the band."""
        return self.low <= population and (self.high is None or population < self.high)


_MIC8_LIMITS = (0, 10_000, 30_000, 50_000, 100_000, 200_000, 300_000, 500_000)
_CITY_LIMITS = (0, 50_000, 100_000, 150_000)
_TOWN_LIMITS = (0, 5_000, 10_000, 15_000, 20_000)
_ROMAN = ("I", "II", "III", "IV", "V")


@cache
def population_bands(scheme: str = "mic8") -> tuple[Band, ...]:
    """Return the bands of a scheme, smallest first.

    `mic8` are the eight bands of MIC's municipal merger material; `ruiji` the population side of MIC's 類似団体:
    four bands for cities, five for towns and villages (the groups proper also need industry shares of the census).

    Raises:
        UnknownName: there is no scheme of that name.
    """
    if scheme == "mic8":
        return _bands(_MIC8_LIMITS, ())
    if scheme == "ruiji":
        return (*_bands(_CITY_LIMITS, ("市",)), *_bands(_TOWN_LIMITS, ("町", "村")))
    raise UnknownName("no-band-scheme", name=scheme, known=some(["mic8", "ruiji"]))


def population_band(population: int, scheme: str = "mic8", *, kind: str = "市") -> Band | None:
    """Return the band of a population; None where the scheme has none for the kind (類似団体 of 指定都市).

    Raises:
        UnknownName: there is no scheme of that name.
    """
    bands = (band for band in population_bands(scheme) if not band.bodies or kind in band.bodies)
    return next((band for band in bands if band.holds(population)), None)


def _bands(limits: tuple[int, ...], bodies: tuple[str, ...]) -> tuple[Band, ...]:
    tops = (*limits[1:], None)
    return tuple(
        Band(_key(number, low, bodies), _label(low, high, bodies), low, high, bodies)
        for number, (low, high) in enumerate(zip(limits, tops, strict=True))
    )


def _key(number: int, low: int, bodies: tuple[str, ...]) -> str:
    return f"{'/'.join(bodies)}-{_ROMAN[number]}" if bodies else str(low)


def _label(low: int, high: int | None, bodies: tuple[str, ...]) -> Label:
    ja = f"{_man(low)}以上" if high is None else f"{_man(low)}以上{_man(high)}未満" if low else f"{_man(high)}未満"
    en = f"{low:,} and over" if high is None else f"{low:,} to under {high:,}" if low else f"under {high:,}"
    if not bodies:
        return Label(ja, en)
    return Label(f"{'・'.join(bodies)} {ja}", f"{'cities' if bodies == ('市',) else 'towns and villages'}, {en}")


def _man(people: int) -> str:
    man, rest = divmod(people, 10_000)
    return f"{man}万{rest:,}人" if man and rest else f"{man}万人" if man else f"{rest:,}人"
