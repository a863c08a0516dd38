"""Whether fiscal years can be compared: by how many areas each has, and whether all of them were surveyed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from axstat.charts.sources import Origins
from axstat.model.results import SourceNote
from axstat.model.text import Lang

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


def areas_by_year(sources: Sequence[SourceNote], origins: Origins, years: Iterable[int]) -> list[int]:
    """Return how many areas the sources of each year list, nothing where the origins of an area are not known."""
    of_year = {year: {s.source_id for s in sources if s.fiscal_year == year} for year in years}
    if not origins or not all(of_year.values()):
        return []
    return [sum(bool(ids & found) for found in origins.values()) for ids in of_year.values()]


def areas_note(counts: Sequence[int], lang: Lang, *, shares: bool) -> str:
    """Return the note that years with so unequal numbers of areas are not compared.

    With `shares` the areas are those with a value, else those that `areas_by_year` found listed.
    """
    low, high = f"{min(counts):,}", f"{max(counts):,}"
    if lang == "ja":
        which, what = ("値のある", "割合") if shares else ("資料にある", "増減")
        return f"年度により{which}団体の数が大きく異なる（{low}〜{high}）ため、{what}は比べられない。"
    which, what = ("with a value", "shares") if shares else ("listed", "years")
    return f"the number of areas {which} differs widely between years ({low}–{high}): {what} cannot be compared."


def kind_note(lang: Lang) -> str:
    """Return the note that simulated years are not compared with surveyed ones."""
    if lang == "ja":
        return "模擬データの年度と調査結果の年度は比べられない。"
    return "simulated years cannot be compared with surveyed ones."
