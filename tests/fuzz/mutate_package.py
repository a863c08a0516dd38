"""Changes to the parts of an .xlsx file and to the zip around them; the zip stays sound unless meant not to be."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random

_CELL = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_ROW = re.compile(rb"<row [^>]*?(?:/>|>.*?</row>)", re.DOTALL)
_ADDRESS = re.compile(rb'r="([A-Z]+)([0-9]+)"')
_TAG = re.compile(rb"<[^>]+>")
_ATTRIBUTE = re.compile(rb'[\w:]+="[^"]*"')
_VALUE = re.compile(rb"<v>[^<]*</v>|<t[^>]*>[^<]*</t>")

_TYPES = (
    b"s", b"n", b"b", b"e", b"str", b"inlineStr", b"d", b"x", b"",
)  # fmt: skip
_ADDRESSES = (
    b"A1", b"B3", b"C5", b"D9", b"ZZ9", b"XFD1048576", b"XFE1", b"A1048577", b"A0", b"a7", b"$B$4", b"5B",
    b"R1C1", b"",
)  # fmt: skip
_TEXTS = (
    b"-1", b"0", b"1e5", b"1E308", b"1e999", b"NaN", b"inf", b"--1", b"0x10", b"1,234", b"999999999",
    b"12.50", b" 7 ", b"&lt;&#x41;&amp;", b"&nbsp;", b"&#0;", b"&#xD800;", b"&bomb;", b"<![CDATA[5]]>",
    b"<!-- 1 -->5", b"_x0041__xD800_", b"_x0000_", b"\xe2\x80\xae1", b"\xef\xbc\x91\xef\xbc\x92",
    b"\xe2\x96\xb23.2", b"***", b"\xef\xbc\x8d", b"=1+1", b"#DIV/0!", b"\xff\xfe", b"",
)  # fmt: skip
_MERGES = (
    b"A1:XFD1048576", b"A1:C3", b"B2:D9", b"B2:B2", b"D9:B2", b"A0:B1", b"A1:ZZZZ9", b"C3:C8", b"-1:2",
    b"A4:G4", b"",
)  # fmt: skip
_INSERTS = (
    b"<c/>", b"<row/>", b"<row><c><v>7</v></c><c t='s'><v>0</v></c></row>", b"<v>3</v>", b"<is><t>x</t></is>",
    b"<f>1+1</f>", b"<f t='shared' si='0'/>", b"<!-- note -->", b"<?pi x?>", b"<x>" * 300 + b"</x>" * 300,
    b"<r><t>run</t></r>", b'<rPh sb="0" eb="1"><t>kana</t></rPh>', b"<sheetData/>",
    b"</sheetData><sheetData>", b"<mc:AlternateContent/>", b"]]>", b"<", b"&",
)  # fmt: skip
_NAMES = ("../" * 5 + "etc/x.csv", "/tmp/x.csv", "C:\\x.csv", "a\n.csv", "x" * 300)
_NUMBERS = (b"0", b"1", b"5", b"1048576", b"1048577", b"99999999", b"999999999999", b"-3", b"1.5", b"x", b"")
_DECLARED = b'<?xml version="1.0" encoding="Shift_JIS"?>'
_DOCTYPE = b'<!DOCTYPE x [<!ENTITY bomb "' + b"lol" * 50 + b'"><!ENTITY b2 "&bomb;&bomb;">]>'


def parts(rng: Random, data: bytes) -> bytes:
    """Return the file with one to four changes in the XML of its parts, most of them in sheets."""
    files = _unzipped(data)
    sheets = [name for name in files if "worksheets/" in name and name.endswith(".xml")]
    others = [name for name in files if name.endswith((".xml", ".rels")) and name not in sheets]
    for _ in range(rng.choice((1, 1, 2, 4))):
        name = rng.choice(sheets if rng.random() < 0.75 else others)
        files[name] = rng.choice(_SHEET_EDITS if name in sheets and rng.random() < 0.8 else _XML_EDITS)(
            rng, files[name]
        )
    return _zipped(files)


def members(rng: Random, data: bytes) -> bytes:
    """Return the file with members removed, swapped, renamed, doubled, emptied or misdeclared."""
    files = list(_unzipped(data).items())
    at, other = rng.randrange(len(files)), rng.randrange(len(files))
    name, content = files[at]
    match rng.randrange(8):
        case 0:
            del files[at]
        case 1:
            files[at], files[other] = (name, files[other][1]), (files[other][0], content)
        case 2:
            names = (
                "../" * 5 + "etc/x.csv",
                "/tmp/x.csv",
                "C:\\x.csv",
                name.upper(),
                name.replace("/", "\\"),
                "a\n.csv",
                "x" * 300,
            )
            files[at] = (rng.choice(names), content)
        case 3:
            files.insert(rng.randrange(len(files)), (name, files[other][1]))
        case 4:
            files[at] = (name, b"")
        case 5:
            files[at] = (name, content[: len(content) // 2])
        case 6:
            files.append(("inner.zip", data))
        case _:
            return _misdeclared(rng, _zipped(dict(files)))
    return _zipped_list(files)


def _misdeclared(rng: Random, data: bytes) -> bytes:
    """Change sizes, checksums, methods and flags in the zip's directory, or between its members."""
    out = bytearray(data)
    marks = [match.start() for match in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
    for _ in range(rng.choice((1, 2, 3))):
        at = rng.choice(marks) + rng.randrange(4, 30)
        if at < len(out):
            out[at] = rng.choice((0, 1, 8, 12, 0x7F, 0x80, 0xFF))
    return bytes(out)


def _type(rng: Random, part: bytes) -> bytes:
    """Give a cell another type."""
    return _on(rng, part, _CELL, lambda cell: _set(cell, b"t", rng.choice(_TYPES)))


def _address(rng: Random, part: bytes) -> bytes:
    return _on(rng, part, _CELL, lambda cell: _set(cell, b"r", rng.choice(_ADDRESSES)))


def _no_address(rng: Random, part: bytes) -> bytes:
    """Leave out addresses of a cell, a row or all of them."""
    if rng.random() < 0.3:
        return re.sub(rb'(<(?:c|row)\b[^>]*?) r="[^"]*"', rb"\1", part)
    return _on(rng, part, rng.choice((_CELL, _ROW)), lambda found: re.sub(rb' r="[^"]*"', b"", found, count=1))


def _style(rng: Random, part: bytes) -> bytes:
    return _on(rng, part, _CELL, lambda cell: _set(cell, b"s", rng.choice((b"0", b"7", b"99999", b"-1", b"x"))))


def _value(rng: Random, part: bytes) -> bytes:
    text = rng.choice(_TEXTS) * rng.choice((1, 1, 1, 40))
    return _on(rng, part, _VALUE, lambda found: re.sub(rb">[^<]*<", lambda _: b">" + text + b"<", found, count=1))


def _swap_cells(rng: Random, part: bytes) -> bytes:
    """Let two cells, or two rows, change places, so that addresses are out of order."""
    pattern = rng.choice((_CELL, _CELL, _ROW))
    found = list(pattern.finditer(part))
    if len(found) < 2:
        return part
    first, second = sorted(rng.sample(found, 2), key=lambda match: match.start())
    between = part[first.end() : second.start()]
    return part[: first.start()] + second[0] + between + first[0] + part[second.end() :]


def _double(rng: Random, part: bytes) -> bytes:
    """Write a cell or row twice, the copy with another value."""
    changed = re.compile(rb"<v>[^<]*</v>")
    return _on(rng, part, rng.choice((_CELL, _ROW)), lambda found: found + changed.sub(b"<v>1</v>", found))


def _row_number(rng: Random, part: bytes) -> bytes:
    number = rng.choice(
        (b"0", b"1", b"5", b"1048576", b"1048577", b"99999999", b"999999999999", b"-3", b"1.5", b"x", b"")
    )
    return _on(rng, part, _ROW, lambda row: re.sub(rb' r="[0-9]*"', b' r="' + number + b'"', row, count=1))


def _move_row(rng: Random, part: bytes) -> bytes:
    """Give a row with all its cells another number, as a file with gaps or repeated rows has."""
    number = b"%d" % rng.choice((1, 4, 9, 20, 500, 65_536))

    def moved(row: bytes) -> bytes:
        row = re.sub(rb'<row r="[0-9]+"', b'<row r="' + number + b'"', row, count=1)
        return _ADDRESS.sub(lambda match: b'r="' + match[1] + number + b'"', row)

    return _on(rng, part, _ROW, moved)


def _merge(rng: Random, part: bytes) -> bytes:
    ranges = b"".join(b'<mergeCell ref="%s"/>' % ref for ref in rng.choices(_MERGES, k=rng.choice((1, 2, 5))))
    return part.replace(b"</sheetData>", b"</sheetData><mergeCells>" + ranges + b"</mergeCells>", 1)


def _hide(rng: Random, part: bytes) -> bytes:
    cols = b'<cols><col min="%d" max="%d" hidden="1"/></cols>' % (rng.choice((0, 1, 3)), rng.choice((2, 4, 99_999_999)))
    part = part.replace(b"<sheetData>", cols + b"<sheetData>", 1) if rng.random() < 0.5 else part
    return _on(rng, part, _ROW, lambda row: row.replace(b"<row ", b'<row hidden="1" ', 1))


def _declare(rng: Random, part: bytes) -> bytes:
    """Put a document type, another encoding or white space before the root."""
    body = re.sub(rb"^\s*<\?xml.*?\?>\s*", b"", part, flags=re.DOTALL)
    heads = (
        _DOCTYPE,
        b'<?xml version="1.0" encoding="Shift_JIS"?>',
        b'<?xml version="1.1"?>',
        b"\n",
        b"\xef\xbb\xbf",
        b"junk",
    )
    if rng.random() < 0.2:
        return body.decode("utf-8", "replace").encode("utf-16")
    return rng.choice(heads) + body


def _attribute(rng: Random, part: bytes) -> bytes:
    """Change the value of any attribute, or leave it out."""
    values = (b"", b"-1", b"0", b"1", b"99999999999", b"x", b"rId99", b"../../x", b"\xe8\xa1\xa8")
    return _on(rng, part, _ATTRIBUTE, lambda found: found.partition(b"=")[0] + b'="' + rng.choice(values) + b'"')


def _tag(rng: Random, part: bytes) -> bytes:
    """Leave out, double or insert a tag."""
    match rng.randrange(3):
        case 0:
            return _on(rng, part, _TAG, lambda _: b"")
        case 1:
            return _on(rng, part, _TAG, lambda tag: tag * rng.choice((2, 250)))
        case _:
            return _on(rng, part, _TAG, lambda tag: tag + rng.choice(_INSERTS))


def _flip(rng: Random, part: bytes) -> bytes:
    at = rng.randrange(len(part)) if part else 0
    return part[:at] + rng.randbytes(1) + part[at + 1 :]


def _on(rng: Random, part: bytes, pattern: re.Pattern[bytes], change: Callable[[bytes], bytes]) -> bytes:
    """Change one of the places that match."""
    found = list(pattern.finditer(part))
    if not found:
        return part
    match = rng.choice(found)
    return part[: match.start()] + change(match[0]) + part[match.end() :]


def _set(cell: bytes, name: bytes, value: bytes) -> bytes:
    """Set an attribute of a cell's tag."""
    tag, rest = cell[: cell.index(b">")], cell[cell.index(b">") :]
    empty = tag.endswith(b"/")
    tag = re.sub(rb"\s%s=\"[^\"]*\"" % name, b"", tag.rstrip(b"/")) + b' %s="%s"' % (name, value)
    return tag + (b"/" if empty else b"") + rest


_SHEET_EDITS = (
    _type, _address, _no_address, _style, _value, _value, _swap_cells, _double, _row_number, _move_row,
    _merge, _hide,
)  # fmt: skip
_XML_EDITS = (
    _declare, _attribute, _attribute, _tag, _flip, _value,
)  # fmt: skip


def _unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _zipped(files: dict[str, bytes]) -> bytes:
    return _zipped_list(list(files.items()))


def _zipped_list(files: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # a name given twice is the point
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
