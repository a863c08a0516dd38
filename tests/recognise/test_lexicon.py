"""Labels read by a short cut mean what the same labels mean read in full."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from axstat.areas import gazetteer
from axstat.datasets import vocabulary
from axstat.recognise.lexicon import Lexicon, lexicon_of

INVISIBLE = "\u200b"


def test_an_official_name_reads_as_it_does_with_an_invisible_mark_behind_it() -> None:
    lexicon = Lexicon(vocabulary(), None)
    for name in gazetteer().local_names:
        assert lexicon.sign(name) == lexicon.sign(name + INVISIBLE)


@pytest.mark.parametrize(
    ("text", "known"),
    [("11002", True), ("11002.0", True), ("1100", True), ("011002", True), ("9039491", False), ("12399", False)],
)
def test_a_number_is_a_known_code_exactly_when_its_sign_says_so(text: str, known: bool) -> None:
    lexicon = Lexicon(vocabulary(), None)
    assert lexicon.knows_number(text) is known
    assert bool(lexicon.sign(text).codes) is known
    assert bool(lexicon.sign(f" {text}").codes) is known


def test_sheets_share_a_lexicon_exactly_while_no_area_changes_between_their_days() -> None:
    words = vocabulary()
    before, after = lexicon_of(words, date(2016, 4, 1)), lexicon_of(words, date(2016, 10, 10))

    assert lexicon_of(words, date(2016, 10, 9)) is before
    assert after is not before  # 富谷町 became 富谷市


def test_a_shared_lexicon_means_what_one_of_the_day_means() -> None:
    words = vocabulary()
    for day in (date(2003, 4, 1), date(2016, 3, 31), date(2023, 12, 31)):
        lexicon_of(words, day - timedelta(1))
        shared, own = lexicon_of(words, day), Lexicon(words, day)
        assert all(shared.sign(name) == own.sign(name) for name in sorted(gazetteer().local_names)[::7])
