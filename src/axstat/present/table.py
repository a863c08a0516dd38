"""Tables for a terminal: rich up to 200 rows, plain aligned text beyond, records where a table cannot fit."""

from __future__ import annotations

import re

from axstat.model.results import CardLine, Column, Result
from axstat.present.formats import Rendering
from axstat.present.wording import SIMULATED, heading, is_right_aligned, note_lines, source_lines, value_text

RICH_ROWS = 200  # rich takes 0.3 ms a row
_LEAST_ROOM = 16  # narrower remarks read worse than overlong lines
# A Latin word with its blank, or one wide character with the mark that must not begin a line.
_PIECES = re.compile(r"[!-~]+\s*|[^!-~][、。，．）」]*\s*")
_BAR = "█"
_BAR_PARTS = " ▏▎▍▌▋▊▉"
_BAR_WIDTH = 12


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return title, card or table, notes and sources as text."""
    body = _card(result.card, how) if result.card else _body(result, how)
    parts = [_title(result, how), body, "\n".join([*note_lines(result, how.lang), *source_lines(result, how.lang)])]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _title(result: Result, how: Rendering) -> str:
    title = result.title.text(how.lang)
    if result.simulated:
        title = f"{title}    {_strong(SIMULATED, how)}"
    return title


def _strong(text: str, how: Rendering) -> str:
    return f"\x1b[1;33m{text}\x1b[0m" if how.color else text


def _card(lines: tuple[CardLine, ...], how: Rendering) -> str:
    """Return the lines with figures under each other; a line without a figure has its remark at its label."""
    with_figure = [line for line in lines if line.figure]
    label_width = max((display_width(line.label.text(how.lang)) for line in with_figure), default=0)
    figure_width = max((display_width(line.figure) for line in with_figure), default=0)
    bare_width = max((display_width(line.label.text(how.lang)) for line in lines if not line.figure), default=0)
    printed = []
    for line in lines:
        if line.figure:
            start = pad(line.label.text(how.lang), label_width) + "   "
            start += _aligned(line.figure, figure_width, right=True)
        else:
            start = pad(line.label.text(how.lang), bare_width)
        remark = _wrapped(line.remark.text(how.lang) if line.remark else "", display_width(start) + 5, how.width)
        printed.append(f"  {start}   {remark}".rstrip())
    return "\n".join(printed)


def _wrapped(text: str, indent: int, width: int | None) -> str:
    """Return text broken to the terminal's width, further lines indented; Japanese breaks after any character."""
    room = None if width is None else width - indent
    if room is None or room < _LEAST_ROOM or display_width(text) <= room:
        return text
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and display_width(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return ("\n" + " " * indent).join([*lines, line.rstrip()])


def _body(result: Result, how: Rendering) -> str:
    if not result.rows:
        return "  （該当なし）" if how.lang == "ja" else "  (no rows)"
    cells = _cells(result, how)
    kept = _fitting(result, cells, how.width)
    left_out = [cells[0][i] for i in range(len(result.columns)) if i not in kept]
    columns = [result.columns[i] for i in kept]
    cells = [[row[i] for i in kept] for row in cells]
    widths = _widths(cells)
    if how.width is not None and sum(widths) + 2 * len(widths) > how.width:
        printed = _records(cells)
    elif how.color and len(result.rows) <= RICH_ROWS:
        printed = _rich(columns, cells, sum(widths) + 2 * len(widths))
    else:
        printed = _plain(columns, cells, widths)
    return printed + _left_out(left_out, how)


def _fitting(result: Result, cells: list[list[str]], width: int | None) -> list[int]:
    """Return the indexes of the columns to print: details go first, from the right, where the terminal is narrow."""
    kept = list(range(len(result.columns)))
    if width is None:
        return kept
    widths = _widths(cells)
    for index in reversed(kept.copy()):
        if sum(widths[i] + 2 for i in kept) <= width:
            break
        if result.columns[index].detail:
            kept.remove(index)
    return kept


def _widths(cells: list[list[str]]) -> list[int]:
    return [max(display_width(text) for text in column) for column in zip(*cells, strict=True)]


def _left_out(names: list[str], how: Rendering) -> str:
    if not names:
        return ""
    listed = "、".join(names) if how.lang == "ja" else ", ".join(names)
    words = (
        "画面の幅により省略（-o FILE.csv で全列）：" if how.lang == "ja" else "left out here (-o FILE.csv has all): "
    )
    return f"\n\n{words}{listed}"


def _cells(result: Result, how: Rendering) -> list[list[str]]:
    """Return heading row and body rows as text, with a bar column behind each column that asks for one."""
    rows = [[heading(column, how.lang) for column in result.columns]]
    tops = [_top(result, i) if column.bar else None for i, column in enumerate(result.columns)]
    for record in result.rows:
        texts = []
        for value, column, top in zip(record, result.columns, tops, strict=True):
            text = value_text(value, column, how.lang)
            if top and isinstance(value, int | float):
                text = f"{pad(bar(value / top), _BAR_WIDTH)} {text.rjust(7)}"
            texts.append(text)
        rows.append(texts)
    return rows


def _top(result: Result, index: int) -> float | None:
    numbers = [abs(v) for row in result.rows if isinstance(v := row[index], int | float)]
    return max(numbers, default=None)


def bar(share: float, width: int = _BAR_WIDTH) -> str:
    """Return a bar of `share` (0 to 1) of `width` characters in eighths of a character."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    return _BAR * full + (_BAR_PARTS[rest] if rest else "")


def _rich(columns: list[Column], cells: list[list[str]], width: int) -> str:
    from io import StringIO

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for name, column in zip(cells[0], columns, strict=True):
        table.add_column(Text(name), justify="right" if is_right_aligned(column) else "left", no_wrap=True)
    for row in cells[1:]:
        table.add_row(*(Text(text) for text in row))
    console = Console(file=StringIO(), force_terminal=True, width=width, color_system="standard")
    console.print(table)
    printed: str = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO given above
    return "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())


def _plain(columns: list[Column], cells: list[list[str]], widths: list[int]) -> str:
    right = [is_right_aligned(column) for column in columns]
    lines = []
    for number, row in enumerate(cells):
        lines.append("  ".join(_aligned(t, w, r) for t, w, r in zip(row, widths, right, strict=True)).rstrip())
        if number == 0:
            lines.append("  ".join("─" * width for width in widths))
    return "\n".join(lines)


def _records(cells: list[list[str]]) -> str:
    """Return each row as lines `heading: value`, which any width can hold."""
    names, *rows = cells
    width = max(display_width(name) for name in names)
    return "\n\n".join("\n".join(f"{pad(n, width)}  {v}" for n, v in zip(names, row, strict=True)) for row in rows)


def _aligned(text: str, width: int, right: bool) -> str:
    return " " * (width - display_width(text)) + text if right else pad(text, width)


def pad(text: str, width: int) -> str:
    """Return text padded with blanks to a display width."""
    return text + " " * (width - display_width(text))


def display_width(text: str) -> int:
    """Return how many columns a terminal gives a text: Japanese characters take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
