"""Colours stay apart in grey print and for colour-blind readers; text reads on every fill."""

from __future__ import annotations

from itertools import pairwise

import pytest

from axstat.charts.style import (
    BASE,
    BASE_DARK,
    HIGHLIGHT,
    INK,
    PAPER,
    SECONDARY,
    STEPS,
    UNDECIDABLE,
    luminance,
    text_on,
)

# Machado, Oliveira and Fernandes (2009), severity 1.0, applied to linear RGB.
VISION = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour: str, vision: str) -> list[float]:
    rgb = linear(colour)
    return [min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in VISION[vision]]


def contrast(a: str, b: str) -> float:
    first, second = (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (a, b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


@pytest.mark.parametrize(("colour", "expected"), [("#000000", 0), ("#ffffff", 100), ("#777777", 50.0)])
def test_luminance_is_cie_lightness(colour: str, expected: float) -> None:
    assert luminance(colour) == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize(
    ("first", "second", "least"), [(BASE, HIGHLIGHT, 25), (BASE_DARK, BASE, 15), (HIGHLIGHT, UNDECIDABLE, 30)]
)
def test_colours_that_mean_different_things_differ_in_grey(first: str, second: str, least: float) -> None:
    assert abs(luminance(first) - luminance(second)) >= least


def test_the_steps_of_a_map_darken_evenly() -> None:
    drops = [luminance(a) - luminance(b) for a, b in pairwise(STEPS)]

    assert all(drop >= 10 for drop in drops)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize(("first", "second"), [(BASE, HIGHLIGHT), (BASE_DARK, BASE), *pairwise(STEPS)])
def test_colours_stay_apart_for_colour_blind_readers(first: str, second: str, vision: str) -> None:
    a, b = seen(first, vision), seen(second, vision)

    assert max(abs(x - y) for x, y in zip(a, b, strict=True)) >= 0.09


@pytest.mark.parametrize("colour", STEPS)
def test_text_reads_on_every_step(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= 4.4


@pytest.mark.parametrize("colour", [INK, SECONDARY, HIGHLIGHT])
def test_text_reads_on_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5
