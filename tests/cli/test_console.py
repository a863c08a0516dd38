"""The console's encoding: what it has not is marked, and nothing fails on it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def printed(sql: str, encoding: str | None) -> bytes:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONIOENCODING"} | {"LC_ALL": "C.UTF-8"}
    environment |= {"PYTHONIOENCODING": encoding} if encoding else {}
    command = [sys.executable, "-m", "axstat", "areas", sql, "--lang", "ja"]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60).stderr


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        (None, "エラー: 「𩸽県」に当たる団体はありません".encode()),
        ("utf-8", "エラー: 「𩸽県」に当たる団体はありません".encode()),
        ("cp932", "エラー: 「〓県」に当たる団体はありません".encode("cp932")),
        ("shift_jis", "エラー: 「〓県」に当たる団体はありません".encode("shift_jis")),
        ("latin-1", b"???: ????????????"),
    ],
)
def test_a_character_that_the_console_lacks_is_marked(encoding: str | None, shown: bytes) -> None:
    assert printed("𩸽県", encoding).startswith(shown)
