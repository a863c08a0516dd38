"""What `check` offers for a number without a link: own loaded values, nothing of another unit or far off, readable."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import axstat
from tests.support.papers import field_link, new_word
from tests.support.sheets import write_workbook

SKETCH = """
    | 令和6年度　AI導入の状況 |
    | 都道府県 | 導入率（％） | 雇用者数（千人） |
    | 岡山県   | 76.0         | 107              |
    | 広島県   | 81.5         | 475              |
    | 鳥取県   | 40.2         | 88               |
    """


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with values of its own."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "data" / "raw").mkdir(parents=True)
    write_workbook(folder / "data" / "raw" / "ai.xlsx", {"表": SKETCH})
    assert axstat("ingest", cwd=folder).code == 0
    return folder


def _nearest(folder: Path, text: str) -> list[dict[str, Any] | None]:
    (folder / "paper.md").write_text(text, encoding="utf-8")
    ran = axstat("check", "paper.md", "--format", "json", cwd=folder)
    (document,) = json.loads(ran.out)["documents"]
    return [one.get("nearest") for one in document["numbers"] if one["state"] == "unlinked"]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("岡山県のAI導入率は76.0％である。", "76％"),
        ("岡山県の雇用者は107千人。", "107千人"),
        ("広島県では475,000人。", "475千人"),
        ("導入率が40.2％の県もある。", "40.2％"),
    ],
)
def test_own_loaded_values_are_offered_with_a_command_that_gives_them(
    folder: Path, sentence: str, printed: str
) -> None:
    (nearest,) = _nearest(folder, sentence)
    assert nearest is not None
    made = axstat(*shlex.split(nearest["command"])[1:], cwd=folder)
    assert made.out.startswith(f"[{printed}](axstat:trace_value/value?")


@pytest.mark.parametrize("sentence", ["導入率は92.3％。", "財政力指数は0.82。", "鳥取県は76.9％。", "岡山県は107人。"])
def test_what_is_another_figure_is_not_offered(folder: Path, sentence: str) -> None:
    assert _nearest(folder, sentence) == [None]


def test_far_off_shares_and_rows_that_no_sentence_names_are_not_offered(project: Path, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("企業の76.0％が導入した。雇用は694,296人。指数は0.33。", encoding="utf-8")
    db = project / "data" / "processed" / "axstat.duckdb"
    ran = axstat("check", "paper.md", "--format", "json", "--db", str(db), cwd=tmp_path)
    (document,) = json.loads(ran.out)["documents"]
    assert [one.get("nearest") for one in document["numbers"]] == [None, None, None]


def test_addresses_of_word_files_are_printed_as_people_read_them(project: Path, tmp_path: Path) -> None:
    document = new_word()
    address = "axstat:labour_gap_by_occupation/gap_10k?where.category=%E4%BA%8B%E5%8B%99%E8%81%B7"
    field_link(document.add_paragraph("事務職は"), address, "400万人")
    document.save(str(tmp_path / "paper.docx"))
    db = project / "data" / "processed" / "axstat.duckdb"
    ran = axstat("check", "paper.docx", "--db", str(db), cwd=tmp_path)
    assert "where.category=事務職" in ran.out
    assert "%E4" not in ran.out


def test_units_are_named_as_people_write_them(project: Path, tmp_path: Path) -> None:
    share, mean = (f"axstat:overtime_share/{column}?year=2024" for column in ("share_over", "mean_hours"))
    text = f"割合は[50人]({share})、平均は[100人]({mean})。"
    (tmp_path / "paper.md").write_text(text, encoding="utf-8")
    db = project / "data" / "processed" / "axstat.duckdb"
    ran = axstat("check", "paper.md", "--db", str(db), "--lang", "ja", cwd=tmp_path)
    assert "fraction" not in ran.out
    assert "h/年" not in ran.out
