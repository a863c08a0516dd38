"""Papers as their users ask for them: `-o FILE.docx`, `.pdf`, `.pptx`, and the refusals, each one clear line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document

from axstat.errors import UsageError
from axstat.papers import formats, require
from tests.support.cli import axstat

ASKED = (
    ("report", "overtime", "-o", "a.docx"),
    ("report", "overtime", "--by", "kind", "--format", "docx", "-o", "b.docx"),
    ("query", "overtime_ranking", "-p", "top=5", "-o", "c.docx"),
    ("query", "--sql", "select 1722 as n", "-o", "d.docx"),
    ("chart", "labour-gap", "-o", "e.docx"),
    ("chart", "labour-gap", "-o", "f.pptx"),
    ("report", "overtime", "--sort", "-mean_hours", "--limit", "3", "--by", "kind", "-o", "g.docx"),
    ("report", "overtime", "--by", "kind", "--columns", "group_name,mean_hours", "-o", "h.docx"),
)


TWICE = ("a.docx", "c.docx", "f.pptx")


def test_what_is_written_passes_the_check_and_is_written_once(project: Path, tmp_path: Path) -> None:
    files = [tmp_path / asked[-1] for asked in ASKED]
    for (*words, _), file in zip(ASKED, files, strict=True):
        ran = axstat(*words, file, cwd=project)
        assert ran.code == 0, (file.name, ran.err)
        if file.name in TWICE:
            before = file.read_bytes()
            again = axstat(*words, file, cwd=project)
            assert again.code == 0, (file.name, again.err)
            assert file.read_bytes() == before, file.name
    checked = axstat("check", *files, "--allow-simulated", cwd=project)
    assert checked.code == 0, checked.out
    assert not list(tmp_path.glob("*.alt.txt"))


def test_a_report_as_pdf_and_on_stdout(project: Path, tmp_path: Path) -> None:
    ran = axstat("report", "labour", "-o", tmp_path / "a.pdf", cwd=project)
    assert ran.code == 0, ran.err
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_chart_stands_before_the_table_with_its_title_as_caption(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    assert axstat("report", "labour", "-o", file, "--lang", "ja", cwd=project).code == 0
    document = Document(str(file))
    captions = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Caption"]
    assert [caption[0] for caption in captions] == ["図", "表", "表"]
    assert len(document.inline_shapes) == 1


def test_a_longer_answer_is_for_a_workbook(project: Path, tmp_path: Path) -> None:
    sql = "select unnest(range(2001)) as n"
    ran = axstat("query", "--sql", sql, "-o", tmp_path / "a.docx", cwd=project)
    assert ran.code == 2
    assert "2,001" in ran.err
    assert "xlsx" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("fmt", "extra"), [("docx", "office"), ("pptx", "office"), ("pdf", "pdf")])
def test_a_missing_extra_is_said_before_anything_is_asked(
    monkeypatch: pytest.MonkeyPatch, fmt: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, formats._EXTRAS[fmt][0], None)
    with pytest.raises(UsageError, match=fmt) as refused:
        require(fmt)
    assert f'pip install "axstat[{extra}]"' in (refused.value.what_to_do("ja") or "")
