"""What a chart kind is: the queries it asks, the options it takes, and the way from their answers to a plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from axstat.charts.quantity import Declared
from axstat.charts.request import Plan, Request
from axstat.model.text import Label
from axstat.voice import Finding, said


@dataclass(frozen=True, slots=True)
class QueryUse:
    """A named query with the parameters a chart asks for unless told otherwise; `fixed` ones are the chart's own.

    `called` are parameters that the chart calls otherwise than the query does: where one is not given, the query's own
    name is asked. `declared` is the quantity that the query is about, None where the measure is a parameter.
    """

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    declared: Declared | None = None
    alone: str = ""
    """The query that is asked about a body of which only a list of some bodies tells."""

    def values(self, own: Collection[str], given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the query's parameters; `own` are those that it has, `given` those of the chart."""
        known = {name: value for name, value in given.items() if name in own and name not in self.replaced}
        renamed = {self.called[name]: value for name, value in given.items() if name in self.called}
        return {**self.parameters, **known, **renamed, **self.fixed}

    @property
    def replaced(self) -> frozenset[str]:
        """The query's parameters that the chart asks for by another name alone."""
        return frozenset(query for chart, query in self.called.items() if chart == "against")


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer that a chart is the picture of: the rows of a query, asked with these parameters.

    `passed` are the parameters of the answer that the chart asks too; any other that is given, and is not one of
    `asides`, makes it an answer of something else, which has no chart.
    """

    query: str
    when: Mapping[str, Any] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    """Parameters of the answer that are options of the chart."""
    called: Mapping[str, str] = field(default_factory=dict)
    """What the chart calls a parameter otherwise than the answer does."""
    over_time: bool = False
    """Whether the chart draws several years or periods."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One chart kind: what it shows, what it asks the database, how the answers become a drawing.

    `queries` are asked in order and their results given to `plan` in that order.
    """

    name: str
    title: Label
    about: Label
    queries: tuple[QueryUse, ...]
    plan: Callable[[Request], Plan]
    more: tuple[str, ...] = ()
    """The options of `Request` that this kind understands besides `highlight`."""
    no_highlight: Finding | None = None
    """Why no area can be highlighted, where none can."""
    needs: tuple[str, ...] = ()
    """The parameters and options without which there is nothing to draw."""
    shows: tuple[Shown, ...] = ()
    """The answers that a paper prints this chart beside."""

    @property
    def options(self) -> tuple[str, ...]:
        """The options of `Request` that this kind understands."""
        return (*([] if self.no_highlight else ["highlight"]), *self.more)

    def instead_of(self, option: str, prefix: str = "") -> Finding:
        """Return what this kind takes instead of an option that it does not understand; `prefix` leads each name."""
        if option == "highlight" and self.no_highlight is not None:
            return self.no_highlight
        taken = tuple(f"{prefix}{name}" for name in self.options)
        return said("chart-takes", options=taken) if taken else said("chart-takes-none")
