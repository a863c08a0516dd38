"""Read one label as the areas it can name: `岡山県奈義町`, `札幌市中央区`, `清水町（静岡県）`, `1．島尻郡八重瀬町 ※`.

Promise: a label is taken apart only where the parts say what they are (a prefecture, a 郡, what remarks.py lists); a
part that nothing knows, and a reading that is not the name's, make the whole label unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from axstat.areas.codes import begins_with_kanji
from axstat.areas.fold import fold_kana, fold_name
from axstat.areas.names import NameIndex
from axstat.areas.remarks import Peeled, peel_remarks
from axstat.areas.romaji import spells
from axstat.model.areas import Area
from axstat.voice import Finding, said

# Patterns are compiled by `re` when first used: most labels are names as they stand.
_COUNTY = r"(.{1,5}?郡)(.+[町村])"
_PARENTHESES = r"([^()]+)\(([^()]+)\)"
_OTHER_BRACKETS = r"(.+?)\s*[\[［【〔〈<＜]([^()（）]+[都道府県郡])[\]］】〕〉>＞]\s*$"
_NUMBERED = r"\d{1,2}(\D.*[都道府県])"
_SUFFIX_KANA = {
    "市": ("シ",), "町": ("マチ", "チョウ"), "村": ("ムラ", "ソン"), "区": ("ク",), "郡": ("グン",), "都": ("ト",),
    "府": ("フ",), "県": ("ケン",),
}  # fmt: skip
_LONGEST = 60
_SEPARATORS = "・/_,:、-"
_DASHES = frozenset("-‐‑‒–—―−ー–…*")
SUFFIX_DROPPED = said("suffix-dropped")


class Named(NamedTuple):
    """The areas a label can name; `blank` when it says nothing, `conflict` when its parts exclude each other.

    `former` are the names it gives after 旧, which only the history can confirm.
    """

    areas: tuple[Area, ...] = ()
    reason: Finding | None = None
    blank: bool = False
    conflict: bool = False
    former: tuple[str, ...] = ()


def is_blank(text: str) -> bool:
    """Whether a text is empty or only a mark for nothing (`-`, `―`, `…`)."""
    return not begins_with_kanji(text) and all(
        char in _DASHES or char.isspace() for char in unicodedata.normalize("NFKC", text)
    )


def read_label(index: NameIndex, text: str, *, prefecture: Area | None = None, before: str = "") -> Named:
    """Return the areas that a label can name.

    Args:
        index: the names.
        text: the label; may itself begin with a prefecture, a 郡 or a city.
        prefecture: the prefecture that another cell names.
        before: the 郡 or city that another cell names.
    """
    if is_blank(text):
        return Named(blank=True)
    key = fold_name(text)
    if len(key) > _LONGEST:
        return Named(reason=said("name-too-long", name=f"{text.strip()[:_LONGEST]}…"))
    text = " ".join(text.split())  # thousands of blanks would cost their square below
    if (bracketed := re.sub(_OTHER_BRACKETS, r"\1(\2)", text)) != text:
        text, key = bracketed, fold_name(bracketed)
    named = _read_variants(index, text, prefecture, fold_name(before))
    if named is not None:
        return named
    peeled = peel_remarks(text)
    if peeled.remark and (named := _read_variants(index, peeled.name, prefecture, fold_name(before))):
        return named if named.conflict else _agreeing(named, peeled)
    if prefecture is None:
        return Named(reason=said("name-unknown", name=text.strip()))
    return Named(reason=said("name-unknown-in", name=text.strip(), prefecture=prefecture.name))


def agrees(area: Area, peeled: Peeled) -> bool:
    """Whether the reading and the Latin name beside a name are the area's.

    A body whose kana is not known may have any reading that ends like one, and no Latin name.
    """
    if peeled.reading and not _is_reading(fold_kana(peeled.reading), area):
        return False
    return not peeled.latin or any(spells(peeled.latin, kana, area.name) for kana in _readings(area))


def _is_reading(read: str, area: Area) -> bool:
    ends = _SUFFIX_KANA.get(area.name[-1], ())
    if not area.kana:
        return read.endswith(ends)
    return any(kana.startswith(read) and kana[len(read) :] in ("", *ends) for kana in _readings(area))


def _readings(area: Area) -> Iterator[str]:
    """Yield an area's kana, and for a ward what may follow its city's シ."""
    yield area.kana
    if area.level == "ward":
        tails = (area.kana[at + 1 :] for at, char in enumerate(area.kana) if char == "シ")
        yield from (tail for tail in tails if tail != "ク")


def _agreeing(named: Named, peeled: Peeled) -> Named:
    """Keep the areas that fit what stands beside the name."""
    areas = tuple(area for area in named.areas if agrees(area, peeled) and _of_reform(area, peeled.reform))
    if not areas:
        return Named(reason=said("remark-unlike-name", remark=peeled.remark, name=peeled.name))
    return named._replace(areas=areas, former=peeled.former)


def _of_reform(area: Area, reform: str) -> bool:
    """Whether a ward is one of those after a reform (today's) or before it."""
    return not reform or (area.level == "ward" and (area.valid_to is None) == (reform == "after"))


def _read_variants(index: NameIndex, text: str, prefecture: Area | None, before: str) -> Named | None:
    """Read a name as it stands, with a prefecture's number before it, or after a prefecture's short name."""
    for key in (fold_name(text), _strip_number(text)):
        if key:
            named = _read_key(index, key, prefecture, before)
            if named.areas or named.conflict:
                return named._replace(areas=_as_spelt(named.areas, text))
    return _read_spaced(index, text, prefecture)


def _as_spelt(areas: tuple[Area, ...], text: str) -> tuple[Area, ...]:
    """Prefer the official spelling where folding makes two names one: 鹿嶋市 (茨城県) and 鹿島市 (佐賀県)."""
    if len({area.name for area in areas}) == 1:
        return areas
    spelt = {area.name for area in areas if area.name in text}
    keys = {fold_name(name) for name in spelt}
    return tuple(area for area in areas if area.name in spelt or fold_name(area.name) not in keys)


def _read_key(index: NameIndex, key: str, prefecture: Area | None, before: str) -> Named:
    named = _read_inside(index, key, prefecture, before)
    if named.areas:
        return named
    own, rest = index.split_prefecture(key)
    if own is not None:
        if prefecture is not None and own is not prefecture:
            return _two_prefectures(own, prefecture)
        return _read_inside(index, rest.lstrip(_SEPARATORS), own, before)
    match = re.fullmatch(_PARENTHESES, key)
    if match is None:
        return Named()
    own = index.prefecture(match[2])
    if own is None:
        return _read_inside(index, match[1], prefecture, match[2]) if match[2].endswith("郡") else Named()
    if prefecture is not None and own is not prefecture:
        return _two_prefectures(own, prefecture)
    return _read_inside(index, match[1], own, before)


def _two_prefectures(own: Area, other: Area) -> Named:
    return Named((other, own), said("two-prefectures", label=own.name, prefecture=other.name), conflict=True)


def _read_inside(index: NameIndex, key: str, prefecture: Area | None, before: str) -> Named:
    """Look a key up without taking prefectures off it: with its 郡 or city, whole, after a 郡, then shortened."""
    if not key:
        return Named()
    number = prefecture.prefecture_code if prefecture else ""
    if before.endswith("郡"):
        return _in_county(index, key.removeprefix(before), before, number)
    if before and (found := index.named(before + key, number)):
        return Named(tuple(found))
    if found := index.named(key, number):
        return Named(tuple(found))
    if match := re.fullmatch(_COUNTY, key):
        return _in_county(index, match[2], match[1], number)
    if found := index.shortened(key, number):
        return Named(tuple(found), SUFFIX_DROPPED)
    return Named()


def _in_county(index: NameIndex, key: str, county: str, number: str) -> Named:
    found = index.named(key, number)
    reason = None
    if not found:
        found, reason = index.shortened(key, number), SUFFIX_DROPPED
    inside = tuple(area for area in found if fold_name(area.county) == county)
    if inside or not any(area.level == "municipality" for area in found):
        return Named(inside or tuple(found), reason)
    return Named(reason=said("name-unknown-in", name=key, prefecture=county))


def _read_spaced(index: NameIndex, text: str, prefecture: Area | None) -> Named | None:
    """Read `岡山 奈義町`: a prefecture's short name counts only where a blank sets it off."""
    first, _, rest = unicodedata.normalize("NFKC", text).strip().partition(" ")
    own = index.prefecture_stems.get(fold_name(first))
    if own is None or not rest or (prefecture is not None and own is not prefecture):
        return None
    named = _read_inside(index, fold_name(rest), own, "")
    return named if named.areas else None


def _strip_number(text: str) -> str:
    match = re.fullmatch(_NUMBERED, unicodedata.normalize("NFKC", text).strip())
    return fold_name(match[1]) if match else ""
