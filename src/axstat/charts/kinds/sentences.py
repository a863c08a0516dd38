"""Titles that say what a quantity does among areas; each is true for whatever the numbers are."""

from __future__ import annotations

from axstat.charts import wording
from axstat.charts.kinds.values import Values, extremes_text
from axstat.charts.request import Request
from axstat.charts.saying import say
from axstat.model.text import Label


def share_title(values: Values, request: Request) -> str:
    """Say how many lie beyond the threshold; true whatever the areas without a value would say."""
    lang, what, counted, quantity = request.lang, request.subject.what, values.tally, values.quantity
    threshold = values.threshold or 0.0
    words = {
        "limit": quantity.limit(threshold, lang),
        "plain": quantity.round_limit(threshold, lang),
        "side": say("verb-under" if request.under() else "verb-over", lang),
    }
    reporters = Label(say("reporters", "ja", what=what), say("reporters", "en", what=what))
    if counted.over + counted.undecidable == 0:
        who = what if not counted.absent else reporters
        return say("share-none", lang, quantity, who=who, **words)
    if counted.over == counted.reporting:
        phrase: str | None = say("share-everyone", lang, who=what if not counted.absent else reporters)
    else:
        few = counted.reporting < 10
        phrase = None if few else wording.share_phrase(what, counted.bounds, lang)
        if phrase is None and not few:
            phrase = wording.share_phrase(reporters, (counted.share, counted.share_high), lang)
        if phrase is None:
            phrase = wording.percent_phrase(reporters, counted.share, counted.share_high, lang)
    return say("share-of-areas", lang, quantity, who=phrase, **words)


def spread_title(values: Values, request: Request) -> str:
    """Say the one value that most areas have, or the median between the extremes."""
    lang, quantity, numbers = request.lang, values.quantity, values.numbers
    opening = request.subject.opening.text(lang)
    median = wording.median(numbers)
    same = sum(number == median for number in numbers)
    if 2 * same > len(numbers) > 1:
        return say(
            "same-for-most",
            lang,
            quantity,
            opening=opening,
            amount=quantity.said(median, lang),
            same=same,
            n=len(numbers),
            bodies=request.subject.bodies,
        )
    low, high = (extremes_text(values, request, high=end) for end in (False, True))
    return say("spread", lang, quantity, opening=opening, median=quantity.said(median, lang), low=low, high=high)
