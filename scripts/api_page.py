"""docs/api.md: what Python users may rely on, from the public docstrings and signatures; written by write_docs.py.

A class is shown with its fields (a text below a field is its meaning) and its public methods and properties; what it
inherits from an own class is shown with it. Names that begin with `_` are nobody's business.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

_SECTION = re.compile(r"^(Args|Returns|Raises|Yields):$")
_ENTRY = re.compile(r"^(\S[^:]*): (.*)$")
_SELF = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
_HEAD = """# Python

What `import axstat` gives, and what the answers are made of. [The guide](guides/python.md) shows it at work
([日本語](guides/python.ja.md)). Names that are not on this page may change without notice.
"""


def api_page() -> str:
    """Return the page."""
    import axstat
    from axstat import answers, api, errors, ingest
    from axstat.model import results

    parts = [
        _HEAD,
        "## Open a database\n",
        *_function(axstat.connect, "axstat.connect"),
        *_class(api.Connection, "axstat.api.Connection"),
        "## Answers\n",
        *_class(answers.Answer, "axstat.answers.Answer"),
        *_class(answers.Chart, "axstat.answers.Chart"),
        *_class(results.Column, "axstat.model.results.Column"),
        *_class(results.SourceNote, "axstat.model.results.SourceNote"),
        "## Load workbooks\n",
        *_function(ingest.ingest, "axstat.ingest.ingest"),
        *_class(ingest.IngestReport, "axstat.ingest.IngestReport"),
        *_class(ingest.FileReport, "axstat.ingest.FileReport"),
        "## Refusals\n",
        *_class(errors.AxstatError, "axstat.errors.AxstatError"),
        "[Errors](errors.md) lists its kinds, one class for each remedy, with their exit codes.\n",
    ]
    return "\n".join(parts)


def _function(function: Callable[..., Any], name: str, level: int = 3) -> Iterator[str]:
    yield f"{'#' * level} {name}\n"
    yield f"```python\n{_signed(function, name)}\n```\n"
    yield _prose(inspect.getdoc(function) or "")


def _class(kind: type, name: str) -> Iterator[str]:
    yield f"### {name}\n"
    for one in kind.__mro__:
        if one.__module__.startswith("axstat"):
            yield _prose(inspect.cleandoc(one.__doc__ or ""))
    if is_dataclass(kind):
        meanings = {key: text for one in reversed(kind.__mro__) for key, text in _below_fields(one).items()}
        rows = [f"* `{f.name}`: `{f.type}`{_said(meanings.get(f.name))}" for f in fields(kind) if f.name[0] != "_"]
        yield "\n".join(rows) + "\n"
    for member, value in _members(kind):
        if isinstance(value, property):
            yield f"#### .{member}\n"
            yield _prose(inspect.getdoc(value) or "")
        else:
            yield from _function(value, f".{member}", 4)


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield the public methods and properties of a class and of its own parents, in the order of their source."""
    seen = set()
    for one in kind.__mro__:
        if not one.__module__.startswith("axstat"):
            continue
        for name, value in vars(one).items():
            plain = inspect.isfunction(value) or isinstance(value, property)
            if plain and not name.startswith("_") and name not in seen:
                seen.add(name)
                yield name, value


def _signed(function: Callable[..., Any], name: str) -> str:
    """Return the call as one would type it, a parameter a line where it would be too long."""
    shown: list[str] = []
    before = _SELF
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == "self":
            continue
        if before.kind is parameter.POSITIONAL_ONLY is not parameter.kind and before is not _SELF:
            shown.append("/")
        if parameter.kind is parameter.KEYWORD_ONLY and before.kind not in (
            parameter.KEYWORD_ONLY,
            parameter.VAR_POSITIONAL,
        ):
            shown.append("*")
        stars = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        stars = "**" if parameter.kind is parameter.VAR_KEYWORD else stars
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        shown.append(f"{stars}{parameter.name}: {parameter.annotation}{default}")
        before = parameter
    returned = inspect.signature(function).return_annotation
    line = f"{name}({', '.join(shown)}) -> {returned}"
    if len(line) <= 100:
        return line
    return f"{name}(\n" + "".join(f"    {one},\n" for one in shown) + f") -> {returned}"


def _prose(doc: str) -> str:
    """Return a docstring as Markdown: its sections become lists."""
    lines, section = [], ""
    for line in doc.splitlines():
        if match := _SECTION.match(line):
            section = match[1]
            lines.append(f"**{section}**\n")
        elif section and not line.startswith(" "):
            section = ""
            lines.append(line)
        elif section:
            lines += _entry(line)
        else:
            lines.append(line)
    return "\n".join(lines).rstrip() + "\n"


def _entry(line: str) -> list[str]:
    """Return a line of a section: a new entry, or what goes on with the one above."""
    text = line.removeprefix("    ")
    match = _ENTRY.match(text)
    if match is None or text.startswith(" "):
        return [f"  {text.strip()}"]
    names = ", ".join(f"`{name}`" for name in match[1].split(", "))
    return [f"* {names}: {match[2]}"]


def _below_fields(kind: type) -> dict[str, str]:
    """Return the texts that stand below the fields of a class."""
    if not kind.__module__.startswith("axstat"):
        return {}
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    body = getattr(tree, "body", [])
    found = {}
    for field, text in itertools.pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            found[field.target.id] = str(ast.literal_eval(text.value))
    return found


def _said(text: str | None) -> str:
    return f": {' '.join(text.split())}" if text else ""
