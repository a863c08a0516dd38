"""A result: columns, rows, sources and notes; what every presenter and chart takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from axstat.voice import Label, Lang, Said

ColumnType = Literal["text", "integer", "number", "boolean", "date"]
Scalar = str | int | float | bool | date | None
Cell = Scalar | Said
"""A value, or something that is said in the reader's language."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `unit` is printed with the label; `decimals` is for people only, files keep the full number.

    `percent` columns hold fractions (0.613) and are printed as `61.3 %`. `bar` asks the table for a small bar.
    `detail` columns are not printed for people unless asked for; machines' formats always have them. `minor` ones are
    printed, and are the first to go on a narrow terminal. `chosen` ones were asked for by name and stay as they are.
    `signed` columns hold gaps and changes: people read `+437`, not `437`. `words` are what people read for codes.
    """

    name: str
    type: ColumnType
    label: Label
    unit: str | None = None
    decimals: int | None = None
    percent: bool = False
    bar: bool = False
    detail: bool = False
    signed: bool = False
    minor: bool = False
    chosen: bool = False
    words: Mapping[str, Label] | None = field(default=None, hash=False)


CITED = {
    "title": Label("表題", "title"),
    "publisher": Label("公表者", "publisher"),
    "url": Label("URL", "URL"),
    "licence": Label("利用条件", "licence"),
    "retrieved_on": Label("入手日", "date of retrieval"),
}
"""What the fields of a citation are called."""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source as a result names it."""

    source_id: int
    file: str
    sha256: str
    dataset: str
    title: str = ""
    publisher: str | None = None
    fiscal_year: int | None = None
    survey_year: int | None = None
    edition: str | None = None
    url: str | None = None
    licence: str | None = None
    simulated: bool = False
    said_as: tuple[str, ...] = ()
    """What the user said its columns are (`--as`)."""
    retrieved_on: date | None = None
    cited: tuple[str, ...] = ()
    """Which of title, publisher, url, licence and retrieved_on the user said (`axstat sources set`)."""
    partial: str | None = None
    """Which part of the bodies it lists, where it lists only some by design."""

    @property
    def lists_some(self) -> Label | None:
        """That the source lists only some bodies, None where it claims to list all."""
        if self.partial is None:
            return None
        return Label(
            f"{self.file} は一部の団体だけの一覧：{self.partial}",
            f"{self.file} lists some bodies only: {self.partial}",
        )

    @property
    def users_word(self) -> Label | None:
        """That the meaning of columns is the user's word, None where the file says it all."""
        said = ", ".join(self.said_as)
        return Label(f"列の意味は利用者の指定：{said}", f"meaning as given by the user: {said}") if said else None

    @property
    def users_citation(self) -> Label | None:
        """Which fields of the citation are the user's word, None where the file says them all."""
        if not self.cited:
            return None
        names = [CITED.get(name, Label(name, name)) for name in self.cited]
        return Label(
            f"{'・'.join(name.ja for name in names)}は利用者の記入",
            f"{', '.join(name.en for name in names)} as given by the user",
        )


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the headline card: label, the figure, and a remark in small type.

    `share` is the figure once more, as a percentage. `simulated` says it of this figure where some of a card are and
    others are not; None: as the result is. `cells` are the columns of the result's one row behind the numbers of
    `figure` (which stand apart by ` / ` or ` 〜 `) and `share`, in their order.
    """

    label: Label
    figure: str
    remark: Label | None = None
    share: str = ""
    simulated: bool | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a query or report answers.

    `rows` are tuples in the order of `columns`. `card`, where given, is how the headline is printed on a terminal;
    files and JSON always get columns and rows. `sql` is the statement that produced the rows, for provenance.
    `totals` are the positions of the rows that add others up: no sort ranks them, no limit counts them.
    """

    name: str
    title: Label
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    parameters: dict[str, Any] = field(default_factory=dict)
    sources: tuple[SourceNote, ...] = ()
    notes: tuple[Label, ...] = ()
    simulated: bool = False
    card: tuple[CardLine, ...] = ()
    sql: str = ""
    parts: tuple[Result, ...] = ()
    """Further tables of the same answer."""
    totals: frozenset[int] = frozenset()

    def column(self, name: str) -> list[Scalar]:
        """Return one column's values.

        Raises:
            KeyError: there is no such column.
        """
        for index, column in enumerate(self.columns):
            if column.name == name:
                return [row[index] for row in self.rows]
        raise KeyError(name)

    def records(self) -> list[dict[str, Scalar]]:
        """Return the rows as dictionaries."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def spoken(rows: Iterable[Sequence[Cell]], lang: Lang) -> tuple[tuple[Scalar, ...], ...]:
    """Return rows with everything that is said in one language."""
    return tuple(tuple(cell.text(lang) or None if isinstance(cell, Said) else cell for cell in row) for row in rows)
