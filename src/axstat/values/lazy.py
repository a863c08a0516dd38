"""Regular expressions compiled at their first use, so that importing `values` costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_Match = re.Match[str]
_METHODS = ("fullmatch", "match", "search", "finditer", "split", "sub")


class Pattern:
    """A pattern that is compiled when one of its methods is first called, and costs no more than it afterwards."""

    fullmatch: Callable[[str], _Match | None]
    match: Callable[..., _Match | None]
    search: Callable[[str], _Match | None]
    finditer: Callable[[str], Iterator[_Match]]
    split: Callable[[str], list[str]]
    sub: Callable[[str | Callable[[_Match], str], str], str]

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep the source."""
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile, and bind the compiled pattern's methods so that later calls do not come here."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return self.__dict__[name]
