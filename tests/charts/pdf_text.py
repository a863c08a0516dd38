"""Reads the text of a PDF that a chart was saved as, by the fonts' ToUnicode tables: what a search would find."""

from __future__ import annotations

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.S)
LITERAL = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.S)
SHOWN = re.compile(
    rb"/(F\d+) [\d.]+ Tf|\[((?:\((?:\\.|[^\\()])*\)|[^\]()])*)\]\s*TJ|\((?:\\.|[^\\()])*\)\s*Tj|(\bET\b)", re.S
)
FONTS = re.compile(rb"<<(?: /F\d+ \d+ 0 R)+ >>")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf: bytes) -> str:
    """Return the shown text, one line for each text object."""
    objects = {int(m[1]): m[2] for m in OBJECT.finditer(pdf)}
    resources = next(body for body in objects.values() if FONTS.match(body))
    fonts = {name: _to_unicode(objects, int(number)) for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", resources)}
    page = next(body for body in objects.values() if b"/Type /Page " in body)
    found = re.search(rb"/Contents (\d+) 0 R", page)
    assert found is not None
    return _shown(_stream(objects[int(found[1])]), fonts)


def _stream(body: bytes) -> bytes:
    return zlib.decompress(body.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])


def _to_unicode(objects: dict[int, bytes], font: int) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert found is not None, "a font without ToUnicode cannot be searched"
    table: dict[int, str] = {}
    for low, _high, targets in re.findall(rb"<(\w+)> <(\w+)>\s*\[(.*?)\]", _stream(objects[int(found[1])]), re.S):
        for offset, target in enumerate(re.findall(rb"<(\w+)>", targets)):
            table[int(low, 16) + offset] = bytes.fromhex(target.decode()).decode("utf-16-be")
    return table


def _shown(content: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    font: dict[int, str] = {}
    out: list[str] = []
    for match in SHOWN.finditer(content):
        if match[1]:
            font = fonts[match[1]]
        elif match[3]:
            out.append("\n")
        else:
            raw = b"".join(map(_unescape, LITERAL.findall(match[0])))
            out += [font.get(int.from_bytes(raw[i : i + 2]), "?") for i in range(0, len(raw), 2)]
    return "".join(out)


def _unescape(literal: bytes) -> bytes:
    return re.sub(rb"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), literal, flags=re.S)
