"""Areas of Japan's local government: what the gazetteer holds and what a look-up answers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from axstat.voice import Finding

Level = Literal["nation", "prefecture", "municipality", "ward", "county", "region"]
Kind = Literal[
    "国", "都道府県", "指定都市", "中核市", "施行時特例市", "特別区", "市", "町", "村", "行政区", "郡", "地域"
]

HISTORY_BEGINS = date(2000, 4, 1)  # the first day for which the gazetteer knows every area
NATION_CODE = "000000"  # axstat's own: MIC's list gives the nation no code


@dataclass(frozen=True, slots=True)
class Area:
    """One area with MIC's 6-digit code; `valid_to` is the last day it existed, None for today's areas."""

    area_code: str
    level: Level
    kind: Kind
    name: str
    kana: str
    prefecture: str
    county: str = ""
    parent_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_code: str | None = None

    def __hash__(self) -> int:
        """Hash the code alone: areas are looked up by the hundred thousand, and few share one."""
        return hash(self.area_code)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as a call: the state of a frozen dataclass takes several times longer, and a file holds thousands."""
        return Area, _FIELDS(self)

    @property
    def jis_code(self) -> str:
        """The first five digits (JIS X 0401/0402)."""
        return self.area_code[:5]

    @property
    def prefecture_code(self) -> str:
        """The prefecture's two digits, '00' for the nation."""
        return self.area_code[:2]


_FIELDS = attrgetter(*(field.name for field in fields(Area)))
ResolutionStatus = Literal["found", "ambiguous", "unknown", "contradiction"]


class Resolution(NamedTuple):
    """The answer to «which area is this?»; ambiguity and contradiction are answers, never guesses.

    `found`: `area` is set. `ambiguous`: `candidates` has two or more. `contradiction`: the parts (code, prefecture,
    name) name different areas, which are in `candidates`. `unknown`: nothing fits. `reason` is a clause
    for messages.
    """

    status: ResolutionStatus
    area: Area | None = None
    candidates: tuple[Area, ...] = ()
    reason: Finding | None = None


@dataclass(frozen=True, slots=True)
class Universe:
    """A dated, named set of areas used as a denominator."""

    name: str
    as_of: date
    codes: frozenset[str]

    def __len__(self) -> int:
        return len(self.codes)
