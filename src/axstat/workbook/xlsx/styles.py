"""Cell styles of an .xlsx file: the number format, the borders and whether the font is struck through.

Built-in numbers follow ECMA-376 Part 1, 18.8.30, with the codes Japanese Excel adds (27-36 and 50-58).
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from axstat.model.cells import Style
from axstat.workbook.xlsx.package import Package
from axstat.workbook.xlsx.xml import is_on, parse_tree

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
_SIDES = {"L": ("left", "start"), "R": ("right", "end"), "T": ("top",), "B": ("bottom",)}


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell styles of a file.

    Attributes:
        styles: the distinct styles, from 0 = `Style()`.
        cell_styles: for every cell style of the file the position of its style.
        struck: those cell styles of the file whose font is struck through.
    """

    styles: tuple[Style, ...] = (Style(),)
    cell_styles: tuple[int, ...] = ()
    struck: frozenset[int] = frozenset()


class StyleTable:
    """Numbers distinct styles from 0 = `Style()`."""

    def __init__(self) -> None:
        self._numbers = {Style(): 0}

    def number(self, style: Style) -> int:
        """Return the number of a style; beyond what a grid can number it is that of a style without format."""
        if style.format.strip().lower() in _GENERAL:
            style = style._replace(format="")
        if len(self._numbers) > _MOST:
            return self._numbers.get(style, 0)
        return self._numbers.setdefault(style, len(self._numbers))

    def styles(self) -> tuple[Style, ...]:
        """Return the styles by number."""
        return tuple(self._numbers)


def read_styles(package: Package, part: str) -> Styles:
    """Read the styles part.

    Raises:
        NotAWorkbook: the part is damaged.
    """
    root = parse_tree(package.pieces(part), package.source, part)
    formats = {str(number): code for number, code in BUILT_IN.items()}
    formats |= {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iterfind("numFmts/numFmt")}
    edges = {str(number): _edges(border) for number, border in enumerate(root.iterfind("borders/border"))}
    struck_fonts = {str(number) for number, font in enumerate(root.iterfind("fonts/font")) if _is_struck(font)}
    named = list(root.iterfind("cellStyleXfs/xf"))
    table, cell_styles, struck = StyleTable(), [], set()
    for number, xf in enumerate(root.iterfind("cellXfs/xf")):
        style = Style(formats.get(_id(xf, named, "numFmtId"), ""), edges.get(_id(xf, named, "borderId"), ""))
        cell_styles.append(table.number(style))
        if _id(xf, named, "fontId") in struck_fonts:
            struck.add(number)
    return Styles(table.styles(), tuple(cell_styles), frozenset(struck))


def _id(xf: Element, named: list[Element], what: str) -> str:
    """Return an id of a cell style; where it states none, that of the named style it is based on."""
    found, base = xf.get(what), xf.get("xfId", "")
    if found is None and base.isascii() and base.isdigit() and int(base) < len(named):
        found = named[int(base)].get(what)
    return "0" if found is None else found


def _edges(border: Element) -> str:
    """Return the sides of a border that have a line; in the strict format the left is the start."""
    lines = {side.tag for side in border if side.get("style", "none") != "none"}
    return "".join(side for side, tags in _SIDES.items() if not lines.isdisjoint(tags))


def _is_struck(font: Element) -> bool:
    return any(is_on(strike.get("val")) for strike in font.iterfind("strike"))
