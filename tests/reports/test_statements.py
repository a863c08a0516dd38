"""The outline of a statement: its outermost words, whatever stands in quotes, comments and brackets."""

from __future__ import annotations

import pytest

from axstat.reports.statements import main_select, select_from, with_column, with_first


@pytest.mark.parametrize(
    ("sql", "rest"),
    [
        ("select 1", "select 1"),
        ("with a as (select 1) select * from a", "select * from a"),
        ("with a as (select ')' as x) SELECT x from a", "SELECT x from a"),
        ("-- select nothing\nwith a as (select 1)\nselect 2", "select 2"),
        ("/* select */ with a as (select 'it''s (') select 3", "select 3"),
        ('with "select (" as (select 1) select 4', "select 4"),
        ("with a as (select [x for x in [1]]) select 5", "select 5"),
    ],
)
def test_the_main_select_is_the_outermost(sql: str, rest: str) -> None:
    position = main_select(sql)
    assert position is not None
    assert sql[position:] == rest


def test_a_text_without_a_select_has_none() -> None:
    assert main_select("from overtime") is None
    assert select_from("from overtime", "a", "*") is None


def test_a_cte_can_be_selected_instead() -> None:
    assert select_from("with a as (select 1 as x)\nselect x from a", "a", "*") == (
        "with a as (select 1 as x)\nselect * from a where source_id is not null order by all"
    )


@pytest.mark.parametrize(
    "sql",
    [
        "select distinct x from a",
        "select x from a union all select x from b",
        "select 1",
        "from a",
    ],
)
def test_a_column_is_only_added_to_a_plain_select(sql: str) -> None:
    assert with_column(sql, "1") is None


def test_a_column_goes_last_even_behind_a_comment_and_a_comparison() -> None:
    sql = "with a as (select 1 as x) select x is distinct from 2 as y -- why\nfrom a order by 1"
    assert with_column(sql, "7") == (
        "with a as (select 1 as x) select x is distinct from 2 as y -- why\n, 7\nfrom a order by 1"
    )


def test_ctes_can_stand_in_for_views() -> None:
    assert with_first("select x from a", "a as (select 2 as x)") == "with a as (select 2 as x)\nselect x from a"
    assert with_first("with b as (select x from a) select x from b", "a as (select 2 as x)") == (
        "with a as (select 2 as x), b as (select x from a) select x from b"
    )
