"""Texts held as numbers are the texts, and the numbers are what Python reads in them."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from axstat.model.numerals import Numerals, joined

ODD = [
    "",
    "0",
    "-0",
    "0.0",
    "-0.0",
    "12.0",
    "1e5",
    "1E+2",
    "+5",
    ".5",
    "5.",
    "007",
    "1_000",
    " 1",
    "1\n",
    "٣",
    "…",
    "▲3",
]
LARGE = ["999999999999999", "1000000000000000", "0.0001", "0.00001", "0.30000000000000004", "9007199254740993", "1e308"]
written = st.one_of(
    st.sampled_from([*ODD, *LARGE, "inf", "nan", "Infinity"]),
    st.integers(-(10**17), 10**17).map(str),
    st.floats(allow_nan=True).map(repr),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9).map(str),
    st.text(max_size=6),
)


@given(st.lists(written, max_size=60))
def test_they_are_the_texts_they_were_made_of(texts: list[str]) -> None:
    held = Numerals.of(texts)
    assert list(held) == texts
    assert [held[at] for at in range(-len(texts), len(texts))] == texts + texts
    assert list(held[3:-2]) == texts[3:-2]
    assert list(pickle.loads(pickle.dumps(held))) == texts


@given(st.lists(written, max_size=60), st.data())
def test_their_numbers_are_those_of_the_texts(texts: list[str], data: st.DataObject) -> None:
    words = data.draw(st.sets(st.integers(0, len(texts) - 1))) if texts else set()
    try:
        numbers = [0.0 if at in words else float(text) for at, text in enumerate(texts)]
    except ValueError:
        numbers = [math.nan]
    found = Numerals.of(texts).floats(words)
    assert (found is None) == (not math.isfinite(sum(numbers)))
    if found is not None:
        assert list(map(repr, found)) == list(map(repr, numbers))


@given(st.lists(st.tuples(written, st.booleans()), max_size=60))
def test_those_that_are_kept_stay_in_their_order(cells: list[tuple[str, bool]]) -> None:
    held = Numerals.of([text for text, _ in cells])
    assert list(held.kept(bytes(keep for _, keep in cells))) == [text for text, keep in cells if keep]


@pytest.mark.parametrize("text", ["12", "0.5", "-3.25", "999999999999999", "0.0001"])
def test_a_decimal_is_left_out_only_beside_its_own_number(text: str) -> None:
    held = Numerals.of([text] * 4)
    numbers = np.array([float(text), float(text), float(text) * 1000, -0.0])
    normal = np.array([True, False, True, True])
    assert held.unless(numbers, normal).to_list() == [None, text, text, text]


@pytest.mark.parametrize("text", ["12.0", "-0", "1e5", "1,000", "…", "0.30000000000000004", "1000000000000000"])
def test_what_no_printer_is_sure_to_print_is_never_left_out(text: str) -> None:
    held = Numerals.of(["7", text])
    number = float(text.replace(",", "")) if text != "…" else 0.0
    assert held.unless(np.array([7.0, number]), np.array([True, True])).to_list() == [None, text]


def test_columns_are_joined_where_all_are_numbers() -> None:
    first, second = Numerals.of(["1", "…"]), Numerals.of(["", "2.5", "x"])
    assert list(joined([first, second]) or ()) == ["1", "…", "", "2.5", "x"]
    assert list(first) == ["1", "…"]
    assert joined([first, ["1"]]) is None
