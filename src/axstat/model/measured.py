"""A measure as it is named for people: a title from its path, its unit and its period in the reader's language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from axstat.model import names
from axstat.model.text import Lang
from axstat.model.wording import period, unit

_SEPARATOR = re.compile(r"\s*›\s*")
_NUMBERED = re.compile(r"^(?:[①-⑳]|[0-9０-９]{1,2}[.．、)）]|[（(][0-9０-９]{1,2}[)）])\s*")
_SECTION = re.compile(r"^＜.*＞$|^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+[.．、]?|。$")
_BRACKETED = re.compile(r"(.*\S)\s*[（(](?:単位\s*[：:]\s*)?([^（()）]*)[)）]\s*")
SHORT = 4
YEN = {"円": 1.0, "千円": 1e3, "百万円": 1e6, "億円": 1e8}


@dataclass(frozen=True, slots=True)
class Measured:
    """How a measure is written: `factor` brings values to `unit`; a `percent` measure holds fractions."""

    title: str
    unit: str
    when: str
    factor: float = 1.0
    percent: bool = False


def measure_title(path: str, lang: Lang, units: Iterable[str] = ()) -> str:
    """Return a measure's name from its path: `人口（計）` of `人口 › 計`.

    The last heading is named with the one above it, which says what it is a part of. Headings of a section and
    instructions are left out unless nothing else says what a short last word (計) means. One of `units` in brackets
    at the end of a heading is left out too: whoever prints the name says the unit.
    """
    said = [*units]
    parts = [_without_unit(_NUMBERED.sub("", part), said) for part in _SEPARATOR.split(path) if part]
    *above, last = parts
    if not above:
        return names.translated(last, lang)
    telling = [part for part in above if not _SECTION.search(part)]
    parent = telling[-1] if telling else above[-1] if len(last) <= SHORT else ""
    if not parent or parent == last:
        return names.translated(last, lang)
    shown = names.translated(parent, lang), names.translated(last, lang)
    return f"{shown[0]}（{shown[1]}）" if lang == "ja" else f"{shown[0]} ({shown[1]})"


def _without_unit(text: str, units: Iterable[str]) -> str:
    """Return a heading without the unit in brackets at its end: `待機児童数` of `待機児童数（人）`."""
    found = _BRACKETED.fullmatch(text)
    said = {_folded(form) for name in units for form in (name, unit(name).ja, unit(name).en)}
    return found[1] if found and _folded(found[2]) in said else text


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def measured(path: str, units: Iterable[str], periods: Iterable[str], lang: Lang) -> Measured:
    """Return how a measure is written, from the units and periods of the rows drawn."""
    found = sorted(set(units) - {""})
    percent = found == ["fraction"]
    money = len(found) == 1 and found[0] in YEN
    shown = "円" if money else found[0] if len(found) == 1 else ""
    joiner = "、" if lang == "ja" else ", "
    return Measured(
        title=measure_title(path, lang, found),
        unit=unit(shown).text(lang) if shown else joiner.join(unit(text).text(lang) for text in found),
        when=_span(sorted(set(periods) - {""}), lang),
        factor=YEN[found[0]] if money else 1.0,
        percent=percent,
    )


def _span(periods: list[str], lang: Lang) -> str:
    shown = list(dict.fromkeys(period(text).text(lang) for text in periods))
    if len(shown) < 3:
        return ("、" if lang == "ja" else ", ").join(shown)
    return f"{shown[0]}〜{shown[-1]}" if lang == "ja" else f"{shown[0]} to {shown[-1]}"
