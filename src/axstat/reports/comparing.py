"""Whether fiscal years can be compared: by how many areas each has, and whether all of them were surveyed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from axstat.model.results import Result, SourceNote
from axstat.model.text import Label

MOST_TIMES = 2
"""How many times the areas of one year another may have: beyond that most areas of the larger one are not in the
smaller, and a difference says who was counted, not what changed."""


def differ_in_areas(counts: Iterable[int]) -> bool:
    """Say whether the numbers of areas in several years lie too far apart to compare the years."""
    found = list(counts)
    return bool(found) and max(found) > MOST_TIMES * min(found)


def differ_in_kind(sources: Sequence[SourceNote], years: Iterable[int]) -> bool:
    """Say whether some of the years are simulated and others are not, as far as the sources know their year."""
    flags = [{source.simulated for source in sources if source.fiscal_year == year} for year in years]
    return len({frozenset(flag) for flag in flags if flag}) > 1


def areas_by_year(
    sources: Sequence[SourceNote], origins: Mapping[str, frozenset[int]], years: Iterable[int]
) -> list[int]:
    """Return how many areas the sources of each year list, nothing where the origins of an area are not known.

    `origins` are by area code the ids of the sources behind its figures.
    """
    of_year = {year: {s.source_id for s in sources if s.fiscal_year == year} for year in years}
    if not origins or not all(of_year.values()):
        return []
    return [sum(bool(ids & found) for found in origins.values()) for ids in of_year.values()]


def areas_note(counts: Sequence[int], *, shares: bool) -> Label:
    """Return the note that years with so unequal numbers of areas are not compared.

    With `shares` the areas are those with a value, else those that `areas_by_year` found listed.
    """
    low, high = f"{min(counts):,}", f"{max(counts):,}"
    which, what = (
        (Label("値のある", "with a value"), Label("割合", "shares"))
        if shares
        else (Label("資料にある", "listed"), Label("増減", "years"))
    )
    return Label(
        f"年度により{which.ja}団体の数が大きく異なる（{low}〜{high}）ため、{what.ja}は比べられない",
        f"the number of areas {which.en} differs widely between years ({low}–{high}): {what.en} cannot be compared",
    )


KIND_NOTE = Label(
    "模擬データの年度と調査結果の年度は比べられない", "simulated years cannot be compared with surveyed ones"
)


def notes_on_years(result: Result) -> tuple[Label, ...]:
    """Return why the fiscal years of a result cannot be compared, nothing where they can.

    `result` is of `overtime_share` or `overtime_trend`: `reporting` areas a year, and whether they are `simulated`.
    Years without any value are not compared.
    """
    rows = [row for row in result.records() if row["reporting"]]
    counts = [int(str(row["reporting"])) for row in rows]
    notes = [areas_note(counts, shares=True)] if differ_in_areas(counts) else []
    return (*notes, *([KIND_NOTE] if len({row["simulated"] for row in rows}) > 1 else []))
