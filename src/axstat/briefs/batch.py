"""Briefs of many bodies in parallel processes: each gets what all briefs share once, and opens no database.

Processes are spawned, never forked: so it works on Windows, and no lock of a thread is inherited. The same bodies give
the same bytes in the same order, whatever the number of processes.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from axstat.briefs.basis import Basis
from axstat.briefs.composing import Layout, brief
from axstat.briefs.sentences import words_of
from axstat.errors import AxstatError
from axstat.model.areas import Area
from axstat.model.text import Lang
from axstat.papers.blocks import Block, PageBreak, Paper
from axstat.reports.sources import each_once
from axstat.voice import Finding

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

FEW = 12
"""Bodies from which a second process is worth the second it takes to start."""
_CHUNK = 4


@dataclass(frozen=True, slots=True)
class Kept:
    """What a process keeps for all its briefs."""

    basis: Basis
    fmt: str
    lang: Lang


def written(areas: Sequence[Area], kept: Kept) -> bytes:
    """Return the briefs of bodies as one file.

    Raises:
        NotLoaded, UsageError, GlyphMissing: see `brief` and `axstat.papers.render`.
    """
    from axstat.papers import render

    layout: Layout = "slide" if kept.fmt == "pptx" else "page"
    papers = [brief(area, kept.basis, lang=kept.lang, layout=layout) for area in areas]
    return render(_bound(papers), kept.fmt)


def _bound(papers: Sequence[Paper]) -> Paper:
    """Return papers as one; a single one as it is."""
    first, *others = papers
    if not others:
        return first
    blocks: list[Block] = [*first.blocks]
    for paper in others:
        blocks += [PageBreak(), *paper.blocks]
    return Paper(
        words_of("title-of-several", first.lang, first=first.title, n=len(others)),
        first.lang,
        tuple(blocks),
        simulated=any(paper.simulated for paper in papers),
        sources=each_once(source for paper in papers for source in paper.sources),
        dense=first.dense,
    )


def each(areas: Sequence[Area], kept: Kept, *, processes: int | None = None) -> Generator[bytes | Finding]:
    """Yield for each body its brief, or why there is none.

    Args:
        areas: the bodies, in the order in which they are yielded.
        kept: what they are made of, and how.
        processes: how many work; as many as there are cores when None.
    """
    cores = processes or os.cpu_count() or 1
    if cores < 2 or len(areas) < FEW:
        yield from map(partial(_one, kept), areas)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_keep, initargs=(kept,))
    try:
        yield from pool.map(_kept_one, areas, chunksize=_CHUNK)
    finally:  # whoever stops early waits too: a program that ended before its processes knew would leave them behind
        pool.shutdown(wait=True, cancel_futures=True)
        del pool
        gc.collect()  # with its semaphores: the command line ends without looking back, and Python would miss them


_held: list[Kept] = []


def _keep(kept: Kept) -> None:
    """Begin as a process of the pool: keep what all briefs share, and end when the process that started it is gone."""
    from multiprocessing import parent_process

    _held[:] = [kept]
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)


def _kept_one(area: Area) -> bytes | Finding:
    return _one(_held[0], area)


def _one(kept: Kept, area: Area) -> bytes | Finding:
    try:
        return written([area], kept)
    except AxstatError as error:
        return error.finding
