"""Every refusal axstat makes: one class per remedy, each with a stable id and an exit code.

A message is one sentence without a full stop that says what and where (`file.xlsx!シート!D7`), values in back-ticks;
the hint says what to do. What each kind is called and its own remedy stand in axstat.voice.catalogue.kinds;
docs/errors.md lists kinds and messages.
"""

from __future__ import annotations

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

        return self.finding.what_to_do(lang) or KINDS[self.id].hint({}, lang)

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

    id = "path-not-found"


class UnknownName(UsageError):
    """A name (query, area, parameter, chart, dataset) that axstat does not know."""

    id = "unknown-name"


class OutputNotWritable(UsageError):
    """An output file that cannot be written."""

    id = "output-not-writable"


class NotABackup(OutputNotWritable):
    """A file that a backup would replace and that is none itself."""

    id = "not-a-backup"


class OutputProtected(UsageError):
    """An output in the place of evidence or of the database; nothing allows it."""

    id = "output-protected"


class OutputNotOurs(UsageError):
    """An output in the place of something that axstat did not write."""

    id = "output-not-ours"


class TooLargeForExcel(UsageError):
    """A result that no sheet of Excel holds."""

    id = "too-large-for-excel"


class NotLoaded(UsageError):
    """Data that was asked for is not in the database."""

    id = "not-loaded"


class NotAWorkbook(AxstatError):
    """A file that is no workbook, whatever its name says."""

    id = "not-a-workbook"
    exit_code = ExitCode.NOT_UNDERSTOOD


class WorkbookLocked(NotAWorkbook):
    """A workbook that a password protects."""

    id = "workbook-locked"


class LimitExceeded(NotAWorkbook):
    """A file larger than a safety limit."""

    id = "limit-exceeded"


class NotUnderstood(AxstatError):
    """A workbook whose tables could not be recognised."""

    id = "not-understood"
    exit_code = ExitCode.NOT_UNDERSTOOD


class PeriodUnknown(NotUnderstood):
    """A workbook that does not say which year it is about."""

    id = "period-unknown"


class ExportForeign(AxstatError):
    """A folder that is no export of axstat."""

    id = "export-foreign"
    exit_code = ExitCode.NOT_UNDERSTOOD


class ExportVersion(ExportForeign):
    """An export that another version of axstat wrote."""

    id = "export-version"


class ExportDamaged(ExportForeign):
    """An export of which a file is missing or not as it was written."""

    id = "export-damaged"


class CheckFailed(AxstatError):
    """A data check that does not hold; nothing of the file is loaded."""

    id = "check-failed"
    exit_code = ExitCode.CHECK_FAILED


class DatabaseError(AxstatError):
    """A database that cannot be used."""

    id = "database"
    exit_code = ExitCode.DATABASE


class DatabaseMissing(DatabaseError):
    """No database yet."""

    id = "database-missing"


class DatabaseBusy(DatabaseError):
    """Another process holds the database."""

    id = "database-busy"


class DatabaseDamaged(DatabaseError):
    """A database of which a part cannot be read."""

    id = "database-damaged"


class DatabaseUnrecorded(DatabaseDamaged):
    """A damaged database, and nothing that says what was loaded into it."""

    id = "database-unrecorded"


class DatabaseLog(DatabaseDamaged):
    """A log of changes that does not belong to the database beside it."""

    id = "database-log"


class DatabaseVersion(DatabaseError):
    """A database written by an older version."""

    id = "database-version"


class DatabaseNewer(DatabaseVersion):
    """A database written by a newer version."""

    id = "database-newer"


class DatabaseForeign(DatabaseVersion):
    """A file that is no database of axstat."""

    id = "database-foreign"


class SourcesMissing(DatabaseError):
    """A database or backup that would be replaced holds more than what takes its place."""

    id = "sources-missing"


class QueryFailed(UsageError):
    """A query that cannot run: wrong SQL, a refused statement, a wrong parameter."""

    id = "query-failed"


class QueryTimeout(AxstatError):
    """A query that ran longer than allowed."""

    id = "query-timeout"
    exit_code = ExitCode.CHECK_FAILED


class QueryTooLarge(AxstatError):
    """A query that needs more memory or temporary files than allowed, or whose result is larger."""

    id = "query-too-large"
    exit_code = ExitCode.CHECK_FAILED


class GlyphMissing(AxstatError):
    """A character that the chart's font cannot draw."""

    id = "glyph-missing"
    exit_code = ExitCode.CHECK_FAILED


class AxstatFailed(AxstatError):
    """A fault of axstat, not of the file or the call; `__cause__` is what was raised."""

    id = "axstat-failed"
    exit_code = ExitCode.NOT_UNDERSTOOD
