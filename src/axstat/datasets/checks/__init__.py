"""What must hold of a file's tables before they are loaded; every finding carries its cells.

Errors stop the file, warnings are shown (`--strict` makes them errors). A check that does not apply says nothing.
"""

from __future__ import annotations

from axstat.datasets.checks.run import run_checks

__all__ = ["run_checks"]
