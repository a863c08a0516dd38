"""Search areas for a person: best matches first, near spellings when nothing else fits.

Promise: order says how well an area fits (name, kana, beginning, part), today's areas before dissolved ones; nothing
here decides anything for the data path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from axstat.areas.fold import fold_kana, fold_name
from axstat.areas.romaji import spells
from axstat.model.areas import Area

_NEAREST = 5
_LONGEST = 60


def search(text: str, first: tuple[Area, ...], areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return `first`, then the areas that match `text`, best first, without repetition."""
    name, kana = fold_name(text), fold_kana(text)
    if not name or len(name) > _LONGEST:
        return ()
    pool = tuple(areas)
    ranked = [(rank, area.valid_to is not None, area) for area in pool if (rank := _rank(area, name, kana)) is not None]
    ranked.sort(key=lambda entry: entry[:2])
    found = dict.fromkeys((*first, *(area for _, _, area in ranked)))
    return tuple(found) or _nearest(name, pool)


def _rank(area: Area, name: str, kana: str) -> int | None:
    own = fold_name(area.name)
    tests = (
        own == name,
        area.kana == kana,
        own[:-1] == name,
        area.level == "ward" and own.endswith((f"市{name}", f"市{name}区")),
        own.startswith(name),
        area.kana.startswith(kana),
        name in own,
        kana in area.kana,
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


def _nearest(name: str, areas: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return the areas whose name is spelt most like `name`; behind a prefecture those of that prefecture."""
    from difflib import get_close_matches

    inside = tuple(
        area for area in areas if area.prefecture not in ("", area.name) and name.startswith(fold_name(area.prefecture))
    )
    if inside:
        rest = name.removeprefix(fold_name(inside[0].prefecture))
        return (_nearest(rest, inside) if rest else ()) or _nearest(rest, areas)
    by_name: dict[str, list[Area]] = {}
    for area in areas:
        by_name.setdefault(fold_name(area.name), []).append(area)
    near = get_close_matches(name, by_name, n=_NEAREST, cutoff=0.5)
    return tuple(area for key in near for area in by_name[key])


def search_latin(text: str, areas: Iterable[Area], prefecture_named: Callable[[str], Area | None]) -> tuple[Area, ...]:
    """Return the areas of today that Latin letters spell: `Nagi`, `Kurashiki-shi`, `Okayama Nagi`, `Nagi (Okayama)`.

    Args:
        text: what a person typed; other letters spell nothing.
        areas: all of them.
        prefecture_named: returns the prefecture that a word spells.
    """
    if not text.isascii() or not any(char.isalpha() for char in text) or len(text) > _LONGEST:
        return ()
    pool = [area for area in areas if area.valid_to is None and area.kana]
    words = re.findall(r"[A-Za-z'-]+", text)
    whole = [area for area in pool if spells(" ".join(words), area.kana, area.name)]
    inside: list[Area] = []
    for prefecture, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if len(words) > 1 else ():
        where = prefecture_named(prefecture)
        if where is not None:
            own = (area for area in pool if area.prefecture == where.name and area.name != where.name)
            inside += [area for area in own if spells(" ".join(rest), area.kana, area.name)]
    return tuple(dict.fromkeys(inside or whole))
