"""Briefs of all kinds of bodies: each number is the one that plain SQL gives, and the check agrees with every link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from axstat.briefs import Basis, brief
from axstat.documents.asking import Answers
from axstat.documents.checking import Checked, check
from axstat.documents.opening import open_document
from axstat.model.text import Lang
from axstat.papers import FORMATS, render
from axstat.papers.blocks import Paper, plain, texts
from axstat.reports.parameters import resolve_area
from axstat.store import Reader

CITY, ISLAND, WARD, PREFECTURE, DESIGNATED = "332020", "133621", "131016", "330001", "011002"
SUPPRESSED, MISSING, UNDECIDABLE, FUKUSHIMA = "131032", "062049", "012033", "070009"
LONG_NAME, WITH_SELECTOR = "462161", "292117"  # 南さつま市…, 葛󠄀城市
EVERY = (CITY, ISLAND, WARD, PREFECTURE, DESIGNATED, SUPPRESSED, MISSING, UNDECIDABLE, FUKUSHIMA, WITH_SELECTOR)
CHECKED = tuple(fmt for fmt in FORMATS if fmt in ("html", "docx", "pptx"))


def paper(code: str, basis: Basis, lang: Lang = "ja") -> Paper:
    return brief(resolve_area(code), basis, lang=lang)


def said(code: str, basis: Basis, lang: Lang = "ja") -> str:
    return "\n".join(plain(text) for text in texts(paper(code, basis, lang).blocks))


def checked(content: bytes, fmt: str, answers: Answers, folder: Path, *, simulated: bool = True) -> Checked:
    path = folder / f"brief.{fmt}"
    path.write_bytes(content)
    return check(open_document(path), answers, allow_simulated=simulated)


def one(reader: Reader, sql: str) -> float:
    return float(reader.execute(sql).rows[0][0])


HOURS = "select hours from overtime where staff_scope = '全体' and fiscal_year = {year} and area_code = '{code}'"


@pytest.mark.parametrize("code", [CITY, ISLAND, WARD, DESIGNATED, PREFECTURE])
def test_the_hours_and_ranks_are_those_that_plain_sql_counts(code: str, basis: Basis, reader: Reader) -> None:
    hours = one(reader, HOURS.format(year=2024, code=code))
    scope = {PREFECTURE: "prefectures", DESIGNATED: "designated-cities"}.get(code, "municipalities")
    others = f"""
        from overtime as o join universe as u using (area_code, fiscal_year)
        where u.scope = '{scope}' and o.staff_scope = '全体' and fiscal_year = 2024 and o.hours is not null
    """
    rank = 1 + one(reader, f"select count(*) {others} and o.hours > {hours}")
    of = one(reader, f"select count(*) {others}")
    tied = one(reader, f"select count(*) {others} and o.hours = {hours}")
    whole = one(reader, f"select count(*) from universe where scope = '{scope}' and fiscal_year = 2024")
    text = said(code, basis)

    assert f"年{hours:,.1f}時間で、年100時間を{'超える' if hours > 100.6 else '超えない'}" in text
    assert f"{of:,.0f}団体（対象は全国の{whole:,.0f}団体）のうち{rank:,.0f}位" in text
    assert f"{of:,.0f}団体（対象は全国の{whole:,.0f}団体）の中央値は" in text
    assert (f"{rank:,.0f}位（同順位{tied:,.0f}団体）" in text) == (tied > 1)


@pytest.mark.parametrize("code", [CITY, ISLAND, WARD, DESIGNATED])
def test_population_and_its_outlook_are_those_of_the_tables(code: str, basis: Basis, reader: Reader) -> None:
    figure = "select value from indicator where area_code = '{}' and measure = '{}' and time_period = '{}'"
    now = one(reader, figure.format(code, "人口 › 計", "2025-01-01"))
    base = one(reader, figure.format(code, "人口（人）", "2020-10-01"))
    later = one(reader, figure.format(code, "将来推計人口（人）", "2050"))
    change = round(100 * (later / base - 1), 1)
    text = said(code, basis)

    assert f"人口は{now:,.0f}人（2025年1月1日現在）" in text
    assert f"2050年に{later:,.0f}人（{'△' if change < 0 else ''}{abs(change):.1f}％）" in text


def test_a_prefectures_population_is_the_sum_over_its_municipalities(basis: Basis, reader: Reader) -> None:
    own = "from indicator where prefecture = '岡山県' and area_code <> '330001'"
    now = one(reader, f"select sum(value) {own} and measure = '人口 › 計' and time_period = '2025-01-01'")
    later = one(reader, f"select sum(value) {own} and measure = '将来推計人口（人）' and time_period = '2040'")
    text = said(PREFECTURE, basis)

    assert f"人口は{now:,.0f}人" in text
    assert f"2040年に{later:,.0f}人" in text


def test_what_is_undecidable_suppressed_or_missing_is_said_and_never_judged(basis: Basis) -> None:
    undecidable = said(UNDECIDABLE, basis)
    assert "年99.6時間で、年100時間を超えるかは判定できない（丸めの幅は年99.0時間から年100.2時間まで）" in undecidable
    for code, status in ((SUPPRESSED, "秘匿"), (MISSING, "欠測")):
        text = said(code, basis)
        assert f"時間外勤務の値はない（{status}）" in text
        assert "時間の多い順" not in text
        assert "時間外勤務の増減" in text.partition("示していない項目：")[2]


def test_a_sum_of_which_a_part_is_not_published_is_left_out_and_named(basis: Basis) -> None:
    """福島県's coast is projected as one area: no sum over its municipalities is one."""
    text = said(FUKUSHIMA, basis)
    assert "2050年に" not in text
    assert "将来推計人口" in text.partition("示していない項目：")[2]


@pytest.mark.parametrize(
    ("code", "lang"),
    [
        *((code, "ja") for code in EVERY),
        *(pytest.param(code, "en", marks=[] if code in (CITY, MISSING) else pytest.mark.thorough) for code in EVERY),
    ],
)
def test_the_check_agrees_with_every_number(
    code: str, lang: Lang, basis: Basis, answers: Answers, tmp_path: Path
) -> None:
    found = checked(render(paper(code, basis, lang), "html"), "html", answers, tmp_path)
    assert [(n.printed, n.state, n.why and n.why.text("en")) for n in found.numbers if n.link and n.state != "ok"] == []
    assert sum(number.link is not None for number in found.numbers) > 15
    assert found.is_ok


@pytest.mark.parametrize("fmt", [fmt for fmt in CHECKED if fmt != "html"])
def test_the_check_agrees_with_word_and_slides(fmt: str, basis: Basis, answers: Answers, tmp_path: Path) -> None:
    layout = "slide" if fmt == "pptx" else "page"
    content = render(brief(resolve_area(CITY), basis, lang="ja", layout=layout), fmt)  # type: ignore[arg-type]
    found = checked(content, fmt, answers, tmp_path)
    assert found.is_ok
    assert sum(number.link is not None for number in found.numbers) > 15


def test_one_changed_digit_is_found(basis: Basis, answers: Answers, tmp_path: Path) -> None:
    content = render(paper(CITY, basis), "html")
    places = [match.start(1) for match in re.finditer(rb'href="axstat:[^"]*">[^<]*?([0-9])[^<]*</a>', content)]
    assert len(places) > 50
    for at in places[::9]:
        digit = b"1" if content[at : at + 1] != b"1" else b"2"
        assert not checked(content[:at] + digit + content[at + 1 :], "html", answers, tmp_path).is_ok


def test_simulated_numbers_say_so_and_do_not_pass_by_themselves(basis: Basis, answers: Answers, tmp_path: Path) -> None:
    written = paper(CITY, basis)
    assert written.simulated
    assert "模擬データ：時間外勤務" in said(CITY, basis)
    assert not checked(render(written, "html"), "html", answers, tmp_path, simulated=False).is_ok


def test_every_source_of_a_number_is_cited(basis: Basis) -> None:
    written = paper(CITY, basis)
    files = {source.file for source in written.sources}
    assert {"census_2020.xlsx", "fiscal_indices.xlsx", "meti_2040_labour.xlsx", "policy_tables.xlsx"} <= files
    assert "overtime_2023_simulated.xlsx" not in files  # no number of that year is on the page
    text = said(CITY, basis)
    assert all(source.title in text for source in written.sources)


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_basis_gives_the_same_bytes(fmt: str, basis: Basis) -> None:
    assert render(paper(CITY, basis), fmt) == render(paper(CITY, basis), fmt)
