"""Mutated workbooks, each made from a family and a number alone: the same number gives the same bytes.

`mutated("xml", 17)` is case 17 of the edits inside the XML of an .xlsx file; `FAMILIES` says how many of each family
a hundred cases hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from tests.fuzz import mutate_package, mutate_rows, mutate_text
from tests.fuzz.seeds import Seed, seeds, seeds_of

Mutation = Callable[[Random], Seed]


def mutated(family: str, number: int) -> Seed:
    """Return one case."""
    return _MAKERS[family](Random(f"{family}-{number}"))


def _bytes(rng: Random) -> Seed:
    """Damage a file of any kind, as a broken download or disk would."""
    seed = rng.choice(seeds())
    return Seed(seed.name, mutate_text.damaged(rng, seed.data))


def _xls(rng: Random) -> Seed:
    """Change bytes of an .xls file: single bits, lengths and offsets."""
    seed = rng.choice(seeds_of("xls"))
    data = bytearray(seed.data)
    filled = [at for at, byte in enumerate(data) if byte] if rng.random() < 0.8 else range(len(data))
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        data[rng.choice(filled)] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
    return Seed(seed.name, bytes(data))


def _csv(rng: Random) -> Seed:
    seed = rng.choice(seeds_of("csv") + seeds_of("tsv"))
    return Seed(seed.name, mutate_text.delimited(rng, seed.data))


def _zip(rng: Random) -> Seed:
    seed = rng.choice(seeds_of("xlsx") + seeds_of("zip"))
    return Seed(seed.name, mutate_package.members(rng, seed.data))


def _xml(rng: Random) -> Seed:
    seed = rng.choice(seeds_of("xlsx"))
    return Seed(seed.name, mutate_package.parts(rng, seed.data))


_MAKERS: Mapping[str, Mutation] = MappingProxyType(
    {"bytes": _bytes, "zip": _zip, "xml": _xml, "csv": _csv, "xls": _xls, "rows": mutate_rows.table}
)
# Changes of meaning found every silent fault so far; damaged files are refused, and the rest of the readers is covered
# by fewer.
FAMILIES: Mapping[str, int] = MappingProxyType({"bytes": 8, "zip": 8, "xml": 20, "csv": 10, "xls": 8, "rows": 46})
