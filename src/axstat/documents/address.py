"""The address of a number: `axstat:query/column?parameter=value&where.column=value`.

Values may be written as they are or percent-encoded; `+` is a plus. A column or parameter is named once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from axstat.errors import UsageError

SCHEME = "axstat:"
_WHERE = "where."


@dataclass(frozen=True, slots=True)
class Address:
    """A column of a named query, the query's parameters, and what chooses the row."""

    query: str
    column: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)

    def written(self) -> str:
        """Return the address as a link holds it: Japanese stays readable, what ends a link is encoded."""
        pairs = [*self.parameters.items(), *((_WHERE + name, value) for name, value in self.where.items())]
        tail = "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in pairs)
        return f"{SCHEME}{_encoded(self.query)}/{_encoded(self.column)}{'?' if tail else ''}{tail}"


def is_address(target: str) -> bool:
    """Say whether the target of a link is such an address, well formed or not."""
    return target.strip().lower().startswith(SCHEME)


def read_address(target: str) -> Address:
    """Return what an address names.

    Raises:
        UsageError: it does not have the form of one, or names something twice.
    """
    text = target.strip()
    path, _, tail = text[len(SCHEME) :].partition("?")
    steps = [unquote(step) for step in path.split("/")]
    if not is_address(text) or len(steps) != 2 or not all(steps):
        raise UsageError("not-an-address", address=text)
    parameters: dict[str, str] = {}
    where: dict[str, str] = {}
    for pair in filter(None, tail.split("&")):
        name, sign, value = (unquote(part) for part in pair.partition("="))
        held = where if name.startswith(_WHERE) else parameters
        key = name.removeprefix(_WHERE)
        if not sign or not key:
            raise UsageError("not-an-address", address=text)
        if key in held:
            raise UsageError("address-names-twice", address=text, name=name)
        held[key] = value
    return Address(steps[0], steps[1], parameters, where)


def in_words(target: str) -> str:
    """Return an address as people read it: Office files hold its Japanese as %E6…; one that cannot be read as it is."""
    try:
        return read_address(target).written()
    except UsageError:
        return target


_ENDS = frozenset(" \t\r\n<>()[]\"'`\\&=#?%|/")


def _encoded(text: str) -> str:
    return "".join(quote(char, safe="") if char in _ENDS or not char.isprintable() else char for char in text)
