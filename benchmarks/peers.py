"""The other tools, in environments of their own (`benchmarks/.venv`), and the versions that took part."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ENVIRONMENTS = HERE / ".venv"
AXSTAT = Path(sys.executable).with_name("axstat")
"""The program as installed beside the running interpreter; its bytecode is compiled like that of its peers."""

PEERS = {
    "tools": (
        "sqlite-utils",  # start-up and small queries
        "duckdb-cli",  # start-up and small queries without an interpreter
        "csvkit",  # start-up, small queries, in2csv
    ),
    "frames": (
        "pandas",  # reads workbooks, aggregates
        "openpyxl",  # pandas' reader of .xlsx
        "python-calamine",  # the fast reader that loses formats, merges and errors
        "fastexcel",  # polars' reader of .xlsx
        "polars",  # aggregates
        "pyarrow",  # pandas' reader of Parquet
        "xlsxwriter",  # polars' writer of .xlsx
    ),
}
"""Peers by environment: sqlite-utils imports pandas wherever it is installed, which would be unfair to it."""

TOOLS = ENVIRONMENTS / "tools" / "bin"
FRAMES = ENVIRONMENTS / "frames" / "bin" / "python"


def install() -> None:
    """Create the peers' environments where they are not there, and compile axstat's bytecode as pip would."""
    for name, wanted in PEERS.items():
        folder = ENVIRONMENTS / name
        done = folder / "installed.txt"
        if not done.exists() or done.read_text(encoding="utf-8") != "\n".join(wanted):
            print(f"installing {', '.join(wanted)} into benchmarks/.venv/{name}, once", file=sys.stderr)
            venv.EnvBuilder(with_pip=True).create(folder)
            pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, *wanted], check=True)
            done.write_text("\n".join(wanted), encoding="utf-8")
    package = HERE.parent / "src" / "axstat"
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(package)], check=True)


def versions() -> dict[str, str]:
    """Return the version of every peer, by name."""
    found: dict[str, str] = {}
    for name in PEERS:
        pip = [str(ENVIRONMENTS / name / "bin" / "python"), "-m", "pip", "list", "--format=json"]
        listed = json.loads(subprocess.run(pip, check=True, capture_output=True, text=True).stdout)
        found |= {entry["name"].replace("_", "-"): entry["version"] for entry in listed}
    return {peer: found[peer] for wanted in PEERS.values() for peer in wanted}


def machine() -> dict[str, str]:
    """Return what the figures were taken on."""
    from importlib.metadata import version

    from axstat import __version__

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "python": platform.python_version(),
        "axstat": __version__,
        "duckdb": version("duckdb"),
    }
