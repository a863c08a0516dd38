"""Make `src/axstat/store/schema.template` of the SQL files and the gazetteer, where it is not made of them already."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from axstat.store.driver import duckdb
from axstat.store.schema import write_template
from axstat.store.template import TEMPLATE, copy_schema


def main() -> int:
    """Write the template, or say that it is as it should be."""
    with duckdb.connect() as connection:
        if copy_schema(connection):
            return 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TEMPLATE.name
        write_template(made)
        TEMPLATE.write_bytes(made.read_bytes())
    print(f"wrote {TEMPLATE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
