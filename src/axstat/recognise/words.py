"""Words that tell what a label is when it is no area and no category: totals, notes, titles, identity headers.

Only wording is judged here; where a text stands is the business of rows and header.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from axstat.values.lazy import Pattern
from axstat.values.text import clean, fold_label

_KEPT = 4096
folded = lru_cache(_KEPT)(fold_label)
"""The folded text; one heading is compared with most of the table."""


class Wording:
    """A wording that a text has or has not: a table of them follows, each with what it says of a text that has it."""

    def __init__(
        self,
        pattern: str,
        *,
        anywhere: bool = False,
        shortest: int = 0,
        longest: int = 1 << 30,
        unless: str = "",
        read: Callable[[str], str] = folded,
    ) -> None:
        """Name a wording.

        Args:
            pattern: what the text is.
            anywhere: the pattern may stand anywhere in the text.
            shortest: a shorter text has not the wording.
            longest: a longer one has not either.
            unless: what must stand nowhere in the text.
            read: what is done to the text before.
        """
        self._pattern = Pattern(pattern)
        self._anywhere = anywhere
        self._lengths = range(shortest, longest + 1)
        self._unless = Pattern(unless) if unless else None
        self._read = read

    def __call__(self, text: str) -> bool:
        """Tell whether a text has the wording."""
        read = self._read(text)
        if len(read) not in self._lengths or (self._unless is not None and self._unless.search(read)):
            return False
        return (self._pattern.search if self._anywhere else self._pattern.fullmatch)(read) is not None


def as_is(text: str) -> str:
    """Return a text that was cleaned or folded already."""
    return text


is_page_number = Wording(r"(?i)-\s*\d{1,4}\s*-|(?:p\.?|page)\s*\d{1,4}|\d{1,4}\s*(?:ページ|頁)", read=as_is)
"""A cleaned text is the number of a printed page: `- 12 -`, `3頁`."""
is_average = Wording(r"平均", anywhere=True, longest=30, read=as_is)
"""A folded label names an average over bodies."""
# 会計, 推計, 設計, 統計, 家計, 集計, 時計 end in 計 and add nothing up.
is_total = Wording(
    r"(?:合計|総計|小計|総数|累計|(?<![会推設統家集時])計|全体|全市|全域|全団体|全市町村|全市区町村|全自治体)(?:\(.{1,12}\)|値)?$",
    anywhere=True,
    longest=24,
    read=as_is,
)
"""A folded label names a total or subtotal: 合計, 市町村計, 全国合計."""
is_aggregate = Wording(
    r"(?:その他の?)?(?:都道府県|(?:政令)?指定都市|政令市|市区町村|市町村|区市町村|中核市|(?:施行時)?特例市|特別区|一般市|都市"
    r"|町村|大都市|中都市|小都市|県内|県庁所在市|県庁所在地|市部|郡部|町部|村部|区部|全国)(?:\(.{1,20}\))?",
    read=as_is,
)
"""A folded label names a class of bodies, such as 指定都市 or 市区町村."""
is_pseudo_body = Wording(r"(?:東京都)?(?:特別区部?|区部|23区|都区部)(?:\(.{1,12}\))?", read=as_is)
"""A folded label names Tokyo's special wards taken as one body (hazards.md#special-wards-as-one-body)."""
is_region = Wording(
    r"(?:北海道|東北|北関東|南関東|関東|甲信越|北関東・甲信|北陸|中部|東海|東京圏|名古屋圏|大阪圏|首都圏|近畿|関西|中国|四国"
    r"|中国・四国|九州|九州・沖縄|沖縄|関東\(?(?:東京圏を?除く|除く東京圏)\)?)(?:地方|地域|ブロック|圏)?",
    read=as_is,
)
"""A folded label names a region of several prefectures."""
is_part = Wording(
    r"(?:[〃々]\s?)?\(?(?:再掲\)?|うち|内(?=[\s:・]))[\s、:・]*[^\s、:・].{0,15}|[〃々]\s?\(.{1,15}\)", read=clean
)
"""A text names a part of the body above it: うち消防, （うち女性）, 〃（女性）."""
is_ditto = Wording(r"〃|々|同上", longest=2, read=str.strip)
"""A text stands for the one above it, or in a header for the one left of it."""
is_kind = Wording(r"[市町村区]{1,3}")
"""A text names a kind of bodies and nothing else: 市, 町村; between bodies it heads those below it."""
is_association = Wording(
    r".{2,}(?:一部事務組合|事務組合|組合|広域連合|企業団|協議会|公社|事業団)(?:\(.{1,12}\))?", longest=40, read=as_is
)
"""A folded label names a body that municipalities run together: 組合, 広域連合, 企業団."""
# Twelve characters: shorter ones (実施状況, 結果) head columns as well.
is_title = Wording(
    r"調査|結果|一覧|状況|統計|について|に関する|指標|概要|現在\)?$|^(?:第?\d+表|表\s?\d|別紙|別添|参考\d?|資料\d|図表)",
    anywhere=True,
    shortest=12,
)
"""A text reads as the title of a table rather than as one of its headings."""
is_identity_header = Wording(
    r"(?i)(?:団体|都道府県|市区町村|市町村|区市町村|市町名|市町$|町村名|自治体|地方公共団体|地域|都市|所属|職種|職業|学歴|産業|業種|区分|項目|名称|番号|コード"
    r"|code|area|prefecture|city|municipality|name|フリガナ|カナ|ふりがな|no\.?$|^(?:市|区|県|郡|町村|都道府県市|年|年度|年次)$)",
    anywhere=True,
    longest=24,
)
"""A text heads a column that says which body a line is about."""
is_identity_label = Wording(
    r"(?i)(?:地方公共団体|団体|都道府県|市区町村|市町村|区市町村|自治体|地域|都市|市|区|県|郡|町|村|職種|職業|学歴|産業|業種|区分|項目|年|年度|年月|[・及びと])*"
    r"(?:名|名称|コード|番号|区分|別|種別|code|name)?(?:\(.{1,8}\))?",
    unless=r"^\(",
)
"""A text is nothing but the heading of an identity column (`市区町村名（漢字）`)."""
# The words left out hold 年 or 期 without being the period of a line's figures: 生年, 年齢, 経過年, 任期.
is_year_header = Wording(
    r"(?i)(?:.{0,6}(?:西暦|和暦|年度|年次|年月日?|年|時点|時期|期日|期間|日付|年月次|基準日|時間軸|月次|調査月|期))(?:末|別|コード)?"
    r"(?:\(.{0,12}\))?(?:[_・]?(?:int|code|コード))?(?:末)?(?:現在)?|.{0,8}(?:time|year|date)(?:_?(?:period|code))?|fy|(?:西暦)_?\w*",
    unless="生年|年齢|周年|少年|青年|成年|年代|経過|前年|対年|平年|通年|定年|学年|短期|長期|任期|有効期",
)
"""A text heads a column that gives each line its period."""
is_note_mark = Wording(r"\(?(?:[※*]|注|備考|資料|出典)\s?\d{0,2}\)?[.:)]?", read=clean)
"""A text is the mark of a note that stands in the cell beside it."""
is_code_heading = Wording(
    r"(?i).{0,20}(?:コード|code)(?:\(.{1,12}\))?|.{0,20}[_-](?:code|cd)|(?:code|cd|lgcode|jis).{0,6}"
)
"""A text heads a column of codes: `団体コード`, `cat01_code`, `時間軸コード`, `団体番号`."""
is_number_heading = Wording(r"(?i)(?:no\.?|№|番号|連番|通番|通し番号|整理番号|項番|行番号|#|seq|id)")
"""A text heads a column that only counts the lines: `No.`, `連番`."""
is_remark_heading = Wording(
    r"(?i)(?:備\s?考|注釈|注記|注|脚注|摘\s?要|メモ|特記事項|出典|資料|コメント|annotation|notes?|remarks?|comment|.{1,30}\s?注釈)(?:欄|\d{0,2})?(?:\(.{0,20}\))?|/.{0,30}"
)
"""A text heads a column of remarks, or the stub of an e-Stat table: `備考`, `注釈`, `/時間軸`."""
is_annotation_heading = Wording(r".*注釈")
"""A text heads a column of e-Stat's annotations: `2018年度 注釈`."""
is_page_heading = Wording(r"(?i)(?:掲載|該当)?(?:ページ|頁|貢)(?:番号|数)?|pages?|p\.?")
"""A text heads the page numbers of a table of contents."""
is_unit_heading = Wording(r"(?i)単位|unit")
"""A text heads a column that gives each line its unit."""
is_measure_heading = Wording(
    r"(?i)表章項目|統計項目|調査項目|集計項目|指標|指標名|項目|項目名|観測項目|tab|measure|indicator"
)
"""A text heads a column that names what each line measures: `表章項目`."""
qualifies_figures = Wording(
    r"(?:速報|確報|確定|概数|概算|暫定|見込|推計|予測|実績|目標|計画|改訂|改定|参考|予算|決算)(?:値|数|額)?|当初予算|補正後予算|予算現額",
    read=clean,
)
"""A text says which sort of figures stand beside it: preliminary, final, planned."""
is_event_heading = Wording(
    "設立|制定|施行|合併|策定|導入|開始|完成|竣工|選挙|任期|改選|指定|移行|就任|建築|創立|登録|生", anywhere=True
)
"""A text heads the day something happened to each body: `合併年月日` is no period of figures."""
heads_cities = Wording(r"(?:県庁所在)?(?:市|都市)(?:名|別)?")
"""The names under a heading are all of cities: 市, 都市名, 県庁所在市."""
is_numbered = Wording(r"(?:\d{1,2}[).．]|\(\d{1,2}\)|[・●◆■□○◎▲△▼【\[]).*", longest=40, unless="。", read=clean)
"""A text is numbered or marked as headings are (（１）本庁, ■ 女性職員): above a table its title, below it a note."""
is_kana = Wording(r"[ァ-ヶヽヾー・\s\u3041-\u3096()\-]+", shortest=2, read=clean)
"""A text is a reading in kana."""

_NOTE = Pattern(
    r"^(?:※|＊|\*|\(?注|備考|\(?備考|資料|\(?資料|出典|\(?出典|出所|\(?出所|[・●◆■□○◎▲△▼]\s*\S{6}|\d{1,2}[)）.．]\s?\D|\(\d{1,2}\)|\[)"
)
# 千円単位未満は四捨五入 and 百人単位で are prose about rounding, and state no unit.
# The day may stand before it: 令和6年3月31日現在　単位：㎡.
_UNIT_NOTE = Pattern(
    r"(?:^(?:[※*]|\(?注\d{0,2}\)?|\(?備考\)?)?[\s:.)]*|\(|^\(?[^()]{2,20}(?:現在|時点)[\s、,]+)"
    r"\s*単位(?!未満|以下|に|で)"
)
_UNIT_BRACKET = Pattern(r"\(?\s*単位(?:(?!ただし|但し).)*?(?:\)|$)")
_LETTER = Pattern(r"\s?\(=?[A-Z](?:\s?[-+/*÷×=][^()]{1,12})?\)$")
_PREFECTURE_HEADING = Pattern(r"(?i)(?:都道府県|府県|県|道府県|prefecture)(?:名|別|名称)?(?:\(.{1,8}\))?")
_MUNICIPALITY_HEADING = Pattern(
    r"(?i).{0,6}(?:市区町村|市町村|区市町村|市町|市|市区|町村|自治体|団体|都市|地方公共団体|municipality|city|県庁所在地|県庁所在市)(?:名|別|名称)?(?:\(.{1,8}\))?"
)
_MUNICIPAL_SHAPE = Pattern(r"[^\d\s()、。・:/]{1,9}[市区町村]")
_ERAS = frozenset({"明治", "大正", "昭和", "平成", "令和"})
_DASHES = frozenset("-－―ー‐–—−─…")


def is_dash(text: str) -> bool:
    """Tell whether a cleaned label is only dashes, which say «no name here»."""
    return bool(text) and all(char in _DASHES for char in text)


@lru_cache(_KEPT)
def is_note(text: str) -> bool:
    """Tell whether a text reads as a note or as prose: it starts like one, has a full stop, or is long."""
    cleaned = clean(text)
    return len(cleaned) > 100 or "。" in cleaned or _NOTE.match(cleaned) is not None


@lru_cache(_KEPT)
def is_unit_note(text: str) -> bool:
    """Tell whether a text states the unit of a whole table: `（単位：千円、件）`."""
    return len(text) <= 60 and _UNIT_NOTE.search(clean(text)) is not None


def without_unit(text: str) -> str:
    """Return a text without the unit that it states: `世帯数の推移（単位：世帯）`."""
    return _UNIT_BRACKET.sub("", clean(text))


def without_letter(text: str) -> str:
    """Return a text without the letter that formulas call it by, or its formula: `令和6年度(B)`, `増減(B-A)`."""
    return _LETTER.sub("", clean(text))


def says_more_than_unit(text: str) -> bool:
    """Tell whether a text that states a unit is also a title."""
    return any(map(str.isalpha, without_unit(text)))


def heads(text: str) -> str:
    """Return what the names under a heading are: `prefecture`, `municipality`, or '' where it leaves that open."""
    heading = folded(text)
    if _PREFECTURE_HEADING.fullmatch(heading):
        return "prefecture"
    return "municipality" if _MUNICIPALITY_HEADING.fullmatch(heading) and "都道府県" not in heading else ""


def is_era(text: str) -> bool:
    """Tell whether a text is the name of an era alone."""
    return text.strip() in _ERAS


def has_municipal_shape(name: str) -> bool:
    """Tell whether a name is shaped like a municipality's: it ends in 市, 区, 町 or 村."""
    return _MUNICIPAL_SHAPE.fullmatch(name) is not None and not is_aggregate(folded(name))


_IN_BRACKETS = Pattern(
    r"(?:(?:括弧|かっこ|カッコ)(?:内|書き?)|[(\[] ?[)\]] ?(?:内|書き?))"
    r"(?:の?(?:数値|数字|数|値))?は、?(?P<what>[^、。()]{1,12}?)"
    r"(?:の?(?:数値|数字|値|実績))?(?:である|です|を示す|を表す)?(?:[、。)]|$)"
)


def said_of_brackets(text: str) -> str:
    """Return what a text says that figures in brackets are: 前年度 of `（括弧内は前年度の数値）`, else ''."""
    match = _IN_BRACKETS.search(folded(text))
    return match["what"] if match else ""
