"""Words that speak of less than a year: a figure of six months is no figure of the year, whoever says it is one."""

from __future__ import annotations

from collections.abc import Iterable

from axstat.datasets.explaining import is_part_of_year
from axstat.datasets.naming import Unexplained, words_of
from axstat.model.tables import Series
from axstat.values.lazy import Pattern
from axstat.values.text import clean
from axstat.voice import Some

_SPAN = Pattern(r"\d{1,2}\s?月|\d\s?[かカヵケヶ箇]\s?月|半期|半年|[上下前後]期|四半期|累計|中間")
_WHOLE = Pattern(r"(?<!\d)4月?(?:1日)?\s?(?:[-~〜]|から)\s?翌?年?\s?3月")
_MONTH = Pattern(r"\d{1,2}\s?月")


def speaks_of_part_of_year(answer: object, series: Series) -> bool:
    """Tell whether the words that keep a series from being a measure, or its period, are of a part of a year."""
    if series.period is not None and is_part_of_year(series.period):
        return True
    words = answer.words if isinstance(answer, Unexplained) else ()
    return any(_SPAN.search(clean(word)) and not _WHOLE.search(clean(said.text)) for word, said in words)


def without_months(word: str) -> str:
    """Return a word without the months that it names: twelve months are turned away for one reason."""
    return _MONTH.sub("", clean(word))


def words_of_all(answers: Iterable[Unexplained]) -> Some:
    """Return the words of several series as a message prints them: all of the first one, and how many more."""
    each = [words_of(answer) for answer in answers]
    shown = each[0].shown
    more = {word for one in each for word in one.shown} - set(shown)
    return Some(shown, each[0].more + len(more))
