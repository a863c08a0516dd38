"""Which language a reader wants: `--lang`, else AXSTAT_LANG, else the locale."""

from __future__ import annotations

import os

from axstat.model.text import Lang


def language(chosen: str | None) -> Lang:
    """Return `ja` or `en`; the locale decides where nothing else does, and English where it is silent."""
    wanted = chosen or os.environ.get("AXSTAT_LANG", "")
    if not wanted:
        names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        wanted = next((name for name in names if name), "")
    return "ja" if wanted.lower().startswith("ja") else "en"
