"""The chart font: found without importing its package, checked for every character before anything is drawn.

A character without a glyph is an error that names it: a box never reaches a page. The packaged font is IPAexGothic
(matplotlib-fontja); importing that package would change matplotlib's global settings, so only its file is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from axstat.charts.style import mm
from axstat.errors import GlyphMissing, PathNotFound, UsageError

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

PACKAGED = (("matplotlib_fontja", "fonts/ipaexg.ttf"),)
SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


@dataclass(frozen=True, slots=True)
class Font:
    """A font file; equal files give equal bytes."""

    path: Path

    @property
    def family(self) -> str:
        """What the font is called."""
        return _face(self.path).family_name

    def measure(self, text: str, size: float) -> float:
        """Return the width of `text` in millimetres at `size` points."""
        return sum(_advance(self.path, char) for char in text) * mm(size)

    def require(self, texts: Iterable[str]) -> None:
        """Check that every character can be drawn.

        Raises:
            GlyphMissing: the first character that cannot, with the text it stands in.
        """
        known = _characters(self.path)
        for text in texts:
            for char in text:
                if ord(char) not in known and ord(char) not in SELECTORS:
                    code = f"{ord(char):04X}"
                    raise GlyphMissing("glyph-not-in-font", font=self.path.name, char=char, code=code, text=text)


def find_font(path: Path | str | None = None) -> Font:
    """Return the font at `path`, or the packaged one.

    Raises:
        PathNotFound: `path` does not exist, or the packaged font is not installed.
        UsageError: the file is not a font.
    """
    if path is None:
        return Font(_packaged())
    chosen = Path(path)
    if not chosen.is_file():
        raise PathNotFound("no-font-file", path=str(chosen))
    try:
        _face(chosen)
    except (RuntimeError, OSError, ValueError) as error:
        raise UsageError("not-a-font", path=str(chosen)) from error
    return Font(chosen)


def _packaged() -> Path:
    for package, inside in PACKAGED:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            path = Path(folder) / inside
            if path.is_file():
                return path
    raise PathNotFound("no-packaged-font")


@lru_cache(maxsize=8)
def _face(path: Path) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(path))


@lru_cache(maxsize=8)
def _characters(path: Path) -> frozenset[int]:
    return frozenset(_face(path).get_charmap())


@lru_cache(maxsize=20_000)
def _advance(path: Path, char: str) -> float:
    """Width of one character in em; a selector has none; a missing glyph, refused later, counts as one."""
    if ord(char) in SELECTORS:
        return 0.0
    if ord(char) not in _characters(path):
        return 1.0
    from matplotlib.ft2font import LoadFlags

    face = _face(path)
    return float(face.load_char(ord(char), flags=LoadFlags.NO_SCALE).horiAdvance) / face.units_per_EM
