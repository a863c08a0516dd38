"""Messages between the two processes of a user's query: a length, then a pickled value of our own making."""

from __future__ import annotations

import pickle
import struct
from typing import Any, BinaryIO

_LENGTH = struct.Struct("<Q")


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message.

    Raises:
        OSError: nobody reads any more.
        Exception: whatever pickle says of a value that it cannot write; nothing is written then.
    """
    body = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, still pickled; None at the end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def unpack(body: bytes) -> Any:
    """Return the message; both ends are axstat, so its pickles are trusted."""
    return pickle.loads(body)  # noqa: S301
