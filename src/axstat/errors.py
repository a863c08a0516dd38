"""Every refusal axstat makes: one class per remedy, each with a stable id and an exit code.

A message is one sentence without a full stop that says what and where (`file.xlsx!シート!D7`), values in back-ticks;
the hint says what to do. What each kind is called and its own remedy stand in axstat.voice.catalogue.kinds;
docs/errors.md lists kinds and messages.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from axstat.voice import Finding, Label, Lang, Said


class ExitCode(IntEnum):
    """Exit codes of every command (errors.md#exit-codes)."""

    OK = 0
    CHECK_FAILED = 1
    USAGE = 2
    NOT_UNDERSTOOD = 3
    DATABASE = 4
    INTERRUPTED = 130


class AxstatError(Exception):
    """Root of all refusals.

    Args:
        identifier: the id of the message in the catalogue (axstat.voice.catalogue).
        hint: what to do now; the message's own, else the class's remedy, when omitted.
        fields: what the message names.
    """

    id: ClassVar[str] = "axstat"
    exit_code: ClassVar[ExitCode] = ExitCode.CHECK_FAILED

    def __init_subclass__(cls) -> None:
        """Give a class without an id of its own its name: `NotLoaded` is `not-loaded`."""
        if "id" not in vars(cls):
            cls.id = re.sub("(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def __init__(self, identifier: str, *, hint: Said | None = None, **fields: Any) -> None:
        from axstat.voice.finding import found  # most calls refuse nothing

        self.finding: Finding = found(identifier, "error", remedy=hint, **fields)
        super().__init__(self.message)

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """Return the refusal that says a finding."""
        error = cls.__new__(cls)
        error.finding = finding
        Exception.__init__(error, error.message)
        return error

    def __reduce__(self) -> tuple[object, ...]:
        """Travel from process to process with what it says, not with its words."""
        return type(self).of, (self.finding,)

    def text(self, lang: Lang) -> str:
        """Return what happened, and where, in one line."""
        return self.finding.text(lang)

    def what_to_do(self, lang: Lang) -> str:
        """Return what to do now, in one line."""
        from axstat.voice.catalogue.kinds import KINDS

        return self.finding.what_to_do(lang) or KINDS[self.id].hint(self.finding.suggested(), lang)

    def of_file(self, typed: str) -> Self:
        """Take note of the path by which a suggested command is to name the file that this is about."""
        self.finding = self.finding.of_file(typed)
        return self

    @property
    def remedy(self) -> Label:
        """What to do, in both languages: for a cell of a table."""
        from axstat.voice import Label

        return Label(self.what_to_do("ja"), self.what_to_do("en"))

    @property
    def message(self) -> str:
        """What happened, in English: for logs and tests."""
        return self.text("en")

    @property
    def hint(self) -> str:
        """What to do, in English."""
        return self.what_to_do("en")


class UsageError(AxstatError):
    """An option or argument that cannot be used."""

    id = "usage"
    exit_code = ExitCode.USAGE


class PathNotFound(UsageError):
    """A file or folder that does not exist."""


class UnknownName(UsageError):
    """A name (query, area, parameter, chart, dataset) that axstat does not know."""


class OutputNotWritable(UsageError):
    """An output file that cannot be written."""


class NotABackup(OutputNotWritable):
    """A file that a backup would replace and that is none itself."""


class OutputProtected(UsageError):
    """An output in the place of evidence or of the database; nothing allows it."""


class OutputNotOurs(UsageError):
    """An output in the place of something that axstat did not write."""


class TooLargeForExcel(UsageError):
    """A result that no sheet of Excel holds."""


class NotLoaded(UsageError):
    """Data that was asked for is not in the database."""


class NotAWorkbook(AxstatError):
    """A file that is no workbook, whatever its name says."""

    exit_code = ExitCode.NOT_UNDERSTOOD


class WorkbookLocked(NotAWorkbook):
    """A workbook that a password protects."""


class LimitExceeded(NotAWorkbook):
    """A file larger than a safety limit."""


class NotUnderstood(AxstatError):
    """A workbook whose tables could not be recognised."""

    exit_code = ExitCode.NOT_UNDERSTOOD


class PeriodUnknown(NotUnderstood):
    """A workbook that does not say which year it is about."""


class ExportForeign(AxstatError):
    """A folder that is no export of axstat."""

    exit_code = ExitCode.NOT_UNDERSTOOD


class ExportVersion(ExportForeign):
    """An export that another version of axstat wrote."""


class ExportDamaged(ExportForeign):
    """An export of which a file is missing or not as it was written."""


class CheckFailed(AxstatError):
    """A data check that does not hold; nothing of the file is loaded."""


class DatabaseError(AxstatError):
    """A database that cannot be used."""

    id = "database"
    exit_code = ExitCode.DATABASE


class DatabaseMissing(DatabaseError):
    """No database yet."""


class DatabaseBusy(DatabaseError):
    """Another process holds the database."""


class DatabaseDamaged(DatabaseError):
    """A database of which a part cannot be read."""


class DatabaseUnrecorded(DatabaseDamaged):
    """A damaged database, and nothing that says what was loaded into it."""


class DatabaseLog(DatabaseDamaged):
    """A log of changes that does not belong to the database beside it."""


class DatabaseVersion(DatabaseError):
    """A database written by an older version."""


class DatabaseNewer(DatabaseVersion):
    """A database written by a newer version."""


class DatabaseForeign(DatabaseVersion):
    """A file that is no database of axstat."""


class SourcesMissing(DatabaseError):
    """A database or backup that would be replaced holds more than what takes its place."""


class QueryFailed(UsageError):
    """A query that cannot run: wrong SQL, a refused statement, a wrong parameter."""


class QueryTimeout(AxstatError):
    """A query that ran longer than allowed."""


class QueryTooLarge(AxstatError):
    """A query that needs more memory or temporary files than allowed, or whose result is larger."""


class GlyphMissing(AxstatError):
    """A character that the chart's font cannot draw."""


class AxstatFailed(AxstatError):
    """A fault of axstat, not of the file or the call; `__cause__` is what was raised."""

    exit_code = ExitCode.NOT_UNDERSTOOD
