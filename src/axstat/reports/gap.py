"""From the words of a policy to the money to the people of one body: what is loaded, and what is missing.

Built from named queries only. The list below says what is looked for, by the headings of the tables that axstat ships
or that ministries publish; what is not loaded stands there as a gap, never as a zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from axstat.model.measured import measure_title
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label
from axstat.reports.area import scope_of
from axstat.reports.parameters import area_called, resolve_area
from axstat.reports.queries import run
from axstat.reports.sources import each_once
from axstat.reports.wording import STATUSES
from axstat.reports.years import loaded_years

if TYPE_CHECKING:
    from axstat.model.areas import Area
    from axstat.store import Reader, Timeout

Row = Mapping[str, Scalar]

SECTIONS = {
    "policy": Label("政策の言葉", "words of policy"),
    "money": Label("お金", "money"),
    "people": Label("人", "people"),
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: a heading, in the section of the chain that it tells of."""

    section: str
    heading: str
    english: str


_WANTED = (
    _Wanted("policy", "AIの導入状況", "AI in use"),
    _Wanted("policy", "RPAの導入状況", "RPA in use"),
    _Wanted("policy", "テレワークの導入状況", "telework"),
    _Wanted("policy", "外部人材活用", "outside digital talent"),
    _Wanted("policy", "CIOの任命", "CIO appointed"),
    _Wanted("money", "財政力指数", "fiscal strength index"),
    _Wanted("money", "経常収支比率", "current balance ratio"),
    _Wanted("money", "実質公債費比率", "debt service ratio"),
    _Wanted("money", "将来負担比率", "future burden ratio"),
    _Wanted("people", "年間時間外勤務", "overtime a year"),
    _Wanted("people", "ラスパイレス指数", "Laspeyres index of pay"),
    _Wanted("people", "人口（計）", "population, register"),
    _Wanted("people", "人口", "population, census"),
    _Wanted("people", "将来推計人口", "projected population"),
    _Wanted("people", "65歳以上人口の割合", "share aged 65 and over"),
)
OVERTIME = "年間時間外勤務"
NOT_LOADED = "not_loaded"
_STATUSES = {**STATUSES, NOT_LOADED: Label("取り込まれていない", "not loaded")}
ITEMS = {wanted.heading: Label(wanted.heading, wanted.english) for wanted in _WANTED}
_COLUMNS = (
    Column("section", "text", Label("段階", "link"), words=SECTIONS),
    Column("item", "text", Label("項目", "item"), words=ITEMS),
    Column("period", "text", Label("時点", "period")),
    Column("value", "number", Label("値", "value")),
    Column("unit", "text", Label("単位", "unit")),
    Column("answer", "text", Label("回答", "answer")),
    Column("status", "text", Label("状態", "status"), words=_STATUSES),
    Column("file", "text", Label("ファイル", "file"), detail=True),
    Column("sheet", "text", Label("シート", "sheet"), detail=True),
    Column("cell", "text", Label("セル", "cell"), detail=True),
    Column("simulated", "boolean", Label("模擬データ", "simulated"), detail=True),
)


def gap_report(reader: Reader, area: str, *, timeout: Timeout | None = None) -> Result:
    """Report the chain from policy to money to people for one body.

    Args:
        reader: an open database.
        area: a name, prefecture and name, or code.
        timeout: seconds for each query.

    Returns:
        One row for each figure or answer looked for, the newest of each; `status` is `not_loaded` where there is none.

    Raises:
        UnknownName, UsageError: no area, or several, are named so.
    """
    place = resolve_area(area)
    loaded = run(reader, "area_indicators", {"area": place.area_code, "numbers_only": False}, timeout=timeout)
    by_heading: dict[str, list[Row]] = {}
    for record in loaded.records():
        by_heading.setdefault(_heading(record), []).append(record)
    history = _history(reader, place, timeout)
    found = [row for wanted in _WANTED for row in _rows(wanted, by_heading, history)]
    missing = sum(row[6] == NOT_LOADED for row in found)
    used = {row[7] for row in found}
    sources = each_once(s for s in (*loaded.sources, *(history.sources if history else ())) if s.file in used)
    made_up = {source.file for source in sources if source.simulated}
    rows = [(*row, row[7] in made_up) for row in found]
    who = area_called(place, " ")
    return Result(
        name="gap",
        title=Label(f"{who}：政策の言葉から、お金、人へ", f"{who}: from policy to money to people"),
        columns=_COLUMNS,
        rows=tuple(rows),
        parameters={"area": place.area_code},
        sources=sources,
        notes=(_counted(len(rows) - missing, missing), _NO_CHAIN),
        simulated=any(source.simulated for source in sources),
    )


_NO_CHAIN = Label(
    "並べて示すだけで、ある値が別の値の原因だとは言えない。団体ごとの交付額は公表資料にない",
    "side by side only: none is shown to follow from another. Amounts granted to single bodies are not published",
)


def _counted(loaded: int, missing: int) -> Label:
    return Label(
        f"{loaded} 項目は取込み済み、{missing} 項目は取り込まれていない", f"{loaded} loaded, {missing} not loaded"
    )


def _heading(record: Row) -> str:
    return measure_title(str(record["measure"]), "ja", [str(record["unit"])] if record["unit"] else [])


def _history(reader: Reader, place: Area, timeout: Timeout | None) -> Result | None:
    if not loaded_years(reader):
        return None
    return run(reader, "area_history", {"area": place.area_code, "scope": scope_of(place)}, timeout=timeout)


def _rows(
    wanted: _Wanted, by_heading: Mapping[str, Sequence[Row]], history: Result | None
) -> Iterator[tuple[Scalar, ...]]:
    """Yield the newest figures of what is wanted, or one row that says it is not loaded."""
    if wanted.heading == OVERTIME:
        found = [_of_overtime(record) for record in history.records()[-1:]] if history else []
    else:
        found = [_of_indicator(record) for record in by_heading.get(wanted.heading, ())]
    for row in found or [(None, None, None, None, NOT_LOADED, None, None, None)]:
        yield (wanted.section, wanted.heading, *row)


def _of_overtime(record: Row) -> tuple[Any, ...]:
    place = (record["file"], record["sheet"], record["cell"])
    return (f"FY{record['fiscal_year']}", record["hours"], "h/年", None, record["status"], *place)


def _of_indicator(record: Row) -> tuple[Any, ...]:
    words = record["status"] == "unparsed"
    place = (record["file"], record["sheet"], record["cell"])
    status = "text" if words else record["status"]
    return (record["time_period"], record["value"], record["unit"], record["raw"] if words else None, status, *place)
