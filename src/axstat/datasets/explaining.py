"""Explains a text word by word: what each word says, and which words nobody has declared.

A text is cut into declared words so that as few characters as possible stay unexplained, with as few words as
possible: `１人当たり年間時間外勤務時間数` is 1人当たり · 年間 · 時間外勤務 · 時間数 (a person, a year, hours).
What is left over is never ignored: it decides that the text means something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Literal

from axstat.model.values import Period, PeriodMention
from axstat.values.periods import find_periods
from axstat.values.text import clean, fold_label

Place = Literal["header", "title", "unit", "note"]
Says = tuple[str, str]
_Cut = tuple[int, int, int, tuple[Says, ...], bool]
"""How a text is cut from a place on: unexplained characters, words, where the first ends, what it says, known."""
_ITSELF = "="  # words that are their own value; `a=b` is a with the value b

_ALTERNATIVES = re.compile(r"\(([^()]*\|[^()]*)\)")
_SEPARATORS = frozenset("()・,、。/:;~_*※›-「」『』\"'&+=|.●○■□◆◇◎▲△▼▽★☆→⇒<>!?’‘“”#′")
_ENCLOSED = re.compile("[①-⓿❶-➓⁰¹²³⁴-⁹₀-₉]")
_NUMBER = re.compile(
    r"^(?:\(\s*(?:\d{1,2}|[A-Za-zア-コ])\s*\)|(?:第?\d{1,2}(?:[-.]\d{1,3})*|[IVXivx]{1,4}|[A-Za-z]|[ア-コ])(?:[).:、]|\s))\s*(?=\S)"
)
_HALF_A_YEAR_AND_MORE = timedelta(days=360)
_LONGEST = 300  # a longer text is prose or rubbish, and names no column
_ASCII_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Explained:
    """What a text says: pairs of concept and value with the words that say them, and the words left over."""

    says: tuple[tuple[Says, str], ...] = ()
    unknown: tuple[str, ...] = ()

    def values(self, concept: str) -> dict[str, str]:
        """Return the values that the text gives a concept, each with its words."""
        return {said[1]: words for said, words in self.says if said[0] == concept}


@dataclass(slots=True)
class Lexis:
    """The declared words of one place: spellings and patterns, each with what it says, one value a concept."""

    spellings: dict[str, tuple[Says, ...]] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], tuple[Says, ...]]] = field(default_factory=list)
    _known: dict[str, Explained] = field(default_factory=dict)
    _longest: int = 0

    def add(self, spelled: Sequence[str], says: Says | None) -> None:
        """Declare spellings; `(a|b|)` writes several at once, `/…/` is a pattern."""
        shares = ("fraction",) if "%" in spelled else ()  # what recognition calls cells that show 0.048 as 4.8 %
        for text in (*spelled, *shares):
            if len(text) > 2 and text.startswith("/") and text.endswith("/"):
                self.patterns.append((re.compile(text[1:-1]), (says,) if says else ()))
                continue
            for spelling in expanded(text):
                folded = key_of(spelling)
                others = tuple(s for s in self.spellings.get(folded, ()) if says is not None and s[0] != says[0])
                self.spellings[folded] = (*others, says) if says else self.spellings.get(folded, ())
                self._longest = max(self._longest, len(folded))

    def add_exclusions(self, facets: Mapping[str, str | None]) -> None:
        """Declare for every part of a facet its exclusion (`病院を除く`) and its restriction (`病院のみ`)."""
        for word, says in list(self.spellings.items()):
            parts = [(facet, part) for facet, part in says if facet in facets and part != facets[facet]]
            for facet, part in parts:
                for suffix in ("を除く", "以外", "の職員を除く"):
                    self.spellings.setdefault(word + suffix, ((facet, f"{part}を除く"),))
                self.spellings.setdefault(f"{word}のみ", ((facet, part),))
        self._longest = max(map(len, self.spellings), default=0)

    def explain(self, text: str) -> Explained:
        """Return what a folded text says; every distinct text is cut once."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._cut(text)
        return found

    def mentioned(self, text: str) -> Explained:
        """Return what the words say that stand anywhere in running text, such as a note; the rest is left alone."""
        found = [(word, says) for word, says in self.spellings.items() if word in text]
        found += [(match[0], says) for pattern, says in self.patterns if (match := pattern.search(text))]
        return Explained(tuple((one, word) for word, says in found for one in says))

    def _cut(self, text: str) -> Explained:
        """Find the cheapest cut from each place to the end: unexplained characters count first, then words."""
        if len(text) > _LONGEST:
            return Explained(unknown=(f"{text[:20]}…",))
        size = len(text)
        best: list[_Cut] = [(0, 0, size, (), True)] * (size + 1)
        for start in range(size - 1, -1, -1):
            skip = 0 if text[start] in _SEPARATORS else 1
            cost, words, *_ = best[start + 1]
            choice: _Cut = (cost + skip, words + skip, start + 1, (), not skip)
            for end, says in self._words_at(text, start):
                cost, words, *_ = best[end]
                option: _Cut = (cost, words + 1, end, says, True)
                if option[:2] < choice[:2] or (option[:2] == choice[:2] and end > choice[2]):
                    choice = option
            best[start] = choice
        return _read_off(text, best)

    def _words_at(self, text: str, start: int) -> Iterable[tuple[int, tuple[Says, ...]]]:
        for pattern, says in self.patterns:  # before the words: what says in which place it stands goes before one
            match = pattern.match(text, start)
            if match is not None and match.end() > start:
                yield match.end(), says
        for end in range(start + 1, min(len(text), start + self._longest) + 1):
            spelled = self.spellings.get(text[start:end])
            if spelled is not None and _is_whole(text, start, end):
                yield end, spelled


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a Latin word is not cut out of a longer one: `h` is no part of `high`."""
    if not text[start:end].isascii():
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    inside = _ASCII_WORD.fullmatch(text[start]) and before.isalpha() and before.isascii()
    onwards = _ASCII_WORD.fullmatch(text[end - 1]) and after.isalpha() and after.isascii()
    return not (inside or onwards)


def _read_off(text: str, best: list[_Cut]) -> Explained:
    """Return the words of the best cut; single characters left over are shown with the words that they touch."""
    says: list[tuple[Says, str]] = []
    pieces: list[tuple[str, bool]] = []  # words, and runs that nobody declared
    at = 0
    while at < len(text):
        _, _, end, said, known = best[at]
        says.extend((one, text[at:end]) for one in said)
        if not known and pieces and not pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + text[at:end], False)
        else:
            pieces.append((text[at:end], known))
        at = end
    return Explained(tuple(says), tuple(_shown(pieces, index) for index, (_, known) in enumerate(pieces) if not known))


def _shown(pieces: list[tuple[str, bool]], index: int) -> str:
    word = pieces[index][0]
    if len(word) > 1 and not word.isdigit():
        return word
    before = pieces[index - 1][0] if index else ""
    after = pieces[index + 1][0] if index + 1 < len(pieces) else ""
    return "".join(part for part in (before, word, after) if part not in _SEPARATORS)


def expanded(text: str) -> list[str]:
    """Return every spelling that `(a|b|)` writes at once."""
    if "|" not in text:  # thousands of names
        return [text]
    parts = _ALTERNATIVES.split(text)
    options = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(chosen) for chosen in product(*options)]


def key_of(text: str) -> str:
    """Return a text as words are compared: folded, Latin letters small."""
    plain = text.isalnum() and "ー" not in text and unicodedata.is_normalized("NFKC", text)
    return (text if plain else fold_label(text)).casefold()  # thousands of names are plain


def without_number(text: str) -> str:
    """Return a text without the number in front of it: `（２）私立`."""
    return _NUMBER.sub("", clean(_ENCLOSED.sub(" ", text)))


def without_periods(text: str, *, parts_of_years: bool = True) -> str:
    """Return a text as words are compared, without the periods that it mentions and the number in front of it.

    Args:
        text: a header level, title or sheet name.
        parts_of_years: take out months, quarters and half-years of the data too; they stay where only whole years can
            be meant, so that nobody takes them for one.
    """
    cleaned = without_number(text)
    said = {
        mention.words
        for mention in find_periods(cleaned)
        if parts_of_years or mention.role != "data" or not (is_part_of_year(mention.period) or _in_months(mention))
    }
    if not said:
        return key_of(cleaned)
    return key_of(re.sub("|".join(map(re.escape, sorted(said, key=lambda w: (-len(w), w)))), " ※ ", cleaned))


def is_part_of_year(period: Period) -> bool:
    """Tell whether a period is months or quarters of a year, and not nearly all of it."""
    return period.kind in ("month", "interval") and period.end - period.start < _HALF_A_YEAR_AND_MORE


def _in_months(mention: PeriodMention) -> bool:
    """Tell whether months make up a calendar year, which is no fiscal one: 令和６年１月～12月."""
    return mention.period.kind == "calendar_year" and any(sign in mention.words for sign in "月~")


def lexes(*declared: Mapping[str, Mapping[str, object]]) -> dict[Place, Lexis]:
    """Return the words by place from tables as the declarations write them: place → concept → value → spellings.

    Words under `any` hold in headers, titles and units; `frame` are words that say nothing of the measure.
    """
    found: dict[Place, Lexis] = {place: Lexis() for place in ("header", "title", "unit", "note")}
    for table in declared:
        for place, concepts in table.items():
            places: tuple[Place, ...] = ("header", "title", "unit") if place == "any" else (place,)  # type: ignore[assignment]
            for concept, values in concepts.items():
                for name in places:
                    _add(found[name], concept, values)
    return found


def _add(lexis: Lexis, concept: str, values: object) -> None:
    if isinstance(values, list):
        lexis.add(values, None)
    elif isinstance(values, Mapping):
        for value, spelled in values.items():
            if value != _ITSELF:
                lexis.add(spelled, (concept, value))
                continue
            for word in spelled:
                spelling, _, meaning = word.partition("=")
                lexis.add([spelling], (concept, meaning or spelling))
