"""The shell of the project says what is so: Pythons, packages, data, templates, pages."""

from __future__ import annotations

import re
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, pages

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = sorted(
    path.stem
    for path in (ROOT / "src" / "axstat").iterdir()
    if path.name[0] != "_" and (path.is_dir() or path.suffix == ".py")
)


# ── pages ──


def test_every_page_is_linked_from_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {
        (index.parent / link).resolve() for link in re.findall(r"\]\(([^)#]+)", index.read_text(encoding="utf-8"))
    }
    own = {ROOT / page for page in pages() if page.parts[0] == "docs"} - {index}
    assert own - linked == set()


@pytest.mark.parametrize("lang", ["English", "日本語"])
def test_both_halves_of_the_index_lead_to_the_same_pages(lang: str) -> None:
    text = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    half = text.partition(f"## {lang}\n")[2].partition("\n## ")[0]
    leads = {link.replace(".ja.md", ".md") for link in re.findall(r"\]\(([^)#]+)", half)}
    every = {link.replace(".ja.md", ".md") for link in re.findall(r"\]\(([^)#]+)", text)}
    assert every - leads == set()


# ── the tree and its layers ──


def _drawn_layers() -> list[str]:
    """Return the layers drawn in CONTRIBUTING.md, top to bottom, siblings as they stand."""
    block = re.search(r"^```\ncli .*?^```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M | re.S)
    assert block
    lines = [line for line in block[0].splitlines() if line[0].isalpha()]
    return [" : ".join(re.findall(r"\w+", re.split(r"\s{2,}", line)[0])) for line in lines]


def _contracted_layers() -> list[str]:
    (contract,) = [c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    return [" : ".join(re.findall(r"\w+", layer)) for layer in contract["layers"]]


def test_the_layers_that_are_drawn_are_those_that_are_proved() -> None:
    assert _drawn_layers() == _contracted_layers()


def test_every_package_has_its_layer() -> None:
    assert sorted(name for layer in _contracted_layers() for name in layer.split(" : ")) == PACKAGES


# ── versions ──


def test_the_pythons_that_are_promised_agree() -> None:
    classified = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["project"]["classifiers"]))
    least = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert least == classified[0] == PROJECT["tool"]["mypy"]["python_version"]
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{least.replace('.', '')}"
    minors = [int(version.split(".")[1]) for version in classified]
    assert minors == list(range(minors[0], minors[-1] + 1))
    assert f"Python {least} or newer" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_tool_and_library_has_its_version_and_its_reason() -> None:
    pinned = {
        line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line
    }
    extras = PROJECT["project"]["optional-dependencies"]
    lists = PROJECT["project"]["dependencies"], extras["office"], extras["dev"]
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in (entry for entries in lists for entry in entries):
        assert requirement.startswith("axstat[") or re.split(r"[<>=]", requirement)[0].lower() in pinned
        assert re.search(rf'^  "{re.escape(requirement)}",? +# \S', text, re.MULTILINE), requirement


# ── data ──

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
LISTED = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{12})` \|", CHANGELOG, re.MULTILINE))
SHIPPED = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in (
        "data/compiled/*.xlsx",
        "data/raw/meti_*.xlsx",
        "data/raw/simulated/*.xlsx",
        "examples/*.csv",
        "src/axstat/**/data/*.*",
    )
    for path in ROOT.glob(pattern)
)


def test_every_shipped_file_of_data_is_in_the_changelog() -> None:
    assert sorted(LISTED) == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_data_changes_only_with_a_line_of_the_changelog(name: str) -> None:
    now = sha256((ROOT / name).read_bytes()).hexdigest()[:12]
    assert LISTED.get(name) == now, f"say in CHANGELOG.md what changed in {name} and why, and give it `{now}`"


@pytest.mark.parametrize("name", [name for name in SHIPPED if "simulated" in name or "waiting" in name])
def test_simulated_data_is_called_so_in_the_changelog(name: str) -> None:
    (line,) = re.findall(rf"^\| `{re.escape(name)}` .*$", CHANGELOG, re.MULTILINE)
    assert "**simulated**" in line


# ── templates ──

TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md"))


def test_there_is_a_template_for_each_sort_of_trouble() -> None:
    assert [path.stem for path in TEMPLATES] == ["bug", "unreadable-workbook", "wrong-figure"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_speaks_both_languages_and_asks_what_is_needed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = text.split("---\n")[1]
    for key in ("name", "about"):
        (value,) = re.findall(rf"^{key}: (.+)$", head, re.MULTILINE)
        english, _, japanese = value.partition(" / ")
        assert re.search("[a-z]", english)
        assert re.search("[ぁ-んァ-ヶ一-龠]", japanese)
    assert "`axstat doctor`" in text


def test_a_wrong_figure_is_reported_with_its_cell() -> None:
    assert "`file.xlsx!シート!D7`" in (ROOT / ".github" / "ISSUE_TEMPLATE" / "wrong-figure.md").read_text(
        encoding="utf-8"
    )
