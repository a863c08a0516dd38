"""Every .xlsx test runs three times: rows read in bulk, in bulk in two parts, and event by event."""

from __future__ import annotations

import pytest

from axstat.workbook.xlsx import sheet
from tests.workbook.halving import cut_at


@pytest.fixture(params=["in bulk", "in two parts", "event by event"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose how sheets are read, whatever their size."""
    if request.param == "in two parts":
        cut_at(monkeypatch, 0.6)
    monkeypatch.setattr(sheet, "_SMALL", 1 << 60 if request.param == "event by event" else -1)
    return str(request.param)
