"""Bytes: the same twice, searchable in PDF, and never a box instead of a glyph."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from axstat.areas import gazetteer
from axstat.charts import alt_text, contact_sheet, format_of, kinds, paint, plan
from axstat.charts.canvas import Page, Text
from axstat.charts.fonts import find_font
from axstat.charts.painter import FORMATS, Format, paint_page
from axstat.charts.registry import Kind
from axstat.errors import GlyphMissing, PathNotFound, UsageError
from tests.charts.made_up import area_row, drawn, everything, labour, overtime
from tests.charts.pdf_text import text_of

HARD = "檮原町 梼原町 葛城市 葛󠄀城市 尼﨑 髙畑 龍ケ崎 鰺ヶ沢 塩竈 須惠 飛驒 蘂取 ㎡ ㎥ ① Ⅱ △ 〒 − 〜"


@pytest.fixture(scope="module")
def results() -> dict[str, object]:
    return dict(everything())


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_chart_twice_gives_the_same_bytes(fmt: Format) -> None:
    drawing = plan("overtime-distribution", overtime([area_row("336238", "奈義町", 120.0)], simulated=True))

    assert paint(drawing, fmt, dpi=60) == paint(drawing, fmt, dpi=60)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_paints_and_its_pdf_holds_title_and_source_as_text(kind: Kind, results: dict[str, object]) -> None:
    drawing = drawn(kind, results[kind.name])  # type: ignore[arg-type]
    text = text_of(paint(drawing, "pdf")).replace("\n", "")

    assert drawing.title in text
    assert drawing.source_line in text
    assert drawing.simulated == ("模擬データ (simulated)" in text)


def test_no_file_carries_a_date() -> None:
    drawing = plan("labour-gap", labour())

    assert b"CreationDate" not in paint(drawing, "pdf")
    assert b"dc:date" not in paint(drawing, "svg")


def test_an_svg_draws_its_words_as_paths() -> None:
    assert b"<text" not in paint(plan("labour-gap", labour()), "svg")


def test_every_name_of_a_municipality_has_its_glyphs() -> None:
    universe = gazetteer().universe("all", date(2024, 4, 1))
    names = [area.name for area in gazetteer().areas if area.area_code in universe.codes]

    assert len(names) >= 1741
    find_font().require(names)


@pytest.mark.parametrize("fmt", FORMATS)
def test_hard_characters_are_drawn_without_a_warning(fmt: Format) -> None:
    page = Page(120, 10, (Text(2, 8, HARD, 8, "#000000"),))
    find_font().require([HARD])

    assert paint_page(page, fmt, font=find_font(), dpi=60)


def test_a_variation_selector_takes_no_room() -> None:
    measure = find_font().measure

    assert measure("葛󠄀城市", 10) == measure("葛城市", 10)


def test_a_missing_glyph_is_an_error_that_names_the_character() -> None:
    drawing = plan("overtime-ranking", overtime([area_row("336238", "𠮷野町", 120.0)]))

    with pytest.raises(GlyphMissing, match=r"`𠮷` \(U\+20BB7\)"):
        paint(drawing, "svg")


def test_a_font_that_does_not_exist_or_is_none(tmp_path: Path) -> None:
    (tmp_path / "words.ttf").write_text("not a font")

    with pytest.raises(PathNotFound, match=r"missing\.ttf"):
        find_font(tmp_path / "missing.ttf")
    with pytest.raises(UsageError, match="not a font file"):
        find_font(tmp_path / "words.ttf")


@pytest.mark.parametrize(("name", "fmt"), [("a.svg", "svg"), ("a.PDF", "pdf"), ("図.png", "png")])
def test_the_format_follows_the_suffix(name: str, fmt: str) -> None:
    assert format_of(Path(name)) == fmt


def test_another_suffix_is_refused() -> None:
    with pytest.raises(UsageError, match=r"chart\.docx"):
        format_of(Path("chart.docx"))


def test_painting_leaves_matplotlibs_settings_alone() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    paint(plan("labour-gap", labour()), "svg")

    assert dict(mpl.rcParams) == before


def test_the_alt_text_says_message_values_and_source() -> None:
    text = alt_text(plan("labour-gap", labour()))

    assert text.startswith("図（2040年の労働力の過不足）：2040年には事務職が437万人余り")
    assert "現場人材 −260" in text
    assert "出典：経済産業省" in text


def test_the_contact_sheet_escapes_and_names_every_chart() -> None:
    drawings = [
        plan("overtime-ranking", overtime([area_row("336238", '<b>"町"</b>', 120.0)], simulated=True)),
        plan("labour-gap", labour()),
    ]
    page = contact_sheet(drawings, lang="ja").decode()

    assert "<b>" not in page
    assert 'src="overtime-ranking.svg"' in page
    assert 'src="labour-gap.svg"' in page
    assert "模擬データ (simulated)" in page
    assert "http" not in page
