"""Open a document of any kind that is read; what it is, its first bytes decide before its name."""

from __future__ import annotations

from pathlib import Path

from axstat.documents.model import Document
from axstat.errors import PathNotFound, UsageError
from axstat.voice.system import reason

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".qmd", ".rmd", ".txt"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST = 512 << 20


def open_document(path: Path, like: Path | None = None) -> Document:
    """Read a document; where its own name does not say what text it is, `like` is a file of the same kind.

    Raises:
        PathNotFound: there is no such file.
        UsageError: it cannot be read, or is none of Markdown, HTML, Word (.docx) and PowerPoint (.pptx): an old
            .doc or .ppt, an encrypted file, a file of another kind.
    """
    content = read_bytes(path)
    file = path.name
    if content.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise UsageError("document-encrypted" if encrypted else "document-of-old-office", file=file)
    if content.startswith(b"PK\x03\x04"):
        from axstat.documents.office import read_office

        return read_office(file, content)
    suffix = (like or path).suffix.lower()
    if suffix in (".docx", ".pptx") or content.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"PK")):
        raise UsageError("not-a-document", file=file)
    if suffix in _HTML or (
        suffix not in _MARKDOWN and content.lstrip()[:15].lower().startswith((b"<!doctype", b"<html"))
    ):
        from axstat.documents.html import read_html

        return read_html(file, content)
    if suffix in _MARKDOWN:
        from axstat.documents.markdown import read_markdown

        return read_markdown(file, content)
    raise UsageError("not-a-document", file=file)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a document.

    Raises:
        PathNotFound: there is no such file.
        UsageError: it is a folder, too large, or cannot be read.
    """
    if not path.exists():
        raise PathNotFound("no-file", path=str(path))
    if path.is_dir():
        raise UsageError("document-is-a-folder", path=str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError("document-too-large", file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise UsageError("file-not-read", path=str(path), reason=reason(error)) from error
