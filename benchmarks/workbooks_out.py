"""Excel out: an answer of 100,000 rows and 8 columns as .xlsx, beside programs that write the bare cells alone.

axstat writes two sheets of them, one as it is printed and one for machines, with definitions and sources.
"""

from __future__ import annotations

import subprocess

from benchmarks.ingesting import remove
from benchmarks.measure import Command, Surroundings, run_paired
from benchmarks.peers import AXSTAT, FRAMES, HERE
from benchmarks.start_up import ROOT
from benchmarks.table import Line, beside

ROWS, QUICK_ROWS = 100_000, 10_000
_SQL = """
    select
        format('{:06d}', 10000 + mod(i, 1741)) as area_code, '岡山県' as prefecture,
        format('町{}', mod(i, 1741)) as name,
        2000 + i // 1741 as fiscal_year, mod(i * 7, 100000) as areas, mod(i * 37, 4000) / 10.0 as hours,
        mod(i * 13, 1000) / 1000.0 as share, mod(i * 31, 700) / 100.0 as index
    from range(%d) as numbers(i) order by i
"""


def measure_workbooks_out(where: Surroundings, *, runs: int, rows: int) -> list[Line]:
    """Measure whole processes that write the same rows: from SQL to the file, from Parquet to the file."""
    database = where.folder / "compiled.duckdb"
    remove(database)
    _run(where, "ingest", str(ROOT / "data" / "compiled"), "--db", str(database))
    asked = ["query", "--sql", _SQL % rows, "--db", str(database), "--force"]
    table, out = where.folder / f"rows_{rows}.parquet", where.folder / f"rows_{rows}.xlsx"
    _run(where, *asked, "-o", str(table))
    commands = [Command("axstat", [str(AXSTAT), *asked, "-o", str(out)], lambda: out.unlink(missing_ok=True))]
    for peer in ("polars.write_excel", "openpyxl write-only"):
        path = where.folder / f"{peer.split()[0]}_{rows}.xlsx"
        script = [str(FRAMES), str(HERE / "peer" / "write_xlsx.py"), peer, str(table), str(path)]
        commands.append(Command(peer, script))
    ours, *others = run_paired(commands, where, runs=runs)
    return beside(f"xlsx, {rows:,} × 8", ours, others, wall={})


def _run(where: Surroundings, *words: str) -> None:
    subprocess.run([str(AXSTAT), *words], check=True, env=where.environment(), cwd=where.folder, capture_output=True)
