"""Processes of the program that need not import it first: a fork of one that has, otherwise as any other.

Half of what a command takes is importing; a forked process has arguments, environment, folder, streams, locks and an
exit code of its own as a started one has. What a start itself decides (encodings, signals, import order) is tested
with started processes. This file is run as a script, by `Prepared`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import pkgutil
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_LENGTH = struct.Struct("!I")
_NUMBER = struct.Struct("!i")
_FREE = ("AXSTAT_", "_AXSTAT_", "_TYPER_", "COLUMNS", "NO_COLOR", "PYTEST_CURRENT_TEST")
"""Beginnings of variables that nothing reads before the program runs."""
_PIPE = 10_000
"""Bytes that a pipe holds, whoever reads them."""


def _decisive(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what a start may depend on; of the locale, only whether it is UTF-8."""
    found = {k: v for k, v in environment.items() if not k.startswith(_FREE)}
    return found | {"LC_ALL": found.get("LC_ALL", "").removeprefix("C.").removeprefix("ja_JP.")}


class Prepared:
    """The process that has imported the program; it ends with this one, and is no child of it.

    Tests that look at what this process has started, and at its memory, see only their own.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start it."""
        self._environment = _decisive(environment)
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                env=dict(environment),
                stdin=subprocess.PIPE,  # streams are made for the kind of file that they have at the start
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
            )
        self._process.wait()
        self._readers = ThreadPoolExecutor(2)
        atexit.register(self._end)

    def suits(self, environment: Mapping[str, str], stdin: str) -> bool:
        """Say whether a process of this environment would have started as this one did."""
        return self._environment == _decisive(environment) and len(stdin) < _PIPE

    def run(
        self, argv: Sequence[str], cwd: Path, environment: Mapping[str, str], stdin: str, seconds: float
    ) -> tuple[int, bytes, bytes]:
        """Run the program; return its exit code (negative: the signal that ended it), stdout and stderr.

        Raises:
            TimeoutExpired: it took longer, and was killed.
        """
        os.umask(mask := os.umask(0))
        message = json.dumps([list(argv), str(cwd), dict(environment), mask]).encode()
        given, out, err = os.pipe(), os.pipe(), os.pipe()
        socket.send_fds(self._socket, [_LENGTH.pack(len(message))], [given[0], out[1], err[1]])
        self._socket.sendall(message)
        for end in (given[0], out[1], err[1]):
            os.close(end)
        with contextlib.suppress(BrokenPipeError), os.fdopen(given[1], "wb", buffering=0) as stream:
            stream.write(stdin.encode())
        texts = [self._readers.submit(_whole, end[0]) for end in (out, err)]
        pid = self._number()
        timer = threading.Timer(seconds, os.kill, (pid, signal.SIGKILL))
        timer.start()
        code = self._number()
        if not timer.is_alive():
            raise subprocess.TimeoutExpired(list(argv), seconds)
        timer.cancel()
        return code, texts[0].result(seconds), texts[1].result(seconds)

    def _number(self) -> int:
        (number,) = _NUMBER.unpack(_exactly(self._socket, _NUMBER.size))
        return int(number)

    def _end(self) -> None:
        self._readers.shutdown()
        self._socket.close()
        self._process.communicate()


def _whole(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def _exactly(connection: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        received += (part := connection.recv(size - len(received)))
        if not part:
            raise EOFError("the other process has ended")
    return received


def _serve(connection: socket.socket, entry: Callable[[], None]) -> None:
    """Fork for each request, one after the other, until the process that asks ends."""
    while True:
        head, streams, _, _ = socket.recv_fds(connection, _LENGTH.size, 3)
        if not head:
            return
        argv, cwd, environment, mask = json.loads(_exactly(connection, *_LENGTH.unpack(head)))
        child = os.fork()
        if child == 0:
            connection.close()
            _become(argv, cwd, environment, mask, streams, entry)
        for stream in streams:
            os.close(stream)
        connection.sendall(_NUMBER.pack(child))
        connection.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))


def _become(
    argv: list[str], cwd: str, environment: dict[str, str], mask: int, streams: list[int], entry: Callable[[], None]
) -> None:
    """Be the program: `entry` ends the process itself."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.umask(mask)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [str(Path(sys.modules["axstat"].__file__ or "").with_name("__main__.py")), *argv]
    sys.path[0] = cwd
    try:
        entry()
    finally:
        import traceback

        traceback.print_exc()
        os._exit(1)


def _import_all() -> Callable[[], None]:
    import axstat
    from axstat.areas import gazetteer
    from axstat.cli import entry

    for module in pkgutil.walk_packages(axstat.__path__, "axstat."):
        if not module.name.endswith("__main__"):
            __import__(module.name)
    heavy = (
        "polars",
        "openpyxl",
        "xlsxwriter",
        "psutil",
        "xlrd",
        "matplotlib.figure",
        "matplotlib_fontja",
        "rich.table",
    )
    for name in heavy:
        __import__(name)
    gazetteer()
    return entry


if __name__ == "__main__":
    if os.fork():
        os._exit(0)
    sys.path[0] = ""  # not this file's folder
    _serve(socket.socket(fileno=int(sys.argv[1])), _import_all())
