"""Pictures as a format takes them: charts painted, files as they are; and files read for a paper's author."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from axstat.charts import painted
from axstat.papers.blocks import Picture, Still

_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg"}
_CHART = {"svg": "image/svg+xml", "png": "image/png"}
_PAGE = 174.0
"""Millimetres between the margins of A4: no picture of a paper is wider."""
_INCH = 25.4
_UNSAID = 150
"""Dots an inch where a picture does not say: sharp in print, and no screen's picture fills a page."""


def artwork(
    picture: Picture, fmt: Literal["svg", "png"], *, font: Path | str | None = None, editable: bool = False
) -> Still:
    """Return a picture for a paper: a chart painted as `fmt`, a file as it is.

    Raises:
        GlyphMissing: the font cannot draw a character of a chart.
    """
    if isinstance(picture.drawing, Still):
        return picture.drawing
    painting = painted(picture.drawing, fmt, font=font, editable=editable)
    return Still(painting.content, _CHART[fmt], painting.width, painting.height, picture.alt)


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
