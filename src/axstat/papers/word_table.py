"""A table as Word has it: its head on each page, thick rules above and below, a thin one under the head."""

from __future__ import annotations

from collections.abc import Callable

from axstat.papers.blocks import Table, TableColumn, Text, words
from axstat.papers.fitting import Fit

Runs = Callable[..., str]
_THICK, _THIN, _HAIR = ("single", 12, "404040"), ("single", 4, "404040"), ("single", 2, "9AA5AE")
Rule = tuple[str, int, str]


def table_xml(table: Table, fitted: Fit, runs: Runs, names: str) -> str:
    """Return the XML of a table; `runs` writes a text with its links, `names` declares the namespaces."""
    twips = [round(width * 1440 / 25.4) for width in fitted.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = _row(
        [words(column.heading) for column in table.columns], table.columns, twips, fitted.size, runs,
        above=_THICK, below=_THIN, bold=True, fill="EDEDED", head=True,
    )  # fmt: skip
    rows = [
        _row(
            row, table.columns, twips, fitted.size, runs,
            above=_THIN if table.is_ruled(number) else _HAIR,
            below=_THICK if number == len(table.rows) - 1 else _HAIR,
            bold=table.is_bold(number), fill="FDF0E6" if number in table.marked else "",
        )
        for number, row in enumerate(table.rows)
    ]  # fmt: skip
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("left", 70), ("right", 70)))
    return (
        f'<w:tbl {names}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: list[Text] | tuple[Text, ...], columns: tuple[TableColumn, ...], widths: list[int], size: float, runs: Runs,
    *, above: Rule, below: Rule, bold: bool, fill: str, head: bool = False,
) -> str:  # fmt: skip
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    made = []
    for text, column, width in zip(cells, columns, widths, strict=True):
        borders = f"<w:tcBorders>{_rule('top', above)}{_rule('bottom', below)}</w:tcBorders>"
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        align = "center" if head else "right" if column.right else "left"
        spacing = f'<w:spacing w:before="20" w:after="20" w:line="{round(size * 1.4 * 20)}" w:lineRule="exact"/>'
        inner = runs(text, bold=bold, size=size)
        made.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}{shade}<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr>{"<w:keepNext/>" if head else ""}{spacing}<w:jc w:val="{align}"/></w:pPr>{inner}</w:p></w:tc>'
        )
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"


def _rule(side: str, rule: Rule) -> str:
    kind, size, colour = rule
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'
