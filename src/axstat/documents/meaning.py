"""What a sentence says of a number besides its size: direction, statistic, side of a threshold, time.

A right number under another meaning is a wrong number. A word decides only where the column declares what it holds:
by its label, by being signed, by the row's time.
"""

from __future__ import annotations

from axstat.documents.asking import Evidence
from axstat.values.lazy import Pattern
from axstat.values.printed.model import Printed
from axstat.voice import Finding, found, some

_NOT_OVER = r"超え(?:てい)?な[いか]|以下|を下回|に満たな|未満"
_CONTRASTS: tuple[dict[str, Pattern], ...] = (
    {
        "超えない": Pattern(_NOT_OVER),
        "超える": Pattern(r"超え(?!(?:てい)?な)|(?<![以])上回|超(?=の|で)"),
    },
    {
        "平均": Pattern(r"平均|mean|average"),
        "中央値": Pattern(r"中央値|median"),
        "最大": Pattern(r"最大|最高|最も[多高長]|maximum|highest"),
        "最小": Pattern(r"最小|最低|最も[少低短]|minimum|lowest"),
    },
    {"需要": Pattern(r"需要|demand"), "供給": Pattern(r"供給|supply")},
    {"上限": Pattern(r"上限"), "下限": Pattern(r"下限")},
)
"""Words that exclude each other: a column whose label has one of a group is not what a sentence with another says."""
_SENTENCE = "。．\n！？"


def contradiction(
    text: str, one: Printed, numbers: tuple[Printed, ...], evidence: Evidence, since: int = 0
) -> Finding | None:
    """Return why a sentence contradicts what a column holds although the number agrees, None where it does not.

    `since` is where the link before it ends, 0 where there is none.
    """
    directed = one.by_words or one.undirected or one.sign > 0
    if directed and not evidence.signed:
        return found("number-is-no-change", "error", printed=one.text, column=evidence.label)
    begin = max((text.rfind(mark, 0, one.start) for mark in _SENTENCE), default=-1) + 1
    before = text[begin : one.start]
    other = _contrast(before, evidence)
    if other is not None:
        return found("number-of-other-meaning", "error", printed=one.text, word=other, column=evidence.label)
    other_time = evidence.times.other(text, one, numbers, begin, since)
    if other_time is not None:
        own = some(list(dict.fromkeys(period.label for period in evidence.times.own)))
        return found("number-of-other-year", "error", printed=one.text, said=other_time.label, own=own)
    return None


def _contrast(before: str, evidence: Evidence) -> str | None:
    """Return the word of a sentence that excludes what the label says; the nearest of its group counts."""
    for group in _CONTRASTS:
        own = next((name for name in group if name in evidence.label.ja), None)
        if own is None:
            continue
        said = [(match.end(), name) for name, pattern in group.items() for match in pattern.finditer(before)]
        if said and max(said)[1] != own:
            return max(said)[1]
    return None
