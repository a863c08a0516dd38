"""The messages that a guide quotes are those that axstat prints, in the guide's language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import axstat
from axstat.voice.catalogue import TEMPLATES
from tests.voice.languages import english_in, japanese_in

GUIDES = Path(__file__).resolve().parent.parent.parent / "docs" / "guides"
_ROW = re.compile(r"^\| `(.+?)` \| .+ \| .+ \|$", re.MULTILINE)


def _quoted() -> list[tuple[str, str]]:
    return [
        ("ja" if page.name.endswith(".ja.md") else "en", message)
        for page in sorted(GUIDES.glob("refused-workbook*.md"))
        for message in _ROW.findall(page.read_text(encoding="utf-8"))
    ]


def _printed(lang: str) -> list[str]:
    """Return every message with `…` for its fields, those that a dataset declares too."""
    said = [template.ja if lang == "ja" else template.en for template in TEMPLATES.values()]
    for path in sorted((Path(axstat.__file__).parent / "datasets" / "declared").glob("*.toml")):
        said += _declared(tomllib.loads(path.read_text(encoding="utf-8")), lang)
    return [re.sub(r"\{[^}]*\}", "…", text.replace("`", "")) for text in said]


def _declared(value: object, lang: str) -> list[str]:
    if isinstance(value, dict):
        message = value.get("message")
        own = [message[lang]] if isinstance(message, dict) else []
        return own + [text for part in value.values() for text in _declared(part, lang)]
    return [text for part in value for text in _declared(part, lang)] if isinstance(value, list) else []


def test_both_guides_explain_as_many_messages() -> None:
    languages = [lang for lang, _ in _quoted()]
    assert languages.count("ja") == languages.count("en") > 10


@pytest.mark.parametrize(("lang", "message"), _quoted())
def test_a_message_that_a_guide_explains_is_one_that_is_printed(lang: str, message: str) -> None:
    pieces = [re.escape(piece.strip()) for piece in message.split("…")]
    pattern = re.compile(r"\W*".join(pieces))
    assert any(pattern.search(text) for text in _printed(lang)), message
    assert not (english_in(message) if lang == "ja" else japanese_in(message))
