"""Whatever a user's SQL says: it reads this database and nothing else, changes nothing, and stays within its limits.

Short form in `make test`; `make stress` runs the long one. A failure names family and number: `statement` in
tests/fuzz/statements.py gives the text again.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from axstat.errors import AxstatError, QueryFailed, QueryTimeout, QueryTooLarge
from axstat.reports import run_sql
from axstat.store import QueryLimits, Reader, open_reader
from tests.fuzz.statement_seeds import KINDS
from tests.fuzz.statements import FAMILIES, Server, statement
from tests.support.counts import Count
from tests.support.memory import peak_of
from tests.support.units import NAGI, SAPPORO, make_database, overtime_unit

CASES = int(os.environ.get("AXSTAT_FUZZ_CASES") or "1500") // 10
BATCH = 100
SECONDS = 0.3
LIMITS = QueryLimits(memory=512 << 20, result=16 << 20, spill=64 << 20, threads=2)
CANARY = "KANARIENVOGEL"
_BUSY = 1.0
"""Seconds that the machine may take for others that run at the time."""
_SETTINGS = (
    "select name, regexp_replace(value, 'axstat-query-[a-z0-9_]+', '(spill)') from duckdb_settings() order by name"
)
_EXTENSIONS = "select extension_name, count(*) from duckdb_functions() group by all order by all"
_CATALOG = """
    select schema_name, view_name, sql from duckdb_views() where not internal
    union all select schema_name, table_name, sql from duckdb_tables()
    union all select schema_name, function_name, macro_definition from duckdb_functions() where not internal
    order by all
"""


@dataclass
class Place:
    """A folder with a database and files that no statement may read, each with the canary inside."""

    folder: Path
    names: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "a.duckdb"

    def listing(self) -> dict[str, str]:
        """Return what lies in the folder: name and hash of every file."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    folder = tmp_path / "project"
    spill = tmp_path / "tmp"
    home = folder / "home"
    for each in (folder, spill, home):
        each.mkdir()
    made = Place(folder)
    make_database(made.database, overtime_unit({NAGI: {"hours_per_month": 36.7}, SAPPORO: {"hours_per_month": "***"}}))
    for suffix, text in (("csv", f"a,b\n{CANARY},1\n"), ("txt", CANARY), ("json", f'[{{"a": "{CANARY}"}}]')):
        (folder / f"secret.{suffix}").write_text(text, encoding="utf-8")
    with duckdb.connect(folder / "other.duckdb") as connection:
        connection.execute(f"create table secret as select '{CANARY}' as a")
        connection.execute(f"copy secret to '{folder / 'secret.parquet'}'")
    made.names = {
        "folder": str(folder),
        "database": str(made.database),
        "new": str(folder / "new.file"),
        "csv": str(folder / "secret.csv"),
        "text": str(folder / "secret.txt"),
        "json": str(folder / "secret.json"),
        "parquet": str(folder / "secret.parquet"),
        "other": str(folder / "other.duckdb"),
    }
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(spill))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("AXSTAT_CANARY", CANARY)
    return made


@pytest.fixture(scope="module")
def server() -> Server:
    with duckdb.connect() as connection:
        functions = connection.execute(
            "select distinct function_name, function_type, parameter_types from duckdb_functions()"
            " order by hash(function_name), 1, 2, 3::varchar"
        )
        named = [(name, kind, tuple(str(t) for t in types or ())) for name, kind, types in functions.fetchall()]
        settings = connection.execute("select name from duckdb_settings() order by name").fetchall()
    return Server(named, [name for (name,) in settings])


def batches() -> list[tuple[str, int, int]]:
    """Return family, first and last case of every test."""
    return [
        (family, first, min(first + BATCH, CASES * share // 100))
        for family, share in FAMILIES.items()
        for first in range(0, CASES * share // 100, BATCH)
    ]


@pytest.mark.parametrize(("family", "first", "last"), batches())
def test_no_statement_reads_or_changes_anything_else(
    family: str, first: int, last: int, place: Place, server: Server, count: Count
) -> None:
    before = place.listing()
    outcomes: Counter[str] = Counter()
    with open_reader(place.database, limits=LIMITS) as reader:
        state = _state(reader)
        with peak_of() as peak:
            for number in range(first, last):
                text = statement(family, number, server, place.names)
                outcomes[_judged(reader, text, f'statement("{family}", {number})')] += 1
        changed = [pair for pair in zip(_state(reader), state, strict=True) if pair[0] != pair[1]]
        assert not changed, [set(now) ^ set(then) for now, then in changed]
    assert place.listing() == before
    assert list((place.folder.parent / "tmp").iterdir()) == []
    assert peak.bytes < LIMITS.memory * 1.2, f"{peak.bytes >> 20} MiB"
    count("SQL fuzz", {**outcomes, "cases": last - first})


def test_every_kind_of_statement_is_among_the_seeds() -> None:
    """Those that only other programs make are not: LOGICAL_PLAN, RELATION, MULTI, EXTENSION, INVALID."""
    made = {"LOGICAL_PLAN", "RELATION", "MULTI", "EXTENSION", "INVALID"}
    kinds = {name for name in dir(duckdb.StatementType) if name.isupper()}
    assert kinds - made <= set(KINDS)


def test_a_canary_would_be_seen(place: Place) -> None:
    """The files can be read by whoever may: the judgement is not blind."""
    names = place.names
    with duckdb.connect() as connection:
        for text in (
            f"from '{names['csv']}'",
            f"from '{names['parquet']}'",
            f"select content from read_text('{names['text']}')",
        ):
            assert CANARY in str(connection.execute(text).fetchall())


def _judged(reader: Reader, text: str, case: str) -> str:
    """Run one statement as the command line does; return how it ended."""
    reader.confined.execute("select 1")  # the statement before may have ended the process
    started = time.monotonic()
    try:
        result = run_sql(reader, text, timeout=SECONDS)
    except (QueryFailed, QueryTimeout, QueryTooLarge) as error:
        outcome = error.id
        said = error.message
    except AxstatError as error:
        raise AssertionError(f"{case}: {type(error).__name__}: {error.message}") from error
    except Exception as error:
        raise AssertionError(f"{case}: {text[:300]!r}") from error
    else:
        outcome, said = "answered", str(result.rows)
    assert CANARY not in said, f"{case}: {text[:300]!r} reads what it may not"
    assert outcome == "answered" or (said.replace("\u3000", "").isprintable() and len(said) < 1_000), (
        f"{case}: {said[:1_000]!r}"
    )
    taken = time.monotonic() - started
    assert taken < SECONDS + 1 + _BUSY, f"{case}: {taken:.1f} s, {text[:300]!r}"
    return outcome


def _state(reader: Reader) -> list[Any]:
    """Return settings, extensions and catalog of this process's connection and of the other's."""
    return [
        engine.execute(sql).rows for engine in (reader, reader.confined) for sql in (_SETTINGS, _EXTENSIONS, _CATALOG)
    ]
