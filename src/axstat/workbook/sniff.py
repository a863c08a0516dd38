"""What a file is, by its first bytes: pages and PDFs come under a workbook's name (hazards.md#not-a-workbook)."""

from __future__ import annotations

import re
from enum import Enum

from axstat.errors import NotAWorkbook
from axstat.voice import Label
from axstat.workbook.source import Source

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00")
_PICTURE = Label("画像", "a picture")
_OTHERS = (
    (b"%PDF-", Label("PDF", "a PDF")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"{\\rtf", Label("リッチテキスト文書", "a rich-text document")),
    (b"\x1f\x8b", Label("gzip 形式の圧縮ファイル", "a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", Label("7-Zip 形式の圧縮ファイル", "a 7-Zip archive")),
    (b"Rar!\x1a\x07", Label("RAR 形式の圧縮ファイル", "a RAR archive")),
    (b"BZh", Label("bzip2 形式の圧縮ファイル", "a bzip2 archive")),
    (b"\xfd7zXZ\x00", Label("xz 形式の圧縮ファイル", "an xz archive")),
    (b"PAR1", Label("Parquet ファイル", "a Parquet file")),
    (b"SQLite format 3\x00", Label("SQLite のデータベース", "an SQLite database")),
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|title)\b", re.IGNORECASE)
_EXCEL_4 = Label("Excel 4 以前のワークブック", "a workbook of Excel 4 or older")
_EXCEL_2003_XML = Label("Excel 2003 の XML 形式", "a workbook in the XML format of Excel 2003")


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
        raise source.refuse("file-empty")
    if head.startswith(_ZIP):
        return FileKind.ZIP
    if head.startswith(_OLE):
        return FileKind.OLE
    if _BARE_BIFF.match(head):
        raise source.refuse("kind-not-read", what=_EXCEL_4)
    for start, what in _OTHERS:
        if head.startswith(start):
            raise source.refuse("another-kind-of-file", what=what)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        raise _markup(source, head)
    return FileKind.TEXT


def _markup(source: Source, head: bytes) -> NotAWorkbook:
    """Return the refusal of a file that starts with a tag."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    begins = re.sub(rb"[^ -~].*", b"", text)[:60].decode("ascii")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return source.refuse("kind-not-read", what=_EXCEL_2003_XML)
    if _PAGE.search(text):
        return source.refuse("web-page", begins=begins)
    return source.refuse("xml-document", begins=begins)
