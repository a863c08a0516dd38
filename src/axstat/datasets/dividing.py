"""Divides a table by what its lines say of themselves in columns of their own: 全体, 本庁 and 出先 under each body.

Each part has one answer for every facet column, so that a dataset can read it like one more level of the header.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from axstat.datasets.means import mean_lines
from axstat.model.cells import CellRef
from axstat.model.packed import spliced
from axstat.model.tables import Figures, HeaderCell, Item, Table, ValueColumn
from axstat.values.lazy import Pattern

T = TypeVar("T")
_FACET = "facet"
_KEPT = re.compile(rb"[^\0]+")
_MOST_WORDS = 40  # a column of more words describes every line by itself; those of parts and kinds are fewer
_MAY_BE_ANYTHING = Pattern(
    r"備\s*考|摘\s*要|注|特記|コメント|理由|担当|所管|連絡|電話|(?i:url|e?-?mail|no\b|id\b)|メール|住所|所在地|郵便|出典|公表|更新|回答"
    r"|提出|記入|ふりがな|フリガナ|よみ|読み|かな|カナ|英|ローマ|順位|番号|コード|評価|判定|取組|内容|状況|有無|方法|確度|首長|市長|人事委員会"
)
"""Headings of columns whose words are remarks and say nothing of what was measured."""
_OF_BODIES = Pattern(r"地域|圏域|ブロック|管内|振興局|類型|規模|団体区分|団体種別|郡名?$")
"""Headings of columns whose words tell bodies apart."""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a table with one answer for every facet column; `facets` are the answers with their first cells.

    `beside` is what else is said of these lines alone: headings above them, and words in columns that are no facets.
    """

    table: Table
    facets: tuple[HeaderCell, ...] = ()
    beside: tuple[HeaderCell, ...] = ()


def divide(table: Table) -> list[Part]:
    """Return the parts of a table in the order of their first lines; a table without facet columns is one part."""
    parts = [part for whole in own_and_means(table) for part in _by_facets(whole)]
    for said in (_headings(table), *_columns_of_words(table)):
        parts = [one for part in parts for one in _by_words(part, said)]
    return parts


def own_and_means(table: Table) -> list[Part]:
    """Return the lines that are a body's own figures and those that are means of bodies apart."""
    said, means = mean_lines(table)
    if said is None:
        return [Part(table)]
    own = [index for index in range(len(table.items)) if index not in means]
    parts = [Part(_of_lines(table, sorted(means)), (said,))]
    return [Part(_of_lines(table, own)), *parts] if own else parts


def _by_facets(part: Part) -> list[Part]:
    table = part.table
    if not table.facet_names:
        return [part]
    lines: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(table.items):
        lines[item.facets].append(index)
    return [
        Part(_without_facets(_of_lines(table, indices)), (*part.facets, *_cells(table, indices[0])), part.beside)
        for indices in lines.values()
    ]


def _headings(table: Table) -> dict[int, HeaderCell]:
    """Return the heading between the items that is above each line."""
    across = [h.ref.col if table.transposed else h.ref.row for h in table.inside]
    above = ((item, bisect_left(across, item.line)) for item in table.items) if across else ()
    return {
        item.line: table.inside[at - 1] for item, at in above if at and table.inside[at - 1].text not in item.facets
    }


def _columns_of_words(table: Table) -> Iterator[dict[int, HeaderCell]]:
    """Yield, for each column of words that no remark is expected in, what it says of each line.

    A column with a text of its own on every line says with its heading what the lines are: 病院名.
    """
    for series, column in zip(table.series, table.values, strict=True):
        heading = "".join(h.text for h in series.path)
        tells_bodies_apart = table.axis == "area" and _OF_BODIES.search(heading) is not None
        if series.numeric or tells_bodies_apart or _MAY_BE_ANYTHING.search(heading):
            continue
        texts = {text.strip() for text in column.texts if text.strip()}
        if not texts or not any(char.isalpha() for text in texts for char in text):
            continue
        own = len(texts) > _MOST_WORDS
        yield {
            item.line: series.path[-1] if own and series.path else HeaderCell(_ref(table, item, series.line), text)
            for item, text in zip(table.items, map(str.strip, column.texts), strict=True)
            if text
        }


def _by_words(part: Part, said: dict[int, HeaderCell]) -> list[Part]:
    """Divide a part by what is said of its lines, the first cell that says it for all."""
    lines: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(part.table.items):
        lines[said[item.line].text if item.line in said else ""].append(index)
    if list(lines) == [""]:
        return [part]
    return [
        Part(
            part.table if len(lines) == 1 else _of_lines(part.table, indices),
            part.facets,
            (*part.beside, said[part.table.items[indices[0]].line]) if text else part.beside,
        )
        for text, indices in lines.items()
    ]


def _of_lines(table: Table, indices: Sequence[int]) -> Table:
    kept = set(indices)
    spans = spans_of([index in kept for index in range(len(table.items))])
    items = tuple(table.items[index] for index in indices)
    return replace(table, items=items, values=tuple(take(column, spans) for column in table.values))


def _without_facets(table: Table) -> Table:
    return replace(table, items=tuple(item._replace(facets=()) for item in table.items), facet_names=())


def _cells(table: Table, index: int) -> tuple[HeaderCell, ...]:
    item = table.items[index]
    places = [line for line, role in table.identity.items() if role == _FACET]
    places += [item.line] * (len(item.facets) - len(places))
    return tuple(
        HeaderCell(_ref(table, item, place), text) for place, text in zip(places, item.facets, strict=False) if text
    )


def _ref(table: Table, item: Item, place: int) -> CellRef:
    line, across = (place, item.line) if table.transposed else (item.line, place)
    return CellRef(table.sheet, line, across)


def spans_of(keep: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs of True as half-open index ranges: a few slices copy faster than millions of picks."""
    return [match.span() for match in _KEPT.finditer(bytes(keep))]


def take(column: ValueColumn, spans: Sequence[tuple[int, int]]) -> ValueColumn:
    """Return a column's values in the given index ranges, packed if they were."""
    statuses: Sequence[int]
    if isinstance(column.statuses, bytes | bytearray):
        statuses = b"".join([column.statuses[start:end] for start, end in spans])
    else:
        statuses = list(_joined(column.statuses, spans))
    texts = spliced(column.texts, spans)
    if isinstance(column.values, Figures):
        numbers = array("d")
        for start, end in spans:
            numbers.extend(column.values.numbers[start:end])
        return ValueColumn(Figures(numbers, bytes(statuses)), statuses, texts)
    return ValueColumn(list(_joined(column.values, spans)), statuses, texts)


def _joined(values: Sequence[T], spans: Sequence[tuple[int, int]]) -> Iterator[T]:
    return chain.from_iterable(values[start:end] for start, end in spans)
