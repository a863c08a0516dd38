"""Make examples/budget-request.docx: a form for a budget request, with fields that `axstat brief --template` fills.

The headings are those of a request as offices write them; the words are axstat's own. `python scripts/make_form.py`
writes the same bytes every time.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

TARGET = Path(__file__).resolve().parent.parent / "examples" / "budget-request.docx"
FONT = "游ゴシック"
SECTIONS = (
    (
        "事業概要",
        "{{ area.prefecture }}{{ area.name }}（{{ area.kind }}）では、職員1人当たりの時間外勤務が"
        "{{ overtime_standing.hours }}となっている。時間の多い順では、値のある市区町村"
        "{{ overtime_standing.of_nation }}のうち{{ overtime_standing.rank_nation }}である。"
        "定型業務を見直し、職員が住民に向き合う時間を確保する。",
    ),
    (
        "対象産業",
        "就業者数は{{ measure_values(measure=就業者数（人）).value }}、"
        "うち第3次産業の割合は{{ measure_values(measure=第3次産業就業者の割合).value | ％ }}である。",
    ),
    (
        "財源",
        "財政力指数は{{ measure_values(measure=財政力指数).value | 数値 }}、"
        "経常収支比率は{{ measure_values(measure=経常収支比率).value }}である。",
    ),
)
KPI = (
    ("指標", "現状", "参考"),
    (
        "人口",
        "{{ measure_values(measure=population).value }}",
        "{{ population_outlook.period }}年の推計は{{ population_outlook.projected }}",
    ),
    (
        "職員1人当たりの時間外勤務",
        "{{ overtime_standing.hours }}",
        "値のある市区町村の中央値は{{ overtime_share.median_hours }}",
    ),
    (
        "AIの導入状況",
        "{{ answers_of_bodies(answers=AIの導入状況).answer }}",
        "同じ回答は{{ answers_of_bodies(answers=AIの導入状況).alike }}",
    ),
)
STAFF = "担当課が中心となり、業務を所管する各課と情報部門が分担して進める。"


def form() -> bytes:
    """Return the form."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    document.add_paragraph().add_run("予算要求書（様式例）").bold = True
    for heading, text in SECTIONS:
        document.add_paragraph().add_run(heading).bold = True
        document.add_paragraph(text)
    document.add_paragraph().add_run("KPI").bold = True
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for row in KPI:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph().add_run("実施体制").bold = True
    document.add_paragraph(STAFF)
    properties = document.core_properties
    properties.author, properties.title = "axstat", "予算要求書（様式例）"
    properties.created = properties.modified = datetime(2000, 1, 1)
    stream = BytesIO()
    document.save(stream)
    return _with_fixed_times(stream.getvalue())


def _with_fixed_times(content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(
                zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0)), old.read(member), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(form())
    print(TARGET.name)
