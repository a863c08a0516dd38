"""Which language a reader wants: `--lang`, else AXSTAT_LANG, else the locale."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from axstat.errors import AxstatError, UsageError

if TYPE_CHECKING:
    from axstat.voice import Lang

speaking: ContextVar[Lang | None] = ContextVar("speaking", default=None)
"""The language that `--lang` chose for this call."""


def speak(wanted: str | None) -> None:
    """Take the language that `--lang` names.

    Raises:
        UsageError: it names none.
    """
    if wanted is None:
        raise UsageError("option-without-value", name="--lang", command="axstat")
    if wanted not in ("ja", "en"):
        raise UsageError("no-such-language", given=wanted)
    speaking.set("ja" if wanted == "ja" else "en")


def unknown_language() -> str:
    """Return what AXSTAT_LANG names that is no language of axstat, '' where it names one or `--lang` does."""
    wanted = os.environ.get("AXSTAT_LANG", "")
    return "" if speaking.get() or wanted.lower().startswith(("ja", "en")) else wanted


def asked_for(words: Sequence[str]) -> Lang:
    """Return the language of a call that ended before its words were read."""
    for word, behind in zip(words, (*words[1:], ""), strict=True):
        name, equals, value = word.partition("=")
        if name == "--lang":
            with suppress(AxstatError):
                speak(value if equals else behind)
    return language()


def language() -> Lang:
    """Return `ja` or `en`; the locale decides where nothing else does, and English where it is silent."""
    wanted = speaking.get() or os.environ.get("AXSTAT_LANG", "")
    if not wanted or unknown_language():
        names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        wanted = next((name for name in names if name), "")
    return "ja" if wanted.lower().startswith("ja") else "en"
