"""What the texts around a table say to a dataset: its titles, the name of its sheet, its unit and its notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from axstat.datasets.declaration import Dataset
from axstat.datasets.explaining import Explained, Place, key_of, without_periods
from axstat.datasets.noted_units import is_of_no_column
from axstat.datasets.noting import AGAINST_THE_TABLE
from axstat.datasets.stating import writes_minutes
from axstat.model.cells import CellRef
from axstat.model.items import samples
from axstat.model.tables import HeaderCell, RowClass, Table
from axstat.recognise import words
from axstat.values.text import fold_label
from axstat.values.units import read_unit
from axstat.voice import Finding, Label
from axstat.voice import said as clause

_EMPLOYERS = {
    "municipality": frozenset({RowClass.MUNICIPALITY, RowClass.DESIGNATED_CITY, RowClass.WARD}),
    "prefecture": frozenset({RowClass.PREFECTURE}),
}
NO_CELL = {"title": Label("シート名", "sheet name"), "unit": Label("単位", "unit"), "note": Label("注", "note")}
"""Where words stand that no cell of their own says."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text with where it stands and what its words say."""

    text: str
    cell: CellRef | None
    explained: Explained
    place: Place

    def at(self, words: str) -> Finding:
        """Return words of the text with the place where they stand: a cell, the name of the sheet, or the unit."""
        return clause("word-at", word=words, where=self.cell.a1 if self.cell is not None else NO_CELL[self.place])


@dataclass(frozen=True, slots=True)
class Around:
    """What the texts around a table say to a dataset: titles, sheet name, its unit, its notes."""

    titles: tuple[Said, ...]
    unit: Said | None
    notes: Explained
    employers: frozenset[str] = frozenset(("municipality", "prefecture"))
    """Whose employees can be meant: 県職員 in a table of municipalities are those of the prefecture who work there."""
    body: frozenset[str] = frozenset()
    """How the one body of all lines is called: a header of nothing but that (年度 | 倉敷市) says nothing more."""
    beside: tuple[Said, ...] = ()
    """Those of the titles that are said of some lines alone: a header never overrules them."""
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What the headers of the table say, by concept: of a part that one column says, the title is not of all."""

    @classmethod
    def of(cls, table: Table, dataset: Dataset) -> Around:
        """Explain the texts around a table."""
        texts = {t.text: t.ref for t in table.titles}
        if table.title:
            texts.setdefault(table.title, None)  # type: ignore[arg-type]
        titles = [_of_title(dataset, text, cell) for text, cell in texts.items()]
        titles.append(said_by(dataset, "title", table.sheet, None))
        unit = said_by(dataset, "unit", table.unit, None) if table.unit else None
        if table.unit and (is_of_no_column(table, table.unit) or writes_minutes(table.unit)):
            word = f"単位：{table.unit}"
            titles.append(Said(word, None, Explained(unknown=(word,)), "unit"))
        unit = None if unit is not None and unit.explained.unknown and "、" in unit.text else unit  # several notes
        notes = [dataset.lexes["note"].mentioned(key_of(note.text)) for note in table.notes]
        classes = {item.row_class for item in table.items}
        listed = {name for name, of in _EMPLOYERS.items() if of & classes} or set(_EMPLOYERS)
        said = Explained(tuple(s for n in notes for s in n.says))
        return cls(tuple(titles), unit, said, frozenset(listed), only_body(table), heads=heads_of(table, dataset))

    def with_titles(self, dataset: Dataset, cells: Sequence[HeaderCell]) -> Around:
        """Return the surroundings of lines that have headings, or of columns that have notes, of their own."""
        if not cells:
            return self
        said = tuple(replace(said_by(dataset, "title", cell.text, cell.ref), place="note") for cell in cells)
        return replace(self, titles=(*self.titles, *said), beside=(*self.beside, *said))


def heads_of(table: Table, dataset: Dataset) -> Mapping[str, frozenset[str]]:
    """Return what the headers over the figures of a table say, by concept: 委員総数 | うち女性 say 女性 of sex."""
    said: dict[str, set[str]] = defaultdict(set)
    for text in {level.text for series in table.series if series.numeric for level in series.path}:
        for (concept, value), _ in said_by(dataset, "header", text, None).explained.says:
            said[concept].add(value)
    return {concept: frozenset(values) for concept, values in said.items()}


def only_body(table: Table) -> frozenset[str]:
    """Return how the one body that all lines are of is called, folded; nothing where they are of several."""
    areas = {item.area for item in samples(table.items)}
    area = areas.pop() if len(areas) == 1 else None
    return frozenset((fold_label(area.name), fold_label(area.prefecture + area.name))) if area else frozenset()


def names_body(text: str, body: frozenset[str]) -> bool:
    """Tell whether a header is nothing but the name of that body, its unit aside: 倉敷市（人）."""
    folded = fold_label(text)
    return folded in body or (read_unit(text) is not None and folded.split("(")[0].strip() in body)


def _of_title(dataset: Dataset, text: str, cell: CellRef | None) -> Said:
    """Explain a title; a unit that it states besides (（単位：千円）) is that of another column."""
    said = said_by(dataset, "title", text, cell)
    if said.explained.unknown and words.is_unit_note(text):
        without = said_by(dataset, "title", words.without_unit(text), cell)
        return replace(without, text=text)
    return said


def said_by(dataset: Dataset, place: Place, text: str, cell: CellRef | None) -> Said:
    """Explain a text as a dataset's words of its place do."""
    if text.endswith(AGAINST_THE_TABLE):
        return Said(text, cell, Explained(unknown=(text,)), place)
    folded = key_of(text) if place == "unit" else without_periods(text, parts_of_years=not dataset.is_fiscal)
    return Said(text, cell, dataset.lexes[place].explain(folded), place)
