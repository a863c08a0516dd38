"""HTML: the text of blocks and cells with its places in the file; scripts, styles and comments are not read."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from axstat.documents.address import is_address
from axstat.documents.model import At, Document, Paragraph, Table
from axstat.documents.reading import Reading
from axstat.documents.source import TextSource, stray_places

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "option", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul", "title",
})  # fmt: skip
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg", "head", "code", "pre", "textarea", "del"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PICTURES = frozenset({"img", "picture", "video", "canvas", "object", "embed", "iframe"})


class _Reader(HTMLParser):
    """Collects paragraphs; every block ends the one before."""

    def __init__(self, source: TextSource) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        starts, at = [0], 0
        for line in source.text.split("\n"):
            at += len(line) + 1
            starts.append(at)
        self._starts = starts
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.stray: list[At] = []
        """Links in drawings, whose numbers are not read."""
        self._grids: list[list[list[int | None]]] = []
        """The rows of the tables being read, the outermost first."""
        self._read = Reading()
        self._open: list[tuple[int, str]] = []
        self._unread: list[str] = []
        self._heading = False
        self._last: int | None = None
        self._in_cell = False

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _close(self) -> None:
        """End a paragraph; an address that is still open goes on in the next."""
        for start, address in self._open:
            self._read.link(start, address)
        if not self._read.is_empty:
            at = next((self.source.place(spot.start) for spot in self._read.spots if spot is not None), None)
            at = at if at is not None else self.source.place(self._offset())
            self.paragraphs.append(self._read.paragraph(at, is_heading=self._heading))
            self._last = len(self.paragraphs) - 1
        self._read, self._open = Reading(), [(0, address) for _, address in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, a link, or something that is not read."""
        if tag in _UNREAD:
            self._unread.append(tag)
        if self._unread:
            if tag == "a" and self._unread[0] == "svg" and any(is_address(value or "") for _, value in attrs):
                self.stray.append(self.source.place(self._offset()))
            return
        if tag in _BLOCKS:
            self._close()
            self._heading = tag in _HEADINGS
        if tag in ("td", "th", "tr"):
            self._end_cell()
        if tag == "table":
            self._grids.append([])
        elif tag == "tr" and self._grids:
            self._grids[-1].append([])
        elif tag in ("td", "th"):
            self._last, self._in_cell = None, True
        elif tag == "br":
            self._read.put("\n", self._offset(), self._offset())
        elif tag in _PICTURES:
            self._read.skip()
        elif tag == "a":
            target = dict(attrs).get("href") or ""
            if is_address(target):
                self._open.append((len(self._read.text), target))

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if tag in self._unread:
            while self._unread and self._unread.pop() != tag:
                pass
            return
        if self._unread:
            return
        if tag == "a" and self._open:
            self._read.link(*self._open.pop())
        if tag in _BLOCKS:
            self._close()
            self._heading = False
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._grids:
            self.tables.append(Table(tuple(map(tuple, self._grids.pop()))))

    def _end_cell(self) -> None:
        if self._in_cell and self._grids and self._grids[-1]:
            self._grids[-1][-1].append(self._last)
        self._in_cell = False

    def handle_data(self, data: str) -> None:
        """Take text as it stands; line ends inside Japanese are none."""
        if self._unread:
            return
        at = self._offset()
        for place, char in enumerate(data):
            if char in "\r\n\t ":
                self._blank(data, place, at)
            else:
                self._read.put(char, at + place, at + place + 1)

    def _blank(self, data: str, place: int, at: int) -> None:
        """Take a run of blanks as one; a line end beside Japanese is none."""
        if place and data[place - 1].isspace():
            return
        before = self._read.text[-1] if self._read.text else " "
        rest = data[place:]
        run = rest[: len(rest) - len(rest.lstrip())]
        after = rest[len(run) : len(run) + 1]
        broken = "\n" in run or "\r" in run
        if not before.isspace() and (not broken or before.isascii() or (after.isascii() and after != "")):
            self._read.put(" ", at + place, at + place + 1)

    def handle_entityref(self, name: str) -> None:
        """Take a named character."""
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a numbered character."""
        self._entity(f"&#{name}")

    def _entity(self, written: str) -> None:
        at = self._offset()
        length = len(written) + (self.source.text[at + len(written) : at + len(written) + 1] == ";")
        if not self._unread:
            self._read.put(unescape(written + ";"), at, at + length)

    def finish(self) -> None:
        """End the last paragraph."""
        self.close()
        self._close()


def read_html(file: str, content: bytes) -> Document:
    """Read an HTML file.

    Raises:
        UsageError: it is no text.
    """
    source = TextSource.of(file, content)
    reader = _Reader(source)
    reader.feed(source.text)
    reader.finish()
    return Document(file, "html", content, tuple(reader.paragraphs), source, tuple(reader.tables),
        stray=(*reader.stray, *stray_places(reader.paragraphs)),
    )  # fmt: skip
