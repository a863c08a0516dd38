"""The examples of docs/concepts/meaning.md are what the code does: page and code cannot part."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from axstat.datasets.declaration import Agreement, Ask, Facet, MeasureRule, read_declaration
from axstat.datasets.validating import KEYS
from tests.meaning.support import answer, meaning, words

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "concepts" / "meaning.md").read_text(encoding="utf-8")
OWN = {path.stem: read_declaration(path) for path in (ROOT / "examples" / "datasets").glob("*.toml")}


def rows(name: str) -> list[list[str]]:
    """Return the cells of one table of the page, without back-ticks."""
    table = PAGE.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


ACCEPTED, TURNED_AWAY = rows("accepted"), rows("turned away")


def test_the_page_shows_ten_of_each() -> None:
    assert (len(ACCEPTED), len(TURNED_AWAY)) == (10, 10)


@pytest.mark.parametrize(("dataset", "title", "header", "unit", "measure", "part", "because"), ACCEPTED)
def test_an_accepted_header_is_the_measure_and_part_that_the_page_says(
    dataset: str, title: str, header: str, unit: str, measure: str, part: str, because: str
) -> None:
    found = answer(tuple(header.split(" › ")), unit or None, (title,), dataset=OWN.get(dataset, dataset))
    assert meaning(found) == (measure, part), because


@pytest.mark.parametrize(("dataset", "title", "header", "unit", "word", "what"), TURNED_AWAY)
def test_a_header_that_is_turned_away_is_no_measure_for_the_word_that_the_page_names(
    dataset: str, title: str, header: str, unit: str, word: str, what: str
) -> None:
    found = answer(tuple(header.split(" › ")), unit or None, (title,), dataset=OWN.get(dataset, dataset))
    assert meaning(found) is None, what
    assert words(found)[:1] == ([word] if word else [])


@pytest.mark.parametrize(
    "key",
    sorted(
        KEYS
        | {f.name for kind in (MeasureRule, Facet, Ask, Agreement) for f in fields(kind)}
        | {"any", "header", "title", "note", "frame", "="}
    ),
)
def test_every_key_of_a_declaration_is_described(key: str) -> None:
    described = PAGE.partition("### The file")[2].partition("## The words")[0]
    assert re.search(rf"[`\[.]\"?{re.escape(key)}\"?[.`\]]", described), f"the page does not describe `{key}`"
