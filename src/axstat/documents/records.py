"""A check as JSON and as SARIF 2.1.0: one object for machines, unlinked numbers included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from axstat.documents.checking import FINDINGS, Number
from axstat.documents.nearest import Candidate
from axstat.documents.places import place
from axstat.documents.revisions import Move
from axstat.documents.totals import Sum
from axstat.documents.work import Work
from axstat.values.printed.model import Printed
from axstat.voice import Lang

_KINDS = {
    "%": "percent", "ポイント": "points", "円": "money", "ドル": "money", "時間": "hours", "位": "rank",
    "倍": "multiple", None: "number",
}  # fmt: skip
_NOTHING: dict[str, list[Any]] = {"numbers": [], "totals": [], "remarks": []}
_RULES = {
    "DIFFERS": "the printed number is not what the data say",
    "STALE": "the query, column, parameter or row of a link is gone",
    "UNREAD": "no one number can be read in a link",
    "SIMULATED": "the number is made from simulated data",
    "TOTAL": "a total or difference in a table does not add up",
    "DOCUMENT": "a document cannot be read",
    "unlinked": "a number without a link",
}


def as_json(works: Sequence[Work], lang: Lang) -> dict[str, Any]:
    """Return every number of every document, with its place, what was read, its state and why."""
    return {"documents": [_document(work, lang) for work in works]}


def _document(work: Work, lang: Lang) -> dict[str, Any]:
    if work.checked is None:
        return {"file": work.file, "ok": False, "error": work.error.text(lang) if work.error else "", **_NOTHING}
    checked = work.checked
    return {
        "file": work.file,
        "kind": checked.document.kind,
        "ok": checked.is_ok,
        "counts": {**{state: checked.count(state) for state in (*FINDINGS, "ok", "unlinked", "apart")}}
        | {
            "linked": checked.linked,
            "simulated": checked.simulated,
            "paragraphs_without_numbers": checked.without,
        },
        "numbers": [_number(number, work.nearest.get(i), lang) for i, number in enumerate(checked.numbers)],
        "totals": [_total(one, lang) for one in checked.totals],
        "remarks": [remark.text(lang) for remark in checked.document.remarks],
        **({} if work.moves is None else {"moved": [_move(move) for move in work.moves]}),
    }


def _number(number: Number, nearest: Candidate | None, lang: Lang) -> dict[str, Any]:
    return {
        "at": dict(number.at),
        "printed": number.printed,
        **_read(number.read),
        "state": number.state,
        "link": number.link,
        "expected": number.expected,
        "why": number.why.text(lang) if number.why is not None else None,
        **({"nearest": _nearest(nearest)} if nearest is not None else {}),
    }


def _read(one: Printed | None) -> dict[str, Any]:
    if one is None:
        return dict.fromkeys(("kind", "value", "unit", "approx", "sign_by_words"))
    unit = f"{one.unit}/{one.per}" if one.unit == "時間" and one.per else one.unit
    value = None if one.value is None else -one.value if one.sign < 0 else one.value
    return {
        "kind": _KINDS.get(one.unit, "count") if one.is_number else one.kind,
        "value": plain(value),
        **({"upper": plain(one.upper)} if one.upper is not None else {}),
        "unit": unit,
        "approx": one.approx if one.is_number and one.value is not None else None,
        "sign_by_words": {-1: "-", 1: "+"}.get(one.by_words),
    }


def plain(value: Fraction | None) -> int | float | None:
    """Return a number as JSON holds it."""
    return None if value is None else int(value) if value.denominator == 1 else float(value)


def _move(move: Move) -> dict[str, Any]:
    unit = next((datum.unit for datum in (move.after, move.before) if datum is not None), None)
    before, after = (plain(datum.value) if datum is not None else None for datum in (move.before, move.after))
    return {
        "at": dict(move.at), "printed": move.printed, "link": move.link, "unit": unit,
        "before": before, "after": after,
    }  # fmt: skip


def _nearest(candidate: Candidate) -> dict[str, Any]:
    return {"value": plain(candidate.datum.value), "unit": candidate.datum.unit, "command": candidate.command()}


def _total(one: Sum, lang: Lang) -> dict[str, Any]:
    return {
        "at": dict(one.at), "head": one.head, "printed": one.printed, "value": plain(one.value),
        "expected": plain(one.expected), "tolerance": plain(one.tolerance), "ok": one.why is None,
        "why": one.why.text(lang) if one.why is not None else None,
    }  # fmt: skip


def as_sarif(works: Sequence[Work], lang: Lang, version: str) -> dict[str, Any]:
    """Return the findings, and numbers without a link as notes, as SARIF 2.1.0."""
    rules = [{"id": name, "shortDescription": {"text": text}} for name, text in _RULES.items()]
    driver = {"name": "axstat check", "version": version, "rules": rules}
    results = [result for work in works for result in _results(work, lang)]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _results(work: Work, lang: Lang) -> list[dict[str, Any]]:
    if work.checked is None:
        text = work.error.text(lang) if work.error is not None else ""
        return [_result("DOCUMENT", "error", text, work.file, {}, lang)]
    found = []
    for number in work.checked.numbers:
        if number.state in FINDINGS and number.why is not None:
            text = f"{number.printed}: {number.why.text(lang)}" if number.printed else number.why.text(lang)
            found.append(_result(number.state, "error", text, work.file, number.at, lang))
        elif number.state == "unlinked":
            found.append(_result("unlinked", "note", number.printed, work.file, number.at, lang))
    for total in work.checked.totals:
        if total.why is not None:
            found.append(_result("TOTAL", "error", total.why.text(lang), work.file, total.at, lang))
    return found


def _result(rule: str, level: str, text: str, file: str, at: Mapping[str, int | str], lang: Lang) -> dict[str, Any]:
    from pathlib import PurePath
    from urllib.parse import quote

    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(file).as_posix())}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if "line" in at:
        physical["region"] = {"startLine": at["line"], "startColumn": at["column"]}
    elif at:
        location["logicalLocations"] = [{"fullyQualifiedName": place(at).text(lang)}]
    return {"ruleId": rule, "level": level, "message": {"text": text}, "locations": [location]}
