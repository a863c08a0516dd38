"""Published workbooks beside the repository: where they are looked for, which there are, whether they are the ones.

`AXSTAT_REAL` names their folder; empty, it hides them, so that the suite runs as it does on a stranger's clone. This
is the one place that looks. `python -m tests.support.real` (`make real`) checks them against tests/real/workbooks.toml.
"""

from __future__ import annotations

import os
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_LIST = _ROOT / "tests" / "real" / "workbooks.toml"
_NOWHERE = _ROOT / "tests" / "real" / "none"
_OTHER = "OTHER BYTES"


@dataclass(frozen=True)
class Published:
    """One published workbook: what it is, who publishes it and where, and the bytes that the tests were written for.

    `page` and `publisher` are empty where nobody wrote down what they are.
    """

    file: str
    title: str
    publisher: str
    page: str
    copy: str
    sha256: str


def folder() -> Path:
    """Return the folder that would hold the workbooks; it may not exist."""
    named = os.environ.get("AXSTAT_REAL")
    if named is None:
        return _ROOT.parent / "shared" / "workbooks"
    return Path(named).expanduser() if named else _NOWHERE


def real(name: str) -> Path:
    """Return a published workbook, or skip the test, naming the file."""
    return _or_skip(folder() / name)


def facts(name: str) -> Path:
    """Return a table of published facts from the folder beside the workbooks', or skip the test, naming the file."""
    return _or_skip(folder().parent / "facts" / name)


def _or_skip(path: Path) -> Path:
    if not path.is_file():
        pytest.skip(f"{path.name} is not beside the repository")
    return path


@cache
def listed(kind: str = "workbook") -> tuple[Published, ...]:
    """Return the workbooks that tests ask for, as listed; of kind `other`, the files that are none."""
    return tuple(Published(**entry) for entry in tomllib.loads(_LIST.read_text(encoding="utf-8"))[kind])


def present() -> tuple[Published, ...]:
    """Return those of the list that are there."""
    return tuple(book for book in listed() if (folder() / book.file).is_file())


def summary() -> str:
    """Return the line that ends a run of the tests."""
    return f"real workbooks: {len(present())} of {len(listed())} present"


def main() -> int:
    """Print each workbook of the list and whether it is there; 1 when one has other bytes than listed."""
    books = [*listed(), *listed("other")]
    states = [_state(book) for book in books]
    for book, state in zip(books, states, strict=True):
        source = "  ".join(part for part in (book.title, book.publisher, book.page) if part)
        sys.stdout.write(f"{state:<13}{book.file}  {source}\n")
    sys.stdout.write(f"{summary()}\n")
    return 1 if _OTHER in states else 0


def _state(book: Published) -> str:
    path = folder() / book.file
    if not path.is_file():
        return "absent"
    return "present" if sha256(path.read_bytes()).hexdigest() == book.sha256 else _OTHER


if __name__ == "__main__":
    sys.exit(main())
