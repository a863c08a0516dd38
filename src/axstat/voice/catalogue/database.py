"""Messages."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {}
