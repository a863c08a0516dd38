"""Which columns, in which order, how many rows: what a reader asks for is what every format has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from axstat.errors import UnknownName
from axstat.present import FORMATS, Choice, Rendering, choose, render
from axstat.present.page import page_of
from tests.present.results import PREFECTURES

NAMES = ["青森県", "岩手県", "宮城県", "秋田県", "全国"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("share_over", ["岩手県", "青森県", "秋田県", "宮城県", "全国"]),
        ("-share_over", ["青森県", "秋田県", "岩手県", "宮城県", "全国"]),
        ("-割合", ["青森県", "秋田県", "岩手県", "宮城県", "全国"]),
        ("-reporting", ["秋田県", "青森県", "宮城県", "岩手県", "全国"]),
        ("mean", ["岩手県", "秋田県", "青森県", "宮城県", "全国"]),
    ],
)
def test_a_sort_puts_the_unknown_last_and_ranks_no_total(sort: str, names: list[str]) -> None:
    result = choose(PREFECTURES, Choice(sort=sort))
    assert result.column("group_name") == names
    assert result.totals == {4}


def test_a_limit_counts_no_total_and_says_how_many_there_are() -> None:
    result = choose(PREFECTURES, Choice(sort="-reporting", limit=2))
    assert result.column("group_name") == ["秋田県", "青森県", "全国"]
    assert result.totals == {2}
    assert (result.notes[0].ja, result.notes[0].en) == ("全4行のうち2行を表示", "2 of 4 rows are shown")


def test_what_the_first_rows_happen_to_share_is_not_said_of_all() -> None:
    rows = tuple((2024, name, 1, 0.5, 1.0, "over", "A1") for name in ("青森県", "青森県", "青森県", "岩手県"))
    result = replace(PREFECTURES, rows=rows, totals=frozenset())
    assert page_of(choose(result, Choice(limit=3)), "ja").subtitle == "年度：2024　判定：超える"


def test_a_screen_is_told_where_the_other_rows_are() -> None:
    note = choose(PREFECTURES, Choice(limit=1, screen=True)).notes[0]
    assert note.en == "1 of 4 rows are shown (-o FILE.csv has all)"


@pytest.mark.parametrize("limit", [4, 5, 1000, None])
def test_a_limit_that_leaves_nothing_out_says_nothing(limit: int | None) -> None:
    assert choose(PREFECTURES, Choice(limit=limit)).notes == ()


@pytest.mark.parametrize("fmt", [f for f in FORMATS if f not in ("xlsx", "parquet")])
def test_chosen_columns_stand_in_every_format_in_the_order_asked_for(fmt: str) -> None:
    chosen = choose(PREFECTURES, Choice(columns="セル, group_name,Fiscal Year"))
    text = render(chosen, fmt, Rendering(lang="en")).decode()
    assert "B3" in text
    assert "2024" in text
    assert "135.3" not in text
    assert [c.name for c in chosen.columns] == ["cell", "group_name", "fiscal_year"]


def test_people_read_the_main_columns_and_all_only_when_they_ask() -> None:
    def heads(columns: str | None) -> str:
        return render(choose(PREFECTURES, Choice(columns=columns)), "markdown", Rendering(lang="ja")).decode()

    assert "| セル |" not in heads(None)
    assert "| セル |" in heads("all")


def test_machines_have_all_columns_unless_some_are_chosen() -> None:
    def header(columns: str | None) -> str:
        return render(choose(PREFECTURES, Choice(columns=columns)), "csv", Rendering()).decode().splitlines()[0]

    every = "fiscal_year,group_name,reporting,share_over,mean_hours,verdict,cell"
    assert (header(None), header("all"), header("cell")) == (every, every, "cell")


def test_an_unknown_column_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as refusal:
        choose(PREFECTURES, Choice(columns="group_name,share_ovr"))
    assert refusal.value.message == "there is no column `share_ovr`"
    assert "`share_over`" in refusal.value.hint
    with pytest.raises(UnknownName, match="no column `zzz`") as refusal:
        choose(PREFECTURES, Choice(sort="-zzz"))
    assert "`cell`" in refusal.value.hint


def test_years_of_totals_stay_totals() -> None:
    two = replace(PREFECTURES, rows=PREFECTURES.rows * 2, totals=frozenset({4, 9}))
    result = choose(two, Choice(sort="reporting"))
    assert [row[1] for n, row in enumerate(result.rows) if n in result.totals] == ["全国", "全国"]
    assert result.totals == {8, 9}
