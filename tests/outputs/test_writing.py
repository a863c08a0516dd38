"""Files appear whole or not at all, and axstat knows them again."""

from __future__ import annotations

import os
import stat
import subprocess
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from axstat.errors import OutputNotOurs, OutputNotWritable
from axstat.outputs import Guard, record


def test_unchanged_content_is_left_alone_and_bears_the_time_at_which_it_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "out.csv"
    assert Guard().write(target, b"a")
    os.utime(target, (0, 0))
    before = target.stat()
    assert not Guard().write(target, b"a")
    assert target.stat().st_ino == before.st_ino
    assert target.stat().st_mtime > before.st_mtime
    assert Guard().write(target, b"b")
    assert target.read_bytes() == b"b"


def test_nothing_but_the_record_is_left_beside_the_file(tmp_path: Path) -> None:
    Guard().write(tmp_path / "out.csv", b"a")
    assert sorted(p.name for p in tmp_path.iterdir()) == [record.NAME, "out.csv"]


def test_nothing_is_left_of_a_write_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Guard().write(tmp_path / "out.csv", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputNotWritable, match="No space left"):
        Guard().write(tmp_path / "out.csv", b"new")
    assert (tmp_path / "out.csv").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


def test_the_umask_of_the_user_is_kept(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        Guard().write(tmp_path / "out.csv", b"a")
    finally:
        os.umask(old)
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_folder_in_the_way_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(OutputNotWritable, match="is a folder"):
        Guard().write(tmp_path, b"a")


def test_a_file_where_a_folder_should_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputNotWritable, match="cannot write"):
        Guard().write(tmp_path / "file" / "out.csv", b"a")


def test_a_name_may_be_as_long_as_the_file_system_allows(tmp_path: Path) -> None:
    assert Guard().write(tmp_path / f"{'あ' * 83}.csv", b"a")


def test_the_record_is_what_sha256sum_reads(tmp_path: Path) -> None:
    for name in ("a.csv", "時間外.csv", "back\\slash.csv", "line\nbreak.csv"):
        Guard().write(tmp_path / name, name.encode())
    Guard().write(tmp_path / os.fsdecode(b"\x8e\x9e.csv"), b"a")
    done = subprocess.run(["sha256sum", "-c", record.NAME], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"OK")) == (0, 5)


def test_an_output_that_somebody_edited_is_theirs(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    Guard().write(target, b"a")
    target.write_bytes(b"a, by hand")
    with pytest.raises(OutputNotOurs, match="not as axstat wrote it"):
        Guard().write(target, b"b")
    assert target.read_bytes() == b"a, by hand"
    assert Guard(force=True).write(target, b"b")
    assert Guard().write(target, b"c")


def test_an_earlier_output_that_came_back_is_ours(tmp_path: Path) -> None:
    """`git checkout` of yesterday's report."""
    target = tmp_path / "out.csv"
    Guard().write(target, b"a")
    Guard().write(target, b"b")
    target.write_bytes(b"a")
    assert Guard().write(target, b"c")


def test_a_file_of_another_name_is_not_ours_though_its_bytes_are(tmp_path: Path) -> None:
    Guard().write(tmp_path / "out.csv", b"a")
    (tmp_path / "out.csv").rename(tmp_path / "sent to the council.csv")
    with pytest.raises(OutputNotOurs):
        Guard().write(tmp_path / "sent to the council.csv", b"b")


def test_a_lost_record_asks_for_force_and_is_then_there_again(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    Guard().write(target, b"a")
    (tmp_path / record.NAME).unlink()
    with pytest.raises(OutputNotOurs):
        Guard().write(target, b"a")
    assert not Guard(force=True).write(target, b"a")
    assert Guard().write(target, b"b")


def test_an_empty_file_holds_nothing_that_could_be_lost(tmp_path: Path) -> None:
    (tmp_path / "mktemp.csv").touch()
    assert Guard().write(tmp_path / "mktemp.csv", b"a")


def test_runs_beside_each_other_lose_no_line_of_the_record(tmp_path: Path) -> None:
    def run(number: int) -> None:
        for round_ in range(20):
            Guard().write(tmp_path / f"{number}.csv", b"%d" % round_)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = (tmp_path / record.NAME).read_bytes().splitlines()
    assert len(set(lines)) == len(lines) == 160
    assert all(record.is_own(tmp_path / f"{number}.csv") for number in range(8))


def test_a_record_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "LONGEST", 1000)
    for number in range(100):
        Guard().write(tmp_path / "out.csv", b"%d" % number)
    assert (tmp_path / record.NAME).stat().st_size < 1100


def test_a_record_that_cannot_be_written_costs_nothing_but_the_memory(tmp_path: Path) -> None:
    (tmp_path / record.NAME).mkdir()
    assert Guard().write(tmp_path / "out.csv", b"a")
    with pytest.raises(OutputNotOurs):
        Guard().write(tmp_path / "out.csv", b"b")


def test_the_record_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / record.NAME).symlink_to("theirs")
    Guard().write(tmp_path / "out.csv", b"a")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"


def test_create_writes_what_is_not_there_and_nothing_else(tmp_path: Path) -> None:
    Guard().create(tmp_path / "new.toml", b"a")
    (tmp_path / "dangling.toml").symlink_to("nowhere")
    for name in ("new.toml", "dangling.toml"):
        with pytest.raises(FileExistsError):
            Guard().create(tmp_path / name, b"b")
    assert (tmp_path / "new.toml").read_bytes() == b"a"
    assert not (tmp_path / "nowhere").exists()


def test_the_digest_is_of_the_bytes_written(tmp_path: Path) -> None:
    Guard().write(tmp_path / "out.csv", b"a")
    assert (tmp_path / record.NAME).read_text() == f"{sha256(b'a').hexdigest()}  out.csv\n"
