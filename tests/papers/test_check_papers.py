"""`axstat check` is green on every paper that axstat writes, and red as soon as one digit of it is another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from axstat import reports
from axstat.charts import find_kind, plan
from axstat.documents.asking import Answers
from axstat.documents.checking import Checked, check
from axstat.documents.html import read_html
from axstat.documents.office import read_office
from axstat.figures import ask, drawn
from axstat.model.results import Result
from axstat.model.text import Lang
from axstat.papers import Paper, render
from axstat.papers.results import chart_blocks, paper_of
from axstat.papers.titles import linked_title
from axstat.reports.catalog import all_queries
from axstat.store import Reader

FORMATS = ("docx", "html", "pptx")
PART = {"docx": "word/document.xml", "pptx": "ppt/slides/slide1.xml"}


def checked(answers: Answers, fmt: str, content: bytes) -> Checked:
    document = read_html("a.html", content) if fmt == "html" else read_office(f"a.{fmt}", content)
    return check(document, answers, allow_simulated=True)


def with_one_digit_changed(fmt: str, content: bytes, printed: str) -> bytes:
    """Return a paper in which the last digit of a linked number is another, everything else as it is."""
    digits = list(re.finditer(r"\d", printed))[-1]
    other = printed[: digits.start()] + str((int(digits[0]) + 3) % 10) + printed[digits.end() :]
    if fmt == "html":
        return content.replace(f">{printed}</a>".encode(), f">{other}</a>".encode(), 1)
    out, done = BytesIO(), 0
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == PART[fmt]:
                root = etree.fromstring(part)
                for text in root.iter("{*}t"):
                    in_link = any(up.tag.endswith("}hyperlink") for up in text.iterancestors())
                    in_link |= text.getparent().find("{*}rPr/{*}hlinkClick") is not None
                    if in_link and text.text == printed and not done:
                        text.text, done = other, 1
                part = etree.tostring(root)
            target.writestr(info, part)
    assert done, printed
    return out.getvalue()


ANSWERS: dict[str, Callable[[Reader], Result]] = {
    "a headline": lambda reader: reports.overtime_report(reader),
    "a headline of any measure": lambda reader: reports.measure_report(reader, "財政力指数", over=0.8),
    "prefectures": lambda reader: reports.overtime_report(reader, by="prefecture"),
    "kinds with totals": lambda reader: reports.overtime_report(reader, by="kind"),
    "a ranking": lambda reader: reports.overtime_report(reader, top=20),
    "two tables": lambda reader: reports.labour_report(reader),
    "years": lambda reader: reports.overtime_report(reader, year="all"),
    "one row as a list": lambda reader: reports.run(reader, "overtime_share", {}),
}


@pytest.fixture(scope="module")
def asked(reader: Reader) -> dict[str, Result]:
    return {name: ask_for(reader) for name, ask_for in ANSWERS.items()}


def in_turns() -> list[Any]:
    """Return every answer in every format and language; `make test` tries each format in one language, in turns."""
    return [
        pytest.param(name, lang, fmt, marks=[pytest.mark.thorough] if (at + turn + (lang == "en")) % 2 else [])
        for at, name in enumerate(ANSWERS)
        for turn, fmt in enumerate(FORMATS)
        for lang in ("ja", "en")
    ]


@pytest.mark.parametrize(("name", "lang", "fmt"), in_turns())
def test_a_report_passes_and_one_digit_makes_it_fail(
    asked: dict[str, Result], answers: Answers, name: str, fmt: str, lang: Lang
) -> None:
    result = asked[name]
    content = render(paper_of(result, lang, answers=answers), fmt)
    found = checked(answers, fmt, content)
    linked = [one for one in found.numbers if one.link]
    assert found.is_ok, [(one.printed, one.why.text("en")) for one in linked if one.why]
    assert len(linked) >= len(result.rows)
    places = (linked[0], linked[len(linked) // 2], linked[-1]) if fmt != "pptx" else (linked[0],)
    for place in places:
        text = next(p for p in found.document.paragraphs if place.link in {link.address for link in p.links})
        link = next(link for link in text.links if link.address == place.link)
        changed = with_one_digit_changed(fmt, content, text.text[link.start : link.end])
        again = checked(answers, fmt, changed)
        assert [one.state for one in again.numbers if one.link].count("DIFFERS") == 1


SHIPPED = {"measure": "財政力指数", "area": "奈義町", "category": "事務職", "year": "2024", "source_id": "1"}


# That a paper in English passes as one in Japanese does is seen above, for every kind of answer.
@pytest.mark.parametrize("lang", ["ja", pytest.param("en", marks=pytest.mark.thorough)])
def test_every_shipped_query_gives_a_paper_that_passes(answers: Answers, lang: Lang) -> None:
    numbers = asked = 0
    for query in all_queries():
        required = [one.name for one in query.parameters if one.default == "required"]
        if not set(required) <= set(SHIPPED):
            continue
        result = answers.result(query.name, {one: SHIPPED[one] for one in required})
        if len(result.rows) > 40:  # the same columns again
            result = replace(result, rows=result.rows[:40])
        content = render(paper_of(result, lang, answers=answers), "html")
        found = check(read_html("a.html", content), answers, allow_simulated=True)
        bad = [(one.printed, one.state, one.why.text("en") if one.why else "") for one in found.numbers if one.link]
        assert found.is_ok, (query.name, [one for one in bad if one[1] != "ok"][:3])
        numbers, asked = numbers + found.count("ok"), asked + 1
    assert asked > 35
    assert numbers > 2_000


CHARTS: dict[str, Mapping[str, str]] = {
    "labour-gap": {},
    "overtime-prefectures": {},
    "overtime-distribution": {},
    "ranking": {"measure": "財政力指数"},
    "municipality-dots": {},
}


@pytest.mark.parametrize("fmt", ["docx", "pptx"])
@pytest.mark.parametrize("kind", CHARTS)
def test_the_numbers_of_a_charts_title_pass_and_one_digit_makes_them_fail(
    reader: Reader, answers: Answers, kind: str, fmt: str
) -> None:
    answered = ask(reader, find_kind(kind), CHARTS[kind])
    drawing = plan(kind, answered.results, origins=answered.origins, size="slide")
    caption = linked_title(drawing, answered.results, answers)
    content = render(Paper("図", "ja", chart_blocks(drawing, caption), drawing.simulated), fmt)
    found = checked(answers, fmt, content)
    assert found.is_ok
    linked = [span for span in caption if span.address]
    assert len(linked) == len([one for one in found.numbers if one.link])
    assert bool(linked) is (kind != "overtime-distribution")  # its title says about half, which is no cell
    for span in linked:
        changed = checked(answers, fmt, with_one_digit_changed(fmt, content, span.text))
        assert not changed.is_ok


def test_a_number_that_its_query_does_not_give_has_no_address(reader: Reader, answers: Answers) -> None:
    result = reports.overtime_report(reader, by="kind")
    rows = tuple((*row[:-1], row[-1]) for row in result.rows)
    place = [column.name for column in result.columns].index("reporting")
    other = tuple((*row[:place], 7_777, *row[place + 1 :]) for row in rows)
    paper = paper_of(replace(result, rows=other), "ja", answers=answers)
    content = render(paper, "html").decode()
    assert ">7,777</td>" in content
    assert checked(answers, "html", content.encode()).is_ok


def test_bare_sql_has_plain_numbers(reader: Reader, answers: Answers) -> None:
    result = reports.run_query(reader, None, "select 1722 as n, 'x' as area_code")
    assert "axstat:" not in render(paper_of(result, "ja", answers=answers), "html").decode()


@pytest.mark.parametrize(
    ("query", "given", "kind"),
    [
        ("overtime_share", {}, "overtime-distribution"),
        ("overtime_share", {"scope": "prefectures"}, "overtime-distribution"),
        ("overtime_share", {"year": "all"}, None),
        ("overtime_share_by", {"by": "prefecture"}, "overtime-prefectures"),
        ("overtime_share_by", {"by": "kind", "totals": True}, "overtime-kinds"),
        ("overtime_share_by", {"by": "region"}, None),
        ("overtime_ranking", {"top": 5, "order": "lowest"}, "overtime-ranking"),
        ("overtime_change", {}, "overtime-slope"),
        ("measure_summary", {"measure": "財政力指数"}, "distribution"),
        ("measure_summary", {"measure": "財政力指数", "weight": "人口"}, None),
        ("measure_by", {"measure": "財政力指数", "by": "region"}, None),
        ("labour_gap_by_education", {}, "labour-gap-education"),
        ("sources", {}, None),
    ],
)
def test_an_answer_has_its_own_chart_or_none(
    reader: Reader, query: str, given: dict[str, object], kind: str | None
) -> None:
    result = reports.run(reader, query, given)
    drawing = drawn(reader, result, "ja")
    assert (drawing.kind if drawing else None) == kind
    if query == "overtime_ranking" and drawing is not None:
        assert len(drawing.table.rows) == len(result.rows)
