"""The chart kinds: from a query's result to what the chart says. Pure: no fonts, no files, no matplotlib."""

from __future__ import annotations
