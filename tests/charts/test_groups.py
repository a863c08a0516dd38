"""Charts of groups: the share by answer, by quarter of a measure, by region, counted by hand or asked in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from axstat.charts import plan
from axstat.charts.bodies import Bars
from axstat.charts.drawing import Drawing
from axstat.charts.registry import find_kind
from axstat.errors import NotLoaded
from axstat.figures import ask
from axstat.ingest import ingest
from axstat.store import Reader, open_reader
from tests.documents.conftest import project, reader
from tests.reports.test_joins import SHEETS
from tests.support.sheets import write_workbook

__all__ = ["project", "reader"]  # fixtures of the shipped data


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of six towns of 富山県: hours, fiscal strength, and whether they use AI."""
    folder = tmp_path_factory.mktemp("groups")
    for name, sheet in SHEETS.items():
        write_workbook(folder / f"{name}.xlsx", {"表": sheet})
    figures = [folder / "overtime.xlsx", folder / "strength.xlsx"]
    assert ingest(figures, db=folder / "a.duckdb").exit_code == 0
    assert ingest([folder / "dx.xlsx"], db=folder / "a.duckdb", dataset="indicator").exit_code == 0
    return folder / "a.duckdb"


def drawn(database: Path, name: str, lang: Any = "ja", **given: Any) -> Drawing:
    kind = find_kind(name)
    with open_reader(database) as reader:
        answers = ask(reader, kind, given)
        return plan(kind, answers.results, lang=lang, origins=answers.origins)


def bars(drawing: Drawing) -> dict[str, tuple[float | None, str]]:
    assert isinstance(drawing.body, Bars)
    return {bar.label: (bar.value, bar.value_label) for bar in drawing.body.bars}


def test_a_bar_for_each_answer_counts_who_is_over_among_those_with_hours(tables: Path) -> None:
    # does: 富山市 150. does not: 高岡市 120, 魚津市 90, 滑川市 130. No answer: 氷見市 80, and 黒部市 without hours.
    found = bars(drawn(tables, "overtime-answers", answers="AIの導入状況"))
    assert found["実施"] == (1.0, "100.0%（1団体中1）")
    assert found["未実施"] == (2 / 3, "66.7%（3団体中2）")
    others = next(value for label, value in found.items() if label not in ("実施", "未実施"))
    assert others[1].startswith("0.0%")


def test_a_title_names_no_group_of_a_handful_and_none_without_an_answer(tables: Path) -> None:
    drawing = drawn(tables, "overtime-answers", answers="AIの導入状況")
    assert drawing.title == "年100時間を超える市区町村の割合、AIの導入状況別"
    assert any("3に満たない" in note for note in drawing.notes)
    assert any("因果" in note for note in drawing.notes)


def test_quarters_say_which_figures_they_hold_and_the_line_is_of_all_areas(tables: Path) -> None:
    drawing = drawn(tables, "overtime-quartiles", measure="財政力指数")
    labels = [label for label in bars(drawing) if "四分位" in label]
    # 0.40 0.40 0.60 0.70 0.80: the quarters end at 0.40, 0.60 and 0.70
    assert labels == [
        "第1四分位（低い） 0.4",
        "第2四分位 0.6",
        "第3四分位 0.7",
        "第4四分位（高い） 0.8",
    ]
    assert isinstance(drawing.body, Bars)
    assert drawing.body.reference is not None
    assert drawing.body.reference.value == pytest.approx(3 / 5)  # 150, 120, 130 of five with hours


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_who_has_no_hours_is_left_out_and_said(tables: Path, lang: Any) -> None:
    notes = " ".join(drawn(tables, "overtime-answers", lang, answers="AIの導入状況").notes)
    # 1,721 municipalities, five with hours
    assert {"ja": "値のない1,716団体を除く", "en": "1,716 have none"}[lang] in notes


def test_regions_are_compared_from_the_highest_share_to_the_lowest(reader: Reader) -> None:
    kind = find_kind("overtime-regions")
    answers = ask(reader, kind, {})
    drawing = plan(kind, answers.results)
    sql = """
        select region, count(*) filter (where verdict = 'over') / count(hours) as share
        from store.judged('overtime_counted', [2024], 'municipalities', 100)
        group by region order by share
    """
    shares = reader.execute(sql).rows
    assert f"「{shares[-1][0]}」で{100 * shares[-1][1]:.1f}%" in drawing.title
    assert f"「{shares[0][0]}」で{100 * shares[0][1]:.1f}%" in drawing.title


def test_groups_without_a_share_are_refused_in_words_of_groups(tables: Path) -> None:
    with pytest.raises(NotLoaded) as refused:
        drawn(tables, "overtime-answers", answers="AIの導入状況", scope="prefectures")
    assert "区分のどれにも割合がありません" in refused.value.text("ja")
