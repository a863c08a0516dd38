"""The queries that answer for all bodies at once, held against the plain way of getting the same."""

from __future__ import annotations

from axstat.reports import run, trace_rows
from axstat.store import Reader


def test_similar_bodies_are_those_that_each_body_is_told_by_itself(reader: Reader) -> None:
    every = run(reader, "similar_bodies", {"top": 5}).records()
    for code in ("332020", "133621", "131016", "011002", "473821", "141305"):
        own = run(reader, "similar_municipalities", {"area": code, "top": 5}).records()
        expected = [(r["area_code"], r["population"], r["hours"]) for r in own]
        found = [(r["similar_code"], r["population"], r["hours"]) for r in every if r["area_code"] == code]
        assert found == expected
        hours = [float(str(r["hours"])) for r in own if r["hours"] is not None]
        for row in (r for r in every if r["area_code"] == code and r["hours"] is not None):
            assert row["rank"] == 1 + sum(other > float(str(row["hours"])) for other in hours)
            assert row["tied"] == hours.count(float(str(row["hours"])))
            assert row["of"] == len(hours)


def test_bodies_of_one_population_are_all_considered(reader: Reader) -> None:
    """The nearest are found between the places before and behind; those with an equal distance go by code."""
    every = run(reader, "similar_bodies", {"top": 2}).records()
    people = {r["area_code"]: (r["kind"], int(str(r["population"]))) for r in every if r["nearness"] == 0}
    for code, (kind, own) in list(people.items())[::40]:
        others = sorted((abs(n - own), c) for c, (k, n) in people.items() if k == kind and c != code)
        found = [r["similar_code"] for r in every if r["area_code"] == code and r["nearness"]]
        assert found == [c for _, c in others[:2]]


def test_standings_are_those_of_the_history_of_each_body(reader: Reader) -> None:
    every = {r["area_code"]: r for r in run(reader, "overtime_standing", {"year": 2023}).records()}
    for code in ("332020", "133621", "131016"):
        (own,) = (r for r in run(reader, "area_history", {"area": code}).records() if r["fiscal_year"] == 2023)
        for column in ("hours", "verdict", "status", "rank_nation", "of_nation", "rank_prefecture", "of_prefecture"):
            assert every[code][column] == own[column]
        tied = sum(r["hours"] == own["hours"] for r in every.values())
        assert every[code]["tied_nation"] == tied


def test_a_projection_stands_beside_its_base(reader: Reader) -> None:
    rows = {r["area_code"]: r for r in run(reader, "population_outlook", {"period": "2040"}).records()}
    assert rows["332020"]["base"] == 474592
    assert rows["332020"]["projected"] == 436212
    assert rows["332020"]["change"] == 436212 / 474592 - 1
    assert rows["330001"]["is_sum"] is True
    assert "070009" not in rows  # 福島県: its coast is projected as one area
    assert trace_rows(reader, "population_outlook", {"period": "2040"}).rows


def test_answers_are_counted_among_those_that_answered(reader: Reader) -> None:
    rows = run(reader, "answers_of_bodies", {"answers": "AIの導入状況"}).records()
    for row in rows[::200]:
        assert row["alike"] == sum(r["answer"] == row["answer"] for r in rows)
        assert row["of"] == len(rows)
    assert trace_rows(reader, "answers_of_bodies", {"answers": "AIの導入状況"}).rows
