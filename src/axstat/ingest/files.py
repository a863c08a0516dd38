"""Which files a call is about: files as named, folders searched for workbooks, in a fixed order."""

from __future__ import annotations

from glob import glob, has_magic
from pathlib import Path, PurePosixPath

from axstat.errors import PathNotFound
from axstat.filenames import readable

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".zip"})
SIDECAR = ".axstat.toml"


def raw_folder(cwd: Path | None = None) -> Path:
    """Return `data/raw` of the project around `cwd`.

    Raises:
        PathNotFound: no folder from `cwd` upwards has `data/raw`.
    """
    start = Path.cwd() if cwd is None else cwd
    for folder in (start, *start.parents):
        raw = folder / "data" / "raw"
        if raw.is_dir():
            return raw
    raise PathNotFound("no-raw-folder", folder=str(start))


def expand(path: Path) -> tuple[Path, ...]:
    """Return a file itself, or the workbooks under a folder or of a pattern (`資料/*.xlsx`) sorted by name.

    Temporary and hidden ones are skipped. Shells expand patterns before axstat sees them, those of Windows do not. What
    bears the name literally goes before the pattern.

    Raises:
        PathNotFound: there is no such file or folder, or no workbook that the pattern fits.
    """
    if path.is_dir():
        found = (p for p in path.rglob("*") if p.is_file() and is_workbook(p.relative_to(path)))
        return tuple(sorted(found, key=lambda p: p.as_posix()))
    if path.exists():
        return (path,)
    if not has_magic(str(path)):
        raise PathNotFound("no-such-path", path=str(path))
    names = glob(str(path), recursive=True)  # noqa: PTH207 - as shells do it: `../*` too, hidden ones never
    fitting = sorted(map(Path, names), key=Path.as_posix)
    every = tuple(one for p in fitting if p.is_dir() or is_workbook(Path(p.name)) for one in expand(p))
    if not every:
        raise PathNotFound("no-workbook-fits", path=str(path))
    return every


def is_workbook(path: Path) -> bool:
    """Say whether a path inside a searched folder is a workbook and no temporary, hidden or side file."""
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() in SUFFIXES


def shown(path: Path, cwd: Path | None = None) -> str:
    """Return a path as messages print it: relative to the working folder where it lies inside."""
    base = (Path.cwd() if cwd is None else cwd).resolve()
    resolved = path.resolve()
    inside = resolved.is_relative_to(base)
    return readable(PurePosixPath(resolved.relative_to(base).as_posix()) if inside else path)
