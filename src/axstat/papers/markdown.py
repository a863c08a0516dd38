"""A paper that someone wrote in Markdown, as blocks: set like what axstat writes, its linked numbers kept.

Captions (表1　… before a table), notes (注：), sources (出典：) and the mark of simulated data are known by how their
paragraph begins. What cannot be set is refused with its line, never left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import UsageError
from axstat.model.text import Lang
from axstat.model.wording import SIMULATED
from axstat.papers.blocks import (
    Block,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Role,
    Span,
    Table,
    TableColumn,
    Text,
    plain,
    words,
)
from axstat.papers.stills import read_still

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

    Node = SyntaxTreeNode

_NUMBER = r"(?P<number>{names}\s?\d+(?:[-.]\d+)*)(?:[\s　.:：]+)(?P<said>\S.*)"
_TABLE = re.compile(_NUMBER.format(names=r"(?:表|別表|参考表|Table)"), re.DOTALL)
_FIGURE = re.compile(_NUMBER.format(names=r"(?:図|図表|参考図|Fig(?:ure|\.)?)"), re.DOTALL)
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"[（(]注\s?\d*[）)]|(?:注|備考)\s?\d*\s?[:：　 ]|※|Notes?\s?\d*:"), "note"),
    (re.compile(r"(?:出典|資料|出所)\s?[:：]|Sources?:"), "source"),
    (re.compile(r"模擬データ"), "mark"),
)
"""What the beginning of a paragraph says it is."""


def read_paper(text: str, path: Path, lang: Lang) -> Paper:
    """Return the paper that a Markdown file is; its pictures are read from beside it.

    Args:
        text: what the file holds.
        path: the file, for the names of pictures and for messages.
        lang: the language that tables, figures and marks are named in.

    Raises:
        UsageError: something that a paper cannot set (HTML, a picture that is not there or of another kind).
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark").enable("table")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # an address stays as it is written
    blocks = tuple(_Reader(path).blocks(SyntaxTreeNode(parser.parse(text)).children))
    title = next((block.text for block in blocks if isinstance(block, Heading) and block.level == 1), path.stem)
    return Paper(title, lang, blocks, simulated=SIMULATED in text)


def in_slides(paper: Paper) -> Paper:
    """Return a paper with a page for each of its sections, unless its author broke it into pages (`---`)."""
    if any(isinstance(block, PageBreak) for block in paper.blocks):
        return paper
    parts: list[Block] = []
    for place, block in enumerate(paper.blocks):
        if place and isinstance(block, Heading) and not isinstance(parts[-1], Heading):
            parts.append(PageBreak())
        parts.append(block)
    return replace(paper, blocks=tuple(parts))


class _Reader:
    """Turns the nodes of a file into blocks."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def blocks(self, nodes: list[Node]) -> Iterator[Block]:
        """Yield the blocks of some nodes; a caption before a table is the table's."""
        caption: Text = ()
        for place, node in enumerate(nodes):
            after = nodes[place + 1].type if place + 1 < len(nodes) else ""
            if node.type == "table":
                yield self._table(node, caption)
                caption = ()
            elif node.type == "paragraph" and after == "table" and _TABLE.fullmatch(plain(self._text(node))):
                caption = self._text(node)
            else:
                yield from self._block(node)

    def _block(self, node: Node) -> Iterator[Block]:
        match node.type:
            case "heading":
                yield Heading(plain(self._text(node)), int(node.tag[1]))
            case "paragraph":
                yield self._paragraph(node)
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "blockquote":
                yield from self.blocks(node.children)
            case "hr":
                yield PageBreak()
            case "fence" | "code_block":
                yield from (Paragraph(words(line), "small") for line in node.content.rstrip("\n").split("\n"))
            case "html_block" if node.content.lstrip().startswith("<!--"):
                return
            case _:
                raise self._refused("paper-cannot-set", node, node.content.strip().split("\n")[0] or node.type)

    def _refused(self, why: str, node: Node, what: str) -> UsageError:
        line = node.map[0] + 1 if node.map else 1
        return UsageError(why, where=f"{self.path.name}:{line}", what=what)

    def _paragraph(self, node: Node) -> Block:
        inside = node.children[0].children
        if len(inside) == 1 and inside[0].type == "image":
            return self._picture(node, inside[0])
        text = self._text(node)
        said = plain(text).lstrip()
        return Paragraph(text, next((role for begins, role in _ROLES if begins.match(said)), "body"))

    def _picture(self, node: Node, image: Node) -> Picture:
        source = str(image.attrs["src"])
        caption = tuple(self._spans(image.children))
        found = _FIGURE.fullmatch(plain(caption))
        try:
            still = read_still(self.path.parent / source, plain(caption))
        except FileNotFoundError:
            raise self._refused("picture-not-there", node, source) from None
        except ValueError:
            raise self._refused("picture-of-another-kind", node, source) from None
        if found is None:
            return Picture(still, caption)
        return Picture(still, _behind(caption, found.start("said")), found["number"])

    def _list(self, node: Node, depth: int = 0) -> Iterator[Block]:
        first = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, start=first):
            opening = "　" * depth + (f"{number}. " if node.type == "ordered_list" else "")
            for part in item.children:
                if part.type in ("bullet_list", "ordered_list"):
                    yield from self._list(part, depth + 1)
                elif part.type == "paragraph":
                    yield Paragraph((*words(opening), *self._text(part)), "item")
                    opening = "　" * (depth + 1)
                else:
                    yield from self._block(part)

    def _table(self, node: Node, caption: Text) -> Table:
        head, *bodies = node.children
        cells = head.children[0].children
        rows = tuple(tuple(self._text(cell) for cell in row.children) for body in bodies for row in body.children)
        columns = tuple(TableColumn(plain(self._text(cell)), "right" in str(cell.attrs.get("style"))) for cell in cells)
        found = _TABLE.fullmatch(plain(caption))
        said = plain(caption) if found is None else found["said"]
        return Table(columns, rows, said, number="" if found is None else found["number"])

    def _text(self, node: Node) -> Text:
        return tuple(self._spans([inside for child in node.children for inside in child.children]))

    def _spans(self, nodes: list[Node], *, address: str = "", bold: bool = False) -> Iterator[Span]:
        for place, node in enumerate(nodes):
            match node.type:
                case "text" | "code_inline":
                    if node.content:
                        yield Span(node.content, address, bold)
                case "softbreak" | "hardbreak":
                    if gap := _gap(nodes[:place], nodes[place + 1 :]):
                        yield Span(gap, address, bold)
                case "strong" | "em":
                    yield from self._spans(node.children, address=address, bold=bold or node.type == "strong")
                case "link":
                    yield from self._spans(node.children, address=str(node.attrs["href"]), bold=bold)
                case "html_inline" if node.content.startswith("<!--"):
                    continue
                case _:
                    inline = node.parent
                    block: Any = inline.parent if inline is not None and inline.parent is not None else node
                    raise self._refused("paper-cannot-set", block, node.content or node.type)


def _behind(text: Text, start: int) -> Text:
    """Return a text from a character on."""
    found, at = [], 0
    for span in text:
        if at + len(span.text) > start:
            found.append(Span(span.text[max(0, start - at) :], span.address, span.bold))
        at += len(span.text)
    return tuple(found)


def _gap(before: list[Node], after: list[Node]) -> str:
    """Return what a break of the line stands for: nothing between Japanese characters, a space between others."""
    ends = _characters(before)[-1:], _characters(after)[:1]
    return "" if any(end and unicodedata.east_asian_width(end) in "WFA" for end in ends) else " "


def _characters(nodes: list[Node]) -> str:
    return "".join(node.content or _characters(node.children) for node in nodes)
