"""Distil the bodies dissolved between 2000-04-01 and 2010-04-01 from CODH's dictionary of historical municipalities.

Input is `geoshape-city.csv` of 『歴史的行政区域データセットβ版地名辞書』 (CODH, CC BY 4.0), which the source archive of
the package `pygeonlp` 1.2.5 carries in base_data/:
    python scripts/gazetteer/distil_codh.py geoshape-city.csv > scripts/gazetteer/history2000.tsv
The dictionary has code, name, 郡, first and last day of every body, but no successor. That is the body of the day
whose office stands at the address it gives, or whatever successors.tsv says where the address names no municipality.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCES = Path(__file__).parent
BEGIN, END = "2000-04-01", "2010-03-31"
OFFICES_OF = "2014-04-05"  # the addresses name municipalities of 2014
NORTHERN = range(1695, 1701)
# The five cities of the first 中核市 (1996-04-01) that were designated between 2000 and 2010.
CORE_CITIES = {"15201", "22201", "22202", "27201", "33201"}


@dataclass(frozen=True, slots=True)
class Body:
    """A city, town or village under one code and name; `ended` is the first day on which it was no more."""

    code5: str
    name: str
    prefecture: str
    county: str
    began: str
    ended: str
    office: str

    def existed(self, day: str) -> bool:
        """Whether it existed on a day."""
        return self.began <= day and (not self.ended or day < self.ended)


def main() -> None:
    """Write the table of events to the standard output."""
    bodies = Bodies([*read_dictionary(Path(sys.argv[1])), *read_between()])
    print("date\tevent\tcode5\tname\tkind\tcounty\tsuccessors")
    for body in sorted(bodies.ended, key=lambda body: (body.ended, body.code5)):
        heirs = bodies.heirs(body)
        if not heirs:
            raise SystemExit(f"{body.code5} {body.name}: no successor; add it to successors.tsv")
        kind = "中核市" if body.code5 in CORE_CITIES else body.name[-1]
        codes = " ".join(heir.code5 for heir in heirs)
        print(body.ended, bodies.event(body, heirs), body.code5, body.name, kind, body.county, codes, sep="\t")


def read_dictionary(path: Path) -> Iterator[Body]:
    """Yield the bodies that have a code and ended after 2000-04-01 or not at all."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            listed = re.fullmatch(r"(\d{5})A\d{4}", row["entry_id"])
            if listed is None or row["suffix"] not in ("市", "町", "村") or int(listed[1]) in NORTHERN:
                continue
            undated = not row["valid_to"] and "(1965" in row["source"]  # gone before the codes came into use
            if undated or (row["valid_to"] and row["valid_to"] <= BEGIN):
                continue
            town = row["suffix"] != "市"
            yield Body(
                listed[1],
                row["body"] + row["suffix"],
                row["prefname"].split("/")[0],
                row["countyname"].split("/")[0] if town else "",
                row["valid_from"],
                row["valid_to"],
                row["source"].split("/")[2],
            )


def read_between() -> Iterator[Body]:
    """Yield the bodies that began and ended between two editions of the maps CODH read."""
    prefectures = {"03": "岩手県", "11": "埼玉県"}
    offices = {"03": "八幡平市", "11": "さいたま市"}
    for row in read_table("between.tsv"):
        number = row["code5"][:2]
        yield Body(
            row["code5"],
            row["name"],
            prefectures[number],
            row["county"],
            row["valid_from"],
            row["valid_to"],
            offices[number],
        )


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside this script."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


class Bodies:
    """All bodies since 2000, and who followed whom."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        """Index the bodies by prefecture."""
        self._by_prefecture: dict[str, list[Body]] = defaultdict(list)
        self._all = tuple(bodies)
        for body in self._all:
            self._by_prefecture[body.prefecture].append(body)
        self.ended = tuple(body for body in self._all if body.ended and body.ended <= END)
        self._told = {row["code5"]: row["successors"].split() for row in read_table("successors.tsv")}
        self._last = cache(self._last_heir)
        counted = Counter((body.ended, heir) for body in self.ended for heir in self.heirs(body))
        self._predecessors = dict(counted)

    def heirs(self, body: Body) -> list[Body]:
        """Return the bodies that a body went into."""
        day = body.ended
        if body.code5 in self._told:
            return [other for code in self._told[body.code5] for other in self._all if self._is(other, code, day)]
        pool = [other for other in self._by_prefecture[body.prefecture] if other != body and other.existed(day)]
        renamed = [other for other in pool if other.code5 == body.code5]
        if renamed:
            return renamed
        city = self._of_office(body)
        kin = [other for other in pool if city is not None and self._last(other) == city]
        born = [other for other in kin if other.began == day]
        return born or [other for other in kin if city is not None and other.name == city.name]

    def event(self, body: Body, heirs: list[Body]) -> str:
        """Return what happened: `merged` into an older body, `founded` a new one with others, or one of the rest."""
        heir = heirs[0]
        if heir.began != body.ended:
            return "merged"
        if self._predecessors[body.ended, heir] > 1:
            return "founded"
        if heir.name[-1] != body.name[-1]:
            return "promoted"
        return "renumbered" if heir.name == body.name else "renamed"

    @staticmethod
    def _is(body: Body, code5: str, day: str) -> bool:
        return body.code5 == code5 and body.existed(day)

    def _last_heir(self, body: Body) -> Body | None:
        """Return what a body was in 2014, when the addresses were taken."""
        if not body.ended or body.ended > OFFICES_OF:
            return body
        if body.ended > END or body.code5 not in self._told:
            return self._of_office(body)
        return self._last(self.heirs(body)[0])

    def _of_office(self, body: Body) -> Body | None:
        """Return the municipality of 2014 whose name begins the address of a body's former office."""
        fitting = [
            other
            for other in self._by_prefecture[body.prefecture]
            if other.existed(OFFICES_OF)
            and re.match(f"(?:{other.prefecture})?(?:{other.county})?{other.name}", body.office)
        ]
        return max(fitting, key=lambda other: len(other.name), default=None)


if __name__ == "__main__":
    main()
