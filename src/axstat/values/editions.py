"""Which edition of a table a text speaks of (確報, 速報, 訂正 …), and what the table is about without year and edition.

A word counts where it is about the whole table: `確報`, `速報`, words with 値 or 版, and the others where they stand
apart (`（訂正）`, `R6_改訂`). 給与改定の状況 and 確定申告 are subjects, not editions.
"""

from __future__ import annotations

import re

from axstat.values.lazy import Pattern
from axstat.values.periods import find_periods
from axstat.values.text import clean, fold_label

DRAFT, PRELIMINARY, CORRECTED_PRELIMINARY, PLAIN, FINAL, REVISED = -3, -2, -1, 0, 1, 2

_APART = r"(?:^|(?<=[()\[\]【】〔〕<>〈〉《》_\s・、,:;/※-]))"
_END = r"(?=$|[()\[\]【】〔〕<>〈〉《》_\s・、,:;/.。-])"
_DRAFT = Pattern(
    rf"作業(?:用|中)|下書き|未定稿|集計中|検討用|素案|{_APART}(?:案|仮|ドラフト|draft){_END}", re.IGNORECASE
)
_PRELIMINARY = Pattern(
    rf"(?:推計)?速報(?:集計|値|版)?|(?:暫定|概数)(?:値|版)|概数集計|{_APART}(?:暫定|概数){_END}|{_APART}preliminary{_END}",
    re.IGNORECASE,
)
_FINAL = Pattern(rf"確々?報(?:集計|値|版)?|確定(?:値|版|報|数)|{_APART}確定{_END}|{_APART}final{_END}", re.IGNORECASE)
_REVISED = Pattern(
    rf"再?(?:改訂|改定|訂正|修正|差し?替え?)(?:値|版)|{_APART}(?:第?\d+次|再)?(?:改訂|改定|訂正|差し?替え?|正誤反映)(?:後|済み?)?{_END}"
    rf"|{_APART}revised{_END}",
    re.IGNORECASE,
)
_EVERY = (_DRAFT, _PRELIMINARY, _FINAL, _REVISED)
_ONLY_AN_EDITION = Pattern(
    r"[※*注()\s\d:.]*(?:(?:本|この)(?:表|資料|統計|調査)|数値|値|結果)?は?、?(?P<word>[^。、]{2,12}?)(?:です|である|とする)?。?\)?"
)

_SIMULATED = Pattern(r"模擬データ|\(?simulated\)?", re.IGNORECASE)
_YEARS = Pattern(r"(?:19|20)\d\d年?度?(?!\d)")
_AROUND_YEARS = Pattern(rf"{_APART}(?:現在|時点|末|分|版)+{_END}")
_BODIES = (
    "全国|全団体|市区町村|市町村|町村|市区|市|区|町|村|特別区|(?:政令)?指定都市|政令市|中核市|施行時特例市|一般市"
    "|都道府県|団体|[一-龥]{2,3}[都道府県]"
)
_WHICH_BODIES = Pattern(rf"\((?:(?:{_BODIES})(?:別|分|内|編|のみ)?|[・、,/~とや及びのみ\s_-])*\)")
# A bracket that says no more than how the table was made, once its year went: (令和5年度、公表値の編集).
_HOW_MADE = Pattern(
    r"(?:(?:公表|公開)(?:値|数値|資料|データ))?"
    r"|(?:(?:(?:公表|公開)(?:値|数値|資料|データ)?|資料|データ|数値)(?:の|を|より|から)?"
    r"(?:編集|加工|作成|抜粋|整理)|編集|抜粋)(?:版|したもの)?"
)
_BRACKET = Pattern(r"\([・、,:;/~_.-]*([^()]*?)[・、,:;/~_.-]*\)")
_LOOSE = Pattern(r"^[・、,:;/~_.-]+|[・、,:;/~_.-]+$")


def edition_word(text: str) -> str | None:
    """Return the words by which a text names its edition, as `速報` or `速報・訂正`; None when it names none."""
    cleaned = clean(text)
    words = [match[0] for pattern in _EVERY for match in [pattern.search(cleaned)] if match]
    return "・".join(words) or None


def edition_of_note(note: str) -> str | None:
    """Return the edition that a note states of its table (`※速報値`, 本表は確報である), None when it is about less."""
    whole = _ONLY_AN_EDITION.fullmatch(clean(note))
    word = whole and edition_word(whole["word"])
    return word if whole and word == whole["word"] else None


def edition_rank(text: str) -> int | None:
    """Return how far an edition goes before another, DRAFT to REVISED; None where none or opposite ones are named.

    What was corrected had been published: a correction that does not say 速報 goes before the 確報, too.
    """
    cleaned = clean(text)
    draft, preliminary, final, revised = (pattern.search(cleaned) is not None for pattern in _EVERY)
    if draft:
        return DRAFT
    if preliminary:
        return None if final else CORRECTED_PRELIMINARY if revised else PRELIMINARY
    return REVISED if revised else FINAL if final else None


def subject(title: str) -> str:
    """Return what stays the same of a title or sheet name from year to year and edition to edition.

    Years, edition words and a bracket that only says which bodies are listed go: their values say that by area code;
    so does what is left of a bracket that said when and how the table was made.
    """
    text = _SIMULATED.sub(" ", clean(title))
    for mention in sorted(find_periods(text), key=lambda m: -len(m.words)):
        text = text.replace(mention.words, " ")
    text = _YEARS.sub(" ", text)
    for pattern in _EVERY:
        text = pattern.sub(" ", text)
    text = fold_label(_AROUND_YEARS.sub(" ", text))
    text = _BRACKET.sub(lambda bracket: "" if _HOW_MADE.fullmatch(bracket[1]) else f"({bracket[1]})", text)
    return _LOOSE.sub("", _WHICH_BODIES.sub("", text)).casefold()
