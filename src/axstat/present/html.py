"""HTML: one file, no network, an accessible table; everything from outside is escaped."""

from __future__ import annotations

from html import escape

from axstat.model.results import Result
from axstat.present.formats import Rendering
from axstat.present.page import Cell, page_of
from axstat.present.wording import is_right_aligned, value_text

_STYLE = """
body { font-family: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif; margin: 2rem; color: #222; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 1.15rem; padding-bottom: .6rem; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #444; }
.n { text-align: right; }
.total { font-weight: bold; border-top: 1px solid #444; }
caption p { font-weight: normal; font-size: .9rem; margin: .3rem 0 0; }
.mark { display: inline-block; background: #fff2cc; border: 1px solid #b58900; padding: .1rem .5rem; }
footer { margin-top: 1rem; font-size: .85rem; color: #444; }
@media print { body { margin: 0; } }
"""


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return a complete HTML page, with a table for the result and each of its parts."""
    title = escape(result.title.text(how.lang))
    tables = "".join(_table(one, how) for one in (result, *result.parts))
    return (
        f'<!doctype html>\n<html lang="{how.lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{tables}</body>\n</html>\n"
    ).encode()


def _table(result: Result, how: Rendering) -> str:
    page = page_of(result, how.lang)
    title = escape(page.title)
    mark = f' <span class="mark">{page.mark}</span>' if page.mark else ""
    above = "".join(f"<p>{escape(line)}</p>" for line in page.above)
    rows = list(page.cells())
    right = [is_right_aligned(column) for _, column in rows[0]] if rows else [is_right_aligned(c) for c in page.columns]
    head = "".join(_head(text, numbers) for text, numbers in zip(page.headings, right, strict=True))
    body = "\n".join(_row(row, number in page.totals, how) for number, row in enumerate(rows))
    foot = "".join(f"<p>{escape(remark)}</p>" for remark in page.remarks)
    return (
        f"<table>\n<caption>{title}{mark}{above}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n<footer>{foot}</footer>\n"
    )


def _head(text: str, right: bool) -> str:
    return f'<th scope="col"{_align(right)}>{escape(text)}</th>'


def _row(row: list[Cell], total: bool, how: Rendering) -> str:
    cells = [
        f"<td{_align(is_right_aligned(column))}>{escape(value_text(value, column, how.lang))}</td>"
        for value, column in row
    ]
    mark = ' class="total"' if total else ""
    return f"<tr{mark}>{''.join(cells)}</tr>"


def _align(right: bool) -> str:
    return ' class="n"' if right else ""
