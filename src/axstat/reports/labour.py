"""The labour report: METI's projection for 2040, one breakdown of one edition, subsets marked and never added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from axstat.errors import UsageError
from axstat.model.results import Result
from axstat.model.text import Label, same
from axstat.reports.queries import run
from axstat.reports.wording import EDITIONS

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

BREAKDOWNS = {
    "occupation": Label("職業別", "by occupation"),
    "education": Label("学歴別", "by education"),
    "industry": Label("産業×職業別", "by industry and occupation"),
    "region": Label("地域別", "by region"),
}
NOT_COMPARABLE = Label(
    "版によって基準年・区分・定義が異なるため、版の間で比べられるのは `axstat query labour_editions` の区分だけである",
    "editions differ in base year, classes and definitions: `axstat query labour_editions` shows what is comparable",
)
UNPUBLISHED = Label(
    "空欄は公表されていないか確認できない値であり、0ではない",
    "an empty figure was not published or could not be found: it is not 0",
)


def labour_report(
    reader: Reader, *, edition: str | None = None, by: str = "occupation", timeout: Timeout | None = None
) -> Result:
    """Report demand, supply and gap of one edition of METI's projection, in 万人 (ten thousand people).

    Args:
        reader: an open database.
        edition: an edition or the beginning of its name; the newest when None.
        by: `occupation`, `education`, `industry` or `region`.
        timeout: seconds for the query.

    Returns:
        One row for a category. gap_10k is supply − demand: a shortage is negative. A row with `subset_of` is a part
        of another row and never to be added to it. By occupation and by education a further table holds the lines of
        the minister's slide, each beside the exact figures that it rounds.

    Raises:
        UsageError: an unknown breakdown.
        NotLoaded: no projection, or not that edition, is loaded.
    """
    if by not in BREAKDOWNS:
        raise UsageError("no-such-choice", given=str(by), name="by", choices=tuple(BREAKDOWNS))
    result = run(reader, f"labour_gap_by_{by}", {"edition": edition}, timeout=timeout)
    words = BREAKDOWNS[by]
    edition_code = str(result.parameters["edition"])
    shown = EDITIONS.get(edition_code, same(edition_code))
    slide = _slide(reader, edition_code, timeout) if by in ("occupation", "education") else ()
    notes = (*result.notes, *(_sum_of_parts(result) if by == "occupation" else ()), UNPUBLISHED, NOT_COMPARABLE)
    return replace(
        result,
        title=Label(
            f"2040年の労働需給（{words.ja}、{shown.ja}、経済産業省）",
            f"Labour supply and demand in 2040 {words.en} (METI, edition {shown.en})",
        ),
        notes=notes,
        parts=slide,
    )


def _slide(reader: Reader, edition: str, timeout: Timeout | None) -> tuple[Result, ...]:
    """Return the rounded figures of the minister's slide beside the exact ones, for the edition that it is about."""
    result = run(reader, "labour_slide", {"edition": edition}, timeout=timeout)
    if not result.rows:
        return ()
    return (replace(result, title=Label("大臣のスライドの数字", "The slide's rounded figures")),)


def _sum_of_parts(result: Result) -> tuple[Label, ...]:
    """Say what the gaps of the rows that are no subset add up to, where each of them was published."""
    gaps = [row["gap_10k"] for row in result.records() if row["subset_of"] is None]
    numbers = [gap for gap in gaps if isinstance(gap, (int, float))]
    if len(gaps) < 2 or len(numbers) < len(gaps):
        return ()
    total = f"{sum(numbers):+,.10g}"
    return (
        Label(
            f"内数を除く{len(gaps)}区分の過不足を足すと {total} 万人（内数を足すと二重に数えることになる）",
            f"the gaps of the {len(gaps)} rows that are no subset add up to {sum(numbers) * 10_000:+,.10g} people; "
            "subsets are not added",
        ),
    )
