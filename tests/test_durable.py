"""A file takes its name only when its bytes are on the disk; all of the database that renames does so here."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

from axstat import durable

SOURCE = Path(__file__).parents[1] / "src" / "axstat"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the order of what is asked of the disk."""
    made: list[str] = []
    fsync, rename = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        made.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")  # noqa: PTH112
        fsync(handle)

    def noted_rename(self: Path, target: Path) -> Path:
        made.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_rename)
    return made


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="asks the kernel what a handle is")
def test_bytes_then_name_then_folder_reach_the_disk(tmp_path: Path, calls: list[str]) -> None:
    durable.write(tmp_path / "a", b"new")

    assert calls == ["file", "rename", "folder"]
    assert (tmp_path / "a").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_bytes_that_do_not_reach_the_disk_take_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fails(handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="Input/output error"):
        durable.write(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_disk_that_cannot_say_when_names_are_written_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync

    def only_files(handle: int) -> None:
        if os.fstat(handle).st_mode & 0o040000:
            raise OSError(22, "Invalid argument")
        whole(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    durable.write(tmp_path / "a", b"new")

    assert (tmp_path / "a").read_bytes() == b"new"


def renames(path: Path) -> list[int]:
    """Return the lines that give a file another's name: `p.replace(q)` with one argument, `rename`, `os.replace`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of_durable = isinstance(node.func.value, ast.Name) and node.func.value.id == "durable"
        one = len(node.args) == 1 and not node.keywords
        if not of_durable and (node.func.attr == "rename" or (node.func.attr == "replace" and one)):
            found.append(node.lineno)
    return found


def test_nothing_else_of_the_database_renames() -> None:
    others = {str(p.relative_to(SOURCE)) for p in SOURCE.rglob("*.py") if renames(p)}
    assert others == {"durable.py"}
