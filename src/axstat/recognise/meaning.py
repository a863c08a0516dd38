"""Unit and period of each series, and what titles and notes around a table say, each with the words that said it.

The deepest level of a header path that states something decides; a note for the whole table counts only where it
states one unit, or where the header says which of several is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from axstat.model.cells import CellRef
from axstat.model.tables import HeaderCell, Series
from axstat.model.values import Period
from axstat.recognise import words
from axstat.recognise.sheet import said_period
from axstat.recognise.surroundings import Surroundings
from axstat.recognise.vocabulary import peel_footnote
from axstat.values.parts_of_year import is_part_of_year, is_year_before, next_period, part_of_year
from axstat.values.periods import find_periods, read_period
from axstat.values.text import clean, fold_label
from axstat.values.units import read_unit

_ERA_ALONE = re.compile(r"(明治|大正|昭和|平成|令和)(?:年度?)?")
_ERA_YEAR = re.compile(r"\(?(元|\d{1,2})(年度|年)?\)?")
_COUNTED_BY = (
    ("件", re.compile(r"件数?")),
    ("世帯", re.compile(r"世帯数?")),
    ("団体", re.compile(r"団体数")),
    ("人", re.compile(r"人口|人数|者数|員数|職員数")),
    ("%", re.compile(r"率|割合|比率|構成比")),
    ("時間", re.compile(r"時間")),
    ("日", re.compile(r"日数")),
    ("歳", re.compile(r"年齢")),
)
# A note （単位：千人） is of the counts in a table; its ratios, indices and ranks have a unit of their own or none.
_RATIO = re.compile(r"率|割合|性比|比$|比率|指数|順位|倍率|密度|構成比")
_PERCENT = re.compile(r"(?<!倍)率|割合|比率|構成比")
_QUANTITIES = (
    (re.compile(r"件数$"), ("件",)),
    (re.compile(r"(?:世帯数?|戸数)$"), ("世帯", "戸")),
    (re.compile(r"団体数$"), ("団体",)),
    (re.compile(r"(?:人口|人数|者数|員数|人員|児童数|生徒数)$"), ("人", "名", "人日", "人泊", "人時間")),
    (re.compile(r"事業所数$"), ("事業所", "か所")),
    (re.compile(r"施設数$"), ("施設", "か所")),
    (re.compile(r"校数$"), ("校", "学校")),
    (re.compile(r"面積$"), ("m2", "km2", "ha", "ヘクタール", "a", "アール")),
    (re.compile(r"日数$"), ("日", "人日")),
    (re.compile(r"(?:額|費|料|収入|支出|歳入|歳出)$"), ("円", "ドル", "米ドル", "ユーロ")),
)
"""What a header says to count, and the units of it; another that is said further out is of its neighbours."""
_OF_RATIOS = frozenset({"%", "‰", "倍", "ポイント"})
_FACET = re.compile(r"男女?計?|女性?|男性|計|合計|総数|総計|全体|全域|全国|県計|市部|郡部|本庁|出先機関?")
_WHOSE = frozenset({"団体", "市町村", "市区町村", "自治体", "施設", "事業所", "企業", "年", "年間", "週"})
"""Units that in a title's brackets say whose the figures are, or over how long: 時間外勤務の状況（市区町村）."""
_MONEY = re.compile(r"額|費|料|収入|支出|歳入|歳出|予算|決算")


def series_unit(
    path: Sequence[HeaderCell],
    around: Surroundings,
    of_lines: tuple[str, str] | None = None,
    *,
    silent: bool = False,
    ratios: bool = False,
) -> tuple[str | None, str | None]:
    """Return the unit that header, unit column or note state of a series, and what said it.

    Args:
        path: the header path.
        around: the table's own unit note and titles.
        of_lines: the unit, with its cell, that a column gives every line.
        silent: no header of the table states a unit, so that its title may.
        ratios: some header of the table names a ratio, which takes the percent of a note with several units.
    """
    unit, said = states_unit(path) or (None, None)
    if unit is not None and "、" not in unit:
        return unit, said
    if of_lines is not None:
        return of_lines
    if around.unit is None:
        return (None, said) if unit is not None else _from_title(path, around, silent=silent)
    return _from_note(path, unit or around.unit, said or around.unit_said or "", ratios=ratios)


def states_unit(path: Sequence[HeaderCell]) -> tuple[str, str] | None:
    """Return the unit that the deepest level of a header path states, with its cell; None where none does.

    That of a group is not that of a header which counts something else: 構成比 or 件数 under 歳入（千円）.
    """
    for cell in reversed(path):
        unit = None if said_period(cell.text) is not None else read_unit(cell.text)
        if unit is not None:
            of_others = cell is not path[-1] and _is_of_others(_leaf(path), unit, cell.text)
            return None if of_others else (unit, f"`{cell.text}` ({cell.ref.a1})")
    return None


def _is_of_others(leaf: str, unit: str, said: str) -> bool:
    """Tell whether a unit that `said` states is not that of a header, which names a ratio or counts something else."""
    if _RATIO.search(leaf):
        return unit not in _OF_RATIOS and "/" not in unit
    base = unit.split("/")[0].lstrip("十百千万億兆0123456789")
    counted = next((units for pattern, units in _QUANTITIES if pattern.search(leaf)), (base,))
    return base not in counted and not (unit in _OF_RATIOS and _RATIO.search(fold_label(said)))


def counts_in(path: Sequence[HeaderCell], unit: str) -> bool:
    """Tell whether a header says that it counts in a unit: 施設数 in か所, 延床面積 in m2."""
    base, leaf = unit.lstrip("十百千万億兆"), _leaf(path)
    return any(base in units and pattern.search(leaf) for pattern, units in _QUANTITIES)


def is_of_others(path: Sequence[HeaderCell], unit: str) -> bool:
    """Tell whether a unit that a note states cannot be that of a header."""
    return _is_of_others(_leaf(path), unit, "")


def names_ratio(path: Sequence[HeaderCell]) -> bool:
    """Tell whether a header names a ratio: 充足率."""
    return _RATIO.search(_leaf(path)) is not None


def _leaf(path: Sequence[HeaderCell]) -> str:
    return peel_footnote(fold_label(path[-1].text)) if path else ""


def _from_title(path: Sequence[HeaderCell], around: Surroundings, *, silent: bool) -> tuple[str | None, str | None]:
    """Return the unit in a title's brackets: of a table whose headers state none, or of years, sexes and totals."""
    leaf = _leaf(path)
    if not (silent and not _RATIO.search(leaf)) and not all(_says_no_measure(cell.text) for cell in path):
        return None, None
    stated = around.titles if any(_unit_in_title(cell.text) for cell in around.titles) else around.page
    units = {unit: cell for cell in stated if (unit := _unit_in_title(cell.text)) is not None}
    if not units and (unit := _unit_in_title(around.sheet)) is not None:
        return unit, f"sheet name `{around.sheet}`"
    if len(units) != 1:
        return None, None
    unit, cell = units.popitem()
    if _is_of_others(leaf, unit, cell.text):
        return None, None
    return unit, f"`{cell.text}` ({cell.ref.a1})"


def _unit_in_title(text: str) -> str | None:
    unit = read_unit(text)
    return None if unit is None or "、" in unit or unit in _WHOSE else unit


def _says_no_measure(text: str) -> bool:
    plain = words.without_letter(text)
    return said_period(plain) is not None or _FACET.fullmatch(fold_label(plain)) is not None


def _from_note(path: Sequence[HeaderCell], units: str, said: str, *, ratios: bool) -> tuple[str | None, str | None]:
    """Choose the unit a header means among those of a note; None where the header does not say."""
    options = units.split("、")
    if len(options) == 1:
        return (None, None) if _is_of_others(_leaf(path), units, said) else (units, said)
    for cell in reversed(path):
        label = peel_footnote(fold_label(cell.text))
        fitting = [u for u in options if _counts(u, label)]
        if len(fitting) == 1:
            return fitting[0], f"{said}, as `{cell.text}` ({cell.ref.a1})"
        if fitting:
            break
    return _left_over(path, options, ratios=ratios), said


def _left_over(path: Sequence[HeaderCell], options: Sequence[str], *, ratios: bool) -> str | None:
    """Return the one unit of a note that is left for a header, where the table's ratios take the percent among them.

    （単位：万人、％） over 需要 | 供給 | 充足率: 充足率 is in ％, and 需要 in what is left.
    """
    percent, other = _PERCENT.search(_leaf(path)) is not None, names_ratio(path)
    fitting = [u for u in options if (u in _OF_RATIOS) == percent and (percent or not other)]
    return fitting[0] if ratios and len(fitting) == 1 and not _is_of_others(_leaf(path), fitting[0], "") else None


def _counts(unit: str, label: str) -> bool:
    if unit.endswith("円"):
        return _MONEY.search(label) is not None
    return any(unit == name and pattern.search(label) for name, pattern in _COUNTED_BY)


def series_period(
    path: Sequence[HeaderCell], around: Surroundings, years: frozenset[CellRef] = frozenset()
) -> tuple[Period | None, str | None]:
    """Return the period that a header path states and the cells that said it; None where it states several.

    A part of a year (4月, 1～3月期, 前年度) is one of the year that a heading above it states, else the titles.

    Args:
        path: the header path.
        around: what the titles say.
        years: the header cells whose plain number is a year, as their line says.
    """
    for depth in range(len(path) - 1, -1, -1):
        cell = path[depth]
        text = clean(cell.text)
        said = f"`{cell.text}` ({cell.ref.a1})"
        if is_part_of_year(text) or is_year_before(text):
            year, year_said = series_period(path[:depth], around, years)
            year, year_said = (year, year_said) if year is not None else around.year
            period = part_of_year(text, year) if year is not None else None
            return period, said if period is None else f"{year_said} {said}"
        joined = _era_above(path[:depth], text)
        if joined is not None:
            return joined, said
        found = {m.period for m in find_periods(text) if m.role == "data"}
        if not found and cell.ref in years and (alone := said_period(text)) is not None:
            found = {alone}
        if found:
            return (found.pop(), said) if len(found) == 1 else (None, said)
    return None, None


def _era_above(above: Sequence[HeaderCell], text: str) -> Period | None:
    """Read a year of an era that stands in a heading above: 令和 › 6年度."""
    year = _ERA_YEAR.fullmatch(text)
    if year is None:
        return None
    for cell in reversed(above):
        era = _ERA_ALONE.fullmatch(clean(cell.text).replace(" ", ""))
        if era is not None:
            unit = year[2] or ("年度" if cell.text.rstrip().endswith("年度") else "年")
            return read_period(f"{era[1]}{year[1]}{unit}")
    return None


def next_in_run(path: Sequence[HeaderCell], before: Series | None) -> tuple[Period | None, str | None]:
    """Return the year of a header of nothing but the number after the year before it: 令和元年 | 2 | 3, 2000 | 01."""
    if not path or before is None or [c.text for c in path[:-1]] != [c.text for c in before.path[:-1]]:
        return None, None
    period = next_period(path[-1].text, before.period)
    return period, None if period is None else f"{before.period_said} `{path[-1].text}` ({path[-1].ref.a1})"
