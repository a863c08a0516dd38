"""Pictures from files: what a paper's author drew before, by `axstat chart` or otherwise, with its alt text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg"}
_PAGE = 174.0
"""Millimetres between the margins of A4: no picture of a paper is wider."""
_INCH = 25.4
_UNSAID = 150
"""Dots an inch where a picture does not say: sharp in print, and no screen's picture fills a page."""


@dataclass(frozen=True, slots=True)
class Still:
    """A picture as a file holds it, its size in print (mm), and the text for readers who do not see it."""

    content: bytes
    media: str
    width: float
    height: float
    alt: str


def read_still(path: Path, caption: str) -> Still:
    """Return a picture; its alt text is that which `axstat chart` wrote beside it, else its caption.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is neither PNG nor JPEG.
    """
    from PIL import Image, UnidentifiedImageError

    content = path.read_bytes()
    try:
        with Image.open(path) as picture:
            kind, (across, down), said = picture.format, picture.size, picture.info.get("dpi", (_UNSAID, _UNSAID))
    except UnidentifiedImageError as problem:
        raise ValueError(path.name) from problem
    if kind not in _MEDIA:
        raise ValueError(path.name)
    dots = float(said[0]) or _UNSAID
    width, height = (round(pixels / dots * _INCH, 1) for pixels in (across, down))
    scale = min(1.0, _PAGE / width)
    beside = path.with_name(f"{path.name}.alt.txt")
    alt = beside.read_text(encoding="utf-8").strip() if beside.is_file() else caption
    return Still(content, _MEDIA[kind], round(width * scale, 1), round(height * scale, 1), alt)
