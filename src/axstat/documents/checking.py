"""Hold every number of a document against what its link gives.

A linked number is `ok` only when it says what the data say today; everything else is a finding with its place.
Numbers without a link are listed, and never pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from axstat.documents.asking import Answers, Evidence
from axstat.documents.meaning import contradiction
from axstat.documents.model import At, Change, Document, Link, Paragraph
from axstat.documents.names import names_in
from axstat.documents.ranges import ends_apart
from axstat.documents.totals import Sum, sums
from axstat.documents.units import stated_units
from axstat.model.wording import unit as unit_words
from axstat.values.printed.agreement import Datum, Why, disagreement
from axstat.values.printed.model import Printed
from axstat.values.printed.reading import read_numbers
from axstat.values.printed.stating import stated
from axstat.values.printed.writing import written
from axstat.voice import Finding, Label, found

State = Literal["ok", "DIFFERS", "STALE", "UNREAD", "SIMULATED", "unlinked", "apart"]
FINDINGS: tuple[State, ...] = ("DIFFERS", "STALE", "UNREAD", "SIMULATED")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a document, or a link in which none could be read."""

    at: At
    printed: str
    state: State
    read: Printed | None = None
    link: str | None = None
    expected: str | None = None
    why: Finding | None = None
    around: str = ""
    """The sentence, as far as it fits a line."""
    change: Change | None = None
    """What `--fix` would write."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a document."""

    document: Document
    numbers: tuple[Number, ...]
    totals: tuple[Sum, ...] = ()
    without: int = 0
    """Paragraphs in which no number was read."""

    def count(self, *states: State) -> int:
        """Return how many numbers are in one of these states."""
        return sum(number.state in states for number in self.numbers)

    @property
    def simulated(self) -> int:
        """How many linked numbers agree with simulated data, those that are allowed to pass too."""
        agree = (number.evidence for number in self.numbers if number.state in ("ok", "SIMULATED"))
        return sum(evidence is not None and evidence.simulated for evidence in agree)

    def mended(self) -> tuple[bytes, int]:
        """Return the document with its differing numbers rewritten in their own style, and how many were."""
        changes = [number.change for number in self.numbers if number.change is not None]
        if not changes:
            return self.document.content, 0
        return self.document.writer.rewritten(changes, self.document.paragraphs), len(changes)

    @property
    def linked(self) -> int:
        """How many links it has."""
        return self.count("ok", *FINDINGS)

    @property
    def is_ok(self) -> bool:
        """Whether every linked number is ok and every total adds up."""
        return not self.count(*FINDINGS) and not any(one.why is not None for one in self.totals)


Progress = Callable[[int, int], None]


def check(
    document: Document, answers: Answers, *, allow_simulated: bool = False, progress: Progress | None = None
) -> Checked:
    """Return what is to be said of every number of a document.

    Args:
        document: the document.
        answers: what answers the queries; shared by all documents of a call.
        allow_simulated: numbers made from simulated data may pass.
        progress: called with the paragraphs done and their number.
    """
    document = replace(document, paragraphs=tuple(map(ends_apart, document.paragraphs)))
    units = stated_units(document)
    found_numbers: list[Number] = []
    read: dict[int, tuple[Printed, ...]] = {}
    without = 0
    for place, paragraph in enumerate(document.paragraphs):
        numbers = tuple(
            stated(one, units.get(place))
            for one in read_numbers(paragraph.text, names=names_in(paragraph.text), is_heading=paragraph.is_heading)
        )
        read[place] = numbers
        without += not numbers and not paragraph.links
        found_numbers += _of_paragraph(document, place, numbers, answers, allow_simulated=allow_simulated)
        if progress is not None:
            progress(place + 1, len(document.paragraphs))
    stray = [Number(at, "", "UNREAD", why=found("address-outside-link", "error")) for at in document.stray]
    return Checked(document, (*found_numbers, *stray), tuple(sums(document, read)), without)


def _of_paragraph(
    document: Document, place: int, numbers: tuple[Printed, ...], answers: Answers, *, allow_simulated: bool
) -> Iterator[Number]:
    paragraph = document.paragraphs[place]
    linked: set[int] = set()
    results: list[tuple[int, Number]] = []
    for link in paragraph.links:
        inside = [i for i, one in enumerate(numbers) if one.core[0] < link.end and one.core[1] > link.start]
        linked.update(inside)
        own = [i for i in inside if numbers[i].is_number] or inside
        one = numbers[own[0]] if len(own) == 1 else None
        checked = _linked(document, place, link, one, len(own), answers, allow_simulated=allow_simulated)
        if checked.state in ("ok", "SIMULATED") and one is not None and checked.evidence is not None:
            since = max((other.end for other in paragraph.links if other.end <= link.start), default=0)
            against = contradiction(paragraph.text, one, numbers, checked.evidence, since)
            checked = checked if against is None else replace(checked, state="DIFFERS", expected=None, why=against)
        results.append((link.start, checked))
    for i, one in enumerate(numbers):
        if i not in linked:
            state: State = "unlinked" if one.is_number else "apart"
            at = document.writer.at(paragraph, one.start)
            results.append((one.start, Number(at, one.text, state, one, around=_around(paragraph, one.start))))
    yield from (number for _, number in sorted(results, key=lambda pair: pair[0]))


def _linked(
    document: Document, place: int, link: Link, one: Printed | None, several: int, answers: Answers,
    *, allow_simulated: bool,
) -> Number:  # fmt: skip
    paragraph = document.paragraphs[place]
    number = Number(
        document.writer.at(paragraph, link.start),
        one.text if one is not None else paragraph.text[link.start : link.end].strip(),
        "UNREAD", one, link.address, around=_around(paragraph, link.start),
    )  # fmt: skip
    evidence = answers.evidence(link.address)
    if isinstance(evidence, Finding):
        return replace(number, state="STALE", why=evidence)
    number = replace(number, evidence=evidence)
    if one is None:
        return replace(number, why=found("several-numbers-in-link" if several else "no-number-in-link", "error"))
    if one.value is None or not (one.is_number or one.kind == "year"):
        return replace(number, why=found("number-not-read", "error", text=one.text))
    why = disagreement(one, evidence.datum)
    if why is not None:
        return _differing(document, place, link, number, one, evidence.datum, why)
    if evidence.simulated and not allow_simulated:
        return replace(number, state="SIMULATED", why=found("number-simulated", "error"))
    return replace(number, state="ok", expected=one.text)


def _differing(
    document: Document, place: int, link: Link, number: Number, one: Printed, datum: Datum, why: Why
) -> Number:
    paragraph = document.paragraphs[place]
    digits = None if why in ("denied", "marks") else written(one, datum)
    expected, change = None, None
    if digits is not None:
        text = paragraph.text[: one.core[0]] + digits + paragraph.text[one.core[1] :]
        again = _again(text, one, paragraph.unit)
        if again is not None and disagreement(again, datum) is None:
            expected = again.text
            in_link = link.start <= one.core[0] and one.core[1] <= link.end
            if in_link and document.writer.can_replace(paragraph, *one.core):
                change = Change(place, *one.core, digits)
        elif why in ("sign", "value"):
            expected = paragraph.text[one.start : one.core[0]] + digits + paragraph.text[one.core[1] : one.end]
    return replace(number, state="DIFFERS", expected=expected, why=_said(why, one, datum, expected), change=change)


def _again(text: str, one: Printed, unit: str | None) -> Printed | None:
    """Return the number that a mended text holds at the place of another."""
    for other in read_numbers(text, names=names_in(text)):
        if other.core[0] == one.core[0] or (other.start == one.start and other.is_number):
            return _under(other, one, unit)
    return None


def _under(other: Printed, one: Printed, unit: str | None) -> Printed:
    """Return a number read again under the unit that was stated for the first."""
    if one.size == 1 and one.unit == other.unit:
        return other
    return stated(other, unit) if unit else other


def _said(why: Why, one: Printed, datum: Datum, expected: str | None) -> Finding:
    value, unit = _shown(datum)
    if why == "value" and expected is not None:
        return found("number-differs", "error", printed=one.text, expected=expected)
    identifier = {
        "value": "number-differs-from", "sign": "number-of-other-sign", "marks": "number-signed-twice",
        "unit": "number-of-other-unit", "per": "number-of-other-span", "bare": "number-without-unit",
        "denied": "number-denied", "unread": "number-not-read", "ends": "range-too-wide",
    }[why]  # fmt: skip
    return found(identifier, "error", printed=one.text, text=one.text, value=value, unit=unit)


def _shown(datum: Datum) -> tuple[str, Label]:
    """Return a figure of the data and its unit as messages print them: a share in percent."""
    from axstat.voice import number

    size = 100 if datum.unit == "fraction" else 1
    return number(float(datum.value * size)), unit_words(datum.unit or "")


def _around(paragraph: Paragraph, offset: int, width: int = 24) -> str:
    """Return what stands around a number, within its sentence."""
    begin = max((paragraph.text.rfind(mark, 0, offset) for mark in "。\n"), default=-1) + 1
    begin = max(begin, offset - width)
    ends = [paragraph.text.find(mark, offset) for mark in "。\n"]
    end = min((end for end in ends if end >= 0), default=len(paragraph.text))
    return " ".join(paragraph.text[begin : min(end, offset + width)].replace("\ufffc", "").split())
