"""A workbook's charts are Excel's own, drawn over the cells of the bare table by what the query declares."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from axstat.charts import style
from axstat.model import look
from axstat.model.plots import Plot
from axstat.model.results import Column, Result
from axstat.model.text import Label, same
from axstat.present import Choice, Rendering, choose, render
from tests.present.drawn import Chart, charts
from tests.present.results import PREFECTURES

BARS = Plot("bars", ("group_name",), ("share_over",), totals=True)
DRAWN = replace(PREFECTURES, plots=(BARS,))


def made(result: Result, lang: Any = "ja") -> list[Chart]:
    return charts(render(result, "xlsx", Rendering(lang=lang)))


def table(*rows: tuple[Any, ...], plots: tuple[Plot, ...], **more: Any) -> Result:
    columns = (
        Column("place", "text", Label("地域", "place")),
        Column("name", "text", Label("名前", "name")),
        Column("gap", "number", Label("過不足", "gap"), unit="万人", signed=True),
        Column("need", "number", Label("需要", "need"), unit="万人"),
        Column("have", "number", Label("供給", "have"), unit="万人"),
    )
    return Result("t", Label("表", "a table"), columns, rows, plots=plots, **more)


def test_the_colours_are_those_of_the_charts_on_paper() -> None:
    names = [name for name in vars(look) if name.isupper()]
    assert len(names) == 8
    assert {name: getattr(look, name) for name in names} == {name: getattr(style, name) for name in names}


def test_bars_are_the_rows_in_their_order_and_a_missing_value_is_no_zero() -> None:
    (chart,) = made(DRAWN)
    (series,) = chart.series
    assert chart.form == "barChartbar"
    assert series.values_at == "'データ'!$D$2:$D$6"
    assert series.names == ["青森県", "岩手県", "宮城県", "秋田県", "全国"]
    assert series.values == [0.8, 0.727, None, 0.8, 0.798]
    assert series.cached == {0: 0.8, 1: 0.727, 3: 0.8, 4: 0.798}
    assert series.points == {4: look.SECONDARY}  # the total is told apart
    assert series.colour == look.BASE_DARK


@pytest.mark.parametrize(
    ("lang", "title", "axis", "font", "about"),
    [
        (
            "ja",
            "年100時間超の割合\n模擬データ (simulated)",
            "割合（%）",
            "游ゴシック",
            "横棒グラフ：年100時間超の割合。模擬データ (simulated)。割合（%）：最小 岩手県 72.7、最大 80.0",
        ),
        (
            "en",
            "share over 100 hours\n模擬データ (simulated)",
            "share over (%)",
            "Arial",
            "bar chart: share over 100 hours. 模擬データ (simulated). share over (%): lowest 岩手県 72.7, highest 80.0",
        ),
    ],
)
def test_title_axis_and_alternative_text_say_what_is_drawn(
    lang: str, title: str, axis: str, font: str, about: str
) -> None:
    (chart,) = made(replace(DRAWN, simulated=True), lang)
    assert (chart.title, chart.about, chart.fonts) == (title, about, {font})
    assert axis in chart.axes


def test_totals_are_left_out_where_the_query_does_not_ask_for_them_wherever_they_stand() -> None:
    plot = replace(BARS, totals=False)
    (chart,) = made(replace(DRAWN, plots=(plot,), totals=frozenset({1, 4})))
    assert chart.series[0].values_at == "('データ'!$D$2,'データ'!$D$4:$D$5)"
    assert chart.series[0].names == ["青森県", "宮城県", "秋田県"]


def test_what_is_drawn_is_what_is_printed() -> None:
    detail = tuple(replace(c, detail=c.name == "share_over") for c in DRAWN.columns)
    assert made(replace(DRAWN, columns=detail)) == []
    mean = Plot("bars", ("group_name",), ("mean_hours",))
    (chart,) = made(replace(DRAWN, columns=detail, plots=(replace(BARS, otherwise=mean),)))
    assert chart.series[0].name == "平均"
    assert made(choose(DRAWN, Choice(columns="group_name,mean_hours"))) == []


def test_a_shortage_stands_out_and_needs_stand_beside_what_there_is() -> None:
    gap, both = Plot("gap", ("name",), ("gap",)), Plot("bars", ("name",), ("need", "have"))
    first, second = made(table(("a", "x", -3.0, 5, 2), ("b", "y", 4.0, 1, 5), plots=(gap, both)))
    assert (first.series[0].values, first.series[0].points) == ([-3, 4], {0: look.HIGHLIGHT})
    assert [(s.name, s.values) for s in second.series] == [("需要", [5, 1]), ("供給", [2, 5])]
    assert second.axes.count("万人") == 1
    assert len({s.colour for s in second.series}) == 2


def test_names_of_two_columns_stand_together_beside_the_chart_and_are_not_printed() -> None:
    plot = Plot("bars", ("name",), ("gap",), otherwise=Plot("bars", ("place", "name"), ("gap",)))
    content = render(
        table(("東京都", "府中市", 1.0, 1, 2), ("広島県", "府中市", 2.0, 1, 2), plots=(plot,)), "xlsx", Rendering()
    )
    (chart,) = charts(content)
    assert chart.series[0].names == ["東京都 府中市", "広島県 府中市"]
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    beside = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "広島県 府中市")
    last_printed = openpyxl.utils.range_boundaries(sheet.print_area.split("!")[1].replace("$", ""))[2]
    assert beside.column > last_printed


def test_a_name_that_two_rows_share_and_a_list_too_long_for_a_page_are_not_drawn() -> None:
    plot = Plot("bars", ("name",), ("gap",))
    assert made(table(("東京都", "府中市", 1.0, 1, 2), ("広島県", "府中市", 2.0, 1, 2), plots=(plot,))) == []
    assert len(made(table(*(("a", f"n{n}", 1.0, 1, 2) for n in range(47)), plots=(plot,)))) == 1
    assert made(table(*(("a", f"n{n}", 1.0, 1, 2) for n in range(60)), plots=(plot,))) == []
    assert made(table(("a", "x", 1.0, 1, 2), plots=(plot,))) == []


def test_rows_of_several_units_share_no_axis() -> None:
    columns = (
        Column("name", "text", same("name")),
        Column("value", "number", same("value")),
        Column("unit", "text", same("unit")),
    )
    plot = Plot("bars", ("name",), ("value",))
    one = Result("u", same("u"), columns, (("a", 1.0, "人"), ("b", 2.0, "人")), plots=(plot,))
    assert len(made(one)) == 1
    assert made(replace(one, rows=(("a", 1.0, "人"), ("b", 2.0, "円")))) == []


def test_a_distribution_tells_apart_what_is_over_undecidable_and_not_over() -> None:
    columns = (
        Column("up_to", "number", Label("以下", "up to"), unit="h/年"),
        *(Column(n, "integer", same(n), unit="団体") for n in ("over", "undecidable", "not_over")),
    )
    plot = Plot("histogram", ("up_to",), ("over", "undecidable", "not_over"))
    (chart,) = made(Result("h", same("h"), columns, ((100.0, 0, 1, 2), (110.0, 3, 0, 0)), plots=(plot,)))
    assert chart.form == "barChartcol"
    assert [s.colour for s in chart.series] == [look.HIGHLIGHT, look.UNDECIDABLE, look.BASE]
    assert [s.values for s in chart.series] == [[0, 3], [1, 0], [2, 0]]
    assert chart.series[0].names == [100, 110]
    assert "以下（時間／年）" in chart.axes


def test_one_row_is_drawn_as_parts_of_a_whole_and_several_years_as_a_line() -> None:
    columns = (
        Column("fiscal_year", "integer", Label("年度", "fiscal year")),
        Column("share", "number", Label("割合", "share"), percent=True),
        *(Column(n, "integer", same(n), unit="団体") for n in ("over", "not_over")),
    )
    plot = Plot("line", ("fiscal_year",), ("share",), otherwise=Plot("parts", (), ("over", "not_over")))
    one = Result("p", same("p"), columns, ((2024, 0.25, 1, 3),), plots=(plot,))
    (parts,) = made(one)
    assert [(s.name, s.values) for s in parts.series] == [("over", [1]), ("not_over", [3])]
    (line,) = made(replace(one, rows=((2023, 0.5, 2, 2), (2024, 0.25, 1, 3))))
    assert (line.form, line.series[0].names, line.series[0].values) == ("lineChart", [2023, 2024], [0.5, 0.25])


def test_a_chart_stands_below_its_table_on_one_page_or_on_a_page_of_its_own() -> None:
    plot = Plot("bars", ("name",), ("gap",))
    few, many = (table(*(("a", f"n{n}", 1.0, 1, 2) for n in range(rows)), plots=(plot,)) for rows in (5, 47))
    short, long = (openpyxl.load_workbook(BytesIO(render(r, "xlsx", Rendering()))) for r in (few, many))
    assert short.sheetnames == ["表", "データ", "定義", "出典"]
    assert long.sheetnames == ["表", "図", "データ", "定義", "出典"]
    (chart,) = short["表"]._charts
    last = openpyxl.utils.range_boundaries(short["表"].print_area.split("!")[1].replace("$", ""))[3]
    assert 7 < chart.anchor._from.row < chart.anchor.to.row < last
    assert long["図"]._charts
    assert int(long["図"].page_setup.paperSize) == 9
