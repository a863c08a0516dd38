"""The header of a query file, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from axstat.errors import QueryFailed
from axstat.model.plots import Plot
from axstat.model.text import Label
from axstat.reports.catalog import shipped_queries
from axstat.reports.header import NamedQuery, _shared_lines, read_file, read_header
from axstat.reports.wording import VOCABULARIES

TEXT = """
-- title: Towns
-- title_ja: 町
-- about: First line.
-- about: Second line.
-- note: Careful | 注意
-- param: year fiscal_year latest the year | 年度
-- param: kind choice 町 which kind | 区分 [町, 村]
-- param: name text "北海道 札幌市" a name
-- param: top integer required
-- column: name - name | 名称
-- column: hours h/年.1 hours a year | 年間時間数
-- column: share fraction.2 share
-- detail: hours
-- minor: share
-- coded: name=kind
-- a remark without a key
-- rows: towns
with towns as (select 1) -- param: ignored text none after the header
select * from towns
"""


def test_every_kind_of_line_is_read() -> None:
    query = read_header(TEXT, name="towns", origin="towns.sql")
    assert query.title == Label("町", "Towns")
    assert query.about.en == "First line. Second line."
    assert query.notes == (Label("注意", "Careful"),)
    assert query.rows == "towns"
    assert [(p.name, p.type, p.default, p.choices) for p in query.parameters] == [
        ("year", "fiscal_year", "latest", ()),
        ("kind", "choice", "町", ("町", "村")),
        ("name", "text", "北海道 札幌市", ()),
        ("top", "integer", "required", ()),
    ]
    assert [(c.name, c.unit, c.decimals, c.detail) for c in query.columns] == [
        ("name", None, None, False),
        ("hours", "h/年", 1, True),
        ("share", "fraction", 2, False),
    ]
    assert [(c.name, c.minor, c.words) for c in query.columns] == [
        ("name", False, VOCABULARIES["kind"]),
        ("hours", False, None),
        ("share", True, None),
    ]
    assert query.columns[1].label == Label("年間時間数", "hours a year")
    assert query.columns[2].label == Label("share", "share")


PLOTTED = "-- column: name - n\n-- column: year - y\n-- column: hours h/年 h\n-- column: share fraction s\n"


@pytest.mark.parametrize(
    ("line", "plot"),
    [
        ("bars hours by name", Plot("bars", ("name",), ("hours",))),
        ("bars hours share by year name with totals", Plot("bars", ("year", "name"), ("hours", "share"), totals=True)),
        ("parts hours share", Plot("parts", (), ("hours", "share"))),
        (
            "line share by year or gap hours by name with totals or parts share",
            Plot(
                "line",
                ("year",),
                ("share",),
                otherwise=Plot("gap", ("name",), ("hours",), True, Plot("parts", (), ("share",))),
            ),
        ),
    ],
)
def test_a_chart_is_its_form_what_is_drawn_and_what_names_it(line: str, plot: Plot) -> None:
    assert read_header(f"{PLOTTED}-- plot: {line}\nselect 1", name="q", origin="q.sql").plots == (plot,)


@pytest.mark.parametrize("query", shipped_queries(), ids=lambda query: query.name)
def test_the_charts_of_shipped_queries_draw_columns_with_a_unit_by_columns_without(query: NamedQuery) -> None:
    units = {column.name: column.unit for column in query.columns}
    for first in query.plots:
        plot: Plot | None = first
        while plot is not None:
            assert all(units[name] for name in plot.values)
            assert plot.kind in ("histogram", "columns") or not any(units[name] for name in plot.categories)
            plot = plot.otherwise


def test_lines_that_queries_share_are_taken_by_name_in_their_place() -> None:
    text = (
        "-- params: prefecture\n-- columns: area_code hours\n-- column: own - own\n-- columns: kind\n-- coded: kind\n"
    )
    query = read_header(text + "-- notes: similar\nselect 1", name="q", origin="q.sql")
    assert [(p.name, p.type, p.default) for p in query.parameters] == [("prefecture", "prefecture", "none")]
    assert [(c.name, c.label.en, c.unit) for c in query.columns] == [
        ("area_code", "area code", None),
        ("hours", "hours a year", "h/年"),
        ("own", "own", None),
        ("kind", "kind", None),
    ]
    assert query.columns[3].words == VOCABULARIES["kind"]
    assert query.notes[0].en.startswith("Similar means: same kind")


def test_a_name_that_no_shared_line_has_is_refused_with_its_line() -> None:
    with pytest.raises(QueryFailed, match=r"`q\.sql:2` takes the column `nonsense`"):
        read_header("-- title: t\n-- columns: area_code nonsense\nselect 1", name="q", origin="q.sql")


def test_every_shared_line_is_one_of_several_shipped_queries() -> None:
    text = "\n".join(query.sql for query in shipped_queries())
    for key, name in _shared_lines():
        assert len(re.findall(rf"^-- {key}s:.* {name}\b", text, re.MULTILINE)) > 1, name


def test_a_text_without_a_header_is_a_query_of_its_own_name() -> None:
    query = read_header("select 1", name="sql", origin="--sql")
    assert (query.title.en, query.parameters, query.columns, query.rows) == ("sql", (), (), None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("-- param: year", "is not a parameter"),
        ("-- param: year number", "is not a parameter"),
        ("-- param: Year number 1", "is not a parameter"),
        ("-- param: year complex 1", "is not a parameter"),
        ("-- param: kind choice a text", "`choice`"),
        ("-- param: kind text a text [a, b]", "`choice`"),
        ("-- column: hours", "is not a column"),
        ("-- colour: red", "unknown header key `colour`"),
        ("-- plot: pie hue by hue\n-- column: hue - hue", "is not a chart"),
        ("-- plot: bars by hue\n-- column: hue - hue", "is not a chart"),
        ("-- plot: bars hue\n-- column: hue - hue", "is not a chart"),
        ("-- plot: bars hue by name\n-- column: hue - hue", "draws the column `name`"),
        ("-- column: hue - hue\n-- coded: hue=colour", "coded by `colour`, which is no vocabulary"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_place(line: str, said: str) -> None:
    with pytest.raises(QueryFailed) as refusal:
        read_header(f"-- title: t\n{line}\nselect 1", name="q", origin="q.sql")
    assert said in refusal.value.message
    assert "`q.sql:2`" in refusal.value.message
    assert refusal.value.hint


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.sql"
    path.write_bytes("-- title_ja: 町\nselect 1".encode("cp932"))
    with pytest.raises(QueryFailed, match="not UTF-8"):
        read_file(path)


def test_a_byte_order_mark_is_no_part_of_the_query(tmp_path: Path) -> None:
    path = tmp_path / "marked.sql"
    path.write_bytes("﻿-- title: Marked\nselect 1".encode())
    assert read_file(path).title.en == "Marked"
