"""Briefs of several bodies as one document, each on a page or slide of its own, in the order asked for."""

from __future__ import annotations

from collections.abc import Sequence

from axstat.briefs.sentences import words_of
from axstat.papers.blocks import Block, PageBreak, Paper


def bound(papers: Sequence[Paper]) -> Paper:
    """Return papers as one; a single one as it is."""
    first, *others = papers
    if not others:
        return first
    blocks: list[Block] = [*first.blocks]
    for paper in others:
        blocks += [PageBreak(), *paper.blocks]
    sources = {source.source_id: source for paper in papers for source in paper.sources}
    return Paper(
        words_of("title-of-several", first.lang, first=first.title, n=len(others)),
        first.lang,
        tuple(blocks),
        simulated=any(paper.simulated for paper in papers),
        sources=tuple(sources[number] for number in sorted(sources)),
        dense=first.dense,
    )
