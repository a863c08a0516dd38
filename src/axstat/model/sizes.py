"""Sizes as people write them in a variable: `8GiB`, `500 MB`, `1,000,000`."""

from __future__ import annotations

import re

from axstat.errors import UsageError

MIB = 1024**2
GIB = 1024**3
_SIZE = r"([0-9][0-9_,]*)\s*([KMG]?)(?:i?B)?"  # compiled when it is needed: every command loads this module
_FACTOR = {"": 1, "K": 1024, "M": MIB, "G": GIB}


def read_size(name: str, text: str, *, least: int = 1) -> int:
    """Return the number that the variable `name` holds; K, M and G are powers of 1024.

    Raises:
        UsageError: it is no whole number, or below `least`.
    """
    match = re.fullmatch(_SIZE, text, re.IGNORECASE)
    value = int(re.sub("[_,]", "", match[1])) * _FACTOR[match[2].upper()] if match else 0
    if value < 1:
        raise UsageError("no-size", variable=name, value=text)
    if value < least:
        raise UsageError("size-too-small", variable=name, value=text, least=shown_size(least))
    return value


def shown_size(size: int) -> str:
    """Return bytes in the largest unit that leaves a number of one or more: `1.5 GiB`, `64 MiB`, `1,000 B`."""
    for unit, word in ((GIB, "GiB"), (MIB, "MiB")):
        if size >= unit:
            return f"{size / unit:,.1f}".removesuffix(".0") + f" {word}"
    return f"{size:,} B"
