"""No code decides by a dataset's name: what a dataset is stands in its declaration, and code reads that."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import axstat
from axstat.datasets import shipped

SOURCE = Path(axstat.__file__).parent
NAMES = frozenset(shipped())


def conditions(code: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of every comparison or case with a dataset's name; registries (dicts, tuples) may have it."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Compare):
            compared: list[ast.AST] = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            compared = [node.value]
        else:
            continue
        for one in compared:
            for part in ast.walk(one):
                if isinstance(part, ast.Constant) and part.value in NAMES:
                    yield node.lineno, str(part.value)


@pytest.mark.parametrize(
    "code",
    [
        'if name == "overtime": pass',
        'if "labour" != dataset.id: pass',
        'x = 1 if name in ("overtime", "labour") else 2',
        'y = [d for d in known if d not in {"indicator"}]',
        'match name:\n    case "overtime": pass',
        'match name:\n    case "overtime" | "labour": pass',
    ],
)
def test_a_condition_on_a_name_is_found(code: str) -> None:
    assert list(conditions(code))


@pytest.mark.parametrize(
    "code",
    [
        'REPORTS = {"overtime": "overtime_share"}',
        '_SHIPPED = ("overtime", "labour", "indicator")',
        'if name == "overtime_share": pass',
        'if declared.lines == "categories": pass',
    ],
)
def test_a_registry_and_a_property_of_the_declaration_are_none(code: str) -> None:
    assert not list(conditions(code))


def test_no_python_file_decides_by_the_name_of_a_dataset() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line} asks whether something is `{name}`"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, name in conditions(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join([*found, "let the dataset's declaration say what it is, and read that"])
