"""`python -m axstat`: the same as the `axstat` program."""

from __future__ import annotations

from axstat.cli import entry

entry()
