"""Papers: documents whose numbers are links to their evidence, read, checked against the data, and mended.

`opening` reads Markdown, HTML, Word and PowerPoint into paragraphs with linked texts and their places; `checking` holds
every linked number against what its query gives, and writes what differs anew.
"""

from __future__ import annotations
