"""Every chart of simulated figures carries the mark: in the picture and in what the file says of itself."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from axstat.charts import alt_text, find_kind, kinds, paint, plan, preview
from axstat.charts.alt import marked_title
from axstat.charts.fonts import find_font
from axstat.charts.layout import lay_out
from axstat.charts.registry import Kind
from axstat.model.results import Result
from axstat.model.wording import SIMULATED
from tests.charts.made_up import MIC, area_row, drawn, everything, measure, overtime
from tests.charts.pdf_text import text_of


@pytest.fixture(scope="module")
def results() -> dict[str, tuple[Result, ...]]:
    return everything()


def as_simulated(results: tuple[Result, ...], *, simulated: bool) -> tuple[Result, ...]:
    return tuple(replace(result, simulated=simulated) for result in results)


@pytest.mark.parametrize("simulated", [True, False])
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_page_title_alt_text_table_and_preview_of_every_kind_say_so(
    kind: Kind, simulated: bool, results: dict[str, tuple[Result, ...]]
) -> None:
    drawing = drawn(kind, as_simulated(results[kind.name], simulated=simulated))

    assert (SIMULATED in [text.text for text in lay_out(drawing, find_font().measure).texts()]) is simulated
    assert marked_title(drawing).startswith(SIMULATED) is simulated
    assert (SIMULATED in alt_text(drawing)) is simulated
    assert drawing.table.simulated is simulated
    assert preview(drawing).startswith(SIMULATED) is simulated


@pytest.mark.parametrize("simulated", [True, False])
@pytest.mark.parametrize("name", ["overtime-distribution", "municipality-dots"])
def test_picture_and_metadata_of_every_format_say_so(
    name: str, simulated: bool, results: dict[str, tuple[Result, ...]]
) -> None:
    """A format is written from the page, the title and the alt text, whatever the kind."""
    drawing = drawn(find_kind(name), as_simulated(results[name], simulated=simulated))
    pdf, svg, png = (paint(drawing, fmt, dpi=40) for fmt in ("pdf", "svg", "png"))
    said = Image.open(BytesIO(png)).info

    assert (SIMULATED in text_of(pdf)) is simulated
    assert (SIMULATED.encode("utf-16-be").hex().upper() in info_of(pdf)) is simulated
    assert (f"<title>{SIMULATED}" in html.unescape(svg.decode())) is simulated
    assert [SIMULATED in said["Title"], SIMULATED in said["Description"]] == [simulated, simulated]


def info_of(pdf: bytes) -> str:
    """Return a PDF's texts outside its streams as hexadecimal letters."""

    plain = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8)]), pdf)
    plain = re.sub(rb"\\(.)", rb"\1", plain, flags=re.S)
    return plain.hex().upper() + plain.decode("latin-1").upper()


@pytest.mark.parametrize("size", ["a4-column", "a4-page", "slide"])
def test_the_mark_is_the_first_thing_on_the_page(size: Any) -> None:
    drawing = plan("overtime-distribution", overtime([area_row("336238", "奈義町", 120.0)], simulated=True), size=size)

    assert lay_out(drawing, find_font().measure).texts()[0].text == SIMULATED


SIMULATED_SOURCE = replace(MIC, source_id=9, sha256="9" * 64, title="模擬データ", simulated=True)


def test_the_sources_cited_are_those_of_the_rows_drawn() -> None:
    values = replace(
        overtime([area_row("336238", "奈義町", 120.0), area_row("331007", "岡山市", 90.0)]), sources=(MIC,)
    )
    other = replace(MIC, source_id=2, title="全市町村の主要財政指標", sha256="2" * 64)
    gone = replace(MIC, source_id=3, title="廃止された団体の指標", sha256="3" * 64)
    indicator = replace(
        measure([("336238", 0.3), ("331007", 0.8), ("999999", 2.0)]), sources=(other, gone, SIMULATED_SOURCE)
    )
    origins = [{"336238": frozenset({2}), "331007": frozenset({2}), "999999": frozenset({3, 9})}, {}]
    drawing = plan("overtime-scatter", (indicator, values), origins=origins)

    assert "全市町村の主要財政指標" in drawing.source_line
    assert "廃止された団体の指標" not in drawing.source_line
    assert [source.source_id for source in drawing.sources] == [1, 2]
    assert not drawing.simulated
    assert plan("overtime-scatter", (indicator, values)).simulated


def test_a_source_is_cited_by_publisher_and_title_and_by_its_file_only_where_it_has_none() -> None:
    rows = [area_row("336238", "奈義町", 120.0)]
    named = plan("overtime-distribution", replace(overtime(rows), sources=(MIC,)))
    nameless = plan("overtime-distribution", replace(overtime(rows), sources=(replace(MIC, title="", publisher=None),)))

    assert named.source_line == "出典：総務省「令和6年度地方公共団体の勤務条件等に関する調査」を加工して作成"
    assert nameless.source_line == "出典：overtime_2024.xlsxを加工して作成"
