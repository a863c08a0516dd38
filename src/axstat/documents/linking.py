"""A link to a number, with its text printed in Japanese, ready to paste."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from axstat.documents.address import Address
from axstat.documents.asking import Answers, Evidence, chosen
from axstat.errors import UnknownName, UsageError
from axstat.model.results import Column
from axstat.model.rounding import half_up
from axstat.model.wording import unit as unit_words
from axstat.values.printed.agreement import disagreement
from axstat.values.printed.reading import read_numbers
from axstat.voice import Finding

LinkFormat = Literal["markdown", "html", "address"]


@dataclass(frozen=True, slots=True)
class NumberLink:
    """A printed number and its address."""

    text: str
    address: str
    simulated: bool

    def written(self, fmt: LinkFormat) -> str:
        """Return the link in a format."""
        if fmt == "address":
            return self.address
        if fmt == "html":
            return f'<a href="{escape(self.address)}">{escape(self.text)}</a>'
        return f"[{self.text}]({self.address})"


def link_to(answers: Answers, address: Address) -> NumberLink:
    """Return the link to the number that an address names.

    Raises:
        UnknownName: the query has no such column, or no or several such rows, or no number there.
        AxstatError: whatever the query refuses.
    """
    evidence = chosen(answers.result(address.query, address.parameters), address)
    if isinstance(evidence, Finding):
        raise UnknownName.of(evidence)
    text = printed(evidence)
    numbers = [one for one in read_numbers(text) if one.is_number]
    if len(numbers) != 1 or disagreement(numbers[0], evidence.datum) is not None:
        raise UsageError("number-not-printed", unit=unit_words(evidence.datum.unit or ""), value=text)
    return NumberLink(text, address.written(), evidence.simulated)


def printed(evidence: Evidence) -> str:
    """Return a value as a Japanese paper prints it: 79.8％, △339万人, 年129.6時間, 第3位."""
    unit, value, column = evidence.datum.unit, evidence.datum.value, evidence.column
    if unit == "fraction":
        unit, value = "％", value * 100
        if column.decimals is not None and not column.percent:  # those of 0.63, which is printed as 63
            column = replace(column, decimals=max(column.decimals - 2, 0))
    decimals = _decimals(column, whole=value.denominator == 1)
    number = half_up(float(value), decimals)
    sign = "△" if number < 0 else ""
    digits = f"{sign}{abs(number):,.{decimals}f}"
    name, _, per = (unit or "").partition("/")
    if name in ("h", "時間"):
        return f"{per}{digits}時間"
    if name == "位":
        return f"第{digits}位"
    return f"{digits}{name.replace('%', '％')}{'／' + per if per else ''}"


def _decimals(column: Column, *, whole: bool) -> int:
    if column.decimals is not None:
        return column.decimals
    return 0 if whole else 1
