"""Writes BIFF8, the records of an .xls file: only what the tests need, by hand, since no library here writes it."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.workbook.ole import ole_file


@dataclass(frozen=True)
class XlsSheet:
    """A sheet: cells by (row, column) counted from 0, each with the number of its style."""

    name: str
    cells: dict[tuple[int, int], tuple[object, int]] = field(default_factory=dict)
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    visibility: int = 0


@dataclass(frozen=True)
class ErrorCode:
    """An error cell, by BIFF's number."""

    code: int


def xls_file(*sheets: XlsSheet, formats: Iterable[str] = (), date_1904: bool = False, locked: bool = False) -> bytes:
    """Return an .xls file; style 0 is General, styles 1, 2, … have the given number formats."""
    codes = list(formats)
    head = _bof(5) + (_record(0x2F, struct.pack("<HHH", 0, 1, 1)) if locked else b"") + _record(0x42, b"\xb0\x04")
    head += _record(0x22, struct.pack("<H", date_1904))
    head += _record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial")
    head += b"".join(_record(0x41E, struct.pack("<H", 164 + i) + _text(code)) for i, code in enumerate(codes))
    head += _xf(0, style=True) + _xf(0) + b"".join(_xf(164 + i) for i in range(len(codes)))
    bodies = [_body(sheet) for sheet in sheets]
    size = len(head) + sum(len(_bound(sheet, 0)) for sheet in sheets) + 4
    bounds = b""
    for sheet, body in zip(sheets, bodies, strict=True):
        bounds += _bound(sheet, size)
        size += len(body)
    return ole_file({"Workbook": head + bounds + _record(0x0A) + b"".join(bodies)})


def _body(sheet: XlsSheet) -> bytes:
    out = _bof(0x10)
    out += b"".join(_record(0x7D, struct.pack("<HHHHHH", c, c, 2048, 15, 1, 0)) for c in sheet.hidden_columns)
    out += b"".join(_record(0x208, struct.pack("<HHHHHHI", r, 0, 9, 255, 0, 0, 0x120)) for r in sheet.hidden_rows)
    for (row, col), (value, style) in sheet.cells.items():
        out += _cell(struct.pack("<HHH", row, col, style + 1), value)
    if sheet.merges:
        out += _record(
            0xE5, struct.pack("<H", len(sheet.merges)) + b"".join(struct.pack("<HHHH", *m) for m in sheet.merges)
        )
    return out + _record(0x0A)


def _cell(place: bytes, value: object) -> bytes:
    if value is None:
        return _record(0x201, place)
    if isinstance(value, bool):
        return _record(0x205, place + bytes([value, 0]))
    if isinstance(value, ErrorCode):
        return _record(0x205, place + bytes([value.code, 1]))
    if isinstance(value, str):
        return _record(0x204, place + _text(value))
    return _record(0x203, place + struct.pack("<d", value))


def _record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _xf(number_format: int, *, style: bool = False) -> bytes:
    return _record(
        0xE0, struct.pack("<HHHBBBBIIH", 0, number_format, 0xFFF5 if style else 1, 0x20, 0, 0, 0, 0, 0, 0x20C0)
    )


def _bound(sheet: XlsSheet, offset: int) -> bytes:
    name = sheet.name.encode("utf-16-le")
    return _record(0x85, struct.pack("<IBBBB", offset, sheet.visibility, 0, len(sheet.name), 1) + name)


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")
