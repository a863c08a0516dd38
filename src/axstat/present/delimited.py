"""CSV and TSV: every digit, one header row of column names, text that a spreadsheet cannot take for a formula."""

from __future__ import annotations

import csv
import re
from io import StringIO

from axstat.model.results import Result, Scalar
from axstat.present.formats import Rendering

# A leading one of these makes a spreadsheet run the cell; a plain signed number is harmless.
_FORMULA = re.compile(r"[=@\t\r+\-]")
_SIGNED_NUMBER = re.compile(r"[+\-][\d.,]*(?:[eE][+\-]?\d+)?")


def render(result: Result, fmt: str, how: Rendering) -> bytes:
    """Return the columns' names, a user's own among them, and the rows; `how.bom` marks the file as UTF-8 for Excel."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter="\t" if fmt == "tsv" else ",", lineterminator="\n")
    writer.writerow([_escaped(column.name) for column in result.columns])
    writer.writerows([[_cell(value) for value in row] for row in result.rows])
    return stream.getvalue().encode("utf-8-sig" if how.bom else "utf-8")


def _cell(value: Scalar) -> Scalar:
    """Return what the writer prints as it is: numbers with all their digits, dates, nothing where there is no value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _escaped(value) if isinstance(value, str) else value


def _escaped(text: str) -> str:
    """Return text with a leading apostrophe where a spreadsheet would run it."""
    if _FORMULA.match(text) and not _SIGNED_NUMBER.fullmatch(text):
        return "'" + text
    return text
