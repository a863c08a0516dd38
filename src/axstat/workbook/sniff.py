"""What a file is, by its first bytes: publishers serve web pages and PDFs under a workbook's name (HAZARDS 1)."""

from __future__ import annotations

import re
from enum import Enum

from axstat.errors import NotAWorkbook
from axstat.workbook.source import Source

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")
_OTHERS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|title)\b", re.IGNORECASE)
_SAVE = "open the file in Excel and save it as .xlsx"
_FETCH = "fetch the file again from the publisher's page"


class FileKind(Enum):
    """Families of files that axstat reads."""

    ZIP = "zip"
    OLE = "ole"
    TEXT = "text"


def sniff(source: Source) -> FileKind:
    """Return the family of a file.

    Raises:
        NotAWorkbook: it is empty, a web page, a PDF or something else that holds no table axstat reads.
    """
    head = source.data[:_HEAD]
    if not source.data.strip(b"\x00 \t\r\n"):
        raise source.refuse("is empty", hint=_FETCH)
    if head.startswith(_ZIP):
        return FileKind.ZIP
    if head.startswith(_OLE):
        return FileKind.OLE
    if _BARE_BIFF.match(head):
        raise source.refuse("is a workbook of Excel 4 or older, which axstat does not read", hint=_SAVE)
    for start, what in _OTHERS:
        if head.startswith(start):
            raise source.refuse(f"is {what}, not a workbook", hint=_FETCH)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        raise _markup(source, head)
    return FileKind.TEXT


def _markup(source: Source, head: bytes) -> NotAWorkbook:
    """Return the refusal of a file that starts with a tag."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    begins = f"it starts with `{re.sub(rb'[^ -~].*', b'', text)[:60].decode('ascii')}`"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return source.refuse("is a workbook in the XML format of Excel 2003, which axstat does not read", hint=_SAVE)
    if _PAGE.search(text):
        return source.refuse(
            f"is a web page, not a workbook ({begins})",
            hint=f"{_FETCH}; if Excel shows a table, save it as .xlsx",
        )
    return source.refuse(f"is an XML document, not a workbook ({begins})", hint=_FETCH)
