"""Claims of the papers: judged by one rule, by real figures only, and never where the data are not loaded."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from axstat.areas import gazetteer
from axstat.model.text import Lang, same
from axstat.present import Rendering, render
from axstat.present.formats import FORMATS
from axstat.reports import claims_report, run, trace_rows
from axstat.reports.catalog import shipped_query
from axstat.reports.judging import Claim, declared_claims, verdict
from axstat.store import Reader, open_reader
from tests.reports.conftest import NAGI, OTARU
from tests.support.once import Once
from tests.support.units import Cell, labour_unit, make_database, overtime_unit

ROOT = Path(__file__).resolve().parents[2]


def claim(claimed: str, step: str) -> Claim:
    return Claim("x", same("x"), same("x"), Decimal(claimed), Decimal(step), "%")


@pytest.mark.parametrize(
    ("claimed", "step", "low", "high", "expected"),
    [
        ("61", "1", "61.2", "61.2", "confirmed"),
        ("61", "1", "60.5", "61.5", "confirmed"),
        ("61", "1", "61.4", "61.6", "undecidable"),
        ("61", "1", "60.4", "61.6", "undecidable"),
        ("61", "1", "61.6", "62", "contradicted"),
        ("61", "1", "40", "60.4", "contradicted"),
        ("1722", "1", "1721", "1721", "contradicted"),
        ("440", "10", "437", "437", "confirmed"),
        ("440", "10", "434", "434", "contradicted"),
        ("-120", "10", "-123", "-123", "confirmed"),
        ("-120", "10", "-126", "-126", "contradicted"),
        ("-340", "10", "340", "340", "contradicted"),
    ],
)
def test_a_verdict_asks_whether_what_was_found_can_be_printed_so(
    claimed: str, step: str, low: str, high: str, expected: str
) -> None:
    assert verdict(claim(claimed, step), Decimal(low), Decimal(high)) == expected


def verdicts(reader: Reader) -> dict[str, tuple[object, ...]]:
    return {str(r["claim"]): (r["verdict"], r["found_low"], r["found_high"]) for r in claims_report(reader).records()}


def test_the_claims_of_the_papers_are_declared_with_their_source_in_both_languages() -> None:
    claims = declared_claims()
    assert {(c.id, str(c.claimed), c.unit) for c in claims if not c.id.startswith("slide")} == {
        ("overtime-share", "61", "%"),
        ("municipalities", "1722", "団体"),
        ("grant-bodies", "1580", "団体"),
        ("one-trillion", "1", "兆円"),
        ("eleven-forms", "11", "種類"),
    }
    for one in claims:
        assert one.source.ja != one.source.en
        assert one.says.ja
        assert bool(one.query) + (one.unclear is not None) + (one.missing is not None) == 1
        if one.query:
            query = shipped_query(one.query)
            assert {one.low, one.high, *one.where} <= {c.name for c in query.columns}
            assert set(one.parameters) <= {p.name for p in query.parameters}


def test_nothing_is_confirmed_where_nothing_is_loaded(bare_reader: Reader) -> None:
    # One simulated year of overtime: no figure of it judges a claim.
    found = verdicts(bare_reader)
    assert found["municipalities"] == ("contradicted", 1721, 1721)  # the gazetteer is always there
    assert found["one-trillion"] == ("undecidable", None, None)
    rest = {name: said for name, said in found.items() if name not in ("municipalities", "one-trillion")}
    assert set(rest.values()) == {("unverified", None, None)}
    result = claims_report(bare_reader)
    assert not result.simulated
    reasons = {str(r["claim"]): str(r["reason"]) for r in result.records()}
    assert reasons["overtime-share"] == "only simulated data is loaded"
    assert reasons["grant-bodies"] == "no figure that the claim is about is loaded"
    assert reasons["slide-field"] == "no labour projection is loaded"
    (words,) = [c.words for c in result.columns if c.name == "reason"]
    assert words is not None
    assert words["no labour projection is loaded"].ja == "就業構造推計は取り込まれていません"


def share_of(folder: Path, over: int, not_over: int, open_: int = 0) -> Path:
    """Return a database in which so many municipalities are over 100 hours, not over, and undecidable."""
    codes = [a for a in gazetteer().areas if a.kind in ("市", "町", "村") and a.valid_to is None]
    months = [9.0] * over + [8.0] * not_over + [8.3] * open_
    hours: list[dict[str, Cell]] = [{"hours_per_month": month, "hours_per_year": None} for month in months]
    unit = overtime_unit(dict(zip(codes, hours, strict=False)), year=2024)
    return make_database(folder / "axstat.duckdb", unit, full_gazetteer=True)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((61, 39), ("confirmed", 61, 61)),
        ((50, 50), ("contradicted", 50, 50)),
        ((60, 35, 5), ("undecidable", 60, 65)),
        ((40, 55, 5), ("contradicted", 40, 45)),
    ],
)
def test_the_share_is_judged_by_its_bounds(
    tmp_path: Path, counts: tuple[int, ...], expected: tuple[object, ...]
) -> None:
    with open_reader(share_of(tmp_path, *counts)) as reader:
        assert verdicts(reader)["overtime-share"] == expected


def test_a_list_of_some_bodies_judges_no_share(tmp_path: Path) -> None:
    unit = overtime_unit({NAGI: {"hours_per_month": 36.7}, OTARU: {"hours_per_month": 5.0}}, partial="上位2団体")
    with open_reader(make_database(tmp_path / "a.duckdb", unit, full_gazetteer=True)) as reader:
        (row,) = [r for r in claims_report(reader).records() if r["claim"] == "overtime-share"]
    assert row["verdict"] == "unverified"
    assert "上位2団体" in str(row["reason"])


def test_the_slide_is_judged_by_the_published_gaps(tmp_path: Path) -> None:
    gaps: list[dict[str, Cell]] = [
        {"category": "事務職", "gap_10k": 437},
        {"category": "現場人材", "gap_10k": -254},
        {"category": "大学理系", "dimension": "education", "gap_10k": -96},
    ]
    with open_reader(make_database(tmp_path / "a.duckdb", labour_unit(gaps, edition="2026-01 (revised)"))) as reader:
        found = verdicts(reader)
        result = claims_report(reader)
    assert found["slide-clerical"] == ("confirmed", 437, 437)
    assert found["slide-field"] == ("contradicted", -254, -254)
    assert found["slide-science"] == ("unverified", None, None)  # one of its two parts is not loaded
    assert len(result.sources) == 1


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """Return a database of all that is shipped."""
    return once.shipped(tmp_path_factory.mktemp("claims"), "raw", "compiled") / "data" / "processed" / "axstat.duckdb"


def test_the_shipped_data_confirm_the_slide_and_no_headline(everything: Path) -> None:
    with open_reader(everything) as reader:
        found = {name: said[0] for name, said in verdicts(reader).items()}
        notes = claims_report(reader).notes
    assert found == {
        "overtime-share": "unverified",
        "municipalities": "contradicted",
        "grant-bodies": "unverified",
        "one-trillion": "undecidable",
        "eleven-forms": "unverified",
        **{f"slide-{line}": "confirmed" for line in ("clerical", "humanities", "ai", "science", "field")},
    }
    assert notes[0].ja == "10 件の主張：確認 5、不一致 1、判定不能 1、未検証 3"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_format_has_every_claim(everything: Path, lang: Lang) -> None:
    with open_reader(everything) as reader:
        result = claims_report(reader)
    for fmt in FORMATS:
        assert render(result, fmt, Rendering(lang=lang, width=400))
    shown = render(result, "table", Rendering(lang=lang, width=400)).decode()
    for one in declared_claims():
        assert one.says.text(lang) in shown
    assert ("未検証" in shown) == (lang == "ja")


def test_figures_of_the_policy_tables_lead_to_their_cells(everything: Path) -> None:
    with open_reader(everything) as reader:
        wanted = {"table": "補助金", "measure": "cap_10k_yen"}
        rows = run(reader, "policy_figures", wanted).records()
        traced = trace_rows(reader, "policy_figures", wanted).records()
    assert [(r["line"], r["value"], r["cell"]) for r in rows] == [
        ("中堅等大規模成長投資補助金", 500000, "J5"),
        ("中堅等大規模成長投資補助金", 500000, "J6"),
        ("デジタル化・AI導入補助金", 150, "J7"),
        ("デジタル化・AI導入補助金", 450, "J8"),
        ("中小企業省力化投資補助金", 10000, "J9"),
        ("中小企業省力化投資補助金", 1500, "J10"),
    ]
    assert {r["cell"] for r in traced} == {r["cell"] for r in rows}


def test_the_size_of_a_universe_is_that_of_the_code_lists(reader: Reader) -> None:
    # docs/concepts/sources.md: 1,742 municipalities until 岩舟町 left in 2014, 1,741 since; 20 are designated cities.
    sizes = {
        (year, scope): run(reader, "universe_size", {"year": year, "scope": scope}).column("areas")
        for year in (2013, 2024)
        for scope in ("municipalities", "all-municipalities")
    }
    assert sizes == {
        (2013, "municipalities"): [1722],
        (2013, "all-municipalities"): [1742],
        (2024, "municipalities"): [1721],
        (2024, "all-municipalities"): [1741],
    }
