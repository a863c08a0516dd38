"""Which linked numbers of a document move between the data as they are and as they were with another vintage in use."""

from __future__ import annotations

from dataclasses import dataclass

from axstat.documents.asking import Answers, Evidence
from axstat.documents.checking import Checked
from axstat.documents.model import At
from axstat.values.printed.agreement import Datum


@dataclass(frozen=True, slots=True)
class Move:
    """A linked number whose value is another with the other vintage; None where there is no value."""

    at: At
    printed: str
    link: str
    before: Datum | None
    after: Datum | None


def moves(checked: Checked, other: Answers) -> tuple[Move, ...]:
    """Return the links of a document that move, in its order.

    Args:
        checked: the document, checked against the data as they are.
        other: what answers as if the other vintage were in use.
    """
    found = []
    for number in checked.numbers:
        if number.link is None:
            continue
        then = other.evidence(number.link)
        before = then.datum if isinstance(then, Evidence) else None
        after = number.evidence.datum if number.evidence is not None else None
        if before != after:
            found.append(Move(number.at, number.printed, number.link, before, after))
    return tuple(found)
