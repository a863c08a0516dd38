"""What a sheet's own legend says of a sign that stands for a value: `「－」は皆無（ゼロ）を、「…」は不詳を示す`.

A legend goes before what a sign means elsewhere (`marks`). Only one that says zero makes a sign 0, and one that leaves
the choice (皆無又は該当数値なし) leaves the sign what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from axstat.model.values import Status
from axstat.values.lazy import Pattern
from axstat.values.text import clean

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─━⁃˗﹣", "-"))
_SIGN = r"[-ー…・･.]{1,4}|\*{1,5}|[xXχΧхХ]|[△▲/\\#○●◎×~]|秘"
_OF_ALL = Pattern(r"(?:本|この|統計|各)?表中?|(?:各)?欄|(?:表中の?)?(?:数値|数字|値|計数|記号|符号|データ)欄?")
_BLANK = "空欄|空白|ブランク"
_LEGEND = Pattern(
    rf"(?:(?P<subject>[^、。\s「」『』\"'()]{{1,14}})(?:の|における|欄の)\s?)?"
    rf"(?:[「『\"'(\[【]\s?(?P<quoted>{_SIGN}|{_BLANK})\s?[」』\"')\]】]|(?:^|(?<=[\s、。;:)※]))(?P<bare>{_SIGN}|{_BLANK})(?=\s?(?:は|:|=|\s)))"
    r"\s?(?:印|記号|表示)?\s?(?:とは|は|:|=|\.{2,3}|\s|が)\s?、?"
    r"(?P<said>[^、。;「」『』\"']{1,40}?)(?=[、。;「『\"']|\s[-ー….・*xX/0-9△▲]{1,4}\s?(?:は|:|=)|$)"
)
_CHOICE = Pattern("又は|または|もしくは|若しくは|及び|および|[・/]|か")
_DENIED = Pattern(r"(?:では|を(?:示|意味)し?)(?:な|あ)?[くい]|ではありません|除[くい]")
_LESS = Pattern("未満|満たない|以下")
_ZERO = Pattern(r"ゼロ|零|(?<![\d.,])0(?![\d.,])")
_MEANINGS = (
    (Status.SUPPRESSED, Pattern("秘匿|非公表|非公開|公表しない|公表していない|伏せ")),
    (
        Status.NOT_APPLICABLE,
        Pattern(
            r"該当(?:する)?(?:者|数|数値|数字|データ|項目|団体|事業|施設|値|もの)?(?:が|は|の)?(?:な|無|せず|しな)|非該当|対象外|[あ当]てはまら|対象(?:者|団体)?(?:が)?な"
        ),
    ),
    (
        Status.MISSING,
        Pattern(
            "不明|不詳|未(?:回答|集計|調査|公表|把握|記入|算出|報告|定)|無回答|回答(?:が)?な|欠測|欠損|データ(?:が)?な|資料(?:が)?な|得られな"
            "|(?:算出|計算|把握|比較|集計|算定)(?:が)?(?:でき|不)"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What a sign means: a status, NORMAL for a value of zero. `subject` is the column that it is said of alone."""

    sign: str
    status: Status
    words: str
    subject: str = ""


def sign_of(text: str) -> str:
    """Return a cell's text as signs are compared; a dash is one however long and of whatever shape."""
    plain = clean(text).replace(" ", "").translate(_DASHES)
    if not plain.strip("-ー"):
        return "-" if plain else ""
    return "x" if plain in "xXχΧхХ" else plain


def legends_in(text: str) -> Iterator[Legend]:
    """Yield what a text says of signs."""
    plain = clean(text).translate(_DASHES)
    for match in _LEGEND.finditer(plain):
        status = _status(match["said"])
        if status is not None:
            sign = match["quoted"] or match["bare"]
            blank = sign in _BLANK.split("|")
            subject = (match["subject"] or "").lstrip("注※")
            subject = "" if _OF_ALL.fullmatch(subject) else subject
            yield Legend("" if blank else sign_of(sign), status, match[0].strip(), subject)


def _status(said: str) -> Status | None:
    if _LESS.search(said) or _DENIED.search(said):
        return None
    meant = {status for status, words in _MEANINGS if words.search(said)}
    if _ZERO.search(said):
        return Status.NORMAL if not meant or not _CHOICE.search(said) else None
    return meant.pop() if len(meant) == 1 and not (_CHOICE.search(said) and "皆無" in said) else None
