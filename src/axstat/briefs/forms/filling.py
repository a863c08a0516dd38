"""Fill a form for one body, and check what was filled as `axstat check` does: what would not pass is a finding."""

from __future__ import annotations

from dataclasses import dataclass, replace

from axstat.briefs.forms.fields import Filler, Value
from axstat.briefs.forms.marking import marked
from axstat.briefs.forms.word import Form, Place
from axstat.documents.checking import check
from axstat.documents.model import At
from axstat.documents.office import read_office
from axstat.errors import UsageError
from axstat.voice import Finding


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that could not be filled: what it says, where it stands, and why."""

    said: str
    at: At
    why: Finding


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what could be filled in it."""

    content: bytes
    filled: int
    gaps: tuple[Gap, ...]
    simulated: bool


def fill(file: str, content: bytes, filler: Filler) -> Filled:
    """Fill a form.

    Args:
        file: its name, for messages.
        content: its bytes.
        filler: what answers its fields.

    Raises:
        UsageError: it is no Word document, is damaged, or has no field.
        AxstatError: whatever the database refuses.
    """
    form = Form.read(file, content)
    places = form.places()
    if not places:
        raise UsageError("template-without-fields", file=file, example="{{ overtime_standing.hours }}")
    values: list[tuple[Place, Value]] = []
    gaps: list[Gap] = []
    for place in places:
        value = form.refusal(place) or filler.value(place.said)
        if isinstance(value, Finding):
            gaps.append(Gap(place.said, place.at, value))
        else:
            values.append((place, value))
    written = form.put(values)
    gaps += _unproven(file, written, filler, values)
    simulated = any(value.simulated for _, value in values)
    content = marked(file, written, filler.lang) if simulated else written  # last: findings count the form's paragraphs
    return Filled(content, len(values), tuple(gaps), simulated)


def _unproven(file: str, content: bytes, filler: Filler, values: list[tuple[Place, Value]]) -> list[Gap]:
    """Return the numbers filled that a check would not pass where they stand: their unit or year is not said there."""
    filled = {value.address for _, value in values if value.address}
    checked = check(read_office(file, content), filler.answers, allow_simulated=True)
    said = {value.address: place.said for place, value in values}
    return [
        Gap(said[one.link], one.at, replace(one.why, severity="error"))
        for one in checked.numbers
        if one.link in filled and one.state != "ok" and one.why is not None
    ]
