"""Units stated beside a table, in both languages and in a column of their own; ranges whose ends are linked apart."""

from __future__ import annotations

import pytest

from axstat.documents.asking import Answers
from axstat.documents.checking import check
from axstat.documents.markdown import read_markdown
from axstat.documents.units import stated_units
from axstat.store import Reader


def stated(table: str) -> list[str | None]:
    """Return the unit stated for each cell of a table's last row."""
    document = read_markdown("a.md", table.encode())
    units = stated_units(document)
    return [units.get(cell) if cell is not None else None for cell in document.tables[0].cells[-1]]


@pytest.mark.parametrize(
    ("table", "units"),
    [
        ("| a | 平均（時間／年） |\n|---|---|\n| x | 1 |", [None, "時間/年"]),
        ("| a | mean (hours a year) |\n|---|---|\n| x | 1 |", [None, "時間/年"]),
        ("| a | gap (10,000 people) |\n|---|---|\n| x | 1 |", [None, "万人"]),
        ("| a | share (low) (%) |\n|---|---|\n| x | 1 |", [None, "%"]),
        ("| a | gap (people of all ages) |\n|---|---|\n| x | 1 |", [None, None]),
        ("| a | gap (published) |\n|---|---|\n| x | 1 |", [None, None]),
        ("| above (hours a year) | n |\n|---|---|\n| 20 | 1 |", ["時間/年", None]),
        ("(unit: 10,000 people)\n\n| a | n |\n|---|---|\n| x | 1 |", [None, "万人"]),
        ("years: all; unit: 10,000 people; areas: all\n\n| a | n |\n|---|---|\n| x | 1 |", [None, "万人"]),
        ("(unit: heads)\n\n| a | n |\n|---|---|\n| x | 1 |", [None, None]),
        ("the unit is unknown (hours a year)\n\n| a | n |\n|---|---|\n| x | 1 |", [None, None]),
        ("| 項目 | 値 | 単位 |\n|---|---|---|\n| x | 1 | 千円 |", [None, "千円", None]),
        ("| 項目 | 値 | 団体数 | 単位 |\n|---|---|---|---|\n| x | 1 | 5 | 千円 |", [None, "千円", None, None]),
        ("| 割合（%） | 団体数 | 値 | 単位 |\n|---|---|---|---|\n| 高齢者（%） | 5 | 1 | % |", ["%", None, "%", None]),
        ("| 項目 | 値（円） | 単位 |\n|---|---|---|\n| x | 1 | 千円 |", [None, "円", None]),
        ("| 項目 | 値 | 値 | 単位 |\n|---|---|---|---|\n| x | 1 | 2 | 千円 |", [None, None, None, None]),
        ("| 項目 | 2020 | 2021 |\n|---|---|---|\n| 人口（人） | 1 | 2 |", [None, "人", "人"]),
    ],
)
def test_a_unit_beside_a_table_holds_for_the_numbers_that_it_is_said_of(table: str, units: list[str | None]) -> None:
    assert stated(table) == units


LOW = "axstat:overtime_share/share_over_low?year=2024"
HIGH = "axstat:overtime_share/share_over_high?year=2024"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (f"割合は[49.7％]({LOW})〜[50.9％]({HIGH})。", ["ok", "ok"]),
        (f"割合は[49.7 %]({LOW}) – [50.9 %]({HIGH})。", ["ok", "ok"]),
        (f"割合は[49.7％]({LOW})〜[51.9％]({HIGH})。", ["ok", "DIFFERS"]),
        (f"割合は[48.7％]({LOW})〜[50.9％]({HIGH})。", ["DIFFERS", "ok"]),
        (f"割合は[49.7]({LOW})〜[50.9％]({HIGH})。", ["DIFFERS", "ok"]),
        (f"割合は[49.7％〜50.9％]({LOW})。", ["DIFFERS"]),
        (f"割合は[49.7％]({LOW})〜50.9％。", ["DIFFERS"]),
    ],
)
def test_the_ends_of_a_range_that_are_linked_apart_are_numbers_of_their_own(
    reader: Reader, text: str, states: list[str]
) -> None:
    checked = check(read_markdown("a.md", text.encode()), Answers(reader), allow_simulated=True)
    assert [one.state for one in checked.numbers if one.link] == states
