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
from axstat.voice.system import reason


def read_sidecar(workbook: Path) -> Citation | None:
    """Return what the sidecar beside a workbook says, None when there is none.

    Raises:
        UsageError: it cannot be read, is not TOML, or has a field of another name or type.
    """
    path = workbook.with_name(workbook.name + SIDECAR)
    if not path.is_file():
        return None
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError("sidecar-not-toml", path=str(path), said=str(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("sidecar-not-utf-8", path=str(path)) from error
    except OSError as error:
        raise UsageError("file-not-read", path=str(path), reason=reason(error)) from error
    known = tuple(sorted(f.name for f in fields(Citation)))
    for name, value in content.items():
        wanted = date if name == "retrieved_on" else str
        if name not in known or not isinstance(value, wanted):
            raise UsageError("sidecar-field", path=str(path), name=name, known=known)
    return Citation(**content)


def cited(meta: SourceMeta, said: Citation | None) -> SourceMeta:
    """Return `meta` with what a sidecar or the user says, whose word goes before the workbook's."""
    return meta if said is None else replace(meta, **said.said)  # type: ignore[arg-type]
