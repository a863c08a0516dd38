"""SQL as a user, or somebody who sends a user SQL, might write it: a case's number gives the same text every time.

Families: `kinds` (every statement kind of DuckDB, wrapped and damaged), `functions` (every function it has, with
arguments of any type), `settings` (every setting, read and set), `grammar` (selects over the views, some of which never
end or need more memory than there is), `damage` (any of these with characters and words changed).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

KINDS: Mapping[str, tuple[str, ...]] = {
    "ALTER": ("alter table store.source add column x integer", "alter view overtime rename to x"),
    "ANALYZE": ("analyze", "analyze store.source"),
    "ATTACH": ("attach '{database}' as other", "attach ':memory:' as m", "attach '{other}' (read_only)"),
    "CALL": ("call duckdb_settings()", "call pragma_database_size()", "call enable_logging()", "call checkpoint()"),
    "COPY": (
        "copy (select 1) to '{new}'",
        "copy (select * from overtime) to '{new}' (format parquet)",
        "copy store.source from '{csv}'",
        "copy (select 1) to stdout",
    ),
    "COPY_DATABASE": ("copy from database a to memory", "copy from database a to other"),
    "CREATE": (
        "create table t as select 1 as a",
        "create temp table t as select 1 as a",
        "create or replace view overtime as select 1",
        "create type mood as enum ('a')",
        "create sequence s",
        "create index i on store.source (source_id)",
        "create schema s",
        "create secret (type s3, key_id 'a', secret 'b')",
        "create persistent secret k (type http, extra_http_headers map {{'a': 'b'}})",
    ),
    "CREATE_FUNC": ("create macro f(a) as a", "create temp macro f(a) as table select a"),
    "DELETE": ("delete from store.source", "truncate store.source"),
    "DETACH": ("detach a", "detach database if exists other"),
    "DROP": ("drop table store.source", "drop view overtime", "drop schema store cascade"),
    "EXECUTE": ("execute p", "execute p(1)", "deallocate p"),
    "EXPLAIN": (
        "explain select 1",
        "explain analyze select count(*) from overtime",
        "explain copy (select 1) to '{new}'",
    ),
    "EXPORT": ("export database '{folder}'", "export database '{folder}' (format parquet)"),
    "INSERT": (
        "insert into store.source select * from store.source",
        "insert or replace into store.meta values ('a', 'b')",
    ),
    "LOAD": ("load httpfs", "install httpfs", "force install '{csv}'", "load '{csv}'", "update extensions"),
    "MERGE_INTO": (
        "merge into store.meta using (select 'a' as name) as n on meta.name = n.name when matched then delete",
    ),
    "PRAGMA": (
        "pragma database_list",
        "pragma enable_profiling",
        "pragma threads = 1",
        "pragma import_database('{folder}')",
    ),
    "PREPARE": ("prepare p as select 1", "prepare p as copy (select 1) to '{new}'"),
    "SELECT": (
        "select 1",
        "from overtime limit 3",
        "values (1), (2)",
        "show tables",
        "describe overtime",
        "summarize overtime",
        "select * from query('select 1')",
        "select * from query('copy (select 1) to ''{new}''')",
        "select * from json_execute_serialized_sql(json_serialize_sql('select 1'))",
        "select * from '{csv}'",
        "select * from '{parquet}'",
        "select * from '{other}'",
        "select * from '{folder}/*'",
        "select content from read_text('{text}')",
        "select content from read_blob('{folder}/*')",
        "select * from read_csv('{csv}', all_varchar = true)",
        "select * from read_csv_auto(['{csv}', '{csv}'])",
        "select * from read_json('{json}')",
        "select * from read_parquet('{parquet}')",
        "select * from parquet_metadata('{parquet}')",
        "select * from sniff_csv('{csv}')",
        "select * from glob('{folder}/*')",
        "select * from read_duckdb('{other}')",
        "select getenv('AXSTAT_CANARY')",
        "select * from which_secret('s3://a', 's3')",
        "select * from duckdb_temporary_files()",
        "select * from enable_logging(storage_path = '{new}')",
        "select * from force_checkpoint('a')",
        "select * from test_all_types()",
        "select current_setting('home_directory')",
        "from 'https://example.com/a.csv'",
        "from 's3://bucket/a.parquet'",
        "select * from 'file://{csv}'",
        "select * from read_text('/proc/self/environ')",
        "select * from read_text('/dev/zero')",
    ),
    "SET": ("set threads = 1", "reset all", "set global memory_limit = '1TB'", "set session search_path = 'store'"),
    "TRANSACTION": ("begin", "commit", "rollback", "begin read only", "abort"),
    "UPDATE": ("update store.source set simulated = false",),
    "VACUUM": ("vacuum", "vacuum analyze", "checkpoint", "force checkpoint"),
    "VARIABLE_SET": ("set variable a = 1", "reset variable a", "set variable a = (select getenv('AXSTAT_CANARY'))"),
    "USE": ("use a", "use memory", "use store"),
    "COMMENT": ("comment on view overtime is 'x'",),
    "UNLISTED": ("kill 1", "grant all to x", "lock table a", "listen x", "do $$ begin end $$"),
}
"""Statements of every kind in `duckdb.StatementType`, and of some that it files under another."""

_WRAPPED = (
    "{0}",
    "{0};",
    ";{0}",
    "-- title: x\n{0}",
    "/* {0} */ {0}",
    "explain {0}",
    "explain analyze {0}",
    "with x as ({0}) select * from x",
    "select * from ({0}) as x",
    "select exists ({0})",
    "select 1; {0}",
    "{0} union all {0}",
    "select * from query($${0}$$)",
    "execute immediate '{0}'",
)
_ENDLESS = (
    "select range(1000000000)",
    "select list(range(1000000)) from range(100)",
    "select repeat('x', 1000000000)",
    "select count(*) from range(100000000) as a, range(100000000) as b where a.range + b.range = 7",
    "with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r",
    "select string_agg(range::varchar) from range(100000000)",
    "select * from range(1000000000)",
    "select count(*) from (select distinct range from range(1000000000))",
    "select list_sort(list_transform(range(30000000), x -> hash(x)))",
    "select regexp_replace(repeat('a', 50000000), 'a', 'bbbbbbbb', 'g')",
    "select lpad('x', 1000000000, 'y')",
    "select range(100000) from range(100000)",
    "select 2::bignum ^ 100000, factorial(100000)",
    "select * from overtime as a, overtime as b, overtime as c, overtime as d, overtime as e order by hash(a.name)",
    "select levenshtein(repeat('a', 100000), repeat('b', 100000))",
    "select bit_count(repeat('1', 100000000)::bit)",
    "select generate_series(date '0001-01-01', date '9999-12-31', interval 1 second)",
    "select json_extract(repeat('[', 500000) || repeat(']', 500000), '$[0]')",
)
_VIEWS = ("overtime", "labour", "indicator", "area", "source", "overtime_all", "store.observation", "duckdb_tables()")
_COLUMNS = (
    "name",
    "area_code",
    "fiscal_year",
    "hours_per_month",
    "status",
    "simulated",
    "source_id",
    "*",
    "value",
    "1",
)
_VALUES = (
    "null",
    "1",
    "0",
    "-1",
    "9223372036854775807",
    "1e308",
    "'nan'::double",
    "0.1",
    "''",
    "'a'",
    "'{csv}'",
    "'{folder}/*'",
    "'../../etc/passwd'",
    "'overtime'",
    "'select 1'",
    "'{{\"a\": 1}}'",
    "'[1, 2]'",
    "date '2024-04-01'",
    "timestamp '2024-04-01 00:00:00'",
    "now()",
    "time '12:00:00'",
    "interval 1 month",
    "true",
    "[1, 2, 3]",
    "[]::integer[]",
    "{{'a': 1}}",
    "map {{'a': 1}}",
    "'\\xff'::blob",
    "uuid()",
    "100000000",
    "x -> x",
    "lambda x: x + 1",
    "$a",
    "'a'::varchar[]",
    "(select 1)",
    "range(5)",
    "repeat('a', 1000)",
    "'2'::bit",
    "1::bignum",
    "1::ubigint",
    "'県'",
)
_JUNK = (
    "'",
    '"',
    ";",
    "--",
    "/*",
    "*/",
    "(",
    ")",
    "$$",
    "$a",
    "?",
    "\\",
    "\0",
    "\ud800",
    "🦆",
    "\u202e",
    "　",
    "\r",
    "::",
    ",",
)


_BY_TYPE: Mapping[str, tuple[str, ...]] = {
    "VARCHAR[]": ("['a', 'b']", "[]::varchar[]", "['{csv}']"),
    "VARCHAR STRING": ("'a'", "'{csv}'", "''", "'%Y-%m-%d'", "repeat('県', 1000)", "'(a|a)*$'", "name", "'overtime'"),
    "BIGINT INTEGER UBIGINT HUGEINT UHUGEINT TINYINT SMALLINT UINTEGER USMALLINT UTINYINT BIGNUM": (
        "1",
        "0",
        "-1",
        "3",
        "100000",
        "2147483647",
        "9223372036854775807",
        "fiscal_year",
    ),
    "DOUBLE FLOAT DECIMAL": ("0.5", "1e308", "-1.5", "'nan'::double", "hours_per_month", "0"),
    "BOOLEAN": ("true", "false", "simulated"),
    "DATE": ("date '2024-04-01'", "date '0001-01-01'", "'infinity'::date"),
    "TIMESTAMP TIME": ("timestamp '2024-04-01 01:02:03'", "now()", "time '12:00:00'"),
    "INTERVAL": ("interval 1 month", "interval 1000000 days"),
    "BLOB": ("'\\xff'::blob", "''::blob", "'{csv}'::blob"),
    "BIT": ("'1010'::bit", "repeat('1', 1000)::bit"),
    "JSON": ("'{{\"a\": [1]}}'::json", "'[1]'::json"),
    "LAMBDA": ("lambda x: x", "lambda x, y: x"),
    "MAP": ("map {{'a': 1}}", "map()"),
    "STRUCT ROW": ("{{'a': 1}}", "row(1, 2)"),
    "UUID": ("uuid()",),
    "ANY[] T[] LIST": ("[1, 2, 3]", "range(1000)", "['a', null]", "[[1], [2]]"),
    "POINTER": ("1::pointer", "0", "140737488355328"),
}


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
        text = draw.choice(_WRAPPED).replace("{0}", text)
    return text.upper() if draw.random() < 0.1 and "{" not in text else text


def _functions(draw: random.Random, server: Server, number: int) -> str:
    name, kind, types = server.functions[number % len(server.functions)]
    fitting = types and draw.random() < 0.7
    count = draw.choice((0, 1, 1, 2, 2, 3, 4))
    values = ", ".join(_typed(draw, t) for t in types) if fitting else ", ".join(draw.choices(_VALUES, k=count))
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
    for names, values in _BY_TYPE.items():
        if any(kind.startswith(name) for name in names.split()):
            return draw.choice(values)
    return draw.choice(_VALUES)


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
    if number % 3 == 0:
        text = draw.choice(_ENDLESS)
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
            else f" group by {draw.choice(('cube', 'rollup'))} ({draw.choice(_COLUMNS)})"
        )
    if draw.random() < 0.2:
        text += f" qualify row_number() over (partition by {draw.choice(_COLUMNS)}) = 1"
    if draw.random() < 0.3:
        text += f" order by {draw.choice(('all', '1', '1 desc nulls first', _expression(draw, 1)))}"
    if draw.random() < 0.5:
        text += f" limit {draw.choice(('3', '10%', '0', '1 offset 1000000'))}"
    if depth > 1 and draw.random() < 0.2:
        text += f" {draw.choice(('union', 'union all by name', 'except', 'intersect'))} {_select(draw, depth - 1)}"
    return text


def _source(draw: random.Random, depth: int) -> str:
    view = draw.choice(_VIEWS)
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
        return draw.choice((*_COLUMNS, *_VALUES))
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
                text = text[:at] + draw.choice(_JUNK) + text[at:]
            case 1:
                text = text[:at] + text[at + draw.randint(1, 8) :]
            case 2:
                times = draw.choice((10, 500, 5_000))
                text = f"select {'(' * times}{text}{')' * times}"
            case 3:
                text = text[:at] + draw.choice(_JUNK) * draw.choice((10, 2_000)) + text[at:]
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
