"""A chart in the terminal: the same drawing in blocks, with Japanese labels aligned. Plain text, no colour needed.

`█` is what the printed chart highlights, `▒` is everything else, `▓` what cannot be decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from axstat.charts.bodies import Bar, Bars, Bin, Dots, Histogram, Pairs, Panels, Point, Scatter, Slope, Tiles, Trend
from axstat.charts.drawing import Drawing
from axstat.charts.kinds.classes import colour_step
from axstat.charts.layout.scale import axis_text
from axstat.model.wording import SIMULATED
from axstat.voice.typeset import display_width, pad, wrap

HIGH, PLAIN, OPEN = "█", "▒", "▓"
SPARKS = " ▁▂▃▄▅▆▇█"
NARROWEST = 40


def preview(drawing: Drawing, width: int = 80) -> str:
    """Return the chart as text no wider than `width` columns (at least 40)."""
    width = max(width, NARROWEST)
    lines = [SIMULATED] if drawing.simulated else []
    lines += [*_wrapped(drawing.heading, width, fill=False), *_wrapped(drawing.subtitle, width), ""]
    lines += BODIES[type(drawing.body)](drawing.body, width)
    lines.append("")
    mark = "注：" if drawing.lang == "ja" else "Note: "
    for note in drawing.notes:
        lines += _wrapped(mark + note, width)
    lines += _wrapped(drawing.source_line, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrapped(text: str, width: int, *, fill: bool = True) -> list[str]:
    return wrap(text, width, 1.0, lambda part, _size: float(display_width(part)), fill=fill)


def _blocks(value: float, highest: float, room: int, block: str) -> str:
    """A bar; a value above zero always shows at least a sliver."""
    if value <= 0 or highest <= 0:
        return ""
    return block * round(value / highest * room) or "▏"


def _histogram(body: Histogram, width: int) -> list[str]:
    labels = [_class_label(b, body) for b in body.bins]
    left, counts = max(map(display_width, labels)), [f"{b.count:,}" for b in body.bins]
    room = width - left - max(map(len, counts)) - 3
    highest = max(b.count for b in body.bins)
    lines = []
    for b, label, count in zip(body.bins, labels, counts, strict=True):
        if b.low <= body.line.at < b.high:
            words = f"── {' '.join(filter(None, (body.line.label + ' ', body.line.figure, body.line.remark)))} "
            lines.append(words + "─" * max(0, width - display_width(words)))
        parts = ((b.under, PLAIN), (b.undecidable, OPEN), (b.over, HIGH))
        bar = "".join(_blocks(n, highest, room, block) for n, block in parts)
        lines.append(f"{' ' * (left - display_width(label))}{label} {bar} {count}")
    return [body.axis.title, *lines, *(f"● {mark.label}" for mark in body.marks)]


def _class_label(bin_: Bin, body: Histogram) -> str:
    if bin_.of_zero:
        return body.zero_label
    return body.open_label if bin_.open_ended else f"{axis_text(body.axis, bin_.low)}–{axis_text(body.axis, bin_.high)}"


def _bars(body: Bars, width: int) -> list[str]:
    left = min(max(display_width(_indented(bar)) for bar in body.bars), width // 2)
    right = max(display_width(bar.value_label) for bar in body.bars)
    room = width - left - right - 3
    if body.diverging:
        return _diverging(body, width)
    highest = max([bar.value or 0.0 for bar in body.bars] + [body.reference.value if body.reference else 0.0])
    lines = [body.reference.label] if body.reference else []
    for n, bar in enumerate(body.bars):
        block = HIGH if bar.role == "highlight" else PLAIN
        drawn = "" if bar.value is None else _blocks(bar.value, highest, room, block)
        lines.append(f"{pad(_indented(bar), left)} {drawn} {bar.value_label}")
        if n + 1 in body.gap_after:
            lines.append("…")
    return lines


def _indented(bar: Bar) -> str:
    return f"  {bar.label}" if bar.role == "subset" else bar.label


def _diverging(body: Bars, width: int) -> list[str]:
    left = min(max(display_width(_indented(bar)) for bar in body.bars), width // 3)
    values = [bar.value for bar in body.bars if bar.value is not None]
    low, high = max(0.0, -min(values)), max(0.0, *values)
    figure = max(display_width(bar.value_label) for bar in body.bars) + 1
    room = width - left - 2 * figure - 2
    minus = round(room * low / (low + high)) if low + high else 0
    plus = room - minus
    before_zero = left + 1 + max(display_width(body.left_label), minus + figure)
    lines = [" " * (before_zero - display_width(body.left_label)) + f"{body.left_label} {body.right_label}"]
    for bar in body.bars:
        value = bar.value or 0.0
        short = _blocks(-value, low, minus, OPEN if bar.role == "subset" else HIGH)
        over = _blocks(value, high, plus, OPEN if bar.role == "subset" else PLAIN)
        before = f"{bar.value_label} {short}" if value < 0 else ""
        after = f"{over} {bar.value_label}" if value >= 0 else ""
        gap = " " * max(0, minus + figure - display_width(before))
        lines.append(f"{pad(_indented(bar), left)} {gap}{before}│{after}")
    return lines


def _pairs(body: Pairs, width: int) -> list[str]:
    left = min(max(display_width(pair.label) for pair in body.pairs) + 2, width // 3)
    names = max(display_width(body.first_name), display_width(body.second_name))
    figures = max(display_width(f) for pair in body.pairs for f in (pair.first_label, pair.second_label))
    last = max(display_width(f"{body.difference_name} {pair.difference_label}") for pair in body.pairs)
    room = width - left - names - figures - last - 5
    highest = max(value or 0.0 for pair in body.pairs for value in (pair.first, pair.second))
    lines = []
    for pair in body.pairs:
        label = f"  {pair.label}" if pair.role == "subset" else pair.label
        first = f"{_blocks(pair.first or 0.0, highest, room, HIGH)} {pair.first_label}"
        second = f"{_blocks(pair.second or 0.0, highest, room, PLAIN)} {pair.second_label}"
        difference = f"  {body.difference_name} {pair.difference_label}" if pair.difference_label else ""
        lines.append(f"{pad(label, left)} {pad(body.first_name, names)} {first}")
        lines.append(f"{' ' * left} {pad(body.second_name, names)} {second}{difference}")
    return lines


def _panels(body: Panels, width: int) -> list[str]:
    texts = max(display_width(panel.share_text) for panel in body.panels)
    room = width - texts - max(len(panel.bins) for panel in body.panels) - 4
    left = min(max(display_width(panel.title) for panel in body.panels), room)
    highest = max(b.count / panel.total for panel in body.panels for b in panel.bins)
    lines = []
    for panel in body.panels:
        spark = "".join(_spark(b.count / panel.total, highest, beyond=b.low <= panel.line < b.high) for b in panel.bins)
        lines.append(f"{pad(panel.title, left)} {spark}  {panel.share_text}")
    marks = [f"● {mark.label}" for panel in body.panels for mark in panel.marks]
    return [f"{' ' * left} │ = {body.line_label}", *lines, *marks]


def _spark(value: float, highest: float, *, beyond: bool) -> str:
    step = round(value / highest * (len(SPARKS) - 1)) if highest else 0
    return ("│" if beyond else "") + SPARKS[max(step, 1 if value > 0 else 0)]


def _trend(body: Trend, width: int) -> list[str]:
    labels = [point.when for point in body.points]
    left = max(map(display_width, labels))
    known = [v for p in (*body.points, *body.beside) for v in (p.value, p.high) if v is not None]
    room = width - left - 24
    lines = []
    for n, (point, label) in enumerate(zip(body.points, labels, strict=True)):
        bar = _blocks(point.value or 0.0, max(known), room, PLAIN)
        more = _blocks((point.high or 0.0) - (point.value or 0.0), max(known), room, OPEN) if point.high_label else ""
        lines.append(f"{pad(label, left)} {bar}{more} {point.value_label} {point.high_label}")
        if body.beside:
            other = body.beside[n]
            bar = _blocks(other.value or 0.0, max(known), room, OPEN)
            lines.append(f"{' ' * left} {bar} {other.value_label}")
    return [*lines, *([f"{PLAIN} {body.label}  {OPEN} {body.beside_label}"] if body.beside else [])]


def _tiles(body: Tiles, _width: int) -> list[str]:
    rows = max(tile.row for tile in body.tiles) + 1
    upper = [["     "] * 14 for _ in range(rows)]
    lower = [["     "] * 14 for _ in range(rows)]
    for tile in body.tiles:
        upper[tile.row][tile.column] = pad(tile.label[:2] if display_width(tile.label) > 4 else tile.label, 5)
        lower[tile.row][tile.column] = pad(tile.value_label, 5)
    lines = []
    for first, second in zip(upper, lower, strict=True):
        lines += ["".join(first), "".join(second)]
    return [body.legend_title, *lines]


def _dots(body: Dots, width: int) -> list[str]:
    main = [place for place in body.places if place.at[1] >= 30 and place.value is not None]
    lines = braille([place.at for place in main], min(width, 56), 24) if main else []
    counts = Counter(place.step for place in body.places)
    steps = sorted({place.step for place in body.places if place.step is not None})
    lines.append(body.legend_title)
    known = [place for place in body.places if place.value is not None]
    for item in body.classes:
        n = counts[colour_step(item.within, body.classes)]
        lines.append(f"{pad(item.label, 10)}  {_blocks(n, len(known), width - 24, HIGH)} {n:,}")
    if counts[None] and steps:
        lines.append(f"{body.missing_label}  {counts[None]:,}")
    return lines


def _scatter(body: Scatter, width: int) -> list[str]:
    points = [(point.x, point.y) for point in body.points]
    lines = braille(points, width - 2, 18, log_x=body.x_axis.log, log_y=body.y_axis.log)
    named = [f"{p.label}（{p.said}）" for p in body.points if p.label]
    return [body.y_axis.title, *(f"│{line}" for line in lines), "└" + "─" * (width - 2), body.x_axis.title, *named]


def _slope(body: Slope, width: int) -> list[str]:
    left = min(max(display_width(line.label) for line in body.lines), width - 26)
    lines = _wrapped(f"{body.left_title} → {body.right_title}", width)
    for line in body.lines:
        arrow = "▲" if line.right > line.left else "▼" if line.right < line.left else "＝"
        lines.append(f"{pad(line.label, left)}  {line.left_label:>8} → {line.right_label:>8} {arrow}")
    return lines


def braille(points: Sequence[Point], width: int, height: int, *, log_x: bool = False, log_y: bool = False) -> list[str]:
    """Return points as braille dots, two across and four down in each character."""
    import math

    places = [(math.log10(x) if log_x else x, math.log10(y) if log_y else y) for x, y in points]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    across, up = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    cells = [[0] * width for _ in range(height)]
    bits = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
    for x, y in places:
        column = min(int((x - min(xs)) / across * (2 * width - 1)), 2 * width - 1)
        row = min(int((max(ys) - y) / up * (4 * height - 1)), 4 * height - 1)
        cells[row // 4][column // 2] |= bits[row % 4][column % 2]
    return ["".join(chr(0x2800 + cell) if cell else " " for cell in row).rstrip() for row in cells]


BODIES: dict[type, Callable[[Any, int], list[str]]] = {
    Histogram: _histogram,
    Bars: _bars,
    Pairs: _pairs,
    Panels: _panels,
    Trend: _trend,
    Tiles: _tiles,
    Dots: _dots,
    Scatter: _scatter,
    Slope: _slope,
}
