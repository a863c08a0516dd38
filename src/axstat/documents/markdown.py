"""Markdown: paragraphs, headings, lists, quotes, footnotes and tables; code and comments are not read.

The file is scanned here, and not by a parser, because `--fix` must give every other byte back as it was: the parsers
that are well kept do not say where in the file the characters of a text stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from axstat.documents.inline import Inline, read_inline
from axstat.documents.model import Document, Paragraph, Table
from axstat.documents.source import ADDRESS, TextSource
from axstat.values.lazy import Pattern

_FENCE = Pattern(r"\s{0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
_HEADING = Pattern(r"\s{0,3}#{1,6}(?:\s+|$)")
_RULE = Pattern(r"\s{0,3}(?:=+|-{2,}|(?:[-*_]\s*){3,})\s*$")
_ITEM = Pattern(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = Pattern(r"\s{0,3}(?:>\s?)+")
_FOOTNOTE = Pattern(r"\s{0,3}\[\^[^\]]+\]:\s*")
_REFERENCE = Pattern(
    r"\s{0,3}\[(?P<label>(?:\\.|[^\[\]\\])+)\]:\s*(?:<(?P<angled>[^<>]*)>|(?P<plain>\S+))(?:\s+[\"'(].*)?\s*$"
)
_DIVIDER = Pattern(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_COMMENT_OPEN = Pattern(r"\s*<!--")


@dataclass(slots=True)
class _Line:
    """A line without its end, and where it begins in the file."""

    text: str
    start: int


@dataclass(slots=True)
class _Found:
    """The document while it is read."""

    source: TextSource
    references: dict[str, str]
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def add(self, lines: list[_Line], *, heading: bool = False) -> int | None:
        """Add a paragraph of lines and return its number; None where it holds nothing."""
        text = "\n".join(line.text for line in lines)
        places = [line.start + i for line in lines for i in range(len(line.text) + 1)][: len(text)]
        reading = Inline()
        read_inline(text, places, self.references, reading)
        self.seen |= reading.seen
        if not reading.text:
            return None
        self.paragraphs.append(reading.paragraph(self.source.place(places[0]), is_heading=heading))
        return len(self.paragraphs) - 1


def read_markdown(file: str, content: bytes) -> Document:
    """Read a Markdown file.

    Raises:
        UsageError: it is no text.
    """
    source = TextSource.of(file, content)
    lines = list(_lines(source.text))
    found = _Found(source, _references(lines))
    skipped = _read(lines, found)
    addresses = [match.start() for match in ADDRESS.finditer(source.text)]
    stray = tuple(source.place(at) for at in addresses if at not in found.seen and not _within(at, skipped))
    return Document(file, "markdown", content, tuple(found.paragraphs), source, tuple(found.tables), stray=stray)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield _Line(line.rstrip("\r\n\v\f\x85\u2028\u2029"), at)
        at += len(line)


def _references(lines: list[_Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = _REFERENCE.match(line.text)
        if match is not None and not match["label"].startswith("^"):
            key = " ".join(match["label"].split()).casefold()
            found.setdefault(key, match["angled"] if match["angled"] is not None else match["plain"])
    return found


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _read(lines: list[_Line], found: _Found) -> list[tuple[int, int]]:
    """Read the blocks; return the spans of the file that are not read: code, comments, definitions of links."""
    skipped: list[tuple[int, int]] = []
    held: list[_Line] = []

    def close() -> None:
        if held:
            found.add(list(held))
            held.clear()

    number = _after_front_matter(lines, skipped)
    while number < len(lines):
        line = lines[number]
        skip = _skipped(lines, number)
        if skip:
            close()
            skipped.append((line.start, lines[skip - 1].start + len(lines[skip - 1].text) + 1))
            number = skip
        elif not line.text.strip() or _RULE.fullmatch(line.text):
            close()
            number += 1
        elif "|" in line.text and number + 1 < len(lines) and _is_divider(lines[number + 1]):
            close()
            number = _table(lines, number, found)
        else:
            _text(line, held, found, close)
            number += 1
    close()
    return skipped


def _text(line: _Line, held: list[_Line], found: _Found, close: Callable[[], None]) -> None:
    """Take a line of text: a heading by itself, an item or a footnote as a new paragraph, others with those before."""
    heading = _HEADING.match(line.text)
    if heading is not None:
        close()
        found.add([_cut(line, heading.end())], heading=True)
        return
    for pattern in (_QUOTE, _FOOTNOTE, _ITEM):
        start = pattern.match(line.text)
        if start is not None:
            if pattern is not _QUOTE:
                close()
            line = _cut(line, start.end())
    held.append(_cut(line, len(line.text) - len(line.text.lstrip())))


def _cut(line: _Line, by: int) -> _Line:
    return _Line(line.text[by:], line.start + by)


def _after_front_matter(lines: list[_Line], skipped: list[tuple[int, int]]) -> int:
    if not lines or lines[0].text.strip() != "---":
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line.text.strip() in ("---", "..."):
            skipped.append((0, line.start))
            return number + 1
    return 0


def _skipped(lines: list[_Line], number: int) -> int:
    """Return the line behind code, a comment or a definition that begins at a line, 0 where none does."""
    text = lines[number].text
    fence = _FENCE.match(text)
    if fence is not None:
        for place in range(number + 1, len(lines)):
            close = lines[place].text.strip()
            if set(close) == {fence["mark"][0]} and len(close) >= len(fence["mark"]):
                return place + 1
        return len(lines)
    if _COMMENT_OPEN.match(text):
        for place in range(number, len(lines)):
            if lines[place].text.rstrip().endswith("-->"):
                return place + 1
    reference = _REFERENCE.match(text)
    return number + 1 if reference is not None and not reference["label"].startswith("^") else 0


def _is_divider(line: _Line) -> bool:
    return "-" in line.text and _DIVIDER.fullmatch(line.text) is not None


def _table(lines: list[_Line], number: int, found: _Found) -> int:
    rows = [_row(lines[number], found)]
    place = number + 2
    while place < len(lines) and "|" in lines[place].text and lines[place].text.strip():
        rows.append(_row(lines[place], found))
        place += 1
    found.tables.append(Table(tuple(rows)))
    return place


def _row(line: _Line, found: _Found) -> tuple[int | None, ...]:
    """Read the cells of a row; a bar that is escaped or inside code divides nothing."""
    cells: list[_Line] = []
    begin, at, in_code = 0, 0, False
    text = line.text
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "`":
            in_code = not in_code
        elif text[at] == "|" and not in_code:
            cells.append(_cut(_Line(text[:at], line.start), begin))
            begin = at + 1
        at += 1
    cells.append(_cut(line, begin))
    if cells and not cells[0].text.strip():
        cells = cells[1:]
    if cells and not cells[-1].text.strip():
        cells = cells[:-1]
    return tuple(_cell(cell, found) for cell in cells)


def _cell(cell: _Line, found: _Found) -> int | None:
    stripped = cell.text.strip()
    begin = len(cell.text) - len(cell.text.lstrip())
    return found.add([_Line(stripped, cell.start + begin)]) if stripped else None
