"""Read a cell that should name a prefecture: 青森県, 青 森, 02 青森県, Aomori, TOKYO-TO.

Promise: only the 47 names are read, by their full form, without 都, 府 or 県, or in Latin letters; a city's name is
never taken for its prefecture (札幌).
"""

from __future__ import annotations

import re
import unicodedata

from axstat.areas.fold import fold_name
from axstat.areas.labels import agrees
from axstat.areas.names import NameIndex
from axstat.areas.remarks import peel_remarks
from axstat.areas.romaji import spells
from axstat.model.areas import Area

_LONGEST = 40
_NUMBERED = r"(?:0[1-9]|[1-4]?\d)\s*(\D+)"
_LATIN = r"[^\W\d_](?:[^\W\d_]|[\s'’.\-])*"


def prefecture_named(index: NameIndex, text: str) -> Area | None:
    """Return the prefecture that a text names, None for any other text."""
    if not text or len(text) > _LONGEST:
        return None
    if found := index.prefecture(fold_name(text)):
        return found
    peeled = peel_remarks(text)
    if peeled.former or peeled.reform:
        return None
    name = unicodedata.normalize("NFKC", peeled.name).strip()
    if match := re.fullmatch(_NUMBERED, name):
        name = match[1]
    found = index.prefecture(fold_name(name))
    if found is not None:
        return found if agrees(found, peeled) else None
    if not re.fullmatch(_LATIN, name) or (not name.isascii() and not unicodedata.normalize("NFKD", name)[0].isascii()):
        return None
    return next((area for area in index.prefectures.values() if spells(name, area.kana, area.name)), None)
