"""The numbers in a chart's title, linked where the chart's own answer has them.

A number is linked only where the title names a row of the answer, the chart draws a column of it, and the check of
papers agrees that this number in this sentence is that cell, and no other such cell. Otherwise it stays plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from axstat.charts import Drawing
from axstat.documents.asking import Evidence
from axstat.documents.meaning import contradiction
from axstat.documents.names import names_in
from axstat.model.results import Result
from axstat.papers.blocks import Span, Text
from axstat.papers.results import Linked
from axstat.values.printed.agreement import disagreement
from axstat.values.printed.reading import read_numbers

if TYPE_CHECKING:
    from axstat.documents.asking import Answers
    from axstat.values.printed.model import Printed

_SHORTEST = 2
"""Characters of a name that can be found in a sentence without meaning something else."""


def linked_title(drawing: Drawing, results: Sequence[Result], answers: Answers) -> Text:
    """Return a chart's title with the addresses of its numbers; `results` are what its queries answered."""
    title = drawing.title
    numbers = tuple(read_numbers(title, names=names_in(title)))
    spans, done = [], 0
    for number in numbers:
        found = set(_agreeing(title, number, numbers, drawing, results, answers)) if number.is_number else set()
        if len(found) == 1:
            spans += [Span(title[done : number.start]), Span(title[number.start : number.end], found.pop())]
            done = number.end
    return tuple(span for span in (*spans, Span(title[done:])) if span.text)


def _agreeing(
    title: str, number: Printed, numbers: tuple[Printed, ...], drawing: Drawing, results: Sequence[Result],
    answers: Answers,
) -> Iterator[str]:  # fmt: skip
    drawn = {column.name for column in drawing.table.columns}
    for result in results:
        linked = Linked.of(result, answers)
        if linked.addresses is None or not linked.addresses.keys:
            continue
        columns = [column.name for column in result.columns if column.name in drawn]
        for place, row in enumerate(result.records()):
            named = [str(row[key]) for key in linked.addresses.keys if isinstance(row[key], str)]
            if not any(len(name) >= _SHORTEST and name in title for name in (*named, str(row.get("name") or ""))):
                continue
            for column in columns:
                address = linked.at(place, column)
                evidence = answers.evidence(address) if address else None
                if not isinstance(evidence, Evidence) or disagreement(number, evidence.datum) is not None:
                    continue
                if contradiction(title, number, numbers, evidence) is None:
                    yield address
