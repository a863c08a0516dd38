"""Charts of Excel's own, to be edited there, from what a query declares: series are cells of the bare table.

A chart is drawn where its columns are printed, each bar or point is one row, and one A4 page can hold them all.
Missing values leave a gap, never a zero. Colours are the house's, the title is the table's and bears the mark of
simulated data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from axstat.model import look as look_of
from axstat.model.plots import Plot, PlotKind
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label, Lang
from axstat.model.wording import SIMULATED
from axstat.present.cells import number_format
from axstat.present.page import Page
from axstat.present.wording import heading, led, unit_of, value_text

if TYPE_CHECKING:
    from axstat.present.workbook_bytes import Book
    from axstat.present.written_sheet import Sheet

_FORMS: dict[PlotKind, tuple[str, str | None, Label]] = {
    "bars": ("bar", None, Label("横棒グラフ", "bar chart")),
    "columns": ("column", None, Label("縦棒グラフ", "column chart")),
    "line": ("line", None, Label("折れ線グラフ", "line chart")),
    "gap": ("bar", None, Label("過不足の横棒グラフ", "bar chart of gaps")),
    "parts": ("bar", "percent_stacked", Label("構成比の横棒グラフ", "bar chart of parts of a whole")),
    "histogram": ("column", "stacked", Label("度数分布図", "histogram")),
}
"""What each kind is in Excel, and what it is called."""
_LYING = ("bars", "gap", "parts")
_STACKED = ("parts", "histogram")
_ONE, _SEVERAL = (look_of.BASE_DARK,), (look_of.BASE, look_of.BASE_DARK, look_of.SECONDARY, look_of.UNDECIDABLE)
_JUDGED = (look_of.HIGHLIGHT, look_of.UNDECIDABLE, look_of.BASE)
_BAR, _FRAME, _STANDING = 13.0, 96.0, 270.0
"""Points of a bar with its space, of what stands around the bars, and of a chart whose height is free."""
_MOST_HIGH = 745.0
"""Points that one page has for a chart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of a result: what is drawn of which rows; columns by their places in the bare table."""

    result: Result
    plot: Plot
    rows: tuple[int, ...]
    categories: tuple[int, ...]
    values: tuple[int, ...]
    columns: tuple[Column, ...]
    """The columns drawn, with the decimals that the page settled on."""

    def drawn(self, place: int) -> list[Scalar]:
        """Return the values of a column in the rows that are drawn."""
        return [self.result.rows[row][place] for row in self.rows]

    def name(self, row: int, lang: Lang) -> str:
        """Return what names the bar of a row."""
        values, columns = self.result.rows[row], self.result.columns
        return " ".join(value_text(values[place], columns[place], lang) for place in self.categories)

    @property
    def height(self) -> float:
        """How high it is, in points."""
        if self.plot.kind not in _LYING:
            return _STANDING
        thick = 1 if self.plot.kind in ("parts", "gap") else 1 + 0.6 * (len(self.values) - 1)
        return max(_FRAME + _BAR * thick * len(self.rows), 150.0)


def figures(result: Result, page: Page) -> list[Figure]:
    """Return the charts of a result that its page has the columns for."""
    found = (_first(result, page, plot) for plot in result.plots)
    return [figure for figure in found if figure is not None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart stands: its sheet, its first row, its width in points, and the first column that is not printed."""

    sheet: Sheet
    row: int
    width: float
    beside: int


def draw(book: Book, place: Place, figure: Figure, *, data: str) -> None:
    """Place a chart; its figures are cells of the sheet `data`, its names too where one column has them.

    Where two columns name a bar, their words stand together in cells beside the chart, outside of what is printed:
    Excel would turn the first of two by a quarter, and cut it.
    """
    lang, plot, result = book.lang, figure.plot, figure.result
    names = _names(book, place, figure, data)
    form, subtype, _ = _FORMS[plot.kind]
    chart = book.chart(form, subtype)
    title = result.title.text(lang) + (f"\n{SIMULATED}" if result.simulated else "")
    chart.set_title({"name": title, "name_font": _font(book, 11, bold=True), "overlay": False})
    for number, column in enumerate(figure.columns):
        chart.add_series({**_series(book, figure, data, number, column), **names})
    _axes(book, chart, figure)
    if len(figure.values) > 1:
        chart.set_legend({"position": "bottom", "font": _font(book, 9)})
    else:
        chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_blanks_as("gap")
    chart.set_size({"width": round(place.width * 96 / 72), "height": round(figure.height * 96 / 72)})
    text = alternative_text(figure, lang)
    place.sheet.insert_chart(place.row - 1, 0, chart, {"description": text, "object_position": 1})


def alternative_text(figure: Figure, lang: Lang) -> str:
    """Return what a chart shows, for who cannot see it: its form and title, how many rows, the ends of each column."""
    parts = [led(_FORMS[figure.plot.kind][2].text(lang), figure.result.title.text(lang), lang)]
    if figure.result.simulated:
        parts.append(SIMULATED)
    for place, column in zip(figure.values, figure.columns, strict=True):
        low, high = (_end(figure, place, end, column, lang) for end in (min, max))
        words = Label(f"最小 {low}、最大 {high}", f"lowest {low}, highest {high}")
        parts.append(led(heading(column, lang), words.text(lang), lang))
    return ("。" if lang == "ja" else ". ").join(parts)


def _end(figure: Figure, place: int, end: Callable[[list[float]], float], column: Column, lang: Lang) -> str:
    """Return the lowest or highest value of a column, with its name where no other row shares it."""
    values = figure.drawn(place)
    value = end(_numbers(values))
    name = figure.name(figure.rows[values.index(value)], lang) if values.count(value) == 1 else ""
    return f"{name} {value_text(value, column, lang)}".strip()


def _numbers(values: Sequence[Scalar]) -> list[float]:
    return [value for value in values if isinstance(value, int | float)]


def _first(result: Result, page: Page, plot: Plot | None) -> Figure | None:
    """Return the first of a chart and its alternatives that can be drawn."""
    while plot is not None:
        if (figure := _figure(result, page, plot)) is not None:
            return figure
        plot = plot.otherwise
    return None


def _figure(result: Result, page: Page, plot: Plot) -> Figure | None:
    places = {column.name: place for place, column in enumerate(result.columns)}
    printed = {column.name: column for column in page.columns}
    categories = tuple(places[name] for name in plot.categories if name in printed)
    if any(name not in printed for name in plot.values) or len(set(page.row_units)) > 1:
        return None
    values = tuple(places[name] for name in plot.values)
    rows = tuple(n for n in range(len(result.rows)) if plot.totals or n not in result.totals)
    named = {tuple(result.rows[row][place] for place in categories) for row in rows}
    fewest = 1 if plot.kind == "parts" else 2
    if len(named) < len(rows) or len(rows) < fewest:
        return None
    if any(all(result.rows[row][place] is None for row in rows) for place in values):
        return None
    figure = Figure(result, plot, rows, categories, values, tuple(printed[name] for name in plot.values))
    return figure if figure.height <= _MOST_HIGH else None


def _series(book: Book, figure: Figure, data: str, number: int, column: Column) -> dict[str, Any]:
    kind, place = figure.plot.kind, figure.values[number]
    values = figure.drawn(place)
    colours = _JUDGED if kind in _STACKED else _ONE if len(figure.values) == 1 else _SEVERAL
    colour = look_of.HIGHLIGHT if kind == "line" and number == 0 else colours[number % len(colours)]
    ink = "#ffffff" if colour == look_of.HIGHLIGHT and kind in _STACKED else look_of.INK
    form = {"font": {**_font(book, 8), "color": ink}, "num_format": _format(column, values, book.lang), "value": True}
    series: dict[str, Any] = {
        "name": column.label.text(book.lang),
        "values": _range(data, figure.rows, place),
        "values_data": values,
        "fill": {"color": colour},
        "gap": 6 if kind == "histogram" else 45,
    }
    if kind == "line":
        del series["fill"], series["gap"]
        series |= {"line": {"color": colour, "width": 2.25}, "marker": _marker(colour)}
        form["position"] = "above"
    if kind in _STACKED:
        series["overlap"] = 100
    if kind not in _STACKED or kind == "parts":
        series["data_labels"] = form
    if points := [*_points(figure, values)]:
        series["points"] = points
    return series


def _points(figure: Figure, values: Sequence[Scalar]) -> Iterator[dict[str, Any] | None]:
    """Yield the colours of single bars: totals darker than what they add up, shortages in the one that stands out."""
    kind, totals = figure.plot.kind, figure.result.totals
    if kind == "gap":
        for value in values:
            yield {"fill": {"color": look_of.HIGHLIGHT}} if isinstance(value, int | float) and value < 0 else None
    elif len(figure.values) == 1 and kind in ("bars", "columns") and totals.intersection(figure.rows):
        for row in figure.rows:
            yield {"fill": {"color": look_of.SECONDARY}} if row in totals else None


def _marker(colour: str) -> dict[str, Any]:
    return {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}


def _names(book: Book, place: Place, figure: Figure, data: str) -> dict[str, Any]:
    """Return what names the bars, for a series: cells of the bare table, or such as are written beside the chart."""
    texts = [figure.name(row, book.lang) for row in figure.rows]
    if not figure.categories:
        return {}
    if len(figure.categories) == 1:
        cells = _range(data, figure.rows, figure.categories[0])
    else:
        look = book.look(font_color=look_of.AXIS, font_size=8)
        for row, text in enumerate(texts, start=place.row):
            place.sheet.put_beside(row, place.beside, text, look)
        cells = _range(place.sheet.name, range(place.row - 2, place.row - 2 + len(texts)), place.beside - 1)
    return {"categories": cells, "categories_data": texts}


def _range(sheet: str, rows: Sequence[int], column: int) -> str:
    """Return the cells of rows of a bare table, which has its headings in row 1; several areas where rows are out."""
    from xlsxwriter.utility import xl_range_abs

    quoted = "'" + sheet.replace("'", "''") + "'!"
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    areas = ",".join(f"{quoted}{xl_range_abs(start + 1, column, end + 1, column)}" for start, end in runs)
    return f"=({areas})" if len(runs) > 1 else f"={areas}"


def _axes(book: Book, chart: Any, figure: Figure) -> None:
    """Set both axes: what is measured with its unit, the names in the order of the table."""
    kind, lang = figure.plot.kind, book.lang
    numbers = [number for place in figure.values for number in _numbers(figure.drawn(place))]
    column = figure.columns[0]
    measured: dict[str, Any] = {
        "name": _axis_title(figure, lang),
        "name_font": _font(book, 9),
        "num_font": _font(book, 9),
        "num_format": "0%" if column.percent or kind == "parts" else _axis_format(column, numbers, lang),
        "major_gridlines": {"visible": True, "line": {"color": look_of.GRID, "width": 0.75}},
        "line": {"none": True},
    }
    if kind != "parts" and (kind != "line" or column.percent) and min(numbers) >= 0:
        measured["min"] = 0
    named: dict[str, Any] = {
        "num_font": _font(book, 9),
        "line": {"color": look_of.AXIS},
        "major_tick_mark": "none",
        "label_position": "low",
    }
    if not figure.categories:
        named["visible"] = False
    if kind not in _LYING:
        named |= {
            "name": heading(figure.result.columns[figure.categories[-1]], lang),
            "name_font": _font(book, 9),
            "text_axis": True,
        }
        chart.set_x_axis(named)
        chart.set_y_axis(measured)
        return
    chart.set_y_axis({**named, "reverse": True, "interval_unit": 1})
    chart.set_x_axis({**measured, "label_position": "high"})


def _axis_title(figure: Figure, lang: Lang) -> str:
    """Return what an axis measures: the heading of one column, the unit that several share."""
    if figure.plot.kind == "parts":
        return Label("構成比（％）", "parts of the whole (%)").text(lang)
    units = {unit_of(column, lang) for column in figure.columns}
    if len(figure.columns) == 1 or len(units) > 1:
        return heading(figure.columns[0], lang)
    return next(iter(units)) or ""


def _format(column: Column, values: Sequence[Scalar], lang: Lang) -> str:
    whole = all(float(value).is_integer() for value in _numbers(values))
    return number_format(1.0, column, lang) if whole or column.decimals is not None or column.percent else "General"


def _axis_format(column: Column, numbers: Sequence[float], lang: Lang) -> str:
    """Return the format of an axis: as many decimals as a sixth of its range has, an axis having some six steps."""
    step = (max(0, *numbers) - min(0, *numbers)) / 6 or 1
    decimals = max(0, math.ceil(-math.log10(step)))
    return number_format(1.0, replace(column, decimals=decimals), lang)


def _font(book: Book, size: float, *, bold: bool = False) -> dict[str, Any]:
    return {"name": book.font, "size": size, "bold": bold, "color": look_of.INK}
