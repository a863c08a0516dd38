"""An office's form: fields become linked numbers in the look around them; what cannot be filled is named."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.briefs.conftest import ROOT
from tests.support.cli import Ran, axstat

EXAMPLE = ROOT / "examples" / "budget-request.docx"
MARK = "模擬データ (simulated)：この文書には、乱数で作成した値から計算した数値がある（実際の調査結果ではない）。"


def form(folder: Path, *paragraphs: str, name: str = "form.docx") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / name))
    return folder / name


def filled(project: Path, template: Path, *more: str, area: str = "倉敷市", lang: str = "ja") -> Ran:
    output = template.with_name("out.docx")
    return axstat("brief", area, "--template", template, "-o", output, "--lang", lang, *more, cwd=project)


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_shipped_form_is_filled_and_the_check_agrees(project: Path, tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(EXAMPLE.read_bytes())
    ran = filled(project, tmp_path / "form.docx")
    assert ran.code == 0, ran.err
    assert "模擬データ" in ran.err
    text = text_of(tmp_path / "out.docx")
    for expected in (
        "岡山県倉敷市（中核市）",
        "年68.4時間",
        "209,494人",
        "65.2％",
        "0.82",
        "473,670人",
        "2050年の推計は409,836人",
        "未実施",
    ):
        assert expected in text
    assert "{{" not in text
    again = axstat("check", tmp_path / "out.docx", "--allow-simulated", "--format", "json", cwd=project)
    assert again.code == 0, again.out
    assert again.out.count('"ok"') >= 11
    counts = json.loads(again.out)["documents"][0]["counts"]
    assert counts["simulated"] == 5
    told = axstat("check", tmp_path / "out.docx", "--allow-simulated", "--lang", "ja", cwd=project)
    assert "（うち模擬データ 5）" in told.out
    assert "模擬データ 5 " in told.out


def test_the_words_of_the_shipped_form_hold_for_any_database() -> None:
    assert "全国" not in text_of(EXAMPLE)


def test_the_shipped_form_is_what_its_script_makes() -> None:
    import runpy

    assert runpy.run_path(str(ROOT / "scripts" / "make_form.py"))["form"]() == EXAMPLE.read_bytes()


def test_the_same_form_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    template = form(tmp_path, "職員1人当たり{{ overtime_standing.hours }}")
    assert filled(project, template).code == 0
    first = (tmp_path / "out.docx").read_bytes()
    ran = filled(project, template)
    assert "変更なし" in ran.err
    assert (tmp_path / "out.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("{{ population_outlook.base }}", "474,592人"),
        ("{{ population_outlook.base | 万人 }}", "47万人"),
        ("{{population_outlook.base|千人}}", "475千人"),
        ("{{ population_outlook.change }}", "△13.6％"),
        ("{{ measure_values(measure=財政力指数).value }}", "0.82"),
        ("{{ programmes[programme=デジタル化・AI導入補助金, frame=通常枠（4プロセス以上）].cap }}", "450万円"),
        ("{{ overtime_standing.verdict }}", "基準を超えない"),
        ("{{ area_history[fiscal_year=2023].hours }}", "年87.4時間"),
        ("{{ area_history.hours }}", "年68.4時間"),
        ("{{ similar_bodies[nearness=1].name }}", "大分市"),
        ("{{ overtime_share.share_over | 割 }}", "5割"),
        ("{{ area.kana }}", "クラシキシ"),
    ],
)
def test_a_field_is_printed_in_its_style(field: str, expected: str, project: Path, tmp_path: Path) -> None:
    ran = filled(project, form(tmp_path, f"前に{field}。"))
    assert ran.code == 0, ran.err
    *marks, text = text_of(tmp_path / "out.docx").split("\n")
    assert text == f"前に{expected}。"
    assert marks == ([MARK] if "模擬データ" in ran.err else [])


def test_runs_and_their_look_are_kept(project: Path, tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("時間は")
    for text in ("{{ over", "time_standing", ".hours }}"):
        paragraph.add_run(text).italic = True
    paragraph.add_run("、以上").bold = True
    document.save(str(tmp_path / "form.docx"))
    assert filled(project, tmp_path / "form.docx").code == 0
    mark, paragraph = Document(str(tmp_path / "out.docx")).paragraphs
    assert mark.text == MARK
    assert paragraph.text == "時間は年68.4時間、以上"
    (link,) = paragraph.hyperlinks
    assert [(run.text, run.italic) for run in link.runs] == [("年68.4時間", True)]
    assert link.address.startswith("axstat:overtime_standing/hours?")
    assert [run.text for run in paragraph.runs if run.bold] == ["、以上"]


def test_simulated_figures_leave_with_their_mark(project: Path, tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(EXAMPLE.read_bytes())
    assert filled(project, tmp_path / "form.docx").code == 0
    out = Document(str(tmp_path / "out.docx"))
    assert out.paragraphs[0].text == MARK
    assert out.paragraphs[0].runs[0].bold
    assert out.core_properties.comments.startswith("模擬データ (simulated)")
    (tmp_path / "out.docx").rename(tmp_path / "half.docx")
    half = Document(str(tmp_path / "half.docx"))
    half.add_paragraph("{{ area_history.hours }}")
    half.save(str(tmp_path / "half.docx"))
    assert filled(project, tmp_path / "half.docx").code == 0
    assert text_of(tmp_path / "out.docx").count("模擬データ (simulated)") == 1


def test_figures_of_workbooks_alone_have_no_mark(project: Path, tmp_path: Path) -> None:
    assert filled(project, form(tmp_path, "人口{{ population_outlook.base }}")).code == 0
    out = Document(str(tmp_path / "out.docx"))
    assert [paragraph.text for paragraph in out.paragraphs] == ["人口474,592人"]
    assert "模擬" not in out.core_properties.comments


def test_a_form_without_properties_is_given_the_mark_in_new_ones(project: Path, tmp_path: Path) -> None:
    template = form(tmp_path, "{{ overtime_standing.hours }}")
    stream = BytesIO()
    with ZipFile(template) as source, ZipFile(stream, "w") as bare:
        for name in source.namelist():
            content = source.read(name)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                content = re.sub(rb"<(Relationship|Override) [^>]*core[-.]properties[^>]*/>", b"", content)
            if name != "docProps/core.xml":
                bare.writestr(name, content)
    template.write_bytes(stream.getvalue())
    assert filled(project, template).code == 0
    assert Document(str(tmp_path / "out.docx")).core_properties.comments == "模擬データ (simulated)"


def test_headers_tables_and_content_controls_are_filled(project: Path, tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ area.name }} {{ overtime_standing.hours }}"
    document.add_table(1, 1).cell(0, 0).text = "{{ population_outlook.projected }}"
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="population_outlook.base | 万人"/><w:showingPlcHdr/></w:sdtPr>'
        '<w:sdtContent><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>人口</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, control)
    document.save(str(tmp_path / "form.docx"))
    ran = filled(project, tmp_path / "form.docx")
    assert ran.code == 0, ran.err
    out = Document(str(tmp_path / "out.docx"))
    assert out.sections[0].header.paragraphs[0].text == "倉敷市 年68.4時間"
    assert out.tables[0].cell(0, 0).text == "409,836人"
    body = "".join(node.text or "" for node in out.element.body.iter(qn("w:t")))
    assert body.startswith(f"{MARK}47万人")
    assert not list(out.element.body.iter(qn("w:showingPlcHdr")))


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("{{ overtime_standng.hours }}", "overtime_standing"),
        ("{{ overtime_standing.hour }}", "hours"),
        ("{{ overtime_standing.hours | ％ }}", "％"),
        ("{{ overtime_standing.hours | 丸 }}", "丸"),
        ("{{ overtime_standing.verdict | 割 }}", "割"),
        ("{{ labour_gap_by_region.gap_10k }}", "gap_10k"),
        ("{{ hours }}", "hours"),
        ("{{ area.mayor }}", "mayor"),
        ("{{ measure_values(measure=幸福度).value }}", "幸福度"),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_field_that_cannot_be_filled_is_named_and_nothing_is_written(
    field: str, said: str, lang: str, project: Path, tmp_path: Path
) -> None:
    ran = filled(project, form(tmp_path, "一行目", f"値は{field}"), lang=lang)
    assert ran.code == 1
    first = ran.err.splitlines()[0]
    assert first.startswith("form.docx")
    assert re.search(r"段落 2|paragraph 2", first)
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "out.docx").exists()


def test_gaps_that_are_allowed_stand_as_they_were(project: Path, tmp_path: Path) -> None:
    template = form(tmp_path, "{{ overtime_standing.hours }}", "{{ overtime_standing.nothing }}")
    ran = filled(project, template, "--allow-gaps")
    assert ran.code == 1
    assert text_of(tmp_path / "out.docx") == f"{MARK}\n年68.4時間\n{{{{ overtime_standing.nothing }}}}"


def test_a_body_without_the_value_is_a_gap(project: Path, tmp_path: Path) -> None:
    ran = filled(project, form(tmp_path, "{{ overtime_standing.hours }}"), area="131032")
    assert ran.code == 1
    assert "hours" in ran.err


def test_a_number_that_would_not_pass_the_check_where_it_stands_is_a_gap(project: Path, tmp_path: Path) -> None:
    ran = filled(project, form(tmp_path, "時間は{{ overtime_standing.hours | 数値 }}"))
    assert ran.code == 1
    assert "単位" in ran.err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"no zip", "Word"), (None, "form.docx"), ("empty", "フィールド")],
)
def test_what_is_no_form_is_refused_in_one_line(
    content: bytes | str | None, words: str, project: Path, tmp_path: Path
) -> None:
    template = tmp_path / "form.docx"
    if isinstance(content, bytes):
        template.write_bytes(content)
    elif content == "empty":
        stream = BytesIO()
        Document().save(stream)
        template.write_bytes(stream.getvalue())
    ran = filled(project, template)
    assert ran.code == 2
    assert words in ran.err
    assert len(ran.err.splitlines()) == 2


def test_the_fields_are_listed(project: Path) -> None:
    ran = axstat("brief", "--fields", "-o", "fields.csv", cwd=project)
    assert ran.code == 0, ran.err
    text = (project / "fields.csv").read_text(encoding="utf-8-sig")
    assert "{{ overtime_standing.hours }}" in text
    assert "{{ area.name }}" in text
