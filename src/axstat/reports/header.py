"""The header of a query file: what a named query says of itself, read from its leading comments.

A header line is `-- key: text`; English and Japanese stand side by side as `English | 日本語`. Lines that several
queries have stand once, in shared.sql: `-- columns: area_code name` takes two of them by name. Nothing here runs SQL:
that header and statement agree is checked in `queries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from axstat.errors import QueryFailed
from axstat.model.plots import Plot
from axstat.model.results import Column
from axstat.model.text import Label
from axstat.reports.plots import read_plot
from axstat.reports.wording import VOCABULARIES

ParameterType = Literal[
    "integer",
    "number",
    "yen",
    "text",
    "choice",
    "area",
    "prefecture",
    "date",
    "boolean",
    "fiscal_year",
    "fiscal_years",
    "edition",
    "measure",
    "answers",
    "period",
    "periods",
    "matching",
    "part",
    "scope",
]

_NAME = r"(?P<name>[^\W\dA-Z][^\WA-Z]*)"
_LINE = re.compile(r"--\s*(?P<key>[a-z_]+):\s?(?P<text>.*)")
_PARAMETER = re.compile(_NAME + r"\s+(?P<type>[a-z_]+)\s+(?P<default>\"[^\"]*\"|\S+)(?:\s+(?P<rest>.*))?")
_COLUMN = re.compile(_NAME + r"\s+(?P<unit>[^\s.]+)(?:\.(?P<decimals>\d))?(?:\s+(?P<rest>.*))?")
_CHOICES = re.compile(r"\s*\[(?P<choices>[^\]]*)\]\s*$")
_SHARED = {"params": "param", "columns": "column", "notes": "note"}
"""Keys whose text is names of shared lines, and the keys of these lines."""
_ONCE = ("title", "title_ja", "rows", "sources", "lists")
_MANY = ("about", "about_ja", "note", "param", "column", "detail", "minor", "signed", "bar", "coded", "plot")
_MARKS = ("detail", "minor", "signed", "bar", "coded")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One `-- param:` line.

    `default` is the text of the default; `required` means there is none, `none` means SQL null, and `latest`,
    `previous` and `earliest` are looked up in what is loaded.
    """

    name: str
    type: ParameterType
    default: str
    label: Label
    choices: tuple[str, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether a value must be given."""
        return self.default == "required"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query file. `sql` is the whole text, header included; `rows` names the CTE that `trace` follows, `sources` one
    that says in fewer rows which sources those are of (None: `rows` itself).

    `lists` is what the query lists one by one (`-- lists: bodies`): it adds nothing up over a universe, so that a year
    of which only a list of some bodies tells may be asked for. `plots` are its charts (`-- plot: bars name hours`).
    `columns` have the type of text until the statement has said theirs.
    """

    name: str
    origin: str
    title: Label
    about: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    rows: str | None
    notes: tuple[Label, ...]
    sql: str
    lists: str | None = None
    plots: tuple[Plot, ...] = ()
    sources: str | None = None

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter called `name`, None when there is none."""
        return next((p for p in self.parameters if p.name == name), None)


def read_header(text: str, *, name: str, origin: str) -> NamedQuery:
    """Return the query that `text` is.

    Args:
        text: the whole file.
        name: the query's name.
        origin: where the text came from, for messages.

    Raises:
        QueryFailed: a header line that cannot be read.
    """
    single: dict[str, str] = {}
    many: dict[str, list[tuple[int, str]]] = {key: [] for key in _MANY}
    for number, key, value in _with_shared(origin, _header_lines(text)):
        if key in _ONCE:
            single[key] = value
        elif key in _MANY:
            many[key].append((number, value))
        else:
            known = (*_ONCE, *_MANY, *_SHARED)
            raise QueryFailed("unknown-header-key", where=f"{origin}:{number}", key=key, known=known)
    title = single.get("title") or name
    about = " ".join(t for _, t in many["about"])
    marked = {key: _marked(" ".join(t for _, t in many[key])) for key in _MARKS}
    columns = tuple(_column(f"{origin}:{n}", t, marked) for n, t in many["column"])
    return NamedQuery(
        name=name,
        origin=origin,
        title=Label(single.get("title_ja") or title, title),
        about=Label("".join(t for _, t in many["about_ja"]) or about, about),
        parameters=tuple(_parameter(f"{origin}:{n}", t) for n, t in many["param"]),
        columns=columns,
        rows=single.get("rows") or None,
        notes=tuple(_label(t) for _, t in many["note"]),
        sql=text,
        lists=single.get("lists") or None,
        plots=tuple(read_plot(f"{origin}:{n}", t, [column.name for column in columns]) for n, t in many["plot"]),
        sources=single.get("sources") or None,
    )


def read_file(path: Path) -> NamedQuery:
    """Return the query in a file; its name is the file's stem.

    Raises:
        QueryFailed: the file is not UTF-8 text or its header cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise QueryFailed("query-not-utf8", path=str(path)) from problem
    return read_header(text, name=path.stem, origin=str(path))


def _header_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield (line number, key, value) up to the first line that is neither a comment nor blank."""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("--"):
            return
        match = _LINE.fullmatch(stripped)
        if match is not None:
            yield number, match["key"], match["text"].strip()


def _with_shared(origin: str, lines: Iterator[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of a header, those that it takes by their names as they are written out."""
    for number, key, value in lines:
        if key not in _SHARED:
            yield number, key, value
            continue
        own = _SHARED[key]
        for name in value.split():
            if (own, name) not in _shared_lines():
                raise QueryFailed("header-not-shared", where=f"{origin}:{number}", name=name, key=own)
            yield number, own, _shared_lines()[own, name]


@cache
def _shared_lines() -> dict[tuple[str, str], str]:
    """Return the texts of shared.sql by key and name; that of a note stands without its name."""
    text = Path(__file__).with_name("shared.sql").read_text(encoding="utf-8")
    lines = [(key, value.partition(" ")) for _, key, value in _header_lines(text)]
    return {(key, name): rest if key == "note" else f"{name} {rest}" for key, (name, _, rest) in lines}


def shared_column(name: str) -> Column:
    """Return the column that queries share under a name."""
    return _column(name, _shared_lines()["column", name], {mark: {} for mark in _MARKS})


def _label(text: str) -> Label:
    english, _, japanese = (part.strip() for part in text.partition(" | "))
    return Label(japanese or english, english)


def _parameter(where: str, text: str) -> Parameter:
    choices = _CHOICES.search(text)
    match = _PARAMETER.fullmatch(text[: choices.start()] if choices else text)
    if match is None or match["type"] not in get_args(ParameterType):
        raise QueryFailed("header-no-parameter", where=where, text=text, types=get_args(ParameterType))
    named = tuple(c.strip() for c in choices["choices"].split(",")) if choices else ()
    kind: ParameterType = match["type"]  # type: ignore[assignment]  # membership is checked above
    if (kind == "choice") != bool(named):
        raise QueryFailed("header-choice-without-choices", where=where)
    return Parameter(match["name"], kind, match["default"].strip('"'), _label(match["rest"] or match["name"]), named)


def _marked(text: str) -> dict[str, str]:
    """Return the columns that `a b=c` names, with what stands behind the sign, else the name itself."""
    pairs = [word.partition("=") for word in text.split()]
    return {name: value or name for name, _, value in pairs}


def _column(where: str, text: str, marked: dict[str, dict[str, str]]) -> Column:
    """Return what a `-- column:` line and those that mark columns (`-- detail:`, `-- coded: name=vocabulary`) say."""
    match = _COLUMN.fullmatch(text)
    if match is None:
        raise QueryFailed("header-no-column", where=where, text=text)
    name = match["name"]
    coded = marked["coded"].get(name)
    if coded is not None and coded not in VOCABULARIES:
        raise QueryFailed("header-no-vocabulary", where=where, coded=coded, known=tuple(VOCABULARIES))
    unit = None if match["unit"] == "-" else match["unit"]
    return Column(
        name,
        "text",
        _label(match["rest"] or name),
        unit,
        int(match["decimals"]) if match["decimals"] else None,
        percent=unit == "fraction",
        bar=name in marked["bar"],
        detail=name in marked["detail"],
        signed=name in marked["signed"],
        minor=name in marked["minor"],
        words=VOCABULARIES[coded] if coded else None,
    )
