"""The gazetteer: every area of Japan's local government since 2000-04-01, by code, by name and in time.

Promise: `gazetteer()` loads once in milliseconds, and answers for repeated labels come from a cache, so that a column
of 200,000 names costs what its distinct names cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import chain

from axstat.areas.codes import looks_like_code, written_forms
from axstat.areas.columns import CodeForm, code_form
from axstat.areas.history import existed, origins, places
from axstat.areas.names import NameIndex
from axstat.areas.prefectures import prefecture_named
from axstat.areas.records import Records, read_records
from axstat.areas.resolve import Resolver
from axstat.areas.search import search, search_latin
from axstat.areas.universes import universe_of
from axstat.model.areas import Area, Resolution, Universe

_CACHED_LABELS = 65536


class Gazetteer:
    """Areas and look-ups over them."""

    def __init__(self, records: Records) -> None:
        """Keep the records; indexes are built when a look-up needs them."""
        self._records = records

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Nation, prefectures, municipalities, wards and 特別区部, dissolved ones included; every code once."""
        return tuple(areas[-1] for areas in self._by_code.values() if areas[-1].level != "county")

    @cached_property
    def code_spans(self) -> tuple[Area, ...]:
        """`areas` for tables keyed by code: under its newest name, each with the first and last day of its code.

        282219 counts on every day since before 2000, as 篠山市 and then as 丹波篠山市.
        """
        return tuple(
            replace(areas[-1], valid_from=areas[0].valid_from) if len(areas) > 1 else areas[0]
            for areas in self._by_code.values()
            if areas[-1].level != "county"
        )

    @cached_property
    def former_names(self) -> tuple[Area, ...]:
        """Areas whose code lives on under another name (篠山市)."""
        return tuple(area for areas in self._by_code.values() for area in areas[:-1])

    @cached_property
    def counties(self) -> tuple[Area, ...]:
        """郡 and 島しょ, which statistics print as subtotals.

        Those of Hokkaido have no code in MIC's scheme: their `area_code` is `01-` and the name.
        """
        return tuple(area for area in self._records.areas if area.level == "county")

    @cached_property
    def local_names(self) -> frozenset[str]:
        """The official names of all municipalities and wards."""
        return frozenset(area.name for area in self._records.areas if area.level in ("municipality", "ward"))

    @cached_property
    def code_forms(self) -> frozenset[str]:
        """Every text of digits that can be read as a code of the gazetteer."""
        return frozenset(chain.from_iterable(written_forms(code) for code in self._rows if code.isdigit()))

    def by_code(self, area_code: str, as_of: date | None = None) -> Area | None:
        """Return the area with a six-digit code: the one of that day, else the newest; None when there is none."""
        areas = self._all_of_code(area_code)
        if as_of is not None:
            areas = tuple(area for area in areas if existed(area, as_of)) or areas
        return areas[-1] if areas else None

    def prefecture_named(self, text: str) -> Area | None:
        """Return the prefecture that a text names: `青森県`, `青 森`, `02 青森県`, `Aomori`; None for a city (札幌)."""
        return prefecture_named(self._resolver.index, text)

    def code_form(self, texts: Iterable[str], *, beside_prefectures: bool = False) -> CodeForm | None:
        """Return how a column writes its codes, None where it holds none; `any` where that stays open.

        Args:
            texts: the column's cells.
            beside_prefectures: the neighbouring cells name prefectures, so that `1` and `47` may be their codes.
        """
        return code_form(texts, known=self._rows.__contains__, beside_prefectures=beside_prefectures)

    def resolve(
        self,
        *,
        code: str = "",
        prefecture: str = "",
        county: str = "",
        name: str = "",
        as_of: date | None = None,
        code_form: CodeForm = "any",
    ) -> Resolution:
        """Say which area the parts of a row mean together.

        Args:
            code: a code in any form that a sheet gives it.
            prefecture: `岡山県` or `岡山`.
            county: the 郡, or a ward's city, that stands before the name in a cell of its own.
            name: the name, with or without prefecture, 郡 or city before it.
            as_of: the day of the data; areas that existed then are preferred, others accepted. Without it, today's
                areas come before dissolved ones of the same name in the same prefecture.
            code_form: the form of the code's column, as `Gazetteer.code_form` found it.
        """
        return self._resolve(code, prefecture, county, name, as_of, code_form)

    def resolve_label(
        self, text: str, *, prefecture: str = "", as_of: date | None = None, code_form: CodeForm = "any"
    ) -> Resolution:
        """Say which area one free label means: a name in any form, or a code."""
        return self._resolve_label(text, prefecture, as_of, code_form)

    def search(self, text: str) -> tuple[Area, ...]:
        """Return areas for a person's words, best first: code, name, kana, beginning, part, then near spellings."""
        exact = self._resolver.resolve_label(text, "", None)
        first = (exact.area,) if exact.area else exact.candidates if looks_like_code(text) else self.spelt(text)
        return search(text, first, (*self.areas, *self.former_names, *self.counties))

    def spelt(self, text: str) -> tuple[Area, ...]:
        """Return the areas of today that a person spells in Latin letters: `Nagi`, `Okayama Nagi`."""
        return search_latin(text, self.areas, self.prefecture_named)

    def universe(self, name: str, as_of: date) -> Universe:
        """Return a denominator as it was on a day: `municipalities` is 1,721 areas on 2024-04-01.

        Raises:
            UnknownName: there is no universe of that name.
            UsageError: the day lies before the history begins (2000-04-01).
        """
        return universe_of(self._records, name, as_of)

    def place_of(self, area: Area) -> str:
        """Return a key that all codes and names of one place share: 富谷町 and 富谷市, 岡山市 332011 and 331007.

        It is the code the place has today or had last; with its last day where another body bears that code now.
        """
        return self._places.get(area, area.area_code)

    @cached_property
    def _by_code(self) -> dict[str, tuple[Area, ...]]:
        """Areas by code, oldest first."""
        return {code: self._all_of_code(code) for code in self._rows}

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        """The numbers of the rows of a code, oldest first."""
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._records.rows):
            found.setdefault(row.area_code, []).append(number)
        return found

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(NameIndex(self._records), self._all_of_code, self.place_of, self._origins_of)

    @cached_property
    def _resolve(self) -> Callable[[str, str, str, str, date | None, CodeForm], Resolution]:
        return lru_cache(_CACHED_LABELS)(self._resolver.resolve)

    @cached_property
    def _resolve_label(self) -> Callable[[str, str, date | None, CodeForm], Resolution]:
        return lru_cache(_CACHED_LABELS)(self._resolver.resolve_label)

    @cached_property
    def _places(self) -> dict[Area, str]:
        return places(self._records)

    @cached_property
    def _origins(self) -> dict[Area, frozenset[str]]:
        return origins(self._records)

    def _origins_of(self, area: Area) -> frozenset[str]:
        return self._origins.get(area, frozenset())

    def _all_of_code(self, area_code: str) -> tuple[Area, ...]:
        return tuple(map(self._records.area, self._rows.get(area_code, ())))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer; its data file is read at the first call."""
    return Gazetteer(read_records())
