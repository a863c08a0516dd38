"""A range whose ends are linked apart is two numbers: 12.3％〜13.2％, each end with its own evidence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from axstat.documents.model import Paragraph
from axstat.values.lazy import Pattern

_TO = Pattern(r"\s*[〜~～∼–－-]\s*")


def ends_apart(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph in which a comma parts the ends of such a range, every other character at its place.

    Only where nothing but the mark stands between the links; a range inside one link stays one.
    """
    text = paragraph.text
    links = sorted(paragraph.links, key=lambda link: link.start)
    for one, other in pairwise(links):
        between = text[one.end : other.start]
        if between and _TO.fullmatch(between):
            text = f"{text[: one.end]}、{' ' * (len(between) - 1)}{text[other.start :]}"
    return paragraph if text == paragraph.text else replace(paragraph, text=text)
