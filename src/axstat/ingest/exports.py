"""A folder that `axstat export` wrote among the paths of an `ingest`: taken back, a report for each source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from axstat.errors import AxstatError, UsageError
from axstat.ingest.files import shown
from axstat.ingest.reading import Wishes
from axstat.ingest.report import FileReport, Outcome
from axstat.store import Writer


def take_back(writer: Writer, folder: Path, said: Wishes, *, dry_run: bool) -> Iterator[FileReport]:
    """Take an export back, whole or not at all."""
    name = shown(folder)
    given = {"--dataset": said.dataset, "--year": said.year, "--as": said.claims}
    try:
        if options := tuple(option for option, value in given.items() if value):
            raise UsageError("export-with-options", path=name, options=options)
        taken = writer.take_back(folder)
    except AxstatError as error:
        yield FileReport(name, "refused", error=error)
        return
    outcome: Outcome = "would-load" if dry_run else "loaded"
    for source in taken.sources:
        yield FileReport(
            f"{name}/{source.file}",
            outcome,
            source.sha256,
            source.meta,
            source_id=None if dry_run else source.source_id,
            replaced=source.replaced,
            in_use=source.in_use,
        )
    for file, sha256 in taken.known:
        yield FileReport(f"{name}/{file}", "unchanged", sha256)
