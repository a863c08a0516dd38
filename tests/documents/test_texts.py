"""Markdown and HTML as the checker reads them: what is text, what is linked, and where each character stands."""

from __future__ import annotations

import pytest

from axstat.documents.address import Address, read_address
from axstat.documents.html import read_html
from axstat.documents.markdown import read_markdown
from axstat.documents.model import Change, Document
from axstat.errors import UsageError

ADDRESS = "axstat:overtime_share/share_over?year=2024"


def links(document: Document) -> list[tuple[str, str]]:
    return [(p.text[link.start : link.end], link.address) for p in document.paragraphs for link in p.links]


def markdown(text: str) -> Document:
    return read_markdown("a.md", text.encode())


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        (f"割合は[61.0％]({ADDRESS})。", "61.0％"),
        (f"割合は[**61.0**％]({ADDRESS} '題')。", "61.0％"),
        (f"割合は[61.0％](<{ADDRESS}>)。", "61.0％"),
        (f"割合は[61.0％][r]。\n\n[r]: {ADDRESS}", "61.0％"),
        (f"割合は[r][]。\n\n[R]: {ADDRESS}", "r"),
        (f"割合は[&#9651;61&percnt;]({ADDRESS})。", "△61%"),
        (f"# [61.0％]({ADDRESS})", "61.0％"),
        (f"- 項目 [61.0％]({ADDRESS})", "61.0％"),
        (f"> 引用 [61.0％]({ADDRESS})", "61.0％"),
        (f"文[^1]\n\n[^1]: 注 [61.0％]({ADDRESS})", "61.0％"),
        (f"| a | b |\n|---|---|\n| x | [61.0％]({ADDRESS}) |", "61.0％"),
        (f'<a href="{ADDRESS}">61.0％</a>である', "61.0％"),
        (f"[![図](a.png)]({ADDRESS})", "\ufffc"),
        (f"[1\\,722\\%]({ADDRESS})", "1,722%"),
        (f"行をまたぐ[61.0\n％]({ADDRESS})", "61.0 ％"),
    ],
)
def test_a_link_of_markdown_is_found(text: str, linked: str) -> None:
    assert links(markdown(text)) == [(linked, ADDRESS)]
    assert markdown(text).stray == ()


@pytest.mark.parametrize(
    "text",
    [
        f"`[61.0％]({ADDRESS})`",
        f"```\n[61.0％]({ADDRESS})\n```",
        f"<!-- [61.0％]({ADDRESS}) -->",
        "[61.0％](https://example.jp/)",
        f"---\nlink: {ADDRESS}\n---\n",
    ],
)
def test_code_comments_and_other_links_are_none(text: str) -> None:
    assert links(markdown(text)) == []
    assert markdown(text).stray == ()


@pytest.mark.parametrize(
    "text",
    [f"[61.0％]({ADDRESS}&where.name=a b)", f"[61.0％] ({ADDRESS})", f"61.0％（{ADDRESS}）", f"[61.0％]({ADDRESS}"],
)
def test_an_address_in_no_link_is_not_passed_over(text: str) -> None:
    document = markdown(text)
    assert links(document) == []
    assert [at["line"] for at in document.stray] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 3000 + "1" + f"]({ADDRESS})" * 3000,
        f'<a href="{ADDRESS}">' * 3000 + "1" + "</a>" * 3000,
        "*" * 5000 + "`" * 5000 + "1",
        "|" * 3000 + "\n|-|\n" + "|1" * 3000,
        "> " * 3000 + "1団体",
        "1," * 20000,
        "あ" * 50000 + "1団体",
        "a-" * 20000 + "1団体",
        "1団体が、" * 5000,
        "（" * 5000 + "1団体" + "）" * 5000,
        "約" * 20000 + "△" * 20000 + "1団体",
        "〇" * 20000 + "一二三" * 5000,
    ],
)
def test_texts_made_to_break_a_reader_are_read(text: str) -> None:
    from axstat.values.printed.reading import read_numbers

    for paragraph in markdown(text).paragraphs:
        read_numbers(paragraph.text)


def test_every_character_knows_its_place_and_the_rest_of_the_file_stays() -> None:
    text = f"\ufeff# 題\r\n\r\n割合は[**６１．０**％]({ADDRESS})。  \r\n次の行\tと [x](y)\r\n"
    document = read_markdown("a.md", text.encode())
    place = next(i for i, p in enumerate(document.paragraphs) if p.links)
    paragraph = document.paragraphs[place]
    start = paragraph.text.index("６")
    assert document.writer.at(paragraph, start) == {"line": 3, "column": 7}
    changed = document.writer.rewritten([Change(place, start, start + 4, "７９．８")], document.paragraphs)
    assert changed.decode() == text.replace("６１．０", "７９．８")


def test_html_is_read_by_blocks_and_keeps_its_bytes() -> None:
    text = (
        "<!doctype html><html><head><title>題</title><style>p{margin:1}</style></head><body>\n"
        f'<h2>見出し 1</h2><p>割合は<a href="{ADDRESS}&amp;threshold=100"><b>61</b>.0&#37;</a>で、\n  <i>１</i>団体</p>'
        "<table><tr><th>区分<th>数<tr><td>計<td>3</table><script>var x = 5;</script><!-- 9 --></body></html>"
    )
    document = read_html("a.html", text.encode())
    assert [p.text.strip() for p in document.paragraphs] == [
        "見出し 1",
        "割合は61.0%で、１団体",
        "区分",
        "数",
        "計",
        "3",
    ]
    assert links(document) == [("61.0%", f"{ADDRESS}&threshold=100")]
    assert [[document.paragraphs[c or 0].text for c in row] for row in document.tables[0].cells] == [
        ["区分", "数"],
        ["計", "3"],
    ]
    one = document.paragraphs[1]
    assert not document.writer.can_replace(one, one.text.index("6"), one.text.index("%"))  # a mark lies between
    changed = document.writer.rewritten([Change(5, 0, 1, "4")], document.paragraphs)
    assert changed.decode() == text.replace("<td>3<", "<td>4<")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_texts_of_several_codings_are_written_as_they_were_read(coding: str) -> None:
    content = f"割合は[61.0％]({ADDRESS})".encode(coding)
    document = read_markdown("a.md", content)
    assert links(document) == [("61.0％", ADDRESS)]
    place = document.paragraphs[0].text.index("6")
    changed = document.writer.rewritten([Change(0, place, place + 4, "79.8")], document.paragraphs)
    assert changed == content.decode(coding).replace("61.0", "79.8").encode(coding)


def test_an_address_says_query_column_parameters_and_row() -> None:
    written = "axstat:labour_gap_by_occupation/gap_10k?edition=2026-01&where.category=AI%E3%83%BB%E3%83%AD%E3%83%9C"
    address = read_address(written)
    assert address == Address("labour_gap_by_occupation", "gap_10k", {"edition": "2026-01"}, {"category": "AI・ロボ"})
    assert read_address(address.written()) == address
    odd = Address("q", "c", {"a": "x y&z=(1)+%"}, {"列": "[値]"})
    assert read_address(odd.written()) == odd
    assert not set(" ()[]<>") & set(odd.written())


@pytest.mark.parametrize(
    "target", ["axstat:", "axstat:q", "axstat:q/", "axstat:q/c/d", "axstat:q/c?x", "axstat:q/c?a=1&a=2", "axstat://q/c"]
)
def test_an_address_that_is_none_is_refused(target: str) -> None:
    with pytest.raises(UsageError):
        read_address(target)
