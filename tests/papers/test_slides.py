"""A paper as slides: one a page, true titles, tables and alt texts, links in the colour of text."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from axstat.charts import alt_text
from axstat.papers import Paper, render
from axstat.papers.results import chart_blocks
from tests.papers.sample import ROBOTS, picture, sample


@pytest.fixture(scope="module")
def written() -> bytes:
    return render(sample(simulated=True), "pptx")


def test_each_page_is_a_slide_of_16_to_9_with_a_title(written: bytes) -> None:
    show: Any = Presentation(BytesIO(written))
    assert (round(show.slide_width.mm, 3), round(show.slide_height.mm, 3)) == (254, 142.875)
    assert [slide.shapes.title.text_frame.text for slide in show.slides] == ["2040年の労働需給", "図"]


def test_all_that_the_paper_says_is_on_the_slides_within_their_edges(written: bytes) -> None:
    show: Any = Presentation(BytesIO(written))
    slide = show.slides[0]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert any("339万人不足する。" in text and "事務職は437万人の余剰。" in text for text in texts)
    assert any(text == "注：供給－需要。" for text in texts)
    assert "模擬データ (simulated)" in texts
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[2].cells] == ["AI・ロボット等利活用人材", "-339"]
    for page in show.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= show.slide_width + 1
            assert shape.top + shape.height <= show.slide_height + 1


def test_a_bare_chart_fills_its_slide_at_true_size_and_its_title_is_the_slides() -> None:
    drawing: Any = picture("slide").drawing
    show: Any = Presentation(BytesIO(render(Paper("図", "ja", chart_blocks(replace(drawing, number="図1-2"))), "pptx")))
    (slide,) = show.slides
    (shape,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert slide.shapes.title.text_frame.text == f"図1-2　{drawing.title}"
    assert shape._element.nvPicPr.cNvPr.get("descr") == alt_text(replace(drawing, number="図1-2"))
    assert round(shape.width.mm) == 254
    assert any(drawing.source_line in one.text_frame.text for one in slide.shapes if one.has_text_frame)


def test_links_have_the_colour_of_text(written: bytes) -> None:
    archive = ZipFile(BytesIO(written))
    theme = archive.read("ppt/theme/theme1.xml").decode()
    assert re.findall(r'<a:(?:hlink|folHlink)><a:srgbClr val="(\w+)"', theme) == ["1F2A33", "1F2A33"]
    slide = archive.read("ppt/slides/slide1.xml").decode()
    assert slide.count("<a:hlinkClick ") == slide.count("hlinkClr") == 6
    assert 'typeface="游ゴシック"' in slide


def test_the_same_paper_has_the_same_bytes_and_no_day(written: bytes) -> None:
    assert written == render(sample(simulated=True), "pptx")
    archive = ZipFile(BytesIO(written))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms:created" not in archive.read("docProps/core.xml")
    assert ROBOTS.startswith("axstat:")
