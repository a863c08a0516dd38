"""A new database's schema is copied from a template made of the SQL files: it is the same schema."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from axstat.store import template
from axstat.store.template import SCHEMA_FILES, TEMPLATE, copy_schema, made_of, statements

CATALOGUE = {
    "tables": "select schema_name, table_name, sql, comment from duckdb_tables() order by all",
    "views": "select schema_name, view_name, sql, comment from duckdb_views() where not internal order by all",
    "columns": "select schema_name, table_name, column_index, column_name, data_type, is_nullable, comment "
    "from duckdb_columns() where not internal order by all",
    "macros": "select schema_name, function_name, function_type, parameters, macro_definition "
    "from duckdb_functions() where not internal order by all",
    "types": "select schema_name, type_name, labels from duckdb_types() where not internal order by all",
}


def catalogue(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that a database file defines, in one spelling."""
    with duckdb.connect(path, read_only=True) as connection:
        found = {name: connection.execute(sql).fetchall() for name, sql in CATALOGUE.items()}
    found["views"] = [(schema, name, plain(sql), comment) for schema, name, sql, comment in found["views"]]
    # What stands in `replace (…)` of a macro has no order that lasts.
    found["macros"] = [(*row[:-1], sorted(re.findall(r"\w+|[^\w\s]", plain(row[-1])))) for row in found["macros"]]
    return found


def plain(sql: str) -> str:
    """Return a definition as DuckDB prints it, whichever way it spells types and large and small numbers."""
    lower = re.sub(r"cast\(([0-9.]+) as double\)", lambda found: repr(float(found[1])), sql.casefold())
    return re.sub(r"\b\d+e-?\d+\b", lambda found: repr(float(found[0])), lower)


@pytest.fixture
def of_files(tmp_path: Path) -> Path:
    """A database that the SQL files made."""
    with duckdb.connect(tmp_path / "files.duckdb") as connection:
        for sql in statements():
            connection.execute(sql)
    return tmp_path / "files.duckdb"


def test_the_template_is_made_of_the_sql_files_of_today() -> None:
    with duckdb.connect(TEMPLATE, read_only=True) as connection:
        found = connection.execute("select value from store.meta where name = 'made_of'").fetchall()
    assert found == [(made_of(),)], "run `make docs`"


def test_a_copied_schema_is_the_schema_of_the_files(of_files: Path, tmp_path: Path) -> None:
    path = tmp_path / 'a "strange" name.duckdb'
    with duckdb.connect(path) as connection:
        assert copy_schema(connection)
        attached = connection.execute("select database_name from duckdb_databases() where not internal").fetchall()
        assert connection.execute("select count(*) from store.meta").fetchall() == [(0,)]
        assert connection.execute("select * from overtime").fetchall() == []
    assert attached == [('a "strange" name',)]
    copied = catalogue(path)
    assert copied == catalogue(of_files)
    assert len(copied["views"]) > 20
    assert sum(column[-1] is not None for column in copied["columns"]) > 200


def test_a_template_of_other_files_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "statements", lambda: [*statements(), "create table store.further (n integer)"])
    with duckdb.connect(tmp_path / "new.duckdb") as connection:
        assert not copy_schema(connection)
        assert connection.execute("select count(*) from duckdb_tables()").fetchall() == [(0,)]


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 1000])
def test_without_a_template_nothing_is_copied(tmp_path: Path, content: bytes | None) -> None:
    broken = tmp_path / "broken"
    if content is not None:
        broken.write_bytes(content)
    with duckdb.connect(tmp_path / "new.duckdb") as connection:
        assert not copy_schema(connection, template=broken)
        assert connection.execute("select count(*) from duckdb_tables()").fetchall() == [(0,)]


def test_two_databases_of_one_template_are_two(tmp_path: Path) -> None:
    """DuckDB knows the log of a database by the database's own number, which a copied file would share."""
    heads = []
    for name in ("one", "two"):
        with duckdb.connect(tmp_path / f"{name}.duckdb") as connection:
            assert copy_schema(connection)
        heads.append((tmp_path / f"{name}.duckdb").read_bytes()[:4096])
    assert heads[0] != heads[1]


def test_a_template_that_may_only_be_read_is_enough(tmp_path: Path) -> None:
    folder = tmp_path / "program"
    folder.mkdir()
    shutil.copy(TEMPLATE, folder / "t")
    (folder / "t").chmod(0o444)
    folder.chmod(0o555)
    try:
        with duckdb.connect(tmp_path / "new.duckdb") as connection:
            assert copy_schema(connection, template=folder / "t")
        assert [path.name for path in folder.iterdir()] == ["t"]
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize(("name", "sql"), list(zip(SCHEMA_FILES, statements(), strict=True)), ids=SCHEMA_FILES)
def test_views_hold_nothing_that_programs_of_duckdb_1_5_do_not_know(name: str, sql: str) -> None:
    """They open the file (`STORAGE_VERSION`), and have no function `if`: `overtime` failed in their command line."""
    assert re.findall(r"(?<![\w.])if\(", sql) == [], name
