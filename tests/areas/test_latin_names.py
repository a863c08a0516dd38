"""Latin names as MIC writes them, from readings."""

from __future__ import annotations

import pytest

from axstat.areas import gazetteer, latin_name


@pytest.mark.parametrize(
    ("code", "latin"),
    [
        ("336238", "Nagi-cho"),
        ("422088", "Matsuura-shi"),
        ("313718", "Kotoura-cho"),
        ("271004", "Osaka-shi"),
        ("401005", "Kitakyushu-shi"),
        ("151009", "Niigata-shi"),
        ("132098", "Machida-shi"),
        ("131024", "Chuo-ku"),
        ("010006", "Hokkaido"),
        ("133647", "Kozushima-mura"),
    ],
)
def test_a_reading_is_written_in_latin_letters(code: str, latin: str) -> None:
    area = gazetteer().by_code(code)

    assert area is not None
    assert latin_name(area.name, area.kana) == latin


def test_a_body_without_a_reading_has_no_latin_name() -> None:
    assert latin_name("浜玉町", "") == ""
