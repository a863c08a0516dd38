"""Messages about what is asked: names, parameters, queries, reports."""

from __future__ import annotations

from axstat.voice.template import Template

TEMPLATES: dict[str, Template] = {
    # Lists of areas
    "no-universe": Template(
        "there is no universe `{name}`",
        "「{name}」という対象はありません",
        "universes are {known:b}",
        "対象は {known:b} です",
    ),
    "universe-too-early": Template(
        "the universe `{name}` is not known for {day}",
        "{day} の対象「{name}」は分かりません",
        "the history of municipalities begins on {begins}; give that day or a later one",
        "市区町村の履歴は {begins} からです。それ以降の日を指定してください",
    ),
    "no-region-scheme": Template(
        "there is no region scheme `{name}`",
        "「{name}」という地域区分はありません",
        "schemes are {known:b}",
        "地域区分は {known:b} です",
    ),
    "no-band-scheme": Template(
        "there is no scheme of population bands `{name}`",
        "「{name}」という人口規模の区分はありません",
        "schemes are {known:b}",
        "区分は {known:b} です",
    ),
}
