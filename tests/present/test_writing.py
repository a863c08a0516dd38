"""Files appear whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from axstat.errors import OutputNotWritable
from axstat.present import write_bytes


def test_unchanged_content_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "out.csv"
    assert write_bytes(target, b"a")
    before = target.stat().st_mtime_ns
    assert not write_bytes(target, b"a")
    assert target.stat().st_mtime_ns == before
    assert write_bytes(target, b"b")
    assert target.read_bytes() == b"b"


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write_bytes(tmp_path / "out.csv", b"a")
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_the_umask_of_the_user_is_kept(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_bytes(tmp_path / "out.csv", b"a")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "out.csv").stat().st_mode) == 0o640


def test_a_folder_in_the_way_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable, match="is a folder"):
        write_bytes(tmp_path, b"a")


def test_a_file_where_a_folder_should_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputNotWritable, match="cannot write"):
        write_bytes(tmp_path / "file" / "out.csv", b"a")
