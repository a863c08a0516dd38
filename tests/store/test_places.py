"""Where the database is when nobody says."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.store import default_path

DEFAULT = Path("data", "processed", "axstat.duckdb")


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AXSTAT_DB", raising=False)


@pytest.mark.parametrize(
    ("made", "cwd", "root"),
    [
        ("data/raw/", ".", "."),
        ("data/raw/", "docs/guides", "."),
        ("axstat.toml", "docs", "."),
        ("paper/axstat.toml", "paper/figures", "paper"),
        ("data/", "docs", "docs"),
    ],
)
def test_the_project_is_the_nearest_parent_with_raw_data_or_a_configuration(
    tmp_path: Path, made: str, cwd: str, root: str
) -> None:
    (tmp_path / cwd).mkdir(parents=True, exist_ok=True)
    if made.endswith("/"):
        (tmp_path / made).mkdir(parents=True)
    else:
        (tmp_path / made).touch()
    assert default_path(tmp_path / cwd) == tmp_path / root / DEFAULT


def test_a_nearer_project_wins(tmp_path: Path) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "inner" / "data" / "raw").mkdir(parents=True)
    assert default_path(tmp_path / "inner" / "data" / "raw") == tmp_path / "inner" / DEFAULT


@pytest.mark.parametrize(
    ("named", "path"), [("/abs/x.duckdb", "/abs/x.duckdb"), ("other/x.duckdb", "{}/other/x.duckdb")]
)
def test_the_variable_names_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str, path: str
) -> None:
    monkeypatch.setenv("AXSTAT_DB", named)
    assert default_path(tmp_path) == Path(path.format(tmp_path))


def test_asking_creates_nothing(tmp_path: Path) -> None:
    default_path(tmp_path)
    assert list(tmp_path.iterdir()) == []
