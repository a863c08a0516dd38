"""The tile map: every tile holds its words at every size, in both languages."""

from __future__ import annotations

import pytest

from axstat.charts import plan
from axstat.charts.bodies import Tiles
from axstat.charts.canvas import Rect
from axstat.charts.drawing import Size
from axstat.charts.fonts import find_font
from axstat.charts.layout import lay_out
from axstat.model.text import Lang
from tests.charts.made_up import everything
from tests.charts.measuring import covered


@pytest.mark.parametrize("size", ["a4-column", "a4-page", "slide"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_tile_holds_its_words_and_never_breaks_a_latin_name(lang: Lang, size: Size) -> None:
    drawing = plan("prefecture-tiles", *everything()["prefecture-tiles"], lang=lang, size=size)
    assert isinstance(drawing.body, Tiles)
    measure = find_font().measure
    page = lay_out(drawing, measure)
    boxes = [shape.box for shape in page.shapes if isinstance(shape, Rect)]
    tiles = [box for box in boxes if sum(abs(box.width - other.width) < 1e-6 for other in boxes) == 47]
    words = {text.text for text in page.texts()}

    assert len(tiles) == 47
    assert lang == "ja" or {tile.label for tile in drawing.body.tiles} <= words
    for text in page.texts():
        box = covered(text, measure)
        inside = [t for t in tiles if t.x < box.x + box.width / 2 < t.right and t.y < box.y + box.height / 2 < t.bottom]
        assert all(t.x - 0.15 <= box.x and box.right <= t.right + 0.15 for t in inside)
