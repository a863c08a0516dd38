"""The page that `--help` shows, in the reader's language: how to call, what it does, an example, the options.

The framework's own page is English and counts a kanji as one column, so this one is written from what the framework
knows of a command.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import Any

from axstat.voice import Label, Lang
from axstat.voice.help import argument, of
from axstat.voice.typeset import broken, display_width, in_columns, joined

_WIDEST = 100
_INDENT = 26
_USAGE = Label("使い方", "Usage")
_EXAMPLE = Label("例", "Example")
_PARTS = (Label("コマンド", "Commands"), Label("引数", "Arguments"), Label("オプション", "Options"))
_GROUP = Label("[オプション] コマンド …", "[OPTIONS] COMMAND …")
_CALL = Label("[オプション]", "[OPTIONS]")
_DEFAULT = Label("省略時：", "default: ")
_ENVIRONMENT = Label("環境変数：", "env: ")
_REQUIRED = Label("必須", "required")
_EVERYWHERE = (
    ("--lang ja|en", "Language of everything that people read."),
    ("--debug", "Print the traceback where axstat itself fails."),
    ("-h, --help", "Show this page."),
)
_EXAMPLES = "\b\nExample:\n"
_KINDS = {
    "int": "NUMBER",
    "int range": "NUMBER",
    "float": "NUMBER",
    "plain_number": "NUMBER",
    "path": "FILE",
    "str": "TEXT",
}


def page(command: Any, words: Sequence[str], lang: Lang, width: int | None = None) -> str:
    """Return the page of one command, `width` columns wide; as wide as the terminal, 100 at most, when None."""
    columns = min(width or shutil.get_terminal_size().columns, _WIDEST)
    options = [p for p in command.params if p.param_type_name == "option" and p.name not in ("debug", "help")]
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    children = getattr(command, "commands", {})
    named = {p.name: _argument(p, command.name or "", lang) for p in arguments}
    usage = " ".join([*words, (_GROUP if children else _CALL).text(lang), *named.values()])
    about, _, examples = (command.help or "").partition(_EXAMPLES)
    lines = [f"{_USAGE.text(lang)}: {usage}", ""]
    for paragraph in filter(None, (" ".join(p.split()) for p in about.split("\n\n"))):
        lines += [*(f"  {line}" for line in broken(of(paragraph, lang), columns - 2)), ""]
    if examples:
        calls = [line.removeprefix("$ ") for line in examples.strip().splitlines()]
        lines += [f"{_EXAMPLE.text(lang)}:", *(f"  $ {call}" for call in calls), ""]
    parts = (
        [(name, of(_first(child.help), lang)) for name, child in children.items()],
        [(named[p.name], _said(p, lang)) for p in arguments],
        [(_option(p, lang), _said(p, lang)) for p in options] + [(name, of(text, lang)) for name, text in _EVERYWHERE],
    )
    for title, rows in zip(_PARTS, parts, strict=True):
        if rows:
            lines += [f"{title.text(lang)}:", *(line for name, text in rows for line in _row(name, text, columns)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _first(about: str | None) -> str:
    return " ".join((about or "").partition(_EXAMPLES)[0].split("\n\n")[0].split())


def _option(parameter: Any, lang: Lang) -> str:
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {_metavar(parameter, lang)}"


def _argument(parameter: Any, command: str, lang: Lang) -> str:
    named = argument(command, parameter.name, lang) + ("…" if parameter.nargs < 0 else "")
    return named if parameter.required else f"[{named}]"


def _metavar(parameter: Any, lang: Lang) -> str:
    choices = getattr(parameter.type, "choices", None)
    if choices and not parameter.metavar:
        return "|".join(map(str, choices))
    return of(parameter.metavar or _KINDS.get(parameter.type.name, "TEXT"), lang)


def _said(parameter: Any, lang: Lang) -> str:
    """Return what a parameter is, and its default."""
    extra = []
    shown = parameter.show_default
    if getattr(parameter, "envvar", None):
        extra.append(f"{_ENVIRONMENT.text(lang)}{parameter.envvar}")
    if isinstance(shown, str):
        extra.append(f"{_DEFAULT.text(lang)}{of(shown, lang)}")
    elif shown and parameter.default not in (None, "") and not getattr(parameter, "is_flag", False):
        extra.append(f"{_DEFAULT.text(lang)}{parameter.default}")
    if parameter.required:
        extra.append(_REQUIRED.text(lang))
    text = of(parameter.help or "", lang)
    joined = Label("、", "; ").text(lang).join(extra)
    return f"{text} [{joined}]" if extra else text


def _row(name: str, text: str, columns: int) -> Iterator[str]:
    """Yield a name with its text beside it, under it where the name is long or the terminal narrow."""
    indent = _INDENT if columns >= 2 * _INDENT else 6
    lines = broken(text, columns - indent)
    head = f"  {name}"
    if display_width(head) + 2 > indent or not lines:
        first, *more = joined(name.replace("|", "|\0").split("\0"), columns - 6, 1, in_columns)  # choices, cut at bars
        yield from (f"  {first}", *(f"      {part}" for part in more))
    else:
        yield head + " " * (indent - display_width(head)) + lines.pop(0)
    yield from (" " * indent + line for line in lines)
