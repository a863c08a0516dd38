"""The terminal preview: within its width, aligned by terminal columns, and with the same numbers as the chart."""

from __future__ import annotations

import pytest

from axstat.charts import kinds, plan, preview
from axstat.charts.registry import Kind
from axstat.model.text import Lang
from axstat.voice.typeset import display_width
from tests.charts.made_up import area_row, drawn, everything, labour, overtime


@pytest.fixture(scope="module")
def results() -> dict[str, object]:
    return dict(everything())


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_no_line_is_wider_than_asked(kind: Kind, width: int, lang: Lang, results: dict[str, object]) -> None:
    text = preview(drawn(kind, results[kind.name], lang=lang), width)  # type: ignore[arg-type]
    widest = 70 if kind.name in ("tiles", "prefecture-tiles") else width

    assert max(display_width(line) for line in text.splitlines()) <= max(width, widest)


def test_labour_gap_in_the_terminal() -> None:
    lines = preview(plan("labour-gap", labour()), 64).splitlines()

    assert lines[lines.index("") + 1 :][:5] == [
        "                                   ← 不足 余剰 →",
        "事務職                                   │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ +437",
        "専門職                       −181 ███████│",
        "  うちAI・ロボット等… −339 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓│",
        "現場人材                 −260 ███████████│",
    ]


def test_bars_start_in_one_column_whatever_the_names() -> None:
    rows = [area_row("336238", "奈義町", 300.0), area_row("082082", "龍ケ崎市", 200.0, prefecture="茨城県")]
    lines = preview(plan("overtime-ranking", overtime(rows)), 80).splitlines()
    bars = [line for line in lines if "位 " in line]

    assert len({display_width(line[: min(line.index(c) for c in "█▒" if c in line)]) for line in bars}) == 1


def test_a_simulated_chart_says_so_first() -> None:
    text = preview(plan("overtime-ranking", overtime([area_row("336238", "奈義町", 300.0)], simulated=True)))

    assert text.startswith("模擬データ (simulated)\n")
