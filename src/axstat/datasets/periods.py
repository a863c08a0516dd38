"""Which period a table's figures are of, and what the file says of survey year and edition.

Precedence: header path, the item's year column, title and unit rows, sheet name, file name, `--year`. Data year, survey
year and edition year are never taken for one another (an edition 2024年度版 ranks FY2023 data).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from axstat.datasets.meant import Findings
from axstat.errors import CheckFailed, PeriodUnknown
from axstat.model.cells import CellKind, CellRef, Grid
from axstat.model.tables import HeaderCell, Table
from axstat.model.values import Period, PeriodMention, fiscal_year
from axstat.values.periods import find_periods, find_periods_in_file_name
from axstat.values.text import clean
from axstat.voice import Label, some
from axstat.voice import said as clause

COVER_ROWS = 60
ROLES = {
    "data": Label("データの時点", "data"),
    "survey": Label("調査の時点", "survey"),
    "edition": Label("版", "edition"),
    "published": Label("公表日", "published"),
    "base": Label("基準年", "base"),
    "event": Label("出来事の日", "event"),
}
_OTHER_PERIOD = Label(
    "年度の数値であれば `--year 2024` のように、暦年や一時点の数値であれば `--dataset indicator` を指定してください",
    "give the year with `--year 2024` if it is a fiscal one; of a calendar year or a day: `--dataset indicator`",
)
Level = Literal["header", "item", "title", "sheet name", "file name", "--year"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A period and where it was said: the words for people, the level for precedence, the cell where there is one."""

    period: Period
    said: str
    level: Level
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True)
class FileClaims:
    """What a file's name says: `strong` are era and 年度/FY tokens, `weak` bare years."""

    name: str
    strong: tuple[PeriodMention, ...]
    weak: tuple[PeriodMention, ...]

    @classmethod
    def of(cls, name: str) -> FileClaims:
        """Read a file name; for a member of an archive its own name first, then the archive's."""
        for part in reversed(name.split("/")):
            mentions = find_periods_in_file_name(part)
            strong = tuple(m for m in mentions if m.role == "data")
            weak = tuple(m for m in mentions if m.role == "edition" and m.words.isdigit())
            if strong or weak:
                return cls(name, strong, weak)
        return cls(name, (), ())


def years(period: Period) -> set[int]:
    """Return the years that may stand for a period in a title or file name."""
    if period.kind == "fiscal_year":
        return {period.start.year}
    return {period.start.year, period.end.year, period.fiscal_year}


def says_period(table: Table, *, fiscal: bool) -> bool:
    """Say whether the titles of a table state a period for the series that have none of their own."""
    return any(m.role == "data" and (m.period.kind == "fiscal_year" or not fiscal) for m in table.mentions)


def table_period(
    table: Table,
    claims: FileClaims,
    findings: Findings,
    *,
    fiscal: bool,
    year: int | None,
    measured: bool = False,
    elsewhere: Callable[[], Sequence[Stated]] = list,
) -> Stated | None:
    """Return the period of a table whose headers and items do not carry one; None with a problem noted when unknown.

    Args:
        table: the table; its `mentions` are the periods of its title and unit rows.
        claims: what the file name says.
        findings: where doubts and problems are noted.
        fiscal: whether only a fiscal year answers.
        year: the fiscal year given with `--year`.
        measured: whether a dataset's measure takes the period: of several ones that are said, none is taken for it.
        elsewhere: what the workbook's other sheets say; used where they all say the same.
    """
    stated = _in_sheet(table, findings, fiscal=fiscal, year=year, measured=measured) or _agreed(
        elsewhere(), fiscal=fiscal
    )
    if stated is not None:
        return _against_year(stated, findings, year=year)
    if year is not None:
        return Stated(fiscal_year(year), "--year", "--year")
    for mention in claims.strong:
        if mention.period.kind == "fiscal_year" or not fiscal:
            _by_file_name(mention, findings)
            return Stated(mention.period, f"file name `{mention.words}`", "file name")
    others = {y for m in table.mentions if m.role != "data" for y in years(m.period)}
    for mention in claims.weak[:1]:
        if not others & years(mention.period):
            _by_file_name(mention, findings)
            return Stated(mention.period, f"file name `{mention.words}`", "file name")
    findings.problems.append(_unknown(table, findings, fiscal=fiscal))
    return None


def _by_file_name(mention: PeriodMention, findings: Findings) -> None:
    findings.doubt(
        "period-from-file-name",
        words=mention.words,
        period=mention.period.label,
    )


def _in_sheet(table: Table, findings: Findings, *, fiscal: bool, year: int | None, measured: bool) -> Stated | None:
    """Return what title and unit rows say, else the sheet's name."""
    for mentions, level in ((table.mentions, "title"), (find_periods(table.sheet), "sheet name")):
        data = [m for m in mentions if m.role == "data" and (m.period.kind == "fiscal_year" or not fiscal)]
        if not data:
            continue
        first = next((m for m in data if year is not None and year in years(m.period)), data[0])
        settled = year is not None and year in years(first.period)
        cell = _cell_of(first, table)
        if len({m.period for m in data}) > 1 and not settled:
            _several(table, data, cell, findings, none=fiscal or measured)
        if fiscal and level == "title":
            _against_sheet_name(first, cell, table, findings)
        said = cell.a1 if cell else f"sheet name `{table.sheet}`" if level == "sheet name" else "title"
        return Stated(first.period, said, "title" if level == "title" else "sheet name", cell)
    return None


def _against_sheet_name(mention: PeriodMention, cell: CellRef | None, table: Table, findings: Findings) -> None:
    """Refuse a title of one fiscal year on a sheet named after another: one of the two was not changed."""
    named = {m.period for m in find_periods(table.sheet) if m.role == "data" and m.period.kind == "fiscal_year"}
    others = {m.period for m in table.mentions}
    if named and not named & others:
        where = findings.where(cell) if cell else f"{findings.file}!{table.sheet}"
        fields: dict[str, Any] = {"where": where, "period": mention.period.label, "sheet": table.sheet}
        findings.problems.append(CheckFailed("period-unlike-sheet", **fields))


def _agreed(elsewhere: Sequence[Stated], *, fiscal: bool) -> Stated | None:
    """Return the one period that the other sheets speak of, None when they speak of none or of several."""
    fitting = [s for s in elsewhere if s.period.kind == "fiscal_year" or not fiscal]
    return fitting[0] if len({s.period for s in fitting}) == 1 else None


def cover_periods(grid: Grid) -> list[Stated]:
    """Return the data periods that a sheet without a table (a cover, a list of contents) speaks of."""
    texts = cover_texts(grid)
    return [
        Stated(m.period, str(c.ref), "title", c.ref) for c in texts for m in find_periods(c.text) if m.role == "data"
    ]


def cover_texts(grid: Grid) -> list[HeaderCell]:
    """Return what the first rows of a sheet without a table say."""
    cells = ((row, col) for row in range(1, min(grid.n_rows, COVER_ROWS) + 1) for col in sorted(grid.columns))
    return [HeaderCell(grid.ref(*c), text) for c in cells if (text := grid.text(*c)) and grid.kind(*c) is CellKind.TEXT]


def title_periods(table: Table) -> list[Stated]:
    """Return the data periods that a table's own title and unit rows speak of."""
    cells = [(m, _cell_of(m, table)) for m in table.mentions if m.role == "data"]
    return [Stated(m.period, str(cell) if cell else table.sheet, "title", cell) for m, cell in cells]


def _several(
    table: Table, data: Sequence[PeriodMention], cell: CellRef | None, findings: Findings, *, none: bool
) -> None:
    words = tuple(dict.fromkeys(m.words for m in data))
    where = findings.where(cell) if cell else f"{findings.file}!{table.sheet}"
    if none:
        findings.problems.append(PeriodUnknown("several-years", where=where, words=words))
    else:
        cells = [cell] if cell else []
        findings.doubt("several-periods", cells, where=where, words=words, taken=data[0].period.label)


def _cell_of(mention: PeriodMention, table: Table) -> CellRef | None:
    for title in table.titles:
        if mention.words in clean(title.text) or mention.words in title.text:
            return title.ref
    return None


def _against_year(stated: Stated, findings: Findings, *, year: int | None) -> Stated:
    if year is None or year in years(stated.period):
        return stated
    where = findings.where(stated.cell) if stated.cell else findings.file
    findings.problems.append(CheckFailed("period-unlike-year", where=where, period=stated.period.label, year=str(year)))
    return stated


def _unknown(table: Table, findings: Findings, *, fiscal: bool) -> PeriodUnknown:
    seen = list(dict.fromkeys(clause("word-at", word=m.words, where=ROLES[m.role]) for m in table.mentions))
    only = clause("only-speaks-of", seen=some(seen, 9)) if seen else ""
    what = "fiscal-year-unsaid" if fiscal else "period-unsaid"
    hint = _OTHER_PERIOD if fiscal and any(m.role == "data" for m in table.mentions) else None
    return PeriodUnknown(what, hint=hint, where=f"{findings.file}!{table.sheet}", only=only)


def contradiction(
    claims: FileClaims,
    stated: Sequence[Stated],
    mentions: Iterable[PeriodMention],
    findings: Findings,
    *,
    year: int | None,
    fiscal: bool,
) -> None:
    """Compare the file name's year with what the sheets say of their data; note a refusal or a doubt.

    Args:
        claims: what the file name says.
        stated: the periods of the data, as the sheets say them.
        mentions: all periods the titles mention: the file name may be about the survey or the edition.
        findings: where the refusal or doubt is noted.
        year: `--year`, which settles the matter when it equals one of the two.
        fiscal: the dataset is of fiscal years, so that a bare year in the name counts as a claim.
    """
    inside = [s for s in stated if s.level not in ("file name", "--year")]
    claimed = claims.strong or claims.weak[:1]
    if not inside or not claimed:
        return
    told = {y for s in inside for y in years(s.period)}
    wanted = {y for m in claimed for y in years(m.period)}
    other = {y for m in mentions if m.role != "data" for y in years(m.period)}
    if wanted & (told | other) or year in told | wanted:
        return
    first = min(inside, key=lambda s: s.level != "title")
    where = findings.where(first.cell) if first.cell else findings.file
    year_of_data = str(first.period.fiscal_year)
    fields: dict[str, Any] = {
        "where": where,
        "period": first.period.label,
        "words": claimed[0].words,
        "year": year_of_data,
    }
    if fiscal or (claims.strong and first.level == "title"):
        findings.problems.append(CheckFailed("file-name-year", **fields))
    else:
        findings.doubt("file-name-year", [first.cell] if first.cell else (), **fields)


def survey_year(mentions: Iterable[PeriodMention]) -> int | None:
    """Return the year in which the survey was held, where one is named."""
    return next((m.period.start.year for m in mentions if m.role == "survey"), None)


def edition(mentions: Iterable[PeriodMention]) -> str | None:
    """Return the edition a title names, such as `2024年度版`."""
    return next((f"{m.words}版" for m in mentions if m.role == "edition" and not m.words.isdigit()), None)
