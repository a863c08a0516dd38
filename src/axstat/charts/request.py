"""What a chart kind is asked for, what it answers, and how it reads a result's columns."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from axstat.areas.called import area_name, body_name
from axstat.charts.bodies import Body
from axstat.charts.drawing import Size
from axstat.charts.part import Subject, subject
from axstat.charts.quantity import Declared, quantity_of
from axstat.charts.saying import Teller
from axstat.charts.sources import Origins
from axstat.errors import NotLoaded, QueryFailed, UnknownName
from axstat.model import names
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Lang

if TYPE_CHECKING:
    from axstat.charts.boundaries import Boundaries


@dataclass(frozen=True, slots=True)
class Request:
    """One chart to plan. `highlight` are names, prefecture + name, or codes; `top` and `order` steer rankings.

    `origins` are for each result the ids of the sources behind each area, where they are known; `declared` for each
    result the quantity that its query declares, None where it answers whichever measure is asked for.
    """

    results: tuple[Result, ...]
    lang: Lang = "ja"
    size: Size = "a4-page"
    highlight: tuple[str, ...] = ()
    top: int | None = None
    order: str = "highest"
    boundaries: Boundaries | None = None
    origins: Sequence[Origins] = ()
    declared: tuple[Declared | None, ...] = ()

    @property
    def result(self) -> Result:
        """The first (for most kinds: the only) result."""
        return self.results[0]

    @property
    def subject(self) -> Subject:
        """Who the chart is about, by the parameters of all its results; a body drawn beside the others narrows none."""
        given = {name: value for result in self.results for name, value in result.parameters.items()}
        if any(column.name == "area_value" for column in self.result.columns):
            given.pop("area", None)
        return subject(given)

    def named(self, area: Known) -> str:
        """Return a body with its prefecture, without it where the chart is of that prefecture alone."""
        if any(result.parameters.get("prefecture") == area.prefecture for result in self.results):
            return body_name(area.area_code, area.name, self.lang)
        return area_name(area.area_code, area.name, area.prefecture, self.lang)

    def _declared(self, at: int) -> Declared | None:
        return self.declared[at] if at < len(self.declared) else None

    def call(self, at: int = 0) -> Callable[[str], str]:
        """Return what the query of a result calls a column that charts read."""
        declared = self._declared(at)
        return (lambda name: name) if declared is None else lambda name: declared.columns.get(name, name)

    def parameter(self, name: str, at: int = 0) -> Any:
        """Return a parameter of a result, by the name that queries of any measure give it."""
        declared, given = self._declared(at), self.results[at].parameters
        if declared is None:
            return given.get(name)
        value = given.get(declared.parameters.get(name, name))
        return declared.threshold if name == "over" and value is None else value

    def teller(self, at: int = 0, numbers: Iterable[float] = ()) -> Teller:
        """Return what says the sentences about a result's quantity; `numbers` are those that will be written."""
        declared = self._declared(at)
        if declared is not None:
            quantity = replace(declared.quantity, lang=self.lang)
        else:
            quantity = quantity_of(self.results[at], numbers, self.lang, under=self.under(at))
        limit = self.parameter("under" if self.under(at) else "over", at)
        return Teller(quantity, None if limit is None else float(limit) * quantity.factor, self.subject)

    def under(self, at: int = 0) -> bool:
        """Whether what lies below the threshold is counted."""
        return self.parameter("under", at) is not None

    def is_judged(self) -> bool:
        """Whether a threshold parts the areas."""
        return self.parameter("over") is not None or self.under()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a kind answers; the registry adds part, sources and the mark of simulated data.

    `codes` are the areas drawn, where the chart does not draw every row of its results.
    """

    title: str
    subtitle: str
    body: Body
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    summary: str
    notes: tuple[str, ...] = field(default=())
    codes: frozenset[str] | None = None


def records(result: Result, *needed: str) -> list[dict[str, Scalar]]:
    """Return a result's rows as dictionaries.

    Raises:
        QueryFailed: the result lacks a column that the chart draws.
        NotLoaded: the result has no rows.
    """
    have = {column.name for column in result.columns}
    missing = tuple(name for name in needed if name not in have)
    if missing:
        raise QueryFailed("columns-not-returned", query=result.name, names=missing)
    if not result.rows:
        raise NotLoaded("no-rows-to-draw", query=result.name)
    return result.records()


def real(value: Scalar) -> float | None:
    """Return a number, or None where there is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def count(value: Scalar) -> int:
    """Return a count, 0 where there is none."""
    return int(real(value) or 0)


def words(value: Scalar) -> str:
    """Return a text, '' where there is none."""
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Known:
    """An area as charts call it, and as a highlight may name it."""

    area_code: str
    name: str
    prefecture: str

    @property
    def named(self) -> tuple[str, str, str]:
        """The area in the columns of `values.AREA`."""
        return self.area_code, self.prefecture, self.name

    def answers_to(self, text: str) -> bool:
        """Whether `text` names this area."""
        squeezed = text.replace(" ", "").replace("　", "")
        forms = {
            self.name,
            self.prefecture + self.name,
            self.area_code,
            self.area_code[:5],
            area_name(self.area_code, self.name, self.prefecture, "ja"),
            area_name(self.area_code, self.name, self.prefecture, "en").replace(" ", ""),
            body_name(self.area_code, self.name, "en"),
            names.short_prefecture(self.name, "ja"),
        }
        return squeezed in forms


def find_highlights(texts: Sequence[str], known: Iterable[Known]) -> set[str]:
    """Return the codes of the areas that `texts` name.

    Raises:
        UnknownName: a text names no drawn area, or several.
    """
    areas = list(known)
    codes = set()
    for text in texts:
        found = [area for area in areas if area.answers_to(text)]
        if not found:
            raise _unknown(text, areas)
        if len(found) > 1:
            every = tuple(area.prefecture + area.name for area in found)
            raise UnknownName("highlight-in-several", name=text, areas=every)
        codes.add(found[0].area_code)
    return codes


def _unknown(text: str, areas: list[Known]) -> UnknownName:
    near = difflib.get_close_matches(text, [area.name for area in areas], n=3, cutoff=0.4)
    if near:
        return UnknownName("highlight-near", name=text, near=tuple(dict.fromkeys(near)))
    return UnknownName("highlight-not-drawn", name=text)
