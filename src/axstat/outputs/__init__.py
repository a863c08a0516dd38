"""Every file that axstat writes for its user: what may be replaced, and how a file appears whole or not at all."""

from axstat.outputs.guard import Evidence, Guard

__all__ = ["Evidence", "Guard"]
