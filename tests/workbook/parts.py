"""Workbooks written by hand, part by part, for what no library would write."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from axstat.model.cells import Grid
from axstat.workbook import open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*targets: tuple[str, str, str]) -> str:
    """Return a .rels part from (id, kind, target)."""
    items = "".join(f'<Relationship Id="{i}" Type="{RELATED}/{kind}" Target="{to}"/>' for i, kind, to in targets)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return a sheet part around the rows."""
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{RELATED}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def strings(*items: str) -> str:
    """Return a shared strings part; items are XML."""
    return f'{DECLARATION}<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"


def parts(sheet_xml: str, *, workbook: str = "", shared: str = "", styles: str = "") -> dict[str, str]:
    """Return the parts of a workbook with one sheet, `表`."""
    found = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook
        or f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    if shared:
        found["xl/sharedStrings.xml"] = shared
    if styles:
        found["xl/styles.xml"] = styles
    return found


def write(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Zip the parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read_first(path: Path) -> Grid:
    """Return the first sheet of the first workbook."""
    return open_workbook(path)[0].sheets[0]


def cells(grid: Grid) -> dict[str, tuple[str, str]]:
    """Return kind and text of every cell that is not blank, by address, in the order of rows."""
    found = {}
    for row in range(1, grid.n_rows + 1):
        for col in range(1, grid.n_cols + 1):
            cell = grid.cell(row, col)
            if cell.kind:
                found[cell.a1] = (cell.kind.name, cell.text)
    return found
