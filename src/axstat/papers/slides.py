"""A paper as PowerPoint slides of 16:9: a title, words beside tables and charts, notes and sources at the foot.

Each page of the paper is one slide; a bare chart of slide size stands at its true size. Type is set as large as the
slide allows, and what cannot be read in the smallest goes on to a further slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from axstat.charts.canvas import Box
from axstat.charts.style import STYLES
from axstat.model.text import Label
from axstat.model.wording import SIMULATED
from axstat.papers.blocks import Block, Heading, PageBreak, Paper, Paragraph, Picture, Table, Text, words
from axstat.papers.numbering import Numbering, every
from axstat.papers.packing import described, packed
from axstat.papers.slide_shapes import GAP, Shapes, themed

WIDTH, HEIGHT, MARGIN = STYLES["slide"].width, STYLES["slide"].height or 142.875, STYLES["slide"].margin
_SIZES = tuple(14 - step / 2 for step in range(16))
"""Points of running text, the largest first; 6.5 can still be read on paper."""
_FOOT = ("note", "source", "small")
_FURTHER = Label("（続き）", " (continued)")
_FOOT_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slide holds, by its place."""

    title: Text
    mark: bool
    told: tuple[Heading | Paragraph, ...]
    shown: tuple[Table | Picture, ...]
    foot: tuple[Text, ...]


def render(paper: Paper, *, font: Path | str | None = None) -> bytes:
    """Return a paper as a .pptx file.

    Raises:
        GlyphMissing: the font cannot draw a character of a chart.
    """
    from pptx import Presentation
    from pptx.util import Mm

    show = Presentation()
    show.slide_width, show.slide_height = Mm(WIDTH), Mm(HEIGHT)
    described(show.core_properties, title=paper.title, lang=paper.lang)
    numbering = Numbering(paper.lang)
    for page in _pages(paper):
        slide = show.slides.add_slide(show.slide_layouts[5])
        for left_over in _filled(Shapes(slide, paper.lang, font, numbering), page):
            further = show.slides.add_slide(show.slide_layouts[5])
            name = replace(page, title=(*page.title, *words(_FURTHER.text(paper.lang))), told=(), shown=(left_over,))
            list(_filled(Shapes(further, paper.lang, font, numbering), name))
    out = BytesIO()
    show.save(out)
    return packed(out.getvalue(), themed)


def _pages(paper: Paper) -> Iterator[Slide]:
    """Yield what each slide holds; a page without a heading is called as the paper."""
    page: list[Block] = []
    for block in (*paper.blocks, PageBreak()):
        if not isinstance(block, PageBreak):
            page.append(block)
        elif page:
            yield _sorted(paper, tuple(every(tuple(page))))
            page = []


def _sorted(paper: Paper, blocks: tuple[Block, ...]) -> Slide:
    title = next((block for block in blocks if isinstance(block, Heading)), None)
    bare = [block for block in blocks if isinstance(block, Picture) and block.is_bare]
    alone = title is None and len(bare) == 1 and not any(isinstance(block, Table) for block in blocks)
    told = tuple(
        block
        for block in blocks
        if isinstance(block, Heading | Paragraph) and block is not title and not _is_foot(block)
    )
    shown = tuple(block for block in blocks if isinstance(block, Table | Picture))
    said: Text = words(title.text) if title is not None else words(paper.title)
    if alone:  # a chart by itself: what it says is the slide's title
        number = words(f"{bare[0].number}{Numbering(paper.lang).space}") if bare[0].number else ()
        said = (*number, *(bare[0].caption or words(bare[0].title)))
        shown = (replace(bare[0], caption=()),)
    notes = [note for block in shown if isinstance(block, Table) for note in block.notes]
    foot = (*notes, *(block.text for block in blocks if isinstance(block, Paragraph) and block.role in _FOOT))
    return Slide(said, paper.simulated, told, shown, foot)


def _is_foot(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in (*_FOOT, "mark")


def _filled(shapes: Shapes, page: Slide) -> Iterator[Table | Picture]:
    """Fill a slide; yield what found no room on it."""
    inner = WIDTH - 2 * MARGIN
    mark = shapes.width(SIMULATED, _FOOT_SIZE) + 4 if page.mark else 0.0
    top = shapes.title(Box(MARGIN, MARGIN, inner - mark, 0), page.title)
    if page.mark:
        shapes.text(Box(WIDTH - MARGIN - mark, MARGIN, mark, 6), [words(SIMULATED)], _FOOT_SIZE, role="mark")
    foot_size = next(
        (size for size in (8.0, 7.5, 7.0, 6.5, 6.0) if shapes.height(page.foot, inner, size) <= HEIGHT * 0.22), 5.5
    )
    foot = shapes.height(page.foot, inner, foot_size)
    bottom = HEIGHT - MARGIN / 2 - foot
    if page.foot:
        shapes.text(Box(MARGIN, bottom, inner, foot), list(page.foot), foot_size, role="note")
    area = Box(MARGIN, top + GAP, inner, bottom - top - 2 * GAP)
    yield from _body(shapes, page, area)


def _body(shapes: Shapes, page: Slide, area: Box) -> Iterator[Table | Picture]:
    if len(page.shown) == 1 and not page.told and isinstance(page.shown[0], Picture):
        shapes.picture(page.shown[0], area, whole=WIDTH)
        return
    beside = bool(page.told and page.shown)
    left = replace(area, width=area.width * 0.46) if beside else area
    right = replace(area, x=left.right + 2 * GAP, width=area.width - left.width - 2 * GAP) if beside else area
    size = next((one for one in _SIZES if shapes.told_height(page.told, left.width, one) <= left.height), _SIZES[-1])
    if page.told:
        shapes.told(left, page.told, size)
    kept = list(page.shown)
    over: list[Table | Picture] = []
    while len(kept) > 1 and not shapes.fits(kept, right):
        over.insert(0, kept.pop())
    shapes.shown(kept, right)
    yield from over
