"""A sidecar `FILE.axstat.toml`: what a workbook does not say of itself (title, publisher, address, licence, date)."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from axstat.errors import UsageError
from axstat.ingest.files import SIDECAR
from axstat.model.observations import Citation, SourceMeta


def read_sidecar(workbook: Path) -> Citation | None:
    """Return what the sidecar beside a workbook says, None when there is none.

    Raises:
        UsageError: it is not TOML, or has a field of another name or type.
    """
    path = workbook.with_name(workbook.name + SIDECAR)
    if not path.is_file():
        return None
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"`{path}` is not TOML: {error}", hint="docs/guides shows a sidecar") from error
    known = {f.name for f in fields(Citation)}
    for name, value in content.items():
        wanted = date if name == "retrieved_on" else str
        if name not in known or not isinstance(value, wanted):
            allowed = ", ".join(sorted(known))
            raise UsageError(
                f"`{path}` has a field `{name}` that cannot be used",
                hint=f"fields are {allowed}: texts in quotes, the date as 2026-01-31",
            )
    return Citation(**content)


def cited(meta: SourceMeta, said: Citation | None) -> SourceMeta:
    """Return `meta` with what a sidecar or the user says, whose word goes before the workbook's."""
    return meta if said is None else replace(meta, **said.said)  # type: ignore[arg-type]
