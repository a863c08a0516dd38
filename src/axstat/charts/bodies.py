"""The bodies of charts: bars, classes, lines and places with their words, before anything is laid out.

Values are the query's own numbers, never rounded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from axstat.model.text import Lang

Role = Literal["plain", "highlight", "subset", "missing"]
Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis says: its title with the unit, whether its values are fractions, and whether it goes by ratio.

    `zeros`: before the ratios begin, zeros have a place of their own.
    """

    title: str
    lang: Lang = "ja"
    percent: bool = False
    log: bool = False
    zeros: bool = False


@dataclass(frozen=True, slots=True)
class Bin:
    """One class of a histogram: `low` < value <= `high`; `open_ended` bins hold everything above `low`.

    `of_zero`: it holds zeros alone, and stands before the others.
    """

    low: float
    high: float
    under: int
    over: int
    undecidable: int = 0
    open_ended: bool = False
    of_zero: bool = False

    @property
    def count(self) -> int:
        """All areas of the class."""
        return self.under + self.over + self.undecidable


@dataclass(frozen=True, slots=True)
class Mark:
    """One area's place in a histogram."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class PartingLine:
    """The line at a histogram's threshold, or at the median, with the words beside it.

    `figure` is the share printed beside the line with its `remark`, on its left where `beyond_left`; `other` is what
    lies on the other side.
    """

    at: float
    label: str
    figure: str = ""
    remark: str = ""
    other: str = ""
    undecidable: str = ""
    beyond_left: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts per class, with a line that parts them. `cut_zero`: the bar of zeros is broken and says its count."""

    bins: tuple[Bin, ...]
    axis: Axis
    line: PartingLine
    y_title: str
    open_label: str = ""
    zero_label: str = ""
    marks: tuple[Mark, ...] = ()
    cut_zero: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; a `subset` is part of the bar above it, a `missing` one has no value."""

    label: str
    value: float | None
    value_label: str
    role: Role = "plain"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that every bar is compared with (the national one)."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars in their printed order; `gap_after` are positions where the order leaps (top N, bottom N)."""

    bars: tuple[Bar, ...]
    reference: Reference | None = None
    left_label: str = ""
    right_label: str = ""
    gap_after: tuple[int, ...] = ()

    @property
    def diverging(self) -> bool:
        """Whether bars go both ways from zero."""
        return bool(self.left_label)


@dataclass(frozen=True, slots=True)
class Pair:
    """Demand and supply of one category; either may not have been published."""

    label: str
    first: float | None
    first_label: str
    second: float | None
    second_label: str
    difference_label: str
    short: bool
    role: Role = "plain"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two bars per category with their difference at the right."""

    pairs: tuple[Pair, ...]
    first_name: str
    second_name: str
    difference_name: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One small histogram: shares of the group's own areas per class, with a line at `line` and highlighted areas."""

    title: str
    bins: tuple[Bin, ...]
    total: int
    share_text: str
    line: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Panels:
    """Small multiples on one scale."""

    panels: tuple[Panel, ...]
    axis: Axis
    line_label: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period at `at` years; `low` and `high` bound the value: undecidable areas, or the middle half of them."""

    at: float
    label: str
    value: float | None
    low: float | None
    high: float | None
    value_label: str
    high_label: str = ""
    when: str = ""
    """The period in full."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A value over time; points further apart than `step` years are not joined.

    `spread`: the band is that of the areas, not of a doubt. `beside` is a second line, named `beside_label`.
    """

    points: tuple[TrendPoint, ...]
    axis: Axis
    step: float = 1.0
    spread: bool = False
    label: str = ""
    beside: tuple[TrendPoint, ...] = ()
    beside_label: str = ""


@dataclass(frozen=True, slots=True)
class ColourClass:
    """One class of a map's scale: `low` < value <= `high`, or `low` <= value < `high` where it is closed below."""

    low: float
    high: float
    label: str
    closed_below: bool = False

    @property
    def within(self) -> float:
        """A value that the class holds."""
        return self.low if self.closed_below else self.high

    def ends_after(self, value: float) -> bool:
        """Whether `value` lies below the class's upper end."""
        return value < self.high - 1e-9 if self.closed_below else value <= self.high + 1e-9


@dataclass(frozen=True, slots=True)
class Tile:
    """One prefecture's tile; `step` is its class, None where there is no value."""

    column: int
    row: int
    label: str
    value: float | None
    value_label: str
    step: int | None
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile map."""

    tiles: tuple[Tile, ...]
    classes: tuple[ColourClass, ...]
    legend_title: str
    missing_label: str


@dataclass(frozen=True, slots=True)
class Place:
    """One municipality on a map; `rings` is its outline where a boundary file was given."""

    area_code: str
    label: str
    at: Point
    value: float | None
    step: int | None
    highlight: bool = False
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class Dots:
    """A map of municipalities: dots at their offices, or their outlines; `borders` are lines beneath them."""

    places: tuple[Place, ...]
    classes: tuple[ColourClass, ...]
    legend_title: str
    missing_label: str
    inset_names: tuple[str, str] = ("", "")
    borders: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True)
class ScatterPoint:
    """One area in a scatter plot; only labelled points are named."""

    x: float
    y: float
    label: str = ""
    role: Role = "plain"
    said: str = ""
    """Both values in words."""


@dataclass(frozen=True, slots=True)
class Scatter:
    """One quantity against another."""

    points: tuple[ScatterPoint, ...]
    x_axis: Axis
    y_axis: Axis
    threshold: float | None
    threshold_label: str


@dataclass(frozen=True, slots=True)
class SlopeLine:
    """One area in two years."""

    label: str
    left: float
    right: float
    left_label: str
    right_label: str
    role: Role = "plain"
    short_label: str = ""


@dataclass(frozen=True, slots=True)
class Slope:
    """Two years side by side; lines of role `plain` are drawn without a name."""

    lines: tuple[SlopeLine, ...]
    left_title: str
    right_title: str
    log: bool = False


Body = Histogram | Bars | Pairs | Panels | Trend | Tiles | Dots | Scatter | Slope
