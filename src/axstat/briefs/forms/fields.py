"""What a field of a form names, and the value that the data have for it.

    query(parameter=value, …)[column=value, …].column | style
    area.name

Of the parameters those of the area and the year are bound; brackets choose a row where a query answers several. Without
brackets it is the row of the body, of its prefecture or region, and of the newest year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from axstat.areas import region
from axstat.briefs.body import spelled
from axstat.briefs.forms.styles import in_style
from axstat.documents.address import Address
from axstat.documents.asking import Answers, Evidence, chosen
from axstat.documents.cells import parameters_written, value_written
from axstat.errors import UnknownName, UsageError
from axstat.model.areas import Area
from axstat.model.results import Result
from axstat.model.text import Label, Lang
from axstat.present.wording import value_text
from axstat.voice import Finding, found

_NAME = r"[^\W\d]\w*"
_PAIRS = r"[^()\[\]{}|]*"
FIELD = re.compile(
    rf"\s*(?P<query>{_NAME})\s*(?:\((?P<given>{_PAIRS})\))?\s*(?:\[(?P<where>{_PAIRS})\])?\s*\.\s*(?P<column>{_NAME})"
    r"\s*(?:\|\s*(?P<style>[^|{}]+?))?\s*"
)
AREA_FIELDS = {
    "name": Label("団体名", "name"),
    "prefecture": Label("都道府県", "prefecture"),
    "kind": Label("区分", "kind"),
    "area_code": Label("団体コード", "area code"),
    "kana": Label("読み", "reading"),
}
"""What a field says of the area itself: `{{ area.name }}`."""


@dataclass(frozen=True, slots=True)
class Field:
    """What stands between the braces of a field."""

    query: str
    column: str
    given: Mapping[str, str] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    style: str = ""

    @classmethod
    def read(cls, text: str) -> Field:
        """Return what a field says.

        Raises:
            UsageError: it does not have the form of one.
        """
        match = FIELD.fullmatch(text)
        if match is None:
            raise UsageError("field-not-read", field=text.strip())
        given, where = (_pairs(match[name] or "", text) for name in ("given", "where"))
        return cls(match["query"], match["column"], given, where, match["style"] or "")


@dataclass(frozen=True, slots=True)
class Value:
    """The text that a field is filled with; a number's has its address."""

    text: str
    address: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Filler:
    """Answers the fields of one body's form."""

    answers: Answers
    area: Area
    year: str | None
    lang: Lang

    def value(self, text: str) -> Value | Finding:
        """Return what a field is filled with, or why it cannot be."""
        try:
            one = Field.read(text)
            if one.query == "area":
                return self._of_area(one)
            result = self.answers.result(one.query, self._parameters(one))
        except (UnknownName, UsageError) as error:
            return error.finding
        return self._of_result(one, result)

    def _of_area(self, one: Field) -> Value:
        if one.column not in AREA_FIELDS:
            raise UnknownName("no-such-field-of-area", name=one.column, known=tuple(AREA_FIELDS))
        return Value(str(getattr(self.area, one.column)))

    def _parameters(self, one: Field) -> dict[str, str]:
        """Return the parameters given, with the area and the year where the query takes them."""
        from axstat.reports.area import scope_of
        from axstat.reports.catalog import query_called

        bound: dict[str, str] = {}
        for parameter in query_called(one.query).parameters:
            if parameter.type == "area":
                bound[parameter.name] = self.area.area_code
            elif parameter.type == "fiscal_year" and parameter.name == "year" and self.year is not None:
                bound[parameter.name] = self.year
            elif parameter.name == "scope" and scope_of(self.area) in parameter.choices:
                bound[parameter.name] = scope_of(self.area)
        return bound | dict(one.given)

    def _of_result(self, one: Field, result: Result) -> Value | Finding:
        where = self._where(one, result)
        address = Address(result.name, one.column, dict(parameters_written(result.parameters)), where)
        evidence = chosen(result, address)
        if isinstance(evidence, Evidence):
            text = in_style(evidence, one.style, self.lang)
            return text if isinstance(text, Finding) else Value(text, address.written(), evidence.simulated)
        if evidence.id != "not-a-number-there":
            return evidence
        return _words(one, result, where, self.lang)

    def _where(self, one: Field, result: Result) -> dict[str, str]:
        """Return what chooses the row: what the field says, else the body and the newest year, as far as needed."""
        names = [column.name for column in result.columns]
        where = dict(one.where)
        own = {
            "area_code": self.area.area_code,
            "group_name": self.area.prefecture,
            "area": self._region(result, names),
        }
        for name, value in own.items():
            if name in names and name not in where and len(result.rows) > 1 and value in _column(result, names, name):
                where[name] = value
                break
        if "fiscal_year" in names and "fiscal_year" not in where and len(result.rows) > 1:
            years = {v for v in result.column("fiscal_year") if isinstance(v, int)}
            wanted = [v for v in years if self.year is None or str(v) == self.year]
            if len(years) > 1 and wanted:
                where["fiscal_year"] = str(max(wanted))
        return where

    def _region(self, result: Result, names: list[str]) -> str:
        """Return the body's region as a result spells it."""
        own = spelled(region(self.area.prefecture_code))
        return next((text for text in _column(result, names, "area") if spelled(text) == own), "")


def _words(one: Field, result: Result, where: Mapping[str, str], lang: Lang) -> Value | Finding:
    """Return the words of a cell that holds no number."""
    if one.style:
        return found("style-of-words", "error", field=one.column, style=one.style)
    names = [column.name for column in result.columns]
    place = names.index(one.column)
    for row in result.rows:
        if all(value_written(row[names.index(name)]) == value for name, value in where.items()):
            text = value_text(row[place], result.columns[place], lang)
            return Value(text)
    return found("no-such-row", "error", query=result.name)


def _column(result: Result, names: list[str], name: str) -> set[str]:
    return {str(value) for value in result.column(name)} if name in names else set()


def _pairs(text: str, whole: str) -> dict[str, str]:
    found_pairs: dict[str, str] = {}
    for pair in filter(str.strip, text.split(",")):
        name, sign, value = (part.strip() for part in pair.partition("="))
        if not sign or not name or name in found_pairs:
            raise UsageError("field-not-read", field=whole.strip())
        found_pairs[name] = value
    return found_pairs
