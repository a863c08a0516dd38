"""What an Excel number format says about a stored number: percent, date, literal unit, and what it prints instead.

Only what decides meaning is read; how many decimals are shown is not. Rules: ECMA-376 part 1, 18.8.31 (numFmts).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from axstat.values.lazy import Pattern
from axstat.values.text import clean
from axstat.values.units import format_unit

_TOKEN = Pattern(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*(?P<fill>.)|\[(?P<bracket>[^\[\]]*)\]|(?P<end>;)'
    r"|(?P<general>general|g/標準|標準)|(?P<exponent>(?<=[0#?])e[+-])|(?P<ampm>am/pm|a/p|午前/午後)|(?P<code>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = Pattern(r"(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}
_DATE_CODES = frozenset("ymdhsgeaYMDHSGEA")
_TIME_CODES = frozenset("hsHS")
_PLACES = "0#?"
_MINUS = ("-", "－", "−", "△", "▲", "▽", "▼", "マイナス")
_MULTIPLIER = Pattern(r"[十百千万億兆]+")
_REMARK = re.compile(r"[(（][^\d()（）]*[一-龥][^()（）]*[)）]")
_VAGUE = ("約", "概ね", "以上", "以下", "未満", "超", "弱", "強", "程度", "前後", "余", "～", "~")
"""Words with which a printed number is no longer the stored one."""
_SCALED = Pattern(r"[0#?],+(?![0#?,])")
# A run of m behind hours or before seconds is minutes; `codes` holds the letters without literals.
_MINUTES = Pattern(r"(?<=h)([^ymdgeah]*+)m++|(?<!m)m++(?=[^ymdgeah]*+s)")
_DAY = Pattern(r"(?<!d)dd?(?!d)")


@dataclass(frozen=True, slots=True)
class Section:
    """One `;` section: codes without literals, the literals, and the condition under which it applies.

    `behind` are the literals after the last digit, `fill` a character that fills the cell (`**` hides a number),
    `point` the number of digits behind a literal point (`0!.0,` prints ten thousands).
    """

    codes: str
    literal: str
    behind: str
    fill: str
    point: int
    general: bool
    elapsed: str
    condition: tuple[str, float] | None

    @property
    def has_digits(self) -> bool:
        """Whether a number is printed at all."""
        return self.general or any(code in self.codes for code in "0#?@")

    @property
    def is_date(self) -> bool:
        """Whether the number is printed as a date or time."""
        return bool(self.elapsed) or not _DATE_CODES.isdisjoint(self.codes)

    @property
    def is_time(self) -> bool:
        """Whether hours, minutes or seconds are among what is printed."""
        return self.is_date and (bool(self.elapsed) or not _TIME_CODES.isdisjoint(self.codes))

    @property
    def scale(self) -> int:
        """What is divided by in printing: 1000 for each trailing comma, 10 for each digit behind a literal point."""
        if self.is_date:
            return 1
        commas = _SCALED.search(self.codes)
        return int(1000 ** min(commas[0].count(",") if commas else 0, 6) * 10 ** min(self.point, 15))

    @property
    def replaces(self) -> str:
        """What is printed where no digit is."""
        return self.literal.strip() or self.fill.strip()


_GENERAL = Section("", "", "", "", 0, general=True, elapsed="", condition=None)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format's meaning; `unit` is a literal such as `"時間"` behind the digits."""

    sections: tuple[Section, ...]
    percent: bool
    date: bool
    time: bool
    unit: str | None


class DateShape(NamedTuple):
    """What a date or time format prints.

    `literal` are its words, `elapsed` the part that counts on (`[h]` past 24 hours), `clock` whether it prints 午前,
    AM or a weekday, `bare_era` whether an era year is printed without 年 (R6).
    """

    year: bool
    bare_era: bool
    month: bool
    day: bool
    hours: bool
    minutes: bool
    seconds: bool
    clock: bool
    elapsed: str
    literal: str

    @property
    def time(self) -> bool:
        """Whether hours, minutes or seconds are printed."""
        return self.hours or self.minutes or self.seconds


class _Builder:
    """A section while its tokens are read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.codes = self.literal = self.behind = self.fill = self.elapsed = ""
        self.general = False
        self.point_at: int | None = None
        self.condition: tuple[str, float] | None = None

    def say(self, words: str) -> None:
        """Add a literal; a point between digits is noted."""
        self.literal += words
        self.behind += words
        if words == "." and any(code in self.codes for code in _PLACES) and "." not in self.codes:
            self.point_at = len(self.codes)

    def take(self, token: re.Match[str]) -> None:
        """Add one token."""
        if token["bracket"] is not None:
            self._bracket(token["bracket"])
        elif token["general"]:
            self.general, self.behind = True, ""
        elif token["ampm"]:
            self.codes += "hA"
        elif token["fill"]:
            self.fill += token["fill"]
        elif token["code"]:
            code = token["code"]
            if code not in "0#?.,%/@ " and code not in _DATE_CODES:
                self.say(code)
                return
            self.codes += code
            if code in _PLACES:
                self.behind = ""
        else:
            self.say(token["quoted"] or token["escaped"] or "")

    def _bracket(self, bracket: str) -> None:
        compared = _CONDITION.fullmatch(bracket.strip())
        if compared:
            self.condition = (compared[1], float(compared[2]))
        elif re.fullmatch(r"h+|m+|s+", bracket, re.IGNORECASE):
            self.elapsed = self.elapsed or bracket[0].lower()
            self.codes += bracket

    def section(self) -> Section:
        """Return the finished section."""
        behind_point = self.codes[self.point_at :] if self.point_at is not None else ""
        point = sum(code in _PLACES for code in behind_point) if "." not in self.codes else 0
        return Section(
            self.codes, self.literal, self.behind, self.fill, point, self.general, self.elapsed, self.condition
        )


def _sections(code: str) -> tuple[Section, ...]:
    builders = [_Builder()]
    for token in _TOKEN.finditer(code):
        if token["end"]:
            builders.append(_Builder())
        else:
            builders[-1].take(token)
    return tuple(builder.section() for builder in builders)


@lru_cache(maxsize=512)
def read_format(code: str) -> NumberFormat:
    """Return what a format code means; '' and General mean a plain number."""
    sections = _sections(code)[:3]
    first = sections[0]
    date = any(s.is_date for s in sections)
    return NumberFormat(
        sections=sections,
        percent=any("%" in s.codes for s in sections),
        date=date,
        time=any(s.is_time for s in sections),
        unit=format_unit(clean(first.behind)) if first.has_digits and not date else None,
    )


@lru_cache(maxsize=512)
def date_shape(section: Section) -> DateShape | None:
    """Return what a section of a date or time format prints, None when it prints a number."""
    if not section.is_date or section.general or any(code in section.codes for code in "0#?%"):
        return None
    codes = section.codes.lower()
    rest = _MINUTES.sub(lambda run: run[1] or "", codes)
    return DateShape(
        year="y" in codes or "e" in codes,
        bare_era="e" in codes and "年" not in section.literal,
        month="m" in rest,
        day=_DAY.search(codes) is not None,
        hours="h" in codes,
        minutes=rest != codes,
        seconds="s" in codes,
        clock="a" in codes,
        elapsed=section.elapsed,
        literal=section.literal,
    )


def _applies(section: Section, index: int, value: float) -> bool:
    if section.condition is not None:
        return _COMPARE[section.condition[0]](value, section.condition[1])
    return value > 0 if index == 0 else value < 0


def _section_for(sections: tuple[Section, ...], value: float) -> Section:
    if len(sections) == 1:  # Excel adds General for what a lone condition leaves out
        return sections[0] if sections[0].condition is None or _applies(sections[0], 0, value) else _GENERAL
    if len(sections) == 2 and all(s.condition is None for s in sections):
        return sections[1] if value < 0 else sections[0]
    for index, section in enumerate(sections[:-1]):
        if _applies(section, index, value):
            return section
    return sections[-1]


def section_for(code: str, value: float) -> Section:
    """Return the section of a format that prints `value`."""
    return _section_for(read_format(code).sections, value)


def format_shows(code: str, value: float) -> str | None:
    """Return the text printed instead of the number (`#,##0;-#,##0;"-"` and 0 → `-`), None when the number shows.

    '' means that the format prints nothing.
    """
    if not code:
        return None
    section = section_for(code, value)
    if not section.has_digits:
        return section.replaces
    before = section.literal.removesuffix(section.behind)
    if any(map(str.isdigit, before)) or (value > 0 and before.strip() in _MINUS) or before.strip() in _VAGUE:
        return f"{before}…"  # `"1"0.0` prints a digit that is not stored, `"▲"0.0` a sign
    if section.behind.strip() in _VAGUE or _MULTIPLIER.fullmatch(section.behind.strip()):
        return f"…{section.behind}"  # `0.0" 千"` prints thousands of what is stored
    if _REMARK.fullmatch(section.behind.strip()) and format_unit(clean(section.behind).strip("()")) is None:
        return f"…{section.behind}"  # `0.0"（推計）"` says of the number what a cell of text would
    # `#` and `?` print no digit for zero: `#,###` shows nothing, `"-"??` a dash.
    if value == 0 and not section.general and not any(c in section.codes for c in "0.%@"):
        return section.literal.strip()
    return None
