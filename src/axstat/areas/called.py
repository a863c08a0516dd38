"""Names of areas as people read them: a body with its prefecture, in Hepburn letters of its reading in English."""

from __future__ import annotations

from axstat.model.names import ENGLISH, prefecture
from axstat.model.text import Lang


def body_name(code: str, name: str, lang: Lang) -> str:
    """Return a body's name: 奈義町; Nagi-cho. One that the gazetteer does not know keeps its Japanese name."""
    if lang == "ja":
        return name
    if name in ENGLISH:
        return ENGLISH[name]
    from axstat.areas import gazetteer, latin_name

    area = gazetteer().by_code(code)
    return latin_name(name, area.kana) if area is not None and area.kana and area.name == name else name


def area_name(code: str, name: str, prefecture_name: str, lang: Lang) -> str:
    """Return a body with its prefecture: 奈義町（岡山県）; Nagi-cho (Okayama)."""
    if not prefecture_name or prefecture_name == name:
        return prefecture(name, lang)
    shown = body_name(code, name, lang)
    return f"{shown}（{prefecture_name}）" if lang == "ja" else f"{shown} ({prefecture(prefecture_name, lang)})"
