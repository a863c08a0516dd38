"""Every message in both languages: it renders, says what its call gives, and holds no word of the other language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import axstat
from axstat.cli.app import program_for
from axstat.errors import AxstatError, NotUnderstood
from axstat.voice import Label, said
from axstat.voice.catalogue import TEMPLATES
from axstat.voice.catalogue.kinds import KINDS
from axstat.voice.help import ARGUMENTS, JAPANESE, argument
from axstat.voice.template import Some, Template
from tests.voice.languages import english_in, japanese_in

SOURCE = Path(axstat.__file__).parent
ROOT = Path(__file__).parents[2]


class Anything(str):
    """A field that can stand wherever a text, a number or a list can."""

    __slots__ = ()


def _fields(template: Template, lang: str) -> dict[str, object]:
    """Return a value for every field that a template names, of the kind that its spelling asks for."""
    word = "表" if lang == "ja" else "x"
    found: dict[str, object] = {}
    for text in (template.en, template.ja, template.hint_en, template.hint_ja):
        for _, name, spec, _ in Formatter().parse(text):
            if name:
                kind = {"q": Some((word,), 2), "b": (word,)}.get(spec or "")
                number = spec is not None and spec != "" and kind is None
                found[name] = kind or (3 if number else found.get(name, word))
    return found


def test_every_kind_of_refusal_has_a_name_and_a_remedy_in_both_languages() -> None:
    kinds = {error.id for error in _kinds(AxstatError)}
    assert kinds == set(KINDS)
    for kind, words in KINDS.items():
        assert english_in(words.ja + words.hint_ja) == [], kind
        assert japanese_in(words.en + words.hint_en) == [], kind
        assert bool(words.hint_en) == bool(words.hint_ja) == (kind != "axstat")


def _kinds(root: type[AxstatError]) -> Iterator[type[AxstatError]]:
    yield root
    for child in root.__subclasses__():
        yield from _kinds(child)


@pytest.mark.parametrize("identifier", sorted(TEMPLATES))
def test_every_message_renders_in_both_languages_and_in_one_at_a_time(identifier: str) -> None:
    template = TEMPLATES[identifier]
    for lang in ("ja", "en"):
        fields = _fields(template, lang)
        for text in (template.text(fields, lang), template.hint(fields, lang)):
            assert "{" not in text
            assert not (english_in(text) if lang == "ja" else japanese_in(text)), text
    assert bool(template.hint_en) == bool(template.hint_ja)


def _calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield place, id and given fields of every call with the id of a message; None where fields come as a whole."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "voice" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                is_message = name in ("found", "said", "clause", "doubt") or name in ERRORS
                if is_message and isinstance(node.args[0].value, str):
                    given = {k.arg for k in node.keywords if k.arg}
                    whole = any(k.arg is None for k in node.keywords)
                    yield f"{path.name}:{node.lineno}", node.args[0].value, None if whole else given


ALWAYS = set(said("name", name="").suggested())
"""Fields that every hint may name, whoever calls."""

ERRORS = {
    node.name
    for node in ast.walk(ast.parse((SOURCE / "errors.py").read_text(encoding="utf-8")))
    if isinstance(node, ast.ClassDef)
}


def test_every_call_names_a_message_and_gives_the_fields_that_it_names() -> None:
    wrong = []
    for place, identifier, given in _calls():
        if identifier not in TEMPLATES:
            wrong.append(f"{place}: no message `{identifier}`")
        elif given is not None and (missing := TEMPLATES[identifier].names() - given - ALWAYS):
            wrong.append(f"{place}: `{identifier}` lacks {', '.join(sorted(missing))}")
    assert not wrong, "\n".join(wrong)


PLACEHOLDER = re.compile(r"\b(?:FILE|NAME|ID|VALUE|SECONDS|COMMAND|TEXT|FORM)\b")
NUMBERS = {"ids", "newer", "number", "older", "year"}
EVERYTHING = {**TEMPLATES, **{f"kind {name}": template for name, template in KINDS.items()}}


def test_japanese_puts_no_english_word_where_a_reader_is_to_put_a_name() -> None:
    assert [name for name, t in EVERYTHING.items() if PLACEHOLDER.search(t.ja + t.hint_ja)] == []


def test_japanese_sends_to_the_japanese_page_of_a_guide() -> None:
    pages = {page for t in EVERYTHING.values() for page in re.findall(r"docs/[\w/.-]+\.md", t.ja + t.hint_ja)}
    assert pages
    assert [page for page in pages if not (ROOT / page).exists()] == []
    assert [page for page in pages if (ROOT / page.replace(".md", ".ja.md")).exists()] == []


def test_what_is_put_into_a_suggested_command_is_one_word_of_it() -> None:
    """Numbers of sources and years are one as they are; anything else may hold blanks."""
    hints = [hint for t in EVERYTHING.values() for hint in (t.hint_en, t.hint_ja)]
    commands = [command for hint in hints for command in re.findall(r"`axstat [^`]*`", hint)]
    fields = {(command, *field) for command in commands for field in re.findall(r"\{(\w+)(?::(\w+))?\}", command)}
    assert [command for command, name, spec in fields if spec != "c" and name not in NUMBERS] == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("data/raw/R6.xlsx", "data/raw/R6.xlsx"),
        ("市町村別（確報）.xlsx", "市町村別（確報）.xlsx"),
        ("人口 › 総数", '"人口 › 総数"'),
        ("一人当たり「所得」", '"一人当たり「所得」"'),
        ("市町村別　研修 (2).xlsx", '"市町村別　研修 (2).xlsx"'),
        ("$HOME.xlsx", "'$HOME.xlsx'"),
        ("", '""'),
    ],
)
def test_a_word_of_a_command_is_quoted_where_it_must_be(text: str, word: str) -> None:
    assert Template("{x:c}", "{x:c}").text({"x": text}, "ja") == word


def test_a_hint_names_the_file_by_its_path_where_it_is_known() -> None:
    error = NotUnderstood("column-undated", label="x", sheet="x", why="x")
    assert "`axstat inspect ファイル`" in error.what_to_do("ja")
    assert "`axstat inspect FILE`" in error.what_to_do("en")
    assert '`axstat inspect "my data/R6.xlsx"`' in error.of_file("my data/R6.xlsx").what_to_do("en")


def test_no_message_is_declared_that_nobody_says() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in SOURCE.rglob("*.py") if "catalogue" not in p.parts)
    assert [name for name in TEMPLATES if f'"{name}"' not in code and not _is_made_of_parts(name)] == []


def _is_made_of_parts(name: str) -> bool:
    return name.endswith(("-totals", "-totals-differ"))


def _texts_of_help(command: object) -> Iterator[str]:
    about = (getattr(command, "help", "") or "").partition("\b\nExample:\n")[0]
    yield from filter(None, (" ".join(p.split()) for p in about.split("\n\n")))
    for parameter in command.params:  # type: ignore[attr-defined]
        if parameter.name not in ("lang", "debug"):
            yield from filter(None, (getattr(parameter, "help", None), parameter.metavar))
            if isinstance(parameter.show_default, str) and "/" not in parameter.show_default:
                yield parameter.show_default
    for child in getattr(command, "commands", {}).values():
        yield from _texts_of_help(child)


def test_every_text_of_the_help_has_its_japanese() -> None:
    texts = set(_texts_of_help(program_for([])))
    assert sorted(texts - JAPANESE.keys()) == []
    assert [ja for ja in JAPANESE.values() if english_in(ja)] == []


def _arguments(command: object) -> Iterator[tuple[str, str]]:
    yield from ((command.name, p.name) for p in command.params if p.param_type_name == "argument")  # type: ignore[attr-defined]
    for child in getattr(command, "commands", {}).values():
        yield from _arguments(child)


def test_every_argument_is_called_what_it_is_in_japanese() -> None:
    named = {(command, name): argument(command, name, "ja") for command, name in _arguments(program_for([]))}
    assert named["diff", "old"] != named["diff", "new"]
    assert (named["area", "name"], named["query", "name"]) == ("団体", "クエリ")
    assert (named["areas", "text"], named["measures", "text"]) == ("団体", "項目")
    assert set(named.values()) == set(ARGUMENTS.values())


def test_lists_and_numbers_are_written_in_the_language_of_the_message() -> None:
    template = Template("{n:line} {n:~is/are} of {names:q}", "{names:q} の {n:,} 行")
    one, many = {"n": 1, "names": Some(("a",), 0)}, {"n": 1234, "names": Some(("a", Label("い", "b")), 3)}
    assert template.text(one, "en") == "1 line is of `a`"
    assert template.text(many, "en") == "1,234 lines are of `a`, `b` and 3 more"
    assert template.text(many, "ja") == "「a」、「い」 ほか3件 の 1,234 行"
