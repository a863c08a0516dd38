"""Policy tables: known by their title, lines kept with what tells them apart, nothing taken from other tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from axstat.datasets import shipped, vocabulary
from axstat.ingest import ingest
from axstat.store import open_reader
from tests.support.sheets import write_workbook

PROGRAMMES = """
    | {title}                    |                |        |                    |                        |
    | 項目                       | 枠             | 補助率 | 補助上限額（万円） | 賃上げの年率の下限（%） |
    | 中堅等大規模成長投資補助金 | 一般           | 1/3    | 500000             | 5                      |
    | 中堅等大規模成長投資補助金 | 100億宣言企業  | 1/3    | 400000             | 4.5                    |
    | 中小企業省力化投資補助金   | カタログ型     |        | 1500               |                        |
    """
TITLE = "政策資料：補助金の条件（2026年4月1日現在）"


def read(tmp_path: Path, sheet: str) -> list[tuple[object, ...]]:
    file = write_workbook(tmp_path / "programmes.xlsx", {"補助金": sheet})
    database = tmp_path / "axstat.duckdb"
    report = ingest([file], db=database)
    assert report.exit_code == 0, report.errors
    with open_reader(database) as reader:
        sql = """
            select dataset, category, measure, unit, value, status, raw, qualifiers, cell
            from indicator order by dataset, cell
        """
        return [tuple(row) for row in reader.execute(sql).rows]


def test_a_table_of_programmes_keeps_each_frame_apart_and_a_rate_that_is_not_stated_missing(tmp_path: Path) -> None:
    rows = {row[-1]: row[:-1] for row in read(tmp_path, PROGRAMMES.format(title=TITLE))}
    name = "中堅等大規模成長投資補助金"
    assert rows["D3"] == ("policy", name, "cap_10k_yen", "万円", 500000, "normal", "500000", "枠=一般")
    assert rows["D4"] == ("policy", name, "cap_10k_yen", "万円", 400000, "normal", "400000", "枠=100億宣言企業")
    assert rows["E4"][2:5] == ("wage_growth_pct", "%", 4.5)
    assert rows["C3"][4:7] == (None, "unparsed", "1/3")
    assert rows["C5"][4:7] == (None, "missing", "")
    assert rows["E5"][4:6] == (None, "missing")


def test_two_editions_of_one_programme_without_a_word_between_them_are_refused_with_both_cells(tmp_path: Path) -> None:
    sheet = """
        | 政策資料：補助金の条件（2026年4月1日現在） |                    |
        | 項目                                       | 補助上限額（万円） |
        | 中堅等大規模成長投資補助金                 | 500000             |
        | 中堅等大規模成長投資補助金                 | 400000             |
        | デジタル化・AI導入補助金                   | 450                |
        """
    report = ingest([write_workbook(tmp_path / "programmes.xlsx", {"補助金": sheet})], db=tmp_path / "a.duckdb")
    (error,) = report.errors
    assert "B3" in error.message
    assert "B4" in error.message


@pytest.mark.parametrize("title", ["補助金の条件（2026年4月1日現在）", "補助金の政策に関する資料（2026年4月1日現在）"])
def test_a_table_that_is_not_called_so_is_none_of_them(tmp_path: Path, title: str) -> None:
    # The words of grants and programmes stand in many tables, and mean other things there.
    rows = read(tmp_path, PROGRAMMES.format(title=title))
    assert {row[0] for row in rows} == {"indicator"}
    assert "cap_10k_yen" not in {row[2] for row in rows}


def test_no_line_of_a_policy_table_is_a_word_that_other_tables_use_for_bodies_or_categories() -> None:
    from axstat.areas import gazetteer
    from axstat.datasets.categories import by_label
    from axstat.values.text import fold_label

    declared = {fold_label(x) for labels in shipped()["policy"].categories.values() for x in labels}
    assert declared
    assert not declared & set(by_label())
    assert not any(gazetteer().search(label) for label in declared)
    assert declared <= set(vocabulary().categories)
