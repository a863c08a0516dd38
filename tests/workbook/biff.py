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


@dataclass(frozen=True)
class XlsFont:
    """A font, as far as it changes what a text says; `escapement` is 1 for raised, 2 for lowered."""

    struck: bool = False
    escapement: int = 0


@dataclass(frozen=True)
class XlsStyle:
    """A cell style: a number format by code or by its built-in number, the number of its font, sides with lines."""

    format: str | int = 0
    font: int = 0
    edges: str = ""


@dataclass(frozen=True)
class Runs:
    """A text with other fonts from certain places on, counted from 0 in UTF-16."""

    text: str
    fonts: tuple[tuple[int, int], ...]


def xls_file(
    *sheets: XlsSheet,
    formats: Iterable[str | XlsStyle] = (),
    fonts: Iterable[XlsFont] = (),
    date_1904: bool = False,
    locked: bool = False,
) -> bytes:
    """Return an .xls file; style 0 is General and font 0 usual; the given ones are numbered from 1."""
    styles = [style if isinstance(style, XlsStyle) else XlsStyle(style) for style in formats]
    codes = list(dict.fromkeys(style.format for style in styles if isinstance(style.format, str)))
    head = _bof(5) + (_record(0x2F, struct.pack("<HHH", 0, 1, 1)) if locked else b"") + _record(0x42, b"\xb0\x04")
    head += _record(0x22, struct.pack("<H", date_1904))
    head += b"".join(map(_font, [XlsFont(), *fonts]))
    head += b"".join(_record(0x41E, struct.pack("<H", 164 + i) + _text(code)) for i, code in enumerate(codes))
    head += _xf(0, style=True) + _xf(0)
    for style in styles:
        number = style.format if isinstance(style.format, int) else 164 + codes.index(style.format)
        head += _xf(number, font=style.font, edges=style.edges)
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
    if isinstance(value, Runs):
        runs = b"".join(struct.pack("<HH", *run) for run in value.fonts)
        return _record(0xD6, place + _text(value.text) + struct.pack("<H", len(value.fonts)) + runs)
    if isinstance(value, ErrorCode):
        return _record(0x205, place + bytes([value.code, 1]))
    if isinstance(value, str):
        return _record(0x204, place + _text(value))
    return _record(0x203, place + struct.pack("<d", value))


def _record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _font(font: XlsFont) -> bytes:
    sizes = struct.pack("<HHHHHBBBB", 200, 8 * font.struck, 0x7FFF, 400, font.escapement, 0, 0, 0, 0)
    return _record(0x31, sizes + b"\x05\x00Arial")


def _xf(number_format: int, *, style: bool = False, font: int = 0, edges: str = "") -> bytes:
    lines = sum(1 << 4 * "LRTB".index(side) for side in edges)
    kind = 0xFFF5 if style else 1
    return _record(0xE0, struct.pack("<HHHBBBBIIH", font, number_format, kind, 0x20, 0, 0, 0, lines, 0, 0x20C0))


def _bound(sheet: XlsSheet, offset: int) -> bytes:
    name = sheet.name.encode("utf-16-le")
    return _record(0x85, struct.pack("<IBBBB", offset, sheet.visibility, 0, len(sheet.name), 1) + name)


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")
