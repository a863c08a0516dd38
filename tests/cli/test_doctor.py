"""`axstat doctor` says what is wrong and the command that mends it, in the reader's language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.faults.project import database_of, make_project
from tests.support.cli import Ran, axstat

Found = dict[str, tuple[str, str, str | None]]


def found(ran: Ran) -> Found:
    """Return state, what was seen and what to do of every finding, by name."""
    return {row["what"]: (row["state"], row["seen"], row["fix"]) for row in json.loads(ran.out)["rows"]}


def doctor(folder: Path, *argv: str, **env: str) -> tuple[int, Found]:
    ran = axstat("doctor", "--format", "json", *argv, cwd=folder, env=env)
    return ran.code, found(ran)


def test_an_empty_folder_is_told_how_to_begin(tmp_path: Path) -> None:
    code, findings = doctor(tmp_path)

    assert code == 0
    assert findings["database"] == (
        "warning",
        f"none at {database_of(tmp_path)} yet",
        "`axstat ingest` builds it",
    )
    assert findings["data"][0] == "warning"
    assert "axstat ingest FILE" in str(findings["data"][2])
    assert findings["font"][0] == findings["packages"][0] == findings["encoding"][0] == "ok"


def test_workbooks_that_are_not_loaded_are_counted_from_any_folder_of_the_project(tmp_path: Path) -> None:
    folder = make_project(tmp_path, years=(2022, 2023))
    raw = folder / "data" / "raw"
    assert axstat("ingest", raw / "indices_2022.csv", cwd=folder).code == 0

    _, before = doctor(raw)
    axstat("ingest", cwd=folder)
    _, after = doctor(raw)

    assert before["data"] == ("warning", f"{raw}: 1 of 2 not loaded", "`axstat ingest` loads them, or says why not")
    assert after["data"] == ("ok", f"{raw}: 2 files, all loaded", None)
    assert after["database"][1].startswith(f"{database_of(folder)}: 2 sources, ")


def test_a_damaged_database_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(b"no database" * 1000)

    code, findings = doctor(tmp_path, "--db", str(path))

    assert code == 4
    assert findings["database"][0] == "error"
    assert "axstat ingest" in str(findings["database"][2])


def test_a_limit_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    code, findings = doctor(tmp_path, AXSTAT_MAX_CELLS="plenty")

    assert code == 1
    assert findings["limits"][:2] == ("error", "`AXSTAT_MAX_CELLS` is `plenty`, not a whole number above zero")


@pytest.mark.parametrize(("columns", "state"), [("50", "warning"), ("80", "ok")])
def test_a_narrow_terminal_is_noticed(tmp_path: Path, columns: str, state: str) -> None:
    assert doctor(tmp_path, COLUMNS=columns)[1]["terminal width"][0] == state


def test_japanese_readers_get_japanese(tmp_path: Path) -> None:
    _, findings = doctor(tmp_path, "--lang", "ja")

    assert findings["データベース"][1:] == (f"{database_of(tmp_path)} はまだありません", "`axstat ingest` で作成します")


def test_simulated_data_is_a_warning(tmp_path: Path) -> None:
    shipped = Path(__file__).resolve().parents[2] / "data" / "raw" / "simulated" / "overtime_2022_simulated.xlsx"
    shutil.copy(shipped, tmp_path)
    axstat("ingest", "overtime_2022_simulated.xlsx", cwd=tmp_path)

    assert doctor(tmp_path)[1]["simulated data"][0] == "warning"
