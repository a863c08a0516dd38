"""Tables for a terminal: as wide as it is, by wrapping headings, leaving the least columns out, and wrapping text;
records only where even that cannot fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from axstat.model.results import Column, Result
from axstat.present.formats import Rendering
from axstat.present.marking import SHORT
from axstat.present.page import Page, page_of
from axstat.present.wording import is_right_aligned
from axstat.voice import said, some
from axstat.voice.typeset import atoms, broken, display_width, in_columns, wrap

_NAMED = 6  # further columns that a table names
_LEAST_ROOM = 16  # narrower remarks read worse than overlong lines
_LEAST_TEXT = 10  # a column of text narrower than this is worse than records
_LONGEST_WORD = 16  # what is longer (a file's name, a hash) is broken
_LEAST_HEAD = 6  # three kanji: narrower lines of a heading are read one character at a time
_LEAST_LAST = 4  # nor does any line of it hold a single kanji
_LONGEST_CELL = 400  # a longer one makes a line that nothing shows as a line
_RECORD_LINES = 6  # of a value on a terminal: a longer one is a list for a file
_BELOW = 6  # the indent of a remark that stands under its figure
_LONGEST = 120  # columns of a line of remarks where no terminal says
_BAR = "█"
_BAR_PARTS = " ▏▎▍▌▋▊▉"
_BAR_WIDTH = 12


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return title, card or table, notes and sources as text."""
    page = page_of(result, how.lang, turn=False)
    mark = f"    {_bold(page.mark, how, '1;33')}" if page.mark else ""
    card = _card(result, how) if result.card else ""
    above = [] if card else page.above
    remarks = "\n".join(line for remark in page.remarks for line in _remark(remark, how.width))
    parts = ["\n".join([page.title + mark, *above]), card or _body(page, how), remarks]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _card(result: Result, how: Rendering) -> str:
    """Return the lines with figures under each other; a line without a figure has its remark at its label."""
    lines = result.card
    with_figure = [line for line in lines if line.figure]
    label_width = max((display_width(line.label.text(how.lang)) for line in with_figure), default=0)
    figure_width = max((display_width(line.figure) for line in with_figure), default=0)
    bare_width = max((display_width(line.label.text(how.lang)) for line in lines if not line.figure), default=0)
    printed = []
    for line in lines:
        label, remark = line.label.text(how.lang), line.remark.text(how.lang) if line.remark else ""
        if not line.figure:
            printed += _hanging(f"  {_padded(label, bare_width)}   ", remark, how.width)
            continue
        simulated = result.simulated if line.simulated is None else line.simulated
        figure = [_padded(label, label_width), _aligned(line.figure, figure_width, right=True)]
        beside = [*figure, line.share, SHORT.text(how.lang) if simulated else ""]
        printed += _with_remark("  " + "   ".join(part for part in beside if part), remark, how.width)
    return "\n".join(line.rstrip() for line in printed)


def _with_remark(figure: str, remark: str, width: int | None) -> list[str]:
    """Return a figure with its remark beside it or, where that is too long, below."""
    whole = f"{figure}   {remark}"
    if not remark or width is None or display_width(whole) <= width:
        return [whole]
    return [figure, *(" " * _BELOW + line for line in _filled(remark, width - _BELOW))]


def _hanging(start: str, text: str, width: int | None) -> list[str]:
    """Return text behind its start, broken to the terminal's width under itself."""
    indent = display_width(start)
    room = 0 if width is None else width - indent
    first, *rest = [text] if room < _LEAST_ROOM else _filled(text, room)
    return [start + first, *(" " * indent + line for line in rest)]


def _remark(text: str, width: int | None) -> list[str]:
    """Return a note or source in lines, further ones behind its 注： or Note:."""
    start = match[0] if (match := re.match(r"\w+[：:] ?", text)) else ""
    return _hanging(start, text.removeprefix(start), width)


def _body(page: Page, how: Rendering) -> str:
    if not page.rows:
        return "  （該当なし）" if how.lang == "ja" else "  (no rows)"
    layout = _layout(page, how.width)
    if layout is None:
        printed, kept = _records(page, how), list(range(len(page.columns)))
    else:
        printed, kept = _lines(page, layout, how), layout.kept
    away = [c for i, c in enumerate(page.columns) if i not in kept]
    return printed + _left_out([*away, *page.left_out], how)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table fits: which columns, how wide, their headings in how many lines, their cells' text."""

    kept: list[int]
    widths: list[int]
    head: list[list[str]]
    cells: list[list[str]]


def _layout(page: Page, width: int | None) -> _Layout | None:
    """Return the layout that loses least: headings break, bars go, minor columns go, texts wrap; None if none fits."""
    tried: list[_Layout] = []
    if width is None and any(display_width(text) > _LONGEST_CELL for row in page.texts() for text in row):
        return None
    for layout in _layouts(page):
        if width is None or _total(layout.widths) <= width:
            return layout
        tried.append(layout)
    return _narrowed(page, tried[-2], width or 0) or _narrowed(page, tried[-1], width or 0)


def _layouts(page: Page) -> Iterator[_Layout]:
    """Yield layouts from the widest to the narrowest; the last two have the fewest columns, their headings broken."""
    kept = list(range(len(page.columns)))
    for cells, heights in ((_barred(page), (1, 2)), (page.texts(), (1, 2, 3))):
        yield from (_laid(page, kept, cells, lines) for lines in heights)
    for index in reversed([i for i in kept if page.columns[i].minor]):
        kept = [i for i in kept if i != index]
        yield from (_laid(page, kept, cells, lines) for lines in (2, 3))


def _narrowed(page: Page, layout: _Layout, width: int) -> _Layout | None:
    """Return the layout with its widest texts wrapped, None where they would be too narrow to read."""
    texts = [i for i, place in enumerate(layout.kept) if not is_right_aligned(page.columns[place])]
    words = {i: max((_longest_word(row[i]) for row in layout.cells), default=0) for i in texts}
    whole = {i: max(_LEAST_TEXT, min(longest, _LONGEST_WORD)) for i, longest in words.items()}
    least = dict.fromkeys(texts, _LEAST_TEXT)
    widths = _narrower(layout.widths, whole, width) or _narrower(layout.widths, least, width)
    if widths is None:
        return None
    head = [[part for line in h for part in _balanced(line, w)] for h, w in zip(layout.head, widths, strict=True)]
    return _Layout(layout.kept, widths, head, layout.cells)


def _narrower(widths: list[int], least: dict[int, int], width: int) -> list[int] | None:
    """Return the widths with the widest of some columns narrowed until all fit, None where one would be too narrow."""
    widths = [*widths]
    while _total(widths) > width:
        widest = max((i for i in least if widths[i] > least[i]), key=lambda i: widths[i], default=None)
        if widest is None:
            return None
        widths[widest] -= 1
    return widths


def _longest_word(text: str) -> int:
    """Return the width of the longest word in letters with its marks: broken anywhere, it cannot be read."""
    return max((len(word.strip()) for word in _words(text) if word.isascii()), default=0)


def _laid(page: Page, kept: list[int], cells: list[list[str]], lines: int) -> _Layout:
    """Return the layout of some columns as wide as their cells and their headings in so many lines."""
    chosen = [[row[i] for i in kept] for row in cells]
    needed = [max(map(display_width, column)) for column in zip(*chosen, strict=True)]
    head = [_heading_lines(page.headings[i], lines, room) for i, room in zip(kept, needed, strict=True)]
    widths = [max(room, *map(display_width, heading)) for room, heading in zip(needed, head, strict=True)]
    return _Layout(kept, widths, head, chosen)


def _total(widths: list[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _heading_lines(text: str, lines: int, room: int) -> list[str]:
    """Return a heading in at most so many lines that read well, as narrow as that allows but for `room`, which its
    column has.
    """
    if lines == 1 or display_width(text) <= room:
        return [text]
    label, bracket, unit = text.partition("（")
    if bracket and label:  # a unit stands in a line of its own
        return [*_heading_lines(label, lines - 1, max(room, display_width(bracket + unit))), bracket + unit]
    room = max(room, _LEAST_HEAD, -(-display_width(text) // lines))
    while True:
        parts = _balanced(text, room)
        if len(parts) == 1 or (len(parts) <= lines and min(map(display_width, parts)) >= _LEAST_LAST):
            return parts
        room += 1


def _balanced(text: str, room: int) -> list[str]:
    """Return text in lines of so many columns, broken where it reads best."""
    return wrap(text, room, 1, in_columns)


def _lines(page: Page, layout: _Layout, how: Rendering) -> str:
    """Return heading, rule and rows; a total stands bold where there is colour."""
    right = [is_right_aligned(page.columns[i]) for i in layout.kept]
    printed = [_bold(line, how) for line in _row(layout.head, layout.widths, right, bottom=True)]
    printed.append("  ".join("─" * width for width in layout.widths))
    for number, row in enumerate(layout.cells):
        texts = [_filled(text, width) for text, width in zip(row, layout.widths, strict=True)]
        lines = _row(texts, layout.widths, right, bottom=False)
        printed += [_bold(line, how) for line in lines] if number in page.totals else lines
    return "\n".join(printed)


def _filled(text: str, room: int) -> list[str]:
    """Return text in lines of so many columns; ASCII words that fit (dates, cells, codes) are never broken inside."""
    lines = [""]
    for word in _words(text):
        if lines[-1] and display_width((lines[-1] + word).rstrip()) > room:
            lines.append("")
        if display_width(word.rstrip()) <= room:
            lines[-1] += word
        else:
            *filled, last = broken(lines[-1] + word.rstrip(), room)
            lines[-1:] = [*filled, last + " " * word.endswith(" ")]
    return [line.strip() for line in lines]


def _words(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may break: those of `atoms`, neighbours in ASCII as one."""
    held = ""
    for piece in atoms(text):
        if held and not (held[-1].isascii() and piece[0].isascii() and not held[-1].isspace()):
            yield held
            held = ""
        held += piece
    yield held


def _row(cells: list[list[str]], widths: list[int], right: list[bool], *, bottom: bool) -> list[str]:
    """Return the lines of a row whose cells have one line or several; headings stand at the bottom of their row."""
    height = max(len(lines) for lines in cells)
    filled = [[""] * (height - len(c)) + c if bottom else c + [""] * (height - len(c)) for c in cells]
    return [
        "  ".join(_aligned(c[n], w, r) for c, w, r in zip(filled, widths, right, strict=True)).rstrip()
        for n in range(height)
    ]


def _bold(text: str, how: Rendering, style: str = "1") -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if how.color else text


def _left_out(columns: list[Column], how: Rendering) -> str:
    if not columns:
        return ""
    names = some([column.label for column in columns], _NAMED)
    listed = names.text(how.lang)
    words = "ほかの列（-o ファイル名.csv で全列）：" if how.lang == "ja" else "further columns (-o FILE.csv has all): "
    return "\n\n" + "\n".join(_balanced(words + listed, how.width or _LONGEST))


def _barred(page: Page) -> list[list[str]]:
    """Return the rows as text, with a bar before each figure of a column that asks for one."""
    rows = page.texts()
    for index in (i for i, column in enumerate(page.columns) if column.bar):
        numbers = [v for row in page.rows if isinstance(v := row[index], int | float)]
        top = max(numbers, default=0)
        for row, values in zip(rows, page.rows, strict=True):
            value = values[index]
            if top and isinstance(value, int | float):
                row[index] = f"{_padded(bar(value / top), _BAR_WIDTH)} {row[index].rjust(7)}"
    return rows


def bar(share: float) -> str:
    """Return a bar of `share` (0 to 1) in eighths of a character."""
    eighths = round(max(0.0, min(1.0, share)) * _BAR_WIDTH * 8)
    full, rest = divmod(eighths, 8)
    return _BAR * full + (_BAR_PARTS[rest] if rest else "")


def _records(page: Page, how: Rendering) -> str:
    """Return each row as lines `heading: value`, which any width can hold; on a terminal long lists are cut."""
    names = page.headings
    width = max(display_width(name) for name in names)
    return "\n\n".join(
        "\n".join(line for n, v in zip(names, row, strict=True) for line in _value(f"{_padded(n, width)}  ", v, how))
        for row in page.texts()
    )


def _value(start: str, text: str, how: Rendering) -> list[str]:
    """Return a value of a record behind its name, under itself and cut where a terminal shows it."""
    if how.width is None:
        return [start + text]
    lines = _hanging(start, text, how.width)
    if len(lines) <= _RECORD_LINES:
        return lines
    indent = " " * display_width(start)
    more = said("more-lines", n=len(lines) - _RECORD_LINES).text(how.lang)
    return [*lines[:_RECORD_LINES], *(indent + line for line in _filled(more, max(1, how.width - len(indent))))]


def _aligned(text: str, width: int, right: bool) -> str:
    return " " * (width - display_width(text)) + text if right else _padded(text, width)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))
