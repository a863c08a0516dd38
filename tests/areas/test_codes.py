"""Check digits, and every form in which a sheet writes a code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.areas.codes import check_digit, is_valid, looks_like_code, normalise_code, with_check_digit

five_digits = st.tuples(st.integers(1, 47), st.integers(0, 999)).map(lambda pair: f"{pair[0]:02d}{pair[1]:03d}")


@pytest.mark.parametrize(
    ("five", "digit"),
    [("01000", "6"), ("01100", "2"), ("13000", "1"), ("13101", "6"), ("22130", "9"), ("28221", "9"), ("47382", "1")],
)
def test_the_check_digit_is_the_one_that_mic_prints(five: str, digit: str) -> None:
    assert check_digit(five) == digit


@pytest.mark.parametrize("text", ["", "0110", "011002", "0110a", "０１１００"])
def test_only_five_digits_have_a_check_digit(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        check_digit(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("011002", ("011002",)),
        ("01100", ("011002",)),
        ("1100", ("011002",)),
        ("1100.0", ("011002",)),
        ("1000", ("010006",)),
        ("11002.0", ("110027", "011002")),
        ("431001.0", ("431001",)),
        ("13000-1", ("130001",)),
        ("13000－1", ("130001",)),
        ("R01100", ("011002",)),
        ("r13101", ("131016",)),
        ("０１１００２", ("011002",)),
        (" 011002\u3000", ("011002",)),
        ("000000", ("000000",)),
        ("R00000", ("000000",)),
        ("13101", ("131016",)),
    ],
)
def test_every_form_of_a_code_is_read(text: str, codes: tuple[str, ...]) -> None:
    assert normalise_code(text) == codes


def test_five_digits_that_can_be_read_in_two_ways_give_both_readings() -> None:
    assert normalise_code("12106") == ("121061", "012106")  # 千葉市美浜区, or 岩見沢市 without its zero


@pytest.mark.parametrize(
    "text",
    ["", "-", "札幌市", "011003", "13000-2", "480002", "48000", "99", "110", "1100.5", "-1100", "1,100", "0110020"],
)
def test_what_is_no_code_has_no_reading(text: str) -> None:
    assert normalise_code(text) == ()


@pytest.mark.parametrize(("text", "shaped"), [("092038", True), ("1100", True), ("2024年", False), ("-", False)])
def test_a_wrong_code_still_looks_like_one(text: str, *, shaped: bool) -> None:
    assert looks_like_code(text) is shaped


@given(five_digits)
def test_a_code_with_its_check_digit_is_valid_and_reads_as_itself(five: str) -> None:
    six = with_check_digit(five)
    assert is_valid(six)
    assert normalise_code(six) == (six,)
    assert six in normalise_code(five)
    assert six in normalise_code(str(int(six)))


@settings(max_examples=200, deadline=None)
@given(five_digits, st.integers(0, 4), st.integers(1, 9))
def test_a_single_wrong_digit_is_detected_unless_the_remainders_are_0_and_10(five: str, at: int, shift: int) -> None:
    wrong = five[:at] + str((int(five[at]) + shift) % 10) + five[at + 1 :]
    remainders = {sum(int(d) * w for d, w in zip(code, (6, 5, 4, 3, 2), strict=True)) % 11 for code in (five, wrong)}
    assert len(remainders) == 2
    assert (check_digit(five) != check_digit(wrong)) or remainders == {0, 10}
