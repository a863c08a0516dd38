"""The charts of a workbook as its XML has them: form, title, axes, and for each series its cells and what they hold."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import openpyxl

C, A = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}",
)
_AREA = re.compile(r"(?:'([^']+)'|([^!,(]+))!(\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?)")


@dataclass(frozen=True)
class Series:
    """One series: what it is called, its cells as the workbook has them, and the colours of it and its points."""

    name: str
    names: list[Any]
    values: list[Any]
    values_at: str
    colour: str
    points: dict[int, str]
    cached: dict[int, float]


@dataclass(frozen=True)
class Chart:
    """One chart."""

    form: str
    title: str
    axes: list[str]
    series: list[Series]
    about: str
    fonts: set[str]


def charts(content: bytes) -> list[Chart]:
    """Return the charts of an .xlsx file, in the order of its drawings."""
    book = openpyxl.load_workbook(BytesIO(content))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n))
        drawings = "".join(
            archive.read(n).decode() for n in sorted(archive.namelist()) if n.startswith("xl/drawings/drawing")
        )
        about = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]*)"', drawings)
        return [_chart(ElementTree.fromstring(archive.read(n)), book, a) for n, a in zip(names, about, strict=True)]


def _chart(root: Any, book: Any, about: str) -> Chart:
    plot = root.find(f".//{C}plotArea")
    drawn = next(child for child in plot if child.tag.endswith("Chart"))
    form = drawn.tag.removeprefix(C) + "".join(e.get("val") for e in drawn.findall(f"{C}barDir"))
    return Chart(
        form,
        _text(root.find(f"{C}chart/{C}title")),
        [_text(axis.find(f"{C}title")) for axis in plot if axis.tag in (f"{C}catAx", f"{C}valAx")],
        [_series(series, book) for series in drawn.findall(f"{C}ser")],
        about,
        {e.get("typeface") for e in root.iter(f"{A}latin")},
    )


def _series(series: Any, book: Any) -> Series:
    names, values = (series.find(f"{C}{kind}//{C}f") for kind in ("cat", "val"))
    cached = {int(e.get("idx")): float(e.findtext(f"{C}v")) for e in series.find(f"{C}val").iter(f"{C}pt")}
    return Series(
        series.findtext(f"{C}tx//{C}v"),
        _cells(names.text, book) if names is not None else [],
        _cells(values.text, book),
        values.text,
        _colour(series.find(f"{C}spPr")),
        {int(e.find(f"{C}idx").get("val")): _colour(e.find(f"{C}spPr")) for e in series.findall(f"{C}dPt")},
        cached,
    )


def _cells(formula: str, book: Any) -> list[Any]:
    found = []
    for quoted, plain, area in _AREA.findall(formula):
        cells = book[quoted or plain][area.replace("$", "")]
        found += [cell.value for row in cells for cell in row] if isinstance(cells, tuple) else [cells.value]
    return found


def _text(title: Any) -> str:
    return "" if title is None else "".join(e.text or "" for e in title.iter(f"{A}t"))


def _colour(look: Any) -> str:
    found = None if look is None else look.find(f".//{A}srgbClr")
    return "" if found is None else "#" + found.get("val").lower()
