"""What a report on all bodies says of lists of some bodies: that published figures lie beside those it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from axstat.model.names import translated
from axstat.model.text import Label
from axstat.model.wording import fiscal_year
from axstat.reports.queries import run
from axstat.reports.years import loaded_years

if TYPE_CHECKING:
    from axstat.store import Reader


def listed_beside(reader: Reader, years: Iterable[int], prefecture: str | None = None) -> tuple[Label, ...]:
    """Return a note for each year of which a list of all bodies is reported while lists of some are loaded too.

    With a `prefecture` only the figures of its bodies lie beside what is reported.
    """
    if not any(source.partial for source in reader.sources()):
        return ()
    rows = [row for row in run(reader, "overtime_listed").records() if prefecture in (None, row["prefecture"])]
    counts = Counter(int(str(row["fiscal_year"])) for row in rows if row["hours"] is not None)
    whole = loaded_years(reader)
    return tuple(
        Label(
            f"{fiscal_year(year).ja}は、一部の団体だけの一覧にある {counts[year]:,} 件の値も取り込まれている。"
            "ここでは数えず、`axstat query overtime_listed` で見られる",
            f"FY{year}: {counts[year]:,} figures of lists of some bodies are loaded too; they are not counted here, "
            "`axstat query overtime_listed` shows them",
        )
        for year in years
        if year in whole and counts[year]
    )


def later_list(shown: Label, when: Label, prefecture: str, year: str) -> Label:
    """Return the note that a later time, of which one prefecture's bodies alone are loaded, is not the one shown.

    Args:
        shown: the time of the figures shown.
        when: the later time.
        prefecture: whose bodies are loaded of it.
        year: the later time as `--year` takes it.
    """
    ask = f"`--prefecture {prefecture} --year {year}`"
    return Label(
        f"{when.ja}は{prefecture}の団体だけが取り込まれているため、{shown.ja}の値を示す"
        f"（{prefecture}については {ask}）",
        f"of {when.en} only bodies of {translated(prefecture, 'en')} are loaded, so that {shown.en} is shown "
        f"({ask} for them)",
    )
