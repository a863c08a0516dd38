"""Shares that a workbook stores as 0.51 and shows as 51%: nowhere is 0.51 called percent, nor 51 of no unit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from axstat.documents.address import read_address
from axstat.documents.asking import Answers
from axstat.documents.linking import link_to
from axstat.errors import UsageError
from axstat.ingest import ingest
from axstat.present import Rendering, render
from axstat.reports import area_report, measure_report, run, trace_value
from axstat.store import Reader, open_reader
from tests.support.sheets import Drawing, write_workbook

WIDE = Rendering("ja", 100)
TOWNS = ("富山市", "高岡市", "魚津市")


def _sheet(header: str, figures: tuple[object, ...], form: str = "General") -> Drawing:
    lines = [f"| 富山県 | {name} | {figure} |" for name, figure in zip(TOWNS, figures, strict=True)]
    return Drawing(
        f"| {header}（令和5年度） |\n| 都道府県 | 市区町村 | {header} |\n" + "\n".join(lines), formats={"C": form}
    )


SHEETS = {
    "turnout": _sheet("投票率", (0.51, 0.48, 0.63), "0%"),
    "computed": _sheet("整備率", (0.5123456, 0.48, 0.63), "0%"),
    "index": _sheet("財政力指数", (0.51, 0.48, 0.63)),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of three towns' shares, of which most bodies have none."""
    folder = tmp_path_factory.mktemp("shares")
    for name, sheet in SHEETS.items():
        write_workbook(folder / f"{name}.xlsx", {"表": sheet})
    assert ingest([folder], db=folder / "a.duckdb").exit_code == 0
    with open_reader(folder / "a.duckdb") as opened:
        yield opened


@pytest.mark.parametrize("by", ["prefecture", "kind", "region"])
def test_groups_without_a_figure_take_the_unit_from_no_other(reader: Reader, by: str) -> None:
    result = measure_report(reader, "投票率", by=by)
    highest = next(column for column in result.columns if column.name == "highest")
    assert (highest.unit, highest.percent, highest.decimals) == ("fraction", True, 0)
    assert not any("単位の記載がない" in note.ja for note in result.notes)


def test_a_measure_without_unit_still_says_so(reader: Reader) -> None:
    result = measure_report(reader, "財政力指数", by="prefecture")
    assert any("単位の記載がない" in note.ja for note in result.notes)


def test_a_limit_a_hundred_times_too_large_is_refused_by_group_too(reader: Reader) -> None:
    with pytest.raises(UsageError):
        measure_report(reader, "投票率", by="prefecture", over=50)


def test_areas_with_and_without_a_figure_are_printed_in_percent(reader: Reader) -> None:
    text = render(run(reader, "measure_values", {"measure": "投票率"}), "table", WIDE).decode()
    assert "値（%）" in text
    assert "0.51" not in text


def test_what_a_sheet_computed_shows_four_digits_and_its_mean_no_more(reader: Reader) -> None:
    figures = {line.label.ja: line.figure for line in measure_report(reader, "整備率", prefecture="富山県").card}
    assert (figures["最大"], figures["平均"]) == ("63.00 %", "54.08 %")


def test_a_figure_among_those_of_other_units_is_not_called_percent(reader: Reader) -> None:
    lines = render(area_report(reader, "富山市"), "table", WIDE).decode().splitlines()
    (line,) = [line for line in lines if line.startswith("投票率")]
    assert line.split() == ["投票率", "0.51", "比率（1＝100％）"]


def test_a_trace_says_what_a_fraction_is_in_percent(reader: Reader) -> None:
    figures = [line.figure for line in trace_value(reader, "indicator", "富山市", measure="投票率").card]
    assert figures[0] == "0.51 = 51 %"


@pytest.mark.parametrize("query", ["measure_values", "measure_ranking"])
def test_a_link_prints_the_digits_of_the_cell(reader: Reader, query: str) -> None:
    address = read_address(f"axstat:{query}/value?measure=投票率&where.name=富山市")
    assert link_to(Answers(reader), address).text == "51％"
