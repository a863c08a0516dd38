"""A check as people read it: counts, then every finding with its place, then the numbers without a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from axstat.documents.address import in_words
from axstat.documents.checking import FINDINGS, Checked, Number
from axstat.documents.model import At
from axstat.documents.nearest import Candidate
from axstat.documents.places import place
from axstat.documents.revisions import Move
from axstat.documents.work import Work
from axstat.values.printed.agreement import Datum
from axstat.voice import Label, Lang, number, said
from axstat.voice.typeset import display_width

_STATES = {
    "DIFFERS": Label("相違", "DIFFERS"),
    "STALE": Label("リンク切れ", "STALE"),
    "UNREAD": Label("読み取れず", "UNREAD"),
    "SIMULATED": Label("模擬", "SIMULATED"),
    "TOTAL": Label("合計", "TOTAL"),
    "MOVED": Label("改訂", "MOVED"),
    "unlinked": Label("リンクなし", "no link"),
    "ERROR": Label("エラー", "ERROR"),
    "NOTE": Label("備考", "note"),
}


def told(works: Sequence[Work], lang: Lang) -> str:
    """Return the whole report."""
    lines = [line for work in works for line in _document(work, lang)]
    if len(works) > 1:
        checked = [work.checked for work in works if work.checked is not None]
        linked, ok = sum(one.linked for one in checked), sum(one.count("ok") for one in checked)
        lines.append(said("documents-checked", n=len(works), linked=linked, ok=ok).text(lang))
    return "\n".join(lines) + "\n"


def _document(work: Work, lang: Lang) -> Iterator[str]:
    if work.checked is None:
        yield work.file
        if work.error is not None:
            yield _line("ERROR", work.error.text(lang), "", lang)
            yield _line("", work.error.what_to_do(lang), "", lang)
        yield ""
        return
    checked = work.checked
    yield f"{work.file}  {_counts(checked, lang)}"
    for remark in checked.document.remarks:
        yield _line("NOTE", remark.text(lang), "", lang)
    for one in checked.numbers:
        if one.state in FINDINGS:
            yield _line(one.state, _where(one, lang), _why(one, lang), lang)
    for total in checked.totals:
        if total.why is not None:
            yield _line("TOTAL", place(total.at).text(lang), total.why.text(lang), lang)
        elif total.value != total.expected:
            shown = said(
                "total-within-rounding", head=total.head, printed=total.printed, expected=number(float(total.expected))
            )
            yield _line("TOTAL", place(total.at).text(lang), shown.text(lang), lang)
    for move in work.moves or ():
        yield _line("MOVED", _at(move.at, move.printed, lang), _moved(move, lang), lang)
    if work.moves is not None:
        yield "  " + said("numbers-moved", n=len(work.moves), of=checked.linked).text(lang)
    for index, one in enumerate(checked.numbers):
        if one.state == "unlinked":
            yield _line("unlinked", _where(one, lang), _near(work.nearest.get(index), lang), lang)
    rest = said("document-rest", apart=checked.count("apart"), without=checked.without)
    yield f"  {rest.text(lang)}"
    yield ""


def _counts(checked: Checked, lang: Lang) -> str:
    ok = number(checked.count("ok"))
    passed = checked.simulated - checked.count("SIMULATED")
    return said(
        "document-counts",
        linked=checked.linked,
        ok=said("ok-of-simulated", ok=ok, n=passed) if passed else ok,
        differs=checked.count("DIFFERS"),
        stale=checked.count("STALE"),
        unread=checked.count("UNREAD"),
        simulated=checked.simulated,
        unlinked=checked.count("unlinked"),
    ).text(lang)


def _where(one: Number, lang: Lang) -> str:
    return _at(one.at, one.printed, lang)


def _moved(move: Move, lang: Lang) -> str:
    none = said("no-value").text(lang)
    before, after = (none if datum is None else _value(datum, lang) for datum in (move.before, move.after))
    return said("number-moved", before=before, after=after).text(lang) + f"  {in_words(move.link)}"


def _at(at: At, printed: str, lang: Lang) -> str:
    quoted = printed.replace("\ufffc", "").strip()
    where = place(at).text(lang)
    if not quoted:
        return where
    return f"{where}「{quoted}」" if lang == "ja" else f"{where} `{quoted}`"


def _why(one: Number, lang: Lang) -> str:
    why = one.why.text(lang) if one.why is not None else ""
    left, right = ("（", "）") if lang == "ja" else (" (", ")")
    return f"{why}{left}{in_words(one.link)}{right}" if one.link else why


def _near(candidate: Candidate | None, lang: Lang) -> str:
    if candidate is None:
        return ""
    return said("nearest-value", value=_value(candidate.datum, lang), command=candidate.command()).text(lang)


def _value(datum: Datum, lang: Lang) -> str:
    from axstat.model.wording import unit

    value, known = datum.value, datum.unit
    shown = number(float(value * 100 if known == "fraction" else value))
    named = unit(known).text(lang) if known else ""
    joint = " " if lang == "en" and named not in ("%", "") else ""
    return f"{shown}{joint}{named}"


def _line(state: str, where: str, why: str, lang: Lang) -> str:
    name = _STATES[state].text(lang) if state else ""
    name += " " * (12 - display_width(name))
    gap = " " * max(2, 34 - display_width(where)) if why else ""
    return f"  {name}{where}{gap}{why}".rstrip()
