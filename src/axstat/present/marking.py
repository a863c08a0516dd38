"""Nothing made from simulated data leaves without saying so: every row of every format carries the mark."""

from __future__ import annotations

from dataclasses import replace

from axstat.model.results import Column, Result
from axstat.model.text import Label, same
from axstat.model.wording import MISSING, SIMULATED

SHORT = Label("模擬データ", "simulated")
"""The mark beside a figure, where its title says the whole of it."""
_WORDS = {SIMULATED: SHORT, "True": SHORT, "False": same(MISSING)}


def marked(result: Result) -> Result:
    """Return a simulated result with the mark in each row, the column `simulated`; any other result as it is.

    A column of yes and no by that name is kept where it marks some row; a user's own that says no hides nothing.
    """
    if not result.simulated:
        return result
    for index, column in enumerate(result.columns):
        if column.name == "simulated" and column.type == "boolean" and True in (result.column("simulated") or [True]):
            kept = replace(column, words=_WORDS, detail=False, chosen=True)
            return replace(result, columns=(*result.columns[:index], kept, *result.columns[index + 1 :]))
    taken = {column.name for column in result.columns}
    name = "simulated" if "simulated" not in taken else "simulated_data"
    while name in taken:
        name += "_"
    mark = Column(name, "text", Label("注記", "note"), chosen=True, words=_WORDS)
    return replace(result, columns=(*result.columns, mark), rows=tuple((*row, SIMULATED) for row in result.rows))
