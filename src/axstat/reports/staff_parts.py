"""What an answer about all staff says where only figures of a part of it are loaded: 会計年度任用職員, 女性."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axstat.model.names import translated
from axstat.model.results import Result
from axstat.model.text import Label
from axstat.reports.queries import run

if TYPE_CHECKING:
    from axstat.store import Reader


def only_parts(reader: Reader, result: Result) -> tuple[Label, ...]:
    """Return a note for each year of which an answer about overtime has no figure, and a part of the staff has.

    Args:
        reader: an open database.
        result: the answer of a query about overtime, rows of areas or of groups.
    """
    where = result.parameters.get("prefecture")
    return tuple(note for year in _silent(result) for note in _only_parts(reader, year, where))


def _silent(result: Result) -> list[int]:
    """Return the years that were asked for and have no figure."""
    asked, rows = result.parameters.get("year"), result.records()
    if asked is None:
        years = [year for year in dict.fromkeys(row.get("fiscal_year") for row in rows) if isinstance(year, int)]
    else:
        years = asked if isinstance(asked, list) else [asked]
    figured = [row for row in rows if row.get("reporting") or row.get("hours") is not None]
    told = {row.get("fiscal_year", asked) for row in figured}
    return [year for year in years if year not in told]


def _only_parts(reader: Reader, year: int, prefecture: str | None) -> list[Label]:
    """Say which parts of the staff are loaded, of one prefecture or all, where no figure of all staff is."""
    rows = run(reader, "overtime_parts", {"year": year, "prefecture": prefecture}).records()
    if not rows or any(row["whole"] for row in rows):
        return []
    ja = "、".join(f"{row['staff_scope']}のみ：{row['areas']:,}団体" for row in rows)
    en = ", ".join(f"{row['staff_scope']} only: {row['areas']:,} areas" for row in rows)
    of, of_en = (f"{prefecture}の", f" of {translated(prefecture, 'en')}") if prefecture else ("", "")
    return [
        Label(
            f"{of}FY{year} の全体の値は取り込まれていません（{ja}）",
            f"no figures{of_en} of all staff are loaded for FY{year} ({en})",
        )
    ]
