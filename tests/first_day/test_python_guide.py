"""Every block of the Python guide runs, one after the other, as in a notebook."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.support.once import Once

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PROMISE = re.compile(r"^repr\((\w+)\) +# (.+)$", re.MULTILINE)


def blocks(page: str) -> list[str]:
    return BLOCK.findall((ROOT / "docs" / "guides" / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", ["python.md", "python.ja.md"])
def test_every_block_of_the_guide_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, once: Once) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    if page == "python.md":
        shutil.copytree(ROOT / "data" / "raw", tmp_path / "data" / "raw")
    else:  # a second reader, whose data are loaded already
        once.shipped(tmp_path, "raw")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AXSTAT_DB", raising=False)
    names: dict[str, Any] = {}
    for block in blocks(page):
        if "to_pandas" in block and find_spec("pandas") is None:
            continue  # `make setup` installs it
        exec(compile(block, page, "exec"), names)
        for name, said in PROMISE.findall(block):
            assert all(piece in repr(names[name]) for piece in said.split("…"))
    assert (tmp_path / "ranking.pdf.alt.txt").is_file()
    assert names["share"].column("share_over")[0] == pytest.approx(0.497, abs=1e-3)
    assert names["own"].column("value")


def test_both_guides_hold_the_same_blocks() -> None:
    def code(page: str) -> list[str]:
        return [re.sub(r" +#.*|lang=\"ja\"", "", block) for block in blocks(page)]

    assert code("python.md") == code("python.ja.md")
