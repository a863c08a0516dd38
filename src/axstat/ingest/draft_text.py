"""The text of a drafted declaration: TOML with comments, in Japanese, on what to check."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from axstat.values.text import clean


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """A measure as drafted: the words that its header must have, by concept, and the figures seen."""

    id: str
    label: str
    unit: str | None
    words: Mapping[str, str]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class DraftFacet:
    """What divides the figures into parts, and how the whole is called."""

    id: str
    parts: tuple[str, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A declaration before it is written."""

    name: str
    file: str
    axis: str
    fiscal: bool
    periods: tuple[str, ...]
    titles: tuple[str, ...]
    measures: tuple[DraftMeasure, ...]
    facets: tuple[DraftFacet, ...]
    topics: tuple[str, ...]
    frame: tuple[str, ...]


_SHOWN_PERIODS = 6
_UNITS = {"%": ("%", "パーセント", "fraction"), "人": ("人", "名"), "fraction": ("fraction", "%")}


def toml(draft: Draft) -> str:
    """Return the declaration as a file that loads."""
    blocks = [
        _head(draft),
        *(_measure(one, draft) for one in draft.measures),
        *map(_facet, draft.facets),
        _words(draft),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(draft: Draft) -> str:
    period = "fiscal_year" if draft.fiscal else "any"
    seen = "、".join(draft.periods[:_SHOWN_PERIODS]) or "なし（ファイルに年度の記載がない）"
    about = [f"#   {clean(title)}" for title in draft.titles]
    return "\n".join(
        [
            f"# {draft.name}：{clean(draft.file)} から作った下書き（axstat measures --new）。",
            "# 「確認」とある行を見て直してください。書き方は docs/concepts/meaning.md にあります。",
            *(["# 元の表題：", *about] if about else []),
            "",
            "# id はデータセットの名前で、同じ名前のビューができます。",
            f"id = {_text(draft.name)}",
            '# 確認：市区町村・都道府県の表なら "area"、職業などの区分の表もあるなら "any"。',
            f"axis = {_text(draft.axis)}",
            f"# 確認：認識された時点は {seen}。年度の値だけなら fiscal_year、日付・暦年・月もあるなら any。",
            f"period = {_text(period)}",
            "# 確認：en は英語の表題に使われます。",
            f"name = {{ ja = {_text(draft.name)}, en = {_text(draft.name)} }}",
        ]
    )


def _measure(one: DraftMeasure, draft: Draft) -> str:
    says = {"topic": draft.name, **one.words, **({"unit": _unit(one.unit)} if one.unit else {})}
    lines = [
        "[[measure]]",
        "# 確認：id はビューの列名、label は表や図に出る名前。",
        f"id = {_text(one.id)}",
        f"label = {{ ja = {_text(one.label)}, en = {_text(one.label)} }}",
    ]
    if one.unit is None:
        lines.append("# 確認：単位がどこにも書かれていません。分かっていれば書いてください。")
    lines.append(f"unit = {_text(_unit(one.unit) if one.unit else '')}")
    lines.append("# 見出し・単位・表題がこのすべてを言うときだけ、この項目になります。")
    lines.append(f"says = {{ {', '.join(f'{_key(k)} = {_text(v)}' for k, v in says.items())} }}")
    if one.least is not None and one.most is not None:
        seen = f"この表では {_number(one.least)}〜{_number(one.most)}"
        lines.append(f"# 確認：{seen}。範囲の外の値はファイルを止めます（low、high）。")
        lines.append("low = 0" if one.least >= 0 else "# low = ")
        lines.append("# high = ")
    return "\n".join(lines)


def _facet(facet: DraftFacet) -> str:
    return "\n".join(
        [
            f"# 確認：{'、'.join(facet.parts[:8])} は全体の一部か。全体の名前は whole、ビューの列名は column。",
            f"[facet.{facet.id}]",
            f"column = {_text(facet.id)}",
            f"whole = {_text(facet.whole)}",
        ]
    )


def _words(draft: Draft) -> str:
    lines = ["# ここから言葉。同じ意味の別の書き方は並べて書き足せます：(a|b|) は a、b、なし のどれでも。"]
    topics = draft.topics or tuple(dict.fromkeys(w for m in draft.measures for w in m.words.values()))
    place = "any" if draft.topics else "header"
    lines += [
        "",
        "# 確認：何の表かを言う言葉。このどれかが表題・シート名・見出しにある表だけが対象になります。",
        f"[{place}.topic]",
        f"{_text(draft.name)} = {_list(topics)}",
    ]
    by_concept: dict[str, dict[str, None]] = defaultdict(dict)
    for measure in draft.measures:
        for concept, word in measure.words.items():
            by_concept[concept][word] = None
    for concept, words in by_concept.items():
        lines += ["", "# 確認：見出しの言葉。左が意味、右がその書き方。", f"[header.{concept}]"]
        lines += [f"{_text(word)} = {_list([word])}" for word in words]
    units = dict.fromkeys(_unit(m.unit) for m in draft.measures if m.unit)
    if units:
        lines += ["", "[any.unit]"]
        lines += [f"{_text(unit)} = {_list(_UNITS.get(unit, (unit,)))}" for unit in units]
    for facet in draft.facets:
        lines += ["", f"[any.{facet.id}]", *_parts(facet)]
    if draft.frame:
        lines += ["", "# 確認：表題にあっても意味を変えない言葉。", "[title]", f"frame = {_list(draft.frame)}"]
    return "\n".join(lines)


def _parts(facet: DraftFacet) -> Iterator[str]:
    yield f"{_text(facet.whole)} = {_list([facet.whole])}"
    yield from (f"{_text(part)} = {_list([part])}" for part in facet.parts if part != facet.whole)


def _unit(unit: str) -> str:
    return "%" if unit == "fraction" else unit


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").isalnum() else _text(name)


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(_text(word) for word in words)}]"


def _text(text: str) -> str:
    return json.dumps(clean(text), ensure_ascii=False)


def _number(value: float) -> str:
    return f"{value:,.10g}"
