"""Results that several tests print."""

from __future__ import annotations

from typing import Any

from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label

VERDICT = {"over": Label("超える", "over"), "not_over": Label("超えない", "not over")}
PREFECTURES = Result(
    name="shares",
    title=Label("年100時間超の割合", "share over 100 hours"),
    columns=(
        Column("fiscal_year", "integer", Label("年度", "fiscal year")),
        Column("group_name", "text", Label("区分", "group")),
        Column("reporting", "integer", Label("値あり", "reporting"), unit="団体"),
        Column("share_over", "number", Label("割合", "share over"), percent=True, decimals=1),
        Column("mean_hours", "number", Label("平均", "mean"), unit="h/年", minor=True),
        Column("verdict", "text", Label("判定", "verdict"), words=VERDICT),
        Column("cell", "text", Label("セル", "cell"), detail=True),
    ),
    rows=(
        (2024, "青森県", 40, 0.8, 135.3, "over", "B2"),
        (2024, "岩手県", 33, 0.727, 120.0, "not_over", "B3"),
        (2024, "宮城県", 34, None, None, None, "B4"),
        (2024, "秋田県", 1250, 0.8, 133.5, "over", "B5"),
        (2024, "全国", 1357, 0.798, 129.6, "over", None),
    ),
    totals=frozenset({4}),
)


def one_row(**values: Scalar) -> Result:
    """Return a result of a single row."""
    kinds: dict[type, Any] = {str: "text", int: "integer", float: "number", bool: "boolean"}
    columns = tuple(Column(name, kinds[type(value)], Label(name, name)) for name, value in values.items())
    return Result("one", Label("一行", "one row"), columns, (tuple(values.values()),))
