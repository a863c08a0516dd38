"""Compare Latin names with kana readings: Sapporo-shi, TOKYO, Ōsaka-fu, Oita Prefecture.

Promise: a Latin name agrees only with the reading it spells, whatever it does with long vowels, hyphens and case; with
its word for city, town or prefecture it must be the same body.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ",
}  # fmt: skip
_ALONE = {
    "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "シ": "shi", "チ": "chi", "ツ": "tsu",
    "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ー": "", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o",
}  # fmt: skip
_SYLLABLES = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_SYLLABLES |= _ALONE
_SMALL = {"ャ": "a", "ュ": "u", "ョ": "o"}
# 訓令式 and the old tables write these otherwise.
_SPELLINGS = (
    ("si", "shi"), ("sy", "sh"), ("tya", "cha"), ("tyu", "chu"), ("tyo", "cho"), ("ti", "chi"), ("tu", "tsu"),
    ("hu", "fu"), ("zy", "j"), ("zi", "ji"), ("cch", "tch"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
)  # fmt: skip
_ENGLISH = {
    "city": "市", "town": "町", "village": "村", "ward": "区", "county": "郡", "district": "郡",
    "prefecture": "県", "pref": "県", "metropolis": "都",
}  # fmt: skip
_SUFFIXES = {
    "市": ("shi",), "町": ("machi", "cho"), "村": ("mura", "son"), "区": ("ku",), "郡": ("gun",), "都": ("to",),
    "府": ("fu",), "県": ("ken",), "道": ("do",),
}  # fmt: skip


def spells(latin: str, kana: str, name: str) -> bool:
    """Whether a Latin name spells a body's kana, with or without its suffix (`Aomori`, `Aomori-ken`, `Aomori City`)."""
    words = re.findall(r"[a-z]+", _plain(latin))
    if not words or not kana:
        return False
    if len(words) > 1 and (kind := _ENGLISH.get(words[-1])):
        prefecture = kind == "県" and name[-1] in "都道府県"
        return (prefecture or name.endswith(kind)) and _key("".join(words[:-1])) in (_stem(kana, name), _of(kana))
    return _key("".join(words)) in (_of(kana), _stem(kana, name))


def romanise(kana: str) -> str:
    """Return a reading in Hepburn letters without long vowels marked: サッポロシ is `sapporoshi`."""
    letters: list[str] = []
    doubled = False
    for char in kana:
        if char == "ッ":
            doubled = True
            continue
        if char in _SMALL:
            last = letters.pop() if letters else ""
            letters.append(last[:-1] + ("" if last in ("shi", "chi", "ji") else "y") + _SMALL[char])
            continue
        syllable = _SYLLABLES.get(char, "")
        letters.append(("t" if syllable[:2] == "ch" else syllable[:1]) + syllable if doubled else syllable)
        doubled = False
    return "".join(letters)


@lru_cache(maxsize=4096)
def latin_name(name: str, kana: str) -> str:
    """Return a body's name in Latin letters as MIC writes it (`Nagi-cho`, `Osaka-shi`), `` without a reading.

    Long vowels are not marked; the `u` of 浦 is none (Katsuura, Kotoura).
    """
    pieces = kana.split("ウラ") if "浦" in name else [kana]
    whole = "ura".join(re.sub("o[ou]|uu", lambda match: match[0][0], romanise(piece)) for piece in pieces)
    for suffix in _SUFFIXES.get(name[-1:], ()):
        if whole.endswith(suffix) and whole != suffix and name != "北海道":
            return f"{whole.removesuffix(suffix).capitalize()}-{suffix}"
    return whole.capitalize()


@lru_cache(maxsize=4096)
def _of(kana: str) -> str:
    return _key(romanise(kana))


def _stem(kana: str, name: str) -> str:
    """Return the key of a reading without its suffix, `` where the reading has none."""
    whole = romanise(kana)
    for suffix in _SUFFIXES.get(name[-1:], ()):
        if whole.endswith(suffix) and name != "北海道":
            return _key(whole.removesuffix(suffix))
        if suffix == "cho" and whole.endswith("chou"):
            return _key(whole.removesuffix("chou"))
    return _key(whole)


def _plain(latin: str) -> str:
    """Return lower case letters without macrons and accents."""
    parts = unicodedata.normalize("NFKD", latin)
    return "".join(char for char in parts if not unicodedata.combining(char)).lower()


@lru_cache(maxsize=4096)
def _key(letters: str) -> str:
    """Return letters with one spelling for all systems: long vowels short, n before b, m and p."""
    for old, new in _SPELLINGS:
        letters = letters.replace(old, new)
    return re.sub(r"o[ou]+|oh(?![aiueoy])|uu+|aa+|ii+|ee+", lambda match: match[0][0], letters)
