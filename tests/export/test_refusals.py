"""Where an export may go, and which folders are none: one clear line each, and nothing half written."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.export.conftest import Exported
from tests.export.project import done
from tests.export.test_round_trip import hashes
from tests.faults.project import Started, database_of, make_project
from tests.support.cli import Ran, axstat
from tests.support.folders import names
from tests.support.once import Once

MANIFEST = "axstat-export.json"
BESIDE = "exported"


def refused(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran.out + ran.err
    assert "Traceback" not in ran.err
    assert ran.err.count("error: ") == 1, ran.err
    assert ran.err.count("hint: ") == 1, ran.err
    for word in words:
        assert word in ran.err


@pytest.fixture
def project(once: Once, tmp_path: Path) -> Path:
    """Give a small project that is loaded; its export lies beside it."""
    made = once.made("loaded-2021", loaded_and_exported)
    shutil.copytree(made / BESIDE, tmp_path / BESIDE)
    return Path(shutil.copytree(made / "p", tmp_path / "p"))


def loaded_and_exported(folder: Path) -> None:
    done(axstat("ingest", cwd=make_project(folder / "p", years=(2021,))))
    done(axstat("export", folder / BESIDE, cwd=folder / "p"))


def exported_before(project: Path) -> None:
    shutil.copytree(project.parent / BESIDE, project / "out")


# Where one may go


def a_file(project: Path) -> str:
    (project / "out").write_text("mine")
    return "out"


def a_folder_of_others(project: Path) -> str:
    (project / "out").mkdir()
    (project / "out" / "notes.txt").write_text("mine")
    return "out"


def a_link(project: Path) -> str:
    (project / "elsewhere").mkdir()
    (project / "out").symlink_to("elsewhere")
    return "out"


def below_raw(project: Path) -> str:
    return "data/raw/out"


def an_empty_raw(project: Path) -> str:
    (project / "q" / "data" / "raw").mkdir(parents=True)
    return "q/data/raw"


def the_database(project: Path) -> str:
    return "data/processed/axstat.duckdb"


def beside_the_database(project: Path) -> str:
    return "data/processed/axstat.duckdb.tmp"


def the_working_folder(project: Path) -> str:
    return "."


def below_a_file(project: Path) -> str:
    (project / "notes.txt").write_text("mine")
    return "notes.txt/out"


def an_export_with_a_file_of_others(project: Path) -> str:
    exported_before(project)
    (project / "out" / "views" / "notes.txt").write_text("mine")
    return "out"


def an_export_that_was_edited(project: Path) -> str:
    exported_before(project)
    (project / "out" / "README.md").write_text("mine")
    return "out"


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (a_file, "is a file"),
        (a_folder_of_others, "holds other things"),
        (a_link, "symbolic link"),
        (below_raw, "`data/raw`"),
        (an_empty_raw, "`data/raw`"),
        (the_database, "belongs to the database"),
        (beside_the_database, "belongs to the database"),
        (the_working_folder, "holds other things"),
        (below_a_file, "cannot write"),
        (an_export_with_a_file_of_others, "holds other things"),
        (an_export_that_was_edited, "holds other things"),
    ],
)
def test_an_export_never_replaces_what_it_did_not_write(
    project: Path, prepare: Callable[[Path], str], words: str
) -> None:
    target = prepare(project)
    before = hashes(project)
    refused(axstat("export", target, cwd=project), 2, words)
    assert hashes(project) == before
    assert not [name for name in names(project) if "axstat-export" in name or "axstat-replaced" in name]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_a_database_nothing_is_written(tmp_path: Path, lang: str) -> None:
    ran = axstat("export", "out", "--db", "no.duckdb", "--lang", lang, cwd=tmp_path)
    assert ran.code == 4
    assert "no.duckdb" in ran.err
    assert names(tmp_path) == []


def test_a_database_without_sources_is_not_exported(project: Path) -> None:
    done(axstat("sources", "remove", "1", "--yes", cwd=project))
    refused(axstat("export", "out", cwd=project), 2, "holds no source")
    assert not (project / "out").exists()


def test_an_older_export_is_replaced_whole(project: Path) -> None:
    exported_before(project)
    before = hashes(project / "out")
    done(axstat("export", "out", cwd=project))
    assert hashes(project / "out") == before
    done(axstat("sources", "set", "1", "--publisher", "総務省", cwd=project))
    done(axstat("export", "out", cwd=project))
    assert hashes(project / "out").keys() == before.keys()
    assert hashes(project / "out") != before
    assert sorted(path.name for path in project.iterdir()) == ["data", "out"]


def test_an_empty_folder_is_filled_and_what_it_says_is_japanese_too(project: Path) -> None:
    (project / "out").mkdir()
    ran = done(axstat("export", "out", "--lang", "ja", cwd=project))
    assert "値 3,000 個" in ran.err
    assert "模擬データ" not in ran.err
    assert (project / "out" / MANIFEST).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs a disk of its own")
def test_a_full_disk_leaves_the_older_export(project: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting a small disk is not permitted here")
    try:
        done(axstat("export", disk / "out", cwd=project))
        before = hashes(disk / "out")
        with (disk / "filler").open("wb") as filler:
            filler.write(bytes(shutil.disk_usage(disk).free - 200_000))
        refused(axstat("export", disk / "out", cwd=project), 2, "cannot write")
        assert hashes(disk / "out") == before
        assert sorted(path.name for path in disk.iterdir()) == ["filler", "out"]
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_export_that_is_stopped_leaves_no_folder_of_that_name(project: Path, number: signal.Signals) -> None:
    wait = (
        "import time, axstat.store.export.writing as w; whole = w.listed\n"
        "def listed(folder):\n    (folder.parent / 'written').touch(); time.sleep(60)\n"
        "w.listed = listed\n"
    )
    started = Started(project, "export", "out", before=wait)
    started.wait_for(lambda: (project / "written").exists())
    started.process.send_signal(number)
    started.process.wait(20)
    assert not (project / "out").exists()
    done(axstat("export", "out", cwd=project))
    assert sorted(path.name for path in project.iterdir() if not path.name.startswith("stderr")) == [
        "data",
        "out",
        "written",
    ]


# Which folders are exports


def copied(exported: Exported, to: Path) -> Path:
    shutil.copytree(exported.folder, to)
    return to


def rewrite(folder: Path, **fields: object) -> None:
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | fields), encoding="utf-8")


def no_list(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def not_json(folder: Path) -> None:
    (folder / MANIFEST).write_text("{")


def a_list_of_numbers(folder: Path) -> None:
    (folder / MANIFEST).write_text("[1]")


def another_format(folder: Path) -> None:
    rewrite(folder, format="other")


def a_newer_format(folder: Path) -> None:
    rewrite(folder, version=2, more="of it")


def a_newer_schema(folder: Path) -> None:
    rewrite(folder, schema="999")


def a_missing_file(folder: Path) -> None:
    (folder / "store" / "series.parquet").unlink()


def a_changed_byte(folder: Path) -> None:
    path = next(folder.glob("observations/dataset=overtime/*.parquet"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def a_file_cut_off(folder: Path) -> None:
    path = folder / "store" / "item.parquet"
    path.write_bytes(path.read_bytes()[:-10])


def a_file_outside(folder: Path) -> None:
    (folder.parent / "outside.txt").write_text("theirs")
    rewrite(folder, files=[{"place": "../outside.txt", "bytes": 6, "sha256": "0" * 64}])


def a_folder_for_a_file(folder: Path) -> None:
    (folder / "README.md").unlink()
    (folder / "README.md").mkdir()


def listed_anew(folder: Path) -> None:
    """Make the list fit the files, as somebody would who edits both."""
    from axstat.store.export.manifest import listed

    (folder / MANIFEST).rename(folder.parent / "list")
    files = [{"place": f.place, "bytes": f.bytes, "sha256": f.sha256} for f in listed(folder)]
    (folder.parent / "list").rename(folder / MANIFEST)
    rewrite(folder, files=files)


def a_lost_row(folder: Path) -> None:
    path = next(folder.glob("observations/dataset=overtime/*.parquet"))
    with duckdb.connect() as connection:
        connection.execute(f"copy (from '{path}' offset 1) to '{folder.parent}/less.parquet' (format parquet)")
    (folder.parent / "less.parquet").replace(path)
    listed_anew(folder)


def other_columns(folder: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"copy (select 1 as one) to '{folder}/store/item.parquet' (format parquet)")
    listed_anew(folder)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (no_list, "lacks the list"),
        (not_json, "is not the list"),
        (a_list_of_numbers, "is not the list"),
        (another_format, "is not the list"),
        (a_newer_format, "format 2"),
        (a_newer_schema, "schema version 999"),
        (a_missing_file, "is missing"),
        (a_changed_byte, "is not as axstat wrote it"),
        (a_file_cut_off, "is not as axstat wrote it"),
        (a_file_outside, "lies outside"),
        (a_folder_for_a_file, "README.md"),
        (a_lost_row, "of 7,152 observations of `overtime_2024_simulated.xlsx`"),
        (other_columns, "other columns"),
    ],
)
def test_a_folder_that_is_no_whole_export_is_refused(
    exported: Exported, tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    folder = copied(exported, tmp_path / "out")
    damage(folder)
    ran = axstat("ingest", folder, "--db", tmp_path / "db" / "axstat.duckdb", cwd=tmp_path)
    refused(ran, 3, words)
    assert not (tmp_path / "db").exists()


def test_a_damaged_export_leaves_what_is_loaded(exported: Exported, project: Path, tmp_path: Path) -> None:
    folder = copied(exported, tmp_path / "out")
    a_lost_row(folder)
    before = axstat("sources", "--format", "json", cwd=project).out
    refused(axstat("ingest", folder, cwd=project), 3, "of 7,152 observations")
    assert axstat("sources", "--format", "json", cwd=project).out == before


@pytest.mark.parametrize("options", [("--dataset", "overtime"), ("--year", "2024")])
def test_options_of_reading_are_refused(exported: Exported, tmp_path: Path, options: tuple[str, str]) -> None:
    ran = axstat("ingest", exported.folder, *options, "--db", "x.duckdb", cwd=tmp_path)
    refused(ran, 2, "is an export", options[0])


def test_names_with_signs_of_patterns_and_quotes_come_back(project: Path) -> None:
    target = "書き出し [1] * 'two'?"
    done(axstat("export", target, cwd=project))
    done(axstat("ingest", target, "--db", "back.duckdb", cwd=project))
    with duckdb.connect(project / "back.duckdb", read_only=True) as back:
        assert back.execute("select count(*) from indicator").fetchone() == (3000,)
    assert database_of(project).exists()
