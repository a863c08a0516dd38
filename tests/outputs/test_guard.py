"""What an output may not replace, decided in one place."""

from __future__ import annotations

import ast
import os
from hashlib import sha256
from pathlib import Path

import pytest

from axstat.errors import (
    AxstatError,
    DatabaseBusy,
    OutputNotOurs,
    OutputNotWritable,
    OutputProtected,
    UsageError,
)
from axstat.outputs import Evidence, Guard

SRC = Path(__file__).resolve().parents[2] / "src" / "axstat"


def evidence(path: Path) -> Evidence:
    data = path.read_bytes()
    return Evidence(path.name, path, sha256(data).hexdigest(), len(data))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a loaded source outside any `data/raw`."""
    path = tmp_path / "inbox" / "overtime.csv"
    path.parent.mkdir()
    path.write_bytes(b"a,b\n1,2\n")
    return path


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("how", ["itself", "hard link", "copy", "edited since", "through a linked folder", "../"])
def test_a_loaded_source_is_never_replaced(tmp_path: Path, source: Path, how: str, *, force: bool) -> None:
    known = evidence(source)
    target = tmp_path / "out.csv"
    if how == "itself":
        target = source
    elif how == "hard link":
        target.hardlink_to(source)
    elif how == "copy":
        target.write_bytes(source.read_bytes())
    elif how == "edited since":
        target = source
        source.write_bytes(b"edited")
    elif how == "through a linked folder":
        (tmp_path / "link").symlink_to("inbox")
        target = tmp_path / "link" / source.name
    else:
        target = tmp_path / "inbox" / ".." / "inbox" / source.name
    before = source.read_bytes()
    with pytest.raises(OutputProtected, match=r"is the loaded source `overtime\.csv`"):
        Guard(loaded=lambda: [known], force=force).write(target, b"x")
    assert source.read_bytes() == before


def test_an_archive_is_a_loaded_source_when_one_of_its_members_is(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(b"PK...")
    member = Evidence("all.zip/a.csv", tmp_path / "elsewhere" / "all.zip", "0" * 64, 3)
    with pytest.raises(OutputProtected, match=r"all\.zip/a\.csv"):
        Guard(loaded=lambda: [member], force=True).check(archive)


@pytest.mark.parametrize(
    "place", ["data/raw/x.csv", "data/raw/2024/x.csv", "sub/../data/raw/x.csv", "link/x.csv", "share/x.csv"]
)
def test_nothing_is_written_into_the_folder_of_the_sources(tmp_path: Path, place: str) -> None:
    for folder in ("data/raw/2024", "sub", "share"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "link").symlink_to("data/raw")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "raw").symlink_to(tmp_path / "share")
    guard = Guard(raw=[tmp_path / "other" / "raw"], force=True)
    with pytest.raises(OutputProtected, match="lies in `data/raw`"):
        guard.write(tmp_path / place, b"x")
    with pytest.raises(OutputProtected, match="lies in `data/raw`"):
        guard.create(tmp_path / place, b"x")
    assert not list(tmp_path.rglob("x.csv"))


@pytest.mark.parametrize(
    "name", ["my.duckdb", "MY.duckdb", "my.duckdb.wal", "my.duckdb.lock", "my.duckdb.new", "my.duckdb.tmp/x"]
)
@pytest.mark.parametrize("there", [False, True])
def test_the_database_and_what_belongs_to_it_are_never_replaced(tmp_path: Path, name: str, *, there: bool) -> None:
    database = tmp_path / "my.duckdb"
    if there:
        database.write_bytes(b"12345678DUCK")
    with pytest.raises(OutputProtected, match="belongs to the database"):
        Guard(database, force=True).check(tmp_path / name)


def test_a_file_with_a_name_like_the_databases_is_free(tmp_path: Path) -> None:
    Guard(tmp_path / "overtime").check(tmp_path / "overtime.csv")
    Guard(tmp_path / "my.duckdb").check(tmp_path / "other" / "my.duckdb.wal")


def test_a_database_behind_a_link_is_the_database(tmp_path: Path) -> None:
    (tmp_path / "big.duckdb").write_bytes(b"12345678DUCK")
    (tmp_path / "link.duckdb").symlink_to("big.duckdb")
    (tmp_path / "hard.csv").hardlink_to(tmp_path / "big.duckdb")
    for name in ("big.duckdb", "link.duckdb", "big.duckdb.wal", "hard.csv"):
        with pytest.raises(OutputProtected, match="belongs to the database"):
            Guard(tmp_path / "link.duckdb", force=True).check(tmp_path / name)


def test_another_database_is_never_replaced_either(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"12345678DUCK and so on")
    with pytest.raises(OutputProtected, match="is a database"):
        Guard(force=True).check(tmp_path / "x.csv")


@pytest.mark.parametrize("leads_to", ["inbox/overtime.csv", "nowhere.csv", "loop.csv"])
def test_a_link_needs_force_and_is_then_replaced_itself(tmp_path: Path, source: Path, leads_to: str) -> None:
    link = tmp_path / "loop.csv"
    link.symlink_to(leads_to)
    with pytest.raises(OutputNotOurs, match="symbolic link"):
        Guard().write(link, b"x")
    known = evidence(source)
    assert Guard(loaded=lambda: [known], force=True).write(link, b"x")
    assert (link.is_symlink(), link.read_bytes()) == (False, b"x")
    assert source.read_bytes() == b"a,b\n1,2\n"
    assert not (tmp_path / "nowhere.csv").exists()


def test_a_loop_of_linked_folders_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputNotWritable, match="cannot write"):
        Guard().write(tmp_path / "loop" / "x.csv", b"x")


def test_a_read_only_file_needs_force(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    Guard().write(target, b"a")
    target.chmod(0o444)
    with pytest.raises(OutputNotOurs, match="read-only"):
        Guard().write(target, b"b")
    assert target.read_bytes() == b"a"
    assert Guard(force=True).write(target, b"b")


def test_what_stands_in_the_way_is_asked_again_at_the_write(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    guard = Guard()
    guard.check(target)
    target.write_bytes(b"came in between")
    with pytest.raises(OutputNotOurs):
        guard.write(target, b"x")
    assert target.read_bytes() == b"came in between"


def test_two_outputs_are_two_files(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(".")
    with pytest.raises(UsageError, match="are one file"):
        Guard().check(tmp_path / "a.json", None, tmp_path / "link" / "a.json")
    Guard().check(Path("/dev/null"), Path("/dev/null"), Path("-"), Path("-"))


def test_while_the_sources_cannot_be_asked_only_own_outputs_are_replaced(tmp_path: Path) -> None:
    def busy() -> list[Evidence]:
        raise DatabaseBusy("database-held", path="a", holder="b", waited="")

    own, theirs = tmp_path / "own.csv", tmp_path / "theirs.csv"
    Guard(loaded=busy).write(own, b"a")
    assert Guard(loaded=busy).write(own, b"b")
    theirs.write_bytes(b"theirs")
    with pytest.raises(OutputNotOurs):
        Guard(loaded=busy).write(theirs, b"x")
    with pytest.raises(DatabaseBusy):
        Guard(loaded=busy, force=True).write(theirs, b"x")
    assert theirs.read_bytes() == b"theirs"


def test_devices_pipes_and_open_streams_are_written_to(tmp_path: Path) -> None:
    assert Guard().write(Path("/dev/null"), b"a")
    reading, writing = os.pipe()
    Guard().write(Path(f"/dev/fd/{writing}"), b"a")
    assert os.read(reading, 9) == b"a"
    os.close(reading)
    os.close(writing)
    with (tmp_path / "log").open("wb") as stream:
        stream.write(b"before ")
        stream.flush()
        Guard().write(Path(f"/dev/fd/{stream.fileno()}"), b"after")
    assert (tmp_path / "log").read_bytes() == b"before after"
    (tmp_path / "null.csv").symlink_to("/dev/null")
    assert Guard().write(tmp_path / "null.csv", b"a")
    assert (tmp_path / "null.csv").is_symlink()


def test_a_stream_that_leads_to_a_source_is_that_source(source: Path) -> None:
    known = evidence(source)
    with source.open("rb+") as stream, pytest.raises(OutputProtected):
        Guard(loaded=lambda: [known]).write(Path(f"/dev/fd/{stream.fileno()}"), b"x")


def test_no_device_is_created() -> None:
    with pytest.raises(OutputNotWritable):
        Guard().write(Path("/dev/axstat-nothing"), b"x")
    assert not Path("/dev/axstat-nothing").exists()


def test_every_refusal_says_in_two_languages_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"theirs")
    with pytest.raises(AxstatError) as refusal:
        Guard().check(tmp_path / "x.csv")
    error = refusal.value
    assert int(error.exit_code) == 2
    assert "--force" in error.hint
    assert "--force" in error.what_to_do("ja")
    assert "既にあり" in error.text("ja")


WRITERS = {"outputs", "store", "durable.py"}
"""Who writes files: outputs, the database, and what both replace a file with."""
WRITING = {
    "write_bytes",
    "write_text",
    "mkstemp",
    "NamedTemporaryFile",
    "savefig",
    "copyfile",
    "copy2",
    "move",
    "touch",
}


def test_no_other_module_writes_a_file() -> None:
    found: list[str] = []
    for path in sorted(SRC.rglob("*.py")):
        if path.relative_to(SRC).parts[0] not in WRITERS:
            calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
            found += [path.name for call in calls if writes(call)]
    assert set(found) == {"processes.py", "running.py"}, "and those open os.devnull only"


def writes(call: ast.Call) -> bool:
    text = ast.unparse(call.func)
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    modes = [n.value for a in given for n in ast.walk(a) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    if text.rpartition(".")[2] == "open":
        return text == "os.open" or any(set(mode) <= set("rwxabt+") and set(mode) & set("wxa+") for mode in modes)
    return text.rpartition(".")[2] in WRITING
