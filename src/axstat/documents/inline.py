"""The inside of a Markdown paragraph: links, code, emphasis, entities; each character keeps its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from axstat.documents.reading import Reading
from axstat.values.lazy import Pattern

_DEEPEST = 8
_CODE = Pattern(r"`+")
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMENT = Pattern(r"(?s)<!--.*?(?:-->|\Z)")
_ANCHOR = Pattern(r"""(?i)<a\s[^>]*?href\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+))[^>]*>""")
_ANCHOR_END = Pattern(r"(?i)</a\s*>")
_TAG = Pattern(r"</?[A-Za-z][^<>]*>")
_AUTOLINK = Pattern(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_TARGET = Pattern(
    r"""\(\s*(?:<(?P<angled>(?:\\.|[^<>\n\\])*)>|(?P<plain>(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))"""
    r"""(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)"""
)
_LABEL = Pattern(r"\[(?P<label>(?:\\.|[^\[\]\\])*)\]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(slots=True)
class Inline(Reading):
    """A paragraph of Markdown while it is read."""

    seen: set[int] = field(default_factory=set)
    """Where in the file an address was read as that of a link."""
    depth: int = 0
    """How many links and pictures the text being read is inside of."""


def read_inline(
    source: str, places: list[int], references: Mapping[str, str], into: Inline, begin: int = 0, end: int | None = None
) -> None:
    """Read a paragraph's text; `places[i]` is where its character i stands in the file."""
    at, stop = begin, len(source) if end is None else end
    while at < stop:
        char = source[at]
        if char == "\\" and at + 1 < stop and source[at + 1] in _PUNCTUATION:
            into.put(source[at + 1], places[at], places[at + 1] + 1)
            at += 2
        elif char == "`":
            at = _code(source, places, at, stop, into)
        elif char == "!" and source[at + 1 : at + 2] == "[":
            at = _picture(source, places, references, into, at, stop)
        elif char == "[":
            at = _link(source, places, references, into, at, stop)
        elif char == "<":
            at = _angle(source, places, references, into, at, stop)
        elif char == "&" and (found := _ENTITY.match(source, at)) is not None:
            into.put(unescape(found[0]), places[at], places[found.end() - 1] + 1)
            at = found.end()
        elif char in "*_~":
            at = _emphasis(source, places, into, at, stop)
        else:
            _plain(source, places, into, at)
            at += 1


def _plain(source: str, places: list[int], into: Inline, at: int) -> None:
    char = source[at]
    if char == "\n":
        before, after = source[at - 1 : at], source[at + 1 : at + 2]
        if before.isascii() or after.isascii():
            into.put(" ", places[at], places[at] + 1)
        return
    into.put(char, places[at], places[at] + 1)


def _code(source: str, places: list[int], at: int, stop: int, into: Inline) -> int:
    fence = _CODE.match(source, at)
    run = fence[0] if fence is not None else "`"
    for close in _CODE.finditer(source[at + len(run) : stop]):
        if len(close[0]) == len(run):
            into.skip()
            end = at + len(run) + close.end()
            into.seen.update(places[at:end])
            return end
    for _ in run:
        into.skip("`")
    return at + len(run)


def _closing(source: str, at: int, stop: int) -> int | None:
    """Return where the bracket that opens at a place is closed."""
    depth, place = 0, at
    while place < stop:
        char = source[place]
        if char == "\\":
            place += 1
        elif char == "`":
            run = _CODE.match(source, place)
            length = len(run[0]) if run is not None else 1
            close = source.find("`" * length, place + length, stop)
            place = close + length - 1 if close >= 0 else place + length - 1
        elif char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
            if not depth:
                return place
        place += 1
    return None


def _picture(source: str, places: list[int], references: Mapping[str, str], into: Inline, at: int, stop: int) -> int:
    close = _closing(source, at + 1, stop)
    if close is None:
        _plain(source, places, into, at)
        return at + 1
    into.skip()
    target, end = _target(source, close, references, source[at + 2 : close])
    return end if target is not None else close + 1


def _target(source: str, close: int, references: Mapping[str, str], label: str) -> tuple[str | None, int]:
    """Return where a link leads whose text closes at a place, and where it ends."""
    found = _TARGET.match(source, close + 1)
    if found is not None:
        return _unescaped(found["angled"] if found["angled"] is not None else found["plain"]), found.end()
    named = _LABEL.match(source, close + 1)
    key = _key(named["label"] if named is not None and named["label"] else label)
    return references.get(key), named.end() if named is not None else close + 1


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _unescaped(target: str) -> str:
    kept, at = "", 0
    while at < len(target):
        if target[at] == "\\" and target[at + 1 : at + 2] in _PUNCTUATION and at + 1 < len(target):
            at += 1
        kept += target[at]
        at += 1
    return unescape(kept)


def _link(source: str, places: list[int], references: Mapping[str, str], into: Inline, at: int, stop: int) -> int:
    close = _closing(source, at, stop) if into.depth < _DEEPEST else None
    target, end = _target(source, close, references, source[at + 1 : close]) if close is not None else (None, at)
    if close is None or target is None:
        _plain(source, places, into, at)
        return at + 1
    start = len(into.text)
    into.depth += 1
    read_inline(source, places, references, into, at + 1, close)
    into.depth -= 1
    if into.link(start, target):
        into.seen.update(places[at:end])
    return end


def _angle(source: str, places: list[int], references: Mapping[str, str], into: Inline, at: int, stop: int) -> int:
    if (comment := _COMMENT.match(source, at)) is not None:
        into.seen.update(places[at : comment.end()])
        return comment.end()
    if into.depth < _DEEPEST and (anchor := _ANCHOR.match(source, at)) is not None:
        return _anchor(source, places, references, into, anchor.span(), unescape(anchor[anchor.lastgroup or 0]), stop)
    if (auto := _AUTOLINK.match(source, at)) is not None:
        if into.link(len(into.text), auto["target"]):
            into.seen.update(places[at : auto.end()])
            into.skip()
        return auto.end()
    if (tag := _TAG.match(source, at)) is not None:
        if tag[0].lower().startswith(("<br", "<p", "</p", "<td", "</td")):
            into.put("\n", places[at], places[at] + 1)
        return tag.end()
    _plain(source, places, into, at)
    return at + 1


def _anchor(
    source: str, places: list[int], references: Mapping[str, str], into: Inline,
    span: tuple[int, int], target: str, stop: int,
) -> int:  # fmt: skip
    end_tag = _ANCHOR_END.search(source[span[1] : stop])
    inner = span[1] + end_tag.start() if end_tag is not None else stop
    start = len(into.text)
    into.depth += 1
    read_inline(source, places, references, into, span[1], inner)
    into.depth -= 1
    if into.link(start, target):
        into.seen.update(places[span[0] : span[1]])
    return span[1] + end_tag.end() if end_tag is not None else stop


def _emphasis(source: str, places: list[int], into: Inline, at: int, stop: int) -> int:
    """Leave marks of emphasis out, and keep what is none: 3 * 4, a_b, *1."""
    char = source[at]
    end = at
    while end < stop and source[end] == char:
        end += 1
    run = source[at:end]
    before, after = source[at - 1 : at] or " ", source[end : end + 1] or " "
    paired = source.count(run, 0, at) % 2 == 1 or run in source[end:stop]
    is_mark = paired and not (before.isspace() and after.isspace()) and not (char == "~" and len(run) == 1)
    if char == "_" and before.isalnum() and after.isalnum():
        is_mark = False
    if not is_mark:
        for place in range(at, end):
            _plain(source, places, into, place)
    return end
