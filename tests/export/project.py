"""A database with everything that an export must bring back: vintages, marks, the user's words, a declared dataset."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb

from tests.faults.project import table
from tests.support.cli import Ran, axstat
from tests.support.sheets import Drawing, write_workbook

ROOT = Path(__file__).resolve().parents[2]
_SHIPPED = (
    "compiled/resident_register.xlsx",
    "raw/meti_2040_labour.xlsx",
    "raw/simulated/overtime_2024_simulated.xlsx",
    "compiled/overtime_some_bodies.xlsx",
    "compiled/policy_tables.xlsx",
)
_CHILDREN = Drawing(
    """
    | 保育所等の待機児童の状況（令和７年４月１日現在） |
    | 団体コード | 都道府県 | 市区町村 | 待機児童数（人） | 申込者数（人） | 利用定員（人） |
    | 012025     | 北海道   | 函館市   | 3                | 3,900          | 4100           |
    | 012033     | 北海道   | 小樽市   | －               | 1500.0         | x              |
    | 012041     | 北海道   | 旭川市   | 0                | 6100           | 6300           |
    """,
    merge="A1:F1",
)


def make(folder: Path) -> Path:
    """Fill a project's database, and return it."""
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    shutil.copytree(ROOT / "examples" / "datasets", folder / "datasets")
    for name in _SHIPPED:
        copied = raw / Path(name).name
        shutil.copyfile(ROOT / "data" / name, copied)
        for beside in (ROOT / "data" / name).parent.glob(f"{copied.stem}*.toml"):
            shutil.copyfile(beside, raw / beside.name)
    write_workbook(raw / "待機児童.xlsx", {"表": _CHILDREN})
    (raw / "indices_2022.csv").write_text(table(2022), encoding="utf-8")
    done(axstat("ingest", cwd=folder))
    corrected = table(2022, 200).replace(".1,", ".9,")
    (raw / "indices_2022_corrected.csv").write_text(corrected, encoding="utf-8")
    done(axstat("ingest", cwd=folder))
    database = folder / "data" / "processed" / "axstat.duckdb"
    with duckdb.connect(database, read_only=True) as connection:
        ids = dict(connection.execute("select file, source_id from source").fetchall())
    done(axstat("sources", "use", str(ids["meti_2040_labour.xlsx"]), cwd=folder))
    done(axstat("sources", "set", str(ids["待機児童.xlsx"]), "--publisher", "こども家庭庁", cwd=folder))
    return database


def done(ran: Ran) -> Ran:
    """Return a run that went well."""
    assert ran.code == 0, ran.out + ran.err
    return ran


def rows(database: Path) -> Mapping[str, object]:
    """Return of every table and view of a database how many rows it has, and the sum of their hashes."""
    with duckdb.connect(database, read_only=True) as connection:
        names = connection.execute(
            "select schema_name, view_name from duckdb_views() where not internal"
            " union all select schema_name, table_name from duckdb_tables() where not internal order by all"
        ).fetchall()
        return {f"{schema}.{name}": hashed(connection, f'{schema}."{name}"') for schema, name in names}


def hashed(connection: duckdb.DuckDBPyConnection, table: str) -> object:
    """Return how many rows a table has, and the sum of their hashes: Python would take seconds for a million."""
    return connection.execute(f"select count(*), sum(hash(t)::hugeint) from {table} as t").fetchone()
