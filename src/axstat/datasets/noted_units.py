"""The units that notes and remarks state, held against those of the columns: one that none has contradicts them."""

from __future__ import annotations

from axstat.datasets.stating import without_predicate
from axstat.model.tables import Table
from axstat.values.lazy import Pattern
from axstat.values.units import cell_unit, read_unit

_PER_HEAD = Pattern(r"[1１一]人(?:当|あ|平)")
_SPANS = ("年", "年間", "月", "か月")  # 時間数（年間） says over how long, not in what
ANOTHER_UNIT = "（食い違う単位）"


def is_of_no_column(table: Table, unit: str) -> bool:
    """Tell whether a unit is stated for a table whose columns all have other ones: （単位：分） over 時間数（時間）."""
    units = [None if s.unit in _SPANS else s.unit for s in table.series if s.numeric]
    said = (part.split("/")[0] for part in unit.split("、"))
    return bool(units) and all(units) and _units_taken(table).isdisjoint(said)


def _units_taken(table: Table) -> set[str]:
    units = [s.unit for s in table.series if s.numeric and s.unit and s.unit not in _SPANS]
    return {part.split("/")[0] for unit in units for part in unit.split("、")}


def unit_of_none(table: Table, text: str) -> str:
    """Return a unit that a remark states, or is (分, 分単位), where no column of figures has it."""
    stated = read_unit(text) if "単位" in text else None
    unit = stated or cell_unit(text.removesuffix("単位"))
    if unit is None or not (is_of_no_column(table, unit) if stated else unit not in _units_taken(table)):
        return ""
    return f"単位：{unit}{ANOTHER_UNIT}"


def other_unit(table: Table, sentence: str) -> str:
    """Return a unit that a note states (単位は0.1時間である) where it is none of the columns'."""
    unit = read_unit(without_predicate(sentence))
    bases = {part.split("/")[0] for part in unit.split("、")} if unit else set()
    taken = _units_taken(table)
    heads = _PER_HEAD.sub("", "".join(h.text for s in table.series for h in s.path)) if not taken else ""
    of_table = unit is not None and unit == table.unit  # held against the columns as such
    if of_table or not taken.isdisjoint(bases) or any(base in heads for base in bases):
        return ""
    return f"{without_predicate(sentence)}{ANOTHER_UNIT}"
