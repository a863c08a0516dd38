"""What axstat says, in Japanese and English: labels, findings, and the catalogue of messages."""

from __future__ import annotations

from axstat.voice.finding import SEVERITIES, Finding, Remedy, Severity, found, said
from axstat.voice.label import Label, Lang, same
from axstat.voice.template import Said, Some, number, some

__all__ = [
    "SEVERITIES", "Finding", "Label", "Lang", "Remedy", "Said", "Severity", "Some", "found", "number", "said", "same",
    "some",
]  # fmt: skip
