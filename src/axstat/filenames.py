"""File names that are not UTF-8, as people read them.

Python keeps their bytes as surrogates (U+DC80 … U+DCFF), which no terminal, JSON or database takes.
"""

from __future__ import annotations

import os
import re
from pathlib import PurePath

# Compiled by `re` when first used: hardly any name needs them.
# CP932 may hold pairs of bytes that are a letter of two bytes in UTF-8; Japanese in UTF-8 has three.
_RUN = "[ -\u07ff\udc80-\udcff]*[\udc80-\udcff][ -\u07ff\udc80-\udcff]*"
_NO_LETTER = "[\ue000-\uf8ff]"  # what the codec makes of bytes that CP932 does not define


def readable(text: str | PurePath) -> str:
    r"""Return text in which bytes that are not UTF-8 are CP932, what Japanese Windows writes, else `\x8e` each.

    Args:
        text: a path, of which each name is in one encoding; or text that may quote a name.
    """
    shown = str(text)
    if _is_utf8(shown):
        return shown
    if isinstance(text, PurePath):
        return "/".join(name if _is_utf8(name) else _decoded(name) for name in shown.split("/"))
    return re.sub(_RUN, lambda run: _decoded(run[0]), shown)


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(text: str) -> str:
    raw = os.fsencode(text)
    found = raw.decode("cp932", "replace")
    if "\ufffd" in found or re.search(_NO_LETTER, found):
        return raw.decode("utf-8", "backslashreplace")
    return found
