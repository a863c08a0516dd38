"""Word and PowerPoint papers: where their numbers stand, what of tracked changes counts, what a fix leaves alone."""

from __future__ import annotations

import json
import random
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx.util import Cm

from axstat.documents.opening import open_document
from axstat.errors import AxstatError
from tests.support.cli import axstat
from tests.support.papers import (
    Presentation,
    field_link,
    footnote,
    link,
    new_word,
    run,
    save,
    text_box,
    text_slide,
    tracked,
)

SHARE = "axstat:overtime_share/share_over?year=2024"
OVER = "axstat:overtime_share/over?year=2024"
ROBOTS = "axstat:labour_gap_by_occupation/gap_10k?where.category=AI・ロボット等利活用人材"
CLERKS = "axstat:labour_gap_by_occupation/gap_10k?where.category=%E4%BA%8B%E5%8B%99%E8%81%B7"


def word(path: Path) -> Path:
    """Make a paper with everything that holds numbers: 338万人 and 7割 are wrong."""
    document = new_word()
    document.add_heading("第2章 人材", 1)
    paragraph = document.add_paragraph("2040年にはAI人材が")
    link(paragraph, ROBOTS, "33", "8万", "人")
    paragraph._p.append(run("不足し、"))
    tracked(paragraph, "ins", run("事務職は"))
    tracked(paragraph, "del", run("99万人余り"))
    field_link(paragraph, CLERKS, "437万人")
    paragraph._p.append(run("の余剰となる。"))
    footnote(document, paragraph, "割合は", SHARE, "４９．７％", "。")
    text_box(document.add_paragraph(""), "全体の", SHARE, "7割", "である。")
    table = document.add_table(3, 2)
    for row, texts in enumerate((("区分", "団体数"), ("甲", ""), ("計", "851"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    link(table.cell(1, 1).paragraphs[0], OVER, "851")
    inner = table.cell(1, 0).add_table(1, 1)
    link(inner.cell(0, 0).paragraphs[0], SHARE, "49.7%")
    header = document.sections[0].header.paragraphs[0]
    header.text = "令和6年度版 "
    link(header, SHARE, "50％")
    return save(document, path)


def slides(path: Path) -> Path:
    """Make a presentation; △338万人 is wrong."""
    show = Presentation()
    text_slide(show, "労働需給", ("AI人材は", None), ("△338万人", ROBOTS), ("。", None))
    slide = text_slide(show, "割合", ("約", None), ("5割", SHARE))
    table = slide.shapes.add_table(2, 2, Cm(2), Cm(8), Cm(10), Cm(3)).table
    table.cell(0, 0).text = "割合"
    table.cell(1, 1).text = "61.0%"
    slide.notes_slide.notes_text_frame.text = "読み原稿 12団体"
    picture = slide.shapes.add_textbox(Cm(1), Cm(15), Cm(3), Cm(1))
    picture.name = "図"
    picture.click_action.hyperlink.address = SHARE
    path.parent.mkdir(exist_ok=True)
    show.save(str(path))
    return path


def checked(project: Path, *words: str | Path) -> list[dict[str, Any]]:
    ran = axstat("check", *words, "--allow-simulated", "--format", "json", cwd=project)
    assert "Traceback" not in ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["documents"]
    return found


def test_every_place_of_a_word_document_is_read(project: Path, tmp_path: Path) -> None:
    (document,) = checked(project, word(tmp_path / "a.docx"))
    linked = {(json.dumps(one["at"]), one["printed"], one["state"]) for one in document["numbers"] if one["link"]}
    assert linked == {
        ('{"paragraph": 2}', "338万人", "DIFFERS"),
        ('{"paragraph": 2}', "437万人", "ok"),
        ('{"table": 1, "row": 2, "column": 2}', "851", "ok"),
        ('{"table": 2, "row": 1, "column": 1}', "49.7%", "ok"),
        ('{"part": "textbox", "number": 1, "paragraph": 1}', "7割", "DIFFERS"),
        ('{"part": "footnote", "number": 1, "paragraph": 1}', "４９．７％", "ok"),
        ('{"part": "header", "number": 1, "paragraph": 1}', "50％", "ok"),
    }
    assert not any("99" in one["printed"] for one in document["numbers"])  # deleted text is not there
    assert any("accepted" in remark for remark in document["remarks"])


def test_every_place_of_a_presentation_is_read(project: Path, tmp_path: Path) -> None:
    (document,) = checked(project, slides(tmp_path / "a.pptx"))
    found = [(one["at"]["slide"], one["at"]["shape"], one["printed"], one["state"]) for one in document["numbers"]]
    assert (1, "本文", "△338万人", "DIFFERS") in found
    assert (2, "本文", "約5割", "ok") in found
    assert any(printed == "61.0%" and state == "unlinked" for _, _, printed, state in found)
    assert any(printed == "12団体" and state == "unlinked" for _, _, printed, state in found)
    assert (2, "図", "\ufffc", "UNREAD") in found


@pytest.mark.parametrize("make", [word, slides])
def test_fix_keeps_everything_else_and_is_green_afterwards(project: Path, tmp_path: Path, make: Any) -> None:
    path = make(tmp_path / ("a.docx" if make is word else "a.pptx"))
    before = parts(path.read_bytes())
    (fixed,) = checked(project, path, "--fix")
    assert [one["printed"] for one in fixed["numbers"] if one["state"] == "DIFFERS"] == []
    after = parts(path.read_bytes())
    assert list(before) == list(after)
    for name, content in before.items():
        if content != after[name]:
            assert shape(content) == shape(after[name])
            assert name.startswith(("word/document", "ppt/slides/slide1"))
    content = path.read_bytes()
    if make is word:  # a number over several runs takes the style of the first
        (texts,) = re.findall(r"<w:hyperlink[^>]*>(.*?)</w:hyperlink>", after["word/document.xml"].decode())[:1]
        assert re.findall(r"<w:t[^>]*?(?:>([^<]*)</w:t>|/>)", texts) == ["339万", "", "人"]
    checked(project, path, "--fix")
    assert path.read_bytes() == content


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shape(xml: bytes) -> str:
    """Return the XML of a part without the texts of its runs."""
    from lxml import etree

    root = etree.fromstring(xml)
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.endswith("}t"):
            element.text = ""
    return re.sub(r"\s+", " ", etree.tostring(root, method="c14n").decode())


@pytest.mark.parametrize("make", [word, slides])
def test_a_damaged_document_is_a_finding_and_never_a_traceback(tmp_path: Path, make: Any) -> None:
    content = make(tmp_path / ("a.docx" if make is word else "a.pptx")).read_bytes()
    chance = random.Random(16)
    members = parts(content)
    ended = {"read": 0, "refused": 0}
    for number in range(120):
        path = tmp_path / f"{number}{'.docx' if make is word else '.pptx'}"
        path.write_bytes(_damaged(content, members, chance))
        try:
            open_document(path)
            ended["read"] += 1
        except AxstatError:
            ended["refused"] += 1
    assert ended["refused"] > 20
    assert sum(ended.values()) == 120


def _damaged(content: bytes, members: dict[str, bytes], chance: random.Random) -> bytes:
    """Return a document with bytes turned, with a part gone, or with a part cut, doubled or made something else."""
    kind = chance.randrange(3)
    if kind == 0:
        spoilt = bytearray(content)
        for _ in range(8):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return bytes(spoilt)
    changed = dict(members)
    name = chance.choice(sorted(changed))
    if kind == 1:
        del changed[name]
    else:
        old = changed[name]
        changed[name] = chance.choice(
            [old[: len(old) // 2], b"", b"<a>&x;</a>", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', old + old]
        )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in changed.items():
            archive.writestr(part, data)
    return out.getvalue()


def test_a_document_without_its_reader_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = word(tmp_path / "a.docx")
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(AxstatError, match="not installed") as refused:
        open_document(path)
    assert "axstat[office]" in refused.value.hint


def test_a_link_where_nothing_is_read_is_said(project: Path, tmp_path: Path) -> None:
    show = Presentation()
    text_slide(show, "題", ("割合は", None), ("49.7％", SHARE))
    master = show.slide_masters[0]
    master.shapes[0].name = "題の枠"
    piece = master.shapes[0].text_frame.paragraphs[0].add_run()
    piece.text, piece.hyperlink.address = "61.0％", SHARE
    show.save(str(tmp_path / "a.pptx"))
    (document,) = checked(project, tmp_path / "a.pptx")
    found = [(one["state"], one["at"]) for one in document["numbers"] if one["state"] != "apart"]
    assert found[0][0] == "ok"
    assert found[1] == ("UNREAD", {"part": "other", "name": "ppt/slideMasters/slideMaster1.xml"})


def test_a_link_in_deleted_text_is_none(project: Path, tmp_path: Path) -> None:
    document = new_word()
    paragraph = document.add_paragraph("割合は")
    gone = link(paragraph, SHARE, "61.0％")
    paragraph._p.remove(gone)
    tracked(paragraph, "del", gone)
    tracked(paragraph, "ins", run("約5割である。"))
    (found,) = checked(project, save(document, tmp_path / "a.docx"))
    assert [one["state"] for one in found["numbers"]] == ["unlinked"]


def test_a_workbook_is_no_paper(project: Path) -> None:
    (path,) = sorted((project / "data" / "raw").glob("*.xlsx"))[:1]
    with pytest.raises(AxstatError, match="no document"):
        open_document(path)
