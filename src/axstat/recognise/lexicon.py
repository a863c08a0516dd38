"""Reads labels: each distinct text once, into a sign of all it may be.

A sign says what a text can mean by itself; `bodies` decides what it means on its line (a ward under its city).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from axstat.areas import gazetteer, peel_remarks
from axstat.areas.codes import looks_like_code, normalise_code
from axstat.areas.labels import SUFFIX_DROPPED
from axstat.model.areas import Area, Resolution
from axstat.recognise import words
from axstat.recognise.vocabulary import Category, Vocabulary
from axstat.values.text import clean, fold_label

_LONGEST_NAME = 40
_MOST_SIGNS = 200_000
_MOST_LEXICONS = 16
_CODE_LABEL = re.compile(r"\(?(R?\d{4,6}(?:-\d)?)\)?[\s:_.・]*(\D.*)|(\D.*?)[\s:_.・]*\((R?\d{5,6}(?:-\d)?)\)")
_BRACKETED = re.compile(r"【([^【】]+)】|\[([^\[\]]+)\]|<([^<>]+)>|〔([^〔〕]+)〕|《([^《》]+)》|「([^「」]+)」")
_OFFICE = re.compile(r"(?<=[市区町村])(?:役所|役場)$")
_DIGITS = re.compile(r"[\d.,%\s▲△\-+()]+")


class Word(IntEnum):
    """What a label is when it is no place."""

    BLANK = 0
    TEXT = 1
    NOTE = 2
    TOTAL = 3
    AVERAGE = 4
    AGGREGATE = 5
    REGION = 6
    ASSOCIATION = 7


_WORDS = (
    (Word.ASSOCIATION, words.is_association),
    (Word.AVERAGE, words.is_average),
    (Word.TOTAL, words.is_total),
    (Word.REGION, words.is_region),
    (Word.AGGREGATE, words.is_aggregate),
)
"""The wordings of a folded label; the first that it has decides."""


class Sort:
    """What a column counts a text as: one of the first eight, to which the flags SHORT and CATEGORY may be added."""

    OTHER, SUPPORTING, ERA, WEAK, PLACE, COUNTY, PREFECTURE, CODE = range(1, 9)
    SHORT, CATEGORY = 16, 32


class Sign(NamedTuple):
    """All that one text may be; a tuple, because there is one for each distinct text.

    `name` is the text cleaned and without footnote marks; `codes` are the area codes the text can stand for;
    `place` is what the gazetteer says of the text as a label of its own, `weak` when the name lacks its 市, 町 or 村;
    `prefecture` is the one it names, `short` the one it names without 都, 府 or 県.
    """

    text: str
    name: str = ""
    word: Word = Word.TEXT
    codes: tuple[str, ...] = ()
    code_shaped: bool = False
    place: Resolution | None = None
    weak: bool = False
    prefecture: str = ""
    short: str = ""
    category: Category | None = None
    shape: bool = False
    heads: bool = False
    """Whether the text is nothing but the heading of a column of names."""

    @property
    def area(self) -> Area | None:
        """The one area the label names by itself."""
        return self.place.area if self.place is not None else None

    @property
    def within(self) -> str:
        """The prefecture that the label names, short names included, '' when it names none."""
        return self.prefecture or self.short


BLANK = Sign("", word=Word.BLANK)


class Lexicon:
    """Signs by text, remembered, and the sort that a column counts each text as.

    `sign` returns the sign of a cell's text, `sort` its sort; `sort_once` does so without remembering it: of a column
    of millions hardly any text comes again.
    """

    def __init__(self, vocabulary: Vocabulary, as_of: date | None) -> None:
        """Read labels with a vocabulary, as of a day; where it is not known, as of today."""
        self.vocabulary = vocabulary
        self.as_of = as_of or date.max
        self.gazetteer = gazetteer()
        self.sign = cache(self._read)
        self.sort = cache(lambda text: sort_of(self.sign(text)))
        self._prefectures = [a.name for a in self.gazetteer.areas if a.level == "prefecture"]
        self._designated = [a for a in self.gazetteer.areas if a.kind == "指定都市" and a.valid_to is None]

    def __len__(self) -> int:
        """Return how many signs are remembered."""
        return self.sign.cache_info().currsize

    def sort_once(self, text: str) -> int:
        """Return the sort of a text without remembering it."""
        return sort_of(self._read(text))

    def knows(self, text: str) -> bool:
        """Tell whether a text can be a place, a code or a category."""
        return self.sort(text) >= Sort.ERA

    def knows_number(self, text: str) -> bool:
        """Tell whether a number of a sheet can be a code of the gazetteer: `11002`, `1100.0`."""
        return text.removesuffix(".0") in self.gazetteer.code_forms

    def prefecture_in(self, text: str) -> str:
        """Return the one prefecture a longer text names (`13東京都`, `北海道の市町村`), '' when none or several."""
        cleaned = clean(text)
        found = {full for full in self._prefectures if full in cleaned}
        if not found and (named := self.gazetteer.prefecture_named(cleaned)) is not None:
            found = {named.name}
        return found.pop() if len(found) == 1 else ""

    def city_in(self, text: str) -> Area | None:
        """Return the one designated city that a longer text names, None when it names none or several."""
        found = [city for city in self._designated if city.name in text]
        return found[0] if len(found) == 1 else None

    def _read(self, text: str) -> Sign:
        if text in self.gazetteer.local_names:
            return self._read_official(text)
        if text.isascii() and text.isdigit():
            return _read_code(text)
        cleaned = clean(text)
        if not cleaned or words.is_dash(cleaned):
            return BLANK
        if words.is_page_number(cleaned):
            return Sign(cleaned, word=Word.NOTE)
        if _DIGITS.fullmatch(cleaned) or looks_like_code(cleaned):
            return _read_code(cleaned)
        category = self.vocabulary.find(text)
        if len(cleaned) > _LONGEST_NAME:
            return Sign(cleaned, word=Word.NOTE, category=category)
        labelled = self._read_code_label(cleaned)
        sign = labelled or self._read_name(text, cleaned, category)
        if words.is_note(cleaned) and category is None and sign.place is None and not sign.short:
            return Sign(cleaned, word=Word.NOTE)  # ※津山市 is a body, ※速報値 a note
        return sign

    def _read_official(self, name: str) -> Sign:
        """Read a name as the gazetteer writes it, which needs no taking apart."""
        category = self.vocabulary.categories.get(fold_label(name)) if self.vocabulary.categories else None
        return Sign(name, name=name, place=self._place(name), category=category, shape=True)

    def _read_code_label(self, cleaned: str) -> Sign | None:
        """Read `011002 札幌市` and `札幌市(011002)`."""
        match = _CODE_LABEL.fullmatch(cleaned)
        if match is None:
            return None
        code, name = match[1] or match[4], match[2] or match[3]
        codes = tuple(c for c in normalise_code(code) if self.gazetteer.by_code(c) is not None)
        if not codes:
            return None
        place = self.gazetteer.resolve(code=code, name=name, as_of=self.as_of)
        return Sign(cleaned, name=name, codes=codes, place=None if place.status == "unknown" else place)

    def _read_name(self, text: str, cleaned: str, category: Category | None) -> Sign:
        bare = _OFFICE.sub("", _bare(text.strip()))
        peeled = peel_remarks(bare)
        # A remark that tells two bodies apart stays with the name: the gazetteer reads it.
        name = clean(bare if peeled.reform or peeled.former else peeled.name)
        plain = fold_label(name)
        prefecture = self.gazetteer.prefecture_named(bare)
        full = prefecture is not None and prefecture.name in name.replace(" ", "")
        place = self._place(prefecture.name if full and prefecture is not None else bare)
        word = next((word for word, names in _WORDS if names(plain)), Word.TEXT)
        weak = place is not None and place.reason is SUFFIX_DROPPED
        if weak and word is not Word.TEXT:
            place = None
        return Sign(
            cleaned,
            name=name,
            word=word,
            place=place,
            weak=weak,
            prefecture=prefecture.name if full and prefecture is not None else "",
            short=prefecture.name if prefecture is not None and not full else "",
            category=category,
            shape=words.has_municipal_shape(plain),
            heads=place is None and words.is_identity_label(cleaned),
        )

    def _place(self, name: str) -> Resolution | None:
        place = self.gazetteer.resolve_label(name, as_of=self.as_of)
        return None if place.status == "unknown" else place


@lru_cache(maxsize=65536)
def _read_code(cleaned: str) -> Sign:
    """Read digits, whatever the day: as a code where they have the form of one."""
    shaped = looks_like_code(cleaned)
    known = shaped and not (cleaned.isascii() and cleaned.isdigit() and cleaned not in gazetteer().code_forms)
    codes = tuple(c for c in normalise_code(cleaned) if gazetteer().by_code(c) is not None) if known else ()
    return Sign(cleaned, codes=codes, code_shaped=shaped)


def _bare(text: str) -> str:
    """Return a label without the brackets around it: `【北海道】`."""
    match = _BRACKETED.fullmatch(text)
    return next((part for part in match.groups() if part), text) if match else text


_KEPT: list[Lexicon] = []


def lexicon_of(vocabulary: Vocabulary, as_of: date | None) -> Lexicon:
    """Return a lexicon for a sheet: one of the sheets before it, so that thousands of small ones share it."""
    day = as_of or date.max
    for lexicon in _KEPT:
        if lexicon.vocabulary is vocabulary and len(lexicon) < _MOST_SIGNS and _means_the_same(lexicon.as_of, day):
            return lexicon
    while len(_KEPT) >= _MOST_LEXICONS or sum(map(len, _KEPT)) > _MOST_SIGNS:
        del _KEPT[0]
    _KEPT.append(Lexicon(vocabulary, day))
    return _KEPT[-1]


def _means_the_same(one: date, other: date) -> bool:
    """Tell whether the same areas exist on two days, so that every name means the same."""
    return one == other or bisect_right(_changes(), one) == bisect_right(_changes(), other)


@cache
def _changes() -> list[date]:
    """Return the days on which an area began, or was there no more."""
    known = gazetteer()
    areas = (*known.areas, *known.former_names, *known.counties)
    begun = {area.valid_from for area in areas if area.valid_from is not None}
    return sorted(begun | {area.valid_to + timedelta(1) for area in areas if area.valid_to is not None})


def sort_of(sign: Sign) -> int:
    """Return what a column counts a sign as, 0 for nothing: blanks, notes, and headings of names."""
    if sign.category is None and (sign.heads or sign.word in (Word.BLANK, Word.NOTE) or words.is_part(sign.text)):
        return 0
    level = sign.area.level if sign.area is not None else ""
    flags = Sort.CATEGORY if sign.category is not None else 0
    if sign.codes and sign.place is None:
        return flags + Sort.CODE
    if sign.prefecture:
        return flags + Sort.PREFECTURE
    if words.is_era(sign.text):
        return flags + Sort.ERA
    if level == "county":
        return flags + Sort.COUNTY
    flags += Sort.SHORT if sign.short or level == "nation" else 0
    if sign.place is not None:
        return flags + (Sort.WEAK if sign.weak else Sort.PLACE)
    if sign.shape or sign.word > Word.NOTE:
        return flags + Sort.SUPPORTING
    return flags or Sort.OTHER
