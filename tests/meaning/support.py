"""Headers, units and texts around them as a dataset reads them, without a sheet."""

from __future__ import annotations

from axstat.datasets import Dataset, shipped
from axstat.datasets.around import Around
from axstat.datasets.naming import Answer, Named, Unclear, Unexplained, name_series, speaks_of
from axstat.model.cells import CellRef
from axstat.model.tables import HeaderCell, Series, Table
from axstat.recognise.meaning import states_unit
from axstat.values.text import clean
from axstat.values.units import read_unit

SHEET = "Sheet1"


def answer(
    path: tuple[str, ...],
    unit: str | None = None,
    titles: tuple[str, ...] = (),
    sheet: str = SHEET,
    *,
    notes: tuple[str, ...] = (),
    dataset: str | Dataset = "overtime",
) -> Answer:
    """Return what a column is to a dataset: header levels from row 2 in column D, titles in row 1, `unit` as a note."""
    declared = dataset if isinstance(dataset, Dataset) else shipped()[dataset]
    levels = tuple(HeaderCell(CellRef(sheet, 2 + n, 4), text) for n, text in enumerate(path))
    heard = tuple(HeaderCell(CellRef(sheet, 1, 1 + n), text) for n, text in enumerate(titles) if text)
    below = tuple(HeaderCell(CellRef(sheet, 9, 1), note) for note in notes)
    table_unit = read_unit(f"（単位：{unit}）") if unit else None
    own = states_unit(levels)
    series = Series(4, levels, own[0] if own else table_unit or (clean(unit) if unit else None))
    table = Table(
        sheet, False, "area", 1, 2, (1, 1), (), (series,), (), {}, {},
        title=heard[0].text if heard else "", titles=heard, notes=below, unit=table_unit,
    )  # fmt: skip
    return name_series(declared, series, Around.of(table, declared)) if speaks_of(table, declared) else None


def meaning(found: Answer) -> tuple[str, str] | None:
    """Return (measure, part) as the view shows it; `?` where a question stops the file, None for anything else."""
    match found:
        case Named():
            return found.rule.id, "・".join(found.parts.values()) or "全体"
        case Unclear():
            return "?", found.concept
        case _:
            return None


def words(found: Answer) -> list[str]:
    """Return the words that stood against a measure."""
    return [word for word, _ in found.words] if isinstance(found, Unexplained) else []
