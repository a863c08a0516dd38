"""The time that a sentence names for a number is the one of its figure, in whatever way either of them is written."""

from __future__ import annotations

import pytest

from axstat.documents.asking import Answers, Evidence
from axstat.documents.checking import check
from axstat.documents.markdown import read_markdown
from axstat.documents.times import Times, stored_period, times_of
from axstat.model.results import Column, Result, Scalar
from axstat.model.text import same
from axstat.values.printed.reading import read_numbers


def other(own: str, text: str, beside: str = "") -> str | None:
    """Return the time that a text names for its last number (after its last `|`) and that is none of the figure's."""
    since = text.rfind("|") + 1
    text = text.replace("|", "、")
    numbers = tuple(read_numbers(text))
    times = Times(*(tuple(filter(None, map(stored_period, one.split()))) for one in (own, beside)))
    one = [number for number in numbers if number.is_number][-1]
    found = times.other(text, one, numbers, text.rfind("。", 0, one.start) + 1, since)
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("FY2024", "2024年度の成約件数は10,651件である"),
        ("FY2024", "令和６年度には10,651件であった"),
        ("FY2024", "令和六年度には10,651件であった"),
        ("FY2024", "二〇二四年度には10,651件であった"),
        ("FY2024", "2024年の成約件数は10,651件である"),
        ("FY2024", "In fiscal 2024 there were 10,651件"),
        ("2050", "from 5,578 in 2020 to 4,200 in 2040, and |to 3,687 people in 2050"),
        ("FY2024", "成約件数は10,651件（2024年度）である"),
        ("FY2024", "2024年4月1日現在、10,651件である"),
        ("FY2024", "2024年度は2023年度の9,000件から10,651件に増えた"),
        ("FY2024", "2023年度に比べ、10,651件と多い"),
        ("FY2024", "2023年度の成約件数を上回る10,651件である"),
        ("FY2024", "2023年度と2024年度では、後者が10,651件である"),
        ("FY2024", "2025年度の調査では10,651件である"),
        ("FY2024", "2025年版白書では10,651件である"),
        ("FY2024", "2025年7月1日現在で公表されている成約件数は10,651件である"),
        ("FY2024", "2025年1月1日現在の区域では10,651件である"),
        ("FY2024", "2030年度の目標に対し、10,651件である"),
        ("FY2024", "2015年に始まった制度による成約は10,651件である"),
        ("FY2024", "2023年度は9,000件であった。成約件数は10,651件である"),
        ("FY2024", "2023年度は9,000件（2023年度）|2024年度は10,651件である"),
        ("FY2024", "成約件数は9,000件（2023年度）から10,651件（2024年度）に増えた"),
        ("FY2024", "2024年度は9,000団体に2015年の制度開始以来|最高の10,651件である"),
        ("FY2024", "成約件数は10,651件である"),
        ("2024", "2024年には10,651件である"),
        ("2024-10-01", "2024年10月1日現在、34.7％である"),
        ("2024-10-01", "令和6年10月には34.7％である"),
        ("2024-10-01", "2024年の割合は34.7％である"),
        ("2024-10-01", "2024年度の割合は34.7％である"),
        ("2024-03-31", "2023年度末の割合は34.7％である"),
        ("2024-03-31", "令和6年3月末の割合は34.7％である"),
        ("2020-10-01", "2020年国勢調査の人口は100人である"),
        ("2024-04", "2024年4月は34.7％である"),
        ("2024-04", "2024年度の4月は34.7％である"),
        ("2022/2024", "2022年から2024年の平均は34.7％である"),
        ("2022/2024", "2022〜2024年度の平均は34.7％である"),
        ("2024-04/2024-06", "令和6年度第1四半期は34.7％である"),
        ("2015-10-01 2020-10-01", "2015年から2020年にかけて100人減った"),
        ("2015-10-01 2020-10-01", "2020年は5年前より100人減った"),
        ("", "2020年は100人である"),
    ],
)
def test_a_sentence_that_names_the_time_of_the_figure_passes(own: str, text: str) -> None:
    assert other(own, text) is None


@pytest.mark.parametrize(
    ("own", "text", "named"),
    [
        ("FY2024", "2023年度の成約件数は10,651件である", "FY2023"),
        ("FY2024", "令和５年度には10,651件であった", "FY2023"),
        ("FY2024", "令和五年度には10,651件であった", "FY2023"),
        ("FY2024", "令和元年度には10,651件であった", "FY2019"),
        ("FY2024", "二〇二三年度には10,651件であった", "FY2023"),
        ("FY2024", "2025年の成約件数は10,651件である", "2025"),
        ("FY2024", "2020年10月1日現在、10,651件である", "2020-10-01"),
        ("FY2024", "in fiscal 2023 there were 10,651件", "2023"),
        ("FY2024", "成約件数は10,651件（2023年度）である", "FY2023"),
        ("FY2024", "2024年度の資料では10,651件（令和5年度）である", "FY2023"),
        ("FY2024", "2022年度と2023年度では、後者が10,651件である", "FY2023"),
        ("FY2023", "2023年度は9,000件|2024年度は10,651件である", "FY2024"),
        ("FY2023", "2023年度の9,000件から|2024年度の10,651件に増えた", "FY2024"),
        ("FY2023", "2023年度は9,000件|2024年度は、全国で10,651件である", "FY2024"),
        ("2024-10-01", "2020年の割合は51.3％である", "2020"),
        ("2024-10-01", "2023年度の割合は51.3％である", "FY2023"),
        ("2024-10-01", "2024年4月1日現在、51.3％である", "2024-04-01"),
        ("2024-10-01", "令和六年四月一日現在、51.3％である", "2024-04-01"),
        ("2024-03-31", "2024年度の割合は51.3％である", "FY2024"),
        ("2024-04", "2024年5月は34.7％である", "2024-05"),
        ("2022/2024", "2023年は34.7％である", "2023"),
        ("2024-04/2024-06", "令和6年度第2四半期は34.7％である", "2024-07/2024-09"),
        ("2015-10-01 2020-10-01", "2019年から2020年にかけて100人減った", "2019/2020"),
        ("2015-10-01 2020-10-01", "2010年は100人減った", "2010"),
    ],
)
def test_a_sentence_that_names_another_time_does_not(own: str, text: str, named: str) -> None:
    assert other(own, text) == named


def test_the_time_of_another_figure_of_the_row_may_be_named() -> None:
    text = "2020年の人口が近い町の平均は10.2時間である"
    assert (other("FY2024", text), other("FY2024", text, "2020-10-01")) == ("2020", None)


SUMMARY = "axstat:measure_summary/reporting?measure=月平均時間数&period=FY2024"
CHANGE = "axstat:overtime_change/{column}?from_year=2023&to_year=2024&where.area_code=112089"
ROBOTS = "axstat:labour_gap_by_occupation/gap_10k?where.category=AI・ロボット等利活用人材"


def evidence(answers: Answers, address: str) -> Evidence:
    found = answers.evidence(address)
    assert isinstance(found, Evidence), found
    return found


@pytest.mark.parametrize(
    ("address", "own"),
    [
        (SUMMARY, ["FY2024"]),
        (ROBOTS, ["2040"]),
        (CHANGE.format(column="hours_before"), ["FY2023"]),
        (CHANGE.format(column="hours_after"), ["FY2024"]),
        (CHANGE.format(column="change"), ["FY2023", "FY2024"]),
    ],
)
def test_the_time_of_a_figure_is_read_wherever_its_query_says_it(
    answers: Answers, address: str, own: list[str]
) -> None:
    assert [one.text for one in evidence(answers, address).times.own] == own


def asked(names: str, row: tuple[Scalar, ...], **parameters: Scalar) -> Result:
    """Return a result with one row of columns called so."""
    columns = tuple(Column(name, "text", same(name)) for name in names.split())
    return Result("q", same("q"), columns, (row,), parameters=parameters)


@pytest.mark.parametrize(
    ("result", "column", "own", "beside"),
    [
        (asked("time_period value", ("2024-10-01", 1)), "value", "2024-10-01", "2024-10-01"),
        (asked("time_period value", ("2023-01/2023-03", 1)), "value", "2023-01/2023-03", "2023-01/2023-03"),
        (asked("period value", ("2022/2024", 1)), "value", "2022/2024", "2022/2024"),
        (asked("fiscal_year value", (2024, 1)), "value", "FY2024", "FY2024"),
        (asked("year value", (2040, 1)), "value", "2040", "2040"),
        (asked("time_period value", (None, 1)), "value", "", ""),
        (asked("value", (1,), period="2024-04"), "value", "2024-04", "2024-04"),
        (asked("value", (1,), year=2024, per_period=None), "value", "FY2024", "FY2024"),
        (asked("population population_period", (1, "2020-10-01"), year=2024), "population", "2020-10-01", ""),
        (asked("hours population_period", (1, "2020-10-01"), year=2024), "hours", "FY2024", "FY2024 2020-10-01"),
        (asked("before after", (1, 2), from_period="2015", to_period="2020"), "before", "2015", ""),
        (asked("before after", (1, 2), from_period="2015", to_period="2020"), "after", "2020", ""),
        (asked("value", (1,), measure="人口"), "value", "", ""),
    ],
)
def test_of_what_time_a_column_is(result: Result, column: str, own: str, beside: str) -> None:
    place = [one.name for one in result.columns].index(column)
    times = times_of(result, result.columns[place], result.rows[0])
    assert (" ".join(p.text for p in times.own), " ".join(p.text for p in times.beside)) == (own, beside)


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("令和6年度", "ok"),
        ("2024年", "ok"),
        ("2023年度", "DIFFERS"),
        ("令和5年", "DIFFERS"),
        ("2020年10月1日", "DIFFERS"),
    ],
)
def test_a_query_about_any_measure_is_held_to_its_time(answers: Answers, when: str, state: str) -> None:
    value = int(evidence(answers, SUMMARY).datum.value)
    text = f"{when}に値のある団体は[{value:,}団体]({SUMMARY})である。"
    checked = check(read_markdown("a.md", text.encode()), answers, allow_simulated=True)
    assert [one.state for one in checked.numbers if one.link] == [state]


def test_a_year_said_for_the_link_before_is_not_said_for_this_one(answers: Answers) -> None:
    before, after = (int(evidence(answers, SUMMARY.replace("2024", year)).datum.value) for year in ("2023", "2024"))
    other = SUMMARY.replace("2024", "2023")
    for links, states in (((other, SUMMARY), ["ok", "ok"]), ((other, other), ["ok", "DIFFERS"])):
        numbers = (before, before if links[1] is other else after)
        text = f"2023年度は[{numbers[0]:,}団体]({links[0]})、2024年度は[{numbers[1]:,}団体]({links[1]})である。"
        checked = check(read_markdown("a.md", text.encode()), answers, allow_simulated=True)
        assert [one.state for one in checked.numbers if one.link] == states
