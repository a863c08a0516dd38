"""Words that several reports print: fiscal years, scopes, statuses, lists of names, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from axstat.model import names as called
from axstat.model.measured import measure_title
from axstat.model.names import MEASURES
from axstat.model.rounding import half_up
from axstat.model.values import Status
from axstat.model.wording import MISSING, NOT_LISTED, PART_ONLY, SHORT_SCOPES
from axstat.voice import SEVERITIES, Label, same

SCOPES = {
    "municipalities": Label("市区町村（指定都市を除く）", "municipalities (designated cities excluded)"),
    "designated-cities": Label("指定都市", "designated cities"),
    "prefectures": Label("都道府県", "prefectures"),
    "all-municipalities": Label("市区町村（指定都市を含む）", "municipalities (designated cities included)"),
    "all": Label("都道府県と市区町村", "prefectures and municipalities"),
}
GROUPS = {
    "prefecture": Label("都道府県別", "by prefecture"),
    "kind": Label("団体区分別", "by kind"),
    "region": Label("地域別", "by region"),
    "population": Label("人口規模別", "by population"),
}
KINDS = {
    "都道府県": Label("都道府県", "prefecture"),
    "指定都市": Label("指定都市", "designated city"),
    "中核市": Label("中核市", "core city"),
    "施行時特例市": Label("施行時特例市", "former special city"),
    "特別区": Label("特別区", "special ward"),
    "市": Label("市", "city"),
    "町": Label("町", "town"),
    "村": Label("村", "village"),
}
KIND_GROUPS = {
    "都道府県": Label("都道府県", "prefectures"),
    "指定都市": Label("指定都市", "designated cities"),
    "中核市": Label("中核市", "core cities"),
    "施行時特例市": Label("施行時特例市", "former special cities"),
    "特別区": Label("特別区", "special wards"),
    "その他の市": Label("その他の市", "other cities"),
    "町": Label("町", "towns"),
    "村": Label("村", "villages"),
    "市計": Label("市計", "all cities"),
    "町村計": Label("町村計", "all towns and villages"),
    "全国": Label("全国", "Japan"),
}
"""Groups of areas: 市 alone would be read as all cities, where the kinds with more duties stand beside it."""
STATUSES = {status.word: status.label for status in Status} | {
    "not_listed": NOT_LISTED,
    "part_only": PART_ONLY,
    "undecidable": Label("判定できない", "undecidable"),
    "text": Label("文字", "text"),
}
VERDICTS = {
    "over": Label("基準を超える", "over"),
    "not_over": Label("基準を超えない", "not over"),
    "under": Label("基準を下回る", "under"),
    "not_under": Label("基準を下回らない", "not under"),
    "undecidable": Label("判定できない", "undecidable"),
}
CLAIM_VERDICTS = {
    "confirmed": Label("確認", "confirmed"),
    "contradicted": Label("不一致", "contradicted"),
    "undecidable": Label("判定不能", "undecidable"),
    "unverified": Label("未検証", "unverified"),
}
BASES = {"annual": Label("年間の公表値", "annual, as published"), "monthly": Label("月平均×12", "12 × monthly mean")}
CONFIDENCES = {
    "two_sources": Label("2つの資料で一致", "two sources agree"),
    "one_source": Label("1つの資料による", "one source"),
    "two_sources_conflict": Label("2つの資料が不一致", "two sources differ"),
    "two_sources_approximate": Label("2つの資料でおおむね一致", "two sources agree roughly"),
    "one_source_approximate": Label("1つの資料による概数", "one source, rounded"),
    "one_source_uncertain": Label("1つの資料による（不確か）", "one source, uncertain"),
    "uncertain_layout": Label("表の配置が不確か", "layout uncertain"),
    "missing": Label("値なし", "missing"),
}
SECTIONS = {
    "時間外勤務": Label("時間外勤務", "overtime"),
    "類似団体": Label("類似団体", "similar"),
    "地域の労働需給": Label("地域の労働需給", "labour"),
    "その他の項目": Label("その他の項目", "other"),
}


def ranks(scope: str, kind: str) -> dict[str, Label]:
    """Return what the ranks of an area of a scope and kind are called, by what they are among."""
    who = SHORT_SCOPES[scope]
    found = {"nation": Label(f"順位（値のある{who.ja}）", f"rank among {who.en} with a value")}
    if scope != "prefectures":
        found["prefecture"] = Label(
            f"都道府県内順位（値のある{who.ja}）", f"rank in the prefecture, among {who.en} with a value"
        )
    if scope == "municipalities":  # the others are all of one kind
        like = KIND_GROUPS["その他の市" if kind == "市" else kind]
        found["kind"] = Label(f"順位（値のある{like.ja}）", f"rank among {like.en} with a value")
    return found


ITEMS = {
    "年間時間数": Label("年間時間数", "hours a year"),
} | {rank.ja: rank for scope in SHORT_SCOPES for kind in KINDS for rank in ranks(scope, kind).values()}
EDITIONS = {
    "2025-05 (first)": Label("2025年5月（初版）", "May 2025 (first)"),
    "2026-01 (revised)": Label("2026年1月（改訂版）", "January 2026 (revised)"),
}
DIMENSIONS = {
    "occupation": Label("職業別", "by occupation"),
    "education": Label("学歴別", "by education"),
    "industry": Label("産業別", "by industry"),
    "industry_x_occupation": Label("産業・職業別", "by industry and occupation"),
    "occupation_x_education": Label("職業・学歴別", "by occupation and education"),
    "total": Label("計", "total"),
    "headline": Label("見出しの値", "headline"),
}
STAFF = {"本庁": Label("本庁", "head office"), "出先": Label("出先機関", "branch offices")}
VOCABULARIES: Mapping[str, Mapping[str, Label]] = {
    "scope": SCOPES,
    "kind": KINDS,
    "kind_group": KIND_GROUPS,
    "status": STATUSES,
    "verdict": VERDICTS,
    "hours_basis": BASES,
    "remark": {word.ja: word for words in (VERDICTS, BASES, CONFIDENCES) for word in words.values()},
    "edition": EDITIONS,
    "part": EDITIONS | DIMENSIONS | CONFIDENCES | STAFF,
    "section": SECTIONS,
    "item": ITEMS,
    "row_kind": {"group": Label("区分", "group"), "total": Label("計", "total")},
    "confidence": CONFIDENCES,
    "severity": SEVERITIES,
    "slide_line": {
        "事務職": Label("事務職", "clerical (事務職)"),
        "文系": Label("文系", "humanities graduates (文系)"),
        "AI・ロボット": Label("AI・ロボット", "AI and robots (AI・ロボット)"),
        "理系": Label("理系", "science graduates (理系)"),
        "現場": Label("現場", "field workers (現場)"),
    },
    "rounding": {
        "exact": Label("丸めなし", "exact"),
        "to tens": Label("10万人単位に四捨五入", "rounded to tens"),
        "differs": Label("丸めでは一致しない", "differs by more than rounding"),
        "not loaded": Label("もとの数字がない", "not loaded"),
    },
    "comparison": {"same": Label("一致", "same"), "different": Label("不一致", "different")},
    "direction": {
        "up": Label("増", "up"),
        "down": Label("減", "down"),
        "same": Label("同じ", "same"),
        "undecidable": Label("判定できない", "undecidable"),
    },
    "crossing": {
        "to over": Label("新たに超える", "to over"),
        "to not over": Label("超えなくなる", "to not over"),
        "to beyond": Label("新たに該当", "newly beyond"),
        "to not beyond": Label("該当しなくなる", "no longer beyond"),
        "no": Label("なし", "no"),
        "undecidable": Label("判定できない", "undecidable"),
    },
    "quartile": {
        "1": Label("第1四分位（低い）", "lowest quarter"),
        "2": Label("第2四分位", "second quarter"),
        "3": Label("第3四分位", "third quarter"),
        "4": Label("第4四分位（高い）", "highest quarter"),
        "5": Label("値なし", "without a figure"),
        "6": Label("全国", "Japan"),
    },
    "answer": {
        "実施": Label("実施", "does"),
        "未実施": Label("未実施", "does not"),
        "調査無し": Label("調査無し", "not surveyed"),
        "回答なし": Label("回答なし", "no answer"),
        "全国": Label("全国", "Japan"),
    },
    "meets": {
        "met": Label("当てはまる", "met"),
        "not met": Label("当てはまらない", "not met"),
        "none stated": Label("条件の記載なし", "none stated"),
        "not asked": Label("判定に必要な値の指定なし", "a value is needed to judge"),
    },
    "change": {
        "added": Label("追加", "added"),
        "removed": Label("削除", "removed"),
        "changed": Label("変更", "changed"),
    },
    "dataset": {
        "overtime": Label("時間外勤務", "overtime"),
        "labour": Label("労働需給推計", "labour projection"),
        "policy": Label("政策資料", "policy tables"),
        "indicator": Label("その他", "other"),
    },
    "level": {
        "nation": Label("国", "nation"),
        "region": Label("地域", "region"),
        "prefecture": Label("都道府県", "prefecture"),
        "designated_city": Label("指定都市", "designated city"),
        "ward": Label("行政区", "ward"),
        "municipality": Label("市区町村", "municipality"),
    },
    "measure": MEASURES,
}
"""What people read for the codes of a column, by the vocabulary that its query's header names (`-- coded:`)."""


def bodies_of(given: Mapping[str, Any], words: Mapping[str, Label] = SHORT_SCOPES) -> Label:
    """Return whom an answer with these parameters counts: `岡山県の市区町村`, `municipalities in Okayama`."""
    who, where = words[str(given["scope"])], given.get("prefecture")
    if where is None:
        return who
    return Label(f"{where}の{who.ja}", f"{who.en} in {called.prefecture(str(where), 'en')}")


def worded(vocabulary: str, code: object) -> Label:
    """Return what people read for a code of a vocabulary; one that it lacks as it stands."""
    return VOCABULARIES[vocabulary].get(str(code), same(str(code)))


def measure_label(measure: object) -> Label:
    """Return what a measure is called."""
    return Label(measure_title(str(measure), "ja"), measure_title(str(measure), "en"))


def joined(labels: Sequence[Label]) -> Label:
    """Return several words one after another."""
    return Label("、".join(label.ja for label in labels), ", ".join(label.en for label in labels))


def from_to(spans: Sequence[Label]) -> Label:
    """Return the first and the last of several times, one alone as it is; nothing for none."""
    ends = spans if len(spans) < 2 else (spans[0], spans[-1])
    return Label("〜".join(end.ja for end in ends), " to ".join(end.en for end in ends))


def plain(number: float) -> str:
    """Return a number without needless decimals: 100 for 100.0, 99.5 for 99.5."""
    return f"{number:,.10g}"


def percent(share: float | None) -> str:
    """Return a fraction as `61.3 %`, a dash where there is none."""
    return MISSING if share is None else f"{half_up(share * 100, 1)} %"


def hours(value: float | None) -> str:
    """Return hours as `118.4`, a dash where there are none."""
    return MISSING if value is None else f"{half_up(value, 1):,}"


def names(listed: str, count: int, *, most: int = 10) -> Label | None:
    """Return the first names of a list, and how many more there are of `count`; None when there are none."""
    if not listed:
        return None
    shown = listed.split("、")[:most]
    more = count - len(shown)
    japanese = "、".join(shown) + (f" ほか{more:,}" if more > 0 else "")
    return Label(japanese, ", ".join(shown) + (f" and {more:,} more" if more > 0 else ""))


_PLACES = {
    "number format": "表示形式",
    "its cells": "値のセル",
    "sheet name": "シート名",
    "file name": "ファイル名",
    "header": "見出し",
    "title": "表題",
    "unit": "単位",
    "note": "注",
}


def evidence(text: str) -> Label:
    """Return where a meaning was said, as the database has it; words of the file stand in back-ticks and stay."""
    parts = re.split(r"(`[^`]*`)", text)
    for index in range(0, len(parts), 2):
        for english, japanese in _PLACES.items():
            parts[index] = re.sub(rf"\b{english}\b", japanese, parts[index])
    return Label("".join(parts), text)
