"""What a claim says, and whether the figures loaded bear it out: one rule for all, declared claims.

A claim prints a number with a last digit; the figure behind it may itself lie between two bounds. It is confirmed
where every figure between the bounds can be printed so, contradicted where none can, undecidable where some can.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from axstat.errors import NotLoaded, UnknownName
from axstat.model.results import Result, SourceNote
from axstat.model.text import Label
from axstat.reports.queries import run

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

Verdict = Literal["confirmed", "contradicted", "undecidable", "unverified"]
DECLARED = Path(__file__).with_name("claims.toml")
ONLY_SIMULATED = Label("取り込まれているのは模擬データだけ", "only simulated data is loaded")
NO_FIGURE = Label("主張に当たる数値は取り込まれていない", "no figure that the claim is about is loaded")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as declared; `unclear` or `missing` says why nothing can be asked to judge it."""

    id: str
    says: Label
    source: Label
    claimed: Decimal
    step: Decimal
    unit: str
    query: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, Any] = field(default_factory=dict)
    low: str = ""
    high: str = ""
    times: Decimal = Decimal(1)
    unclear: Label | None = None
    missing: Label | None = None

    @property
    def call(self) -> str | None:
        """The command that asks for the figure behind it."""
        if not self.query:
            return None
        given = "".join(f" -p {name}={_written(value)}" for name, value in self.parameters.items())
        return f"axstat query {self.query}{given}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a claim came to: the bounds of the figure found, why there is none, and the sources of it."""

    claim: Claim
    verdict: Verdict
    low: Decimal | None = None
    high: Decimal | None = None
    reason: Label | None = None
    sources: tuple[SourceNote, ...] = ()


def declared_claims(path: Path = DECLARED) -> tuple[Claim, ...]:
    """Return the claims of a TOML file, in its order."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_claim(one) for one in content["claim"])


def judge(reader: Reader, claim: Claim, timeout: Timeout | None = None) -> Judged:
    """Return what the loaded data say of a claim; simulated data say nothing."""
    if claim.unclear is not None:
        return Judged(claim, "undecidable", reason=claim.unclear)
    if claim.missing is not None:
        return Judged(claim, "unverified", reason=claim.missing)
    try:
        result = run(reader, claim.query, claim.parameters, timeout=timeout)
    except (NotLoaded, UnknownName) as error:
        return Judged(claim, "unverified", reason=Label(error.text("ja"), error.text("en")))
    if result.simulated:
        return Judged(claim, "unverified", reason=ONLY_SIMULATED)
    bounds = _bounds(claim, result)
    if bounds is None:
        return Judged(claim, "unverified", reason=NO_FIGURE)
    return Judged(claim, verdict(claim, *bounds), *bounds, sources=result.sources)


def verdict(claim: Claim, low: Decimal, high: Decimal) -> Verdict:
    """Return whether figures from `low` to `high` can all, can in part or cannot be printed as the claim prints it."""
    least, most = claim.claimed - claim.step / 2, claim.claimed + claim.step / 2
    if least <= low and high <= most:
        return "confirmed"
    return "contradicted" if high < least or low > most else "undecidable"


def _bounds(claim: Claim, result: Result) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most that the rows of the claim say, None where there is no row or a figure lacks."""
    rows = [row for row in result.records() if all(row[name] == value for name, value in claim.where.items())]
    found = [row[name] for row in rows for name in (claim.low, claim.high)]
    numbers: Sequence[Decimal] = [Decimal(str(one)) * claim.times for one in found if one is not None]
    if not numbers or len(numbers) < len(found):
        return None
    return min(numbers), max(numbers)


def _claim(content: dict[str, Any]) -> Claim:
    named = (name for name in ("says", "source", "unclear", "missing") if name in content)
    labels: dict[str, Any] = {name: Label(**content[name]) for name in named}
    numbers: dict[str, Any] = {name: Decimal(content[name]) for name in ("claimed", "step", "times") if name in content}
    return Claim(**{**content, **labels, **numbers})


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
