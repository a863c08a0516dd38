"""Words that tell what a label is when it is no area and no category: totals, notes, titles, identity headers.

Only wording is judged here; where a text stands is the business of rows and header.
"""

from __future__ import annotations

import re

from axstat.values.text import clean, fold_label

_TOTAL = re.compile(
    r"(?:合計|総計|小計|総数|累計|計|全体|全市|全域|全団体|全市町村|全市区町村|全自治体)(?:\(.{1,12}\)|値)?$"
)
_AVERAGE = re.compile(r"平均")
_AGGREGATE = re.compile(
    r"(?:その他の?)?(?:都道府県|(?:政令)?指定都市|政令市|市区町村|市町村|区市町村|中核市|(?:施行時)?特例市|特別区|一般市|都市"
    r"|町村|大都市|中都市|小都市|県内|県庁所在市|県庁所在地|市部|郡部|町部|村部|区部|全国)(?:\(.{1,20}\))?"
)
_PSEUDO_BODY = re.compile(r"(?:東京都)?(?:特別区部?|区部|23区|都区部)(?:\(.{1,12}\))?")
_REGION = re.compile(
    r"(?:北海道|東北|北関東|南関東|関東|甲信越|北関東・甲信|北陸|中部|東海|東京圏|名古屋圏|大阪圏|首都圏|近畿|関西|中国|四国"
    r"|中国・四国|九州|九州・沖縄|沖縄|関東\(?(?:東京圏を?除く|除く東京圏)\)?)(?:地方|地域|ブロック|圏)?"
)
_NOTE = re.compile(
    r"^(?:※|＊|\*|\(?注|備考|\(?備考|資料|\(?資料|出典|\(?出典|出所|\(?出所|[・●◆■□○◎▲△▼]\s*\S{6}|\d{1,2}[)）.．]\s?\D|\(\d{1,2}\)|\[)"
)
_UNIT_NOTE = re.compile(r"(?:^|\()\s*単位")
_UNIT_BRACKET = re.compile(r"\(?\s*単位.*?(?:\)|$)")
_TITLE = re.compile(
    r"調査|結果|一覧|状況|統計|について|に関する|指標|概要|現在\)?$|^(?:第?\d+表|表\s?\d|別紙|別添|参考\d?|資料\d|図表)"
)
_IDENTITY_HEADER = re.compile(
    r"(?:団体|都道府県|市区町村|市町村|区市町村|自治体|地方公共団体|地域|都市|所属|職種|職業|学歴|産業|業種|区分|項目|名称|番号|コード"
    r"|code|area|prefecture|city|municipality|name|フリガナ|カナ|ふりがな|no\.?$|^(?:市|区|県|郡|町村|都道府県市|年|年度|年次)$)",
    re.IGNORECASE,
)
_IDENTITY_LABEL = re.compile(
    r"(?:地方公共団体|団体|都道府県|市区町村|市町村|区市町村|自治体|地域|都市|市|区|県|郡|町村|職種|職業|学歴|産業|業種|区分|項目|年|年度|年月|[・及びと])*"
    r"(?:名|名称|コード|番号|区分|別|種別|code|name)?(?:\(.{1,8}\))?",
    re.IGNORECASE,
)
_YEAR_HEADER = re.compile(
    r"(?:.{0,6}(?:西暦|和暦|年度|年次|年月日?|年|時点|時期|期日|期間|日付|年月次|基準日|時間軸|月次|調査月|期))(?:末|別|コード)?"
    r"(?:\(.{0,12}\))?(?:[_・]?(?:int|code|コード))?(?:末)?(?:現在)?|.{0,8}(?:time|year|date)(?:_?(?:period|code))?|fy|(?:西暦)_?\w*",
    re.IGNORECASE,
)
_NO_YEAR_HEADER = re.compile(
    "生年|年齢|周年|少年|青年|成年|年代|経過|前年|対年|平年|通年|定年|学年|短期|長期|任期|有効期"
)
_CODE_HEADING = re.compile(
    r".{0,20}(?:コード|code)(?:\(.{1,12}\))?|.{0,20}[_-](?:code|cd)|(?:code|cd|lgcode|jis).{0,6}", re.IGNORECASE
)
_NUMBER_HEADING = re.compile(r"(?:no\.?|№|番号|連番|通番|通し番号|整理番号|項番|行番号|#|seq|id)", re.IGNORECASE)
_REMARK_HEADING = re.compile(
    r"(?:備考|注釈|注記|注|脚注|摘要|備\s?考|メモ|特記事項|出典|資料|コメント|annotation|notes?|remarks?|comment|.{1,30}\s?注釈)(?:欄|\d{0,2})?(?:\(.{0,20}\))?|/.{0,30}",
    re.IGNORECASE,
)
_PAGE_HEADING = re.compile(r"(?:掲載|該当)?(?:ページ|頁|貢)(?:番号|数)?|pages?|p\.?", re.IGNORECASE)
_UNIT_HEADING = re.compile(r"単位|unit", re.IGNORECASE)
_MEASURE_HEADING = re.compile(
    r"表章項目|統計項目|調査項目|集計項目|指標|指標名|項目|項目名|観測項目|tab|measure|indicator", re.IGNORECASE
)
_PREFECTURE_HEADING = re.compile(r"(?:都道府県|府県|県|道府県|prefecture)(?:名|別|名称)?(?:\(.{1,8}\))?", re.IGNORECASE)
_MUNICIPALITY_HEADING = re.compile(
    r".{0,6}(?:市区町村|市町村|区市町村|市|市区|町村|自治体|団体|都市|地方公共団体|municipality|city|県庁所在地|県庁所在市)(?:名|別|名称)?(?:\(.{1,8}\))?",
    re.IGNORECASE,
)
_CITY_HEADING = re.compile(r"(?:県庁所在)?(?:市|都市)(?:名|別)?")
_ASSOCIATION = re.compile(r".{2,}(?:一部事務組合|事務組合|組合|広域連合|企業団|協議会|公社|事業団)(?:\(.{1,12}\))?")
_EVENT_HEADING = re.compile(
    "設立|制定|施行|合併|策定|導入|開始|完成|竣工|選挙|任期|改選|指定|移行|就任|建築|創立|登録|生"
)
_ERAS = frozenset({"明治", "大正", "昭和", "平成", "令和"})
_KANA = re.compile(r"[ァ-ヶヽヾー・\s\u3041-\u3096()\-]+")
_MUNICIPAL_SHAPE = re.compile(r"[^\d\s()、。・:/]{1,9}[市区町村]")
_PAGE_NUMBER = re.compile(r"-\s*\d{1,4}\s*-|(?:p\.?|page)\s*\d{1,4}|\d{1,4}\s*(?:ページ|頁)", re.IGNORECASE)
_DASHES = frozenset("-－―ー‐–—−─…")


def is_page_number(text: str) -> bool:
    """Tell whether a cleaned text is the number of a printed page: `- 12 -`, `3頁`."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_dash(text: str) -> bool:
    """Tell whether a cleaned label is only dashes, which say «no name here»."""
    return bool(text) and all(char in _DASHES for char in text)


def is_average(folded: str) -> bool:
    """Tell whether a folded label names an average over bodies."""
    return len(folded) <= 30 and _AVERAGE.search(folded) is not None


def is_total(folded: str) -> bool:
    """Tell whether a folded label names a total or subtotal: 合計, 市町村計, 全国合計."""
    return len(folded) <= 24 and _TOTAL.search(folded) is not None


def is_aggregate(folded: str) -> bool:
    """Tell whether a folded label names a class of bodies, such as 指定都市 or 市区町村."""
    return _AGGREGATE.fullmatch(folded) is not None


def is_pseudo_body(folded: str) -> bool:
    """Tell whether a folded label names Tokyo's special wards taken as one body (HAZARDS 32)."""
    return _PSEUDO_BODY.fullmatch(folded) is not None


def is_region(folded: str) -> bool:
    """Tell whether a folded label names a region of several prefectures."""
    return _REGION.fullmatch(folded) is not None


def is_note(text: str) -> bool:
    """Tell whether a text reads as a note or as prose: it starts like one, has a full stop, or is long."""
    cleaned = clean(text)
    return len(cleaned) > 100 or "。" in cleaned or _NOTE.match(cleaned) is not None


def is_unit_note(text: str) -> bool:
    """Tell whether a text states the unit of a whole table: `（単位：千円、件）`."""
    return len(text) <= 60 and _UNIT_NOTE.search(clean(text)) is not None


def says_more_than_unit(text: str) -> bool:
    """Tell whether a text that states a unit is also a title: `世帯数の推移（単位：世帯）`."""
    return any(char.isalpha() for char in _UNIT_BRACKET.sub("", clean(text)))


def is_title(text: str) -> bool:
    """Tell whether a text reads as the title of a table rather than as one of its headings."""
    folded = fold_label(text)
    return len(folded) >= 12 and _TITLE.search(folded) is not None


def is_identity_header(text: str) -> bool:
    """Tell whether a text heads a column that says which body a line is about."""
    folded = fold_label(text)
    return len(folded) <= 24 and _IDENTITY_HEADER.search(folded) is not None


def is_identity_label(text: str) -> bool:
    """Tell whether a text is nothing but the heading of an identity column (`市区町村名（漢字）`)."""
    folded = fold_label(text)
    return not folded.startswith("(") and _IDENTITY_LABEL.fullmatch(folded) is not None


def is_year_header(text: str) -> bool:
    """Tell whether a text heads a column that gives each line its period."""
    folded = fold_label(text)
    return _YEAR_HEADER.fullmatch(folded) is not None and _NO_YEAR_HEADER.search(folded) is None


def is_code_heading(text: str) -> bool:
    """Tell whether a text heads a column of codes: `団体コード`, `cat01_code`, `時間軸コード`, `団体番号`."""
    return _CODE_HEADING.fullmatch(fold_label(text)) is not None


def is_number_heading(text: str) -> bool:
    """Tell whether a text heads a column that only counts the lines: `No.`, `連番`."""
    return _NUMBER_HEADING.fullmatch(fold_label(text)) is not None


def is_remark_heading(text: str) -> bool:
    """Tell whether a text heads a column of remarks, or the stub of an e-Stat table: `備考`, `注釈`, `/時間軸`."""
    return _REMARK_HEADING.fullmatch(fold_label(text)) is not None


def is_annotation_heading(text: str) -> bool:
    """Tell whether a text heads a column of e-Stat's annotations: `2018年度 注釈`."""
    return fold_label(text).endswith("注釈")


def is_page_heading(text: str) -> bool:
    """Tell whether a text heads the page numbers of a table of contents."""
    return _PAGE_HEADING.fullmatch(fold_label(text)) is not None


def is_unit_heading(text: str) -> bool:
    """Tell whether a text heads a column that gives each line its unit."""
    return _UNIT_HEADING.fullmatch(fold_label(text)) is not None


def is_measure_heading(text: str) -> bool:
    """Tell whether a text heads a column that names what each line measures: `表章項目`."""
    return _MEASURE_HEADING.fullmatch(fold_label(text)) is not None


def is_event_heading(text: str) -> bool:
    """Tell whether a text heads the day something happened to each body: `合併年月日` is no period of figures."""
    return _EVENT_HEADING.search(fold_label(text)) is not None


def heads(text: str) -> str:
    """Return what the names under a heading are: `prefecture`, `municipality`, or '' where it leaves that open."""
    folded = fold_label(text)
    if _PREFECTURE_HEADING.fullmatch(folded):
        return "prefecture"
    return "municipality" if _MUNICIPALITY_HEADING.fullmatch(folded) and "都道府県" not in folded else ""


def heads_cities(text: str) -> bool:
    """Tell whether the names under a heading are all of cities: 市, 都市名, 県庁所在市."""
    return _CITY_HEADING.fullmatch(fold_label(text)) is not None


def is_association(folded: str) -> bool:
    """Tell whether a folded label names a body that municipalities run together: 組合, 広域連合, 企業団."""
    return len(folded) <= 40 and _ASSOCIATION.fullmatch(folded) is not None


def is_era(text: str) -> bool:
    """Tell whether a text is the name of an era alone."""
    return text.strip() in _ERAS


def is_kana(text: str) -> bool:
    """Tell whether a text is a reading in kana."""
    cleaned = clean(text)
    return len(cleaned) >= 2 and _KANA.fullmatch(cleaned) is not None


def has_municipal_shape(name: str) -> bool:
    """Tell whether a name is shaped like a municipality's: it ends in 市, 区, 町 or 村."""
    return _MUNICIPAL_SHAPE.fullmatch(name) is not None and not is_aggregate(fold_label(name))
