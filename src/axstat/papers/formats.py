"""The formats of papers: which module writes which, which suffix asks for it, and what it needs installed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from axstat.errors import UsageError
from axstat.papers.blocks import Paper
from axstat.papers.numbering import with_its_mark

# Modules are named, not imported: a format's libraries load only when it is asked for.
_RENDERERS = {
    "docx": "axstat.papers.word",
    "html": "axstat.papers.html",
    "pdf": "axstat.papers.pdf",
    "pptx": "axstat.papers.slides",
}
FORMATS = tuple(_RENDERERS)
_EXTRAS = {"docx": ("docx", "office"), "pptx": ("pptx", "office"), "pdf": ("typst", "pdf")}
"""What the optional formats are written with, and the extra of axstat that brings it."""


def paper_format(path: Path) -> str:
    """Return the format that a file's suffix asks for.

    Raises:
        UsageError: the suffix names no format of papers.
    """
    name = path.suffix.lower().removeprefix(".")
    if name not in _RENDERERS:
        raise UsageError("no-format-by-suffix", file=path.name, suffixes=tuple(f".{one}" for one in FORMATS))
    return name


def require(fmt: str) -> None:
    """Check that a format can be written, before anything is asked or drawn.

    Raises:
        UsageError: `fmt` is not one of `FORMATS`, or what it is written with is not installed.
    """
    if fmt not in _RENDERERS:
        raise UsageError("no-format", name=fmt, formats=FORMATS)
    library, extra = _EXTRAS.get(fmt, ("", ""))
    if library:
        try:
            import_module(library)
        except ImportError as error:
            raise UsageError("paper-extra-missing", format=fmt, extra=extra) from error


def render(paper: Paper, fmt: str, *, font: Path | str | None = None) -> bytes:
    """Return a paper in one format; the same paper gives the same bytes.

    Args:
        paper: what it says.
        fmt: one of `FORMATS`.
        font: a .ttf or .otf file for charts (and the text of a PDF); the packaged IPAexGothic when omitted.

    Raises:
        UsageError: `fmt` is not one of `FORMATS`, or what it is written with is not installed.
        GlyphMissing: the font cannot draw a character.
    """
    require(fmt)
    content: bytes = import_module(_RENDERERS[fmt]).render(with_its_mark(paper), font=font)
    return content
