"""axstat: Japanese official statistics from the ministry's workbook to the printed number, and back."""

from __future__ import annotations

__version__ = "0.1.0"
