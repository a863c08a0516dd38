"""What a title or header says without when: 平均 of 令和6年平均, 受入額 of 令和元年度における受入額（千円）.

A measure keeps its name from year to year, whichever year its heading mentions.
"""

from __future__ import annotations

import re

from axstat.model.values import Period
from axstat.values.periods import find_periods
from axstat.values.text import clean
from axstat.values.units import read_unit

_EVERY_YEAR = re.compile(
    r"(?:各年度?|毎年度?)\s?(?:\d{1,2}月(?:\s?\d{1,2}日|末日?)?|末日?)?(?:現在|時点)?[、,]?\s?(?=[)）]|単位|$)"
)
_EMPTY_BRACKETS = re.compile(r"[(（【\[〔]\s*(?:年|年度|末|中|分)?(?:現在|時点)?\s*[)）】\]〕]")
_WHEN_BEHIND = re.compile(r"^(?:末|中|分)?(?:現在|時点)の?|^末?の(?=.)|(?:末|末日)?(?:現在|時点)$")
_PARTICLE = "(?:における|に(?![対比関])|の)?"  # behind a period: 令和元年度における受入額, 令和元年度に受け入れた件数


def without_own_period(text: str, period: Period) -> str:
    """Return a header level as printed, without the period of its figures: 平均 of 令和6年平均, which has other years.

    A level that speaks of another period besides (R6-R5) is what its words say.
    """
    said = [m for m in find_periods(text) if m.role == "data"]
    if not said or not all(m.period.start <= period.start and period.end <= m.period.end for m in said):
        return text
    bare = text if all(m.words in text for m in said) else clean(text)
    for mention in said:
        bare = re.sub(re.escape(mention.words) + _PARTICLE, "", bare, count=1)
    bare = _WHEN_BEHIND.sub("", _EMPTY_BRACKETS.sub("", bare.strip())).strip(" 　・、,:：-")
    return bare if re.search(r"[^\W\d_]", re.sub(r"[(（].*?[)）]", "", bare)) else text


def undated(text: str) -> str:
    """Return a header level as printed, without the period that it mentions: 実績 of 令和５年度実績（人）."""
    return bare_title(text) if any(m.role == "data" for m in find_periods(text)) else text


def bare_title(title: str) -> str:
    """Return a title without the periods it mentions, its units, empty brackets and the number of the table."""
    text = re.sub(r"[(【\[〔]([^()【】\[\]〔〕]*)[)】\]〕]", lambda m: "" if _only_dates(m[1]) else m[0], clean(title))
    for mention in find_periods(text):
        if mention.role != "base":  # 2020年＝100 is what the figures are
            text = re.sub(re.escape(mention.words) + _PARTICLE, "", text)
    text = _EVERY_YEAR.sub("", text)
    text = re.sub(r"(?:現在|時点|末現在|末)(?=[)）]|$)", "", text)
    text = re.sub(
        r"[(（【\[〔]([^()（）【】\[\]〔〕]*)[)）】\]〕]",
        lambda m: "" if not m[1].strip() or read_unit(m.string[max(0, m.start() - 1) : m.end()]) else m[0],
        text,
    )
    text = re.sub(r"^(?:第?\d+(?:[-.]\d+)*表|表\s?\d+(?:[-.]\d+)*|図表\s?\d+|[A-ZＡ-Ｚ]\s)\s*", "", text)
    text = text.strip(" 　・、,:：-").removeprefix("の")  # 2040年(案)の就業構造推計
    return text if re.search(r"[^\W\d_]", text) else ""


def _only_dates(text: str) -> bool:
    """Tell whether a text says when, and not what figures are measured against."""
    roles = {mention.role for mention in find_periods(text)}
    return bool(roles) and "base" not in roles
