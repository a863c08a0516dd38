"""Shared strings: the texts that cells point to, rich-text runs joined, furigana (rPh) left out (hazards.md#furigana).

Plain tables of strings are read by pattern; anything unusual (prefixes, CDATA, comments) goes through expat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from axstat.workbook.builder import unescape_excel
from axstat.workbook.damage import Damaged
from axstat.workbook.runs import RichText, Run
from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.texts import TextRuns
from axstat.workbook.xlsx.xml import is_on, parse

_ITEM = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_PIECE = re.compile(r"</?r\s*>|<rPr\b[^>]*(?<=/)>|<rPr\b[^>]*>(.*?)</rPr>|<t(?:\s[^>]*[^>/])?>([^<]*)</t>", re.DOTALL)
_SCRIPT = re.compile(r"""<vertAlign\s[^>]*?val\s*=\s*["']([a-z]*)["']""")
_STRIKE = re.compile(r"""<strike(?:\s+val\s*=\s*["']([^"']*)["'])?\s*/?>""")
_TEXT = re.compile(r"<t(?:\s[^>]*[^>/])?>([^<]*)</t>")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,6})|#x([0-9A-Fa-f]{1,5}));")
_FOREIGN = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});)")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Strings:
    """The shared strings by index; `rich` holds those that say something else than one plain text would."""

    texts: list[str] = field(default_factory=list)
    rich: Mapping[int, RichText] = field(default_factory=dict)


def read_strings(package: Package, part: str) -> Strings:
    """Read the shared strings.

    Raises:
        NotAWorkbook: the part is damaged.
        LimitExceeded: a text longer than allowed.
    """
    data = package.read(part)
    strings = _by_pattern(data)
    if strings is None:
        handler = TextRuns("si", package.source)
        parse([data], handler, package.source, part)
        strings = _strings(handler.texts, handler.rich)
    longest = max(map(len, strings.texts), default=0)
    if longest > package.source.limits.text_length:
        raise package.source.exceeds("text_length", longest)
    return strings


def _strings(texts: list[str], rich: dict[int, RichText]) -> Strings:
    for index, text in rich.items():
        texts[index] = text.usually.text
    return Strings(texts, {index: text for index, text in rich.items() if not text.is_plain})


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
    raise Damaged("character-number", number=str(number))


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


def rich_runs(xml: str) -> list[Run]:
    """Return the runs of a string item, decoded; furigana is left out."""
    return list(_rich_runs(_PHONETIC.sub("", xml)))


def _rich_runs(xml: str) -> Iterator[Run]:
    font: str | None = None
    for match in _PIECE.finditer(xml):
        tag = match[0][:4]
        if tag == "<rPr":
            font = match[1] or ""
        elif tag.startswith("<t"):
            text = unescape_excel(plain_text(match[2]))
            script = _SCRIPT.search(font) if font else None
            strike = _STRIKE.search(font) if font else None
            struck = None if font is None else strike is not None and is_on(strike[1])
            yield Run(text, script[1] if script else "", struck)
        else:
            font = None


def _by_pattern(data: bytes) -> Strings | None:
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
    texts = [unescape_excel(plain_text(runs(item))) for item in items]
    rich = (index for index, item in enumerate(items) if "<rPr" in item) if "<rPr" in xml else ()
    return _strings(texts, {index: RichText.of(rich_runs(items[index])) for index in rich})
