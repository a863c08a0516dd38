"""What axstat has to say: one type for doubts, checks, warnings and errors.

A finding is an id, how grave it is, the cells it is about, and typed fields; its words are made from the catalogue's
template in whichever language the reader has. So the same finding can be shown, stored, compared and tested.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from axstat.filenames import readable
from axstat.voice.label import Label, Lang
from axstat.voice.template import Said, Some, Template

Severity = Literal["ok", "warning", "error"]
A_FILE = Label("ファイル", "FILE")
"""What stands in a suggested command for a file that the message does not know."""
SEVERITIES: dict[str, Label] = {
    "ok": Label("合格", "ok"),
    "warning": Label("注意", "warning"),
    "error": Label("エラー", "error"),
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """What a finding says to do, as a thing to say itself."""

    of: Finding

    def text(self, lang: Lang) -> str:
        """Return what to do."""
        return self.of.what_to_do(lang)


class Place(Protocol):
    """A cell, or whatever else knows its address inside a file."""

    def within(self, file: str) -> str:
        """Return the address with the file's name in front."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say. `fields` are what its template names, in the order of their names."""

    id: str
    severity: Severity = "error"
    cells: tuple[Place | str, ...] = ()
    fields: tuple[tuple[str, object], ...] = ()
    remedy: Said | None = None
    """What to do, where that differs from what the template says."""

    def text(self, lang: Lang) -> str:
        """Return what was found, in one line: texts of cells that are quoted in it must not break it."""
        return _one_line(_template(self.id).text(dict(self.fields), lang))

    def what_to_do(self, lang: Lang) -> str:
        """Return what to do, '' where nothing is to be done."""
        if self.remedy is not None:
            return _one_line(self.remedy.text(lang))
        return _one_line(_template(self.id).hint(self.suggested(), lang))

    def suggested(self) -> dict[str, object]:
        """Return what a hint may name: the fields, and `typed`, the file as it is written in a command."""
        return {"typed": A_FILE, **dict(self.fields)}

    def of_file(self, typed: str) -> Finding:
        """Return the finding with the path that a suggested command takes for the file it is about."""
        remedy = Remedy(self.remedy.of.of_file(typed)) if isinstance(self.remedy, Remedy) else self.remedy
        return replace(self, fields=(*self.fields, ("typed", typed)), remedy=remedy)

    @property
    def label(self) -> Label:
        """What was found, in both languages: for a note or title of a result."""
        return Label(self.text("ja"), self.text("en"))

    @property
    def message(self) -> str:
        """What was found, in English: for logs and tests."""
        return self.text("en")

    @property
    def hint(self) -> str:
        """What to do, in English."""
        return self.what_to_do("en")

    def within(self, file: str) -> Finding:
        """Return the finding with every cell's address led by the name of its file."""
        fields = tuple((name, _placed(value, file)) for name, value in self.fields)
        cells = tuple(cell if isinstance(cell, str) else cell.within(file) for cell in self.cells)
        return replace(self, cells=cells, fields=fields)

    def names_a_cell(self) -> bool:
        """Say whether its text already names a cell."""
        return any(hasattr(value, "within") and not isinstance(value, Finding) for _, value in self.fields)


def found(
    identifier: str,
    severity: Severity = "warning",
    cells: Iterable[Place | str] = (),
    *,
    remedy: Said | None = None,
    **fields: Any,
) -> Finding:
    """Return a finding.

    Args:
        identifier: the id of its template.
        severity: `ok` for a check that holds, `warning`, or `error`, which stops a file.
        cells: the cells it is about.
        remedy: what to do, where the template does not say it.
        fields: what the template names.
    """
    return Finding(identifier, severity, tuple(cells), tuple(fields.items()), remedy)


def said(identifier: str, **fields: Any) -> Finding:
    """Return a sentence or a part of one: a finding about nothing but itself."""
    return found(identifier, "ok", **fields)


def _template(identifier: str) -> Template:
    from axstat.voice.catalogue import TEMPLATES  # hundreds of texts, of which most calls need none

    return TEMPLATES[identifier]


def _placed(value: object, file: str) -> object:
    if isinstance(value, Some):
        return replace(value, shown=tuple(_placed(one, file) for one in value.shown))
    if type(value) is tuple:
        return tuple(_placed(one, file) for one in value)
    return value.within(file) if hasattr(value, "within") else value


def _one_line(text: str) -> str:
    text = readable(text)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)
