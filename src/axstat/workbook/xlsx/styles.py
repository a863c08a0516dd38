"""Number formats of an .xlsx file: which format code each cell style stands for.

Built-in numbers follow ECMA-376 Part 1, 18.8.30, with the codes Japanese Excel adds (27-36 and 50-58).
"""

from __future__ import annotations

from dataclasses import dataclass

from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.xml import parse_tree

_ERA, _ERA_LONG = "[$-411]ge.m.d", '[$-411]ggge"年"m"月"d"日"'
_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"\\-#,##0',
    6: '"¥"#,##0;[Red]"¥"\\-#,##0',
    7: '"¥"#,##0.00;"¥"\\-#,##0.00',
    8: '"¥"#,##0.00;[Red]"¥"\\-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: _ERA,
    28: _ERA_LONG,
    29: _ERA_LONG,
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    34: _MONTH,
    35: _DAY,
    36: _ERA,
    37: "#,##0;\\-#,##0",
    38: "#,##0;[Red]\\-#,##0",
    39: "#,##0.00;\\-#,##0.00",
    40: "#,##0.00;[Red]\\-#,##0.00",
    41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: _ERA,
    51: _ERA_LONG,
    52: _MONTH,
    53: _DAY,
    54: _ERA_LONG,
    55: _MONTH,
    56: _DAY,
    57: _ERA,
    58: _ERA_LONG,
}
"""Codes of the built-in formats as Japanese Excel shows them; 0 (General) is ''."""

_GENERAL = frozenset({"general", "g/標準", "標準"})
_MOST = 65_535


@dataclass(frozen=True, slots=True)
class Styles:
    """Distinct format codes (first: General, '') and, for every cell style, the position of its code."""

    formats: tuple[str, ...] = ("",)
    cell_formats: tuple[int, ...] = ()


class FormatTable:
    """Numbers distinct format codes from 0 = General ('')."""

    def __init__(self) -> None:
        self._numbers = {"": 0}

    def number(self, code: str) -> int:
        """Return the number of a format code; beyond what a grid can number it is General."""
        code = "" if code.strip().lower() in _GENERAL else code
        if len(self._numbers) > _MOST:
            return self._numbers.get(code, 0)
        return self._numbers.setdefault(code, len(self._numbers))

    def codes(self) -> tuple[str, ...]:
        """Return the codes by number."""
        return tuple(self._numbers)


def read_styles(package: Package, part: str) -> Styles:
    """Read the styles part.

    Raises:
        NotAWorkbook: the part is damaged.
    """
    root = parse_tree(package.pieces(part), package.source, part)
    custom = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iterfind("numFmts/numFmt")}
    built_in = {str(number): code for number, code in BUILT_IN.items()}
    table = FormatTable()
    ids = (item.get("numFmtId", "0") for item in root.iterfind("cellXfs/xf"))
    cell_formats = tuple(table.number(custom.get(i, built_in.get(i, ""))) for i in ids)
    return Styles(table.codes(), cell_formats)
