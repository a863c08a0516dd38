"""A pass means something: true sentences agree with the value they were made from, and no changed one does."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axstat.values.printed.agreement import Datum, disagreement
from axstat.values.printed.reading import read_numbers
from axstat.values.printed.writing import written
from tests.support.counts import Count
from tests.support.printing import Sentence, bodies, hours, people, shares, turned

_TRIES = settings(max_examples=40, deadline=None)
_COUNTS: Counter[str] = Counter()


def says(sentence: Sentence, datum: Datum) -> bool:
    """Say whether the number at the place of the sentence's number agrees."""
    text = sentence.text()
    start, end = len(sentence.before), len(sentence.before) + len(sentence.number)
    there = [one for one in read_numbers(text) if one.core[0] < end and one.core[1] > start]
    own = [one for one in there if one.is_number] or there
    return len(own) == 1 and disagreement(own[0], datum) is None


def holds(sentences: list[Sentence], datum: Datum) -> None:
    for sentence in sentences:
        assert says(sentence, datum), f"true, and refused: {sentence.text()} of {datum}"
        for what, changed in turned(sentence):
            if changed.text() == sentence.text() or _says_the_same(changed, sentences):
                continue
            assert not says(changed, datum), f"{what}: {changed.text()} of {datum}"
            _COUNTS["false sentences refused"] += 1
        _COUNTS["true sentences accepted"] += 1


def _says_the_same(changed: Sentence, true: list[Sentence]) -> bool:
    return any(changed.text() == sentence.text() for sentence in true)


@_TRIES
@given(st.integers(1050, 9949))
def test_shares(basis: int) -> None:
    percent = Decimal(basis) / 100
    holds(list(shares(percent)), Datum.of(float(percent / 100), "fraction"))


@_TRIES
@given(st.integers(11, 999).flatmap(lambda n: st.sampled_from([n, -n])))
def test_gaps_of_people(gap: int) -> None:
    holds(list(people(gap)), Datum.of(gap, "万人"))


@_TRIES
@given(st.integers(11, 1741))
def test_numbers_of_bodies(count: int) -> None:
    holds(list(bodies(count)), Datum.of(count, "団体"))


@_TRIES
@given(st.integers(100, 4999))
def test_hours_a_year(tenths: int) -> None:
    value = Decimal(tenths) / 10
    holds(list(hours(value)), Datum.of(float(value), "h/年"))


def test_how_many_sentences_were_tried(count: Count) -> None:
    test_shares()
    assert _COUNTS["true sentences accepted"] > 500
    count("sentences", dict(_COUNTS))


@_TRIES
@given(st.integers(1050, 9949), st.integers(1050, 9949))
def test_a_value_written_in_the_style_of_another_agrees(one: int, other: int) -> None:
    datum = Datum.of(other / 10000, "fraction")
    for sentence in shares(Decimal(one) / 100):
        text = sentence.text()
        (number,) = (n for n in read_numbers(text) if n.is_number)
        digits = written(number, datum)
        if digits is not None and number.approx in ("exact", "about"):
            mended = text[: number.core[0]] + digits + text[number.core[1] :]
            (again,) = (n for n in read_numbers(mended) if n.is_number)
            assert disagreement(again, datum) is None or "約" in text, mended


@pytest.mark.parametrize(
    ("text", "value", "unit", "expected"),
    [
        ("339万人の不足", -341.2, "万人", "341万"),
        ("△３３９万人", -1341.2, "万人", "△１，３４１万"),
        ("3億4,500万円", 1_234_567_891, "円", "12億3,457万"),
        ("12万3千人", 98_765, "人", "9万9千"),
        ("四百三十七万人", 4_281_000, "人", "四百二十八万"),
        ("3割5分", 0.4, "fraction", "4割"),
        ("10人に4人", 0.613, "fraction", "6"),
        ("61.0%", 0.798, "fraction", "79.8"),
        ("998団体", 1030, "団体", "1,030"),
        ("過半数", 0.7, "fraction", None),
        ("61.0ポイント", 0.7, "fraction", None),
    ],
)
def test_a_value_is_written_with_the_digits_scales_and_width_of_another(
    text: str, value: float, unit: str, expected: str | None
) -> None:
    (number,) = read_numbers(text)
    assert written(number, Datum.of(value, unit)) == expected
