"""Rich text: runs of a cell's text that are raised, lowered or struck through, and what the cell says with them.

A raised `1` behind `8.3` is a note mark and must never read as the number 8.31; what is struck through was withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from axstat.model.cells import Mark

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
_SCRIPTS: dict[str, dict[int, int]] = {
    "superscript": str.maketrans("0123456789+-=()０１２３４５６７８９＋－＝（）", _RAISED * 2) | {ord("−"): ord("⁻")},
    "subscript": str.maketrans("0123456789０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉" * 2),
}


class Run(NamedTuple):
    """A piece of text in one font; `struck` is None where the run has no font of its own but that of the cell."""

    text: str
    script: str = ""
    struck: bool | None = None

    @property
    def shown(self) -> str:
        """The text with raised and lowered digits as the Unicode characters for them."""
        return self.text.translate(_SCRIPTS[self.script]) if self.script in _SCRIPTS else self.text


class Said(NamedTuple):
    """What a cell says, and its mark."""

    text: str
    mark: Mark | None


class RichText(NamedTuple):
    """A text of several runs: what it says in a cell with a usual font, and in one whose font is struck through."""

    usually: Said
    in_struck_cell: Said

    @classmethod
    def of(cls, runs: Sequence[Run]) -> RichText:
        """Return the runs joined."""
        return cls(_said(runs, cell_is_struck=False), _said(runs, cell_is_struck=True))

    @property
    def is_plain(self) -> bool:
        """Whether it says what a text without runs would say in either cell."""
        return self == plain(self.usually.text)


def plain(text: str) -> RichText:
    """Return a text without runs."""
    return RichText(Said(text, None), Said(text, Mark.STRUCK if text.strip() else None))


def shown(runs: Iterable[Run]) -> str:
    """Return everything the runs say, struck through or not."""
    return "".join(run.shown for run in runs)


def _said(runs: Sequence[Run], *, cell_is_struck: bool) -> Said:
    """Return what is left of the runs; blanks are neither struck through nor left."""
    struck = [cell_is_struck if run.struck is None else run.struck for run in runs]
    visible = {is_struck for run, is_struck in zip(runs, struck, strict=True) if run.text.strip()}
    if True not in visible:
        return Said(shown(runs), None)
    if False not in visible:
        return Said(shown(runs), Mark.STRUCK)
    left = (run for run, is_struck in zip(runs, struck, strict=True) if not is_struck)
    return Said(shown(left), Mark.STRUCK_PART)
