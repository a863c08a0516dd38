"""Peel off a label what is printed beside a name: numbering, marks, notes, readings, Latin names.

Promise: only what is listed here is taken off, and what was taken off is returned; a part that could make it another
body (（本庁）, （消防）, 外3町, 計, 組合, 旧 before the name) stays, and then nothing knows the name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Patterns are compiled by `re` when first used: most labels are names as they stand.
_LONGEST = 80
_MARKS = "※*＊○◯〇●◎◇◆□■☆★◦•・▪†‡§¶"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉ₀₁₂₃₄₅₆₇₈₉"
_CIRCLED = "\u2460-\u2473\u24ea\u24f5-\u24fe\u2776-\u277f\u32b1-\u32bf\u2474-\u2487"
_NOTE = r"(?:注記?|註|※|[*＊])\s*(?:[\d０-９]{1,2}|[a-zａ-ｚ])?\s*[)）]?"
_CLOSE = r"[)）\]］〕】>＞]"

# At the end: marks and note numbers, alone or in brackets. A bare number stays: it may be a code or a block number.
_TAIL = (
    rf"\s*[,、，]?\s*(?:[{_SUPERSCRIPT}{_CIRCLED}]+|[{_MARKS}]+|{_NOTE}|[\d０-９]{{1,2}}[)）/]|(?<![A-Za-z])[a-zA-Zａ-ｚＡ-Ｚ][)）]"
    rf"|[(（\[［〔【<＜]\s*(?:{_NOTE}\s*{_CLOSE}?|(?:[\d０-９]{{1,2}}|[a-zａ-ｚ]|[{_CIRCLED}])\s*{_CLOSE}))$"
)
# At the start: marks, circled numbers, and numbers that something sets off from the name.
_HEAD = (
    rf"(?:[{_MARKS}{_CIRCLED}]+|[(（\[［〔【]\s*(?:{_NOTE}\s*{_CLOSE}?|[\d０-９]{{1,3}}\s*{_CLOSE})"
    rf"|[\d０-９]{{1,3}}(?:\s*[.．、,:：)）_]|\s)|{_NOTE}(?<=[\d０-９)）]))\s*"
)
_BRACKETED = r"\s*[(（\[［〔【]\s*([^()（）\[\]［］〔〕【】]+?)\s*[)）\]］〕】]$"
_FORMER = r"旧[\s:：]*(.+)"
_KANA = r"[\s\u3041-\u3096\u30a1-\u30f6ー\uff66-\uff9f・]+"
_LATIN = r"[A-Za-zÀ-ÿĀ-ſ][A-Za-zÀ-ÿĀ-ſ'’.\- －]*"
_JAPANESE = "々ヵヶ\u2e80-\u2fdf\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\U000e0100-\U000e01ef"
# Letters of names only, and no 注 at the end.
_PLAIN = "[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*[\u3041-\u3096\u30a1-\u30fa\u4e00-\u6ce7\u6ce9-\u9fff]"
_LATIN_AFTER = rf"(.*[{_JAPANESE}])\s*[/(（]?\s*({_LATIN})[)）]?$"
_LATIN_BEFORE = rf"({_LATIN}?)\s*[/(（]?\s*([{_JAPANESE}][^A-Za-z]*?)[)）]?$"
_KINDS = frozenset(
    {"指定都市", "政令指定都市", "政令市", "中核市", "特例市", "施行時特例市", "県庁所在地", "県庁所在市"}
)
"""What a city is, beside its name; a council or a department there would be another body."""
_REFORM = {"再編後": "after", "区再編後": "after", "再編前": "before", "区再編前": "before"}


class Peeled(NamedTuple):
    """A label taken apart.

    `name` is what is left, `remark` all that was taken off, in reading order. `reading` (kana), `latin` and `former`
    (the names after 旧) must agree with the area before the name may stand for it; `reform` says `after` or `before`
    where a remark tells wards of a reform apart.
    """

    name: str
    remark: str = ""
    reading: str = ""
    latin: str = ""
    former: tuple[str, ...] = ()
    reform: str = ""


def peel_remarks(text: str) -> Peeled:
    """Take numbering, marks, notes, readings and Latin names off a label.

    >>> peel_remarks("※1．浜松市中央区（再編後）")
    Peeled(name='浜松市中央区', remark='※ 1． （再編後）', reading='', latin='', former=(), reform='after')
    """
    name = text.strip()
    if len(name) > _LONGEST or re.fullmatch(_PLAIN, name):
        return Peeled(name)
    before: list[str] = []
    after: list[str] = []
    found: dict[str, str] = {}
    while step := _peel_once(name, found):
        kind, taken, name = step
        (before if kind == "before" else after).append(taken)
    remark = " ".join((*before, *reversed(after)))
    former = tuple(part for part in re.split(r"[・、,，]|及び|\s+", found.get("former", "")) if part)
    return Peeled(
        name, remark, found.get("reading", ""), found.get("latin", ""), former, _REFORM.get(found.get("reform", ""), "")
    )


def _peel_once(name: str, found: dict[str, str]) -> tuple[str, str, str] | None:
    """Return (where, what was taken, what is left), None when nothing more comes off; what it says goes to `found`."""
    if (match := re.search(_TAIL, name)) and match.start() > 0:
        return "after", match[0].strip(), name[: match.start()].rstrip()
    if (match := re.match(_HEAD, name)) and match.end() < len(name):
        return "before", match[0].strip(), name[match.end() :]
    if (match := re.search(_BRACKETED, name)) and match.start() > 0 and _says(match[1], found):
        return "after", match[0].strip(), name[: match.start()]
    if "latin" not in found and (match := re.match(_LATIN_AFTER, name)):
        found["latin"] = match[2]
        return "after", name[match.end(1) :].strip(), match[1]
    if "latin" not in found and (match := re.match(_LATIN_BEFORE, name)):
        found["latin"] = match[1].strip()
        return "before", match[1].strip(), match[2]
    *first, last = re.split(r"\s+", name)
    if first and "reading" not in found and re.fullmatch(_KANA, last) and not re.fullmatch(_KANA, "".join(first)):
        found["reading"] = last
        return "after", last, name[: -len(last)].rstrip()
    return None


def _says(inside: str, found: dict[str, str]) -> bool:
    """Note what a bracket says, if it is of a kind that may come off."""
    plain = unicodedata.normalize("NFKC", inside)
    if plain in _REFORM and "reform" not in found:
        found["reform"] = plain
    elif plain in _KINDS and "kind" not in found:
        found["kind"] = plain
    elif (match := re.fullmatch(_FORMER, plain)) and "former" not in found:
        found["former"] = match[1]
    elif re.fullmatch(_KANA, inside) and "reading" not in found:
        found["reading"] = inside
    else:
        return False
    return True
