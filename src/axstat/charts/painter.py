"""From a page to bytes: SVG (paths), PDF (embedded font, searchable text) or PNG, the same bytes every time.

matplotlib's Figure and its backends are used directly, inside a local `rc_context`: no pyplot, no global state, no
dates, a fixed hash salt. A glyph that the font lacks stops the chart before anything is drawn.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from axstat.charts.alt import alt_text, marked_title
from axstat.charts.canvas import Circle, Line, Page, Polygon, Rect, Shape, Text
from axstat.charts.drawing import Drawing
from axstat.charts.fonts import Font, find_font
from axstat.charts.layout import lay_out
from axstat.charts.style import PAPER
from axstat.errors import GlyphMissing, UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path as Outline

Format = Literal["svg", "pdf", "png"]
FORMATS: tuple[Format, ...] = ("svg", "pdf", "png")
DPI = 300
MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / 25.4
RC: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "axstat",
    "svg.id": None,
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "axes.unicode_minus": False,
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
    "text.hinting": "none",  # hinted advances drift from the font's own, which layout measures
}


def format_of(path: Path) -> Format:
    """Return the format that a file's suffix asks for.

    Raises:
        UsageError: the suffix names no picture format.
    """
    for known in FORMATS:
        if path.suffix.lower() == f".{known}":
            return known
    raise UsageError("no-picture-format", file=path.name)


@dataclass(frozen=True, slots=True)
class Painting:
    """A chart as a file holds it, its true size in millimetres, and where a bare one begins on its page."""

    content: bytes
    width: float
    height: float
    top: float = 0.0


def paint(
    drawing: Drawing, fmt: Format, *, font: Path | str | None = None, dpi: int = DPI, editable: bool = False
) -> bytes:
    """Draw a chart; see `painted`."""
    return painted(drawing, fmt, font=font, dpi=dpi, editable=editable).content


def painted(
    drawing: Drawing, fmt: Format, *, font: Path | str | None = None, dpi: int = DPI, editable: bool = False
) -> Painting:
    """Draw a chart.

    Args:
        drawing: what to draw.
        fmt: `svg`, `pdf` or `png`.
        font: a .ttf or .otf file; the packaged IPAexGothic when omitted.
        dpi: dots per inch of a png.
        editable: words of an svg as text, to be edited; whoever opens it needs the font. Otherwise as outlines.

    Raises:
        GlyphMissing: the font cannot draw a character.
        PathNotFound: the font file does not exist.
    """
    chosen = find_font(font)
    page = lay_out(drawing, chosen.measure)
    chosen.require(text.text for text in page.texts())
    says = marked_title(drawing), alt_text(drawing)
    content = paint_page(page, fmt, font=chosen, dpi=dpi, says=says, editable=editable)
    return Painting(content, page.width, page.height, page.top)


def paint_page(
    page: Page, fmt: Format, *, font: Font, dpi: int = DPI, says: tuple[str, str] = ("", ""), editable: bool = False
) -> bytes:
    """Copy a page's shapes to a backend and return the file's bytes.

    `says` are title and alt text, which the file carries for who does not see it.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings = RC | {"svg.fonttype": "none"} if editable else RC
    with mpl.rc_context(cast(Any, settings)), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure = Figure(figsize=(page.width / MM_PER_INCH, page.height / MM_PER_INCH), facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, page.width)
        axes.set_ylim(page.top + page.height, page.top)
        axes.set_axis_off()
        order = 0
        for _, run in groupby(page.shapes, lambda shape: shape.radius if isinstance(shape, Circle) else None):
            shapes = list(run)
            if isinstance(shapes[0], Circle):
                _circles(axes, [shape for shape in shapes if isinstance(shape, Circle)], order)
            else:
                for offset, shape in enumerate(shapes):
                    _add(axes, shape, order + offset, font)
            order += len(shapes)
        try:
            return _saved(figure, fmt, dpi, *says)
        except UserWarning as warning:
            raise GlyphMissing("font-cannot-draw", font=font.path.name, said=str(warning)) from warning


def _saved(figure: Figure, fmt: Format, dpi: int, title: str, alt: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = io.BytesIO()
    about: dict[str, Any] = {"Title": title, "Subject" if fmt == "pdf" else "Description": alt}
    match fmt:  # nothing that tells one run from another
        case "png":
            FigureCanvasAgg(figure).print_figure(out, format=fmt, dpi=dpi, metadata={"Software": None, **about})
        case "pdf":
            about |= {"Creator": "axstat", "Producer": None, "CreationDate": None}
            FigureCanvasPdf(figure).print_figure(out, format=fmt, metadata=about)
        case _:
            FigureCanvasSVG(figure).print_figure(out, format=fmt, metadata={**about, "Date": None, "Creator": None})
    return out.getvalue()


def _add(axes: Axes, shape: Shape, order: int, font: Font) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import PathPatch, Rectangle

    match shape:
        case Rect(box, fill):
            look = _look(shape, fill, order)
            axes.add_artist(Rectangle((box.x, box.y), box.width, box.height, **look))
        case Polygon():
            axes.add_artist(PathPatch(_outline(shape), **_look(shape, shape.fill, order)))
        case Line():
            xs, ys = zip(*shape.points, strict=True)
            style: Any = (0, (3, 2)) if shape.dashed else "-"
            look = {"color": shape.colour, "linewidth": shape.line, "linestyle": style, "zorder": order}
            axes.add_artist(Line2D(xs, ys, solid_capstyle="butt", **look))
        case Text():
            _text(axes, shape, order, font)


def _look(shape: Rect | Polygon, fill: str | None, order: int) -> dict[str, Any]:
    edge = {"edgecolor": shape.stroke or "none", "linewidth": shape.line if shape.stroke else 0}
    return {"facecolor": fill or "none", **edge, "zorder": order}


def _outline(shape: Polygon) -> Outline:
    from matplotlib.path import Path as Outline

    vertices: list[tuple[float, float]] = []
    codes: list[Any] = []
    for ring in shape.rings:
        vertices += [*ring, ring[0]]
        codes += [Outline.MOVETO, *([Outline.LINETO] * (len(ring) - 1)), Outline.CLOSEPOLY]
    return Outline(vertices, codes)


def _circles(axes: Axes, shapes: list[Circle], order: int) -> None:
    """Draw a run of equal dots as one collection: a map of 1,741 is then a tenth of the size in SVG."""
    from matplotlib.collections import PathCollection
    from matplotlib.path import Path as Outline
    from matplotlib.transforms import IdentityTransform

    dots = PathCollection(
        [Outline.unit_circle()],
        sizes=[(shapes[0].radius * POINTS_PER_MM) ** 2],
        offsets=[(shape.x, shape.y) for shape in shapes],
        offset_transform=axes.transData,
        transform=IdentityTransform(),
        facecolors=[shape.fill for shape in shapes],
        edgecolors=[shape.stroke or "none" for shape in shapes],
        linewidths=[0.3 if shape.stroke else 0 for shape in shapes],
        zorder=order,
    )
    axes.add_collection(dots, autolim=False)


def _text(axes: Axes, shape: Text, order: int, font: Font) -> None:
    from matplotlib.font_manager import FontProperties
    from matplotlib.patheffects import Stroke

    look: dict[str, Any] = {"fontproperties": FontProperties(fname=str(font.path)), "fontsize": shape.size}
    look |= {"ha": shape.align, "va": "baseline", "parse_math": False}
    if shape.halo:
        # A path effect turns its text into outlines, so the readable text is written again on top of the halo.
        halo = axes.text(shape.x, shape.y, shape.text, color=PAPER, zorder=order - 0.5, **look)
        halo.set_path_effects([Stroke(linewidth=0.3 * shape.size, foreground=PAPER)])
    axes.text(shape.x, shape.y, shape.text, color=shape.colour, zorder=order, **look)
