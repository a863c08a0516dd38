"""The rule table: every rule decides a line of some sheet, and says what it is about and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from axstat.datasets import vocabulary
from axstat.recognise import recognise, rules
from axstat.recognise.facts import Facts
from axstat.recognise.rules import RULES, Around, Line, Rule
from axstat.workbook import open_workbook
from tests.recognise.support import table_of

DRAWN = Path(__file__).parents[1] / "cases"
TWO = "| 011002 | 札幌市 | 1 | 2 | 3 |\n| 012025 | 函館市 | 1 | 2 | 3 |"
LABELS = "| コード | 団体名 | 甲 | 乙 | 丙 |\n"
ONE = "| 札幌市 | 1 |\n| 函館市 | 2 |\n| 小樽市 | 3 |"
MORE = (
    "| 第1表 | | 総務省 |\n| 団体名 | 人口 | 面積 |\n| 札幌市 | 1 | 2 |\n| 函館市 | 3 | 4 |\n| 小樽市 | 5 | 6 |",
    "| | | | | 表1 |\n| | | | | |\n" + LABELS + TWO,
    "| | | ※速報値 | | |\n" + LABELS + TWO,
    "| | | | | 令和6年4月1日現在 |\n" + LABELS + TWO,
    LABELS + "| | | 1 | 2 | 3 |\n" + TWO,
    LABELS + "| | | ※1 | ※2 | ※3 |\n" + TWO,
    "| 団体名 | |\n" + ONE,
    "| | 人口 |\n" + ONE,
)


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the rules that decide."""
    counted: Counter[str] = Counter()

    def counting(facts: Facts, around: Around) -> Line:
        rule = rules.rule_for(facts, around)
        counted[rule.name] += 1
        return rule.then

    monkeypatch.setattr("axstat.recognise.header.classify", counting)
    return counted


def test_every_rule_decides_about_a_line_of_a_drawn_sheet(used: Counter[str]) -> None:
    for path in sorted([*(DRAWN / "sheets").glob("*.xlsx"), *(DRAWN / "traps").glob("*.xlsx")]):
        for grid in open_workbook(path)[0].sheets:
            recognise(grid, vocabulary=vocabulary())
    for sketch in MORE:
        table_of(sketch)
    table_of(
        "| 団体名 | 全体 | |\n| | 月平均 | 年間 |\n| 札幌市 | 1 | 2 |\n| 函館市 | 1 | 2 |\n| 小樽市 | 1 | 2 |",
        merge="A1:A2 B1:C1",
    )
    table_of("| 団体名 | 人口 |\n| | |\n| 札幌市 | 1 |\n| 函館市 | 2 |\n| 小樽市 | 3 |", merge="A1:A2 B1:B2")

    assert {rule.name for rule in RULES} - used.keys() == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_shows_its_line_and_says_why(rule: Rule) -> None:
    assert rule.sketch.startswith("|")
    assert len(rule.why) > 10
