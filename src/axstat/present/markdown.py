"""Markdown: title, a table that any renderer reads, notes and sources."""

from __future__ import annotations

from axstat.model.results import Result
from axstat.present.formats import Rendering
from axstat.present.page import page_of
from axstat.present.wording import is_right_aligned


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the result as a Markdown section; totals are bold."""
    page = page_of(result, how.lang)
    lines = [f"### {_escape(page.title)}" + (f" — {page.mark}" if page.mark else ""), ""]
    lines += [text for line in page.above for text in (_escape(line), "")]
    headings = page.headings
    right = [is_right_aligned(c) for c in page.columns] if len(headings) == len(page.columns) else [False, False]
    lines.append(_row([_escape(text) for text in headings]))
    lines.append("|" + "|".join("---:" if numbers else "---" for numbers in right) + "|")
    for number, texts in enumerate(page.texts()):
        escaped = [_escape(text) for text in texts]
        lines.append(_row([f"**{text}**" if text else "" for text in escaped] if number in page.totals else escaped))
    if page.remarks:
        lines += ["", *(f"- {_escape(remark)}" for remark in page.remarks)]
    return ("\n".join(lines) + "\n").encode()


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _escape(text: str) -> str:
    for character in "\\|`*_<>[]":
        text = text.replace(character, "\\" + character)
    return text
