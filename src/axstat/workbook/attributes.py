"""Attribute texts of raw cells, such as ` s="3" t="s"`: few differ, so each distinct text is parsed once a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from axstat.workbook.damage import Damaged, Unusual

NUMBER, TEXT, BOOLEAN, ERROR, SHARED = 1, 2, 3, 4, 5
"""Codes of raw cells: those of `CellKind`, and one for an index into the shared strings."""

_TYPES = {"n": NUMBER, "s": SHARED, "str": TEXT, "inlineStr": TEXT, "d": TEXT, "b": BOOLEAN, "e": ERROR}
_ATTRIBUTE = re.compile(r'\s+([\w:]+)="([^"]*)"')


class Codes(dict[str, int]):
    """Attribute text of a cell → code of its type; each distinct text is parsed once."""

    def __missing__(self, attributes: str) -> int:
        if _ATTRIBUTE.sub("", attributes).strip(' "'):
            raise Unusual
        kind = dict(_ATTRIBUTE.findall(attributes)).get("t", "n")
        if kind not in _TYPES:
            raise Damaged("cell-type", type=kind)
        return self.setdefault(attributes, _TYPES[kind])


class Styles(dict[str, int]):
    """Attribute text of a cell → number of its style in the grid; each distinct text is parsed once."""

    def __init__(self, cell_styles: Sequence[int]) -> None:
        self._cell_styles = cell_styles

    def __missing__(self, attributes: str) -> int:
        number = _style_number(attributes)
        return self.setdefault(attributes, self._cell_styles[number] if 0 <= number < len(self._cell_styles) else 0)


class Struck(dict[str, bool]):
    """Attribute text of a cell → whether its font is struck through."""

    def __init__(self, styles: frozenset[int]) -> None:
        self.styles = styles

    def __missing__(self, attributes: str) -> bool:
        return self.setdefault(attributes, _style_number(attributes) in self.styles)


def _style_number(attributes: str) -> int:
    """Return the number of a cell's style in the file, -1 where it is none."""
    style = dict(_ATTRIBUTE.findall(attributes)).get("s", "0")
    return int(style) if style.isascii() and style.isdigit() else -1
