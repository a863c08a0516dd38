"""Fiscal years that a query may be asked for: those of which a list of all bodies is loaded.

A year of which only a list of some bodies tells has no universe. A query that lists bodies one by one (`-- lists:
bodies`) may name it; any other refuses it with the reason. `latest` and `all` never mean it while another is there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded
from axstat.reports.catalog import shipped_query
from axstat.values.years import fiscal_year_said
from axstat.voice import Label

if TYPE_CHECKING:
    from axstat.store import Reader

_NAMED = ("latest", "previous", "earliest")


def loaded_years(reader: Reader) -> list[int]:
    """Return the fiscal years of which a list of all bodies is loaded, ascending."""
    return [year for year, partial in _known(reader).items() if partial is None]


def covering_years(reader: Reader) -> list[int]:
    """Return the years of which more than one prefecture's list is loaded, ascending; all years where there is none.

    A list of one prefecture's bodies, however new, tells nothing of the nation's.
    """
    years, only = loaded_years(reader), _of_one(reader)
    return [year for year in years if year not in only] or years


def later_lists(reader: Reader, year: int) -> list[tuple[int, str]]:
    """Return the later years of which one prefecture's bodies alone are loaded, with that prefecture."""
    known = _known(reader)
    return [(later, only) for later, only in _of_one(reader).items() if later > year and known.get(later, "") is None]


def years_asked(reader: Reader, given: Any, *, lists: bool, prefecture: str | None = None) -> list[int]:
    """Return the years of `2024`, `2023,2024`, `all` or a list, ascending, each once.

    Args:
        reader: an open database.
        given: what was asked for.
        lists: whether the query lists bodies one by one.
        prefecture: the one that is asked about. A list of another one's bodies alone is not the latest of what is
            asked; None for all of them.

    Raises:
        ValueError: it is no year.
        NotLoaded: a year that is not loaded, or of which only some bodies are, where `lists` is false.
    """
    known = _known(reader)
    whole = [year for year, partial in known.items() if partial is None]
    may = list(known) if lists else whole
    every = isinstance(given, str) and given.strip() == "all"
    # Where nothing else is loaded, a query that lists bodies means the years that there are.
    named = (whole or may) if every else given.split(",") if isinstance(given, str) else given
    several = named if isinstance(named, list | tuple) else [named]
    usual = whole or may
    if any(one in ("latest", "previous") for one in several):
        only = _of_one(reader)
        usual = [year for year in usual if only.get(year) in (None, prefecture)] or usual
    years = {_one_of(known, usual, one, lists=lists) for one in several}
    if not years:
        raise _nothing(known)
    return sorted(years)


def _known(reader: Reader) -> dict[int, str | None]:
    """Return every year with overtime in use, ascending, with which bodies are listed; None for all of them."""
    return dict(reader.execute(shipped_query("overtime_years").sql).rows)


def _of_one(reader: Reader) -> dict[int, str]:
    """Return the years of which one prefecture's bodies alone are loaded, ascending, with that prefecture."""
    return dict(reader.execute(Path(__file__).with_name("overtime_lists.sql").read_text(encoding="utf-8")).rows)


def _one_of(known: dict[int, str | None], usual: list[int], given: Any, *, lists: bool) -> int:
    if given in _NAMED:
        return _named_year(known, usual, str(given))
    year = fiscal_year_said(given)
    if year is None:
        raise ValueError(given)
    partial = known.get(year)
    if year not in known:
        loaded = tuple(Label(f"{y}年度", f"FY{y}") for y in usual) or (Label("なし", "none"),)
        raise NotLoaded("no-overtime-for-year", year=str(year), loaded=loaded)
    if partial is not None and not lists:
        raise NotLoaded("only-some-bodies", year=str(year), partial=partial)
    return year


def _named_year(known: dict[int, str | None], years: list[int], word: str) -> int:
    if not years:
        raise _nothing(known)
    if word == "previous" and len(years) < 2:
        raise NotLoaded("one-year-only", year=str(years[0]))
    return {"latest": years[-1], "earliest": years[0], "previous": years[max(len(years) - 2, 0)]}[word]


def _nothing(known: dict[int, str | None]) -> NotLoaded:
    """Say that nothing is loaded, or that only lists of some bodies are."""
    for year, partial in reversed(known.items()):
        if partial is not None:
            return NotLoaded("only-some-bodies", year=str(year), partial=partial)
    return NotLoaded("no-overtime")
