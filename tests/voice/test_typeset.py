"""Line breaking: no line begins with a closing mark or ends with an opening one, none is too wide, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.voice.typeset import NEVER_FIRST, NEVER_LAST, display_width, pad, shorten, wrap

TEXTS = st.text(alphabet="市区町村年時間外勤務がのをは、。（）「」ー100%・AIbot 千", max_size=60)


def columns(text: str, _size: float) -> float:
    return float(display_width(text))


@given(TEXTS, st.integers(min_value=12, max_value=40), st.booleans())
@settings(max_examples=150, deadline=None)
def test_lines_fit_and_nothing_but_blanks_is_lost(text: str, width: int, fill: bool) -> None:
    lines = wrap(text, width, 1, columns, fill=fill)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(display_width(line) <= width for line in lines)


@pytest.mark.parametrize("width", range(16, 40, 3))
def test_no_line_starts_or_ends_with_a_forbidden_mark(width: int) -> None:
    text = "市区町村の6割で、職員の時間外勤務が「年100時間」（令和6年度）を超える。データは模擬。"
    lines = wrap(text, width, 1, columns)

    assert not any(line[0] in NEVER_FIRST for line in lines[1:])
    assert not any(line[-1] in NEVER_LAST for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        (
            "2040年には事務職が437万人余り、AI・ロボット等利活用人材が339万人不足する",
            50,
            ["2040年には事務職が437万人余り、", "AI・ロボット等利活用人材が339万人不足する"],
        ),
        ("年100時間を超える", 12, ["年100時間を", "超える"]),
        ("demand and supply", 10, ["demand and", "supply"]),
        ("データセットの一覧", 16, ["データセットの", "一覧"]),
        ("短い", 20, ["短い"]),
        ("", 20, [""]),
    ],
)
def test_breaks_fall_between_phrases(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width, 1, columns) == lines


@pytest.mark.parametrize(
    ("text", "width", "expected"), [("奈義町", 8, "奈義町  "), ("葛󠄀城市", 6, "葛󠄀城市"), ("鹿児島県", 6, "鹿児… ")]
)
def test_padding_counts_terminal_columns(text: str, width: int, expected: str) -> None:
    assert pad(text, width) == expected


def test_shortening_leaves_what_fits() -> None:
    assert shorten("時間外勤務", 10, 1, columns) == "時間外勤務"
    assert shorten("時間外勤務", 9, 1, columns) == "時間外勤…"
