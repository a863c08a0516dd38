"""A paper as HTML: one file, everything in it, every number a link that does not look like one."""

from __future__ import annotations

import re

import pytest

from axstat.charts import alt_text
from axstat.errors import UsageError
from axstat.papers import render
from axstat.papers.blocks import Heading, Paper, Paragraph, Span, Table, TableColumn, words
from tests.papers.sample import ROBOTS, picture, sample


def written(paper: Paper) -> str:
    return render(paper, "html").decode()


def test_it_needs_nothing_beside_it() -> None:
    page = written(sample())
    assert re.findall(r'(?:src|href)="(?!axstat:|data:)', page) == []
    assert "@import" not in page
    assert "url(" not in page


def test_each_number_is_a_link_without_the_look_of_one() -> None:
    page = written(sample())
    assert f'<b><a href="{ROBOTS}">339万人</a></b>不足する。' in page
    assert "a { color: inherit; text-decoration: none }" in page


def test_texts_are_escaped() -> None:
    text = "<script>&\"'"
    cell = (Span("1<2", 'axstat:q/c?a="b"&c=d'),)
    table = Table((TableColumn(text),), ((cell,),), caption=text, notes=(words(text),))
    page = written(Paper(text, "ja", (Heading(text, 1), Paragraph(words(text)), table)))
    assert "<script" not in page
    assert page.count("&lt;script&gt;&amp;&quot;&#x27;") == 6
    assert '<a href="axstat:q/c?a=&quot;b&quot;&amp;c=d">1&lt;2</a>' in page


def test_a_chart_is_in_the_page_with_its_alt_text() -> None:
    shown = picture("a4-page", "ja", "労働需給の差")
    page = written(Paper("図", "ja", (shown,)))
    assert f'alt="{alt_text(shown.drawing)}"' in page
    assert 'style="width: 174mm" src="data:image/svg+xml;base64,' in page
    assert "<figcaption>図1　労働需給の差</figcaption>" in page


def test_tables_are_numbered_and_say_their_unit_and_rules() -> None:
    page = written(sample())
    assert '<caption>表1　職業別の過不足<p class="unit">（単位：万人）</p></caption>' in page
    assert '<tr class="marked"><td>AI・ロボット等利活用人材</td>' in page
    assert '<tr class="total ruled"><td>現場人材</td>' in page
    assert "<caption>Table 1. " in written(sample(lang="en"))


def test_items_are_one_list() -> None:
    page = written(sample())
    assert page.count("<ul>") == page.count("</ul>") == 1
    assert page.count("<li>") == 2


def test_simulated_figures_are_called_so_under_the_title_once() -> None:
    assert '<p class="mark">模擬データ (simulated)</p>' in written(sample(simulated=True))
    assert "模擬データ" not in written(sample())
    own = Paper("題", "ja", (Heading("題", 1), Paragraph(words("模擬データです"), "mark")), simulated=True)
    assert written(own).count("模擬データ") == 1


def test_the_language_is_said() -> None:
    assert '<html lang="en">' in written(sample(lang="en"))


def test_the_same_paper_has_the_same_bytes() -> None:
    assert render(sample(), "html") == render(sample(), "html")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="odt"):
        render(sample(), "odt")
