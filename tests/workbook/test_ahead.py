"""Reading ahead in a thread changes nothing but the time: pieces, errors, and no thread left behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from axstat.workbook.xlsx.ahead import read_ahead


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "unzip"]


def test_pieces_come_in_their_order_however_many_there_are() -> None:
    given = [bytes([n % 256]) * 3 for n in range(1000)]
    assert list(read_ahead(iter(given))) == given
    assert list(read_ahead(iter(()))) == []
    assert not threads()


def test_an_error_comes_after_the_pieces_before_it_and_leaves_no_thread() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one"
        yield b"two"
        raise ValueError("three")

    stream = read_ahead(pieces())
    assert [next(stream), next(stream)] == [b"one", b"two"]
    with pytest.raises(ValueError, match="three"):
        next(stream)
    assert not threads()


def test_a_reader_that_stops_early_stops_the_thread_and_little_was_made_ahead() -> None:
    made = 0

    def endless() -> Iterator[bytes]:
        nonlocal made
        while True:
            made += 1
            yield b"piece"

    stream = read_ahead(endless())
    assert next(stream) == b"piece"
    assert threads()
    stream.close()
    assert not threads()
    assert made < 50
