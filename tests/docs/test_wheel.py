"""scripts/check_wheel.py refuses what it should; `make wheel-check` runs it on the built wheel."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a check of developers, on their systems")


@pytest.fixture(autouse=True)
def scripts_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))


def a_wheel(path: Path, *, without: str = "", more: str = "") -> Path:
    folders = {"axstat": ROOT / "src" / "axstat", "axstat/queries": ROOT / "queries"}
    with zipfile.ZipFile(path, "w") as archive:
        for inside, folder in folders.items():
            for file in folder.rglob("*"):
                name = f"{inside}/{file.relative_to(folder).as_posix()}"
                if file.is_file() and "__pycache__" not in file.parts and name != without:
                    archive.writestr(name, b"")
        for name in ("axstat-1.dist-info/licenses/LICENSE", more):
            if name and name != without:
                archive.writestr(name, b"")
    return path


def test_a_whole_wheel_is_accepted(tmp_path: Path) -> None:
    from check_wheel import holds_everything

    holds_everything(a_wheel(tmp_path / "a.whl"))


@pytest.mark.parametrize(
    "missing",
    ["axstat/py.typed", "axstat/areas/data/areas.tsv", "axstat/store/views.sql", "axstat/queries/overtime_ranking.sql"],
)
def test_a_wheel_without_a_file_is_refused_by_its_name(tmp_path: Path, missing: str) -> None:
    from check_wheel import holds_everything

    with pytest.raises(SystemExit, match=missing):
        holds_everything(a_wheel(tmp_path / "a.whl", without=missing))


def test_a_wheel_with_tests_or_without_a_licence_is_refused(tmp_path: Path) -> None:
    from check_wheel import holds_everything

    with pytest.raises(SystemExit, match="should not have"):
        holds_everything(a_wheel(tmp_path / "a.whl", more="tests/test_x.py"))
    with pytest.raises(SystemExit, match="no licence"):
        holds_everything(a_wheel(tmp_path / "b.whl", without="axstat-1.dist-info/licenses/LICENSE"))


def test_tools_of_developers_are_refused() -> None:
    from check_wheel import has_only_what_it_needs

    def inspected(*names: str) -> str:
        return json.dumps({"installed": [{"metadata": {"name": name}} for name in names]})

    has_only_what_it_needs(inspected("axstat", "pip", "polars"))
    with pytest.raises(SystemExit, match="pytest-xdist"):
        has_only_what_it_needs(inspected("axstat", "pytest_xdist"))


def test_the_commands_of_a_page_are_taken_in_their_order_each_once() -> None:
    from check_wheel import readme_commands

    page = (
        "`axstat doctor`\n```\n$ axstat ingest  # all\nprinted\naxstat report overtime | jq .\n$ axstat ingest\n```\n"
    )
    assert readme_commands(page) == ["axstat ingest", "axstat report overtime"]


def test_the_readme_has_the_commands_that_are_tried() -> None:
    from check_wheel import readme_commands

    commands = readme_commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands[0] == "axstat ingest"
    assert {command.split()[1] for command in commands} >= {"ingest", "report", "query", "chart", "trace", "doctor"}
