"""What an Excel number format says about a stored number: percent, date, literal unit, and what it prints instead.

Only what decides meaning is read; how many decimals are shown is not. Rules: ECMA-376 part 1, 18.8.31 (numFmts).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from axstat.values.lazy import Pattern
from axstat.values.text import clean
from axstat.values.units import cell_unit

_TOKEN = Pattern(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<end>;)'
    r"|(?P<general>general|g/標準|標準)|(?P<exponent>e[+-])|(?P<ampm>am/pm|a/p|午前/午後)|(?P<code>.)",
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
_SCALED = Pattern(r"[0#?],+(?![0#?,])")


@dataclass(frozen=True, slots=True)
class Section:
    """One `;` section: codes without literals, the literals, and the condition under which it applies."""

    codes: str
    literal: str
    general: bool
    elapsed: bool
    condition: tuple[str, float] | None

    @property
    def has_digits(self) -> bool:
        """Whether a number is printed at all."""
        return self.general or any(code in self.codes for code in "0#?@")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number format's meaning.

    `scaled` is 1000 for each trailing comma (`#,##0,` prints thousands of what is stored); `unit` is a literal such
    as `"時間"` behind the digits.
    """

    sections: tuple[Section, ...]
    percent: bool
    date: bool
    time: bool
    scaled: int
    unit: str | None


def _sections(code: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    codes, literal, general, elapsed = "", "", False, False
    condition: tuple[str, float] | None = None
    for token in _TOKEN.finditer(code + ";"):
        if token["end"]:
            sections.append(Section(codes, literal, general, elapsed, condition))
            codes, literal, general, elapsed, condition = "", "", False, False, None
        elif token["bracket"] is not None:
            bracket = token["bracket"]
            compared = _CONDITION.fullmatch(bracket.strip())
            if compared:
                condition = (compared[1], float(compared[2]))
            elapsed = elapsed or re.fullmatch(r"h+|m+|s+", bracket, re.IGNORECASE) is not None
        elif token["general"]:
            general = True
        elif token["code"]:
            plain = token["code"] in "0#?.,%/@ " or token["code"] in _DATE_CODES
            codes, literal = (codes + token["code"], literal) if plain else (codes, literal + token["code"])
        elif token["ampm"]:
            codes += "h"
        else:
            literal += token["quoted"] or token["escaped"] or ""
    return tuple(sections)


@lru_cache(maxsize=512)
def read_format(code: str) -> NumberFormat:
    """Return what a format code means; '' and General mean a plain number."""
    sections = _sections(code)[:3]
    first = sections[0]
    date = any(s.elapsed or not _DATE_CODES.isdisjoint(s.codes) for s in sections)
    scaled = _SCALED.search(first.codes)
    return NumberFormat(
        sections=sections,
        percent=any("%" in s.codes for s in sections),
        date=date,
        time=date and any(s.elapsed or not _TIME_CODES.isdisjoint(s.codes) for s in sections),
        scaled=1000 ** scaled[0].count(",") if scaled and not date else 1,
        unit=cell_unit(clean(first.literal)) if first.has_digits and not date else None,
    )


def _applies(section: Section, index: int, value: float) -> bool:
    if section.condition is not None:
        return _COMPARE[section.condition[0]](value, section.condition[1])
    return value > 0 if index == 0 else value < 0


def _section_for(sections: tuple[Section, ...], value: float) -> Section:
    if len(sections) == 1:
        return sections[0]
    if len(sections) == 2 and all(s.condition is None for s in sections):
        return sections[1] if value < 0 else sections[0]
    for index, section in enumerate(sections[:-1]):
        if _applies(section, index, value):
            return section
    return sections[-1]


def format_shows(code: str, value: float) -> str | None:
    """Return the text printed instead of the number (`#,##0;-#,##0;"-"` and 0 → `-`), None when the number shows.

    '' means that the format prints nothing.
    """
    if not code:
        return None
    section = _section_for(read_format(code).sections, value)
    if not section.has_digits:
        return section.literal.strip()
    # `#` and `?` print no digit for zero: `#,###` shows nothing, `"-"??` a dash.
    if value == 0 and not section.general and not any(c in section.codes for c in "0.%@"):
        return section.literal.strip()
    return None
