"""Names of places that hold numerals, in which no number is looked for: 三重県, 四日市市, 二本松."""

from __future__ import annotations

import re
from functools import cache

_NUMERALS = frozenset("一二三四五六七八九十百千万")


def names_in(text: str) -> list[tuple[int, int]]:
    """Return the spans of such names in a text."""
    if not any(char in _NUMERALS for char in text):
        return []
    return [match.span() for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    from axstat.areas import gazetteer

    known = gazetteer()
    whole = {area.name for areas in (known.areas, known.former_names, known.counties) for area in areas}
    names = {name for name in whole if any(char in _NUMERALS for char in name)}
    short = {name[:-1] for name in names if len(name) > 2}
    return re.compile("|".join(sorted(map(re.escape, names | short), key=len, reverse=True)))
