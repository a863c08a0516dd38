"""Reads .xlsx and .xlsm (ECMA-376, transitional and strict) from their zip and XML, losing nothing a cell holds.

`book.read_xlsx` is the entry; XML entities are refused and every part is read within the limits.
"""

from __future__ import annotations
