"""Numbers, marks, periods and units from Japanese text: pure functions that never raise on any text.

A text with more than one possible reading is never read: it comes back unparsed, its words kept by the caller.
"""

from __future__ import annotations
