"""The page that explains an export to whoever gets it: how to read it, and every column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from axstat.store.export.layout import Described

_MARK = "**模擬データ (simulated)**\n\n"


def page(tables: Sequence[Described], *, simulated: bool) -> str:
    """Return the page of an export with these tables."""
    text = Path(__file__).with_name("page.md").read_text(encoding="utf-8")
    return text.replace("{mark}", _MARK if simulated else "").replace("{tables}", columns_page(tables).strip())


def columns_page(tables: Iterable[Described]) -> str:
    """Return a heading for each table and its columns under it."""
    return "\n".join(f"## {table.name}\n\n`{table.place}`\n\n{_columns(table)}" for table in tables)


def _columns(table: Described) -> str:
    if table.name.startswith("store."):
        return ", ".join(f"`{name}` {kind}" for name, kind, _ in table.columns) + "\n"
    lines = ["| column | type | meaning |", "| --- | --- | --- |"]
    lines += [f"| `{name}` | {kind} | {said} |".replace("\\", "\\\\") for name, kind, said in table.columns]
    return "\n".join(lines) + "\n"
