"""The chart kinds by name: title, the query each draws, and the way from that query's result to a drawing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from axstat.charts import wording
from axstat.charts.drawing import Drawing, Size
from axstat.charts.kinds import distribution, labour, municipalities, prefectures, ranking, scatter, years
from axstat.charts.part import Subject
from axstat.charts.request import Plan, Request
from axstat.charts.sources import Cited, Origins, cited, source_line
from axstat.charts.style import STYLES
from axstat.errors import UnknownName, UsageError
from axstat.model.results import Result
from axstat.model.text import Label, Lang
from axstat.voice import Finding, said


@dataclass(frozen=True, slots=True)
class QueryUse:
    """A named query with the parameters a chart asks for unless told otherwise; `fixed` ones are the chart's own."""

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """One chart kind: what it shows, what it asks the database, how the answers become a drawing.

    `queries` are asked in order and their results given to `plan` in that order. `options` are the options of
    `Request` that this kind understands.
    """

    name: str
    title: Label
    about: Label
    queries: tuple[QueryUse, ...]
    plan: Callable[[Request], Plan]
    options: tuple[str, ...] = ()
    no_highlight: Finding | None = None
    """Why no area can be highlighted, where none can."""

    @property
    def query(self) -> QueryUse:
        """The first query."""
        return self.queries[0]

    def instead_of(self, option: str, prefix: str = "") -> Finding:
        """Return what this kind takes instead of an option that it does not understand; `prefix` leads each name."""
        if option == "highlight" and self.no_highlight is not None:
            return self.no_highlight
        taken = tuple(f"{prefix}{name}" for name in self.options)
        return said("chart-takes", options=taken) if taken else said("chart-takes-none")


@dataclass(frozen=True, slots=True)
class Own:
    """What the author adds to a chart: its number in the document, and notes."""

    number: str = ""
    notes: tuple[str, ...] = ()


NO_AREAS = said("shows-categories")
BY_PREFECTURE = QueryUse("overtime_share_by", fixed={"by": "prefecture", "totals": False})
KINDS: tuple[Kind, ...] = (
    Kind(
        "overtime-distribution",
        Label("時間外勤務の分布", "distribution of annual overtime"),
        Label(
            "年間時間外勤務の分布と、基準を超える団体の割合",
            "annual overtime by class, and the share beyond the threshold",
        ),
        (QueryUse("overtime_values", fixed={"only": "all"}),),  # a share is one of all areas
        distribution.distribution,
        ("highlight",),
    ),
    Kind(
        "overtime-ranking",
        Label("時間外勤務の順位", "ranking by overtime"),
        Label("時間外勤務の多い（少ない）団体", "areas with the most or the least overtime"),
        (QueryUse("overtime_values"),),
        ranking.ranking,
        ("highlight", "top", "order"),
    ),
    Kind(
        "overtime-prefectures",
        Label("都道府県別の割合", "share by prefecture"),
        Label(
            "都道府県別の割合を並べ、全国の値を線で示す", "sorted bars by prefecture with the national value as a line"
        ),
        (BY_PREFECTURE,),
        prefectures.bars,
        ("highlight",),
    ),
    Kind(
        "overtime-kinds",
        Label("団体区分別の分布", "distribution by kind"),
        Label("団体区分ごとの小さな分布図", "small multiples by kind of area"),
        (QueryUse("overtime_values", fixed={"only": "all"}),),  # a share is one of all areas
        distribution.kinds,
        no_highlight=said("shows-groups"),
    ),
    Kind(
        "overtime-trend",
        Label("割合の推移", "share over the years"),
        Label("年度ごとの割合と、判定できない団体の幅", "share by fiscal year with the band of undecidable areas"),
        (QueryUse("overtime_trend"),),
        years.trend,
        no_highlight=said("shows-all-areas"),
    ),
    Kind(
        "overtime-slope",
        Label("2つの年度の比較", "two years side by side"),
        Label("2つの年度の間の増減の大きい団体", "the largest changes between two fiscal years"),
        (QueryUse("overtime_change"),),
        years.slope,
        ("highlight",),
    ),
    Kind(
        "overtime-scatter",
        Label("項目と時間外勤務", "a measure against overtime"),
        Label("団体ごとの項目の値と時間外勤務", "a measure against overtime, one dot per area"),
        (QueryUse("indicator_values", {"measure": "pct_over_45h"}), QueryUse("overtime_values")),
        scatter.scatter,
        ("highlight",),
    ),
    Kind(
        "prefecture-tiles",
        Label("都道府県タイル地図", "prefecture tile map"),
        Label("同じ大きさの升で都道府県の割合を示す", "share by prefecture in tiles of one size"),
        (BY_PREFECTURE,),
        prefectures.tiles,
        ("highlight",),
    ),
    Kind(
        "municipality-dots",
        Label("市区町村地図", "map of municipalities"),
        Label(
            "役所・役場の位置の点（または境界）で時間外勤務を示す",
            "overtime at the town halls, or within a boundary file's outlines",
        ),
        (QueryUse("overtime_values"),),
        municipalities.dots,
        ("highlight", "boundaries"),
    ),
    Kind(
        "labour-gap",
        Label("2040年の労働力の過不足", "labour gap in 2040"),
        Label("余剰と不足を左右に描く", "surplus and shortage as diverging bars"),
        (QueryUse("labour_gap_by_occupation"),),
        labour.gap,
        no_highlight=NO_AREAS,
    ),
    *(
        Kind(
            f"labour-gap-{name}",
            Label(f"2040年の労働力の過不足（{title.ja}別）", f"labour gap in 2040 by {title.en}"),
            Label(f"{title.ja}別の余剰と不足", f"surplus and shortage by {title.en}"),
            (QueryUse(f"labour_gap_by_{name}"),),
            labour.gap,
            no_highlight=NO_AREAS,
        )
        for name, title in labour.DIMENSIONS.items()
        if name != "occupation"
    ),
    Kind(
        "labour-demand-supply",
        Label("2040年の労働力の需要と供給", "labour demand and supply in 2040"),
        Label("需要と供給を並べ、差を示す", "demand beside supply, with the difference"),
        (QueryUse("labour_gap_by_occupation"),),
        labour.demand_supply,
        no_highlight=NO_AREAS,
    ),
)


def kinds() -> tuple[Kind, ...]:
    """Return every chart kind in the order of the gallery."""
    return KINDS


def find_kind(name: str) -> Kind:
    """Return the kind called `name`.

    Raises:
        UnknownName: there is none; the message names the nearest.
    """
    for kind in KINDS:
        if kind.name == name:
            return kind
    known = [kind.name for kind in KINDS]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.3) or known
    raise UnknownName("no-chart", name=name, near=(near[0],))


def plan(
    kind: str | Kind,
    result: Result | Sequence[Result],
    *,
    lang: Lang = "ja",
    size: Size = "a4-page",
    title: str | None = None,
    own: Own | None = None,
    origins: Sequence[Origins] = (),
    **options: Any,
) -> Drawing:
    """Turn a query's result into a drawing.

    Args:
        kind: a kind or its name.
        result: what the kind's query answered (a sequence where a kind takes several years).
        lang: language of every word in the chart.
        size: `a4-column` (84 mm), `a4-page` (174 mm) or `slide` (16:9).
        title: a title of one's own instead of the computed message.
        own: the figure's number and further notes.
        origins: for each result the sources behind each area; without it every source of the results is cited.
        options: `highlight`, `top`, `order`, `boundaries`: see `Request`.

    Raises:
        UnknownName: no such kind, or a highlight that is not drawn.
        NotLoaded: nothing to draw.
        QueryFailed: the result lacks a column.
    """
    chosen = find_kind(kind) if isinstance(kind, str) else kind
    if size not in STYLES:
        raise UsageError("no-chart-size", size=size, sizes=tuple(STYLES))
    results = (result,) if isinstance(result, Result) else tuple(result)
    request = Request(results, lang, size, origins=origins, **options)
    planned = chosen.plan(request)
    drawing = _drawing(chosen, planned, request, cited(results, planned.codes, origins), title)
    return drawing if own is None else replace(drawing, number=own.number, notes=(*drawing.notes, *own.notes))


def _drawing(kind: Kind, planned: Plan, request: Request, sources: Cited, title: str | None) -> Drawing:
    """Add what every kind shares: the part, sources, the mark of simulated data, the table of drawn values."""
    lang, part = request.lang, request.subject.part.text(request.lang)
    says = [_about(request.subject, text, lang) for text in (planned.title, planned.subtitle)]
    planned = replace(planned, title=says[0], subtitle=says[1])
    notes = (*planned.notes, *([_part_note(part, lang)] if part else []))
    return Drawing(
        kind=kind.name,
        lang=lang,
        size=request.size,
        title=title or planned.title,
        subtitle=planned.subtitle,
        body=planned.body,
        source_line=source_line(sources, lang),
        notes=(*notes, _simulated_note(lang)) if sources.simulated else notes,
        table=_table(kind, planned, request.results, sources),
        summary=planned.summary,
        simulated=sources.simulated,
        sources=sources.notes,
        part=part,
    )


def _about(subject: Subject, text: str, lang: Lang) -> str:
    """Return a text that names the part it is about: what a kind's own words do not say is put before them."""
    if subject.is_named_in(text):
        return text
    return f"{subject.part.ja}：{text}" if lang == "ja" else wording.sentence(f"{subject.part.en}: {text}", lang)


def _part_note(part: str, lang: Lang) -> str:
    return f"{part}だけを示し、全体の値ではない。" if lang == "ja" else f"only {part}: not the figures of the whole."


def _simulated_note(lang: Lang) -> str:
    if lang == "ja":
        return "模擬データ（乱数で作成した値）による作図であり、実際の調査結果ではない。"
    return "drawn from simulated data (made by a random generator): not a survey result."


def _table(kind: Kind, planned: Plan, results: tuple[Result, ...], sources: Cited) -> Result:
    return replace(
        results[0],
        name=kind.name,
        title=Label(planned.title, planned.title),
        columns=planned.columns,
        rows=planned.rows,
        sources=sources.notes,
        simulated=sources.simulated,
        card=(),
    )
