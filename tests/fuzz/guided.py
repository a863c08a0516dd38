"""A coverage-guided run of the value and text readers by atheris; by hand (docs/concepts/safety.md has a record).

python -m venv guided && guided/bin/pip install atheris
PYTHONPATH=src:. guided/bin/python -m tests.fuzz.guided values -max_total_time=150
PYTHONPATH=src:. guided/bin/python -m tests.fuzz.guided text -max_total_time=150
"""

from __future__ import annotations

import math
import sys

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # installed for a run only

with atheris.instrument_imports():
    from axstat.errors import AxstatError
    from axstat.model.cells import CellKind, SourceFile
    from axstat.model.values import Status
    from axstat.values.numbers import read_value
    from axstat.values.periods import find_periods, find_periods_in_file_name, read_period
    from axstat.values.text import clean, fold_label
    from axstat.values.units import read_unit
    from axstat.workbook.delimited import read_delimited
    from axstat.workbook.limits import Limits
    from axstat.workbook.source import Source

_FORMATS = ("", "0%", "#,##0.0", "yyyy/m/d", '"約"0', "0.0_);(0.0)")
_LIMITS = Limits(text_length=10_000, line_bytes=100_000, cells=100_000)


def values(data: bytes) -> None:
    """Read a text as value, period and unit: nothing is raised, a value is finite and only where it is normal."""
    text = data[1:].decode("utf-8", "replace")
    choice = data[0] if data else 0
    reading = read_value(text, CellKind(choice % 5), _FORMATS[choice // 5 % len(_FORMATS)])
    assert (reading.value is not None) == (reading.status is Status.NORMAL), reading
    assert reading.value is None or math.isfinite(reading.value), reading
    assert clean(clean(text)) == clean(text)
    assert fold_label(fold_label(text)) == fold_label(text)
    read_unit(text)
    one = read_period(text)
    for period in (
        *([one] if one else []),
        *(m.period for m in (*find_periods(text), *find_periods_in_file_name(text))),
    ):
        assert period.start <= period.end, period


def text(data: bytes) -> None:
    """Read bytes as delimited text: a grid within the limits, or a refusal of ours."""
    try:
        book = read_delimited(Source(SourceFile("x.csv", "x.csv", "0" * 64, len(data)), data, _LIMITS))
    except AxstatError:
        return
    for column in book.sheets[0].columns.values():
        assert len(column.texts) == len(column.kinds) == len(column.styles)


if __name__ == "__main__":
    target = {"values": values, "text": text}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
