"""A package of Office with the same bytes every time: its parts in their order, without dates and thumbnail."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FONTS = {"ja": ("Yu Gothic", "游ゴシック"), "en": ("Arial", "游ゴシック")}
"""Latin and East Asian font of each language."""
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can say."""
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_PICTURED = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")


def packed(content: bytes, changed: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return a package anew, with what tells one run from another left out, and each part as `changed` gives it."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            if name.startswith("docProps/thumbnail"):
                continue
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _DATES.sub(b"", part)
            if name == "_rels/.rels":
                part = _PICTURED.sub(b"", part)
            if changed is not None:
                part = changed(name, part)
            info = ZipInfo(name, _BEGINNING)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            target.writestr(info, part)
    return out.getvalue()


def described(properties: object, *, title: str, lang: str) -> None:
    """Set the core properties of a document: its title and language, the program, nothing of a person or a day."""
    for name, value in {
        "title": title, "language": lang, "author": "axstat", "last_modified_by": "axstat", "comments": "",
        "subject": "", "keywords": "", "revision": 1,
    }.items():  # fmt: skip
        setattr(properties, name, value)
