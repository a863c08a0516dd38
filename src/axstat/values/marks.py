"""Marks that stand for a value (`－`, `***`, 該当なし) and note marks that stand beside one (`※1)`, `注2`).

Whether a dash means zero, none or not computed differs by column (hazards.md#meaning-of-a-dash), so it is MISSING
here and the raw text decides later. Conventions of …, ・ and χ: e-Stat and MHLW, 表章記号の規約.
"""

from __future__ import annotations

import re

from axstat.model.values import Reading, Status
from axstat.values.lazy import Pattern

_DASHES = Pattern(r"[-ー]{1,4}|[.…‥・･]{2,}|…|‥")
_STARS = Pattern(r"\*{1,5}")
_ERROR = Pattern(r"#(?:DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
_INCLUDED = Pattern(r"[※*]?[^\d]{0,30}に(?:含む|含まれる|含めている|含めて計上|含めて記載|含めて回答|計上|合算)[。)]?")

_WORDS: dict[str, Status] = {
    **dict.fromkeys(
        (*"xXχΧхХ秘", "秘匿", "秘匿値", "非公表", "非公開", "非開示", "非表示", "公表しない"), Status.SUPPRESSED
    ),
    **dict.fromkeys(
        (
            *("該当なし", "該当無し", "該当せず", "該当しない", "非該当", "対象外", "対象なし", "対象無し"),
            *("対象者なし", "対象者無し", "該当者なし", "該当者無し", "該当団体なし", "該当団体無し"),
            *("適用なし", "適用無し", "適用外", "・"),
        ),
        Status.NOT_APPLICABLE,
    ),
    **dict.fromkeys(
        (
            *(
                "なし",
                "無し",
                "無",
                "ナシ",
                "皆無",
                "特になし",
                "特に無し",
                "未設定",
                "設定なし",
                "未定",
                "不明",
                "不詳",
            ),
            *("未回答", "無回答", "回答なし", "未記入", "記入なし", "記載なし", "未集計", "集計中", "調査中", "未調査"),
            *("未公表", "未把握", "把握していない", "把握できない", "把握不可", "把握不能", "欠測", "欠損"),
            *("集計不能", "集計不可", "算出不能", "算出不可", "算定不能", "算定不可", "計算不能", "比較不能", "未算出"),
            *("データなし", "データ無し", "該当データなし"),
            *("NA", "N.A.", "n.a.", "N/A", "n/a", "na", "NULL", "null", "nan", "NaN", "None"),
        ),
        Status.MISSING,
    ),
}

_REFERENCE = r"\d{1,2}(?:[,、・]\s?\d{1,2})*(?!\d)"
_RAISED = r"[⁰¹²³⁴-⁹]"
_FLAG = r"(?:[prPR]|速報値?|確報値?|確定値?)"  # preliminary, revised
_NOTE_BEHIND = Pattern(
    rf"\s?(?:(?:※|注|†|‡)\s?(?:{_REFERENCE})?\)?"  # 12.3※1)  12.3 注2
    rf"|\((?:※|注|\*|†|‡)\s?(?:{_REFERENCE})?\)"  # 12.3(注1)
    r"|\*+(?:\d{1,2}\))?"  # 12.3*  12.3*1)
    r"|(?<=\s)\*\d{1,2}|(?<=\s)\d{1,2}\)"  # 12.3 *1  12.3 1)
    rf"|(?<![mM])[⁽(]?{_RAISED}{{1,3}}(?:[,、・⁻-]{_RAISED}{{1,3}})*[⁾)]?"  # 12.3¹⁾  8.3¹・²; m² is a unit
    rf"|(?<![a-zA-Z])[a-z]\)|\({_FLAG}\)"  # 12.3a)  12.3(速報)
    r"|(?<=\.\d)[pr]|(?<=\.\d\d)[pr]|(?<=\.\d\d\d)[pr]|(?<=,\d\d\d)[pr])$",  # 12.3p; 12p may be pages
    re.ASCII,
)
# Digits behind a leading mark belong to the mark only when a blank or bracket parts them from the number.
_NOTE_BEFORE = Pattern(
    r"(?:(?:※|注|\*)\d{1,2}(?:\)\s?|\s)|\((?:※|注|\*)\d{0,2}\)\s?|注\)\s?|※\s?|\*+\s?|[†‡]\s?"
    rf"|[⁽(]?{_RAISED}{{1,3}}[⁾)]?\s?|\({_FLAG}\)\s?"
    r"|[prP]\s?(?=\d{1,3}(?:,\d{3})*(?:,\d{3}|\.\d{1,3})$))",  # p12.3; p12 may be a page
    re.ASCII,
)
_BARE_MARK = Pattern(r"[*※†‡]+\s?")
_MAYBE_REFERENCE = Pattern(r"\d{1,2}", re.ASCII)


def read_mark(folded: str) -> Reading | None:
    """Return the status a mark stands for, None when the text is no mark.

    `folded` is in half width with single blanks (`numbers` folds it so).
    """
    compact = folded.replace(" ", "")
    status = _WORDS.get(compact)
    if status is None:
        if _DASHES.fullmatch(compact):
            status = Status.MISSING
        elif _STARS.fullmatch(compact):
            status = Status.SUPPRESSED
        elif _ERROR.fullmatch(compact):
            status = Status.ERROR
        elif "に" in compact and _INCLUDED.fullmatch(compact):
            status = Status.INCLUDED_ELSEWHERE
    return None if status is None else Reading(None, status)


def peel_notes(folded: str) -> tuple[str, str | None]:
    """Return the text without note marks before and behind it, and the marks; the marks are None when there are none.

    `*5` and `※ 5` stay whole: they may be the number 5 with a mark, or a reference to note 5.
    """
    notes: list[str] = []
    body = folded
    while len(notes) < 3 and (behind := _NOTE_BEHIND.search(body)) and behind.start() > 0:
        rest = body[: behind.start()].rstrip()
        if rest.count("(") > rest.count(")"):  # `(▲ 5)` is a bracket, not `(▲` with the mark `5)`
            break
        notes.insert(0, behind[0].strip())
        body = rest
    before = _NOTE_BEFORE.match(body)
    if before and before.end() < len(body):
        rest = body[before.end() :]
        if not (_BARE_MARK.fullmatch(before[0]) and _MAYBE_REFERENCE.fullmatch(rest)):
            notes.insert(0, before[0].strip())
            body = rest
    return body, " ".join(notes) or None
