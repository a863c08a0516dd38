"""Word and PowerPoint documents: paragraphs, tables, notes, text boxes, headers and slides with their links.

Their XML is read and written by lxml, the extra `axstat[office]`: prefixes, order and everything that is not changed
stay as they are.
"""

from __future__ import annotations

from axstat.documents.model import Document
from axstat.errors import UsageError


def read_office(file: str, content: bytes) -> Document:
    """Read a .docx or .pptx file.

    Raises:
        UsageError: it is neither, is damaged, or lxml is not installed.
    """
    try:
        import lxml.etree  # noqa: F401
    except ImportError as error:
        raise UsageError("office-not-installed", file=file) from error
    from axstat.documents.office.package import Package

    package = Package(file, content)
    if "word/document.xml" in package:
        from axstat.documents.office.word import read_word

        return read_word(package)
    if "ppt/presentation.xml" in package:
        from axstat.documents.office.slides import read_slides

        return read_slides(package)
    raise UsageError("not-a-document", file=file)
