"""How a Word paper looks: A4, fonts for both scripts, the styles that its paragraphs name.

Line heights are exact, because 游ゴシック asks for nearly twice its size where Word chooses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from axstat.charts.style import INK, SECONDARY
from axstat.model.text import Lang
from axstat.papers.packing import FONTS

MARGIN, TOP = 18.0, 17.0
"""Millimetres; what lies between the sides is as wide as a chart of a whole page."""
WIDTH, HEIGHT = 210.0, 297.0
MARK = "#b00000"


@dataclass(frozen=True, slots=True)
class Look:
    """One style: points, line height, what stands before and after, weight and colour."""

    name: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    bold: bool = False
    colour: str = INK
    keep: bool = False


LOOKS = (
    Look("Normal", 10, 15.5, after=4),
    Look("Heading 1", 15, 21, after=6, bold=True, keep=True),
    Look("Heading 2", 11.5, 17, before=9, after=3, bold=True, keep=True),
    Look("Heading 3", 10, 15.5, before=6, after=2, bold=True, keep=True),
    Look("Caption", 10, 15, before=6, after=2, bold=True, keep=True),
    Look("List Bullet", 10, 15.5, after=2),
    Look("Header", 8, 11, colour=SECONDARY),
    Look("Footer", 8, 11, colour=SECONDARY),
)
OWN = (
    Look("axstat Lead", 11.5, 17, after=5, bold=True),
    Look("axstat Small", 8, 11.5, after=1, colour=SECONDARY),
    Look("axstat Mark", 9, 14, after=4, bold=True, colour=MARK),
    Look("axstat Under", 8, 11.5, after=1, keep=True),
    Look("axstat Picture", 10, 15),
)
"""Styles that Word does not bring."""
ROLES = {
    "body": "Normal",
    "lead": "axstat Lead",
    "item": "List Bullet",
    "note": "axstat Small",
    "source": "axstat Small",
    "small": "axstat Small",
    "mark": "axstat Mark",
}
"""The style of each role of a paragraph."""


DENSE = 0.84
"""What the type of a paper that is to fit one page is set in, of its usual size; none below 6.5 points."""


def set_up(document: Any, lang: Lang, *, landscape: bool, dense: bool = False) -> None:
    """Give a new document of python-docx its page, its fonts and its styles."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    section = document.sections[0]
    across, down = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(across), Mm(down)
    section.left_margin = section.right_margin = Mm(MARGIN)
    top = TOP - 3 if dense else TOP
    section.top_margin, section.bottom_margin = Mm(top), Mm(top - 2)
    section.header_distance = section.footer_distance = Mm(8)
    _defaults(document, lang)
    for look in LOOKS:
        _give(document.styles[look.name], _set(look, dense=dense), lang)
    for name in ("Header", "Footer"):
        document.styles[name].paragraph_format.tab_stops.clear_all()
    for look in OWN:
        style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _give(style, _set(look, dense=dense), lang)
    document.styles["axstat Picture"].paragraph_format.line_spacing = 1.0


def _set(look: Look, *, dense: bool) -> Look:
    """Return a style as it is set: in a dense paper smaller, in half points."""
    if not dense:
        return look
    size = max(round(look.size * DENSE * 2) / 2, 6.5)
    line = round(look.line * DENSE * 2) / 2
    return replace(look, size=size, line=line, before=look.before * DENSE, after=look.after * DENSE)


def _defaults(document: Any, lang: Lang) -> None:
    """Set the document's fonts and languages, and no grid: lines are as high as their styles say."""
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _fonts(defaults, lang)
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "ja-JP")
    for grid in document.element.iter(qn("w:docGrid")):
        grid.getparent().remove(grid)


def _fonts(properties: Any, lang: Lang) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    latin, east = FONTS[lang]
    for name, font in (("ascii", latin), ("hAnsi", latin), ("eastAsia", east), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), font)
    properties.insert(0, fonts)


def _give(style: Any, look: Look, lang: Lang) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt, RGBColor

    font, format_ = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(look.colour[1:].upper())
    _fonts(style.element.get_or_add_rPr(), lang)
    format_.space_before, format_.space_after = Pt(look.before), Pt(look.after)
    format_.line_spacing_rule, format_.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    format_.keep_with_next = look.keep
    format_.widow_control = True
