"""Sentences of a brief: a template of the catalogue filled with words, and with numbers that keep their links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from axstat.model.text import Label, Lang
from axstat.model.wording import period
from axstat.papers.blocks import Span, Text, plain
from axstat.voice.catalogue.briefs import SENTENCES

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Characters that no text has (private use): they hold the place of a number while its sentence is written."""
_HELD = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_JOINT, _STOP = Label("、", ", "), Label("。", ".")


def say(identifier: str, lang: Lang, **fields: object) -> Text:
    """Return a sentence; fields that are spans, or texts of spans, keep their links in it."""
    held: list[Text] = []
    words: dict[str, object] = {}
    for name, value in fields.items():
        text = (value,) if isinstance(value, Span) else value
        if isinstance(text, tuple) and all(isinstance(span, Span) for span in text):  # other tuples are names
            words[name] = f"{_OPEN}{len(held)}{_CLOSE}"
            held.append(text)
        else:
            words[name] = text
    parts = _HELD.split(SENTENCES[identifier].text(words, lang))
    spans: list[Span] = []
    for place, part in enumerate(parts):
        spans += held[int(part)] if place % 2 else [Span(part)] if part else []
    return tuple(spans)


def year_of(year: int) -> Label:
    """Return a fiscal year in few letters, for tables and where its era was said: 2024年度, FY2024."""
    return Label(f"{year}年度", f"FY{year}")


def when_of(period_text: str) -> Label:
    """Return a stored period in few letters."""
    year = period_text.removeprefix("FY")
    return year_of(int(year)) if year != period_text and year.isdigit() else period(period_text)


def words_of(identifier: str, lang: Lang, **fields: object) -> str:
    """Return a phrase without numbers of its own: a heading, a caption."""
    return plain(say(identifier, lang, **fields))


def listed(texts: Iterable[Text], lang: Lang) -> Text:
    """Return several phrases one after another."""
    found: list[Span] = []
    for text in texts:
        found += [Span(_JOINT.text(lang)), *text] if found else text
    return tuple(found)


def one_after_another(sentences: Iterable[Text], lang: Lang) -> Text:
    """Return whole sentences as one paragraph: a blank stands between English ones."""
    found: list[Span] = []
    for sentence in sentences:
        found += [Span(" "), *sentence] if found and lang == "en" else sentence
    return tuple(found)
