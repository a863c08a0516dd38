"""Markdown: title, a table that any renderer reads, notes and sources."""

from __future__ import annotations

from axstat.model.results import Result
from axstat.present.formats import Rendering
from axstat.present.wording import SIMULATED, heading, is_right_aligned, note_lines, source_lines, value_text


def render(result: Result, fmt: str, how: Rendering) -> bytes:  # noqa: ARG001  one signature for all formats
    """Return the result as a Markdown section."""
    title = result.title.text(how.lang) + (f" — {SIMULATED}" if result.simulated else "")
    lines = [f"### {_escape(title)}", ""]
    lines.append(_row([heading(column, how.lang) for column in result.columns]))
    lines.append("|" + "|".join("---:" if is_right_aligned(c) else "---" for c in result.columns) + "|")
    for record in result.rows:
        lines.append(_row([value_text(v, c, how.lang) for v, c in zip(record, result.columns, strict=True)]))
    remarks = [*note_lines(result, how.lang), *source_lines(result, how.lang)]
    if remarks:
        lines += ["", *(f"- {_escape(remark)}" for remark in remarks)]
    return ("\n".join(lines) + "\n").encode()


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(_escape(text) for text in texts) + " |"


def _escape(text: str) -> str:
    for character in "\\|`*_<>[]":
        text = text.replace(character, "\\" + character)
    return text
