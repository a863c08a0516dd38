"""Sums of money as people type them: `20億`, `3億4,500万円`, `2,000,000,000`."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_SCALES = {"兆": 12, "億": 8, "千万": 7, "百万": 6, "万": 4, "千": 3, "": 0}
_PART = re.compile(r"(\d+(?:\.\d+)?)(兆|億|千万|百万|万|千|)")
_SUM = re.compile(rf"(?:{_PART.pattern})+円?")


def read_yen(text: str) -> float | None:
    """Return yen, None where the text is no sum of money or its parts do not grow smaller (`3万2億`)."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text).strip())
    if _SUM.fullmatch(plain) is None:
        return None
    parts = [(Decimal(number), _SCALES[scale]) for number, scale in _PART.findall(plain)]
    scales = [scale for _, scale in parts]
    if scales != sorted(set(scales), reverse=True):
        return None
    return float(sum(number * 10**scale for number, scale in parts))
