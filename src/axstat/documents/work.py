"""Check several documents in one session with the database, each whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from axstat.documents.asking import Answers
from axstat.documents.checking import Checked, check
from axstat.documents.loaded import Sought, loaded_candidates
from axstat.documents.nearest import Candidate, Nearest
from axstat.documents.opening import open_document
from axstat.documents.revisions import Move, moves
from axstat.errors import AxstatError, PathNotFound

Shown = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Work:
    """A document that was checked, or why it could not be."""

    file: str
    path: Path
    checked: Checked | None = None
    error: AxstatError | None = None
    nearest: Mapping[int, Candidate] = field(default_factory=dict)
    """The nearest value of today for numbers without a link, by their place in the list."""
    moves: tuple[Move, ...] | None = None
    """What moves against another vintage, None where none was named."""

    @property
    def is_ok(self) -> bool:
        """Whether the document was read and passes."""
        return self.checked is not None and self.checked.is_ok


def check_documents(
    paths: Sequence[Path], answers: Answers, *, against: Answers | None = None, allow_simulated: bool = False,
    kinds: Sequence[Path] | None = None, show: Shown | None = None,
) -> tuple[Work, ...]:  # fmt: skip
    """Return what was found in each document; `against` answers as if another vintage were in use.

    `kinds` are files of the same kinds, where the names of the documents do not say what they are.

    Raises:
        PathNotFound: there is no such file.
    """
    for path in paths:
        if not path.exists():
            raise PathNotFound("no-file", path=str(path))
    nearest = Nearest(answers)
    works = []
    for path, like in zip(paths, kinds or paths, strict=True):
        try:
            document = open_document(path, like)
        except AxstatError as error:
            works.append(Work(str(path), path, error=error))
            continue
        told = None if show is None else _telling(show, str(path))
        checked = check(document, answers, allow_simulated=allow_simulated, progress=told)
        moved = moves(checked, against) if against is not None else None
        works.append(Work(str(path), path, checked, nearest=_near(checked, nearest, answers), moves=moved))
    return tuple(works)


def _telling(show: Shown, file: str) -> Callable[[int, int], None]:
    return lambda done, of: show(done, of, file)


def _near(checked: Checked, nearest: Nearest, answers: Answers) -> dict[int, Candidate]:
    """Return the value of today for numbers without a link: one that agrees before one that is only near."""
    unlinked = [
        (place, Sought(number.read, number.around))
        for place, number in enumerate(checked.numbers)
        if number.state == "unlinked" and number.read is not None
    ]
    found = {place: candidate for place, one in unlinked if (candidate := nearest.to(one.printed, one.around))}
    left = [(place, one) for place, one in unlinked if place not in found or not found[place].agrees(one.printed)]
    loaded = loaded_candidates([one for _, one in left], answers)
    return found | {left[number][0]: candidate for number, candidate in loaded.items()}
