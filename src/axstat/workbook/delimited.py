"""Reads .csv and .tsv: UTF-8, UTF-16 with a mark, or CP932 as Japanese publishers write it; every cell is text.

Nothing is guessed from bytes that do not decode: the file is refused with the place of the first wrong byte.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from axstat.errors import NotAWorkbook
from axstat.model.cells import Workbook
from axstat.voice import Label, said, same
from axstat.workbook.ragged import Longer, Widths
from axstat.workbook.source import Source
from axstat.workbook.text_grid import TextGrid

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",\t;"
_UNDEFINED = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What Python's CP932 makes of the single bytes 0x80, 0xA0 and 0xFD to 0xFF, which the code page leaves undefined."""
_BEYOND_CHANCE = 4
_JSON = re.compile(r'\ufeff?\s*(?:\{\s*["}]|\[\s*[\[{"\]0-9-])')
_SAMPLE_LINES = 50
_BLOCK = 4096
_PIECE = _BEGINNING = 1 << 20
_LEADING = re.compile(rb"[\xc0-\xff]")
_UNPROTECTED = {",": said("quote-commas"), "\t": said("quote-tabs"), ";": said("quote-semicolons")}
_JSON_TEXT, _PLAIN_TEXT = Label("JSON", "JSON"), Label("普通の文章", "plain text")
_CODINGS = {
    "utf-8-sig": same("UTF-8"),
    "utf-8": same("UTF-8"),
    "utf-16": same("UTF-16"),
    "cp932": Label("CP932（Shift_JIS）", "CP932 (Shift_JIS)"),
}


def read_delimited(source: Source) -> Workbook:
    """Read delimited text as a workbook of one sheet, named as the file.

    Raises:
        NotAWorkbook: a byte that decodes nowhere, binary data, text without delimiters, or a line with more values
            than its table has columns.
        LimitExceeded: a line, a text, or more rows, columns or cells than allowed.
    """
    _check_lines(source)
    text, coding = begin(source)
    delimiter = None if _JSON.match(text) else find_delimiter(text)
    if delimiter is None:
        begins = text.lstrip("\ufeff").split("\n", 1)[0].strip()[:40]
        what = _JSON_TEXT if _JSON.match(text) else _PLAIN_TEXT
        raise source.refuse("text-no-table", what=what, begins=begins)
    grid, widths = TextGrid(source, PurePosixPath(source.file.name).stem), Widths()
    for block, numbers in _blocks(source, coding, delimiter):
        grid.add(block)
        widths.look(block, numbers)
    if (longer := widths.finish()) is not None:
        raise _too_long(source, longer, delimiter)
    return Workbook(source.file, (grid.finish(),), "csv" if delimiter != "\t" else "tsv")


def begin(source: Source) -> tuple[str, str]:
    """Return the beginning of a file's text, and the encoding in which all of it decodes.

    Raises:
        NotAWorkbook: it decodes neither as UTF-8 nor as CP932, or holds binary data.
    """
    data = source.data
    marked = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-16" if data.startswith(_UTF16) else ""
    failures: dict[str, int] = {}
    for coding in [marked] if marked else ["utf-8", "cp932"]:
        found = _decode(data, coding)
        if found.wrong is None:
            _must_be_text(source, found)
            return found.beginning, coding
        failures[coding] = found.wrong
        if coding == "utf-8" and _is_mostly_utf8(data, found.wrong):
            break
    raise _wrong_byte(source, failures)


@dataclass(slots=True)
class _Decoded:
    """What decoding a file found: its beginning, where a byte is wrong, and signs that it is no text."""

    beginning: str = ""
    wrong: int | None = None
    has_null: bool = False
    is_jis: bool = False


def _decode(data: bytes, coding: str) -> _Decoded:
    """Decode a file piece by piece, for as one text it takes several times its bytes."""
    found, decoder = _Decoded(), codecs.getincrementaldecoder(coding)()
    view, undefined, last = memoryview(data), None, ""
    for start in range(0, len(data) + 1, _PIECE):
        piece = view[start : start + _PIECE]
        end, before = start + len(piece), start - len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, final=end == len(data))
        except UnicodeDecodeError as error:
            found.wrong = end - len(error.object) + error.start
            return found
        if undefined is None and coding == "cp932" and (match := _UNDEFINED.search(text)):
            undefined = before + len(text[: match.start()].encode("cp932"))
        if len(found.beginning) < _BEGINNING:
            found.beginning += text
        found.has_null = found.has_null or "\x00" in text
        found.is_jis = found.is_jis or "\x1b$" in last + text[:1] or "\x1b$" in text
        last = text[-1:]
    found.wrong = undefined
    return found


def _is_mostly_utf8(data: bytes, end: int) -> bool:
    """Say whether what decoded is UTF-8 beyond chance: CP932 fails at one of its first Japanese characters."""
    return sum(1 for _ in islice(_LEADING.finditer(data, 0, end), _BEYOND_CHANCE)) == _BEYOND_CHANCE


def _must_be_text(source: Source, found: _Decoded) -> None:
    if found.has_null:
        raise source.refuse("text-binary")
    if found.is_jis:
        raise source.refuse("text-jis")


def find_delimiter(text: str) -> str | None:
    """Return what separates the values, None where no delimiter gives lines of equal width.

    Each candidate is judged by how many of the first lines it cuts into the same number of values, two or more.
    """
    sample = list(islice(io.StringIO(text[:_BEGINNING], newline=""), _SAMPLE_LINES))
    best, best_score = None, (0, 0)
    for delimiter in _DELIMITERS:
        widths = Counter(len(record) for record in _records("".join(sample), delimiter) if any(record))
        wide = Counter({width: lines for width, lines in widths.items() if width > 1})
        if not wide:
            continue
        width, lines = max(wide.items(), key=lambda item: (item[1], item[0]))
        # prose with a comma here and there is no table: most lines must be cut, several of them alike
        total = widths.total()
        alike = (lines > 1 or total == 1) and 4 * lines >= total and 2 * wide.total() >= total
        if alike and (lines, width) > best_score:
            best, best_score = delimiter, (lines, width)
    return best


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def _blocks(source: Source, coding: str, delimiter: str) -> Iterator[tuple[list[list[str]], list[int]]]:
    """Yield records in blocks, with the lines they begin on; the csv module's limit on a field is set meanwhile."""
    lines = io.TextIOWrapper(io.BytesIO(source.data), coding, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    before = csv.field_size_limit(source.limits.text_length)
    begin = 1
    try:
        while block := [(record, reader.line_num + 1) for record in islice(reader, _BLOCK)]:
            records, ends = zip(*block, strict=True)
            yield list(records), [begin, *ends[:-1]]
            begin = ends[-1]
    except csv.Error:
        raise source.exceeds("text_length") from None
    finally:
        csv.field_size_limit(before)


def _check_lines(source: Source) -> None:
    limit, data, start = source.limits.line_bytes, source.data, 0
    while len(data) - start > limit:
        end = max(data.rfind(b"\n", start, start + limit + 1), data.rfind(b"\r", start, start + limit + 1))
        if end < 0:
            raise source.exceeds("line_bytes")
        start = end + 1


def _wrong_byte(source: Source, failures: dict[str, int]) -> NotAWorkbook:
    """Return the refusal of a file that says where decoding failed, in the encoding that went further."""
    data, at = source.data, max(failures.values())
    byte, line = f"{data[at]:02X}", data.count(b"\n", 0, at) + 1
    encoding, *others = (_CODINGS[coding] for coding in failures)
    if not others:
        return source.refuse("text-not-encoded", encoding=encoding, byte=byte, at=at, line=line)
    other = others[0]
    return source.refuse("text-in-neither-encoding", encoding=encoding, other=other, byte=byte, at=at, line=line)


def _too_long(source: Source, longer: Longer, delimiter: str) -> NotAWorkbook:
    return source.refuse(
        "line-too-long",
        hint=_UNPROTECTED[delimiter],
        values=longer.values,
        line=longer.line,
        expected=longer.expected,
    )
