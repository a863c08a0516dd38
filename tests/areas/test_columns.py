"""The column decides whether its codes have a check digit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axstat.areas import code_form, gazetteer, read_code
from axstat.areas.codes import is_valid, normalise_code
from axstat.areas.columns import CodeForm

TODAY = [area for area in gazetteer().areas if area.level == "municipality" and area.valid_to is None]
PREFECTURES = [f"{number:02d}" for number in range(1, 48)]


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (["011002", "331007"], "six"),
        (["11002", "331007"], "six"),  # the zero lost
        (["13000-1"], "six"),
        (["01100", "33100"], "five"),
        (["1100", "33100"], "five"),  # the zero lost
        (["R01100", "R33100"], "five"),
        (["1100.0", "33100.0"], "five"),
        (["12106", "01100"], "five"),  # 12106 alone may be 岩見沢市's 012106
        (["12106", "331007"], "six"),
        (["12106"], "any"),
        (["11002"], "six"),  # 11002 is no area of 埼玉県
        (["団体コード", "011002", "", "札幌市", "計"], "six"),
        (["011003", "331007"], "any"),  # a wrong check digit: no form reads both
        (["札幌市", "", "12", "1,234"], None),
        ([], None),
    ],
)
def test_a_column_has_the_form_that_reads_all_of_it(texts: list[str], form: CodeForm | None) -> None:
    assert gazetteer().code_form(texts) == form


def test_without_a_gazetteer_the_check_digits_alone_decide() -> None:
    assert code_form(["12106"]) == "any"
    assert code_form(["12106", "33100"]) == "five"
    assert code_form(["011002"]) == "six"


@pytest.mark.parametrize("prefecture", PREFECTURES)
def test_today_s_codes_of_each_prefecture_are_read_in_each_way_they_are_written(prefecture: str) -> None:
    areas = [area for area in TODAY if area.prefecture_code == prefecture]
    ways: dict[CodeForm, tuple[list[str], ...]] = {
        "five": ([a.jis_code for a in areas], [str(int(a.jis_code)) for a in areas]),
        "six": ([a.area_code for a in areas], [str(int(a.area_code)) for a in areas]),
    }
    for form, columns in ways.items():
        for column in columns:
            assert gazetteer().code_form(column) == form
            assert [read_code(text, form) for text in column] == [(area.area_code,) for area in areas]


def test_a_column_of_all_five_digit_codes_finds_every_area_by_its_code_alone() -> None:
    column = [str(int(area.jis_code)) for area in TODAY]
    form = gazetteer().code_form(column)
    assert form == "five"
    for text, area in zip(column, TODAY, strict=True):
        assert gazetteer().resolve(code=text, code_form=form, as_of=date(2024, 4, 1)).area == area
        assert gazetteer().resolve_label(text, code_form=form, as_of=date(2024, 4, 1)).area == area


def test_one_text_is_two_areas_alone_and_one_in_its_column() -> None:
    assert gazetteer().resolve(code="12106").status == "ambiguous"
    names = [gazetteer().resolve(code="12106", code_form=form).area for form in ("five", "six")]
    assert [area.name for area in names if area] == ["千葉市美浜区", "岩見沢市"]


def test_the_column_does_not_excuse_a_name_of_another_area() -> None:
    answer = gazetteer().resolve(code="12106", name="岩見沢市", code_form="five")
    assert answer.status == "contradiction"


def test_two_digits_are_prefectures_only_beside_prefectures() -> None:
    column = ["コード", *PREFECTURES, "00"]
    assert gazetteer().code_form(column) is None
    assert gazetteer().code_form(column, beside_prefectures=True) == "prefecture"
    assert gazetteer().code_form(["1", "2", "47", "0"], beside_prefectures=True) == "prefecture"
    assert gazetteer().code_form(["1", "48"], beside_prefectures=True) is None
    assert gazetteer().code_form(["1", "1,234"], beside_prefectures=True) is None
    assert gazetteer().code_form(["01", "01100"], beside_prefectures=True) == "five"


@pytest.mark.parametrize(
    ("text", "code"), [("1", "010006"), ("01", "010006"), ("33.0", "330001"), ("００", "000000"), ("0", "000000")]
)
def test_two_digits_are_read_as_a_prefecture_s_code(text: str, code: str) -> None:
    assert read_code(text, "prefecture") == (code,)
    area = gazetteer().resolve(code=text, code_form="prefecture").area
    assert area is not None
    assert area.area_code == code


@pytest.mark.parametrize("text", ["48", "330", "-1", "1-2", "札幌"])
def test_other_texts_are_no_prefecture_s_code(text: str) -> None:
    assert read_code(text, "prefecture") == ()


@given(st.one_of(st.integers(0, 999_999).map(str), st.from_regex(r"R?[0-9]{4,6}", fullmatch=True), st.text(max_size=8)))
def test_a_form_gives_one_valid_reading_and_only_one_that_the_text_may_have_alone(text: str) -> None:
    six, five = read_code(text, "six"), read_code(text, "five")
    for readings in (six, five):
        assert len(readings) <= 1
        assert all(is_valid(code) for code in readings)
    assert set(normalise_code(text)) == {*six, *five}
    assert read_code(text, "any") == normalise_code(text)
