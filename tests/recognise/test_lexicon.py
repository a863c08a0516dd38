"""Labels read by a short cut mean what the same labels mean read in full."""

from __future__ import annotations

import pytest

from axstat.areas import gazetteer
from axstat.datasets import vocabulary
from axstat.recognise.lexicon import Lexicon

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
    assert lexicon.sign(text).is_known_code is known
    assert lexicon.sign(f" {text}").is_known_code is known
