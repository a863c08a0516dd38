"""Whole reports: every table that a report has, for one workbook; what cannot be made is named, with the reason.

Each table is the report's own or a named query's: nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded, UnknownName, UsageError
from axstat.model.books import Book, Chapter
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.reports.labour import BREAKDOWNS, labour_report
from axstat.reports.measure import about_measure, measure_report
from axstat.reports.overtime import overtime_report, overtime_title
from axstat.reports.queries import run

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

_TOP = 20
"""Ranks that are shown from each end."""
_GROUPS = {
    "prefecture": Label("都道府県", "prefectures"),
    "kind": Label("団体区分", "kinds"),
    "region": Label("地域", "regions"),
    "population": Label("人口規模", "population"),
}
_BREAKDOWNS = {
    "occupation": Label("職業", "occupation"),
    "education": Label("学歴", "education"),
    "industry": Label("産業", "industry"),
    "region": Label("地域", "region"),
}
_HEADLINE, _TREND = Label("概要", "headline"), Label("推移", "trend")
_SPREAD = Label("分布", "distribution")
_HIGHEST, _LOWEST = Label("上位", "highest"), Label("下位", "lowest")
_MISSING, _EVERY = Label("値のない団体", "without a figure"), Label("全団体", "all bodies")
_NO_ROWS = Label("該当する行がない", "it would have no rows")
_ONE_PERIOD = Label("取り込まれた時点が1つだけ", "only one period is loaded")


def overtime_book(
    reader: Reader,
    *,
    year: int | str | None = None,
    threshold: float = 100,
    scope: str = "municipalities",
    prefecture: str | None = None,
    timeout: Timeout | None = None,
) -> Book:
    """Return everything that `overtime_report` says of a fiscal year.

    Raises:
        UsageError: several years, an unknown scope, a threshold that cannot be.
        UnknownName: no such prefecture.
        NotLoaded: the year is not loaded.
    """
    shared: dict[str, Any] = {"threshold": threshold, "scope": scope, "prefecture": prefecture, "timeout": timeout}
    headline = overtime_report(reader, year=year, **shared)
    fiscal_year = headline.parameters["year"]
    if isinstance(fiscal_year, list):
        raise UsageError("whole-of-one-year")
    asked = {"year": fiscal_year, "threshold": threshold, "scope": scope, "prefecture": prefecture}

    def report(**how: Any) -> Callable[[], Result]:
        return lambda: overtime_report(reader, **{"year": fiscal_year, **shared, **how})

    def listed(query: str, subject: Label, **more: Any) -> Callable[[], Result]:
        def ask() -> Result:
            result = run(reader, query, {**asked, **more}, timeout=timeout)
            return replace(result, title=overtime_title(result, subject))

        return ask

    lowest = Label(f"年間時間数の少ない{_TOP}団体", f"the {_TOP} with the fewest hours a year")
    spread = Label("年間時間数の分布、年{t}時間超を区別", "hours a year in classes, over {t} hours a year told apart")
    every = Label("全団体の年間時間数", "hours a year of every area")
    chapters = (
        Chapter(_HEADLINE, headline),
        *(_chapter(name, report(by=by)) for by, name in _GROUPS.items()),
        _trend(report(year="all")),
        _chapter(_SPREAD, listed("overtime_histogram", spread)),
        _chapter(_HIGHEST, report(top=_TOP)),
        _chapter(_LOWEST, listed("overtime_ranking", lowest, top=_TOP, order="lowest")),
        _chapter(_MISSING, report(list_missing=True)),
        _chapter(_EVERY, listed("overtime_values", every)),
    )
    return Book(
        "overtime", overtime_title(headline, Label("年{t}時間超の報告一式", "all of over {t} hours a year")), chapters
    )


def labour_book(reader: Reader, *, edition: str | None = None, timeout: Timeout | None = None) -> Book:
    """Return every breakdown of one edition of METI's projection, its slide, and the editions side by side.

    Raises:
        NotLoaded: no projection, or not that edition, is loaded.
    """
    first = labour_report(reader, edition=edition, timeout=timeout)
    chapters = [
        _chapter(_BREAKDOWNS[by], lambda by=by: labour_report(reader, edition=edition, by=by, timeout=timeout))  # type: ignore[misc]
        for by in BREAKDOWNS
    ]
    apart = [replace(c, result=replace(c.result, parts=()) if c.result else None) for c in chapters]
    slides = [Chapter(Label("スライド", "slide"), part) for part in first.parts]
    editions = _chapter(Label("版の比較", "editions"), lambda: run(reader, "labour_editions", timeout=timeout))
    by = BREAKDOWNS["occupation"]
    title = Label(first.title.ja.replace(by.ja, "報告一式"), first.title.en.replace(f" {by.en}", ""))
    return Book("labour", title, (*apart, *slides, editions))


def measure_book(reader: Reader, measure: str, *, timeout: Timeout | None = None, **options: Any) -> Book:
    """Return everything that `measure_report` says of a measure; see there for the options.

    Raises:
        UnknownName, UsageError, NotLoaded: see `measure_report`.
    """

    def report(**how: Any) -> Callable[[], Result]:
        return lambda: measure_report(reader, measure, timeout=timeout, **{**options, **how})

    headline = report()()
    if isinstance(headline.parameters["period"], list):
        raise UsageError("whole-of-one-year")
    weightless = {"weight": None, "weight_period": None}
    names = ("measure", "period", "part", "scope", "over", "under", "prefecture", "per", "per_period")
    asked = {name: headline.parameters[name] for name in names}

    def listed(query: str, subject: Label) -> Callable[[], Result]:
        def ask() -> Result:
            result = run(reader, query, asked, timeout=timeout)
            return about_measure(result, subject, over=asked["over"], under=asked["under"])

        return ask

    chapters = (
        Chapter(_HEADLINE, headline),
        *(_chapter(name, report(by=by, **weightless)) for by, name in _GROUPS.items()),
        _trend(report(year="all", **weightless)),
        _chapter(_SPREAD, listed("measure_histogram", _SPREAD)),
        _chapter(_HIGHEST, report(top=_TOP, order="highest", **weightless)),
        _chapter(_LOWEST, report(top=_TOP, order="lowest", **weightless)),
        _chapter(_MISSING, report(list_missing=True, **weightless)),
        _chapter(_EVERY, listed("measure_values", _EVERY)),
    )
    return Book("measure", headline.title, chapters)


def _chapter(name: Label, ask: Callable[[], Result]) -> Chapter:
    """Return a table, or why it cannot be made of what is loaded."""
    try:
        result = ask()
    except (NotLoaded, UnknownName) as refusal:
        return Chapter(name, None, Label(refusal.text("ja"), refusal.text("en")))
    return Chapter(name, result) if result.rows else Chapter(name, None, _NO_ROWS)


def _trend(ask: Callable[[], Result]) -> Chapter:
    """Return the table over all periods; one period alone is no trend."""
    chapter = _chapter(_TREND, ask)
    if chapter.result is not None and len(chapter.result.rows) < 2:
        return Chapter(_TREND, None, _ONE_PERIOD)
    return chapter
