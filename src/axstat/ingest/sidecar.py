"""A sidecar `FILE.axstat.toml`: what a workbook does not say of itself (title, publisher, address, licence, date)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from axstat.errors import UsageError
from axstat.ingest.files import SIDECAR
from axstat.model.observations import SourceMeta


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The fields a sidecar may set; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    retrieved_on: date | None = None


def read_sidecar(workbook: Path) -> Sidecar | None:
    """Return the sidecar beside a workbook, None when there is none.

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
    known = {f.name for f in fields(Sidecar)}
    for name, value in content.items():
        wanted = date if name == "retrieved_on" else str
        if name not in known or not isinstance(value, wanted):
            allowed = ", ".join(sorted(known))
            raise UsageError(
                f"`{path}` has a field `{name}` that cannot be used",
                hint=f"fields are {allowed}: texts in quotes, the date as 2026-01-31",
            )
    return Sidecar(**content)


def with_sidecar(meta: SourceMeta, sidecar: Sidecar | None) -> SourceMeta:
    """Return `meta` with what the sidecar says; a sidecar's word goes before the workbook's."""
    if sidecar is None:
        return meta
    said = {f.name: value for f in fields(Sidecar) if (value := getattr(sidecar, f.name)) is not None}
    return replace(meta, **said)
