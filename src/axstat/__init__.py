"""axstat: Japanese official statistics from the ministry's workbook to the printed number, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from axstat.api import connect

__version__ = "0.1.0"
__all__ = ["__version__", "connect"]


def __getattr__(name: str) -> Any:
    # `axstat.connect` is looked up only when used, so that `axstat --version` stays instant.
    if name == "connect":
        from axstat.api import connect

        return connect
    raise AttributeError(f"module `axstat` has no attribute `{name}`")
