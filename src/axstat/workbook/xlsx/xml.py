"""XML without entities: parts are parsed by expat, local names only, and a document type is refused.

Namespace prefixes and the strict or transitional namespace make no difference to what is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn, Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ExpatError, ParserCreate

from axstat.workbook.source import Source

_DEPTH = 200
_ELEMENTS = 5_000_000


class Handler(Protocol):
    """What `parse` calls: tags by local name, attributes without a prefix by their name."""

    def start(self, tag: str, attributes: dict[str, str]) -> object:
        """Begin an element."""

    def end(self, tag: str) -> object:
        """End an element."""

    def data(self, text: str) -> object:
        """Add character data, entities of XML itself and CDATA resolved."""


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def related_id(attributes: dict[str, str]) -> str:
    """Return the id of a related part (`r:id`), '' where there is none."""
    return next((value for name, value in attributes.items() if local(name) == "id"), "")


def is_on(value: str | None) -> bool:
    """Say what a switch such as `<strike/>` or `<strike val="0"/>` says: without a value it is on."""
    return value is None or value.strip().lower() not in ("0", "false", "off")


def parse(pieces: Iterable[bytes], handler: Handler, source: Source, part: str) -> None:
    """Parse a part piece by piece.

    Raises:
        NotAWorkbook: the part is not well-formed, or declares a document type.
        LimitExceeded: one tag or text longer than the limit on texts allows.
    """
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    longest = 4 * source.limits.text_length
    names: dict[str, str] = {}
    begin, finish = handler.start, handler.end
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise source.refuse("part-nests", part=part)
        begin(names.get(name) or names.setdefault(name, local(name)), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        finish(names[name])

    def doctype(*_: object) -> NoReturn:
        raise source.refuse("part-doctype", part=part)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    unbroken = 0
    try:
        for piece in pieces:
            at = piece.rfind(b">")
            unbroken = len(piece) - at if at >= 0 else unbroken + len(piece)
            if unbroken > longest:
                raise source.exceeds("text_length")
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except ExpatError as error:
        raise source.refuse("part-not-xml", part=part, line=error.lineno) from None
    except (LookupError, ValueError):  # how expat says that it does not know the declared encoding
        raise source.refuse("part-encoding", part=part) from None


def parse_tree(pieces: Iterable[bytes], source: Source, part: str) -> Element:
    """Return the tree of a small part, tags by local name; errors as in `parse`."""
    handler = _Tree(source, part)
    parse(pieces, handler, source, part)
    return handler.root()


class _Tree:
    def __init__(self, source: Source, part: str) -> None:
        self._builder = TreeBuilder()
        self._source = source
        self._part = part
        self._count = 0
        self.end = self._builder.end
        self.data = self._builder.data
        self.root = self._builder.close

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _ELEMENTS:
            raise self._source.refuse("part-repeats", part=self._part)
        self._builder.start(tag, attributes)
