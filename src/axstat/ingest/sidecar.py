"""A sidecar `FILE.axstat.toml`: what a workbook does not say of itself (title, publisher, address, licence, date).

It also declares how the workbook is to be taken: `partial`, which part of the bodies it lists where it is a list of
some of them by design, and `dataset`, as which dataset it is read (`indicator` for a table of words).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from axstat.errors import UsageError
from axstat.ingest.files import SIDECAR
from axstat.model.observations import Citation, SourceMeta
from axstat.voice.system import reason


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What stands beside a workbook: whose it is, and how it is to be taken."""

    citation: Citation = field(default_factory=Citation)
    dataset: str | None = None
    partial: str | None = None

    def said_of(self, meta: SourceMeta) -> SourceMeta:
        """Return `meta` with what is declared here, whose word goes before the workbook's."""
        return replace(cited(meta, self.citation), partial=self.partial or meta.partial)


def read_sidecar(workbook: Path) -> Sidecar:
    """Return what the sidecar beside a workbook says, nothing where there is none.

    Raises:
        UsageError: it cannot be read, is not TOML, or has a field of another name or type.
    """
    path = workbook.with_name(workbook.name + SIDECAR)
    if not path.is_file():
        return Sidecar()
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError("sidecar-not-toml", path=str(path), said=str(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("sidecar-not-utf-8", path=str(path)) from error
    except OSError as error:
        raise UsageError("file-not-read", path=str(path), reason=reason(error)) from error
    taken = tuple(f.name for f in fields(Sidecar) if f.name != "citation")
    known = tuple(sorted((*(f.name for f in fields(Citation)), *taken)))
    for name, value in content.items():
        wanted = date if name == "retrieved_on" else str
        if name not in known or not isinstance(value, wanted):
            raise UsageError("sidecar-field", path=str(path), name=name, known=known)
    how = {name: content.pop(name, None) or None for name in taken}
    return Sidecar(Citation(**content), **how)


def cited(meta: SourceMeta, said: Citation) -> SourceMeta:
    """Return `meta` with what a sidecar or the user says, whose word goes before the workbook's."""
    return replace(meta, **said.said)  # type: ignore[arg-type]
