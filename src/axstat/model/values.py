"""What a cell's text turned out to say: status, number, period, unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Literal

from axstat.model import wording
from axstat.voice import Label


class Status(IntEnum):
    """OBS_STATUS of a value (SDMX's attribute; values.md#status). The integer is what storage holds."""

    NORMAL = 0
    MISSING = 1
    SUPPRESSED = 2
    NOT_APPLICABLE = 3
    INCLUDED_ELSEWHERE = 4
    ERROR = 5
    UNPARSED = 6

    @property
    def word(self) -> str:
        """The word users see in views and messages: `not_applicable`."""
        return self.name.lower()

    @property
    def label(self) -> Label:
        """The word in both languages, as tables print it."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.NORMAL: Label("値あり", "normal"),
    Status.MISSING: Label("欠測", "missing"),
    Status.SUPPRESSED: Label("秘匿", "suppressed"),
    Status.NOT_APPLICABLE: Label("該当なし", "not applicable"),
    Status.INCLUDED_ELSEWHERE: Label("他に含む", "included elsewhere"),
    Status.ERROR: Label("エラー値", "error"),
    Status.UNPARSED: Label("読み取れない", "unparsed"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell's text as a value.

    `value` is not None exactly when `status` is NORMAL. `unit` is a unit written inside the cell (`72%` → `%`).
    `second` is a second number that the same cell prints by convention (previous year in parentheses, a share in
    brackets), kept so that it is not lost; `note` says what was peeled off (`※1`, `p`) or what is printed instead of
    the number (`printed as ***`). `scale` is what a number format divides by when it prints (`#,##0,` → 1000): `value`
    stays what the file stores, and only the column's unit can tell which of the two was meant.
    """

    value: float | None
    status: Status
    unit: str | None = None
    second: float | None = None
    note: str | None = None
    scale: int = 1


PeriodKind = Literal["fiscal_year", "calendar_year", "month", "date", "interval"]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """TIME_PERIOD. `start`/`end` are inclusive dates; FY2024 is 2024-04-01 … 2025-03-31."""

    kind: PeriodKind
    start: date
    end: date

    @property
    def text(self) -> str:
        """Return the period as stored: `FY2024`, `2024`, `2024-04`, `2020-01-01`, `2022/2024`, `2023-01/2023-03`."""
        match self.kind:
            case "fiscal_year":
                return f"FY{self.start.year}"
            case "calendar_year":
                return f"{self.start.year}"
            case "month":
                return f"{self.start:%Y-%m}"
            case "date":
                return self.start.isoformat()
            case _:
                return self._ends()

    def _ends(self) -> str:
        """Return an interval by the longest units that it is whole ones of: a quarter is not the year it lies in."""
        after = self.end + timedelta(1)
        if (self.start.month, self.start.day, after.month, after.day) == (1, 1, 1, 1):
            return f"{self.start.year}/{self.end.year}"
        if (self.start.month, self.start.day, after.month, after.day) == (4, 1, 4, 1):
            return f"FY{self.start.year}/FY{self.end.year - 1}"
        if self.start.day == after.day == 1:
            return f"{self.start:%Y-%m}/{self.end:%Y-%m}"
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def label(self) -> Label:
        """The period as people say it: 令和6年度（2024年度） and 2020年10月1日, in English as it is stored."""
        return wording.period(self.text)

    @property
    def fiscal_year(self) -> int:
        """The Japanese fiscal year (April to March) in which the period starts."""
        return self.start.year - (1 if self.start.month < 4 and self.kind != "calendar_year" else 0)


def fiscal_year(year: int) -> Period:
    """Return fiscal year `year`: April of that year to March of the next."""
    return Period("fiscal_year", date(year, 4, 1), date(year + 1, 3, 31))


def calendar_year(year: int) -> Period:
    """Return calendar year `year`."""
    return Period("calendar_year", date(year, 1, 1), date(year, 12, 31))


PeriodRole = Literal["data", "survey", "edition", "published", "base", "event"]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period found in a text, with the words that said it and what they were about.

    `role` is `data` unless the words say otherwise: `survey` (令和6年度実施, 調査時点), `edition` (2024年度版),
    `published` (平成24年3月9日公表), `base` (2015年=100, 平成23年基準), `event` (平成18年4月1日に合併).
    """

    period: Period
    words: str
    role: PeriodRole = "data"
