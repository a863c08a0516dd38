"""A paper as Word reads it: real tables, captions, fonts of both scripts, links that look like text, no dates."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from axstat.papers import render
from axstat.papers.blocks import Paper, Paragraph, Picture, Table, TableColumn, words
from tests.papers.sample import picture, sample


def opened(content: BytesIO) -> Any:
    return Document(content)


def part(content: bytes, name: str = "word/document.xml") -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


@pytest.fixture(scope="module")
def written() -> bytes:
    return render(sample(simulated=True, rows=3), "docx")


def test_headings_lists_and_captions_have_words_own_styles(written: bytes) -> None:
    document = opened(BytesIO(written))
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.text]
    assert ("Heading 1", "2040年の労働需給") in styles
    assert ("List Bullet", "事務職は437万人の余剰。") in styles
    assert ("Caption", "図　労働需給の差") in styles  # its number is a field, which python-docx does not read


def test_the_number_of_a_caption_is_a_field_that_counts_on(written: bytes) -> None:
    xml = part(written)
    assert re.findall(r'w:instr=" SEQ (\S+) \\\* ARABIC ".*?<w:t[^>]*>(\d)</w:t>', xml) == [("表", "1"), ("図", "1")]


def test_a_table_repeats_its_head_and_is_ruled_as_the_printed_sheet(written: bytes) -> None:
    xml = part(written)
    table = xml[xml.rindex("<w:tbl>", 0, xml.index("<w:tblHeader/>")) : xml.index("第0の職業")]
    head, *rows = re.findall(r"<w:tr>.*?</w:tr>", table)
    assert "<w:tblHeader/>" in head
    assert 'w:top w:val="single" w:sz="12"' in head
    assert 'w:bottom w:val="single" w:sz="4"' in head
    assert not any("<w:tblHeader/>" in row for row in rows)
    assert all("<w:cantSplit/>" in row for row in rows)
    assert '<w:jc w:val="right"/>' in rows[0]
    assert "<w:b/>" in rows[2], "a total is bold"
    assert '<w:bottom w:val="single" w:sz="12"' in re.findall(r"<w:tr>.*?</w:tr>", xml)[-1]


def test_each_style_names_a_font_for_both_scripts_and_none_of_the_theme(written: bytes) -> None:
    styles = part(written, "word/styles.xml")
    used = [style for style in re.findall(r"<w:style .*?</w:style>", styles, re.S) if "axstat" in style]
    assert len(used) == 5
    assert all('w:eastAsia="游ゴシック"' in style and 'w:ascii="Yu Gothic"' in style for style in used)
    for name in ("Heading1", "Caption", "Normal", "ListBullet"):
        style = re.search(rf'<w:style [^>]*w:styleId="{name}".*?</w:style>', styles, re.S)
        assert style is not None
        assert 'w:eastAsia="游ゴシック"' in style[0]
        assert "asciiTheme" not in style[0]
    assert 'w:eastAsia="ja-JP"' in styles


def test_links_look_like_text(written: bytes) -> None:
    xml = part(written)
    links = re.findall(r"<w:hyperlink .*?</w:hyperlink>", xml)
    assert len(links) == 6
    assert not any("rStyle" in link or "w:color" in link or "<w:u " in link for link in links)
    targets = part(written, "word/_rels/document.xml.rels")
    assert targets.count('Target="axstat:labour_gap_by_occupation/gap_10k?where.category=') == 3
    assert re.search(r'Target="axstat:[^"]*[^\x00-\x7f]', targets) is None


def test_a_chart_has_its_true_size_and_its_alt_text(written: bytes) -> None:
    document = opened(BytesIO(written))
    shapes = document.inline_shapes
    assert [round(shape.width.mm) for shape in shapes] == [84, 174]
    alts = [shape._inline.docPr.get("descr") for shape in shapes]
    assert alts == [picture("a4-column").alt, picture().alt]


def test_the_page_is_a4_and_says_the_mark_on_each(written: bytes) -> None:
    section = opened(BytesIO(written)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "模擬データ (simulated)" in section.header.paragraphs[0].text
    assert " PAGE " in section.footer._element.xml


def test_a_table_too_wide_for_the_page_lies_across() -> None:
    columns = tuple(TableColumn(f"列{n}の見出し", right=True) for n in range(16))
    table = Table(columns, (tuple(words("123,456,789") for _ in columns),))
    section = opened(BytesIO(render(Paper("題", "ja", (table,)), "docx"))).sections[0]
    assert round(section.page_width.mm) == 297


def test_it_names_no_day_and_has_the_same_bytes(written: bytes) -> None:
    assert written == render(sample(simulated=True, rows=3), "docx")
    archive = ZipFile(BytesIO(written))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert "dcterms" not in core.replace("xmlns:dcterms", "")
    assert "<dc:language>ja</dc:language>" in core
    assert not any("thumbnail" in name for name in archive.namelist())


def test_texts_are_escaped() -> None:
    text = "<w:p>&\"'"
    paper = Paper(text, "ja", (Paragraph(words(text)), Table((TableColumn(text),), ((words(text),),), caption=text)))
    document = opened(BytesIO(render(paper, "docx")))
    assert document.paragraphs[0].text == text
    assert document.tables[0].cell(1, 0).text == text


def test_a_slide_sized_chart_is_given_the_width_of_a_page_that_lies_across() -> None:
    shown: Picture = picture("slide")
    document = opened(BytesIO(render(Paper("図", "ja", (shown,)), "docx")))
    assert round(document.inline_shapes[0].width.mm) == 254
    assert round(document.sections[0].page_width.mm) == 297


_WIDEST_DIGIT = 0.64
"""Ems of a digit in the fonts that stand in where the reader's machine lacks those of the paper."""


def test_no_figure_name_or_date_is_broken_whatever_font_stands_in() -> None:
    heads = ("分類", "項目", "時点", "値", "単位", "備考", "模擬データ")
    columns = tuple(TableColumn(head, head == "値") for head in heads)
    row = ("その他の項目", "都道府県内順位（値のある指定都市）", "2020-10-01", "1,330,721", "時間／年",
           "人口 716,494（2025-01-01）", "模擬データ")  # fmt: skip
    content = render(Paper("表", "ja", (Table(columns, (tuple(words(cell) for cell in row),), "表", "", ""),)), "docx")
    xml = part(content)
    grid = [int(width) / 20 for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    (size,) = {int(found) / 2 for found in re.findall(r'<w:sz w:val="(\d+)"', xml[xml.index("<w:tblGrid>") :])}
    for place, text in ((0, row[0]), (2, row[2]), (3, row[3]), (4, row[4]), (6, row[6])):
        needed = sum(size * (_WIDEST_DIGIT if char.isascii() else 1) for char in text)
        assert grid[place] - 7 >= needed, text
    assert "2025</w:t><w:noBreakHyphen/>" in xml
