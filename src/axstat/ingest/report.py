"""What `ingest` answers: one report per file, counted and explained, as text or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from axstat.errors import AxstatError, ExitCode
from axstat.ingest.counts import Counts
from axstat.model.observations import SourceMeta
from axstat.model.text import Lang
from axstat.store import Lost
from axstat.voice import Finding

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
    seconds: float = 0.0
    error: AxstatError | None = None
    source_id: int | None = None
    superseded: tuple[int, ...] = ()
    current: bool = True
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
    def warnings(self) -> tuple[str, ...]:
        """The messages of warnings: checks that do not hold, then doubts."""
        checks = tuple(c.message for c in self.checks if c.severity == "warning")
        return checks + tuple(d.message for d in self.doubts if d.severity == "warning")

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON; seconds are left to the whole, so that the rest repeats exactly."""
        return {
            "file": self.path,
            "outcome": self.outcome,
            "sha256": self.sha256,
            "source_id": self.source_id,
            **(meta_dict(self.meta) if self.meta else {}),
            **(self.counts.as_dict() if self.counts else {}),
            "checks": [check_dict(c) for c in self.checks],
            "doubts": [doubt_dict(d) for d in self.doubts],
            "again": self.again,
            "superseded": list(self.superseded),
            "replaced": [lost_dict(one) for one in self.replaced],
            "current": self.current if self.is_in else None,
            "in_use": self.in_use if self.is_in else None,
            "gone_before": [one.source_id for one in self.gone_before],
            "error": error_dict(self.error) if self.error else None,
            "exit_code": int(self.exit_code),
        }


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file of one call."""

    files: tuple[FileReport, ...]
    database: Path
    dry_run: bool
    seconds: float

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

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON."""
        kinds: tuple[Outcome, ...] = ("loaded", "unchanged", "would-load", "refused")
        return {
            "database": str(self.database),
            "dry_run": self.dry_run,
            "counts": {kind: len(self.outcomes(kind)) for kind in kinds},
            "files": [f.as_dict() for f in self.files],
            "exit_code": int(self.exit_code),
            "seconds": round(self.seconds, 3),
        }

    def text(self, lang: Lang) -> str:
        """Return the report as the terminal prints it."""
        from axstat.ingest.text_ingest import render

        return render(self, lang)


def meta_dict(meta: SourceMeta) -> dict[str, Any]:
    """Return what is known of a source for JSON."""
    return {
        "dataset": meta.dataset,
        "title": meta.title,
        "publisher": meta.publisher,
        "fiscal_year": meta.fiscal_year,
        "survey_year": meta.survey_year,
        "edition": meta.edition,
        "url": meta.url,
        "licence": meta.licence,
        "retrieved_on": meta.retrieved_on.isoformat() if meta.retrieved_on else None,
        "simulated": meta.simulated,
    }


def check_dict(check: Finding) -> dict[str, Any]:
    """Return a check's outcome for JSON."""
    return {
        "id": check.id,
        "severity": check.severity,
        "message": check.message,
        "cells": [str(c) for c in check.cells],
    }


def doubt_dict(doubt: Finding) -> dict[str, Any]:
    """Return a doubt for JSON."""
    return {
        "code": doubt.id,
        "severity": doubt.severity,
        "message": doubt.message,
        "cells": [str(c) for c in doubt.cells],
        "hint": doubt.hint or None,
    }


def lost_dict(lost: Lost) -> dict[str, Any]:
    """Return for JSON which values of another source went out of use."""
    return {
        "source_id": lost.source_id,
        "file": lost.file,
        "fiscal_year": lost.fiscal_year,
        "values": lost.values,
        "in_use": lost.in_use,
    }


def error_dict(error: AxstatError) -> dict[str, Any]:
    """Return a refusal for JSON."""
    return {"id": error.id, "message": error.message, "hint": error.hint, "exit_code": int(error.exit_code)}
