"""Reads an .xlsx file: its sheets in order, with the strings and styles they share.

Chart and dialog sheets hold no cells and are skipped; hidden and very hidden sheets are read and marked.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from axstat.model.cells import Grid, Workbook
from axstat.workbook.damage import Damaged, must_differ
from axstat.workbook.dates import count_from_1900
from axstat.workbook.xlsx.package import Package, Relation
from axstat.workbook.xlsx.sheet import read_sheet
from axstat.workbook.xlsx.strings import Strings, read_strings
from axstat.workbook.xlsx.styles import Styles, read_styles
from axstat.workbook.xlsx.xml import parse_tree, related_id


def workbook_part(package: Package) -> str | None:
    """Return the name of the package's main part, None where it has none."""
    main = [r.part for r in package.relations("") if r.kind == "officeDocument" and r.part in package]
    return main[0] if main else ("xl/workbook.xml" if "xl/workbook.xml" in package else None)


def read_xlsx(package: Package, part: str) -> Workbook:
    """Read a workbook whose main part is `part`.

    Raises:
        NotAWorkbook: a part is missing or damaged.
        LimitExceeded: the file passes a safety limit.
    """
    source = package.source
    try:
        return Workbook(source.file, tuple(_sheets(package, part)), "xlsx")
    except Damaged as why:
        raise source.damaged(why) from None


def _sheets(package: Package, part: str) -> list[Grid]:
    root = parse_tree(package.pieces(part), package.source, part)
    relations = {relation.id: relation for relation in package.relations(part)}
    strings_part, styles_part = _shared(package, relations, "sharedStrings"), _shared(package, relations, "styles")
    strings = read_strings(package, strings_part) if strings_part else Strings()
    styles = read_styles(package, styles_part) if styles_part else Styles()
    grids = []
    for item in root.iterfind("sheets/sheet"):
        relation = _relation(item, relations)
        if relation.kind == "worksheet":
            hidden = item.get("state", "visible") != "visible"
            name = item.get("name", "")
            grids.append(read_sheet(package, relation.part, name, strings=strings, styles=styles, hidden=hidden))
    must_differ(grid.sheet for grid in grids)
    if not grids:
        raise Damaged("no-sheet-of-cells")
    if any(item.get("date1904") in ("1", "true", "on") for item in root.iterfind("workbookPr")):
        count_from_1900(grids)
    return grids


def _shared(package: Package, relations: dict[str, Relation], kind: str) -> str | None:
    parts = [r.part for r in relations.values() if r.kind == kind and r.part in package]
    return parts[0] if parts else None


def _relation(item: Element, relations: dict[str, Relation]) -> Relation:
    relation = relations.get(related_id(item.attrib))
    if relation is None:
        raise Damaged("sheet-not-there", sheet=item.get("name", ""))
    return relation
