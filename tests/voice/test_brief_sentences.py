"""The sentences of briefs in both languages: none missing, none with a word of the other, the same fields in both."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import axstat
from axstat.voice.catalogue.briefs import SENTENCES
from tests.voice.languages import english_in, japanese_in

TREES = [
    ast.parse(path.read_text(encoding="utf-8")) for path in (Path(axstat.__file__).parent / "briefs").rglob("*.py")
]


def _fields(text: str) -> dict[str, str | None]:
    return {name: spec for _, name, spec, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("identifier", sorted(SENTENCES))
def test_every_sentence_is_said_in_both_languages_with_the_same_fields(identifier: str) -> None:
    template = SENTENCES[identifier]
    assert set(_fields(template.ja)) == set(_fields(template.en))
    for lang, others, word in (("ja", english_in, "表"), ("en", japanese_in, "x")):
        fields = {name: 3 if spec else word for name, spec in _fields(template.ja).items()}
        assert others(template.text(fields, lang)) == []  # type: ignore[arg-type]


def test_the_code_says_every_sentence_and_no_other() -> None:
    nodes = [node for tree in TREES for node in ast.walk(tree)]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made = [
        "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    ]
    made = [pattern for pattern in made if re.search(r"[a-z]{4}", pattern)]
    assert [name for name in SENTENCES if name not in whole and not any(re.fullmatch(p, name) for p in made)] == []
    named = {
        node.args[0].value
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("say", "words_of")
        and isinstance(node.args[0], ast.Constant)
    }
    assert named <= set(SENTENCES)
