"""A paper with a block of every kind, of made-up figures: what each format is tested with."""

from __future__ import annotations

from axstat.charts import plan
from axstat.charts.drawing import Size
from axstat.model.text import Lang
from axstat.papers.blocks import (
    Beside,
    Block,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Span,
    Table,
    TableColumn,
    words,
)
from tests.charts.made_up import labour

ROBOTS = "axstat:labour_gap_by_occupation/gap_10k?where.category=AI・ロボット等利活用人材"
CLERKS = "axstat:labour_gap_by_occupation/gap_10k?where.category=事務職"
FIELD = "axstat:labour_gap_by_occupation/gap_10k?where.category=現場人材"
PROSE = (
    "経済産業省の推計では、2040年に「AI・ロボット等の利活用を担う人材」が足りなくなる一方で、"
    "事務職は余るとされる。これは（改訂版の）推計であり、ッ、ー、々などの行頭に置けない文字を含む文でも、"
    "折返しは日本語の組版の決まりに従う。"
)


def picture(size: Size = "a4-page", lang: Lang = "ja", caption: str = "") -> Picture:
    """Return the chart of the labour gap."""
    return Picture(plan("labour-gap", labour(), lang=lang, size=size), words(caption))


def sample(*, lang: Lang = "ja", simulated: bool = False, rows: int = 0, picture_size: Size = "a4-column") -> Paper:
    """Return a paper with every kind of block; `rows` are added to its table."""
    lead = Paragraph(
        (Span("2040年、AI・ロボット等利活用人材は"), Span("339万人", ROBOTS, bold=True), Span("不足する。")), "lead"
    )
    items = (
        Paragraph((Span("事務職は"), Span("437万人", CLERKS), Span("の余剰。")), "item"),
        Paragraph((Span("現場人材は"), Span("260万人", FIELD), Span("の不足。")), "item"),
    )
    figures = (
        (words("事務職"), (Span("+437", CLERKS),)),
        (words("AI・ロボット等利活用人材"), (Span("-339", ROBOTS),)),
        (words("現場人材"), (Span("-260", FIELD),)),
        *((words(f"第{n}の職業 <&> \"'#*_$"), words("－")) for n in range(rows)),
    )
    table = Table(
        (TableColumn("職業"), TableColumn("過不足", right=True, width=0.5)),
        figures,
        caption="職業別の過不足",
        unit="万人",
        totals=frozenset({2}),
        marked=frozenset({1}),
        notes=((Span("注：供給－需要。"),),),
    )
    blocks: tuple[Block, ...] = (
        Heading("2040年の労働需給", 1),
        lead,
        Heading("職業別"),
        *items,
        Paragraph(words(PROSE)),
        Beside((table,), (picture(picture_size, lang),), share=0.5),
        PageBreak(),
        Heading("図"),
        picture("a4-page", lang, "労働需給の差"),
        Paragraph(words("出典：経済産業省「2040年の就業構造推計（改訂版）」を加工して作成"), "source"),
        Paragraph(words("小さな字"), "small"),
    )
    return Paper("2040年の労働需給", lang, blocks, simulated)
