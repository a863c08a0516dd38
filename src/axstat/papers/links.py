"""An address as a link of an Office or PDF file holds it: characters outside ASCII percent-encoded, as they ask for."""

from __future__ import annotations

from urllib.parse import quote

_STAYS = "%:/?&=.,;@!$'()*+~-_#[]"


def uri(address: str) -> str:
    """Return the URI of an address; the checker reads it back as the same address."""
    return quote(address, safe=_STAYS)
