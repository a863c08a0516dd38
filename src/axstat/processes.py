"""Processes of axstat's own: started with the modules of this one, spoken to in pickled messages through their pipes.

A message is a length, then a pickled value of our own making. Both ends are axstat, so the pickles are trusted.
"""

from __future__ import annotations

import json
import os
import pickle
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

_LENGTH = struct.Struct("<Q")
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from {module} import main; main()"


def start_python(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start `main` of a module in a process with this one's modules, whatever its folder, environment or main program.

    It is spoken to through stdin and stdout; `arguments` are its `sys.argv[2:]`. Ctrl-C does not reach it.

    Raises:
        OSError: the system does not allow it.
    """
    program = sys.executable
    apart: dict[str, Any] = {"start_new_session": True}  # Ctrl-C is for the process that the user sees
    if sys.platform == "win32":
        program = getattr(sys, "_base_executable", program)  # a venv's own only starts this one, beside itself
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    paths = [path for path in sys.path if isinstance(path, str)] + [str(Path(__file__).parents[1])]
    options = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    return subprocess.Popen(  # noqa: S603  Python itself, with our own text
        [program, *options, "-c", _START.replace("{module}", module), json.dumps(paths), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **apart,
    )


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return stdin and stdout as they were given, and put others in their places: libraries may print."""
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    return inbox, outbox


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message.

    Raises:
        OSError: nobody reads any more.
        Exception: whatever pickle says of a value that it cannot write; nothing is written then.
    """
    body = packed(message)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def packed(message: Any) -> bytes:
    """Return a message as it travels."""
    return pickle.dumps(message, protocol=5)


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, still pickled; None at the end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def unpack(body: bytes) -> Any:
    """Return the message."""
    return pickle.loads(body)  # noqa: S301
