"""What every format says alike: the numbers of tables and figures, the line of a unit, the mark of simulated data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from axstat.model.text import Label, Lang
from axstat.model.wording import SIMULATED
from axstat.papers.blocks import Beside, Block, Heading, Paper, Paragraph, Picture, Span, Table, Text, words

_NAMES = {Table: Label("表", "Table "), Picture: Label("図", "Figure ")}


@dataclass(slots=True)
class Numbering:
    """Counts the captions of a paper as it is written, in reading order."""

    lang: Lang
    counted: Counter[str] = field(default_factory=Counter)

    def label(self, block: Table | Picture) -> tuple[str, int]:
        """Return the name of the next table or figure (表, Table) and its number."""
        name = _NAMES[type(block)].text(self.lang)
        self.counted[name] += 1
        return name, self.counted[name]

    def caption(self, block: Table | Picture) -> Text:
        """Return a caption with its number, or the author's own, before it; nothing for one that says nothing."""
        text = said(block)
        if not text:
            return ()
        name, number = ("", block.number) if block.number else self.label(block)
        return (Span(f"{name}{number}{self.space}"), *text)

    @property
    def space(self) -> str:
        """What stands between the number and the text of a caption."""
        return "　" if self.lang == "ja" else ". "


def said(block: Table | Picture) -> Text:
    """Return what a caption says, without its number."""
    return words(block.caption) if isinstance(block, Table) else block.caption


def every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield all blocks in reading order, those that stand beside each other too."""
    for block in blocks:
        yield block
        if isinstance(block, Beside):
            yield from every(block.left)
            yield from every(block.right)


def with_its_mark(paper: Paper) -> Paper:
    """Return a paper of simulated figures with their mark under its title, where it does not say so itself."""
    said = any(isinstance(block, Paragraph) and block.role == "mark" for block in every(paper.blocks))
    if not paper.simulated or said:
        return paper
    at = next((n + 1 for n, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.level == 1), 0)
    mark = Paragraph(words(SIMULATED), "mark")
    return replace(paper, blocks=(*paper.blocks[:at], mark, *paper.blocks[at:]))
