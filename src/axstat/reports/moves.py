"""Figures that moved between two vintages, said briefly: how many of a query, which most, with the digits it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10

from axstat.model.results import CardLine
from axstat.model.rounding import half_up
from axstat.model.text import Label
from axstat.model.wording import MISSING
from axstat.reports.header import NamedQuery

_SHOWN = 3
_SHOWN_OF_HEADLINE = 8


@dataclass(frozen=True, slots=True)
class Move:
    """One figure of a query: the row and column where it stands, before and after; None where it stood not at all."""

    row: str
    column: str
    unit: str
    old: float | None
    new: float | None

    @property
    def change(self) -> float | None:
        """The difference, None where one of the two is missing."""
        return None if self.old is None or self.new is None else round(self.new - self.old, 9)

    @property
    def size(self) -> float:
        """How far it moved beside what it was: hours and shares are compared so."""
        if self.old is None or self.new is None:
            return 0.0
        return abs(self.new - self.old) / (abs(self.old) or abs(self.new) or 1.0)


def card(query: NamedQuery, moves: Sequence[Move], *, headline: bool) -> Iterator[CardLine]:
    """Yield a line that counts the figures of a query that moved, and one for each of the largest."""
    many = len(moves)
    yield CardLine(query.title, "", Label(f"{many:,} の値", f"{many:,} figure{'' if many == 1 else 's'}"))
    labels = {column.name: column.label for column in query.columns}
    shown = moves[:_SHOWN_OF_HEADLINE] if headline else sorted(moves, key=lambda move: -move.size)[:_SHOWN]
    for move in shown:
        label, remark = labels[move.column], _difference(move)
        yield CardLine(Label(f"  {move.row} {label.ja}", f"  {move.row} {label.en}"), _figures(move), remark)


def _figures(move: Move) -> str:
    digits, scale, unit = _digits(move), _scale(move), "%" if _is_share(move) else move.unit
    old, new = (MISSING if v is None else f"{half_up(v * scale, digits):,}" for v in (move.old, move.new))
    return f"{old} → {new} {unit}"


def _difference(move: Move) -> Label:
    if move.change is None:
        return Label("値なし" if move.new is None else "新規", "gone" if move.new is None else "new")
    change = f"{half_up(move.change * _scale(move), _digits(move)):+,}"
    return Label(f"{change} ポイント", f"{change} points") if _is_share(move) else Label(change, change)


def _digits(move: Move) -> int:
    """Return how many decimals show two digits of the change, none for whole numbers."""
    scaled = [value * _scale(move) for value in (move.old, move.new) if value is not None]
    if all(value == round(value) for value in scaled):
        return 0
    change = abs(move.change or 0.0) * _scale(move)
    return min(9, max(1, 1 - floor(log10(change)))) if change else 1


def _is_share(move: Move) -> bool:
    return move.unit == "fraction"


def _scale(move: Move) -> int:
    return 100 if _is_share(move) else 1
