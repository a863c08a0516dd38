"""Every message of axstat, in both languages: one entry each, by subject.

A catalogue of our own, not gettext. Both keep texts out of the code; gettext brings translators' tools and plural
rules for every language. But its key is the English sentence, so that a message cannot be told by a stable id; its
compiled files must be built and shipped; a missing translation falls back to English in silence, which is exactly
what a Japanese reader must not get; and it knows nothing of cells, labels and lists of names inside a message. Here a
message is one entry with both texts side by side: a test renders each in both languages with the fields that the code
gives, and docs/errors.md lists them.
"""

from __future__ import annotations

from importlib import import_module

from axstat.voice.template import Template

_NAMES = (
    "files", "parts", "table", "meaning", "checks", "declaring", "ingesting", "database", "queries", "headers",
    "outputs", "asking", "measures", "drawing", "mending", "exporting", "papers", "briefs", "screen", "scripting",
)  # fmt: skip
PARTS = tuple(import_module(f"{__name__}.{name}") for name in _NAMES)
"""The parts of the catalogue, in the order of a file's way."""

TEMPLATES: dict[str, Template] = {}
for _part in PARTS:
    _twice = TEMPLATES.keys() & _part.TEMPLATES.keys()
    if _twice:
        raise RuntimeError(f"messages are declared twice: {', '.join(sorted(_twice))}")
    TEMPLATES.update(_part.TEMPLATES)
