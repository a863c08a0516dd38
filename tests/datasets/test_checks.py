"""The checks: what must hold of a file's tables, with the cells where it does not."""

from __future__ import annotations

import pytest

from axstat.datasets import interpret, read_meaning
from axstat.errors import CheckFailed
from axstat.model.cells import CellRef
from axstat.model.observations import LoadUnit
from axstat.model.tables import Item, RowClass, Series, Table
from axstat.voice import Finding
from tests.datasets.tables import Cell, item, reading, series, table, workbook

SAPPORO, HAKODATE, OTARU, NAGI = "011002", "012025", "012033", "336238"
TITLE = "時間外勤務（令和６年度）"
HOURS = ["時間外勤務 › 年間", "時間外勤務 › 月平均"]
SHARES = [
    series(4, "職員の割合 › 45時間超", unit="%"),
    series(5, "職員の割合 › 45時間超100時間未満", unit="%"),
    series(6, "職員の割合 › 100時間以上", unit="%"),
]


def checks(*tables: Table, dataset: str | None = None) -> dict[str, list[Finding]]:
    """Return the outcomes by id, of a file that may be refused."""
    found: dict[str, list[Finding]] = {}
    readings = [reading(t) for t in tables]
    for outcome in read_meaning(workbook(*(t.sheet for t in tables)), readings, dataset=dataset).unit.checks:
        found.setdefault(outcome.id, []).append(outcome)
    return found


def only(found: dict[str, list[Finding]], *identifiers: str) -> Finding:
    """Return the single outcome of a check that has one of some ids: one where it holds, others where it does not."""
    (outcome,) = (one for identifier in identifiers for one in found.get(identifier, ()))
    return outcome


def load(*tables: Table) -> LoadUnit:
    return interpret(workbook(*(t.sheet for t in tables)), [reading(t) for t in tables])


# --- keys -----------------------------------------------------------------------------------------------------------


def test_the_same_municipality_twice_with_different_values_stops_the_file_with_both_cells() -> None:
    rows = [(item(5, HAKODATE), [100.0, 8.3]), (item(6, HAKODATE), [100.0, 8.4])]
    with pytest.raises(CheckFailed, match="函館市 stands twice") as raised:
        load(table(rows, HOURS, title=TITLE))
    assert "`book.xlsx!一覧!E5`" in raised.value.message
    assert "`book.xlsx!一覧!E6`" in raised.value.message
    assert raised.value.exit_code == 1


def test_the_same_line_twice_is_kept_once_and_pointed_out() -> None:
    rows = [(item(5, HAKODATE), [100.0, 8.3]), (item(6, HAKODATE), [100.0, 8.3]), (item(7, OTARU), [90.0, 7.5])]
    unit = load(table(rows, HOURS, title=TITLE))
    assert [i.line for i in unit.tables[0].items] == [5, 7]
    assert list(unit.tables[0].series[0].values.values) == [100.0, 90.0]
    assert [c.severity for c in unit.checks if c.id == "repeated-lines"] == ["warning"]


def test_a_heading_line_without_values_gives_way_to_the_line_with_values() -> None:
    rows: list[tuple[Item, list[Cell]]] = [(item(5, HAKODATE), [None, None]), (item(6, HAKODATE), [100.0, 8.3])]
    unit = load(table(rows, HOURS, title=TITLE))
    assert [i.line for i in unit.tables[0].items] == [6]


def test_facets_and_periods_are_part_of_the_key() -> None:
    rows = [(item(5, HAKODATE, facets=("男",)), [1.0]), (item(6, HAKODATE, facets=("女",)), [2.0])]
    assert only(checks(table(rows, ["人口"], title="令和2年")), "keys-unique").severity == "ok"


def test_a_second_sheet_that_repeats_lines_adds_none_of_them() -> None:
    whole = table({SAPPORO: [100.0, 8.3], HAKODATE: [110.0, 9.2]}, HOURS, title=TITLE, sheet="市区町村")
    again = table({SAPPORO: [100.0, 8.3]}, HOURS, title=TITLE, sheet="指定都市")
    unit = load(whole, again)
    assert [len(t.items) for t in unit.tables] == [2, 0]


def test_a_second_sheet_that_contradicts_stops_an_overtime_file() -> None:
    whole = table({SAPPORO: [100.0, 8.3]}, HOURS, title=TITLE, sheet="市区町村")
    other = table({SAPPORO: [101.0, 8.4]}, HOURS, title=TITLE, sheet="指定都市")
    with pytest.raises(CheckFailed, match="札幌市 stands twice"):
        load(whole, other)


def test_generic_tables_with_one_header_and_different_values_are_named_after_their_sheets() -> None:
    men = table({SAPPORO: [1.0]}, ["人口"], title="令和2年", sheet="男")
    women = table({SAPPORO: [2.0]}, ["人口"], title="令和2年", sheet="女")
    unit = load(men, women)
    assert [t.series[0].measure.id for t in unit.tables] == ["男 › 人口", "女 › 人口"]


# --- columns that must agree ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "month", "severity"),
    [
        (130.0, 10.8, "ok"),  # published: 12 × 10.8 = 129.6
        (162.3, 13.5, "ok"),
        (141.1, 11.8, "ok"),
        (99.5, 8.3, "ok"),
        (100.3, 8.3, "warning"),
        (110.0, 8.3, "warning"),
    ],
)
def test_a_year_is_twelve_months_within_rounding(year: float, month: float, severity: str) -> None:
    outcome = only(
        checks(table({HAKODATE: [year, month]}, HOURS, title=TITLE)), "agreement", "disagreement", "disagreement-mostly"
    )
    assert outcome.severity == severity
    if severity == "warning":
        assert tuple(map(str, outcome.cells)) == ("一覧!D5", "一覧!E5")


def test_year_and_month_exchanged_stop_the_file() -> None:
    rows: dict[str, list[Cell]] = {c: [8.3, 99.6] for c in (SAPPORO, HAKODATE, OTARU, NAGI)}
    outcome = only(checks(table(rows, HOURS, title=TITLE)), "agreement", "disagreement", "disagreement-mostly")
    assert outcome.severity == "error"
    assert "probably not what their headers say" in outcome.message


@pytest.mark.parametrize(
    ("figures", "severity"),
    [((4.8, 4.4, 0.5), "ok"), ((7.1, 6.6, 0.6), "ok"), ((5.6, 5.1, 0.5), "ok"), ((5.6, 4.1, 0.5), "warning")],
)
def test_classes_add_up_within_rounding(figures: tuple[float, float, float], severity: str) -> None:
    found = checks(table({HAKODATE: [8.3, *figures]}, ["時間外勤務 › 月平均", *_moved(SHARES)], title=TITLE))
    assert only(found, "agreement", "disagreement").severity == severity


def _moved(columns: list[Series]) -> list[Series]:
    return [series(5 + n, one.label, unit=one.unit) for n, one in enumerate(columns)]


# --- plausible values -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("month", "severity"), [(0.0, "ok"), (36.7, "ok"), (101.0, "warning"), (745.0, "error"), (-0.1, "error")]
)
def test_hours_a_month_lie_between_nothing_and_a_whole_month(month: float, severity: str) -> None:
    found = checks(table({HAKODATE: [month]}, HOURS[1:], title=TITLE))
    outcome = only(found, "plausible-range", "impossible-figures", "unusual-figures")
    assert outcome.severity == severity
    assert (outcome.cells == (CellRef("一覧", 5, 4),)) is (severity != "ok")


def test_a_share_above_a_hundred_percent_stops_the_file() -> None:
    given = table({HAKODATE: [8.3, 480.0]}, [HOURS[1], series(5, "割合 › 45時間超", unit="%")], title=TITLE)
    assert any(c.severity == "error" for c in checks(given)["impossible-figures"])


def test_a_share_stored_as_a_fraction_becomes_percent_exactly_and_keeps_its_text() -> None:
    given = table(
        {HAKODATE: [8.3, 0.057], OTARU: [8.2, 0.048]},
        [HOURS[1], series(5, "割合 › 45時間超", unit="fraction")],
        title=TITLE,
    )
    share = load(given).tables[0].series[1]
    assert list(share.values.values) == [5.7, 4.8]
    assert list(share.values.texts) == ["0.057", "0.048"]
    assert share.measure.unit == "%"


# --- totals ---------------------------------------------------------------------------------------------------------


def people(rows: dict[str, list[Cell]], unit: str = "人") -> Table:
    return table(rows, [series(4, "人口", unit=unit)], title="令和2年")


@pytest.mark.parametrize(
    ("unit", "total", "severity"),
    [
        *[("人", 62, "ok"), ("人", 63, "warning"), ("人", 77, "warning")],
        *[("か所", 62, "ok"), ("か所", 63, "warning"), ("施設", 77, "warning"), ("ha", 77, "warning")],
        *[("人", 51, "ok"), ("人", 11, "ok")],  # without the designated city, the designated city alone
        *[("千人", 63, "ok"), ("千人", 77, "warning")],  # within the rounding of three parts
        ("点", 77, None),
    ],
)
def test_a_printed_total_must_fit_one_reading_of_its_parts(unit: str, total: int, severity: str | None) -> None:
    found = checks(people({SAPPORO: [11], HAKODATE: [20], OTARU: [31], "計": [total]}, unit))
    if severity is None:
        assert not {"totals", "totals-differ"} & set(found)
        return
    outcome = only(found, "totals", "totals-differ")
    assert outcome.severity == severity
    if severity == "warning":
        assert tuple(map(str, outcome.cells)) == ("一覧!D8",)


def test_a_total_over_suppressed_parts_is_not_called_wrong() -> None:
    found = checks(people({SAPPORO: [10], HAKODATE: ["***"], OTARU: [30], "計": [99]}))
    assert only(found, "totals", "totals-differ").severity == "ok"


def test_people_in_tens_are_of_a_sample_and_rounded() -> None:
    found = checks(people({SAPPORO: [10], HAKODATE: [20], OTARU: [30], "計": [70]}))
    assert only(found, "totals", "totals-differ").severity == "ok"


@pytest.mark.parametrize(
    ("city", "town", "whole", "wrong"),
    [(51, 7, 58, []), (52, 7, 58, ["一覧!D9"]), (51, 8, 58, ["一覧!D10"]), (51, 7, 158, ["一覧!D11"]), (40, 7, 47, [])],
)
def test_of_several_totals_each_is_of_what_its_label_says(city: int, town: int, whole: int, wrong: list[str]) -> None:
    rows: dict[str, list[Cell]] = {SAPPORO: [11], HAKODATE: [20], OTARU: [20], NAGI: [7]}
    rows |= {"市計": [city], "町村計": [town], "県計": [whole]}
    found = checks(people(rows))
    outcome = only(found, "totals", "totals-differ")  # 40, 47: without the designated city
    assert list(map(str, outcome.cells)) == wrong


def test_a_total_of_what_no_label_says_is_left() -> None:
    rows: dict[str, list[Cell]] = {SAPPORO: [11], HAKODATE: [20], "道北計": [99], OTARU: [20], "道南計": [3]}
    assert not {"totals", "totals-differ"} & set(checks(people(rows)))


def test_rates_are_not_summed() -> None:
    given = table({HAKODATE: [0.4], OTARU: [0.5], "計": [7.0]}, [series(4, "普及率", unit="%")], title="令和2年")
    assert "totals" not in checks(given)


def test_prefecture_lines_are_compared_where_most_of_them_are_sums() -> None:
    rows: dict[str, list[Cell]] = {}
    for prefecture, parts in (("010006", (SAPPORO, HAKODATE)), ("330001", (NAGI,)), ("320005", ("322016",))):
        rows |= {prefecture: [10 * len(parts)], **{p: [10] for p in parts}}
    rows |= {"340006": [40], "341002": [10], "130001": [10], "131016": [10], "020001": [10], "022012": [10]}
    outcome = only(checks(people(rows)), "prefecture-totals", "prefecture-totals-differ")
    assert outcome.severity == "warning"
    assert tuple(map(str, outcome.cells)) == ("一覧!D12",)


def test_prefecture_lines_with_figures_of_their_own_are_not_compared() -> None:
    rows: dict[str, list[Cell]] = {"010006": [7], HAKODATE: [10], "330001": [3], NAGI: [10]}
    assert "prefecture-totals" not in checks(people(rows))


# --- coverage and rows ----------------------------------------------------------------------------------------------


def test_missing_municipalities_of_a_prefecture_are_named() -> None:
    from axstat.areas import gazetteer

    towns = (a for a in gazetteer().areas if a.level == "municipality" and not a.valid_to)
    tottori = [a.area_code for a in towns if a.prefecture == "鳥取県"]
    rows: dict[str, list[Cell]] = {code: [8.3] for code in tottori[:-1]}
    outcome = only(
        checks(table(rows, ["財政力指数"], title="令和6年度")), "coverage", "coverage-missing", "coverage-selection"
    )
    last = gazetteer().by_code(tottori[-1])
    assert last is not None
    assert outcome.severity == "warning"
    assert f"{len(tottori) - 1} of {len(tottori)} municipalities" in outcome.message
    assert f"missing: 鳥取県{last.name}" in outcome.message


def test_a_selection_of_areas_is_counted_but_not_complained_about() -> None:
    outcome = only(
        checks(table({HAKODATE: [0.5], NAGI: [0.3]}, ["財政力指数"], title="令和6年度")),
        "coverage",
        "coverage-missing",
        "coverage-selection",
    )
    assert (outcome.severity, "2 of 1,721 municipalities" in outcome.message) == ("ok", True)


def test_lines_that_do_not_add_up_stop_the_file() -> None:
    from dataclasses import replace

    given = replace(table({HAKODATE: [0.5]}, ["財政力指数"], title="令和6年度"), last_line=9)
    outcome = only(checks(given), "rows-do-not-add-up")
    assert outcome.severity == "error"


def test_lines_that_could_not_be_classed_are_named_with_their_cells() -> None:
    from dataclasses import replace

    from axstat.model.tables import HeaderCell

    given = replace(
        table({HAKODATE: [0.5]}, ["財政力指数"], title="令和6年度"),
        last_line=6,
        row_counts={RowClass.MUNICIPALITY: 1, RowClass.UNKNOWN: 1},
        unknown_lines=(HeaderCell(CellRef("一覧", 6, 1), "謎の団体"),),
    )
    outcome = only(checks(given), "unknown-rows")
    assert (outcome.severity, outcome.cells) == ("warning", (CellRef("一覧", 6, 1),))
    assert "`謎の団体` (A6)" in outcome.message


def test_spreadsheet_errors_are_pointed_out() -> None:
    from dataclasses import replace

    from axstat.model.tables import ValueColumn
    from axstat.model.values import Status

    given = table({HAKODATE: [0.5], OTARU: [0.4]}, ["財政力指数"], title="令和6年度")
    given = replace(given, values=(ValueColumn([0.5, None], bytes([0, Status.ERROR]), ["0.5", "#DIV/0!"]),))
    assert only(checks(given), "error-cells").cells == (CellRef("一覧", 6, 4),)


def test_totals_and_averages_never_become_observations() -> None:
    unit = load(table({SAPPORO: [10], "計": [10], "平均": [10], "郡": [10]}, ["財政力指数"], title="令和6年度"))
    assert [i.label for i in unit.tables[0].items] == ["札幌市"]


def test_cells_that_are_no_number_are_pointed_out_with_their_texts() -> None:
    from dataclasses import replace

    from axstat.model.tables import ValueColumn
    from axstat.model.values import Status

    given = table({HAKODATE: [1], OTARU: [2]}, ["職員数"], title="令和6年度")
    statuses = bytes([Status.UNPARSED, Status.NORMAL])
    given = replace(given, values=(ValueColumn([None, 2.0], statuses, ["約90", "2"]),))
    outcome = only(checks(given), "unreadable-cells")
    assert (outcome.severity, outcome.cells) == ("warning", (CellRef("一覧", 5, 4),))
    assert "一覧: 1 cell is no number and was not read: `約90` (D5)" in outcome.message
    assert outcome.text("ja") == "一覧：数値として読み取れないセルが 1 個あります：「約90」（D5）"
