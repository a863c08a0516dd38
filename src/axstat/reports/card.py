"""The overtime headline as a card: the figures a reader wants first, each with what it stands on.

Figures are the same in both languages; words stand in labels and remarks. Rows come from `overtime_share`.
"""

from __future__ import annotations

from collections.abc import Mapping

from axstat.model.results import CardLine, Scalar
from axstat.model.text import Label, same
from axstat.reports.wording import SCOPES, hours, names, percent, plain

Row = Mapping[str, Scalar]


def overtime_card(row: Row) -> tuple[CardLine, ...]:
    """Return the card of one fiscal year.

    Args:
        row: the one row of `overtime_share`.
    """
    threshold = plain(_number(row, "threshold") or 0)
    over = f"{_count(row, 'over'):,} / {_count(row, 'reporting'):,}"
    lines = [
        CardLine(
            Label(f"年{threshold}時間を超える団体", f"over {threshold} hours a year"),
            over,
            share=percent(_number(row, "share_over")),
        )
    ]
    if _count(row, "undecidable"):
        lines += _undecidable(row)
    lines += [
        CardLine(
            Label("平均（時間／年）", "mean (hours a year)"),
            hours(_number(row, "mean_hours")),
            Label("団体の単純平均", "plain mean over areas"),
        ),
        CardLine(Label("中央値（時間／年）", "median (hours a year)"), hours(_number(row, "median_hours"))),
        CardLine(
            Label("最大（時間／年）", "highest (hours a year)"),
            hours(_number(row, "max_hours")),
            _text(row, "max_area"),
        ),
    ]
    return (*lines, _denominator(row), *_without_value(row))


def _undecidable(row: Row) -> list[CardLine]:
    count = _count(row, "undecidable")
    listed = names(str(row["undecidable_areas"] or ""), count) or same("")
    low, high = percent(_number(row, "share_over_low")), percent(_number(row, "share_over_high"))
    return [
        CardLine(
            Label("判定できない団体", "undecidable"),
            f"{count:,}",
            Label(
                f"月平均のみ公表で、丸めのため基準のどちら側とも言えない：{listed.ja}",
                f"only a rounded monthly mean is published, on both sides of the threshold: {listed.en}",
            ),
        ),
        CardLine(Label("割合の幅", "share, low to high"), f"{low} 〜 {high}"),
    ]


def _denominator(row: Row) -> CardLine:
    scope = SCOPES[str(row["scope"])]
    reporting, universe = _count(row, "reporting"), _count(row, "universe_size")
    day = f"{row['fiscal_year']}-04-01"
    return CardLine(
        Label("値のある団体／対象", "reporting / universe"),
        f"{reporting:,} / {universe:,}",
        Label(f"{scope.ja}、{day} 現在", f"{scope.en}, as of {day}"),
    )


def _without_value(row: Row) -> list[CardLine]:
    """Return a line for each reason why areas have no value, with up to ten names."""
    reasons = (
        ("missing", "missing_areas", Label("欠測", "missing")),
        ("suppressed", "suppressed_areas", Label("秘匿", "suppressed")),
        ("not_listed", "not_listed_areas", Label("ワークブックにない団体", "not in the workbook")),
        ("other_status", "", Label("その他の理由で値なし", "no value for another reason")),
    )
    return [
        CardLine(label, f"{_count(row, key):,}", names(str(row[listed] or ""), _count(row, key)) if listed else None)
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
