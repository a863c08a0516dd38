"""Names beside points: where a name covers neither another name nor a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from axstat.charts.bodies import Point
from axstat.charts.canvas import Box, Canvas
from axstat.charts.style import AXIS, mm

AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
REACH = (1.0, 2.2, 3.6, 5.2)


@dataclass(slots=True)
class Names:
    """Writes names `within` a box beside their `points`, which are dots of one radius."""

    canvas: Canvas
    within: Box
    points: Sequence[Point]
    radius: float
    taken: list[Box] = field(default_factory=list)

    def write(self, text: str, at: Point, colour: str, *, size: float | None = None, needed: bool = False) -> None:
        """Write a name beside the point `at`, nearest first; further away a thin line joins them.

        A name without a place that covers neither a dot nor a name is left out, unless it is `needed`: then it takes
        the place that covers the fewest dots.
        """
        width, height = self.canvas.width(text, size), 1.1 * mm(size or self.canvas.style.text)
        best: tuple[int, Box, float] | None = None
        for reach, side in product(REACH, AROUND):
            box = _spot(at, side, reach, width, height, self.radius)
            if not _holds(self.within, box) or any(_meet(box, other) for other in self.taken):
                continue
            covered = sum(_covers(box, point, self.radius) for point in self.points)
            if best is None or covered < best[0]:
                best = covered, box, reach
            if covered == 0:
                break
        if best is None or (best[0] and not needed):
            return
        _, box, reach = best
        self.taken.append(box)
        if reach > 1:
            ends = min(max(at[0], box.x), box.right), min(max(at[1], box.y), box.bottom)
            self.canvas.line(at, ends, colour=AXIS, line=0.4)
        self.canvas.text(box.x, box.y + box.height / 2, text, size, colour=colour, middle=True, halo=True)


def _spot(at: Point, side: tuple[int, int], reach: float, width: float, height: float, radius: float) -> Box:
    gap = radius + 0.35 * height * reach
    x = at[0] + gap if side[0] > 0 else at[0] - gap - width if side[0] < 0 else at[0] - width / 2
    y = at[1] + side[1] * (gap + height / 2) if side[0] == 0 else at[1] + side[1] * gap
    return Box(x, y - height / 2, width, height)


def _holds(within: Box, box: Box) -> bool:
    return box.x >= within.x and box.right <= within.right and box.y >= within.y and box.bottom <= within.bottom


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def _covers(box: Box, point: Point, radius: float) -> bool:
    return box.x - radius < point[0] < box.right + radius and box.y - radius < point[1] < box.bottom + radius
