"""Every .xlsx test runs twice: rows read in bulk, and event by event."""

from __future__ import annotations

import pytest

from axstat.workbook.xlsx import sheet


@pytest.fixture(params=["in bulk", "event by event"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose how sheets are read, whatever their size."""
    monkeypatch.setattr(sheet, "_SMALL", -1 if request.param == "in bulk" else 1 << 60)
    return str(request.param)
