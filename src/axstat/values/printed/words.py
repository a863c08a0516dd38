"""The words that belong to a printed number: units, what it is counted per, how nearly it is meant, direction, denial.

Each list is closed: a word that is not in it changes nothing, except right behind the digits, where an unknown word is
an unknown unit. Patterns read folded text.
"""

from __future__ import annotations

import re

from axstat.values.lazy import Pattern
from axstat.values.printed.model import Approx

_BODIES = "市区町村 市町村 区市町村 地方公共団体 地方自治体 自治体 団体"
_SAME_UNIT = {
    **dict.fromkeys(_BODIES.split(), "団体"),
    "名": "人",
    "パーセント": "%",
    "percent": "%",
    "per cent": "%",
    **dict.fromkeys(
        ("パーセントポイント", "%ポイント", "percentage points", "percentage point", "points", "pt"), "ポイント"
    ),
    **dict.fromkeys(("カ所", "か所", "個所", "ヵ所"), "か所"),
    **dict.fromkeys(("カ月", "か月", "個月", "ヵ月", "か月間", "カ月間"), "か月"),
    **dict.fromkeys(("カ国", "か国", "ヵ国"), "か国"),
    **dict.fromkeys(("hours", "hour", "hrs"), "時間"),
    **dict.fromkeys(("people", "persons", "workers", "employees", "residents"), "人"),
    **dict.fromkeys(("municipalities", "local governments", "bodies"), "団体"),
    **dict.fromkeys(("households",), "世帯"),
    **dict.fromkeys(("yen",), "円"),
    **dict.fromkeys(("times", "-fold"), "倍"),
    "番目": "位",
    "平方キロメートル": "km2",
    "平方メートル": "m2",
    "㎡": "m2",
    "㎢": "km2",
    "k㎡": "km2",
    "㎞": "km",
    "㎏": "kg",
    "ヘクタール": "ha",
    "トン": "t",
    "メートル": "m",
    "キロメートル": "km",
    "才": "歳",
    "間": "",
}
_PLAIN = (
    "人日 人月 人年 人 円 世帯 件 戸 校 社 園 施設 事業所 企業 学級 棟 組 床 票 隻 頭 羽 匹 室 席 基 路線 点 口 泊 議席 議案 通 部門 部 回答"
    " 都道府県 道府県 府県 町村 指定都市 政令市 特別区 市 町 村 県 府 都 区分 区 か村 地区 地域 分野 業種 職種 産業 種類 項目 事業 制度"
    " 時間 分間 分 秒 日間 日 週間 週 年度 年間 年 歳 位 倍 % ‰ ポイント つ 個 本 枚 冊 台 回 両 着"
    " ドル 米ドル ユーロ ha km2 km m2 m3 kg t m cm mm GB MB TB kWh MWh GWh kW MW GW kl kL 度 ℃ 字 文字 語 行 列 セル シート ページ 問 人時間"
)
_LEXEMES = sorted({*_PLAIN.split(), *_SAME_UNIT}, key=len, reverse=True)
_JAPANESE = "|".join(lexeme for lexeme in _LEXEMES if not lexeme.isascii() and lexeme != "間")
_LATIN = "|".join(lexeme.replace(" ", r"\s") for lexeme in _LEXEMES if lexeme.isascii() and lexeme[0].isalpha())
UNIT = Pattern(rf"\s?(?P<unit>%ポイント|パーセントポイント|{_JAPANESE}|%|‰|(?:{_LATIN})(?![A-Za-z0-9]))")
_COUNTED = f"{_BODIES} 世帯 事業所 企業 施設 学校 大学 病院 都道府県 道府県 町村 指定都市 特別区 職員 住民 地域 業種 部門 職種 法人"
COUNTED_BODIES = Pattern(rf"の(?P<unit>{'|'.join(sorted(_COUNTED.split(), key=len, reverse=True))})(?!の?(?:数|別))")
"""1,722の市区町村: what is counted stands behind の."""
FOREIGN = Pattern(r"[一-鿿々ァ-ヺ㌀-㏿A-Za-z¢£€㎜-㏟]")
"""What may begin a unit that is not known, right behind digits."""

PER_BEHIND = Pattern(
    r"\s?(?:/\s?(?P<per>年|月|週|日)間?(?!\d)|\((?P<inside>年|月|週|日)間?\))|\s(?:a|per)\s(?P<english>year|month|week|day)(?![a-z])"
)
PER_BEFORE = Pattern(
    r"(?P<month>(?<![\d一二三四五六七八九十元])月(?:平均|間|当たり|あたり|額|に(?![^、。]*月)|(?=(?:約|およそ)?\s?$))"
    r"|(?:1|一)か月(?:平均|間)?(?:当たり|あたり)?|(?:1|一)カ月|ひと月|毎月|monthly|a\smonth|per\smonth)"
    r"|(?P<year>(?<!\d)年(?:間|平均(?![値気])|当たり|あたり|額|に(?![^、。]*年)|(?=(?:約|およそ)?\s?$))"
    r"|(?<!\d)(?:1|一)年(?:間|当たり|あたり|平均|(?=約?\s?$))|毎年|通年|annual|yearly|a\syear|per\syear)"
    r"|(?P<week>(?<!\d)週(?:平均|間|当たり|あたり|に|(?=(?:約|およそ)?\s?$))|(?:1|一)週間?|毎週|weekly|a\sweek)"
    r"|(?P<day>(?:1|一)日(?:平均|当たり|あたり|に|(?=(?:約|およそ)?\s?$))|毎日|日平均|daily|a\sday)"
)
"""What hours before which it stands are counted per; the nearest counts. 4月 and 2024年 are dates."""

APPROX_BEFORE: tuple[tuple[Approx, Pattern], ...] = (
    ("at_least", Pattern(r"(?:少なくとも|最低でも|at\sleast|no\sfewer\sthan|no\sless\sthan)\s?$")),
    ("at_most", Pattern(r"(?:多くとも|高々|at\smost|no\smore\sthan|up\sto)\s?$")),
    ("over", Pattern(r"(?:more\sthan|over|above|exceeding)\s?$")),
    ("under", Pattern(r"(?:fewer\sthan|less\sthan|under|below)\s?$")),
    ("slightly_under", Pattern(r"(?:nearly|almost|just\sunder)\s?$")),
    ("slightly_over", Pattern(r"(?:just\sover|a\slittle\sover)\s?$")),
    (
        "about",
        Pattern(
            r"(?:約|およそ|おおよそ|凡そ|おおむね|概ね|ほぼ|だいたい|大体|ざっと|about|around|approximately|roughly)\s?$"
        ),
    ),
)
_BETWEEN = r"(?:の(?:水準|値)?)?"
APPROX_BEHIND: tuple[tuple[Approx, Pattern], ...] = (
    (
        "at_most",
        Pattern(
            r"\s?(?:を超え(?:てい)?な[いか]|を上回ら(?:ず|な[いか])|以下|以内|まで(?:の(?!増|減))(?=\S)|or\sless|or\sfewer)"
        ),
    ),
    (
        "at_least",
        Pattern(
            r"\s?(?:を下回ら(?:ず|な[いか])|を割ら(?:ず|な[いか])|未満では?な[いく]|以上(?!では?な[いく])|or\smore)"
        ),
    ),
    (
        "over",
        Pattern(
            rf"\s?(?:超(?!勤|過|高齢|音)|{_BETWEEN}を(?:超え|超す|超し|こえ|上回|突破)|より(?:多|大き|高|長)|余り(?!に)|余(?![一-鿿るっすら])|余(?=人|団体|件|名|円|社|時間|年)|あまり)"
        ),
    ),
    (
        "under",
        Pattern(
            rf"\s?(?:未満(?!では?な[いく])|以上では?な[いく]|{_BETWEEN}を(?:下回|割|切[るりっ])|には?(?:満たな|満たず|達しな|達せず|達していな|届かな|届かず|届いていな|及ばな|及ばず|及んでいな)|足らず|弱未満|より(?:少な|小さ|低|短))"
        ),
    ),
    ("slightly_under", Pattern(r"\s?(?:弱(?!い|者|点|体|さ|く)|近(?:い|く|かっ)|に(?:迫|近づ|近い)|すれすれ|弱含)")),
    ("slightly_over", Pattern(r"\s?(?:強(?!い|化|者|力|さ|く|制|み|靱|調))")),
    ("about", Pattern(r"\s?(?:程度|前後|ほど|規模|ぐらい|くらい|内外|見当|方(?=で|の|が|に|と|は|、|。|$))")),
)
BAND = Pattern(r"\s?台(?!目|帳|数|頭|風|湾|本|車|所|紙|座|上|地|形)")
VEHICLES = Pattern(
    r"(?:車|バス|トラック|タクシー|端末|パソコン|PC|サーバー?|ロボット|機|カメラ|タブレット|バイク|ドローン|センサー)[^、。\d]{0,12}$"
)

_DOWN = (
    "不足 減少 減額 減収 減益 減員 減 低下 下落 下降 縮小 縮減 削減 後退 赤字 マイナス 下回 下がっ 下がり 下がる 落ち込 目減り 減っ 減り 減る"
    " 減ら 少なく 少ない 低い 低く 低かっ 足りな 足りず 転出超過 入超 圧縮 短縮 引き下げ 引下げ 縮ま 縮ん 割り込"
)
_UP = (
    "余剰 過剰 増加 増額 増収 増益 増員 増大 増 上昇 拡大 伸び 伸長 黒字 プラス 上回 上がっ 上がり 上がる 増え 増や 多い 多く 多かっ 高い"
    " 高く 高かっ 高まり 高まっ 高まる 余る 余り 余っ 転入超過 出超 延び 延ば 延長 余裕 引き上げ 引上げ"
)
_NO_SIGN = "差 開き 悪化 改善 違い 隔たり 格差 乖離 欠員 割引 取り崩 変動"


def _one_of(words: str) -> str:
    """Return an alternation; 過不足 and 増減 say no direction."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "|".join({"不足": "(?<!過)不足", "減": "(?<!増)減(?!税)"}.get(word, word) for word in ordered)


_KINDS = rf"(?P<down>{_one_of(_DOWN)})|(?P<up>{_one_of(_UP)})|(?P<none>{_one_of(_NO_SIGN)})"
_ADVERB = r"(?:程度|ほど|余り|前後|強|弱|超|近く|以上|以下|未満|も|だけ|ずつ|分|、)?"
DIRECTION_BEHIND = Pattern(
    rf"\s?{_ADVERB}(?:の|が|を|は|も|だけ|も?の(?:大幅な|大きな|小幅な|純)?)?\s?(?:純|大幅に?|大きく|さらに|純)?(?:{_KINDS})"
)
"""339万人の不足, 3.2%増, 6.7ポイント低下, 320人下回った; に and まで say where it ends, and no direction."""
SHORTAGE_BEHIND = Pattern(
    r"(?:の|分の)[^、。；;（(\d]{1,16}?(?:が|は|も|の)?(?:(?P<down>不足|足りな|足りず)|(?P<up>余剰|過剰|余る|余り|余っ))"
)
"""339万人のAI人材が不足: between number and direction stands who is short."""
LEVEL_BEHIND = Pattern(
    r"\s?(?:程度|ほど|前後|強|弱|超|台|近く|以上|以下|未満)?(?:に|へ|まで(?!も))(?!は?(?:満た|達し|届|及ば|及ん|迫|近))"
)
ALSO_DOWN = Pattern(r"\s?(?:が|は|も)?\s?(?:short\b|fewer|less\b|lower|down\b|decrease|decline|drop)")
ALSO_UP = Pattern(r"\s?(?:in\s)?(?:surplus|more\b|higher|up\b|increase|rise|excess)")
_NOUNS = re.compile(r"^(?:[一-鿿]{1,4}|マイナス|プラス|伸び)$")
_KINDS_BEFORE = "|".join(
    f"(?P<{name}>{_one_of(' '.join(word for word in words.split() if _NOUNS.match(word)))})"
    for name, words in (("down", _DOWN), ("up", _UP), ("none", _NO_SIGN))
)
"""Before a number only nouns say a direction: 最も高い79.8％ is a level."""
DIRECTION_BEFORE = Pattern(
    rf"(?:{_KINDS_BEFORE})(?:数|額|量|幅|分|率|者数|人数|見込み|見通し)?(?:する|となるの?|した(?!の))?"
    r"(?:は|が|も|で|:|=|の|、)?\s?(?:約|およそ|おおむね|概ね|ほぼ|最大|最大で|年間|合わせて|計|合計|全国で|実に)?\s?$"
)
ENGLISH_BEFORE = Pattern(
    r"(?P<down>short(?:age)?\s(?:of|by)|(?:fell|falls|fall|dropped|declined|decreased|down|lower|reduced|cut)\s(?:by\s)?"
    r"|(?:decline|decrease|drop|fall|reduction|deficit|loss)\sof\s?)\s?(?:about|around|roughly|some)?\s?$"
    r"|(?P<up>surplus\s(?:of|by)|(?:rose|rises|grew|increased|up|gained)\s(?:by\s)?"
    r"|(?:rise|increase|growth|gain|surplus|excess)\sof\s?)\s?(?:about|around|roughly|some)?\s?$"
)
DENIED = Pattern(
    r"(?:では|じゃ|とは(?:言え|いえ|限ら)?)(?:な[いくか]|ありませ)|とは[^、。]{0,8}な[いくか]|わけではな|(?:は|も|が)(?:生じ|見込まれ|起き|見られ|発生し|存在し)(?:てい)?(?:な[いくか]|ず|ませ)"
    r"|(?:は|も)(?:な[いくか]|ありませ)|(?:解消|解決)(?:され|し|する)|誤り|間違い(?!な)|\bnot\b|isn't|wasn't"
)
NOT_DENIED = Pattern(
    r"(?:だけ|のみ|に限ら|ばかり)(?:では?)?(?:な[いく]|ず)|少なくな|欠かせな|に(?:満た|達し|届か|及ば)な|足りな|を(?:超え|上回ら|下回ら)な"
)
COMPARED = Pattern(r"[。；;（(]|より|前年|前回|前期|比べ|比で|うち|から|ため|して|であ|に対|ので|の内|差")
CLAUSE = Pattern(r"[、。；;，\n（(「」]|,\s|\.(?:\s|$)|\d|[〇一二三四五六七八九十百千万億兆]{2}")


PER = {"year": "年", "month": "月", "week": "週", "day": "日"}


def same_unit(printed: str) -> str:
    """Return the unit that a printed word is, in one spelling: 名 and people are 人."""
    return _SAME_UNIT.get(" ".join(printed.split()), " ".join(printed.split()))
