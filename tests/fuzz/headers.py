"""What a file's own headers say of a series, to judge axstat's: where they stand, measure, period and unit.

Read from the cells alone, by rules shorter and more lenient than axstat's: a measure is made of words that the sheet
holds, a year or unit that a header states is the series' own, any other is said by the line, or outside the headers of
other series: never by the column beside.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property

from axstat.model.cells import CellRef, Grid, Workbook
from axstat.model.observations import ObservationSeries, ObservationTable
from axstat.model.values import Period

_BLANKS = re.compile(
    r"[\s\x00-\x1f\u00ad\u034f\u061c\u115f-\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
_FULL_YEAR = re.compile(
    r"(?:(?:19|20)\d\d年度?|(?:明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])(?:元|\d{1,2})(?:年度?)?)(?:における|に|の)?"
)
_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "M": 1867,
    "T": 1911,
    "S": 1925,
    "H": 1988,
}
_ERAS |= {"R": 2018, "明": 1867, "大": 1911, "昭": 1925, "平": 1988, "令": 2018}
_ERA_YEAR = re.compile(rf"(?<![A-Za-z])({'|'.join(_ERAS)})[._]?(元|[0-9]{{1,2}})", re.IGNORECASE)
_FOUR = re.compile(r"(?<![0-9.])(?<![A-Z]-)(1[89][0-9]{2}|20[0-9]{2}|2100)(?![0-9])")
_EIGHT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[01][0-9](?:[0-3][0-9])?(?![0-9])")
_SHORT = re.compile(r"(?<![0-9])(元|[1-9][0-9]?)年")
_SERIAL = re.compile(r"[2-6][0-9]{4}(?:\.0)?")
_SAYS_TIME = re.compile("年|[RHSTM]\\.?[0-9]|[0-9]{4}|令|平|昭", re.IGNORECASE)
_UNIT = re.compile("[(（]([^()（）]*)[)）]")
_UNITS = {"人", "円", "千円", "件", "%", "時間", "世帯", "千人", "百万円"}
_SPELLINGS = {"%": ("%", "割合", "率", "パーセント"), "fraction": ("%", "割合", "率")}
_HOURS = {"hours_per_month": "月", "hours_per_year": "年"}
_SHARES = {"pct_over_45h": ("45",), "pct_45_to_100h": ("45", "100"), "pct_over_100h": ("100",)}
_LETTERS = re.compile(r"\(([A-Z]+|行?[0-9]+)(?:列|行)?\)$")
_BASE = re.compile("基準年[0-9]{4}年?")
_PROSE = 60
_OWN_WORDS = re.compile(
    r"括弧内|\(別の年の数値\)|\(noheader\).*|\((?:row|column)[0-9A-Z]+\)|.*![A-Z]+[0-9]+:[A-Z]+[0-9]+|[A-Z]+", re.DOTALL
)
"""What axstat writes itself where headers say nothing, or the same twice: it stands in no cell."""


class Said:
    """Everything a workbook says outside its figures, folded, looked up once.

    `words` and `years` leave out what the headers of single series say: that holds for those series alone.
    """

    def __init__(self, workbook: Workbook, table: ObservationTable) -> None:
        self.file = fold(workbook.file.name)
        self.grid: Grid = next(sheet for sheet in workbook.sheets if sheet.sheet == table.sheet)
        self._sheets = workbook.sheets
        self._headers = _own_headers(table, self.grid)

    @cached_property
    def everything(self) -> str:
        """All texts of the sheet, its name and the file's, one a line."""
        return "\n".join([*(fold(text) for _, text in _texts(self.grid)), fold(self.grid.sheet), self.file])

    @cached_property
    def words(self) -> str:
        """The texts of the sheet outside the headers of series, its name and the file's, one a line."""
        common = [fold(text) for at, text in _texts(self.grid) if at not in self._headers]
        undated = [_FULL_YEAR.sub("", text) for text in common]  # as a measure's name holds them
        return "\n".join([*common, *undated, fold(self.grid.sheet), self.file])

    @cached_property
    def years(self) -> set[int]:
        """Every year said outside the headers of series, anywhere in the workbook, in a sheet's name or the file's."""
        texts = [self.file, *(fold(grid.sheet) for grid in self._sheets)]
        for grid in self._sheets:
            own = self._headers if grid is self.grid else frozenset()
            texts += [fold(text) for at, text in _texts(grid) if at not in own]
        return {year for text in texts if text is self.file or _SAYS_TIME.search(text) for year in years_in(text)}


def _own_headers(table: ObservationTable, grid: Grid) -> frozenset[tuple[int, int]]:
    """Return the cells that head one series of figures alone; a column of words may name those of its lines."""
    heads: Counter[tuple[int, int]] = Counter()
    for series in table.series:
        if all(value is None for value in series.values.values):
            continue
        cells = [(cell.ref.row, cell.ref.col, cell.text) for cell in series.header if cell.ref.sheet == table.sheet]
        heads.update({(row, col) for row, col, text in cells if fold(grid.text(row, col)) == fold(text)})
    return frozenset(at for at, times in heads.items() if times == 1)


def _texts(grid: Grid) -> Iterator[tuple[tuple[int, int], str]]:
    for col, column in grid.columns.items():
        yield from (((row, col), text) for row, text in enumerate(column.texts) if text)
    yield from (((0, 0), note) for note in grid.notes)


def fold(text: str) -> str:
    """Return a text without blanks and width."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).replace("−", "-")


def years_in(text: str, *, serial: bool = False) -> set[int]:
    """Return the years a folded text may mean, in every spelling; of 6年 the year of each era."""
    found = {_base(era) + _number(n) for era, n in _ERA_YEAR.findall(text)}
    found |= {int(year) for year in (*_FOUR.findall(text), *_EIGHT.findall(text))}
    found |= {base + _number(n) for n in _SHORT.findall(text) for base in set(_ERAS.values())}
    if serial and _SERIAL.fullmatch(text):
        found.add((date(1899, 12, 30) + timedelta(days=int(float(text)))).year)
    return found


def _base(era: str) -> int:
    return _ERAS[era if era in _ERAS else era.upper()]


def _number(digits: str) -> int:
    return 1 if digits == "元" else int(digits)


def headers_hold(table: ObservationTable, workbook: Workbook) -> None:
    """Assert that the header of each series stands over it and says its measure, its unit and its period."""
    said = Said(workbook, table)
    for series in table.series:
        for cell in series.header:
            _stands_over(cell.ref, cell.text, series, table, said.grid)
        _measure_is_said(series, table, said)
        _unit_is_said(series, said)
        _period_is_said(series, table, said)


def _stands_over(ref: CellRef, text: str, series: ObservationSeries, table: ObservationTable, grid: Grid) -> None:
    """A header's cell holds its text, in the series' line, or in a merge or a run of blanks that leads to it."""
    if not fold(text) or _OWN_WORDS.fullmatch(fold(text)) or ref.sheet != table.sheet:
        return
    assert fold(grid.text(ref.row, ref.col)) == fold(text), f"{ref} holds {grid.text(ref.row, ref.col)!r}, not {text!r}"
    own = (series.line, ref.col) if table.transposed else (ref.row, series.line)
    if any(own == (cell.ref.row, cell.ref.col) for cell in series.header):
        return  # its own header stands there too: the other is the heading of a section
    if table.transposed and ref.row < series.line and ref.row not in {other.line for other in table.series}:
        return  # a line of text alone heads the lines below it
    merged = any(
        m.top <= own[0] <= m.bottom and m.left <= own[1] <= m.right and (m.top, m.left) == (ref.row, ref.col)
        for m in grid.merges
    )
    lies_there = grid.text(*own)
    assert merged or not fold(lies_there), f"{ref} {text!r} heads {series.line}, where {lies_there!r} stands"


def _measure_is_said(series: ObservationSeries, table: ObservationTable, said: Said) -> None:
    measure = series.measure
    if measure.id in _HOURS or measure.id in _SHARES:
        wanted = (_HOURS[measure.id],) if measure.id in _HOURS else _SHARES[measure.id]
        near = "\n".join(fold(cell.text) for cell in series.header)
        for word in wanted:
            assert word in near or word in said.everything, f"{measure.id}: nothing says {word}"
        return
    if table.dataset == "labour":
        return
    for part in measure.label.split(" › "):
        word = _LETTERS.sub("", fold(part))
        # A measure named after the title leaves its periods out: what stands between them must be said.
        pieces = [piece for piece in re.split("[、,()【】〔〕\\[\\]]", word) if piece]
        headers = [fold(cell.text) for cell in series.header]
        path = "\n".join([*headers, *(_FULL_YEAR.sub("", text) for text in headers)])
        pieces = [piece.rstrip("0123456789") for piece in pieces]  # a note's number closes up to what stands before
        assert all(piece in path or piece in said.words for piece in pieces) or _OWN_WORDS.fullmatch(word), (
            f"measure {measure.label!r}: the sheet does not say {part!r}"
        )


def _unit_is_said(series: ObservationSeries, said: Said) -> None:
    """The one unit that the innermost header states in brackets is the series' own; any other is said somewhere."""
    unit = fold(series.measure.unit or "").replace("/月", "").replace("/年", "")
    path = [fold(cell.text) for cell in series.header]
    stated = {u.removeprefix("単位:") for u in _UNIT.findall(path[-1] if path else "")} & _UNITS
    if len(stated) == 1 and any(value is not None for value in series.values.values):
        own = next(iter(stated))
        assert unit == own or (own == "%" and unit == "fraction"), f"{path} states {own}, stored as {unit or 'none'}"
    if unit:
        spellings = _SPELLINGS.get(unit, (unit,))
        formats = "".join(said.grid.formats)
        sources = (*path, said.words, formats)
        assert any(spelling in text for spelling in spellings for text in sources), (
            f"{path}: nothing says the unit {unit}"
        )


def _period_is_said(series: ObservationSeries, table: ObservationTable, said: Said) -> None:
    """A year that the header states is the series'; any other is said by the item's line or elsewhere.

    A header of four digits alone may be a year or a figure, and prose may speak of any: both allow a year and ask for
    none.
    """
    header = [_BASE.sub("", fold(cell.text)) for cell in series.header]
    stated = {year for text in header if not text.isdigit() and len(text) <= _PROSE for year in years_in(text)}
    if series.period is not None:
        serials = {year for text in header for year in years_in(text, serial=True)} | _next_years(series, said)
        assert _years_of(series.period) & (stated or said.years | serials), (
            f"{header} is of {series.period.text}; the header says {sorted(stated) or 'no year'}"
        )
        return
    for item in table.items:
        if item.period is not None:
            line = [fold(text) for text in _line(said.grid, item.line, transposed=table.transposed)]
            years = {year for text in line for year in years_in(text, serial=True)} | said.years
            assert _years_of(item.period) & years, f"line {item.line} is of {item.period.text}: {line}"


def _next_years(series: ObservationSeries, said: Said) -> set[int]:
    """The years that a plain number means behind a year of its line: 7 behind 令和６年度."""
    found: set[int] = set()
    for cell in series.header:
        number = fold(cell.text)
        before = (fold(said.grid.text(cell.ref.row, col)) for col in range(1, cell.ref.col))
        if number.isdigit() and len(number) <= 2:
            eras = (era for text in before for era in _ERA_YEAR.findall(text))
            found |= {_base(era) + int(number) for era, year in eras if _number(year) == int(number) - 1}
    return found


def _line(grid: Grid, line: int, *, transposed: bool) -> Iterable[str]:
    if transposed:
        column = grid.columns.get(line)
        return column.texts if column is not None else ()
    return (grid.text(line, col) for col in range(1, grid.n_cols + 1))


def _years_of(period: Period) -> set[int]:
    return {period.fiscal_year, period.start.year, period.end.year}
