"""One spelling for all ways to type one name: measures that a person calls the same have one identity.

経常収支比率（％）, 経常収支比率(%) and 経常収支比率 （%） differ in the width of a character and in a blank. What is
stored as a measure's name is written in one way that needs no look-up, so that it does not depend on what was loaded
before; its label stays as the sheet prints it. ①, ², Ⅰ, ㎡ and half-width kana are left alone: they may mean
something else than what they resemble.
"""

from __future__ import annotations

import re

_WIDE = "".join(map(chr, range(ord("！"), ord("～") + 1)))
_NARROW = str.maketrans(_WIDE + "〜−‐￥", "".join(chr(ord(wide) - 0xFEE0) for wide in _WIDE) + "~--¥")
# As Japanese is typed, and as the shipped workbooks have it: brackets and signs between words are wide.
_OF_JAPANESE = str.maketrans({narrow: chr(ord(narrow) + 0xFEE0) for narrow in "()[]{}<>/:~"})
_JAPANESE_MARKS = str.maketrans("｡｢｣､･", "。「」、・")
_NOT_ASCII = re.compile(r"[^\x00-\x7f›]")
# 人　口 and 人口 are one word, AI 導入率 and AI導入率 too; a blank between Latin words, or beside a ›, stays.
_BLANK_IN_WORD = re.compile(r"(?<!›)(?: (?=[^\x00-\x7f›])|(?<=[^\x00-\x7f›]) )(?!›)")
_BLANK_IN_BRACKETS = re.compile(r"(?<=[(\[{]) | (?=[)\]}])")
_BEFORE_BRACKET = re.compile(r"(?<=\w)(?=\()")  # GDP(nominal) and GDP (nominal)
_RAISED = re.compile(
    r"(?<=[^\x00-\x7f])⁽?[⁰¹²³⁴-⁹]+[⁾)）]?(?= ›|$)"
)  # a note's number is no part of the name; m² keeps its own


def spelled(name: str) -> str:
    """Return a measure's name in the one spelling that it is stored under; its levels stay apart by ` › `.

    Latin letters, digits and signs are narrow; in a name with Japanese words brackets and the signs between words are
    wide, and blanks count for nothing.
    """
    return " › ".join(_RAISED.sub("", _level(" ".join(level.split()))) for level in name.split("›"))


def _level(text: str) -> str:
    narrow = text.translate(_NARROW).translate(_JAPANESE_MARKS)
    if _NOT_ASCII.search(narrow) is None:
        return _BEFORE_BRACKET.sub(" ", _BLANK_IN_BRACKETS.sub("", narrow))
    return _BLANK_IN_WORD.sub("", narrow.translate(_OF_JAPANESE))
