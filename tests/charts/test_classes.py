"""Colour classes: round limits, and words that say which end is in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from axstat.charts.kinds.classes import colour_step, share_classes, value_classes
from axstat.charts.quantity import OVERTIME
from axstat.model.text import Lang

HOURS = OVERTIME.quantity


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([0.35, 0.9], [0.2, 0.4, 0.6, 0.8, 1.0]),
        ([50.0, 300.0], [0.0, 100.0, 200.0, 300.0]),
    ],
)
def test_colour_classes_of_hours_have_round_limits_and_are_closed_above(
    values: list[float], limits: list[float]
) -> None:
    classes = value_classes(values, HOURS)

    assert [classes[0].low, *(item.high for item in classes)] == pytest.approx(limits)
    assert colour_step(classes[0].high, classes) == colour_step(classes[0].low + 1e-6, classes)
    assert 1 <= len(classes) <= 5


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("ja", ["50％以上60％未満", "60％以上70％未満", "70％以上80％未満", "80％以上"]),
        ("en", ["50% to under 60%", "60% to under 70%", "70% to under 80%", "80% and more"]),
    ],
)
def test_a_class_of_shares_says_which_end_is_in_and_80_percent_is_80_or_more(lang: Lang, labels: list[str]) -> None:
    classes = share_classes([0.5, 0.8, 0.9], lang)

    assert [item.label for item in classes] == labels
    assert colour_step(0.8, classes) == colour_step(0.9, classes)
    assert colour_step(0.8 - 1e-6, classes) == colour_step(0.7, classes)


def test_classes_of_hours_say_which_end_is_in() -> None:
    assert [c.label for c in value_classes([50.0, 300.0], HOURS)] == ["100以下", "100超200以下", "200超300以下"]
    assert [c.label for c in value_classes([50.0] * 100 + [300.0] * 100 + [900.0], replace(HOURS, lang="en"))] == [
        "100 or less",
        "over 100 to 200",
        "over 200",
    ]


@pytest.mark.parametrize(
    ("values", "label"), [([0.0, 0.0], "1％未満"), ([1.0, 1.0], "100％"), ([0.5, 0.5], "50％以上51％未満")]
)
def test_equal_shares_have_one_class_with_a_readable_legend(values: list[float], label: str) -> None:
    assert [item.label for item in share_classes(values, "ja")] == [label]


def test_hours_that_are_all_zero_have_one_class() -> None:
    assert [item.label for item in value_classes([0.0, 0.0], HOURS)] == ["0"]


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([0.0, 1.0, 2.0, 3.0], ["0", "0超1以下", "1超2以下", "2超3以下"]),
        ([0.0, *(float(n) for n in range(1, 9))], ["2以下", "2超4以下", "4超6以下", "6超8以下"]),
        ([-1.0, 0.0, 1.0], ["−1以下", "−1超−0.5以下", "−0.5超0以下", "0超0.5以下", "0.5超1以下"]),
    ],
)
def test_zeros_that_fill_a_class_have_one_where_nothing_is_below_them(values: list[float], labels: list[str]) -> None:
    classes = value_classes(values, replace(HOURS, linear=False))

    assert [item.label for item in classes] == labels
    assert len({colour_step(value, classes) for value in values if value >= 0}) > 1


def test_values_far_apart_have_limits_that_grow_by_ratio() -> None:
    values = [10.0**n for n in range(2, 7) for _ in range(20)]

    assert [item.label for item in value_classes(values, replace(HOURS, linear=False))] == [
        "100以下",
        "100超1,000以下",
        "1,000超1万以下",
        "1万超10万以下",
        "10万超100万以下",
    ]
    assert value_classes(values, HOURS)[0].label == "20万以下"  # overtime is declared to be even
