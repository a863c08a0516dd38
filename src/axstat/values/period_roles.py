"""What a period in a text is about, from the words that touch it: data, survey, edition, publication, base or event.

Only words that clearly say so take a period away from the data; a date of reference (令和6年4月1日基準日) stays data.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from axstat.model.values import Period, PeriodRole
from axstat.values.lazy import Pattern
from axstat.values.period_patterns import HUNDRED

_WEEKDAY = r"(?:\([月火水木金土日](?:・祝|曜日?)?\)\s?)?"
_STOP = r"$|[)\]】〕>〉、,。;/・\s]"
_END = rf"(?={_STOP})"

_PUBLISHED = "(?:公表|公開|更新|発表|掲載|発行|報道|作成|修正|訂正|改訂|改定)"
_FETCHED = "(?:取得|印刷|出力|ダウンロード|アクセス|閲覧)"
# 令和5年度発行額 and 令和5年度更新率 are measures of that year.
_MEASURED = (
    "額|済|高|率|比|数|件|枚|部|施設|講座|事業|計画|費|需要|投資|整備|状況|予定|対象|財産|者"
    "|面積|資産|工事|用地|土地|前|後|値"
)
_BY = r"(?:[一-龥]{2,12}(?:省|庁|局|部|課)\s?)?"
_PUBLISHED_BEHIND = Pattern(rf"\s?(?:末|分)?\s?{_WEEKDAY}(?:付け?|に)?\s?{_BY}{_PUBLISHED}(?!{_MEASURED})")
_PUBLISHED_BEFORE = Pattern(rf"{_PUBLISHED}(?:日時?|年月日?|年度?|月|時期)?\s?(?::|は|=)?\s?\(?$")
_OPEN_ONLY = Pattern(rf"{_PUBLISHED}\s?\($")  # 情報公開（令和5年度）
_FETCHED_BEHIND = Pattern(rf"\s?{_WEEKDAY}(?:に)?\s?(?:データ)?{_FETCHED}(?!{_MEASURED}|日)")
_FETCHED_BEFORE = Pattern(rf"{_FETCHED}(?:日時?|年月日?)\s?(?::|は|=)?\s?\(?$")

_SURVEY_BEHIND = Pattern(
    r"\s?\(?(?:に|の)?\s?(?:実施(?!事業|計画|予定|率|状況|団体|件|要|設計|機関|校|数|回数|者)|調査(?!年|対象|票))"
)
_SURVEY_BEFORE = Pattern(r"調査(?:時点|基準日|期日|日|実施(?:日|時期|年度|年)?)\s?(?::|は|=|・)?\s?\(?$")
_EDITION_BEHIND = Pattern(r"\s?度?版|\s?edition", re.IGNORECASE)

# An index says its base by `=100`; 基準 behind a year is a base unless it begins another word (基準財政需要額).
_WORDS = r"[^\d、。,()\[\]=~:;]"
_INDEX_BEHIND = Pattern(rf"{_WORDS}{{0,10}}(?:\(平均\))?\s?(?:=|を)\s?{HUNDRED}")
_INDEX_BEFORE = Pattern(r"(?:^|[^\d.,])100(?:\.0)?\s?=\s?\(?$")
_OTHER_WORD = (
    "日|財政|地|額|点|値|給与|保険|病床|行政|局|監督|監視|適合|期間|外|内|超|以上|以下|未満|達成|単価|報酬|人員|不適合"
    "|法"
)
_OF_CENSUS = r"(?:度|平均|暦年|末|(?:国勢調査|国調|センサス)(?:結果|確定|人口)*)?"
_BASE_BEHIND = Pattern(
    rf"\s?{_OF_CENSUS}\s?(?:を|の)?\s?基準(?!{_OTHER_WORD})"
    rf"|{_WORDS}{{0,16}}を\s?基準(?:年度?|時)?\s?(?:と\s?(?:する|し)|に\s?(?:する|し|推計))"
    r"|連鎖(?:価格|方式|指数|実質|ラスパイレス|$|\))|(?:固定|不変)(?:価格|基準|ウエイト|ウェイト)"
    rf"|度?価格(?:表示|評価|換算|ベース|{_END})|\s?(?:モデル|基準)人口"
    rf"|\s?{_OF_CENSUS}\s?対?[比差](?!較|率|例|べ|重|等|企|引|額|異|別|押)"
    rf"|\s?{_OF_CENSUS}\s?(?:に(?:比べ|対する|対し|比し)|からの|から見た|より\s?(?:増|減|多|少|高|低|上|下|伸|縮))"
)
# 令和3年と令和4年との差 is of both.
_BASE_BESIDE = Pattern(rf"\s?{_OF_CENSUS}\s?と(?:の(?:差|比|増減|対比|比較)|比べ|比較)")
_BASE_BEFORE = Pattern(
    r"基準(?:年度|年次?|時点?|人口)?\s?(?::|は|=)\s?\(?$|基準(?:年度|年次?|時点?|人口)\s?\(?$|(?<![一-龥])対\s?$"
)

# The areas as of a day, to which figures of other days are rearranged.
_BOUNDS_BEHIND = Pattern(r"\s?(?:現在|時点)?の?(?:市区?町村|行政)?(?:境域|区域)(?:に|で|と|は|$|[)\]、,])")
_BOUNDS_BEFORE = Pattern(r"市区?町村時点(?:\(年月日\))?\s?:?\s?$")

# What happened to a body at that time: a merger, a promotion, a closing.
_CHANGES = (
    "(?:新設|編入|対等|吸収)?(?:合併|廃置分合|市制施行|町制施行|市制|町制|改称|名称変更|(?:政令|指定|中核|特例)[都市指定]*移行)"
    "(?!処理|浄化|症|算定|特例|補助|推進|協議|の状況|市町村数|件数|数|率)|編入(?!率|件|数)"
)
_ENDINGS = (
    r"(?:廃止|新設|設置|開設|施行|発足|移行|統合|分割|解散|閉鎖|開始|終了)"
    rf"(?=さ?れ|した|し、|する|に伴|により|による|のため|{_STOP})"
)
_WITH = r"(?:[^\d。()、,現時]{1,14}(?:と|が|を|へ|に|から|の))?"
_EVENT_OF_DAY = Pattern(
    rf"\s?{_WEEKDAY}(?:(?:付け?(?:で|の)?|に|で|をもって|より|から|、|,)\s?{_WITH})?\s?(?:{_CHANGES}|{_ENDINGS})"
)
_EVENT_OF_YEAR = Pattern(
    rf"\s?(?:中|末)?(?:に|で|をもって|より|から)\s?{_WITH}\s?(?:{_CHANGES}|{_ENDINGS})"
    rf"|\s?(?:{_CHANGES})(?:{_END}|さ?れ|した|し、|により|前|後)"
)
_EVENT_BEFORE = Pattern(
    r"(?:合併|編入|廃置分合|[市町]制(?:施行)?|改称|名称変更|廃止|新設|設置|開設|施行|発足|統合|制定|設立|告示)"
    r"(?:期日|年月日|日|年)\s?(?::|は|=)?\s?\(?$"
)
_EVENT_OF_DAY_BEFORE = Pattern(r"(?:合併|編入|[市町]制施行|改称|名称変更)\s?(?::|\()\s?$")


# 令和6年度調査 is of its own year, unless what it asked for is said beside it: 令和6年度 …調査（令和5年度実績）.
_ASKS = Pattern(r"[^\d()、。]{0,30}(?:調査|照会|アンケート)(?:結果|票|の?概要)*\s?[(【〔]?\s?$")
_RESULTS = Pattern(r"\s?(?:度|末)?\s?の?(?:実績|決算|分(?=[)】〕]|$))")


class Said(NamedTuple):
    """What a period is about, and how many characters behind it said so: they say nothing of the next period."""

    role: PeriodRole
    used: int = 0


def role_of(period: Period, before: str, behind: str) -> Said:
    """Say what a period is about.

    Args:
        period: the period; a day or month is a date of reference where a year would be a base.
        before: the words before it, back to the period before.
        behind: the words behind it, up to the next period.
    """
    if not before.strip() and not behind.strip():
        return Said("data")
    dated = period.kind in ("date", "month")
    rules: tuple[tuple[PeriodRole, re.Match[str] | None, bool], ...] = (
        ("base", _INDEX_BEHIND.match(behind), _INDEX_BEFORE.search(before) is not None),
        ("base", None if dated else _BASE_BEHIND.match(behind), not dated and _BASE_BEFORE.search(before) is not None),
        ("base", None if dated or before.endswith("と") else _BASE_BESIDE.match(behind), False),
        ("base", _BOUNDS_BEHIND.match(behind), _BOUNDS_BEFORE.search(before) is not None),
        ("edition", _EDITION_BEHIND.match(behind), False),
        ("published", _PUBLISHED_BEHIND.match(behind), _published_before(before, dated=dated)),
        ("published", _FETCHED_BEHIND.match(behind) if dated else None, _FETCHED_BEFORE.search(before) is not None),
        ("survey", _SURVEY_BEHIND.match(behind), _SURVEY_BEFORE.search(before) is not None),
        ("event", (_EVENT_OF_DAY if dated else _EVENT_OF_YEAR).match(behind), _event_before(before, dated=dated)),
    )
    for role, match, said_before in rules:
        if match is not None or said_before:
            return Said(role, match.end() if match else 0)
    return Said("data")


def asks(behind: str) -> bool:
    """Tell whether the words between a period and the next one call the first that of a survey."""
    return _ASKS.match(behind) is not None


def are_results(behind: str) -> bool:
    """Tell whether the words behind a period say that the figures are its results: 令和5年度実績."""
    return _RESULTS.match(behind) is not None


def _published_before(before: str, *, dated: bool) -> bool:
    return _PUBLISHED_BEFORE.search(before) is not None and (dated or _OPEN_ONLY.search(before) is None)


def _event_before(before: str, *, dated: bool) -> bool:
    return bool(_EVENT_BEFORE.search(before) or (dated and _EVENT_OF_DAY_BEFORE.search(before)))
