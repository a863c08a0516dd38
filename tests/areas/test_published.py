"""The gazetteer against what ministries published; each test skips where the file is absent."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from axstat.areas import gazetteer, tile_grid
from axstat.areas.records import NORTHERN_VILLAGES
from tests.support.real import facts as published_facts
from tests.support.real import real

pytestmark = pytest.mark.real


def facts(name: str) -> list[dict[str, str]]:
    with published_facts(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rows(name: str, columns: int, first: int) -> list[list[str]]:
    cells = CalamineWorkbook.from_path(real(name)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    texts = [[str(cell) for cell in row[:columns]] for row in cells[first - 1 :]]
    return [row for row in texts if any(row)]


def test_all_1741_municipalities_agree_in_code_name_kana_county_and_kind() -> None:
    today = {
        a.area_code: (a.name, a.kana, a.county, a.kind)
        for a in gazetteer().areas
        if a.level == "municipality" and not a.valid_to and a.area_code not in NORTHERN_VILLAGES
    }
    assert today == {
        row["code6"]: (row["name"], row["kana"], row["county"], row["kind"]) for row in facts("municipalities.csv")
    }


def test_all_171_wards_agree_in_code_name_kana_and_city() -> None:
    today = {
        a.area_code: (a.name, a.kana, (a.parent_code or "")[:5])
        for a in gazetteer().areas
        if a.level == "ward" and not a.valid_to
    }
    assert today == {row["code6"]: (row["name"], row["kana"], row["parent5"]) for row in facts("wards.csv")}


def test_the_tile_grid_is_the_published_layout() -> None:
    assert tile_grid() == {
        row["pref_code"]: (int(row["col"]), int(row["row"])) for row in facts("tile_grid_prefectures.csv")
    }


def test_mic_s_code_list_resolves_row_by_row_to_its_own_codes() -> None:
    for code, prefecture, name in rows("mic_codes_2024.xlsx", 3, 2):
        for answer in (
            gazetteer().resolve(code=code, prefecture=prefecture, name=name),
            gazetteer().resolve(code=code),
        ):
            assert answer.area is not None, (code, name)
            assert answer.area.area_code == code
            assert answer.area.name == (name or prefecture)


@pytest.mark.parametrize(
    ("file", "as_of", "levels"),
    [
        (
            "juki_population_2003.xlsx",
            date(2020, 1, 1),
            {"prefecture": 47, "municipality": 1747, "ward": 175, "county": 308},
        ),
        (
            "juki_population_1303.xlsx",
            date(2013, 3, 31),
            {"prefecture": 47, "municipality": 1748, "ward": 175, "county": 309},
        ),
    ],
)
def test_the_resident_register_s_rows_resolve_with_code_and_without(
    file: str, as_of: date, levels: dict[str, int]
) -> None:
    found: Counter[str] = Counter()
    for code, prefecture, name in rows(file, 3, 5):
        if not code:
            continue  # the total
        area = gazetteer().resolve(code=code, prefecture=prefecture, name=name, as_of=as_of).area
        assert area is not None, (code, name)
        assert area.area_code == code
        assert gazetteer().resolve(prefecture=prefecture, name=name, as_of=as_of).area == area
        found[area.level] += 1
    assert found == levels


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("fiscal_indices_city_R3.xlsx", 1741),
        ("fiscal_indices_city_H29.xlsx", 1741),
        ("fiscal_indices_city_H23.xls", 1742),
    ],
)
def test_the_fiscal_indices_rows_resolve_but_for_the_average(file: str, count: int) -> None:
    answers = [gazetteer().resolve(code=row[0], prefecture=row[1], name=row[2]) for row in rows(file, 3, 3)]
    assert sum(answer.status == "found" for answer in answers) == count
    unresolved = [answer for answer in answers if answer.status != "found"]
    assert {answer.status for answer in unresolved} == {"unknown"}


@pytest.mark.parametrize(
    ("file", "day"),
    [("fiscal_indices_city_H17.xls", date(2006, 3, 31)), ("fiscal_indices_city_H20.xls", date(2009, 3, 31))],
)
def test_the_names_of_an_old_table_are_the_universe_of_its_day(file: str, day: date) -> None:
    answers = {
        (row[0], row[1]): gazetteer().resolve(prefecture=row[0], name=row[1], as_of=day)
        for row in rows(file, 2, 3)
        if row[1]
    }
    assert {key for key, answer in answers.items() if answer.status != "found"} == {("全国市町村", "平均")}
    found = [answer.area.area_code for answer in answers.values() if answer.area]
    assert len(found) == len(set(found))
    assert set(found) == gazetteer().universe("all-municipalities", day).codes
