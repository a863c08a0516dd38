"""The columns that identify rows besides the axis, as data: what heads them, what their cells are, what follows.

| 表章項目 | 男女 | 地域   | 時間軸 | 単位 | value |      measure and facet, the axis, the period, the unit
| 人口     | 総数 | 全国   | 2015年 | 人   |  1002 |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from axstat.model.cells import CellKind
from axstat.model.packed import distinct
from axstat.model.rows import kept
from axstat.model.values import Status
from axstat.recognise import thresholds, words
from axstat.recognise.axes import CATEGORY, CODE
from axstat.recognise.block import UNIT, Block
from axstat.recognise.bodies import Verdict, rows_where
from axstat.recognise.carrying import carry_names, with_parts, written_once
from axstat.recognise.dated import dated_by_era, dated_by_month
from axstat.recognise.distinguishing import Column, Keys, is_word
from axstat.recognise.sheet import said_period
from axstat.values.numbers import read_value
from axstat.values.text import fold_label
from axstat.values.units import read_unit

FACET, PERIOD, MONTH, KANA, ERA, NUMBER, REMARK = "facet", "period", "month", "kana", "era", "number", "remark"


_MONTHS = frozenset(f"{month}{behind}" for month in range(1, 13) for behind in ("", "月"))


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """One role a column can have; the first role whose test holds takes the column."""

    role: str
    test: Callable[[Column], bool]
    why: str


def _is_kana(column: Column) -> bool:
    near = column.col <= max(column.block.axis.columns) + 3
    return near and column.are(words.is_kana) and column.filled * 2 >= len(column.rows)


def _is_period(column: Column) -> bool:
    if words.is_event_heading(column.heading):
        return False
    said = said_period(column.heading)
    if said is None and words.is_year_header(column.heading):
        return column.are_periods
    if column.are_periods and len(column.texts) == 1 and said == said_period(column.first):
        return True  # one year written down the whole sheet, beside the header too
    return column.say_periods and column.is_left and column.is_full and column.repeats


def _is_era_year(column: Column) -> bool:
    era = any(role == ERA for role in column.block.identity.values())
    return era and words.is_year_header(column.heading) and not column.are_periods


def _are_months(column: Column) -> bool:
    """Tell whether a column headed 月 holds 1 to 12 beside a column of years."""
    dated = column.block.dated is not None and fold_label(column.heading) == "月"
    return dated and column.is_full and column.are(lambda text: text.strip().removesuffix(".0") in _MONTHS)


def _are_units(column: Column) -> bool:
    """Tell whether a column headed 単位 holds words, or signs such as %."""
    return words.is_unit_heading(column.heading) and column.are(lambda text: not text.strip()[0].isdigit())


def _counts_lines(column: Column) -> bool:
    """Tell whether a column headed No. or 番号 holds numbers that rise from line to line."""
    if not words.is_number_heading(column.heading):
        return False
    last = -1
    for text in filter(None, map(str.strip, column.cells)):
        plain = text.removesuffix(".0")
        if not plain.isdigit() or int(plain) <= last:
            return False
        last = int(plain)
    return True


def _number_prefectures(column: Column) -> bool:
    """Tell whether cells under no heading are the numbers of the prefectures beside them: `13 | 東京都`."""
    sheet, verdicts = column.block.sheet, column.block.verdicts
    if column.heading:
        return False
    filled = [row for row in column.rows if not sheet.is_blank(row, column.col)]
    areas = [(area, sheet.text(row, column.col).strip()) for row in filled if (area := verdicts[row].area) is not None]
    return 0 < len(filled) == len(areas) and all(
        area.level == "prefecture" and text.removesuffix(".0").zfill(2) == area.area_code[:2] for area, text in areas
    )


def _are_means(column: Column) -> bool:
    """Tell whether every line says that its figures are a mean: 北海道 | （市町村平均）."""
    means = column.are(lambda text: words.is_average(fold_label(text)))
    return means and column.are_words and column.is_full and column.is_left


KEYS = (
    KeyColumn(KANA, _is_kana, "readings of the names beside them"),
    KeyColumn(CODE, lambda c: words.is_code_heading(c.heading), "codes of what another column says in words"),
    KeyColumn(CODE, _number_prefectures, "numbers of the prefectures beside them"),
    KeyColumn(FACET, _are_means, "each line is a mean, not its body's own figure"),
    KeyColumn(FACET, lambda c: c.are(words.qualifies_figures) and c.is_full, "preliminary, planned or the like"),
    KeyColumn(NUMBER, _counts_lines, "numbers of the lines"),
    KeyColumn(NUMBER, lambda c: words.is_page_heading(c.heading), "pages of a table of contents"),
    KeyColumn(REMARK, lambda c: words.is_remark_heading(c.heading) and not c.first, "a column of remarks without any"),
    KeyColumn(REMARK, lambda c: words.is_annotation_heading(c.heading), "marks that refer to notes"),
    KeyColumn(UNIT, _are_units, "each line's unit"),
    KeyColumn(ERA, lambda c: c.are(words.is_era), "the era of the year beside it"),
    KeyColumn(ERA, _is_era_year, "the year of the era beside it"),
    KeyColumn(PERIOD, _is_period, "each line's period, by its heading or because the cells say so"),
    KeyColumn(MONTH, _are_months, "the month of the year beside it"),
)


def find_keys(block: Block) -> Block:
    """Return the block with its key columns set aside, left to right, and names written once carried down."""
    rows = _body_rows(block)
    if not rows:
        return block
    _fill_dittos(block, rows)
    for col in block.values:
        column = Column(block, col, rows)
        key = next((key for key in KEYS if key.test(column)), None)
        if key is None:
            continue
        if key.role == PERIOD and block.dated is None:
            block = replace(block, dated=column.as_periods())
        if key.role == UNIT:
            block = replace(block, unit_column=col)
        block = _with_facet(block, col) if key.role == FACET else _taken(block, col, key.role)
    block = _dated_by_code(block, rows)
    eras = [col for col, role in block.identity.items() if role == ERA]
    block = dated_by_era(block, eras, rows[0])
    block = dated_by_month(block, [col for col, role in block.identity.items() if role == MONTH])
    block = carry_names(replace(block, occupied=block.sheet.occupied(block.values)), rows)
    block = with_parts(_with_facets(block))
    categories = block.axis.roles.get(CATEGORY, 0) if block.axis.is_area else 0
    return replace(block, facet_columns=(*block.facet_columns, categories)) if categories else block


def _fill_dittos(block: Block, rows: Sequence[int]) -> None:
    """Take 〃 in the columns of words left of the figures as what stands above it."""
    sheet = block.sheet
    for column in (Column(block, col, rows) for col in block.values):
        if is_word(column.first) and column.is_left and any(map(words.is_ditto, distinct(column.cells))):
            whole = sheet.labels(column.col)
            sheet.fill(column.col, {row: whole[row] for row in rows if words.is_ditto(sheet.text(row, column.col))})


def _dated_by_code(block: Block, rows: Sequence[int]) -> Block:
    """Return the block dated by a column of time codes, where no other column says in words what these mean."""
    codes = (Column(block, col, rows) for col, role in block.identity.items() if role == CODE)
    coded = next((column for column in codes if column.are_coded), None) if block.dated is None else None
    if coded is None:
        return block
    return replace(block, dated=coded.as_periods(), identity={**block.identity, coded.col: PERIOD})


def _body_rows(block: Block) -> Sequence[int]:
    """Return the rows that name bodies; totals alone where a block has nothing else."""
    verdicts = block.verdicts
    rows = rows_where(verdicts, Verdict.names_body)
    rows = kept(rows, block.occupied) if block.values else rows
    return rows or kept(rows_where(verdicts, lambda verdict: verdict.row_class.has_values), block.occupied)


def _taken(block: Block, col: int, role: str) -> Block:
    return replace(
        block, identity={**block.identity, col: role}, values=tuple(other for other in block.values if other != col)
    )


def _with_facets(block: Block) -> Block:
    """Return the block with the columns that tell rows of one body apart, left to right, until keys are unique.

    A column that names what is measured is always one, and so is every column of words of a table that has such one.
    """
    rows = _body_rows(block)
    if block.bracketed_rows:
        rows = [row for row in rows if row not in block.bracketed_rows]
    if not rows:
        return block
    columns = [Column(block, col, rows) for col in block.values]
    exported = any(words.is_measure_heading(c.heading) and c.are_words for c in columns)
    keys = Keys.of(block, rows)
    for column in columns:
        always = exported and column.is_full and column.are_words and column.is_left
        if not always and (keys.are_unique or not _may_be_facet(column)):
            continue
        joined = keys.beside(column.cells)
        if always or joined.distinct > thresholds.FACET_GROWTH * keys.distinct:
            block, keys = _with_key(block, column), joined
    once = 0 if keys.are_unique else written_once(block, rows, keys)
    return _with_key(block, Column(block, once, rows)) if once else block


def _with_key(block: Block, column: Column) -> Block:
    """Return the block with a column as its periods, or as a facet, which may give each line its unit: 人口【千人】."""
    if block.dated is None and column.say_periods:
        return _taken(replace(block, dated=column.as_periods()), column.col, PERIOD)
    if not block.unit_column and words.is_measure_heading(column.heading) and any(map(read_unit, column.texts)):
        block = replace(block, unit_column=column.col)
    return _with_facet(block, column.col)


def _with_facet(block: Block, col: int) -> Block:
    return _taken(replace(block, facet_columns=(*block.facet_columns, col)), col, FACET)


def _may_be_facet(column: Column) -> bool:
    """Tell whether a column holds words or periods, and not a text of its own on every line."""
    if not column.is_full or not 1 < len(column.texts) <= max(thresholds.FACET_VALUES, column.filled / 2):
        return False
    kind = column.block.sheet.grid.kind(column.rows[0], column.col)
    return column.say_periods or (kind is CellKind.TEXT and any(map(_tells_apart, column.texts)))


def _tells_apart(text: str) -> bool:
    """Tell whether a text is a word that is no mark in a figure's place: 男, not χ."""
    return is_word(text) and read_value(text).status in (Status.UNPARSED, Status.NORMAL)
