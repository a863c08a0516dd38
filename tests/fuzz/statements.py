"""SQL as a user, or somebody who sends a user SQL, might write it: a case's number gives the same text every time.

Families: `kinds` (every statement kind of DuckDB, wrapped and damaged), `functions` (every function it has, with
arguments of any type), `settings` (every setting, read and set), `grammar` (selects over the views, some of which never
end or need more memory than there is), `damage` (any of these with characters and words changed).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.fuzz.statement_seeds import BY_TYPE, COLUMNS, ENDLESS, JUNK, KINDS, VALUES, VIEWS, WRAPPED


@dataclass(frozen=True)
class Server:
    """What this DuckDB has: functions with their kind and the types of their parameters, and names of settings."""

    functions: Sequence[tuple[str, str, tuple[str, ...]]]
    settings: Sequence[str]


FAMILIES: Mapping[str, int] = {"kinds": 25, "functions": 35, "settings": 10, "grammar": 15, "damage": 15}
"""Per cent of the cases."""


def statement(family: str, number: int, server: Server, places: Mapping[str, str]) -> str:
    """Return the text of one case; `places` are the files and folders that it may name."""
    draw = random.Random(f"{family}-{number}")
    text = _MAKERS[family](draw, server, number)
    for name, place in places.items():
        text = text.replace("{" + name + "}", place)
    return text.replace("{{", "{").replace("}}", "}")


def _kinds(draw: random.Random, _server: Server, number: int) -> str:
    seeds = [text for texts in KINDS.values() for text in texts]
    text = seeds[number % len(seeds)]
    if number < len(seeds):
        return text
    for _ in range(draw.randint(1, 2)):
        text = draw.choice(WRAPPED).replace("{0}", text)
    return text.upper() if draw.random() < 0.1 and "{" not in text else text


def _functions(draw: random.Random, server: Server, number: int) -> str:
    name, kind, types = server.functions[number % len(server.functions)]
    fitting = types and draw.random() < 0.7
    count = draw.choice((0, 1, 1, 2, 2, 3, 4))
    values = ", ".join(_typed(draw, t) for t in types) if fitting else ", ".join(draw.choices(VALUES, k=count))
    if kind in ("table", "table_macro"):
        return draw.choice(
            ("select * from {0}({1}) limit 100", "call {0}({1})", "select count(*) from {0}({1})")
        ).format(name, values)
    if kind == "pragma":
        return f"pragma {name}({values})" if values else f"pragma {name}"
    called = f'"{name}"({values})'
    forms = ("select {0}", "select {0} from overtime", "select {0} over () from overtime", "select 1 where {0} is null")
    return draw.choice(forms).replace("{0}", called)


def _typed(draw: random.Random, kind: str) -> str:
    """Return a value of a parameter's type, sometimes one at its edge; any value where the type is not known."""
    for names, values in BY_TYPE.items():
        if any(kind.startswith(name) for name in names.split()):
            return draw.choice(values)
    return draw.choice(VALUES)


def _settings(draw: random.Random, server: Server, number: int) -> str:
    name = server.settings[number % len(server.settings)]
    value = draw.choice(("true", "false", "1", "'1TB'", "'{folder}'", "'{new}'", "''", "null", "default"))
    forms = (
        "set {0} = {1}",
        "set global {0} = {1}",
        "reset {0}",
        "pragma {0} = {1}",
        "select current_setting('{0}')",
        "select set_config('{0}', {1})",
        "update duckdb_settings() set value = {1} where name = '{0}'",
        "with x as (set {0} = {1}) select 1",
    )
    return draw.choice(forms).replace("{0}", name).replace("{1}", value)


def _grammar(draw: random.Random, _server: Server, number: int) -> str:
    if number % 5 == 0:
        text = draw.choice(ENDLESS)
        return draw.choice(
            (text, f"select * from ({text}) as x", f"with x as materialized ({text}) select count(*) from x")
        )
    return _select(draw, draw.randint(1, 3))


def _select(draw: random.Random, depth: int) -> str:
    columns = ", ".join(_expression(draw, depth) for _ in range(draw.randint(1, 3)))
    text = f"select {draw.choice(('', '', 'distinct '))}{columns} from {_source(draw, depth)}"
    if draw.random() < 0.4:
        compared = draw.choice(("=", "<>", "<", "in", "like", "is"))
        text += f" where {_expression(draw, depth)} {compared} {_expression(draw, 1)}"
    if draw.random() < 0.3:
        text += (
            " group by all"
            if draw.random() < 0.7
            else f" group by {draw.choice(('cube', 'rollup'))} ({draw.choice(COLUMNS)})"
        )
    if draw.random() < 0.2:
        text += f" qualify row_number() over (partition by {draw.choice(COLUMNS)}) = 1"
    if draw.random() < 0.3:
        text += f" order by {draw.choice(('all', '1', '1 desc nulls first', _expression(draw, 1)))}"
    if draw.random() < 0.5:
        text += f" limit {draw.choice(('3', '10%', '0', '1 offset 1000000'))}"
    if depth > 1 and draw.random() < 0.2:
        text += f" {draw.choice(('union', 'union all by name', 'except', 'intersect'))} {_select(draw, depth - 1)}"
    return text


def _source(draw: random.Random, depth: int) -> str:
    view = draw.choice(VIEWS)
    if depth <= 1 or draw.random() < 0.4:
        return view
    inner = _select(draw, depth - 1)
    forms = (
        "({inner}) as x",
        "{view} as a join ({inner}) as b on true",
        "{view} as a, lateral ({inner}) as b",
        "{view} positional join ({inner}) as b",
        "(pivot {view} on status using count(*))",
        "(unpivot {view} on columns('hours.*') into name k value v)",
        "{view} tablesample 10%",
        "{view} as a natural join {view} as b",
    )
    return draw.choice(forms).replace("{view}", view).replace("{inner}", inner)


def _expression(draw: random.Random, depth: int) -> str:
    if depth <= 0 or draw.random() < 0.4:
        return draw.choice((*COLUMNS, *VALUES))
    forms = (
        "({0} + {1})",
        "({0} || {1})",
        "cast({0} as {type})",
        "case when {0} is null then {1} end",
        "count(distinct {0})",
        "sum({0}) over (order by {1})",
        "list({0} order by {1})",
        "[x for x in {0} if x is not null]",
        "coalesce({0}, {1})",
        "({0})[{1}]",
        "(select {0})",
        "columns(*)",
        "regexp_matches({0}, {1})",
        "try({0})",
    )
    kinds = (
        "integer",
        "varchar",
        "date",
        "double",
        "blob",
        "json",
        "integer[]",
        "timestamptz",
        "uuid",
        "bignum",
        "bit",
    )
    text = draw.choice(forms).replace("{type}", draw.choice(kinds))
    return text.replace("{0}", _expression(draw, depth - 1)).replace("{1}", _expression(draw, depth - 1))


def _damage(draw: random.Random, server: Server, number: int) -> str:
    family = draw.choice(("kinds", "functions", "settings", "grammar"))
    text = _MAKERS[family](draw, server, draw.randrange(10_000))
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(text) + 1)
        match draw.randrange(6):
            case 0:
                text = text[:at] + draw.choice(JUNK) + text[at:]
            case 1:
                text = text[:at] + text[at + draw.randint(1, 8) :]
            case 2:
                times = draw.choice((10, 500, 5_000))
                text = f"select {'(' * times}{text}{')' * times}"
            case 3:
                text = text[:at] + draw.choice(JUNK) * draw.choice((10, 2_000)) + text[at:]
            case 4:
                words = text.split(" ")
                draw.shuffle(words)
                text = " ".join(words)
            case _:
                text = (
                    text[:at]
                    + chr(draw.choice((draw.randrange(1, 128), draw.randrange(0x3000, 0x30FF))))
                    + text[at + 1 :]
                )
    return text


_MAKERS: Mapping[str, Callable[[random.Random, Server, int], str]] = {
    "kinds": _kinds,
    "functions": _functions,
    "settings": _settings,
    "grammar": _grammar,
    "damage": _damage,
}
