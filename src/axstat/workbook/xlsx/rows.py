r"""Reads regular rows in bulk: one pattern per sheet matches a whole row, and columns fall out of its groups.

    <row r="5"><c r="A5" s="1" t="s"><v>0</v></c><c r="C5"><v>8.3</v></c></row>
    pattern   row (\d+)   A: (attributes, unless they are the column's usual ones)(value)   B: absent   C: …

The pattern is trusted only where it accounts for every row and cell of a chunk; anything else raises `Unusual`, and
the sheet is read again event by event. Measured: about half the time of the fastest reader that loses formats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import ge
from typing import TYPE_CHECKING

from axstat.model.cells import Mark, column_letters, column_number
from axstat.workbook.builder import GridBuilder
from axstat.workbook.damage import Unusual
from axstat.workbook.runs import shown
from axstat.workbook.xlsx.strings import has_elements_in_text, has_foreign_entity, plain_text, rich_runs, runs

if TYPE_CHECKING:
    from axstat.workbook.xlsx.halves import Other

_WIDEST = 512
_MOST_PATTERNS = 8
_WIDEST_GAP = 64
_SAMPLE = 20_000
_LONGEST_BUFFER = 1 << 26
_CELL = re.compile(r'<c r="([A-Z]{1,3})[0-9]+("[^/>]*)')
_EMPTY_CELL = re.compile(r'<c r="[A-Z]{1,3}[0-9]+"(?: s="[0-9]+")?(?:/>|></c>)')
_NONE = '"'
_FORMULA = re.compile(r"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)")
_VALUELESS = re.compile(r"<(?:/f>|f/>|f\s[^>]*/>)(?:<v\s*/>|<v>\s*</v>)?</c>")
_UNCALCULATED = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]+)"([^>]*)><f(?:\s[^>]*)?(?:/>|>([^<]*)</f>)(<v\s*/>|<v>\s*</v>)?</c>',
)
_TYPE = re.compile(r'\st="([^"]*)"')
_INLINE = re.compile(r"(?<=>)<is>(.*?)</is>(?=</c>)", re.DOTALL)
_INLINE_CELL = re.compile(r'<c [^>]*\bt="inlineStr"[^>/]*><is>')
_HIDDEN = re.compile(r'<row r="([0-9]+)"[^>]* hidden="(?:1|true)"')


def read_regular(pieces: Iterable[bytes], builder: GridBuilder, other: Other | None = None) -> bytes:
    """Put the cells of a sheet into the builder; return the sheet's XML without them.

    Args:
        pieces: the XML.
        builder: takes the cells.
        other: a process that reads the rows behind a cut.

    Raises:
        Unusual: the sheet must be read event by event; what the builder holds is then of no use.
    """
    stream = iter(pieces)
    head, rest, empty = _head(stream)
    if empty:
        return head + b"<sheetData/>" + rest + b"".join(stream)
    tail = read_rows(stream, rest, builder, other, offset=len(head) + len(b"<sheetData>"))
    return head + b"<sheetData/>" + tail


def read_rows(
    stream: Iterator[bytes], rest: bytes, builder: GridBuilder, other: Other | None = None, *, offset: int = 0
) -> bytes:
    """Put rows into the builder; return the XML that follows them.

    Args:
        stream: the XML behind `rest`.
        rest: what has been read of the rows.
        builder: takes the cells.
        other: a process that reads the rows behind a cut.
        offset: where in the XML `rest` begins.

    Raises:
        Unusual: as for `read_regular`.
    """
    rows = _Rows(builder)
    while True:
        end = rest.find(b"</sheetData>")
        at = -1 if other is None else rest.find(b"<row ", max(0, other.start - offset), end if end >= 0 else len(rest))
        if other is not None and at >= 0:
            rows.read(_decoded(rest[:at]))
            found = other.rest()
            if found is not None and found.at == offset + at:
                builder.append(found.below)
                return found.tail
            rest, offset, other = rest[at:], offset + at, None
            continue
        to = end if end >= 0 else _end_of_rows(rest)
        if to > 6:
            rows.read(_decoded(rest[:to]))
            rest, offset = rest[to:], offset + to
        if end >= 0:
            return rest.removeprefix(b"</sheetData>") + b"".join(stream)
        piece = next(stream, None)
        if piece is None or len(rest) > _LONGEST_BUFFER:
            raise Unusual
        rest += piece


def _end_of_rows(data: bytes) -> int:
    """Return where the last whole row ends, at most 6 where there is none."""
    at = data.rfind(b"</row>") + 6
    return max(at, data.rfind(b"/><row ", max(0, at - 1)) + 2)


def _head(stream: Iterable[bytes]) -> tuple[bytes, bytes, bool]:
    """Return what stands before the rows, what of the rows has been read, and whether there are none."""
    buffer = b""
    for piece in stream:
        buffer += piece
        start = buffer.find(b"<sheetData")
        close = buffer.find(b">", start) if start >= 0 else -1
        if close >= 0:
            head, tag = buffer[:start], buffer[start : close + 1]
            if tag not in (b"<sheetData>", b"<sheetData/>") or not _is_plain(head):
                raise Unusual
            return head, buffer[close + 1 :], tag == b"<sheetData/>"
        if len(buffer) > _LONGEST_BUFFER:
            break
    raise Unusual


def _is_plain(head: bytes) -> bool:
    """Say whether the document is UTF-8 without document type or comments."""
    declaration = head[:200].lower()
    declared = b"encoding" not in declaration or b'encoding="utf-8"' in declaration
    return declared and b"<!" not in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _decoded(data: bytes) -> str:
    try:
        xml = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Unusual from None
    # one rare character is found several times faster than two of which the first is frequent
    if ("!" in xml and "<!" in xml) or ("?" in xml and "<?" in xml):
        raise Unusual
    return xml.replace("\r\n", "\n").replace("\r", "\n") if "\r" in xml else xml


class _Rows:
    """Puts chunks of whole rows into a builder, learning on the way which columns the sheet uses."""

    def __init__(self, builder: GridBuilder) -> None:
        self._builder = builder
        self._usual: dict[int, str] = {}
        self._pattern = _row_pattern({})
        self._patterns = 0
        self._last = 0

    def read(self, xml: str) -> None:
        """Read a chunk."""
        if 'hidden="' in xml:
            self._builder.hidden_rows.update(map(int, _HIDDEN.findall(xml)))
        n_rows = xml.count("<row")
        plain = self._plain_cells(xml)
        rows = self._pattern.findall(plain)
        if len(rows) != n_rows:
            self._learn(plain)
            rows = self._pattern.findall(plain)
        if len(rows) != n_rows:
            raise Unusual
        if rows and self._usual:
            self._put(rows, plain)

    def _plain_cells(self, xml: str) -> str:
        """Return the chunk with formulas taken out, inline strings as values and, where many, empty cells dropped."""
        if "f" in xml:
            plain, formulas = _FORMULA.subn("", xml)
            self._builder.formula_cells += formulas
            if formulas and _VALUELESS.search(xml):
                plain = _FORMULA.sub("", _UNCALCULATED.sub(self._uncalculated, xml))
            xml = plain
        if "inlineStr" in xml:
            n_typed = len(_INLINE_CELL.findall(xml))
            if any(n_typed != xml.count(what) for what in ('"inlineStr"', "<is>", "</is></c>")):
                raise Unusual
            if has_elements_in_text(xml) or "<strike" in xml or ("<rPr" in xml and self._builder.strikes_cells):
                raise Unusual
            xml = _INLINE.sub(_inline_value, xml)
        if xml.count("/>", 0, _SAMPLE) > 4 * xml.count("<row", 0, _SAMPLE):
            xml = _EMPTY_CELL.sub("", xml)
        if has_foreign_entity(xml):
            raise Unusual
        return xml

    def _uncalculated(self, match: re.Match[str]) -> str:
        """Return a cell whose formula has no value as an error cell; the empty text of a text cell is a value."""
        letters, row, attributes, formula, value = match.groups()
        kind = _TYPE.search(attributes)
        if value and kind and kind[1] == "str":
            return match[0]
        self._builder.marks[int(row), column_number(letters)] = Mark.UNCALCULATED
        return f'<c r="{letters}{row}"{_TYPE.sub("", attributes)} t="e"><v>={formula or ""}</v></c>'

    def _learn(self, xml: str) -> None:
        """Take in the columns of a chunk and the attributes that most cells of each have."""
        counted = Counter(_CELL.findall(xml))
        usual: dict[int, str] = {}
        for (letters, attributes), _ in counted.most_common():
            if self._builder.may_be_usual(attributes):
                usual.setdefault(column_number(letters), attributes)
        for letters, _ in counted:
            usual.setdefault(column_number(letters), _NONE)
        self._patterns += 1
        self._usual = dict(sorted((self._usual | usual).items()))
        if len(self._usual) > _WIDEST or self._patterns > _MOST_PATTERNS:
            raise Unusual
        if self._usual and max(self._usual) > self._builder.source.limits.columns:
            raise self._builder.source.exceeds("columns", max(self._usual))
        self._pattern = _row_pattern(self._usual)

    def _put(self, rows: list[tuple[str, ...]], xml: str) -> None:
        """Put rows, run by run: rows the sheet leaves out are filled in where the gap is small."""
        numbers = [int(row[0]) for row in rows]
        blank = ("",) * len(rows[0])
        cuts = [at for at, (this, after) in enumerate(pairwise(numbers), start=1) if after - this > _WIDEST_GAP]
        for start, stop in pairwise([0, *cuts, len(rows)]):
            first, last = numbers[start], numbers[stop - 1]
            run = rows[start:stop]
            if first <= self._last or any(map(ge, numbers[start:stop], numbers[start + 1 : stop])):
                raise Unusual
            self._last = last
            if last - first + 1 > len(run):
                by_number = dict(zip(numbers[start:stop], run, strict=True))
                run = [by_number.get(number, blank) for number in range(first, last + 1)]
            self._put_run(first, list(zip(*run, strict=True)), xml)

    def _put_run(self, first: int, groups: list[tuple[str, ...]], xml: str) -> None:
        """Put rows that follow each other without a gap; `xml` is what they were read from."""
        longest = self._builder.source.limits.text_length
        references, long = "&" in xml, len(xml) > longest
        for (col, usual), others, values in zip(self._usual.items(), groups[1::2], groups[2::2], strict=True):
            texts = list(map(plain_text, values)) if references else values
            if long and max(map(len, texts)) > longest:
                raise self._builder.source.exceeds("text_length")
            self._builder.add_block(first, col, usual, others, texts)


def _row_pattern(usual: dict[int, str]) -> re.Pattern[str]:
    """Return the pattern of a row that uses no other columns; each gives its unusual attributes and its value.

    The attributes start at the quotation mark that closes the address, so that a cell without any differs from none.
    What is frequent is tried first; where the usual attributes are only the beginning, the end of the cell fails.
    """
    cells = (
        rf'(?:<c r="{column_letters(col)}\1(?:{re.escape(text)}|("[^/>]*+))'
        r"(?>><v>([^<]*+)</v></c>|/>|></c>|><v/></c>))?+"
        for col, text in usual.items()
    )
    return re.compile(rf'<row r="([0-9]+)"[^/>]*+(?>/>|>{"".join(cells)}</row>)')


def _inline_value(match: re.Match[str]) -> str:
    """Return an inline string as a value; what XML and Excel escape in it stays escaped."""
    if "<v>" in match[1]:
        raise Unusual
    if "<vertAlign" not in match[1]:
        return f"<v>{runs(match[1])}</v>"
    text = shown(rich_runs(match[1])).replace("_x", "_x005F_x")
    return f"<v>{text.replace('&', '&amp;').replace('<', '&lt;')}</v>"
