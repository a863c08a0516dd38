"""Frozen dataclasses that cross layer boundaries; no behaviour beyond what a value says of itself.

Everything else in axstat speaks in these words (docs/concepts/words.md). Nothing here reads, writes or imports
a library.
"""

from __future__ import annotations
