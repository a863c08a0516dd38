"""Headlines as cards: the figures a reader wants first, each with what it stands on.

Figures are the same in both languages; words stand in labels and remarks. Rows come from `overtime_share` and
`measure_summary`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from axstat.model.results import CardLine, Result, Scalar
from axstat.model.text import Label, same
from axstat.model.wording import period, unit
from axstat.reports.measure_columns import figure_words
from axstat.reports.wording import SCOPES, bodies_of, hours, measure_label, names, percent, plain

Row = Mapping[str, Scalar]


def overtime_card(result: Result, *, whole: bool = True) -> tuple[CardLine, ...]:
    """Return the card of one fiscal year.

    Args:
        result: one row of `overtime_share`.
        whole: figures of all staff are loaded, not of a part of it alone.
    """
    row = result.records()[0]
    threshold = plain(_number(row, "threshold") or 0)
    over = f"{_count(row, 'over'):,} / {_count(row, 'reporting'):,}"
    lines = [
        CardLine(
            Label(f"年{threshold}時間を超える団体", f"over {threshold} hours a year"),
            over,
            share=percent(_number(row, "share_over")),
            cells=("over", "reporting", "share_over"),
        )
    ]
    if _count(row, "undecidable"):
        lines += _undecidable(row, "share_over", MONTHLY_ONLY)
    lines += [
        CardLine(
            Label("平均（時間／年）", "mean (hours a year)"),
            hours(_number(row, "mean_hours")),
            Label("団体の単純平均", "plain mean over areas"),
            cells=("mean_hours",),
        ),
        CardLine(
            Label("中央値（時間／年）", "median (hours a year)"),
            hours(_number(row, "median_hours")),
            cells=("median_hours",),
        ),
        CardLine(
            Label("最大（時間／年）", "highest (hours a year)"),
            hours(_number(row, "max_hours")),
            _text(row, "max_area"),
            cells=("max_hours",),
        ),
    ]
    counted = _denominator(result, _as_of(same(f"{row['fiscal_year']}-04-01")))
    return (*lines, counted, *_without_value(row, whole=whole))


def measure_card(result: Result, beyond: Label | None) -> tuple[CardLine, ...]:
    """Return the card of one period of a measure.

    Args:
        result: one row of `measure_summary`.
        beyond: what is counted (`over 0.8`), None without a threshold.
    """
    row = result.records()[0]
    of = f"（{_unit(row).ja}）" if _unit(row).ja else ""
    of_en = f" ({_unit(row).en})" if of else ""
    lines: list[CardLine] = []
    if beyond is not None:
        counted = f"{_count(row, 'beyond'):,} / {_count(row, 'reporting'):,}"
        label = Label(f"{beyond.ja}団体", beyond.en)
        share = percent(_number(row, "share_beyond"))
        lines.append(CardLine(label, counted, share=share, cells=("beyond", "reporting", "share_beyond")))
        if _count(row, "undecidable"):
            lines += _undecidable(row, "share_beyond", ROUNDED)
    figures = (
        ("total", Label("合計", "total"), None),
        ("mean", Label("平均", "mean"), Label("団体の単純平均", "plain mean over areas")),
        ("weighted_mean", Label("加重平均", "weighted mean"), _weighted(result, row)),
        ("median", Label("中央値", "median"), None),
        ("highest", Label("最大", "highest"), _of_areas(row, "highest_area")),
        ("lowest", Label("最小", "lowest"), _of_areas(row, "lowest_area")),
    )
    lines += [
        CardLine(Label(label.ja + of, label.en + of_en), figure_words(result, name)(row[name]), remark, cells=(name,))
        for name, label, remark in figures
        if row[name] is not None
    ]
    return (*lines, _denominator(result, _at(str(row["time_period"]))), *_without_value(row))


def _unit(row: Row) -> Label:
    return same("") if row["unit"] in (None, "fraction") else unit(str(row["unit"]))


def _weighted(result: Result, row: Row) -> Label | None:
    if row["weighted_mean"] is None:
        return None
    by = measure_label(result.parameters["weight"])
    return Label(
        f"{by.ja}で加重、{_count(row, 'weighted'):,}団体", f"weighted by {by.en}, {_count(row, 'weighted'):,} areas"
    )


def _of_areas(row: Row, key: str) -> Label | None:
    listed = str(row[key] or "")
    return names(listed, listed.count("、") + 1, most=3)


MONTHLY_ONLY = Label(
    "月平均のみ公表で、丸めのため基準のどちら側とも言えない",
    "only a rounded monthly mean is published, on both sides of the threshold",
)
ROUNDED = Label(
    "丸めた値のため基準のどちら側とも言えない", "the rounded figure leaves open on which side of the threshold it is"
)


def _undecidable(row: Row, share: str, why: Label) -> list[CardLine]:
    count = _count(row, "undecidable")
    listed = names(str(row["undecidable_areas"] or ""), count) or same("")
    low, high = percent(_number(row, f"{share}_low")), percent(_number(row, f"{share}_high"))
    return [
        CardLine(
            Label("判定できない団体", "undecidable"),
            f"{count:,}",
            Label(f"{why.ja}：{listed.ja}", f"{why.en}: {listed.en}"),
            cells=("undecidable",),
        ),
        _range(low, high, (f"{share}_low", f"{share}_high")),
    ]


def _range(low: str, high: str, cells: tuple[str, str]) -> CardLine:
    """Return the line of a range: one figure, and the one cell behind it, where both ends are printed alike."""
    label = Label("割合の幅", "share, low to high")
    return CardLine(label, low, cells=cells[:1]) if low == high else CardLine(label, f"{low} 〜 {high}", cells=cells)


def _as_of(day: Label) -> Label:
    return Label(f"{day.ja} 現在", f"as of {day.en}")


def _at(time_period: str) -> Label:
    """Return when a figure is of: as of a day, where it is one; a year is no moment."""
    when = period(time_period)
    return _as_of(when) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", time_period) else when


def _denominator(result: Result, when: Label) -> CardLine:
    row, scope = result.records()[0], bodies_of(result.parameters, SCOPES)
    reporting, universe = _count(row, "reporting"), _count(row, "universe_size")
    return CardLine(
        Label("値のある団体／対象", "reporting / universe"),
        f"{reporting:,} / {universe:,}",
        Label(f"{scope.ja}、{when.ja}", f"{scope.en}, {when.en}"),
        cells=("reporting", "universe_size"),
    )


def _without_value(row: Row, *, whole: bool = True) -> list[CardLine]:
    """Return a line for each reason why areas have no value, with up to ten names.

    Where no figure is `whole`, the workbook may well list an area: with a figure of a part of its staff.
    """
    not_listed = ("not_listed_areas", Label("ワークブックにない団体", "not in the workbook"))
    if not whole:
        not_listed = ("", Label("全体の値がない団体", "without a figure of all staff"))
    reasons = (
        ("missing", "missing_areas", Label("欠測", "missing")),
        ("suppressed", "suppressed_areas", Label("秘匿", "suppressed")),
        ("not_listed", *not_listed),
        ("other_status", "other_areas", Label("その他の理由で値なし", "no value for another reason")),
    )
    return [
        CardLine(
            label,
            f"{_count(row, key):,}",
            names(str(row[listed] or ""), _count(row, key)) if listed else None,
            cells=(key,),
        )
        for key, listed, label in reasons
        if _count(row, key)
    ]


def _count(row: Row, key: str) -> int:
    value = row[key]
    return int(value) if isinstance(value, (int, float)) else 0


def _number(row: Row, key: str) -> float | None:
    value = row[key]
    return float(value) if isinstance(value, (int, float)) else None


def _text(row: Row, key: str) -> Label | None:
    return same(str(row[key])) if row[key] else None
