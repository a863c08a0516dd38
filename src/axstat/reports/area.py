"""One area's own sheet: overtime over the years with its ranks, similar municipalities, its region's labour gap, and
every other figure loaded, each with its cell. Built from named queries only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from axstat.errors import NotLoaded
from axstat.model.areas import Area
from axstat.model.results import Column, Result, Scalar, SourceNote
from axstat.model.text import Label
from axstat.reports.parameters import loaded_editions, resolve_area
from axstat.reports.queries import run
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
    sources = {s.source_id: s for _, used, _ in sections for s in used}
    who = place.name if place.name == place.prefecture else f"{place.prefecture} {place.name}"
    return Result(
        name="area",
        title=Label(f"{who}（{place.area_code}、{place.kind}）", f"{who} ({place.area_code}, {place.kind})"),
        columns=_COLUMNS,
        rows=tuple(rows),
        parameters={"area": place.area_code, "threshold": threshold},
        sources=tuple(sources[key] for key in sorted(sources)),
        notes=tuple(dict.fromkeys(note for _, _, notes in sections for note in notes)),
        simulated=any(source.simulated for source in sources.values()),
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


def _overtime(reader: Reader, area: Area, threshold: float, timeout: Timeout | None) -> Section:
    wanted = {"area": area.area_code, "scope": scope_of(area), "threshold": threshold}
    result = run(reader, "area_history", wanted, timeout=timeout)
    rows: list[Row] = []
    for record in result.records():
        period = f"FY{record['fiscal_year']}"
        words = (VERDICTS.get(str(record["verdict"])), BASES.get(str(record["hours_basis"])))
        remark = "、".join(word.ja for word in words if word) or None
        place = (record["file"], record["sheet"], record["cell"])
        rows.append(
            ("時間外勤務", "年間時間数", period, record["hours"], "h/年", None, record["status"], remark, *place)
        )
        rows += [
            (
                "時間外勤務",
                rank.ja,
                period,
                record[f"rank_{among}"],
                "位",
                record[f"of_{among}"],
                "normal",
                None,
                *place,
            )
            for among, rank in ranks(scope_of(area), area.kind).items()
            if record[f"rank_{among}"] is not None
        ]
    return rows, result.sources, result.notes


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
    rows: list[Row] = [
        (
            "類似団体",
            f"{r['prefecture']} {r['name']}",
            period,
            r["hours"],
            "h/年",
            None,
            r["status"],
            f"人口 {r['population']:,}（{r['population_period']}）",
            None,
            None,
            None,
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
    rows: list[Row] = [
        (
            "地域の労働需給",
            f"{r['area']} {r['category']}",
            str(r["year"]),
            r["gap_10k"],
            "万人",
            None,
            r["status"],
            CONFIDENCES[str(r["confidence"])].ja if r["confidence"] in CONFIDENCES else r["confidence"],
            r["file"],
            r["sheet"],
            r["cell"],
        )
        for r in result.records()
        if _before_bracket(str(r["area"])) == name
    ]
    return rows, result.sources if rows else (), result.notes if rows else ()


def _before_bracket(name: str) -> str:
    return name.replace("（", "(").partition("(")[0].strip()


def _indicators(reader: Reader, area: Area, timeout: Timeout | None) -> Section:
    result = run(reader, "area_indicators", {"area": area.area_code}, timeout=timeout)
    return list(_indicator_rows(result)), result.sources, result.notes


def _indicator_rows(result: Result) -> Iterator[Row]:
    for r in result.records():
        remark: Any = None if r["status"] == "normal" else r["raw"]
        yield (
            "その他の項目",
            r["measure"],
            r["time_period"],
            r["value"],
            r["unit"],
            None,
            r["status"],
            remark,
            r["file"],
            r["sheet"],
            r["cell"],
        )
