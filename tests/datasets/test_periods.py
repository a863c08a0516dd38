"""Which period the figures are of: precedence, the traps of survey and edition year, contradictions."""

from __future__ import annotations

import pytest

from axstat.datasets import interpret, read_meaning
from axstat.errors import CheckFailed, PeriodUnknown
from axstat.model.observations import LoadUnit
from axstat.model.tables import Table
from axstat.model.values import calendar_year, fiscal_year
from axstat.voice import said
from tests.datasets.tables import item, reading, series, table, workbook

ROW = {"011002": [10.0]}
OVERTIME = ["時間外勤務時間数 › 月平均"]
INDICATOR = ["財政力指数"]


def load(given: Table, name: str = "book.xlsx", year: int | None = None) -> LoadUnit:
    return interpret(workbook(name=name), [reading(given)], year=year)


def period_of(unit: LoadUnit) -> tuple[str, str | None]:
    one = unit.tables[0].series[0]
    return (one.period.text if one.period else "", one.period_said)


@pytest.mark.parametrize(
    ("title", "sheet", "name", "year", "expected"),
    [
        ("時間外勤務（令和６年度）", "一覧", "book.xlsx", None, ("FY2024", "A1")),
        ("時間外勤務の状況", "令和５年度", "book.xlsx", None, ("FY2023", "sheet name `令和５年度`")),
        ("時間外勤務の状況", "一覧", "時間外_R6.xlsx", None, ("FY2024", "file name `R6`")),
        ("時間外勤務の状況", "一覧", "zangyo_FY2022.xlsx", None, ("FY2022", "file name `FY2022`")),
        ("時間外勤務の状況", "一覧", "book.xlsx", 2021, ("FY2021", "--year")),
        ("令和5年度勤務条件等調査（令和6年度実施）時間外勤務", "一覧", "book.xlsx", None, ("FY2023", "A1")),
        ("時間外勤務（平成31年度）", "一覧", "book.xlsx", None, ("FY2019", "A1")),
        ("時間外勤務（令和６年度）令和7年12月25日公表", "一覧", "book.xlsx", None, ("FY2024", "A1")),
    ],
)
def test_the_fiscal_year_is_taken_where_it_is_said_first(
    title: str, sheet: str, name: str, year: int | None, expected: tuple[str, str]
) -> None:
    assert period_of(load(table(ROW, OVERTIME, title=title, sheet=sheet), name, year)) == expected


def test_a_bare_year_in_the_file_name_is_used_last_and_pointed_out() -> None:
    unit = load(table(ROW, OVERTIME, title="時間外勤務の状況"), "overtime_2024.xlsx")
    assert period_of(unit) == ("FY2024", "file name `2024`")
    assert [d.id for d in unit.doubts] == ["period-from-file-name"]


@pytest.mark.parametrize(
    "title",
    [
        "時間外勤務の状況",
        "時間外勤務ランキング（2024年度版）",
        "時間外勤務の状況（令和6年度実施）",
        "時間外勤務の状況（令和6年）",
        "時間外勤務の状況（令和6年4月1日現在）",
    ],
)
def test_survey_edition_and_calendar_years_are_no_fiscal_year_of_the_data(title: str) -> None:
    with pytest.raises(PeriodUnknown, match="fiscal year") as raised:
        load(table(ROW, OVERTIME, title=title))
    assert raised.value.exit_code == 3
    assert "--year" in raised.value.hint


def test_a_file_named_after_its_edition_does_not_date_the_data() -> None:
    with pytest.raises(PeriodUnknown):
        load(table(ROW, OVERTIME, title="時間外勤務ランキング（2024年度版）"), "ranking_2024.xlsx")


def test_a_header_goes_before_the_title() -> None:
    given = table(ROW, [series(4, "令和4年度 › 時間外勤務月平均", period=fiscal_year(2022))], title="令和６年度の状況")
    assert period_of(load(given))[0] == "FY2022"


def test_a_year_column_goes_before_the_title() -> None:
    rows = [(item(5, "011002", period=fiscal_year(2020)), [10.0]), (item(6, "011002", period=fiscal_year(2021)), [9.0])]
    unit = load(table(rows, OVERTIME, title="時間外勤務（令和６年度）"))
    assert unit.tables[0].series[0].period is None
    assert [i.period.text for i in unit.tables[0].items if i.period] == ["FY2020", "FY2021"]
    assert unit.meta.fiscal_year == 2021


def test_survey_year_and_edition_are_kept_apart_from_the_data_year() -> None:
    unit = load(table(ROW, OVERTIME, title="令和5年度 時間外勤務（令和6年度実施） 2025年度版"))
    assert (unit.meta.fiscal_year, unit.meta.survey_year, unit.meta.edition) == (2023, 2024, "2025年度版")


def test_a_cover_sheet_dates_the_tables_of_the_workbook() -> None:
    book = workbook("表紙", "一覧", first="令和６年度の状況")
    given = table(ROW, OVERTIME, title="時間外勤務")
    unit = interpret(book, [reading(reason=said("no-axis")), reading(given)])
    assert period_of(unit) == ("FY2024", "表紙!A1")


# --- contradictions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["overtime_R6.xlsx", "令和６年度.xlsx", "overtime_2024.xlsx", "FY2024.xlsx"])
def test_a_file_name_of_another_year_stops_an_overtime_file_with_its_cell(name: str) -> None:
    with pytest.raises(CheckFailed) as raised:
        load(table(ROW, OVERTIME, title="時間外勤務（令和5年度）"), name)
    assert raised.value.exit_code == 1
    assert f"`{name}!一覧!A1` says FY2023" in raised.value.message
    assert "--year 2023" in raised.value.hint


def test_the_year_option_confirms_the_sheet_against_the_file_name() -> None:
    unit = load(table(ROW, OVERTIME, title="時間外勤務（令和5年度）"), "overtime_R6.xlsx", 2023)
    assert period_of(unit)[0] == "FY2023"


def test_the_year_option_never_overrules_a_cell() -> None:
    with pytest.raises(CheckFailed, match="`--year` says FY2024"):
        load(table(ROW, OVERTIME, title="時間外勤務（令和5年度）"), "overtime_R6.xlsx", 2024)


def test_the_year_option_does_not_overrule_a_sheet_that_nothing_else_contradicts() -> None:
    with pytest.raises(CheckFailed, match="`--year` says FY2022"):
        load(table(ROW, OVERTIME, title="時間外勤務（令和5年度）"), "book.xlsx", 2022)


@pytest.mark.parametrize("name", ["chousa_R6.xlsx", "overtime_2024.xlsx"])
def test_a_file_named_after_the_survey_year_is_no_contradiction(name: str) -> None:
    unit = load(table(ROW, OVERTIME, title="令和5年度 時間外勤務（令和6年度実施）"), name)
    assert period_of(unit)[0] == "FY2023"


def test_other_files_are_only_warned_about_a_bare_year_in_their_name() -> None:
    unit = load(table(ROW, INDICATOR, title="主要財政指標（令和3年度）"), "published_2023.xlsx")
    assert period_of(unit)[0] == "FY2021"
    assert [d.id for d in unit.doubts] == ["file-name-year"]


def test_other_files_are_stopped_by_an_era_in_their_name_that_contradicts_the_title() -> None:
    with pytest.raises(CheckFailed, match="the file name says `R5`"):
        load(table(ROW, INDICATOR, title="主要財政指標（令和3年度）"), "indices_R5.xlsx")


def test_a_day_inside_the_year_of_the_file_name_is_no_contradiction() -> None:
    unit = load(table(ROW, ["人口"], title="令和2年1月1日 住民基本台帳人口"), "jinkou_R2.xlsx")
    assert period_of(unit)[0] == "2020-01-01"
    assert not unit.doubts


def test_several_fiscal_years_in_the_title_need_the_option() -> None:
    given = table(ROW, OVERTIME, title="時間外勤務（令和5年度、令和6年度）")
    meaning = read_meaning(workbook(), [reading(given)])
    assert isinstance(meaning.problems[0], PeriodUnknown)
    assert period_of(load(given, year=2024))[0] == "FY2024"


def test_several_periods_in_the_title_of_another_file_are_pointed_out() -> None:
    title = "令和2年1月1日人口、令和元年人口動態"
    unit = load(table(ROW, ["人口"], title=title))
    assert period_of(unit)[0] == "2020-01-01"
    assert [d.id for d in unit.doubts] == ["several-periods"]


def test_a_calendar_year_header_is_no_fiscal_year_of_overtime() -> None:
    given = table(ROW, [series(4, "令和5年 › 時間外勤務月平均", period=calendar_year(2023))])
    unit = load(given)
    assert [(t.dataset, s.measure.id, str(s.period and s.period.text)) for t in unit.tables for s in t.series] == [
        ("indicator", "時間外勤務月平均", "2023")
    ]
    assert [d.id for d in unit.doubts] == ["word-not-explained"]
