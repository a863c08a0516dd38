"""docs/concepts/words.md is the language that is spoken: each word is used, and each list of values is the code's."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import get_args

import pytest

from axstat.model.areas import Kind
from axstat.model.cells import Mark
from axstat.model.values import Status
from tests.docs.pages import pages, texts

PAGE = pages()[Path("docs/concepts/words.md")]
ROWS = re.findall(r"^\| ([^|]+) \| *([^|]*?) *\| (.+) \|$", PAGE, re.MULTILINE)[1:]
CODE = "\n".join(text for path, text in texts().items() if path.parts[0] in ("src", "queries"))
ENGLISH = [word.strip("`") for words, _, _ in ROWS for word in words.split(", ")]
JAPANESE = [word for _, words, _ in ROWS for word in words.split("、") if word]


def test_the_page_is_read() -> None:
    assert len(ROWS) >= 22
    assert {"source", "cell", "area_code"} <= set(ENGLISH)


@pytest.mark.parametrize("word", ENGLISH)
def test_every_word_is_used_in_the_code(word: str) -> None:
    assert len(re.findall(rf"\b{word.replace(' ', '[ _]')}s?\b", CODE, re.IGNORECASE)) > 1


@pytest.mark.parametrize("word", JAPANESE)
def test_every_japanese_word_is_what_users_read(word: str) -> None:
    assert word in CODE


def _listed(word: str) -> set[str]:
    (meaning,) = [meaning for words, _, meaning in ROWS if words == word]
    return set(re.findall(r"`(\w+)`", meaning))


def _names(values: type[Enum]) -> set[str]:
    return {value.name.lower() for value in values}


def test_the_values_of_a_status_and_the_marks_of_a_cell_are_all_there() -> None:
    assert _listed("status") == _names(Status)
    assert _listed("mark") == _names(Mark)


def test_the_kinds_of_bodies_are_all_there() -> None:
    (meaning,) = [meaning for words, _, meaning in ROWS if words == "kind"]
    assert set(meaning.split(" / ")) == set(get_args(Kind))
