"""One area's own sheet: overtime over the years with its ranks, similar municipalities, its region's labour gap, and
every other figure loaded, each with its cell. Built from named queries only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from axstat.errors import NotLoaded
from axstat.model.areas import Area
from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label
from axstat.reports.parameters import area_called, loaded_editions, resolve_area
from axstat.reports.queries import run
from axstat.reports.sources import each_once
from axstat.reports.wording import BASES, CONFIDENCES, ITEMS, SECTIONS, STATUSES, VERDICTS, VOCABULARIES, ranks
from axstat.reports.years import loaded_years

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

Row = tuple[Scalar, ...]
Section = tuple[list[Row], tuple[SourceNote, ...], tuple[Label, ...]]

_COLUMNS = (
    Column("section", "text", Label("分類", "section"), words=SECTIONS),
    Column("item", "text", Label("項目", "item"), words=ITEMS),
    Column("period", "text", Label("時点", "period")),
    Column("value", "number", Label("値", "value")),
    Column("unit", "text", Label("単位", "unit")),
    Column("of", "integer", Label("対象数", "out of")),
    Column("status", "text", Label("状態", "status"), detail=True, words=STATUSES),
    Column("remark", "text", Label("備考", "remark"), minor=True, words=VOCABULARIES["remark"]),
    Column("file", "text", Label("ファイル", "file"), detail=True),
    Column("sheet", "text", Label("シート", "sheet"), detail=True),
    Column("cell", "text", Label("セル", "cell"), detail=True),
    Column("simulated", "boolean", Label("模擬データ", "simulated"), detail=True),
)
_FILE = [column.name for column in _COLUMNS].index("file")


def area_report(reader: Reader, area: str, *, threshold: float = 100, timeout: Timeout | None = None) -> Result:
    """Report everything loaded about one area.

    Args:
        reader: an open database.
        area: a name, prefecture and name, or code.
        threshold: hours a year that `over` is measured against.
        timeout: seconds for each query.

    Returns:
        One row a figure: section, item, period, value, unit, what a rank is out of, status, remark and cell.

    Raises:
        UnknownName, UsageError: no area, or several, are named so.
        NotLoaded: nothing is loaded about it.
    """
    place = resolve_area(area)
    sections = (
        _overtime(reader, place, threshold, timeout),
        _similar(reader, place, threshold, timeout),
        _labour(reader, place, timeout),
        _indicators(reader, place, timeout),
    )
    rows = [(*row, _is_simulated(row, used)) for section, used, _ in sections for row in section]
    if not rows:
        raise NotLoaded("nothing-about", area=f"{place.prefecture}{place.name}")
    sources = each_once(source for _, used, _ in sections for source in used)
    who = area_called(place, " ")
    return Result(
        name="area",
        title=Label(f"{who}（{place.area_code}、{place.kind}）", f"{who} ({place.area_code}, {place.kind})"),
        columns=_COLUMNS,
        rows=tuple(rows),
        parameters={"area": place.area_code, "threshold": threshold},
        sources=sources,
        notes=tuple(dict.fromkeys(note for _, _, notes in sections for note in notes)),
        simulated=any(source.simulated for source in sources),
    )


def _is_simulated(row: Row, sources: tuple[SourceNote, ...]) -> bool:
    """Say whether a figure is made up: by its file, or by its section's where it rests on several."""
    file = row[_FILE]
    return any(source.simulated for source in sources if file is None or source.file == file)


def scope_of(area: Area) -> str:
    """Return the scope that an area is counted in."""
    if area.level == "prefecture":
        return "prefectures"
    return "designated-cities" if area.kind == "指定都市" else "municipalities"


def _row(
    section: str,
    item: Scalar,
    period: Scalar,
    value: Scalar,
    unit: Scalar,
    *,
    of: Scalar = None,
    status: Scalar = "normal",
    remark: Scalar = None,
    at: Mapping[str, Scalar] = MappingProxyType({}),
) -> Row:
    """Return a row without its mark; `at` is what names its cell."""
    return (section, item, period, value, unit, of, status, remark, at.get("file"), at.get("sheet"), at.get("cell"))


def _overtime(reader: Reader, area: Area, threshold: float, timeout: Timeout | None) -> Section:
    wanted = {"area": area.area_code, "scope": scope_of(area), "threshold": threshold}
    result = run(reader, "area_history", wanted, timeout=timeout)
    rows: list[Row] = []
    for r in result.records():
        head, period = "時間外勤務", f"FY{r['fiscal_year']}"
        words = (VERDICTS.get(str(r["verdict"])), BASES.get(str(r["hours_basis"])))
        remark = "、".join(word.ja for word in words if word) or None
        rows.append(_row(head, "年間時間数", period, r["hours"], "h/年", status=r["status"], remark=remark, at=r))
        for among, rank in ranks(scope_of(area), area.kind).items():
            if r[f"rank_{among}"] is not None:
                rows.append(_row(head, rank.ja, period, r[f"rank_{among}"], "位", of=r[f"of_{among}"], at=r))
    return rows, result.sources if rows else (), result.notes if rows else ()


def _similar(reader: Reader, area: Area, threshold: float, timeout: Timeout | None) -> Section:
    """Return the nearest areas of the same kind; a note where no population is loaded."""
    if not loaded_years(reader) or area.level != "municipality":
        return [], (), ()
    try:
        wanted = {"area": area.area_code, "threshold": threshold, "top": 5}
        result = run(reader, "similar_municipalities", wanted, timeout=timeout)
    except NotLoaded:
        note = Label(
            "人口のワークブックが取り込まれていないため、類似団体は示していない",
            "no population workbook is loaded: similar municipalities are left out",
        )
        return [], (), (note,)
    period = f"FY{result.parameters['year']}"
    rows = [
        _row(
            "類似団体",
            f"{r['prefecture']} {r['name']}",
            period,
            r["hours"],
            "h/年",
            status=r["status"],
            remark=f"人口 {r['population']:,}（{r['population_period']}）",
        )
        for r in result.records()
        if r["nearness"]
    ]
    return rows, result.sources if rows else (), result.notes if rows else ()


def _labour(reader: Reader, area: Area, timeout: Timeout | None) -> Section:
    """Return what the projection says of the area's region."""
    from axstat.areas import region

    if not loaded_editions(reader) or area.level in ("nation", "region"):
        return [], (), ()
    result = run(reader, "labour_gap_by_region", timeout=timeout)
    name = _before_bracket(region(area.prefecture_code))
    rows: list[Row] = []
    for r in result.records():
        if _before_bracket(str(r["area"])) == name:
            item, known = f"{r['area']} {r['category']}", CONFIDENCES.get(str(r["confidence"]))
            remark = known.ja if known else r["confidence"]
            year = str(r["year"])
            rows.append(
                _row("地域の労働需給", item, year, r["gap_10k"], "万人", status=r["status"], remark=remark, at=r)
            )
    return rows, result.sources if rows else (), result.notes if rows else ()


def _before_bracket(name: str) -> str:
    return name.replace("（", "(").partition("(")[0].strip()


def _indicators(reader: Reader, area: Area, timeout: Timeout | None) -> Section:
    result = run(reader, "area_indicators", {"area": area.area_code}, timeout=timeout)
    rows: list[Row] = []
    for r in result.records():
        remark = None if r["status"] == "normal" else r["raw"]
        figure = r["measure"], r["time_period"], r["value"], r["unit"]
        rows.append(_row("その他の項目", *figure, status=r["status"], remark=remark, at=r))
    return rows, result.sources, result.notes
