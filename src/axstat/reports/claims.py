"""The claims report: what policy papers claim, with the figure loaded behind each and the verdict that follows."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from axstat.model.results import Column, Result, Scalar
from axstat.model.text import Label
from axstat.reports.judging import Judged, declared_claims, judge
from axstat.reports.sources import each_once
from axstat.reports.wording import CLAIM_VERDICTS

if TYPE_CHECKING:
    from axstat.store import Reader, Timeout

RULE = Label(
    "「確認」は、もとの数値がすべて主張の表記に丸められること、「不一致」は一つも丸められないこと、「判定不能」はどちらとも言えないこと、"
    "「未検証」は主張に当たる実際の数値が取り込まれていないこと。模擬データでは判定しない",
    "confirmed: every figure found can be rounded to what the claim prints; contradicted: none can; undecidable: "
    "neither can be said; unverified: no real figure that the claim is about is loaded. Simulated data judge nothing",
)


def claims_report(reader: Reader, *, timeout: Timeout | None = None) -> Result:
    """Report the declared claims of the papers, one a row, judged by what is loaded.

    Args:
        reader: an open database.
        timeout: seconds for each query.

    Returns:
        `claimed`, `found_low` and `found_high` are in `unit`; both found are None where nothing judges the claim, and
        `reason` says why. `verdict` is confirmed, contradicted, undecidable or unverified.
    """
    judged = [judge(reader, claim, timeout) for claim in declared_claims()]
    return Result(
        name="claims",
        title=Label(
            "政策資料の主張と、取り込まれた数値との照合", "Claims of the policy papers against the data loaded"
        ),
        columns=_columns(judged),
        rows=tuple(_row(one) for one in judged),
        sources=each_once(source for one in judged for source in one.sources),
        notes=(_counted(judged), RULE),
    )


def _columns(judged: list[Judged]) -> tuple[Column, ...]:
    says = {one.claim.id: one.claim.says for one in judged}
    reasons = {one.reason.en: one.reason for one in judged if one.reason is not None}
    sources = {one.claim.source.ja: one.claim.source for one in judged}
    return (
        Column("claim", "text", Label("主張", "claim"), words=says),
        Column("claimed", "number", Label("主張の値", "claimed")),
        Column("found_low", "number", Label("もとの値（下限）", "found, at least")),
        Column("found_high", "number", Label("もとの値（上限）", "found, at most")),
        Column("unit", "text", Label("単位", "unit")),
        Column("verdict", "text", Label("判定", "verdict"), words=CLAIM_VERDICTS),
        Column("reason", "text", Label("理由", "reason"), words=reasons),
        Column("source", "text", Label("主張の出所", "who claims it"), words=sources, minor=True),
        Column("query", "text", Label("確かめ方", "how to ask"), detail=True),
    )


def _row(one: Judged) -> tuple[Scalar, ...]:
    claim = one.claim
    return (
        claim.id,
        _number(claim.claimed),
        _number(one.low),
        _number(one.high),
        claim.unit,
        one.verdict,
        one.reason.en if one.reason else None,
        claim.source.ja,
        claim.call,
    )


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _counted(judged: list[Judged]) -> Label:
    """Say how many claims came to which verdict."""
    counts: Counter[str] = Counter(one.verdict for one in judged)
    named = [(CLAIM_VERDICTS[name], counts[name]) for name in CLAIM_VERDICTS if counts[name]]
    return Label(
        f"{len(judged)} 件の主張：{'、'.join(f'{label.ja} {n}' for label, n in named)}",
        f"{len(judged)} claims: {', '.join(f'{n} {label.en}' for label, n in named)}",
    )
