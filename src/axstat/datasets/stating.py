"""The grammar of notes: what a clause of prose states that figures are, put as a title would say it.

`消防職員を除く`, `中央値を記載している`, `平均ではなく合計である` state something; `庁舎を移転した` does not.
Whose figures it is said of, `noting` decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from axstat.datasets.explaining import without_periods
from axstat.values.lazy import Pattern
from axstat.values.periods import find_periods

LONGEST_PHRASE = 40  # headings, and what figures are said to be, are phrases; prose is longer
_NOT = r"(?:(?:て|で)?(?:い|おり)?(?:な(?:い|かった)|ません)|ず)"
_EXCEPT = Pattern(
    r"(?P<what>[^はがで]{0,40}?)(?:を|は|が|も)?、?(?:(?:本|この|当)?(?:集計|調査|数値|統計|表|算定|計数|人数|時間数)(?:の?対象)?(?:に|から)は?)?"
    r"(?:除く|除いた|除き|除いて(?:いる|おり|います|あります|ある)?|除外|控除|省(?:いた|いている|く)"
    rf"|(?:含[まめんみ]れ?|入[っら]|(?:集計|計上|算入|加算|合算)(?:し|され)|対象(?:に(?:含め|し)|とし)){_NOT}|対象外|対象から外)"
    r"(?:した|しています|している|としている|とする|とした|れる|れている)?(?P<rest>[^をがはでに、]{1,12})?(?:である|です|となる|となっている)?$"
)
_ONLY = Pattern(
    r"(?P<what>[^はがで]{0,40}?)(?:のみ|だけ|に限(?:る|った|り|定)(?:した|している)?)(?:(?:の|を)?(?:数値|値|もの|集計|計上|対象)(?:した|とした|とする|とし|としている)?|の[^をがはでに、]{1,12})?(?:である|です)?$"
)
_AND_MORE = Pattern(r"(?<=除き)、.*|(?<=[まめ]ず)、.*")
_TAKES_IN = Pattern("含(?:む|めた|んだ|みます|んで(?:いる|います)|めて(?:いる|います))$")
_APART = Pattern(
    r"別途|別に(?:加|計|集)|(?:推計|見込|試算|按分|換算|補完)(?:み?に(?:より|よって|よる|基づ)|し(?:て|た)|で算)"
)
"""How figures were made up or set apart: 別途計上している, 推計により算出した."""
_AND = Pattern(r"(?:及び|および|並びに|ならびに|又は|または|・|、)")
_DONE = r"(?:し(?:た|ている)(?:もの)?|する)?"
_IS = Pattern(
    r"(?:である|です|であった|でした|とする|とした|となる|となっている|による|をいう|を指す|であり、.*|ですが、?.*"
    rf"|を(?:示|表)(?:す|している)|を(?:記載|掲載|計上|採用|集計|記入){_DONE}|[をでに](?:表示|表記|換算|示){_DONE})$"
)
_NOUN = Pattern(r"[^ぁ-ん\s]$")
_NO_RESULT = "見込み?|見通し|予測|推計|試算|計画|目標|予定|上限"
_SORT_OF_FIGURE = Pattern(
    rf"(?:値|数|数字|データ|もの|分|平均|中央|(?<!\d)時間|実績|記録|合計|累計|集計|指数|概数|速報|暫定|時点|現在|場合|当たり|増減(?:率|数|額|時間)?|伸び率?|前年度?(?:比|差)|との差|{_NO_RESULT})$"
)
_SORT_OF_LINE = Pattern(
    rf"(?:値|分|平均|中央|実績|合計|累計|速報|暫定|{_NO_RESULT}|月|期|年|年度|年間|集計|まで|以降|から|含む|含めた|含んだ|単位)$"
)
"""What a remark beside a line ends in that says what its figure is: 10月まで, 管理職を含む, 累計."""
_NO_RESULT_WORD = Pattern(_NO_RESULT)
_NO_RESULTS = Pattern(rf"(?:{_NO_RESULT})(?:値|数|数値|時間)?$")
_BODIES = r"(?:団体|自治体|市区?町村|区市町村|市町|町村|都道府県|市|町|村|県)"
_SOME_ARE = Pattern(
    rf"(?:一部(?:の?(?:{_BODIES}|数値|値|項目|職員|部局))?|{_BODIES}に(?:より|よって)|(?:下線|アンダーライン|斜体|イタリック|太字|ゴシック|網掛け?|網かけ"
    r"|塗りつぶし|着色|色(?:付き|つき|分け)|[赤青緑黄灰橙]色?(?:字|文字|の?セル)?)(?:(?:の|を|が)?(?:付した|付いた|ついた|部分|箇所|欄|数値|値|団体|市町村|セル|文字))*)"
    r"(?:については|に?は|で(?:は)?|に|:|=)?、?(?P<said>.+)$"
)
_SOME_DO = Pattern(
    rf"(?P<said>.+?)(?:の|とする)?(?:{_BODIES}|場合|ところ|もの|数値)[がも](?:あり、?.*|ある|あります|あった|存在する|含まれ(?:る|ている))$"
)
_DIFFERS = Pattern(
    r"(?:期間|時点|年度|暦年|範囲|対象(?:者|職員)?|(?:算出|集計|算定|計算|把握)(?:の?方法|基準))(?:は|が)?.{0,12}(?:異な|違|統一され|一致し)"
)
_ANOTHER_YEAR = Pattern(r"(?:暦年|年次|前年度?|会計年度)(?:$|[のでを])")
_NOT_BUT = Pattern(r"ではな(?:く|い)")
_BRACKETS = Pattern(r"(?<=.)\([^()]*\)$")
_MINUTES = Pattern(r"小数(?:点(?:以下|第.位))?は分|時間[.．・、]分|は\d{1,2}時間\d{1,2}分")
"""Hours printed so that 8.30 is half past eight: no column of decimals says so itself."""


def stated(text: str) -> str:
    """Return the words of a clause that states what figures are; '' for any other prose."""
    plain = without_predicate(text)
    if (found := narrowed(text)) or len(plain) > LONGEST_PHRASE:
        return found
    bare = _BRACKETS.sub("", plain)
    if "=" in bare:  # 月平均＝年間÷12 is a formula
        return ""
    said = _SORT_OF_FIGURE.search(bare) or _NOT_BUT.search(plain) or _TAKES_IN.search(bare) or _APART.search(bare)
    return plain if said else ""


def narrowed(text: str) -> str:
    """Return what a clause leaves out or is limited to, one by one: 消防職員を除く、病院職員を除く.

    What the clause goes on to take in is said too: 管理職員を含めず、臨時職員を含む.
    """
    more = _AND_MORE.search(text)
    if more is not None:
        left_out, rest = narrowed(text[: more.start()]), more[0].removeprefix("、")
        taken_in = narrowed(rest) or (rest if _TAKES_IN.search(rest) else "")
        return "、".join(filter(None, (left_out, taken_in)))
    for pattern, how in ((_EXCEPT, "を除く"), (_ONLY, "のみ")):
        match = pattern.fullmatch(text)
        if match is not None:
            return "、".join(f"{part.strip()}{how}" for part in parts_of(match["what"]) if part.strip())
    return ""


def asserted(text: str) -> str:
    """Return what figures are said to be: (対象は)女性職員である, (対象：)女性職員; a verb says what was done."""
    plain = without_predicate(text)
    return plain if plain != text or (ends_in_noun(plain) and len(plain) <= LONGEST_PHRASE) else ""


def ends_in_noun(text: str) -> bool:
    """Tell whether a text ends like a heading, in a noun."""
    return _NOUN.search(text) is not None


def when(text: str) -> str:
    """Return a clause that is nothing but a period: (津山市は)令和５年度."""
    plain = without_predicate(text)
    return plain if find_periods(plain) and not without_periods(plain).strip(" ※") else ""


def sort_of_line(text: str) -> str:
    """Return a remark that calls its line's figure something: 10月まで, 累計."""
    return text if len(text) <= LONGEST_PHRASE and _SORT_OF_LINE.search(text) else ""


def no_result(text: str) -> bool:
    """Tell whether a clause calls figures no results: 目標値, 見込み."""
    return bool(_NO_RESULTS.search(without_predicate(text)))


def no_result_in(text: str) -> str:
    """Return the word of a text that calls figures no results, '' where it has none: 上限 of 上限時間."""
    match = _NO_RESULT_WORD.search(text)
    return match[0] if match is not None else ""


def writes_minutes(text: str) -> bool:
    """Tell whether a sentence says that decimals are minutes: 8.30 is half past eight."""
    return _MINUTES.search(text) is not None


def of_some(text: str) -> str:
    """Return what a sentence says of some figures without telling of which: (下線は)推計値, 消防を含まない(団体もある).

    `団体により集計期間が異なる` says it of all of them; what some bodies did (一部の団体は未回答) is no statement.
    """
    if _DIFFERS.search(text):
        return text
    for pattern in (_SOME_DO, _SOME_ARE):
        match = pattern.fullmatch(text)
        said = match["said"] if match is not None else ""
        if leaves_out(said) or stated(said) or when(said) or sort_of_line(said) or _ANOTHER_YEAR.search(said):
            return said
    return ""


def set_apart(text: str) -> bool:
    """Tell whether a clause says that its subject was reckoned apart, or made up: (消防職員は)別途計上している."""
    return _APART.search(text) is not None


def leaves_out(text: str) -> bool:
    """Tell whether a clause leaves out its subject: (消防職員は)除く."""
    return _EXCEPT.fullmatch(text) is not None


def parts_of(text: str) -> Sequence[str]:
    """Return what a phrase joins: 消防職員及び病院."""
    return _AND.split(text)


def without_predicate(text: str) -> str:
    """Return a clause without what it is predicated by: 女性職員の数値(である), 中央値(を記載している)."""
    return _IS.sub("", text)
