"""Runs axstat on one file as `ingest` does and judges the outcome.

It is a refusal of ours, or a load whose every value the file holds at that cell, under a header that says what it is,
in a line that says whose it is.
"""

from __future__ import annotations

import io
import re
import resource
import signal
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from axstat.areas import fold_name, gazetteer
from axstat.errors import AxstatError
from axstat.ingest.reading import open_all, read
from axstat.model.areas import Area
from axstat.model.cells import CellRef, Grid, Workbook
from axstat.model.observations import LoadUnit, ObservationSeries, ObservationTable
from axstat.model.tables import Item
from axstat.model.values import Status
from tests.fuzz.headers import headers_hold
from tests.fuzz.oracle import Holds, reading, second_reading

SECONDS = 15
"""Processor time after which a case hangs; however busy the machine is."""
MEMORY = 1 << 30
"""Address space a case may add, in bytes."""
_DIGITS = re.compile(r"[0-9]")
_RAISED = re.compile("[⁰¹²³⁴-⁹]")
"""The number of a note, before a figure or behind it: no digit of the figure."""
_ALSO_CALLED = {"特別区部": "東京都区部"}


class Hang(BaseException):
    """The case ran out of time; no `except Exception` may swallow it."""


@dataclass(frozen=True)
class Verdict:
    """How one workbook of a case ended: `loaded` or the id of the refusal, and what it would load."""

    outcome: str
    unit: LoadUnit | None = None

    @property
    def observations(self) -> int:
        return sum(len(t.items) * len(t.series) for t in self.unit.tables) if self.unit else 0


@contextmanager
def bounded() -> Iterator[None]:
    """Let no case use more memory than stated."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@contextmanager
def in_time() -> Iterator[None]:
    """Raise `Hang` where the block takes longer than allowed."""

    def alarm(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, alarm)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def judged(path: Path, *, thorough: bool = True) -> list[Verdict]:
    """Read a file as `ingest` does; return one verdict for it, or for each workbook of an archive.

    Raises:
        AssertionError: a load that holds what the file does not.
    """
    try:
        with in_time():
            workbooks = open_all(path)
    except AxstatError as error:
        return [_refused(error)]
    verdicts = []
    for workbook in workbooks:
        try:
            with in_time():
                meaning = read(workbook, path).meaning
        except AxstatError as error:
            verdicts.append(_refused(error))
            continue
        if meaning.problems:
            verdicts.append(_refused(meaning.problems[0]))
        else:
            must_hold(meaning.unit, path.read_bytes(), workbook, thorough=thorough)
            verdicts.append(Verdict("loaded", meaning.unit))
    return verdicts


def _refused(error: AxstatError) -> Verdict:
    assert error.message
    assert error.hint, error.message
    assert "\n" not in error.message, error.message
    return Verdict(error.id)


def must_hold(unit: LoadUnit, data: bytes, workbook: Workbook, *, thorough: bool) -> None:
    """Assert that checks passed, and that every observation's text, value and area are what its cells hold."""
    assert not [check for check in unit.checks if check.severity == "error"]
    pairs = [(table, series) for table in unit.tables for series in table.series]
    for table, series in pairs:
        for index in range(len(table.items)):
            _value_follows_text(series, index)
    raw = _bytes_of(workbook, data)
    shared = {(grid.sheet, at): top for grid in workbook.sheets for at, top in _below_merged(grid)}
    _must_be_held(reading(raw, workbook.reader), pairs, shared)
    if thorough and (holds := second_reading(raw, workbook.reader)) is not None:
        _must_be_held(holds, pairs, shared)
    for table in unit.tables:
        _areas_are_said(table, workbook)
        headers_hold(table, workbook)


def _bytes_of(workbook: Workbook, data: bytes) -> bytes:
    if sha256(data).hexdigest() == workbook.file.sha256:
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = (archive.read(info) for info in archive.infolist())
        return next(member for member in members if sha256(member).hexdigest() == workbook.file.sha256)


Place = tuple[int, int]


def _below_merged(grid: Grid) -> Iterator[tuple[Place, Place]]:
    """Yield each cell of a merged range but the first, and the first, whose word it shares."""
    for merge in grid.merges:
        rows = range(merge.top, min(merge.bottom, grid.n_rows) + 1)
        cols = range(merge.left, min(merge.right, grid.n_cols) + 1)
        yield from (((row, col), (merge.top, merge.left)) for row in rows for col in cols)


def _must_be_held(
    holds: Holds,
    pairs: list[tuple[ObservationTable, ObservationSeries]],
    shared: Mapping[tuple[str, Place], Place],
) -> None:
    """Every text is its cell's; a word, which is no figure, may be that of the merged range it lies in."""
    for table, series in pairs:
        first = min((item.line for item in table.items), default=0)
        for item, text, status in zip(table.items, series.values.texts, series.values.statuses, strict=True):
            at = _at(table, item.line, series.line)
            top = shared.get((at.sheet, (at.row, at.col)))
            is_shared = status != Status.NORMAL and top is not None and top[table.transposed] >= first
            places = [(at.row, at.col), *([top] if top is not None and is_shared else [])]
            assert any(holds(at.sheet, *place, text) for place in places), f"`{at}` does not hold `{text}`"


def _at(table: ObservationTable, item: int, series: int) -> CellRef:
    return CellRef(table.sheet, series, item) if table.transposed else CellRef(table.sheet, item, series)


def _value_follows_text(series: ObservationSeries, index: int) -> None:
    """Assert that a number is what its text says: the same number, the same in percent, or the same digits."""
    value, text = series.values.values[index], series.values.texts[index]
    if series.values.statuses[index] != Status.NORMAL:
        assert value is None, text
        return
    assert value is not None, text
    plain = unicodedata.normalize("NFKC", _RAISED.sub("", text)).replace(",", "").strip()
    try:
        stored = float(plain)
    except ValueError:
        digits = "".join(_DIGITS.findall(repr(abs(value)).removesuffix(".0"))).strip("0")
        assert digits in "".join(_DIGITS.findall(plain)), (value, text)
        return
    assert value == stored or abs(value - 100 * stored) < 1e-9 * max(1.0, abs(value)), (value, text)


def _areas_are_said(table: ObservationTable, workbook: Workbook) -> None:
    """Assert that the cells which identified an area say its code or its name, and that its own line names no other."""
    grid = next(sheet for sheet in workbook.sheets if sheet.sheet == table.sheet)
    places = {_place_of(cell, table) for i in table.items for cell in i.cells if _line_of(cell, table) == i.line}
    for item in table.items:
        if item.area is None or item.area.level == "nation":
            continue
        _line_is_its_own(item, table, grid)
        _whole_line_agrees(item, item.area, places, table, grid)
        said = [_shown(grid, cell) for cell in item.cells]
        code = item.area.area_code.lstrip("0")
        by_code = any(code[:-1] in text.replace(" ", "") for text in map(_narrow, said))
        folded = [fold_name(text) for text in said]
        by_name = any(name in text for text in folded for name in _names_of(item.area))
        ward = (
            _is_the_ward(item.area, [*folded, *_heading_above(item, table, grid)])
            or _is_of_the_city_above(item.area, folded, item.line, table)
            or (item.by == "order of codes" and _keeps_the_order(item, item.area, folded, table))
        )
        assert by_code or by_name or ward, (item.area.name, said)


def _names_of(area: Area) -> tuple[str, str]:
    short = fold_name(area.name)
    return short.rstrip("都道府県市区町村"), _ALSO_CALLED.get(area.name, short)


def _is_the_ward(area: Area, said: list[str]) -> bool:
    """Say whether 北海道 and 中央区 mean 札幌市中央区: the prefecture has one ward, and no other body, of that name."""
    ward = fold_name(area.name).rpartition("市")[2]
    same = [a for a in gazetteer().areas if a.prefecture == area.prefecture and fold_name(a.name).endswith(ward)]
    named = any(fold_name(area.prefecture) in text for text in said) and any(text.endswith(ward) for text in said)
    return area.level == "ward" and named and {a.name for a in same} == {area.name}


def _heading_above(item: Item, table: ObservationTable, grid: Grid) -> list[str]:
    """Return the last text above an item's cells that is the name of its prefecture, folded."""
    prefecture = fold_name(item.area.prefecture) if item.area is not None else ""
    above = (
        fold_name(grid.text(_place_of(cell, table), line) if table.transposed else grid.text(line, cell.col))
        for cell in item.cells
        for line in range(item.line - 1, 0, -1)
    )
    return [text for text in above if text == prefecture][:1]


def _is_of_the_city_above(area: Area, said: list[str], line: int, table: ObservationTable) -> bool:
    """Say whether 中央区 means the last city above that is divided into wards."""
    city, _, ward = fold_name(area.name).rpartition("市")
    divided = {a.name for a in gazetteer().areas if a.kind == "指定都市"}
    above = [i.area.name for i in table.items if i.line < line and i.area is not None and i.area.name in divided]
    return area.level == "ward" and any(ward in text for text in said) and above[-1:] == [f"{city}市"]


def _line_is_its_own(item: Item, table: ObservationTable, grid: Grid) -> None:
    """Assert that no cell of another line names an item whose own line holds another text in that place."""
    own = {_place_of(cell, table) for cell in item.cells if _line_of(cell, table) == item.line}
    for cell in item.cells:
        place = _place_of(cell, table)
        if _line_of(cell, table) != item.line and place not in own:
            there = grid.text(place, item.line) if table.transposed else grid.text(item.line, place)
            assert there.strip() in ("", grid.text(cell.row, cell.col).strip()), (
                f"line {item.line} is taken for {item.label} by {cell}, but holds {there!r} itself"
            )


def _keeps_the_order(item: Item, area: Area, said: list[str], table: ObservationTable) -> bool:
    """Say whether 中央区 is the only ward of its name whose code lies between those above and below."""
    ward = fold_name(area.name).rpartition("市")[2]
    codes = [(i.line, i.area.area_code) for i in table.items if i.area is not None and i is not item]
    before = max((code for line, code in codes if line < item.line), default="")
    after = min((code for line, code in codes if line > item.line), default="999999")
    wards = [a for a in gazetteer().areas if a.valid_to is None and fold_name(a.name).rpartition("市")[2] == ward]
    between = {a.name for a in wards if before < a.area_code < after}
    return area.level == "ward" and any(ward in text for text in said) and between == {area.name}


def _whole_line_agrees(item: Item, area: Area, places: set[int], table: ObservationTable, grid: Grid) -> None:
    """Assert that a line holds nothing where other lines say their body, except what fits its own: 12人 names none."""
    used = {_place_of(cell, table) for cell in item.cells}
    for place in places - used:
        text = grid.text(place, item.line) if table.transposed else grid.text(item.line, place)
        fits = (fold_name(area.prefecture), fold_name(area.county or area.prefecture), fold_name(area.name))
        assert not _letters(text) or any(name in fold_name(text) for name in fits), (
            f"line {item.line} is taken for {item.label}, but holds {text!r} where others say their body"
        )


def _letters(text: str) -> str:
    return "".join(char for char in _narrow(text) if char.isalnum())


def _line_of(cell: CellRef, table: ObservationTable) -> int:
    return cell.col if table.transposed else cell.row


def _place_of(cell: CellRef, table: ObservationTable) -> int:
    return cell.row if table.transposed else cell.col


def _shown(grid: Grid, cell: CellRef) -> str:
    """Return a cell's text, that of its merged range where it is blank."""
    text = grid.text(cell.row, cell.col)
    merges = (m for m in grid.merges if m.top <= cell.row <= m.bottom and m.left <= cell.col <= m.right)
    return text or next((grid.text(m.top, m.left) for m in merges), "")


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
