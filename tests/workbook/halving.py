"""Sheets read in two parts, both by this process: where they are cut, and whether the second part was taken."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from axstat.workbook.xlsx import halves, sheet
from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.strings import Strings
from axstat.workbook.xlsx.styles import Styles


class Here(halves.Other):
    """Reads the second part when it is asked for."""

    taken = 0

    def __init__(self, request: halves.Request) -> None:
        self.start = request.start
        self._request = request

    def rest(self) -> halves.Rest | None:
        with contextlib.suppress(Exception):
            found = halves.read_rest(self._request)
            Here.taken += found is not None
            return found
        return None


def cut_at(patch: pytest.MonkeyPatch, share: float) -> None:
    """Let every sheet be read in two parts, cut at a share of its bytes."""

    @contextlib.contextmanager
    def other(package: Package, part: str, name: str, strings: Strings, styles: Styles) -> Iterator[Here]:
        start = int(package.size(part) * share)
        yield Here(halves.Request(package.source, part, name, strings, styles, start))

    patch.setattr(sheet, "_other", other)
    patch.setattr(sheet, "_SMALL", -1)
