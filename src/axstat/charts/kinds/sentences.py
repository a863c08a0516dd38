"""Titles that say what a quantity does among areas; each is true for whatever the numbers are."""

from __future__ import annotations

from axstat.charts import wording
from axstat.charts.kinds.values import Values, extremes_text
from axstat.charts.request import Request
from axstat.charts.saying import say
from axstat.model.text import Label


def share_title(values: Values, request: Request) -> str:
    """Say how many lie beyond the threshold; true whatever the areas without a value would say."""
    lang, what, counted, tell = request.lang, request.subject.what, values.tally, values.tell
    side = tell("verb-under" if request.under() else "verb-over")
    reporters = Label(say("reporters", "ja", what=what), say("reporters", "en", what=what))
    everyone = what if not counted.absent else reporters
    if counted.over + counted.undecidable == 0:
        return tell("share-none", who=everyone, side=side)
    if counted.over == counted.reporting:
        phrase: str | None = tell("share-everyone", who=everyone)
    else:
        few = counted.reporting < 10
        phrase = None if few else wording.share_phrase(what, counted.bounds, lang)
        if phrase is None and not few:
            phrase = wording.share_phrase(reporters, (counted.share, counted.share_high), lang)
        if phrase is None:
            phrase = wording.percent_phrase(reporters, counted.share, counted.share_high, lang)
    return tell("share-of-areas", who=phrase, side=side)


def spread_title(values: Values, request: Request) -> str:
    """Say the one value that most areas have, or the median between the extremes."""
    numbers, tell = values.numbers, values.tell
    median = wording.median(numbers)
    said = values.quantity.said(median)
    same = sum(number == median for number in numbers)
    if 2 * same > len(numbers) > 1:
        return tell("same-for-most", amount=said, same=same, n=len(numbers))
    low, high = (extremes_text(values, request, high=end) for end in (False, True))
    return tell("spread", median=said, low=low, high=high)
