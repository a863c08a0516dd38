"""A paper written in Markdown is set as it reads: words, numbers, tables, pictures, or a line that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.errors import UsageError
from axstat.papers.blocks import Block, Heading, PageBreak, Paragraph, Picture, Span, Still, Table, plain
from axstat.papers.markdown import in_slides, read_paper

GAP = "axstat:labour_gap_by_occupation/gap_10k?where.category=現場人材"


def blocks(text: str, path: Path = Path("paper.md")) -> list[Block]:
    return list(read_paper(text, path, "ja").blocks)


def test_numbers_keep_their_address_as_it_is_written() -> None:
    (paragraph,) = blocks(f"現場人材が[260万人]({GAP})不足する。")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == (Span("現場人材が"), Span("260万人", GAP), Span("不足する。"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("現場人材が\n不足する", "現場人材が不足する"),
        ("field workers\nare short", "field workers are short"),
        ("AIを\nuse", "AIをuse"),
        (f"現場人材が\n[260万人]({GAP})", "現場人材が260万人"),
        ("**太字**と*斜体*と`code`", "太字と斜体とcode"),
        ("1 < 2 & 3", "1 < 2 & 3"),
    ],
)
def test_a_line_ends_without_a_space_between_japanese_words(text: str, read: str) -> None:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == read


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("注：平均は単純平均。", "note"),
        ("注1　対象は市区町村。", "note"),
        ("（注）対象は市区町村。", "note"),
        ("※ 見込みを含む。", "note"),
        ("Note 1: areas count equally.", "note"),
        ("出典：総務省「調査」", "source"),
        ("資料：総務省", "source"),
        ("Source: MIC", "source"),
        ("**模擬データ (simulated)**", "mark"),
        ("注目されるのは町である。", "body"),
        ("資料を集めた。", "body"),
        ("本文", "body"),
    ],
)
def test_notes_sources_and_the_mark_are_known_by_how_they_begin(text: str, role: str) -> None:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.role == role


def test_a_caption_before_a_table_is_the_tables_with_the_authors_number() -> None:
    (table,) = blocks("表1-2　職種別の過不足\n\n| 職種 | 過不足（万人） |\n|---|---:|\n| 現場人材 | △260 |\n")
    assert isinstance(table, Table)
    assert (table.number, table.caption) == ("表1-2", "職種別の過不足")
    assert [(column.heading, column.right) for column in table.columns] == [("職種", False), ("過不足（万人）", True)]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["現場人材", "△260"]]


def test_a_sentence_before_a_table_stays_a_sentence() -> None:
    first, table = blocks("表1のとおりである。\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert table.caption == ""


def test_lists_keep_their_numbers_and_depth() -> None:
    items = blocks("- 一つ目\n  - その中\n- 二つ目\n\n3. 三番\n4. 四番\n")
    assert [plain(item.text) for item in items if isinstance(item, Paragraph) and item.role == "item"] == [
        "一つ目",
        "　その中",
        "二つ目",
        "3. 三番",
        "4. 四番",
    ]


def test_a_picture_has_its_true_size_and_the_alt_text_beside_it(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (600, 300)).save(tmp_path / "a.png", dpi=(300, 300))
    (tmp_path / "a.png.alt.txt").write_text("図：棒グラフ\n", encoding="utf-8")
    (picture,) = blocks("![図3　推移](a.png)", tmp_path / "paper.md")
    assert isinstance(picture, Picture)
    assert isinstance(picture.drawing, Still)
    assert (picture.number, plain(picture.caption), picture.alt) == ("図3", "推移", "図：棒グラフ")
    assert (picture.drawing.width, picture.drawing.height) == (50.8, 25.4)  # two inches by one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("本文\n\n<table></table>", "paper.md:3"),
        ("本文<br>", "paper.md:1"),
        ("\n![図1　推移](無い.png)", "paper.md:2"),
        ("![図1　推移](paper.svg)", "paper.svg"),
    ],
)
def test_what_cannot_be_set_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "paper.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        blocks(text, tmp_path / "paper.md")
    assert said in refused.value.text("ja")


def test_a_comment_is_no_part_of_a_paper() -> None:
    assert blocks("<!-- 下書き -->\n") == []


def test_slides_begin_at_headings_unless_the_author_broke_the_pages() -> None:
    paper = read_paper("# 題\n\n## 1　章\n\n本文\n\n## 2　章\n\n本文\n", Path("p.md"), "ja")
    assert [type(block) for block in in_slides(paper).blocks] == [
        Heading,
        Heading,
        Paragraph,
        PageBreak,
        Heading,
        Paragraph,
    ]
    broken = read_paper("# 題\n\n本文\n\n---\n\n## 1　章\n\n## 2　章\n", Path("p.md"), "ja")
    assert in_slides(broken) == broken
