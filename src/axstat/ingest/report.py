"""What became of every file of an `ingest`: one report per file, counted and explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axstat.errors import AxstatError, ExitCode
from axstat.ingest.counts import Counts, Passed
from axstat.model.observations import SourceMeta
from axstat.model.results import Result
from axstat.store import Lost
from axstat.voice import Finding, Lang, found, said, some

SHOWN_SHEETS = 5
Outcome = Literal["loaded", "unchanged", "would-load", "refused"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file (one member of an archive).

    `error` is set exactly when the outcome is `refused`. `meta` and `counts` say what was understood, also of a file
    that was refused by a check; they are None where the file could not be read or was loaded before. `replaced`,
    `in_use`, `gone_before` and `again` are those of the load (axstat.store.LoadSummary).
    """

    path: str
    outcome: Outcome
    sha256: str | None = None
    meta: SourceMeta | None = None
    counts: Counts | None = None
    checks: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()
    error: AxstatError | None = None
    source_id: int | None = None
    replaced: tuple[Lost, ...] = ()
    in_use: int = 0
    gone_before: tuple[Lost, ...] = ()
    again: bool = False

    @property
    def exit_code(self) -> ExitCode:
        """The exit code this file alone would give."""
        return self.error.exit_code if self.error is not None else ExitCode.OK

    @property
    def is_in(self) -> bool:
        """Whether its values went into the database, or into the copy of a dry run."""
        return self.outcome in ("loaded", "would-load")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of the file: sheets without a table, what was doubted, what the checks found."""
        passed = self.counts.passed if self.counts is not None else ()
        if self.error is not None and self.error.finding.id == "no-table":
            passed = ()  # the refusal itself says of each sheet why it holds none
        return (*((_without_table(passed),) if passed else ()), *self.doubts, *self.checks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that a reader should look at."""
        return tuple(one for one in self.findings if one.severity == "warning")


def _without_table(sheets: Sequence[Passed]) -> Finding:
    """Return that sheets hold no table."""
    names = [said("hidden-name" if s.hidden else "name", name=" ".join(s.sheet.split())) for s in sheets]
    hidden = sum(s.hidden for s in sheets[SHOWN_SHEETS:])
    also = said("hidden-among-them", n=hidden) if hidden else ""
    return found("sheets-without-table", n=len(sheets), names=some(names, SHOWN_SHEETS), also=also)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file of one call."""

    files: tuple[FileReport, ...]
    database: Path
    dry_run: bool

    @property
    def exit_code(self) -> ExitCode:
        """The worst of the files' codes: an unusable database, then not understood, usage, a failed check."""
        order = (ExitCode.OK, ExitCode.CHECK_FAILED, ExitCode.USAGE, ExitCode.NOT_UNDERSTOOD, ExitCode.DATABASE)
        return max((f.exit_code for f in self.files), key=order.index, default=ExitCode.OK)

    @property
    def errors(self) -> tuple[AxstatError, ...]:
        """The refusals, in the order of the files."""
        return tuple(f.error for f in self.files if f.error is not None)

    def outcomes(self, outcome: Outcome) -> tuple[FileReport, ...]:
        """Return the files with an outcome."""
        return tuple(f for f in self.files if f.outcome == outcome)

    def result(self, lang: Lang) -> Result:
        """Return the report as a table of files, what is to be said of them, and what was found as a further table."""
        from axstat.ingest.answer import ingest_result

        return ingest_result(self, lang)
