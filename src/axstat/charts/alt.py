"""The alt text of a chart: what a reader who does not see it needs; and a page that shows a folder of charts."""

from __future__ import annotations

import html
from collections.abc import Sequence

from axstat.charts import wording
from axstat.charts.drawing import Drawing
from axstat.charts.registry import find_kind
from axstat.charts.style import GRID, INK, SECONDARY
from axstat.model.text import Lang
from axstat.model.wording import SIMULATED


def marked_title(drawing: Drawing) -> str:
    """Return the title as a file carries it: simulated figures are called so there too."""
    return f"{SIMULATED} {drawing.heading}" if drawing.simulated else drawing.heading


def alt_text(drawing: Drawing) -> str:
    """Return kind, message, measure, the main values, notes and source as one paragraph."""
    kind = find_kind(drawing.kind).title.text(drawing.lang)
    stop, colon = ("。", "：") if drawing.lang == "ja" else (". ", ": ")
    parts = [f"{SIMULATED}{colon}"] if drawing.simulated else []
    parts.append(f"図（{kind}）：" if drawing.lang == "ja" else f"Chart ({kind}): ")
    sentences = (drawing.heading, drawing.subtitle, drawing.summary, *drawing.notes, drawing.source_line)
    parts += [wording.sentence(text.rstrip("。. "), drawing.lang) + stop for text in sentences if text]
    return "".join(parts).strip()


def contact_sheet(drawings: Sequence[Drawing], *, lang: Lang = "ja") -> bytes:
    """Return one HTML page that shows `KIND.svg` of every drawing beside it; it needs no network."""
    title = "図の一覧" if lang == "ja" else "Charts"
    figures = "\n".join(_figure(drawing) for drawing in drawings)
    mark = f"<p><strong>{SIMULATED}</strong></p>" if any(drawing.simulated for drawing in drawings) else ""
    page = f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ color: {INK}; font-family: sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem }}
main {{ display: grid; gap: 2rem; grid-template-columns: repeat(auto-fill, minmax(28rem, 1fr)) }}
figure {{ border-top: 1px solid {GRID}; margin: 0; padding-top: .5rem }}
figcaption {{ color: {SECONDARY}; font-size: .85rem }}
img {{ max-width: 100% }}
</style>
</head>
<body>
<h1>{title}</h1>
{mark}
<main>
{figures}
</main>
</body>
</html>
"""
    return page.encode()


def _figure(drawing: Drawing) -> str:
    file = html.escape(f"{drawing.kind}.svg")
    alt = html.escape(alt_text(drawing), quote=True)
    caption = html.escape(drawing.kind)
    return f'<figure><a href="{file}"><img src="{file}" alt="{alt}"></a><figcaption>{caption}</figcaption></figure>'
