"""Sentences of charts: each renders in one language at a time, is said somewhere, and exists where it is said."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import axstat.charts
from axstat.charts.kind import Kind
from axstat.charts.known import KINDS
from axstat.voice.catalogue.charts import SENTENCES
from axstat.voice.template import Template
from tests.voice.languages import english_in, japanese_in

CODE = [ast.parse(p.read_text(encoding="utf-8")) for p in Path(axstat.charts.__file__).parent.rglob("*.py")]


def fields(template: Template, lang: str) -> dict[str, object]:
    """Return a value for every field, of the kind that its spelling asks for."""
    word = "表" if lang == "ja" else "x"
    found = [
        (name, spec) for text in (template.en, template.ja) for _, name, spec, _ in Formatter().parse(text) if name
    ]
    return {name: 3 if any(spec and name == other for other, spec in found) else word for name, _ in found}


@pytest.mark.parametrize("identifier", sorted(SENTENCES))
def test_every_sentence_renders_in_both_languages_and_in_one_at_a_time(identifier: str) -> None:
    template = SENTENCES[identifier]
    texts = {lang: template.text(fields(template, lang), lang) for lang in ("ja", "en")}

    assert "{" not in "".join(texts.values())
    assert not english_in(texts["ja"])
    assert not japanese_in(texts["en"])


def said() -> tuple[set[str], list[str]]:
    """Return every text of the code, and every text made of parts as a pattern."""
    nodes = [node for tree in CODE for node in ast.walk(tree)]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made = [
        "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    ]
    return whole, [pattern for pattern in made if re.search(r"[a-z]{4}", pattern)]


def test_no_sentence_is_declared_that_nobody_says() -> None:
    whole, made = said()
    names = {name.rpartition("/")[2] for name in SENTENCES}

    assert sorted(n for n in names if n not in whole and not any(re.fullmatch(p, n) for p in made)) == []


def test_every_form_of_a_quantitys_own_stands_for_a_general_one() -> None:
    own = [name.partition("/") for name in SENTENCES if "/" in name]

    assert {quantity for quantity, _, _ in own} == {"overtime"}
    assert [name for _, _, name in own if name not in SENTENCES] == []


def test_every_sentence_that_is_said_by_its_id_exists() -> None:
    calls = [
        node.args[0].value
        for tree in CODE
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"say", "tell"}
        and isinstance(node.args[0], ast.Constant)
    ]

    assert len(calls) > 100
    assert [name for name in calls if name not in SENTENCES] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_titled_in_both_languages(kind: Kind) -> None:
    assert not english_in(re.sub(r"`\w+`", "", kind.title.ja + kind.about.ja))
    assert not japanese_in(kind.title.en + kind.about.en)
