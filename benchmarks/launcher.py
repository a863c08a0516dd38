"""Starts the programs that are measured, from a process that stays small: Linux starts a child's peak memory at the
size of the process that it was started from.

One request a line of marshalled length and body on stdin, one reply on stdout. Nothing is imported that is not
built in or loaded anyway, so that a program's own memory shows from about 9 MiB on.
"""

import marshal
import os
import sys
import time


def main() -> None:
    """Run what is asked for until stdin ends."""
    inbox, outbox = sys.stdin.buffer, sys.stdout.buffer
    while head := inbox.read(8):
        argv, environment, folder, out, err = marshal.loads(inbox.read(int.from_bytes(head, "little")))
        body = marshal.dumps(run(argv, environment, folder, out, err))
        outbox.write(len(body).to_bytes(8, "little") + body)
        outbox.flush()


def run(
    argv: list[str], environment: dict[str, str], folder: str, out: str, err: str
) -> tuple[int, float, float, float] | str:
    """Return the wait status, seconds on the clock and of processor time, and peak memory in KiB; or why not."""
    os.chdir(folder)
    made = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, made, 0o666),
        (os.POSIX_SPAWN_OPEN, 2, err, made, 0o666),
    ]
    started = time.perf_counter()
    try:
        child = os.posix_spawnp(argv[0], argv, environment, file_actions=files)
    except OSError as error:
        return str(error)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - started
    return status, wall, usage.ru_utime + usage.ru_stime, float(usage.ru_maxrss)


if __name__ == "__main__":
    main()
