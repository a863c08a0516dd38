"""What is done with a file before anything is written: opened, recognised, counted, here or in another process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from axstat.errors import AxstatError
from axstat.ingest.counts import Counts, count
from axstat.ingest.reading import Wishes, open_all, read
from axstat.model.cells import Workbook
from axstat.model.observations import Asked, LoadUnit

AskedOf = Callable[[str], Asked | None]
"""How a source of these bytes was asked for, None where none is loaded."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One workbook before it is loaded.

    It has a unit to load with its counts, or an `error` or a `fault` of axstat; with none of them it is loaded
    already. `recorded` is how it had been asked for when it was read: what was decided here holds as long as that does.
    """

    name: str
    sha256: str | None = None
    recorded: Asked | None = None
    unit: LoadUnit | None = None
    counts: Counts | None = None
    error: AxstatError | None = None
    fault: Exception | None = None


def understand(path: Path, name: str, said: Wishes, asked: AskedOf, jobs: int = 1) -> Iterator[Understood]:
    """Yield the workbooks of a file, several for an archive, each read when it is asked for.

    Args:
        path: the file.
        name: how messages show it.
        said: what the user says of it.
        asked: what of it is loaded.
        jobs: how many processes may read it; what is read does not depend on it.

    Raises:
        MemoryError: there is not enough of it.
    """
    try:
        workbooks = open_all(path, jobs)
    except AxstatError as error:
        yield Understood(name, error=error)
        return
    except MemoryError:
        raise
    except Exception as error:
        yield Understood(name, fault=error)
        return
    for workbook in workbooks:
        member = workbook.file.name.partition("/")[2] if len(workbooks) > 1 or path.suffix == ".zip" else ""
        yield _understood(workbook, path, f"{name}/{member}" if member else name, said, asked)


def _understood(workbook: Workbook, path: Path, name: str, said: Wishes, asked: AskedOf) -> Understood:
    sha256 = workbook.file.sha256
    recorded = asked(sha256)
    try:
        if is_unchanged(said, path, recorded):
            return Understood(name, sha256, recorded)
        result = read(workbook, path, said.or_recorded(recorded))
        counts = count(result.meaning, result.readings)
    except AxstatError as error:
        return Understood(name, sha256, recorded, error=error)
    except MemoryError:
        raise
    except Exception as error:
        return Understood(name, sha256, recorded, fault=error)
    return Understood(name, sha256, recorded, result.meaning.unit, counts, next(iter(result.meaning.problems), None))


def is_unchanged(said: Wishes, path: Path, recorded: Asked | None) -> bool:
    """Say whether a file is loaded, read as this call would read it."""
    return recorded is not None and recorded.reading == said.or_recorded(recorded).asked(path).reading
