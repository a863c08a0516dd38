"""HTML: one file, no network, an accessible table; everything from outside is escaped."""

from __future__ import annotations

from html import escape

from axstat.model.results import Result
from axstat.present.formats import Rendering
from axstat.present.wording import SIMULATED, heading, is_right_aligned, note_lines, source_lines, value_text

_STYLE = """
body { font-family: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", sans-serif; margin: 2rem; color: #222; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; font-size: 1.15rem; padding-bottom: .6rem; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #444; }
.n { text-align: right; }
.simulated { display: inline-block; background: #fff2cc; border: 1px solid #b58900; padding: .1rem .5rem; }
footer { margin-top: 1rem; font-size: .85rem; color: #444; }
@media print { body { margin: 0; } }
"""


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return a complete HTML page."""
    title = escape(result.title.text(how.lang))
    mark = f' <span class="simulated">{SIMULATED}</span>' if result.simulated else ""
    head = "".join(_head(heading(c, how.lang), is_right_aligned(c)) for c in result.columns)
    body = "\n".join(_row(result, record, how) for record in result.rows)
    remarks = [*note_lines(result, how.lang), *source_lines(result, how.lang)]
    foot = "".join(f"<p>{escape(remark)}</p>" for remark in remarks)
    return (
        f'<!doctype html>\n<html lang="{how.lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<table>\n<caption>{title}{mark}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n<footer>{foot}</footer>\n"
        "</body>\n</html>\n"
    ).encode()


def _head(text: str, right: bool) -> str:
    return f'<th scope="col"{_align(right)}>{escape(text)}</th>'


def _row(result: Result, record: tuple[object, ...], how: Rendering) -> str:
    cells = [
        f"<td{_align(is_right_aligned(column))}>{escape(value_text(value, column, how.lang))}</td>"  # type: ignore[arg-type]  # rows hold scalars
        for value, column in zip(record, result.columns, strict=True)
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _align(right: bool) -> str:
    return ' class="n"' if right else ""
