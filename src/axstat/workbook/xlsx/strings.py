"""Shared strings: the texts that cells point to, rich-text runs joined, furigana (rPh) left out.

Plain tables of strings are read by pattern; anything unusual (prefixes, CDATA, comments) goes through expat.
"""

from __future__ import annotations

import re

from axstat.workbook.builder import Damaged, unescape_excel
from axstat.workbook.source import Source
from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.xml import parse

_ITEM = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_TEXT = re.compile(r"<t(?:\s[^>]*[^>/])?>([^<]*)</t>")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,6})|#x([0-9A-Fa-f]{1,5}));")
_FOREIGN = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});)")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def read_strings(package: Package, part: str) -> list[str]:
    """Read the shared strings.

    Raises:
        NotAWorkbook: the part is damaged.
        LimitExceeded: a text longer than allowed.
    """
    data = package.read(part)
    texts = _by_pattern(data)
    if texts is None:
        handler = TextRuns("si", package.source)
        parse([data], handler, package.source, part)
        texts = handler.texts
    if max(map(len, texts), default=0) > package.source.limits.text_length:
        raise package.source.exceeds("text_length", max(map(len, texts)))
    return texts


def plain_text(xml: str) -> str:
    """Return the text of character data: XML's five entities and character references resolved."""
    return _REFERENCE.sub(_resolve, xml) if "&" in xml else xml


def _resolve(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number in (9, 10, 13) or 32 <= number < 0xD800 or number > 0xDFFF:
        return chr(number)
    raise Damaged(f"is damaged: it refers to the character number `{number}`, which no text may hold")


def has_foreign_entity(xml: str) -> bool:
    """Say whether a text uses an entity, or so long a character reference, that expat should judge it."""
    return "&" in xml and _FOREIGN.search(xml) is not None


def has_elements_in_text(xml: str) -> bool:
    """Say whether a text holds more than characters, which no pattern here reads."""
    return len(_TEXT.findall(xml)) != xml.count("</t>")


def runs(xml: str) -> str:
    """Return the runs of a string item joined, furigana left out; what XML and Excel escape stays escaped."""
    if "<rPh" in xml:
        xml = _PHONETIC.sub("", xml)
    return "".join(_TEXT.findall(xml))


def _by_pattern(data: bytes) -> list[str] | None:
    """Return the texts, or None where the pattern cannot be trusted."""
    try:
        xml = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if "<!" in xml or has_foreign_entity(xml) or "'" in xml[:200] or "utf-8" not in xml[:200].lower():
        return None
    items = _ITEM.findall(xml.replace("\r\n", "\n").replace("\r", "\n") if "\r" in xml else xml)
    if len(items) != xml.count("<si") or xml.count("</sst>") != 1 or not xml.rstrip().endswith("</sst>"):
        return None
    if xml.count("<t>") + xml.count("<t ") + xml.count("<t/>") != xml.count("</t>") + xml.count("<t/>"):
        return None
    if has_elements_in_text(xml):
        return None
    return [unescape_excel(plain_text(runs(item))) for item in items]


class TextRuns:
    """Collects the text of every element `item` from its `t` elements, furigana left out."""

    def __init__(self, item: str, source: Source) -> None:
        self.texts: list[str] = []
        self._item = item
        self._source = source
        self._runs: list[str] = []
        self._length = 0
        self._in_text = False
        self._furigana = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the protocol passes them
        """Begin an element."""
        if self._in_text:
            raise Damaged(f"is damaged: a text holds an element `{tag[:20]}`")
        if tag == self._item:
            self._runs, self._length = [], 0
        elif tag == "rPh":
            self._furigana += 1
        elif tag == "t":
            self._in_text = True

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "t":
            self._in_text = False
        elif tag == "rPh":
            self._furigana -= 1
        elif tag == self._item:
            self.texts.append(unescape_excel("".join(self._runs)))

    def data(self, text: str) -> None:
        """Add character data."""
        if self._in_text and not self._furigana:
            self._length += len(text)
            if self._length > self._source.limits.text_length:
                raise self._source.exceeds("text_length")
            self._runs.append(text)
